//! The engine: files, clock, assets, and the calls ([`api`]) that window and command line share.

pub mod api;
pub mod assets;
pub mod clock;
pub mod cover;
pub mod crew;
pub mod folder;
pub mod http;
pub mod import;
pub mod level;
pub mod make;
pub mod messages;
pub mod opened;
pub mod output;
pub mod plan;
pub mod preview;
pub mod signer;
pub mod text;

pub use risala_letter::campaign::SigningLevel;
pub use risala_letter::{Bilingual, Code, Lang, LayoutKind, Problem, Severity};
