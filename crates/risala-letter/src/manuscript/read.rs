//! From a file to its blocks.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::mask::{Mask, Opaque};
use super::{Block, Content, Kind, Manuscript, Piece, Sheet, is_mark, normal};

/// Reads a file whose lines end with LF. What no template may hold is read as plain text.
pub fn read(source: &str, sheet: Sheet) -> Manuscript {
    let mask = Mask::of(source);
    let mut reader = Reader { source, mask: &mask, sheet, blocks: Vec::new(), end: 0 };
    let mut begin = 0;
    let mut at = 0;
    for line in mask.text.split_inclusive('\n') {
        if reader.mark(line).is_some() {
            reader.markdown(begin..at);
            reader.mark_block(at..at + line.len());
            begin = at + line.len();
        }
        at += line.len();
    }
    reader.markdown(begin..at);
    reader.left_over(source.len());
    let tail = source.get(reader.end..).unwrap_or_default().to_owned();
    Manuscript { sheet, blocks: reader.blocks, tail }
}

struct Reader<'a> {
    source: &'a str,
    mask: &'a Mask<'a>,
    sheet: Sheet,
    blocks: Vec<Block>,
    /// Where the last block ends in the source.
    end: usize,
}

/// A block as Markdown has it: where it lies in the masked text, and what is in it.
struct Found {
    range: Range<usize>,
    kind: Kind,
    /// What it says; `None` when it has what no letter has, and is read as plain text.
    pieces: Option<Vec<Piece>>,
}

impl<'a> Reader<'a> {
    /// The tag that is alone on a line and stands for no value.
    fn mark(&self, line: &str) -> Option<&'a str> {
        let mut chars = line.trim_matches([' ', '\t', '\n']).chars();
        let (only, None) = (chars.next()?, chars.next()) else { return None };
        match self.mask.opaque(only)? {
            Opaque::Tag(code) => is_mark(code).then_some(code),
            Opaque::Literal(_) => None,
        }
    }

    fn mark_block(&mut self, line: Range<usize>) {
        let text = self.mask.text.get(line.clone()).unwrap_or_default();
        let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
        let pieces = self.mark(text).map(|code| vec![Piece::tag(code)]);
        let length = text.trim_matches([' ', '\t', '\n']).len();
        let begin = line.start + indent;
        self.push(Found { range: begin..begin + length, kind: Kind::Mark, pieces });
    }

    /// Reads the blocks of a stretch of Markdown.
    fn markdown(&mut self, range: Range<usize>) {
        let Some(text) = self.mask.text.get(range.clone()) else { return };
        let mut walk = Walk { mask: self.mask, found: Vec::new(), open: None, depth: 0, list: None };
        for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            walk.event(event, place.start + range.start..place.end + range.start);
        }
        for found in walk.found {
            self.push(found);
        }
    }

    fn push(&mut self, found: Found) {
        let text = self.mask.text.get(found.range.clone()).unwrap_or_default();
        let length = text.trim_end_matches([' ', '\t', '\n']).len();
        let begin = self.mask.source_offset(found.range.start);
        let end = self.mask.source_offset(found.range.start + length);
        let Some(source) = self.source.get(begin..end).filter(|source| !source.is_empty()) else { return };
        self.left_over(begin);
        let gap = self.source.get(self.end..begin).unwrap_or_default().to_owned();
        let masked = self.mask.text.get(found.range.start..found.range.start + length).unwrap_or_default();
        let pieces = normal(&found.pieces.unwrap_or_else(|| split(self.mask, masked, false, false)));
        let kind = self.kind(found.kind);
        // What says nothing, such as a paragraph of characters that are not allowed, stays in the gap before the next.
        if pieces.is_empty() {
            return;
        }
        self.end = end;
        self.blocks.push(Block { kind, pieces, gap, source: source.to_owned() });
    }

    /// Markdown is silent about some lines, such as definitions of links: they are plain text here.
    fn left_over(&mut self, until: usize) {
        let Some(text) = self.source.get(self.end..until).filter(|text| !text.trim().is_empty()) else { return };
        let source = text.trim_matches([' ', '\t', '\n']);
        let pieces = normal(&split(&Mask::default(), source, false, false));
        if pieces.is_empty() {
            return;
        }
        let at = text.find(source).unwrap_or_default();
        let gap = text.get(..at).unwrap_or_default().to_owned();
        self.end += at + source.len();
        self.blocks.push(Block { kind: Kind::Paragraph, pieces, gap, source: source.to_owned() });
    }

    /// A heading is the subject of a letter where it comes first, the first paragraph that of a mail.
    fn kind(&self, kind: Kind) -> Kind {
        match kind {
            Kind::Subject if !self.blocks.is_empty() || self.sheet == Sheet::Mail => Kind::Paragraph,
            Kind::Paragraph if self.blocks.is_empty() && self.sheet == Sheet::Mail => Kind::Subject,
            kind => kind,
        }
    }
}

