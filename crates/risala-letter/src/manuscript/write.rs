//! From changed blocks to a file. What was not changed keeps the file's own words.

use std::fmt::Write as _;

use super::{Block, Content, Kind, Manuscript, Piece, Sheet, normal, read};
use crate::template::isolated_length;

/// A block that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is. The number of an item counts only where it begins a list that is new.
    pub kind: Kind,
    /// Its content.
    pub pieces: Vec<Piece>,
    /// The block of the file that it comes from, from 0.
    pub from: Option<usize>,
}

/// A block written, for the draft of the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What stands between the block before and this one.
    pub gap: String,
    /// The block as Markdown with tags.
    pub source: String,
    /// Whether its emphasis cannot be said in Markdown and was left out.
    pub lost_emphasis: bool,
}

impl Manuscript {
    /// The drafts as blocks of this file: those that say what they said before keep the words of the file, and blocks
    /// that follow each other as before keep what stood between them.
    pub fn written(&self, drafts: &[Draft]) -> Vec<Written> {
        let mut written: Vec<Written> = Vec::with_capacity(drafts.len());
        let mut before: Option<&Draft> = None;
        for draft in drafts {
            let gap = self.gap(before, draft);
            let (source, lost_emphasis) = self.source(draft);
            written.push(Written { gap, source, lost_emphasis });
            before = Some(draft);
        }
        self.number(drafts, &mut written);
        written
    }

    fn gap(&self, before: Option<&Draft>, draft: &Draft) -> String {
        let Some(before) = before else {
            let first = draft.from.filter(|from| *from == 0).and_then(|from| self.blocks.get(from));
            return first.map(|block| block.gap.clone()).unwrap_or_default();
        };
        let follows = before.from.is_some_and(|from| draft.from == Some(from + 1));
        match draft.from.and_then(|from| self.blocks.get(from)) {
            Some(block) if follows => block.gap.clone(),
            _ => default_gap(before.kind, draft.kind).to_owned(),
        }
    }

    fn source(&self, draft: &Draft) -> (String, bool) {
        let pieces = normal(&draft.pieces);
        let same = |block: &&Block| block.kind.is_like(draft.kind) && block.pieces == pieces;
        match draft.from.and_then(|from| self.blocks.get(from)).filter(same) {
            Some(block) => (block.source.clone(), false),
            None => markdown(draft.kind, &pieces, self.sheet),
        }
    }

    /// Numbers the items of lists that have other items than before.
    fn number(&self, drafts: &[Draft], written: &mut [Written]) {
        let mut begin = 0;
        while let Some(first) = drafts.get(begin) {
            let Kind::Numbered(own) = first.kind else {
                begin += 1;
                continue;
            };
            let rest = drafts.get(begin..).unwrap_or_default();
            let length = rest.iter().take_while(|draft| matches!(draft.kind, Kind::Numbered(_))).count();
            if !self.is_whole_list(rest.get(..length).unwrap_or_default()) {
                let start = first.from.and_then(|from| self.list_start(from)).unwrap_or(own);
                for (one, number) in written.iter_mut().skip(begin).take(length).zip(start..) {
                    let digits = one.source.find(|c: char| !c.is_ascii_digit()).unwrap_or_default();
                    one.source.replace_range(..digits, &number.to_string());
                }
            }
            begin += length;
        }
    }

    fn is_numbered(&self, index: usize) -> bool {
        self.blocks.get(index).is_some_and(|block| matches!(block.kind, Kind::Numbered(_)))
    }

    /// The number of the first item of the file's list that a block is in.
    fn list_start(&self, index: usize) -> Option<u32> {
        let items = self.blocks.get(..=index)?.iter().rev().map_while(|block| match block.kind {
            Kind::Numbered(number) => Some(number),
            _ => None,
        });
        items.last()
    }

