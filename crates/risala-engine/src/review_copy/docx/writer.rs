//! A review copy written: languages side by side in a table, as in the letter, fields as content controls that stay whole.
//! The same text gives the same bytes.

use std::fmt::Write as _;

use risala_letter::manuscript::{Block, Content, Kind, Manuscript, Piece, is_mark};
use risala_letter::{Lang, Problem, characters};

use super::super::names::{key, name};
use super::super::{KEYWORD, script};
use super::{COLUMN, FIELD, HEADS, NOTE, WORDS};
use crate::import::spreadsheet::{self, HEAD, OFFICE, PACKAGE, archive};
use crate::messages::Messages;

/// A review copy to write.
pub struct Copy<'a> {
    /// The template's name.
    pub template: &'a str,
    /// Its title in the reader's language.
    pub title: &'a str,
    /// What tells the text from others.
    pub stamp: &'a str,
    /// Letter and covering mail: the languages side by side, English first.
    pub sides: Vec<Vec<Side<'a>>>,
}

/// A part of the template.
pub struct Side<'a> {
    /// `letter.ar` and the like.
    pub part: &'a str,
    /// Its text.
    pub text: &'a Manuscript,
}

/// Twentieths of a point: the width of the text between the margins of A4, and the margins.
const WIDTH: usize = 9_866;
const MARGIN: usize = 1_020;
/// How far items stand in, and their numbers before them: there is room on either side of a number, since programs do
/// not agree on where numbers end in text from right to left.
const INDENT: &str = "<w:ind w:left=\"560\" w:hanging=\"360\"/>";

/// The document's bytes, in the words of the reader's language.
///
/// # Errors
/// `command.internal` when the archive cannot be built.
pub fn write(copy: &Copy, words: &Messages) -> Result<Vec<u8>, Problem> {
    let mut writer = Writer { words, text: String::new(), lists: Vec::new(), controls: 0, bookmarks: 0 };
    let document = writer.document(copy);
    archive(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", roots()),
        ("docProps/core.xml", properties(copy, words.lang())),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations()),
        ("word/styles.xml", styles()),
        ("word/numbering.xml", numbering(&writer.lists)),
        ("word/settings.xml", settings(words.lang())),
    ])
}

struct Writer<'a> {
    words: &'a Messages,
    text: String,
    /// The lists so far: where each begins, or none for bullets.
    lists: Vec<Option<u32>>,
    controls: usize,
    bookmarks: usize,
}

