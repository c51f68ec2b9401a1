//! The text of a document, paragraph by paragraph, as it reads when every tracked change is accepted (ECMA-376 part 1,
//! 17.13.5) and nothing is shown that a reader does not see.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::BytesStart;
use risala_letter::manuscript::{Content, Kind, Piece, normal};

use super::super::Taken;
use super::lists::{Lists, Style, list_of};
use super::xml::{Space, Step, attribute, is_on, walk};
use super::{COLUMN, FIELD};

/// Most octets of text, and most paragraphs: far more than any letter has.
const MAX_TEXT: usize = 2 << 20;
const MAX_PARAGRAPHS: usize = 10_000;

/// What a document says.
#[derive(Debug, Default)]
pub struct Body {
    /// Its tables.
    pub tables: Vec<Vec<Row>>,
    /// The paragraphs outside of tables.
    pub loose: Vec<Taken>,
    /// Tracked insertions and deletions.
    pub insertions: usize,
    /// Tracked deletions.
    pub deletions: usize,
    /// Kinds of things that were not taken over.
    pub lost: BTreeSet<&'static str>,
    /// Fields whose shown name was written over: key, and what is shown now.
    pub renamed: Vec<(String, String)>,
    /// The words that comments are about, by the comments' ids.
    pub about: HashMap<String, String>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    is_deleted: bool,
}

/// A cell.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its column, from 0.
    pub column: usize,
    /// The part of a template that its column holds, if a bookmark says so.
    pub part: Option<String>,
    /// Its paragraphs.
    pub paragraphs: Vec<Taken>,
    span: usize,
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    list: Option<String>,
    level: u32,
    pieces: Vec<Piece>,
    /// Whether its end is deleted: the next paragraph goes on with it.
    is_open: bool,
    comments: Vec<String>,
}

/// How a run looks.
#[derive(Debug, Default)]
struct Run {
    bold: Option<bool>,
    italic: Option<bool>,
    is_hidden: bool,
}

/// A content control.
#[derive(Debug, Default)]
struct Control {
    /// The key of the field it stands for; none in a control that is not ours.
    key: Option<String>,
    alias: String,
    shown: String,
    bold: bool,
    italic: bool,
    is_done: bool,
}

/// Reads the text of a document.
pub fn read(bytes: &[u8], lists: &Lists, styles: &HashMap<String, Style>) -> Result<Body, String> {
    let mut reader = Reader {
        lists,
        styles,
        body: Body::default(),
        depth: 0,
        skipped: None,
        tables: 0,
        paragraph: None,
        pending: Vec::new(),
        is_of_paragraph: false,
        is_of_row: false,
        is_text: false,
        run: Run::default(),
        controls: Vec::new(),
        numbers: HashMap::new(),
        size: 0,
        paragraphs: 0,
    };
    walk(bytes, |step| reader.step(step))?;
    Ok(reader.body)
}

struct Reader<'a> {
    lists: &'a Lists,
    styles: &'a HashMap<String, Style>,
    body: Body,
    depth: usize,
    /// The depth of an element of which nothing is read.
    skipped: Option<usize>,
    /// How many tables are open.
    tables: usize,
    paragraph: Option<Paragraph>,
    /// What a paragraph without an end leaves to the next.
    pending: Vec<Piece>,
    /// Whether properties of a paragraph are read.
    is_of_paragraph: bool,
    /// Whether properties of a row are read.
    is_of_row: bool,
    is_text: bool,
    run: Run,
    controls: Vec<Control>,
    /// The next number of each list.
    numbers: HashMap<String, u32>,
    size: usize,
    paragraphs: usize,
}

