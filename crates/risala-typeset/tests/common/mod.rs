//! Letters for tests, built from resolved texts.
#![allow(dead_code, missing_docs)]

use risala_letter::letter::{List, Picture};
use risala_letter::{
    Align, Bilingual, Block, Digits, Labelled, Lang, LayoutKind, Letter, LetterText, Letterhead, PageSetup, Paper,
    Prevailing, Rgb, RichText, Signatory, Style, Window,
};
use risala_typeset::layout::{LaidOut, PictureSizes, Setter, lay_out};
use risala_typeset::page::{Content, Element, ElementKind, Item, Mark, Page, PlacedLine};

/// Points to millimetres.
pub fn to_mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

pub fn close(a: f32, b: f32) -> bool {
    (a - b).abs() <= 0.05
}

/// Square emblem and stamp, a signature three times as wide as high.
pub struct Sizes;

impl PictureSizes for Sizes {
    fn size(&self, file: &str) -> Option<(f32, f32)> {
        match file {
            "emblem.svg" | "stamp.svg" => Some((100.0, 100.0)),
            "signature.svg" => Some((300.0, 99.0)),
            _ => None,
        }
    }
}

#[path = "../support/mod.rs"]
mod support;
pub use support::fonts;

pub fn set(letter: &Letter) -> LaidOut {
    let mut setter = Setter::new(fonts(letter.setup.style));
    match lay_out(letter, &mut setter, &Sizes) {
        Ok(laid_out) => laid_out,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// Errors, or warnings where there are none.
pub fn problems(letter: &Letter) -> Vec<risala_letter::Problem> {
    let mut setter = Setter::new(fonts(letter.setup.style));
    match lay_out(letter, &mut setter, &Sizes) {
        Ok(laid_out) => laid_out.warnings,
        Err(problems) => problems,
    }
}

fn picture(file: &str, ar: &str, en: &str) -> Picture {
    Picture { file: file.to_owned(), alt: both(ar, en) }
}

fn both(ar: &str, en: &str) -> Bilingual {
    Bilingual { ar: Some(ar.to_owned()), en: Some(en.to_owned()) }
}

pub fn setup(layout: LayoutKind, style: Style) -> PageSetup {
    PageSetup {
        paper: Paper::A4,
        layout,
        style,
        window: Window::None,
        marks: true,
        align: Align::Start,
        size: None,
        accent: Rgb(0x1b, 0x4d, 0x3e),
    }
}

pub fn signatory(ar: (&str, &str), en: (&str, &str)) -> Signatory {
    let rich = |ar: &str, en: &str| Bilingual { ar: Some(RichText::plain(ar)), en: Some(RichText::plain(en)) };
    Signatory {
        name: rich(ar.0, en.0),
        title: rich(ar.1, en.1),
        picture: Some(picture("signature.svg", "توقيع", "signature")),
        stamp: Some(picture("stamp.svg", "ختم", "stamp")),
    }
}

/// Letter 1 to a man, in these languages.
pub fn letter_one(setup: PageSetup, langs: &[Lang]) -> Letter {
    letter_to("male", setup, langs)
}

/// Letter 1 to a man or a woman.
pub fn letter_to(who: &str, setup: PageSetup, langs: &[Lang]) -> Letter {
    let windowed = setup.window != Window::None;
    let two = langs.len() == 2;
    Letter {
        official: "sample-06".to_owned(),
        reference: "12/ب/2026".to_owned(),
        date: jiff::civil::date(2026, 1, 7),
        template: "official".to_owned(),
        setup,
        letterhead: Letterhead {
            name: both(
                if who == "male" { "منظمة مثال للتقانة" } else { "اتحاد مثال للتقانة" },
                "Example Technology Organisation",
            ),
            place: both("دمشق، سورية", "Damascus, Syria"),
            emblem: Some(picture("emblem.svg", "شعار", "emblem")),
            ready: None,
            address: both("ص. ب. \u{2068}0000\u{2069}، دمشق، سورية", "P.O. Box 0000, Damascus, Syria"),
            email: Some("office@example.org".to_owned()),
            phone: Some("+963 11 000 0000".to_owned()),
            website: Some("example.org".to_owned()),
        },
        texts: langs.iter().map(|lang| text(who, *lang, windowed)).collect(),
        prevailing: two.then_some(Prevailing::En),
        signatories: vec![signatory(
            ("المهندسة سلمى الحلبي", "رئيسة مجلس الإدارة"),
            ("Salma al-Halabi", "Chair of the Board"),
        )],
        sender_line: windowed.then(|| "Example Technology Organisation · P.O. Box 0000 · Damascus · Syria".to_owned()),
        window_address: Vec::new(),
        logos: Vec::new(),
    }
}

/// One language of letter 1, from its resolved text.
pub fn text(who: &str, lang: Lang, windowed: bool) -> LetterText {
    let file = format!("{}/tests/fixtures/1-official.{}.{who}.txt", env!("CARGO_MANIFEST_DIR"), lang.code());
    let source = std::fs::read_to_string(file).unwrap().replace('\'', "’");
    let lines: Vec<&str> = source.trim().lines().collect();
    let value = |line: &str| line.split_once(':').unwrap().1.trim().to_owned();
    let body: Vec<&str> = lines[7..].iter().copied().filter(|l| !l.is_empty()).collect();
    let end = body.iter().position(|line| line.starts_with("وتفضلوا") || line.starts_with("Please accept")).unwrap();
    let mut addressee = vec![RichText::plain(lines[3]), RichText::plain(lines[4])];
    if lang == Lang::En {
        let post = ["Ministry of Trade", "12 Example Square", "10115 Exampletown", "EXAMPLELAND"];
        let mail = ["Ministry of Trade", "Exampleland"];
        let rest: &[&str] = if windowed { &post } else { &mail };
        addressee.extend(rest.iter().map(|line| RichText::plain(*line)));
    }
    let (reference, date, subject) = match lang {
        Lang::En => ("Ref.", "Date", "Subject:"),
        Lang::Ar => ("الرقم", "التاريخ", "الموضوع:"),
    };
    LetterText {
        lang,
        locale: if lang == Lang::En { "en-GB" } else { "ar-SY" }.to_owned(),
        digits: if lang == Lang::En { Digits::Latn } else { Digits::Arab },
        title: value(lines[6]),
        reference: Labelled {
            label: reference.to_owned(),
            value: RichText::plain(format!("\u{2068}{}\u{2069}", value(lines[0]))),
        },
        date: Labelled { label: date.to_owned(), value: RichText::plain(value(lines[1])) },
        addressee,
        subject: Labelled { label: subject.to_owned(), value: RichText::plain(value(lines[6])) },
        blocks: blocks(&body[..=end]),
        after: body.get(end + 3).map(|line| RichText::plain(*line)).into_iter().collect(),
    }
}

fn blocks(lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let item = line.split_once(". ").filter(|(number, _)| number.chars().count() == 1);
        match (n, item) {
            (0, _) => blocks.push(Block::Salutation(RichText::plain(*line))),
            (n, _) if n + 1 == lines.len() => blocks.push(Block::Closing(RichText::plain(*line))),
            (_, Some((_, words))) => match blocks.last_mut() {
                Some(Block::List(list)) => list.items.push(RichText::plain(words)),
                _ => blocks.push(Block::List(List { start: Some(1), items: vec![RichText::plain(words)] })),
            },
            _ => blocks.push(Block::Paragraph(RichText::plain(*line))),
        }
    }
    blocks
}

/// The lines of a page with their marks.
pub fn lines(page: &Page) -> impl Iterator<Item = (Mark, &PlacedLine)> {
    page.items.iter().filter_map(|Item { mark, content }| match content {
        Content::Line(line) => Some((*mark, line)),
        _ => None,
    })
}

/// The words a line shows, without isolates.
pub fn words(line: &PlacedLine) -> String {
    RichText::plain(&line.line.text[line.line.range.clone()]).readable().trim().to_owned()
}

/// The first line of a page that starts with these words.
pub fn find<'p>(page: &'p Page, start: &str) -> &'p PlacedLine {
    lines(page)
        .map(|(_, line)| line)
        .find(|line| words(line).starts_with(start))
        .unwrap_or_else(|| panic!("no line starts with {start:?}"))
}

/// The element of a mark.
pub fn element(elements: &[Element], mark: Mark) -> Option<&Element> {
    match mark {
        Mark::Element(index) => elements.get(index),
        _ => None,
    }
}

/// Whether an element holds text of the body.
pub fn is_body(element: &Element) -> bool {
    matches!(element.kind, ElementKind::P | ElementKind::LBody | ElementKind::H1)
}
