//! Review copies as documents of word processors (.docx; ECMA-376, transitional): written, and read when they come back.

mod body;
mod lists;
mod package;
mod parts;
mod reader;
mod writer;
mod xml;

pub use parts::by_script;
pub use reader::{Document, Origin, Remark, read};
pub use writer::{Copy, Side, write};

/// Namespace of a document's text.
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What the tag of a field's content control (17.5.2) begins with; controls of others do not.
const FIELD: &str = "risala:";
/// What a bookmark at the head of a column begins with; `letter_en` and the like follow.
const COLUMN: &str = "risala_";
/// How the names of the styles begin of the words that are Risala's own and no part of a letter.
const NOTE: &str = "Risala Note";
/// How languages are headed.
const HEADS: [(&str, &str); 2] = [("en", "English"), ("ar", "العربية")];
