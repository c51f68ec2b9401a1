//! The bytes a signature covers.

use super::Coverage;
use super::changes;
use crate::pdf::{Dictionary, Field, File, Object, from_hex, signature_fields};

/// The bytes a signature covers, and the message between them.
pub(super) struct Range<'a> {
    pub head: &'a [u8],
    pub tail: &'a [u8],
    /// Where the covered part of the file ends.
    pub end: usize,
    pub message: Vec<u8>,
}

impl<'a> Range<'a> {
    /// Reads a byte range that leaves out the contents' hexadecimal string alone.
    pub fn read(file: &File<'a>, value: &Dictionary) -> Option<Self> {
        let numbers = file.array(value, b"ByteRange");
        let mut numbers = numbers.iter().map(|number| usize::try_from(number.as_integer()?).ok());
        let (start, length) = (numbers.next()??, numbers.next()??);
        let (after, rest) = (numbers.next()??, numbers.next()??);
        let end = after.checked_add(rest)?;
        if start != 0 || numbers.next().is_some() {
            return None;
        }
        let pdf = file.bytes;
        let hole = pdf.get(length..after)?;
        let digits = hole.strip_prefix(b"<")?.strip_suffix(b">")?;
        let message = from_hex(digits)?;
        if file.get(value, b"Contents")?.as_string()? != message {
            return None;
        }
        Some(Self { head: pdf.get(..length)?, tail: pdf.get(after..end)?, end, message })
    }

    /// The covered part, as content that was signed.
    pub fn content(&self) -> [&'a [u8]; 2] {
        [self.head, self.tail]
    }

    /// What was done to the file since.
    pub fn coverage(&self, file: &File<'_>, field: &Field) -> Coverage {
        let added = file.bytes.len().saturating_sub(self.end);
        if added == 0 {
            return Coverage::Whole;
        }
        let before = file.bytes.get(..self.end).and_then(|bytes| File::open(bytes).ok());
        if before.is_some_and(|before| stood(&before, field) && changes::only_signatures(&before, file)) {
            Coverage::SignedAgain { added }
        } else {
            Coverage::ChangedAfter { added }
        }
    }
}

/// Whether the covered part has this signature in this field already: a copy put in later may say
/// another reason or time.
fn stood(before: &File<'_>, field: &Field) -> bool {
    let known = signature_fields(before);
    known.iter().any(|known| known.id == field.id && known.value == field.value)
}

/// The text at a key of a signature dictionary; nothing in it acts on a terminal or turns the line round.
pub(super) fn text(file: &File<'_>, value: &Dictionary, key: &[u8]) -> String {
    let text = file.get(value, key);
    let text = text.as_ref().and_then(Object::as_string).map(crate::pdf::from_text).unwrap_or_default();
    let shown =
        text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    shown.take(500).collect()
}