    /// Whether the drafts are a list of the file, item by item.
    fn is_whole_list(&self, drafts: &[Draft]) -> bool {
        let Some(first) = drafts.first().and_then(|draft| draft.from) else { return false };
        let is_numbered = |index: usize| self.is_numbered(index);
        let in_order = drafts.iter().zip(first..).all(|(draft, index)| draft.from == Some(index) && is_numbered(index));
        let begins = first.checked_sub(1).is_none_or(|index| !is_numbered(index));
        in_order && begins && !is_numbered(first + drafts.len())
    }
}

/// What stands between two blocks that did not follow each other.
fn default_gap(before: Kind, kind: Kind) -> &'static str {
    match (before, kind) {
        (before, kind) if before.is_item() && (kind.is_item() || kind == Kind::Mark) => "\n",
        (Kind::Mark, kind) if kind.is_item() => "\n",
        _ => "\n\n",
    }
}

/// A block as Markdown, and whether emphasis was lost: some, such as bold that ends at «…» within a word, cannot be said.
fn markdown(kind: Kind, pieces: &[Piece], sheet: Sheet) -> (String, bool) {
    let mark = match kind {
        Kind::Subject if sheet == Sheet::Letter => "# ".to_owned(),
        Kind::Numbered(number) => format!("{number}. "),
        Kind::Bullet => "- ".to_owned(),
        _ => String::new(),
    };
    let pieces = if kind == Kind::Subject { one_line(pieces) } else { pieces.to_vec() };
    let is_said = |text: &str| said(text, kind, sheet).is_some_and(|said| said == pieces);
    let text = format!("{mark}{}", emphasized(&pieces, kind, mark.len()));
    if is_said(&text) {
        return (text, false);
    }
    let plain: Vec<Piece> = normal(&pieces.iter().cloned().map(|piece| piece.styled(false, false)).collect::<Vec<_>>());
    let lost = plain != pieces;
    let text = format!("{mark}{}", emphasized(&plain, kind, mark.len()));
    if said(&text, kind, sheet).is_some_and(|said| said == plain) {
        return (text, lost);
    }
    (format!("{mark}{}", spelled_out(&plain, mark.len())), lost)
}

/// What a block written says when it is read; none when it is not one block of the kind.
fn said(text: &str, kind: Kind, sheet: Sheet) -> Option<Vec<Piece>> {
    // A paragraph is read below a subject, where it will stand.
    let (head, skipped) = match (kind, sheet) {
        (Kind::Subject, _) => ("", 0),
        (_, Sheet::Letter) => ("# x\n\n", 1),
        (_, Sheet::Mail) => ("x\n\n", 1),
    };
    let mut blocks = read(&format!("{head}{text}\n"), sheet).blocks.into_iter().skip(skipped);
    let (only, None) = (blocks.next()?, blocks.next()) else { return None };
    only.kind.is_like(kind).then_some(only.pieces)
}

fn one_line(pieces: &[Piece]) -> Vec<Piece> {
    let flat = pieces.iter().map(|piece| match piece.content {
        Content::Break => Piece::text(" ").styled(piece.bold, piece.italic),
        _ => piece.clone(),
    });
    normal(&flat.collect::<Vec<_>>())
}

/// Pieces with marks of emphasis, bold outside of italics.
fn emphasized(pieces: &[Piece], kind: Kind, indent: usize) -> String {
    let mut out = Out { text: String::new(), kind, indent, before: None, begins_line: true };
    let mut rest = pieces;
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|piece| piece.bold == first.bold).count();
        let (run, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        out.mark("**", first.bold);
        let mut inner = run;
        while let Some(first) = inner.first() {
            let length = inner.iter().take_while(|piece| piece.italic == first.italic).count();
            let (run, after) = inner.split_at_checked(length).unwrap_or((inner, &[]));
            out.mark("*", first.italic);
            out.pieces(run);
            out.mark("*", first.italic);
            inner = after;
        }
        out.mark("**", first.bold);
        rest = after;
    }
    out.text
}