impl Writer<'_> {
    fn document(&mut self, copy: &Copy) -> String {
        let title = self.words.text("review-title", &[("title", copy.title)]);
        self.note("Title", &title);
        for id in ["review-how_words", "review-how_fields", "review-how_back"] {
            let text = self.words.text(id, &[]);
            self.note("RisalaNote", &text);
        }
        for (sides, id) in copy.sides.iter().zip(["review-part_letter", "review-part_mail"]) {
            if !sides.is_empty() {
                let text = self.words.text(id, &[]);
                self.note("RisalaPart", &text);
                self.table(sides);
            }
        }
        let body = std::mem::take(&mut self.text);
        format!(
            "{HEAD}<w:document xmlns:w=\"{WORDS}\"><w:body>{body}<w:p><w:pPr><w:pStyle w:val=\"RisalaNote\"/></w:pPr></w:p><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
        )
    }

    /// A paragraph of Risala's own, in the reader's language.
    fn note(&mut self, style: &str, text: &str) {
        let is_arabic = self.words.lang() == Lang::Ar;
        let bidi = if is_arabic { "<w:bidi/>" } else { "" };
        let _ = write!(self.text, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>");
        self.run(text, "", is_arabic);
        self.text.push_str("</w:p>");
    }

    fn table(&mut self, sides: &[Side]) {
        let width = WIDTH / sides.len().max(1);
        let columns = format!("<w:gridCol w:w=\"{width}\"/>").repeat(sides.len());
        let _ = write!(
            self.text,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"RisalaTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>",
            width * sides.len()
        );
        self.heads(sides, width);
        let rows = sides.iter().map(|side| side.text.blocks.len()).max().unwrap_or_default();
        // The list that each side is in.
        let mut lists: Vec<Option<usize>> = vec![None; sides.len()];
        for row in 0..rows {
            self.text.push_str("<w:tr>");
            for (side, list) in sides.iter().zip(&mut lists) {
                let _ = write!(self.text, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
                let before = row.checked_sub(1).and_then(|before| side.text.blocks.get(before));
                self.block(side.part, side.text.blocks.get(row), before, list);
                self.text.push_str("</w:tc>");
            }
            self.text.push_str("</w:tr>");
        }
        self.text.push_str("</w:tbl>");
    }

    /// The languages' names, each with a bookmark that says what its column is.
    fn heads(&mut self, sides: &[Side], width: usize) {
        self.text.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for side in sides {
            let is_arabic = side.part.ends_with("ar");
            let head = HEADS.iter().find(|(lang, _)| side.part.ends_with(lang)).map_or("", |(_, head)| head);
            let (style, bookmark) = (style(is_arabic), side.part.replace('.', "_"));
            let id = self.bookmarks;
            self.bookmarks += 1;
            let _ = write!(
                self.text,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E3ECE8\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:bookmarkStart w:id=\"{id}\" w:name=\"{COLUMN}{bookmark}\"/>"
            );
            self.run(head, "<w:b/><w:bCs/>", is_arabic);
            let _ = write!(self.text, "<w:bookmarkEnd w:id=\"{id}\"/></w:p></w:tc>");
        }
        self.text.push_str("</w:tr>");
    }

    /// A paragraph of the template, or an empty one where a side has no more.
    fn block(&mut self, part: &str, block: Option<&Block>, before: Option<&Block>, list: &mut Option<usize>) {
        let is_arabic = part.ends_with("ar");
        let own = style(is_arabic);
        let Some(block) = block else {
            let _ = write!(self.text, "<w:p><w:pPr><w:pStyle w:val=\"{own}\"/></w:pPr></w:p>");
            return;
        };
        let style = match (block.kind, is_arabic) {
            (Kind::Subject, false) => "RisalaSubject",
            (Kind::Subject, true) => "RisalaSubjectArabic",
            _ => own,
        };
        let _ = write!(self.text, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if block.kind.is_item() {
            let goes_on = before.is_some_and(|before| before.kind.is_like(block.kind));
            let number = match list.filter(|_| goes_on) {
                Some(number) => number,
                None => self.list(block.kind),
            };
            *list = Some(number);
            let _ = write!(self.text, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        }
        // Said of each paragraph: a program that takes a paragraph without its style keeps its direction.
        self.text.push_str(if is_arabic { "<w:bidi/>" } else { "" });
        self.text.push_str(if block.kind.is_item() { INDENT } else { "" });
        self.text.push_str("</w:pPr>");
        for piece in &block.pieces {
            self.piece(piece, is_arabic);
        }
        self.text.push_str("</w:p>");
    }

    /// Begins a list; its number in the document, from 1.
    fn list(&mut self, kind: Kind) -> usize {
        self.lists.push(match kind {
            Kind::Numbered(start) => Some(start),
            _ => None,
        });
        self.lists.len()
    }

    fn piece(&mut self, piece: &Piece, is_arabic: bool) {
        let emphasis = emphasis(piece);
        match &piece.content {
            // In an Arabic paragraph words are set right to left, but for those that are all Latin.
            Content::Text(text) => self.run(text, &emphasis, is_arabic && script([piece]) != Some("en")),
            Content::Break => self.text.push_str("<w:r><w:br/></w:r>"),
            Content::Tag(code) => self.control(code, &emphasis),
        }
    }

    /// A field: a content control (17.5.2) whose words cannot be changed.
    fn control(&mut self, code: &str, emphasis: &str) {
        self.controls += 1;
        let shown = name(code, self.words);
        let style = if is_mark(code) { "RisalaCondition" } else { "RisalaField" };
        let alias: String = shown.chars().take(64).collect();
        let _ = write!(
            self.text,
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{FIELD}{}\"/><w:id w:val=\"{}\"/><w:lock w:val=\"contentLocked\"/></w:sdtPr><w:sdtContent>",
            escaped(&alias),
            escaped(&key(code)),
            self.controls
        );
        let is_arabic = script([&Piece::text(shown.as_str())]) == Some("ar");
        self.run(&format!("{{{alias}}}"), &format!("<w:rStyle w:val=\"{style}\"/>{emphasis}"), is_arabic);
        self.text.push_str("</w:sdtContent></w:sdt>");
    }

    fn run(&mut self, text: &str, properties: &str, is_arabic: bool) {
        let rtl = if is_arabic { "<w:rtl/>" } else { "" };
        let all = format!("{properties}{rtl}");
        let all = if all.is_empty() { all } else { format!("<w:rPr>{all}</w:rPr>") };
        let _ = write!(self.text, "<w:r>{all}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    }
}

/// Text as it stands in XML 1.0, which has no control characters.
fn escaped(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| !characters::is_forbidden(*c)).collect();
    spreadsheet::escaped(&allowed)
}

fn style(is_arabic: bool) -> &'static str {
    if is_arabic { "RisalaArabic" } else { "RisalaEnglish" }
}

fn emphasis(piece: &Piece) -> String {
    let bold = if piece.bold { "<w:b/><w:bCs/>" } else { "" };
    let italic = if piece.italic { "<w:i/><w:iCs/>" } else { "" };
    format!("{bold}{italic}")
}

fn content_types() -> String {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part = |name: &str, kind: &str| format!("<Override PartName=\"/{name}\" ContentType=\"{kind}+xml\"/>");
    let parts = [
        part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties"),
        part("word/document.xml", &format!("{kind}.document.main")),
        part("word/styles.xml", &format!("{kind}.styles")),
        part("word/numbering.xml", &format!("{kind}.numbering")),
        part("word/settings.xml", &format!("{kind}.settings")),
    ];
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        parts.concat()
    )
}

fn roots() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn relations() -> String {
    let parts = ["styles", "numbering", "settings"].into_iter().zip(1..).map(|(part, number)| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{part}\" Target=\"{part}.xml\"/>")
    });
    format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>", parts.collect::<String>())
}