impl Reader<'_> {
    fn step(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Start(space, name, element) => {
                self.depth += 1;
                if self.skipped.is_none() {
                    self.start(space, name, element);
                }
            }
            Step::End(space, name) => {
                if self.skipped.is_none() && space == Space::Words {
                    self.end(name)?;
                }
                self.skipped = self.skipped.filter(|depth| *depth != self.depth);
                self.depth = self.depth.saturating_sub(1);
            }
            Step::Text(text) if self.skipped.is_none() && self.is_text => {
                self.size = self.size.saturating_add(text.len());
                if self.size > MAX_TEXT {
                    return Err("more text than any letter has".to_owned());
                }
                self.push(Content::Text(text.to_owned()));
            }
            Step::Text(_) => {}
        }
        Ok(())
    }

    fn skip(&mut self) {
        self.skipped = Some(self.depth);
    }

    fn lose(&mut self, what: &'static str) {
        self.body.lost.insert(what);
    }

    fn start(&mut self, space: Space, name: &str, element: &BytesStart) {
        match (space, name) {
            (Space::Compatibility, "Fallback") => self.skip(),
            (Space::Maths, "oMath" | "oMathPara") => {
                self.lose("formula");
                self.skip();
            }
            // What a property was before a tracked change.
            (Space::Words, name) if name.ends_with("Change") => self.skip(),
            (Space::Words, name) => {
                let is_known = self.tracked(name)
                    || self.of_table(name, element)
                    || self.of_paragraph(name, element)
                    || self.of_run(name, element);
                if !is_known {
                    self.of_place(name, element);
                }
            }
            _ => {}
        }
    }

    /// Tracked changes.
    fn tracked(&mut self, name: &str) -> bool {
        match name {
            "del" | "moveFrom" if self.is_of_row => {
                if let Some(row) = self.row() {
                    row.is_deleted = true;
                }
            }
            "del" | "moveFrom" if self.is_of_paragraph => {
                self.body.deletions += 1;
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.is_open = true;
                }
            }
            "del" | "moveFrom" => {
                self.body.deletions += 1;
                self.skip();
            }
            "ins" | "moveTo" => self.body.insertions += 1,
            _ => return false,
        }
        true
    }

    fn row(&mut self) -> Option<&mut Row> {
        self.body.tables.last_mut()?.last_mut()
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.row()?.cells.last_mut()
    }

    fn of_table(&mut self, name: &str, element: &BytesStart) -> bool {
        match name {
            "tbl" => {
                self.tables += 1;
                match self.tables {
                    1 => self.body.tables.push(Vec::new()),
                    _ => self.lose("table"),
                }
            }
            "tr" if self.tables == 1 => {
                if let Some(table) = self.body.tables.last_mut() {
                    table.push(Row::default());
                }
            }
            "trPr" => self.is_of_row = true,
            "tc" if self.tables == 1 => {
                if let Some(row) = self.row() {
                    let column = row.cells.last().map_or(0, |cell| cell.column.saturating_add(cell.span));
                    row.cells.push(Cell { column, span: 1, ..Cell::default() });
                }
            }
            "gridSpan" if self.tables == 1 => {
                let span = attribute(element, "val").and_then(|value| value.parse().ok()).unwrap_or(1);
                if let Some(cell) = self.cell() {
                    cell.span = span;
                }
            }
            _ => return false,
        }
        true
    }

    fn of_paragraph(&mut self, name: &str, element: &BytesStart) -> bool {
        let value = || attribute(element, "val").unwrap_or_default();
        match (name, &mut self.paragraph) {
            ("p", paragraph) => {
                let pieces = std::mem::take(&mut self.pending);
                *paragraph = Some(Paragraph { pieces, ..Paragraph::default() });
            }
            ("pPr", _) => self.is_of_paragraph = true,
            ("pStyle", Some(paragraph)) => paragraph.style = value(),
            ("numId", Some(paragraph)) if self.is_of_paragraph => paragraph.list = Some(value()),
            ("ilvl", Some(paragraph)) if self.is_of_paragraph => paragraph.level = value().parse().unwrap_or(0),
            _ => return false,
        }
        true
    }

    fn of_run(&mut self, name: &str, element: &BytesStart) -> bool {
        let is_set = is_on(element);
        match name {
            _ if self.is_of_paragraph => return false,
            "r" => self.run = Run::default(),
            "rStyle" => {
                let id = attribute(element, "val").unwrap_or_default();
                if let Some(style) = self.styles.get(&id) {
                    self.run.bold = style.bold.then_some(true);
                    self.run.italic = style.italic.then_some(true);
                }
            }
            // Latin and Arabic letters have a property each; either makes the words bold.
            "b" | "bCs" => self.run.bold = Some(is_set || (name == "bCs" && self.run.bold == Some(true))),
            "i" | "iCs" => self.run.italic = Some(is_set || (name == "iCs" && self.run.italic == Some(true))),
            "vanish" => self.run.is_hidden = is_set,
            "u" | "strike" | "dstrike" if is_set => self.lose("style"),
            "vertAlign" if attribute(element, "val").as_deref() != Some("baseline") => self.lose("style"),
            "t" => self.is_text = true,
            "tab" => self.push(Content::Text(" ".to_owned())),
            "br" if matches!(attribute(element, "type").as_deref(), Some("page" | "column")) => {}
            "br" | "cr" => self.push(Content::Break),
            "noBreakHyphen" => self.push(Content::Text("\u{2011}".to_owned())),
            _ => return false,
        }
        true
    }

    /// Content controls, bookmarks, comments, and what is not taken over.
    fn of_place(&mut self, name: &str, element: &BytesStart) {
        match name {
            "sdt" => self.controls.push(Control::default()),
            "tag" | "alias" => self.control(name, &attribute(element, "val").unwrap_or_default()),
            "bookmarkStart" => {
                let bookmark = attribute(element, "name").unwrap_or_default();
                let part = bookmark.strip_prefix(COLUMN).map(|part| part.replace('_', "."));
                if let Some(cell) = self.cell().filter(|_| part.is_some()) {
                    cell.part = part;
                }
            }
            "commentRangeStart" | "commentReference" => {
                if let (Some(paragraph), Some(id)) = (&mut self.paragraph, attribute(element, "id")) {
                    paragraph.comments.push(id);
                }
            }
            "hyperlink" if attribute(element, "id").is_some() => self.lose("link"),
            "footnoteReference" | "endnoteReference" => self.lose("footnote"),
            "sym" => self.lose("symbol"),
            "altChunk" => self.lose("table"),
            "drawing" | "pict" | "object" => {
                self.lose("picture");
                self.skip();
            }
            "sectPr" => self.skip(),
            _ => {}
        }
    }

    fn control(&mut self, name: &str, value: &str) {
        let Some(control) = self.controls.last_mut() else { return };
        match name {
            "alias" => value.clone_into(&mut control.alias),
            _ => control.key = value.strip_prefix(FIELD).map(str::to_owned),
        }
    }

    fn push(&mut self, content: Content) {
        let (bold, italic) = (self.run.bold == Some(true), self.run.italic == Some(true));
        let Some(paragraph) = &mut self.paragraph else { return };
        if self.run.is_hidden {
            self.body.lost.insert("hidden");
            return;
        }
        // A field is one thing, whatever is shown for it.
        if let Some(control) = self.controls.iter_mut().rev().find(|control| control.key.is_some()) {
            (control.bold, control.italic) = (bold, italic);
            if let Content::Text(text) = content {
                control.shown.push_str(&text);
            }
            return;
        }
        paragraph.pieces.push(Piece { content, bold, italic });
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        match name {
            "t" => self.is_text = false,
            "pPr" => self.is_of_paragraph = false,
            "trPr" => self.is_of_row = false,
            "p" => self.end_paragraph()?,
            "tc" if self.tables == 1 && !self.pending.is_empty() => {
                self.paragraph = Some(Paragraph { pieces: std::mem::take(&mut self.pending), ..Paragraph::default() });
                self.end_paragraph()?;
            }
            "tr" if self.tables == 1 => {
                if let Some(table) = self.body.tables.last_mut() {
                    table.pop_if(|row| row.is_deleted);
                }
            }
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "sdt" => {
                self.end_control();
                self.controls.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts the field of the innermost control where it ends: after its words, or at the end of its paragraph.
    fn end_control(&mut self) {
        let (Some(control), Some(paragraph)) = (self.controls.last_mut(), &mut self.paragraph) else { return };
        let Some(key) = control.key.as_ref().filter(|_| !control.is_done && !control.shown.trim().is_empty()) else {
            return;
        };
        control.is_done = true;
        if !control.alias.is_empty() && bare(&control.shown) != bare(&control.alias) {
            self.body.renamed.push((key.clone(), control.shown.trim().to_owned()));
        }
        let piece = Piece { content: Content::Tag(key.clone()), bold: control.bold, italic: control.italic };
        paragraph.pieces.push(piece);
    }

    fn end_paragraph(&mut self) -> Result<(), String> {
        self.end_control();
        let Some(mut paragraph) = self.paragraph.take() else { return Ok(()) };
        self.paragraphs += 1;
        if self.paragraphs > MAX_PARAGRAPHS {
            return Err("more paragraphs than any letter has".to_owned());
        }
        if paragraph.is_open {
            self.pending = paragraph.pieces;
            return Ok(());
        }
        let pieces = normal(&paragraph.pieces);
        let words: String = pieces.iter().map(words).collect();
        let about: String = words.chars().take(80).collect();
        for id in paragraph.comments.drain(..) {
            self.body.about.entry(id).or_insert_with(|| about.clone());
        }
        if pieces.is_empty() {
            return Ok(());
        }
        let kind = self.kind(&paragraph);
        let style = self.styles.get(&paragraph.style).map_or(paragraph.style, |style| style.name.clone());
        let taken = Taken { kind, pieces, style };
        let is_in_table = self.tables > 0;
        match self.cell().filter(|_| is_in_table) {
            Some(cell) => cell.paragraphs.push(taken),
            None => self.body.loose.push(taken),
        }
        Ok(())
    }

    fn kind(&mut self, paragraph: &Paragraph) -> Kind {
        let list = paragraph.list.clone().or_else(|| list_of(self.styles, &paragraph.style));
        let Some(list) = list.filter(|list| list != "0") else { return Kind::Paragraph };
        if paragraph.level > 0 {
            self.lose("level");
        }
        let Some(start) = self.lists.start(&list) else { return Kind::Bullet };
        let next = self.numbers.entry(list).or_insert(start);
        let number = *next;
        *next = next.saturating_add(1);
        Kind::Numbered(number)
    }
}

/// What a piece shows.
fn words(piece: &Piece) -> &str {
    match &piece.content {
        Content::Text(text) => text,
        Content::Tag(key) => key,
        Content::Break => " ",
    }
}

/// A shown name without its braces, and without what programs put around and into words.
fn bare(shown: &str) -> String {
    shown.chars().filter(|c| c.is_alphanumeric()).collect()
}