struct Out {
    text: String,
    kind: Kind,
    /// Spaces before a line that goes on.
    indent: usize,
    before: Option<char>,
    begins_line: bool,
}

impl Out {
    fn mark(&mut self, mark: &str, is_set: bool) {
        if is_set {
            self.text.push_str(mark);
            self.begins_line = false;
            self.before = mark.chars().next_back();
        }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        let has_lines = pieces.iter().any(|piece| piece.content == Content::Break) || self.text.contains('\n');
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1).map(|piece| &piece.content);
            match &piece.content {
                Content::Text(text) => self.escaped(text, has_lines, matches!(next, Some(Content::Tag(_)))),
                Content::Tag(code) => {
                    self.text.push_str(code);
                    self.before = Some('}');
                    self.begins_line = false;
                }
                Content::Break => {
                    self.text.push_str("\\\n");
                    self.text.extend(std::iter::repeat_n(' ', self.indent));
                    self.before = Some('\n');
                    self.begins_line = true;
                }
            }
        }
    }

    /// Writes text so that nothing in it is markup.
    fn escaped(&mut self, text: &str, has_lines: bool, is_before_tag: bool) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let length = isolated_length(rest, self.before).unwrap_or_default();
            if length > 0 {
                let (done, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
                self.text.push_str(done);
                self.before = done.chars().next_back();
                self.begins_line = false;
                rest = after;
                continue;
            }
            let after = rest.get(c.len_utf8()..).unwrap_or_default();
            self.character(c, after, has_lines, is_before_tag);
            self.before = Some(c);
            // Digits may be the number of an item until what follows them is seen.
            self.begins_line = self.begins_line && c.is_ascii_digit();
            rest = after;
        }
    }

    fn character(&mut self, c: char, after: &str, has_lines: bool, is_before_tag: bool) {
        let ends_word = after.is_empty() || after.starts_with(char::is_whitespace);
        let is_first = self.begins_line && self.before.is_none_or(|before| !before.is_ascii_digit());
        let follows_number = self.begins_line && !is_first;
        let is_doubled = match c {
            '{' => after.starts_with('{') || (after.is_empty() && is_before_tag),
            '}' => self.before == Some('}'),
            _ => false,
        };
        match c {
            // A backslash before a tag is refused in templates.
            '\\' => self.text.push_str("&#92;"),
            '{' | '}' if is_doubled => {
                let _ = write!(self.text, "&#{};", u32::from(c));
            }
            '&' if is_entity(after) => self.text.push_str("&amp;"),
            '*' | '_' | '`' | '<' | '[' => self.backslashed(c),
            '|' | '~' if has_lines || is_first => self.backslashed(c),
            '#' if is_first || self.kind == Kind::Subject => self.backslashed(c),
            '>' | '=' if is_first => self.backslashed(c),
            '-' | '+' if is_first && (ends_word || after.starts_with(c)) => self.backslashed(c),
            '.' | ')' if follows_number && ends_word => self.backslashed(c),
            c => self.text.push(c),
        }
    }

    fn backslashed(&mut self, c: char) {
        self.text.push('\\');
        self.text.push(c);
    }
}

/// Whether what follows `&` makes it an entity.
fn is_entity(after: &str) -> bool {
    let name = after.find(';').and_then(|end| after.get(..end));
    name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#'))
}

/// Every sign of ASCII by its number: nothing is left that could be markup.
fn spelled_out(pieces: &[Piece], indent: usize) -> String {
    let mut text = String::new();
    for piece in pieces {
        match &piece.content {
            Content::Tag(code) => text.push_str(code),
            Content::Break => {
                text.push_str("\\\n");
                text.extend(std::iter::repeat_n(' ', indent));
            }
            Content::Text(words) => {
                for c in words.chars() {
                    if c.is_ascii_punctuation() {
                        let _ = write!(text, "&#{};", u32::from(c));
                    } else {
                        text.push(c);
                    }
                }
            }
        }
    }
    text
}