/// Title, language, and among the keywords what the copy was made from (ECMA-376 part 2, 11).
fn properties(copy: &Copy, lang: Lang) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><cp:keywords>{KEYWORD} {} {}</cp:keywords><dc:language>{}</dc:language></cp:coreProperties>",
        escaped(copy.title),
        escaped(copy.stamp),
        escaped(copy.template),
        lang.code()
    )
}

/// What people change is tracked, so that they and we see it.
fn settings(lang: Lang) -> String {
    let lang = if lang == Lang::Ar { "ar-SA" } else { "en-GB" };
    format!(
        "{HEAD}<w:settings xmlns:w=\"{WORDS}\"><w:trackRevisions/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"{lang}\" w:bidi=\"ar-SA\"/></w:settings>"
    )
}

/// A style of paragraphs that follows another.
fn paragraph_style(id: &str, name: &str, base: &str, paragraph: &str, run: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
}

fn styles() -> String {
    let character = |id: &str, name: &str, fill: &str| {
        format!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/></w:rPr></w:style>"
        )
    };
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6B5AF\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let large = "<w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"28\"/>";
    let space = "<w:spacing w:before=\"60\" w:after=\"60\"/>";
    let arabic = "<w:lang w:val=\"en-GB\" w:bidi=\"ar-SA\"/>";
    let all = [
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>".to_owned(),
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>".to_owned(),
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>".to_owned(),
        paragraph_style("RisalaNote", NOTE, "Normal", space, ""),
        paragraph_style("Title", "Risala Note Title", "RisalaNote", "<w:keepNext/><w:spacing w:after=\"120\"/>", "<w:b/><w:bCs/><w:sz w:val=\"32\"/><w:szCs w:val=\"34\"/>"),
        paragraph_style("RisalaPart", "Risala Note Part", "RisalaNote", "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/>", large),
        paragraph_style("RisalaEnglish", "Risala English", "Normal", space, ""),
        paragraph_style("RisalaArabic", "Risala Arabic", "Normal", &format!("<w:bidi/>{space}"), arabic),
        paragraph_style("RisalaSubject", "Risala Subject", "RisalaEnglish", "<w:keepNext/>", "<w:sz w:val=\"24\"/>"),
        paragraph_style("RisalaSubjectArabic", "Risala Subject Arabic", "RisalaArabic", "<w:keepNext/>", "<w:szCs w:val=\"28\"/>"),
        character("RisalaField", "Risala Field", "FFF2CC"),
        character("RisalaCondition", "Risala Condition", "DDEBF7"),
        format!("<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"RisalaTable\"><w:name w:val=\"Risala Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"),
    ];
    format!(
        "{HEAD}<w:styles xmlns:w=\"{WORDS}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{}</w:styles>",
        all.concat()
    )
}

/// A list of its own for each list of the text, so that each begins where it begins.
fn numbering(lists: &[Option<u32>]) -> String {
    let level = |start: u32, format: &str, text: &str| {
        format!(
            "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr>{INDENT}</w:pPr></w:lvl>"
        )
    };
    let of = |(list, number): (&Option<u32>, usize)| {
        let level = list.map_or_else(|| level(1, "bullet", "•"), |start| level(start, "decimal", "%1."));
        format!("<w:abstractNum w:abstractNumId=\"{number}\">{level}</w:abstractNum>")
    };
    let abstracts: String = lists.iter().zip(1..).map(of).collect();
    let instances: String = (1..=lists.len())
        .map(|number| format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"{number}\"/></w:num>"))
        .collect();
    format!("{HEAD}<w:numbering xmlns:w=\"{WORDS}\">{abstracts}{instances}</w:numbering>")
}
