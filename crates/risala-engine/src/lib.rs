//! The engine: files, clock, assets, and the calls ([`api`]) that window and command line share.

pub mod api;
pub mod assets;
pub mod blobs;
pub mod clock;
mod command;
pub mod consent;
pub mod cover;
pub mod crew;
pub mod data;
pub mod directory;
pub mod folder;
pub mod http;
pub mod import;
pub mod keyring;
pub mod kind;
pub mod level;
pub mod make;
mod memory;
pub mod messages;
mod modules;
pub mod opened;
pub mod opt_outs;
pub mod output;
pub mod own_fonts;
pub mod plan;
pub mod preview;
pub mod seal;
pub mod secret;
pub mod sender;
pub mod signer;
pub mod store;
pub mod survey;
pub mod text;
pub mod vault;

pub use risala_letter::campaign::SigningLevel;
pub use risala_letter::{Bilingual, Code, Lang, LayoutKind, Problem, Severity};
