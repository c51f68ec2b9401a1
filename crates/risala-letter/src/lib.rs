//! What a letter says: an official, a campaign and a template become a [`Letter`].
//!
//! Pure: no files, no clock, no fonts. Whatever can be wrong with words, names, dates and fields is a
//! [`Problem`] with a code; its wording in both languages lives in `messages/`.

pub mod campaign;
pub mod catalogue;
pub mod characters;
pub mod columns;
pub mod compose;
pub mod countries;
pub mod filter;
pub mod forms;
pub mod lang;
pub mod letter;
pub mod locale;
pub mod manuscript;
mod markdown;
pub mod official;
pub mod problem;
pub mod review;
pub mod setup;
pub mod suggest;
pub mod template;

pub use campaign::Campaign;
pub use compose::{ComposeInput, CoverMail, CoverText, compose, compose_mail};
pub use filter::Filter;
pub use lang::{Bilingual, Lang};
pub use letter::{Block, Inline, Labelled, Letter, LetterText, Letterhead, RichText, Signatory};
pub use official::Official;
pub use problem::{Code, Problem, Severity};
pub use setup::{Align, Digits, LayoutKind, PageSetup, Paper, Prevailing, Rgb, Style, Window};
pub use template::{Template, TemplateSources};
