//! A text with its tags, hashtags and telephone numbers as single opaque characters, as the renderer has them: to
//! Markdown they are letters and nothing in them is markup.

use crate::template::{isolated_length, split_tag};

const FIRST: u32 = 0xF_0000;
const LAST: u32 = 0xF_FFFD;

/// What an opaque character stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opaque<'a> {
    /// A tag with its braces.
    Tag(&'a str),
    /// Text that is never markup.
    Literal(&'a str),
}

/// A masked text, and the way back to its source.
#[derive(Debug, Default)]
pub(super) struct Mask<'a> {
    /// The text with opaque characters.
    pub text: String,
    opaque: Vec<Opaque<'a>>,
    /// Where the offsets of text and source drift apart: (offset in the text, offset in the source), rising.
    seams: Vec<(usize, usize)>,
}

impl<'a> Mask<'a> {
    pub fn of(source: &'a str) -> Self {
        let mut mask = Self::default();
        let mut rest = source;
        let mut before = None;
        while let Some(c) = rest.chars().next() {
            let at = source.len() - rest.len();
            let (length, opaque) = next(rest, c, before);
            let (done, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            match opaque {
                Some(opaque) if mask.cover(opaque, at, done.len()) => {}
                // Such characters are refused in every template; here they must not pass for one of ours.
                _ if u32::from(c) >= FIRST => mask.replace("\u{FFFD}", at, done.len()),
                _ => mask.text.push_str(done),
            }
            before = done.chars().next_back();
            rest = after;
        }
        mask
    }

    fn cover(&mut self, opaque: Opaque<'a>, at: usize, length: usize) -> bool {
        let code = u32::try_from(self.opaque.len()).unwrap_or(u32::MAX).saturating_add(FIRST);
        let Some(c) = char::from_u32(code).filter(|_| code <= LAST) else { return false };
        self.opaque.push(opaque);
        self.replace(c.encode_utf8(&mut [0; 4]), at, length);
        true
    }

    fn replace(&mut self, with: &str, at: usize, length: usize) {
        self.seams.push((self.text.len(), at));
        self.text.push_str(with);
        self.seams.push((self.text.len(), at + length));
    }

    /// The offset in the source of an offset of the text that lies on a border of characters.
    pub fn source_offset(&self, offset: usize) -> usize {
        let next = self.seams.partition_point(|(at, _)| *at <= offset);
        let (at, source) = next.checked_sub(1).and_then(|index| self.seams.get(index)).copied().unwrap_or_default();
        source + (offset - at)
    }

    /// What a character of the text stands for.
    pub fn opaque(&self, c: char) -> Option<Opaque<'a>> {
        let index = u32::from(c).checked_sub(FIRST)?;
        self.opaque.get(usize::try_from(index).ok()?).copied()
    }
}

/// How long the next stretch is, and whether it is opaque.
fn next(rest: &str, c: char, before: Option<char>) -> (usize, Option<Opaque<'_>>) {
    if let Some((_, after)) = rest.strip_prefix("{{").and_then(split_tag) {
        let length = rest.len() - after.len();
        return (length, rest.get(..length).map(Opaque::Tag));
    }
    if c == '\\' {
        let escaped = rest.get(1..).and_then(|after| after.chars().next());
        let length = escaped.filter(|c| matches!(c, '*' | '_' | '`' | '#' | '~')).map_or(1, |c| 1 + c.len_utf8());
        return (length, None);
    }
    match isolated_length(rest, before) {
        Some(length) => (length, rest.get(..length).map(Opaque::Literal)),
        None => (c.len_utf8(), None),
    }
}
