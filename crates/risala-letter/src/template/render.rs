//! A template's tree with values put in: Markdown in which every value is one opaque character.
//!
//! Values never meet the Markdown parser. Each is one private-use code point (plane 15) until the parsed
//! text is read, then it is put back between isolates. Private-use characters are refused in every input.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::codes;
use super::syntax::{Expression, Node};
use crate::problem::Problem;

/// Most bytes of one rendered file.
pub(crate) const MAX_OUTPUT: usize = 200 * 1024;

const FIRST: u32 = 0xF_0000;
const LAST: u32 = 0xF_FFFD;

/// What a template asks of its values.
pub(crate) trait Values {
    /// The text that stands for `expression`.
    fn value(&self, expression: &Expression) -> Result<String, Problem>;
    /// Whether `{{#if field}}` holds.
    fn holds(&self, field: &str) -> bool;
}

/// Markdown with opaque values.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// The Markdown.
    pub markdown: String,
    substitutes: Vec<Substitute>,
    /// Where in the Markdown a line of the source begins to count: (offset, line).
    lines: Vec<(usize, u32)>,
    size: usize,
}

#[derive(Debug)]
enum Substitute {
    /// A value, set between isolates.
    Value(String),
    /// A character that would have been markup.
    Literal(char),
}

/// Puts the values in; all problems carry their line.
pub(crate) fn render(nodes: &[Node], values: &impl Values) -> Result<Rendered, Vec<Problem>> {
    let mut rendered = Rendered::default();
    let mut problems = Vec::new();
    rendered.nodes(nodes, values, &mut problems);
    if rendered.size > MAX_OUTPUT {
        let limit = MAX_OUTPUT / 1024;
        problems.push(Problem::error(codes::OUTPUT_TOO_LARGE).arg("limit", limit));
    }
    if problems.is_empty() { Ok(rendered) } else { Err(problems) }
}

impl Rendered {
    /// Depth is bounded by the parser.
    fn nodes(&mut self, nodes: &[Node], values: &impl Values, problems: &mut Vec<Problem>) {
        for node in nodes {
            if self.size > MAX_OUTPUT {
                return;
            }
            match node {
                Node::Text { text, line } => {
                    self.lines.push((self.markdown.len(), *line));
                    self.text(text);
                }
                Node::Value { expression, line } => {
                    self.lines.push((self.markdown.len(), *line));
                    match values.value(expression) {
                        Ok(value) if value.is_empty() => {}
                        Ok(value) => self.substitute(Substitute::Value(value)),
                        Err(problem) => problems.push(problem.line(*line)),
                    }
                }
                Node::Condition { field, negated, then, otherwise, .. } => {
                    let branch = if values.holds(field) != *negated { then } else { otherwise };
                    self.nodes(branch, values, problems);
                }
            }
        }
    }

    /// Markdown as written, but escaped marks, hashtags and telephone numbers are opaque like values.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        let mut before = self.markdown.chars().next_back();
        while let Some(at) = rest.find(['\\', '#', '+']) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.plain(plain);
            let length = self.special(special, plain.chars().next_back().or(before));
            let (done, after) = special.split_at_checked(length).unwrap_or((special, ""));
            before = done.chars().next_back();
            rest = after;
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        self.markdown.push_str(text);
        self.size = self.size.saturating_add(text.len());
    }

    /// Writes what begins with one of the signs that may have to be opaque; returns its length.
    fn special(&mut self, text: &str, before: Option<char>) -> usize {
        let escaped = text.strip_prefix('\\').and_then(|after| after.chars().next());
        if let Some(mark @ ('*' | '_' | '`' | '#' | '~')) = escaped {
            self.substitute(Substitute::Literal(mark));
            return 2;
        }
        match isolated_length(text, before) {
            Some(length) => {
                self.substitute(Substitute::Value(text.get(..length).unwrap_or_default().to_owned()));
                length
            }
            None => {
                self.plain(text.get(..1).unwrap_or_default());
                1
            }
        }
    }

    fn substitute(&mut self, substitute: Substitute) {
        let index = u32::try_from(self.substitutes.len()).unwrap_or(u32::MAX);
        let code = FIRST.saturating_add(index);
        let Some(sentinel) = char::from_u32(code).filter(|_| code <= LAST) else {
            self.size = usize::MAX;
            return;
        };
        let length = match &substitute {
            Substitute::Value(value) => value.len(),
            Substitute::Literal(mark) => mark.len_utf8(),
        };
        self.size = self.size.saturating_add(length + sentinel.len_utf8());
        self.markdown.push(sentinel);
        self.substitutes.push(substitute);
    }

    /// The line of the source that wrote the character at `offset` of the Markdown.
    pub fn line(&self, offset: usize) -> u32 {
        let next = self.lines.partition_point(|(start, _)| *start <= offset);
        let (start, line) = next.checked_sub(1).and_then(|at| self.lines.get(at)).copied().unwrap_or((0, 1));
        let text = self.markdown.get(start..offset).unwrap_or_default();
        line + u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
    }

    /// Text of the parsed Markdown with its values put back.
    pub fn put_back<'t>(&self, text: &'t str) -> Cow<'t, str> {
        // Opaque characters, and they alone among those allowed, begin with this byte.
        if self.substitutes.is_empty() || !text.as_bytes().contains(&0xF3) {
            return Cow::Borrowed(text);
        }
        let mut filled = String::with_capacity(text.len());
        for c in text.chars() {
            match self.substituted(c) {
                Some(Substitute::Value(value)) => filled.push_str(&isolated(value)),
                Some(Substitute::Literal(mark)) => filled.push(*mark),
                None => filled.push(c),
            }
        }
        Cow::Owned(filled)
    }

    fn substituted(&self, c: char) -> Option<&Substitute> {
        let index = u32::from(c).checked_sub(FIRST)?;
        self.substitutes.get(usize::try_from(index).ok()?)
    }
}

/// `value`, NFC, between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9), hashtags and telephone numbers
/// in it isolated again.
pub(crate) fn isolated(value: &str) -> String {
    let value: Cow<'_, str> = if is_nfc(value) { value.into() } else { value.nfc().collect() };
    let mut out = String::with_capacity(value.len() + 6);
    out.push('\u{2068}');
    let mut rest = &*value;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        let length = isolated_length(rest, before).filter(|length| *length < value.len());
        let (done, after) = rest.split_at_checked(length.unwrap_or(c.len_utf8())).unwrap_or((rest, ""));
        match length {
            Some(_) => out.extend(['\u{2068}'].into_iter().chain(done.chars()).chain(['\u{2069}'])),
            None => out.push_str(done),
        }
        before = done.chars().next_back();
        rest = after;
    }
    out.push('\u{2069}');
    out
}

/// The length of a hashtag or an international telephone number at the start of `text`: both would show
/// their sign at the wrong end in text of the other direction.
pub(crate) fn isolated_length(text: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '&' | '_' | '/' | '#' | '+')) {
        return None;
    }
    let end = |rest: &str, belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if let Some(rest) = text.strip_prefix('#') {
        let length = end(rest, |c| c.is_alphanumeric() || c == '_' || is_combining_mark(c));
        return (length > 0).then_some(1 + length);
    }
    let rest = text.strip_prefix('+')?;
    let number = rest.get(..end(rest, |c| c.is_ascii_digit() || matches!(c, ' ' | '-')))?;
    let number = number.trim_end_matches([' ', '-']);
    let starts = number.starts_with(|c: char| c.is_ascii_digit());
    (starts && number.len() >= 4).then_some(1 + number.len())
}