/// Goes through the events of Markdown.
struct Walk<'a> {
    mask: &'a Mask<'a>,
    found: Vec<Found>,
    /// The block that is being read.
    open: Option<Open>,
    /// How many elements are open.
    depth: usize,
    /// The number of the next item when it is numbered.
    list: Option<Option<u64>>,
}

struct Open {
    range: Range<usize>,
    kind: Kind,
    /// At what depth it ends.
    depth: usize,
    pieces: Vec<Piece>,
    bold: u32,
    italic: u32,
    /// Whether it has nothing that a letter cannot have.
    is_plain: bool,
    /// Paragraphs in it.
    paragraphs: u32,
}

impl Walk<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.start(&tag, range);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag);
            }
            _ if self.open.is_none() => self.found.push(Found { range, kind: Kind::Paragraph, pieces: None }),
            event => self.inline(&event),
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        if let Some(open) = &mut self.open {
            match tag {
                Tag::Strong => open.bold += 1,
                Tag::Emphasis => open.italic += 1,
                Tag::Paragraph if open.paragraphs == 0 && open.pieces.is_empty() => open.paragraphs = 1,
                _ => open.is_plain = false,
            }
            return;
        }
        match tag {
            Tag::List(start) => self.list = Some(*start),
            Tag::Item => {
                let kind = self.item();
                self.open(range, kind, true);
            }
            Tag::Paragraph => self.open(range, Kind::Paragraph, true),
            Tag::Heading { level: HeadingLevel::H1, .. } => {
                // A line of `=` below makes a heading too; only `# ` is written by Risala and shown without its mark.
                let is_short = self.mask.text.get(range.clone()).is_some_and(|text| text.trim_start().starts_with('#'));
                let is_first = is_short && self.found.is_empty();
                self.open(range, if is_first { Kind::Subject } else { Kind::Paragraph }, is_first);
            }
            _ => self.open(range, Kind::Paragraph, false),
        }
    }

    fn item(&mut self) -> Kind {
        match &mut self.list {
            Some(Some(number)) => {
                let kind = Kind::Numbered(u32::try_from(*number).unwrap_or(u32::MAX));
                *number = number.saturating_add(1);
                kind
            }
            _ => Kind::Bullet,
        }
    }

    fn open(&mut self, range: Range<usize>, kind: Kind, is_plain: bool) {
        let depth = self.depth;
        self.open = Some(Open { range, kind, depth, pieces: Vec::new(), bold: 0, italic: 0, is_plain, paragraphs: 0 });
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(open) = self.open.take_if(|open| open.depth == self.depth) {
            let pieces = open.is_plain.then_some(open.pieces);
            self.found.push(Found { range: open.range, kind: open.kind, pieces });
            return;
        }
        match (&mut self.open, tag) {
            (Some(open), TagEnd::Strong) => open.bold = open.bold.saturating_sub(1),
            (Some(open), TagEnd::Emphasis) => open.italic = open.italic.saturating_sub(1),
            (None, TagEnd::List(_)) => self.list = None,
            _ => {}
        }
    }

    fn inline(&mut self, event: &Event) {
        let mask = self.mask;
        let Some(open) = &mut self.open else { return };
        let (bold, italic) = (open.bold > 0, open.italic > 0);
        match event {
            Event::Text(text) => open.pieces.extend(split(mask, text, bold, italic)),
            Event::SoftBreak => open.pieces.push(Piece::text(" ").styled(bold, italic)),
            Event::HardBreak => open.pieces.push(Piece::end_of_line()),
            _ => open.is_plain = false,
        }
    }
}

/// Masked text as pieces.
fn split(mask: &Mask, text: &str, bold: bool, italic: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    for c in text.chars() {
        match mask.opaque(c) {
            Some(Opaque::Tag(code)) => {
                if !plain.is_empty() {
                    pieces.push(Piece::text(std::mem::take(&mut plain)).styled(bold, italic));
                }
                pieces.push(Piece { content: Content::Tag(code.to_owned()), bold, italic });
            }
            Some(Opaque::Literal(literal)) => plain.push_str(literal),
            None => plain.push(c),
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::text(plain).styled(bold, italic));
    }
    pieces
}
