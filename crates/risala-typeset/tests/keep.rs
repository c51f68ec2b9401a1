//! The keep rules, on random letters of both languages.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeMap;

use common::{close, element, is_body, letter_one, lines, set, setup, to_mm};
use proptest::prelude::*;
use risala_letter::letter::List;
use risala_letter::{Block, Lang, LayoutKind, Letter, Paper, RichText, Style, Window};
use risala_typeset::layout::LaidOut;
use risala_typeset::page::{ElementKind, Mark};

const EN: [&str; 12] = [
    "we",
    "ask",
    "the",
    "government",
    "to",
    "lift",
    "restrictions",
    "telecommunications",
    "of",
    "and",
    "services",
    "people",
];
const AR: [&str; 12] =
    ["نرجو", "من", "معاليكم", "رفع", "القيود", "عن", "الاتصالات", "وتقانة", "المعلومات", "في", "سورية", "المدنية"];

fn words(lang: Lang, seed: usize, count: usize) -> RichText {
    let list = if lang == Lang::En { EN } else { AR };
    let words: Vec<&str> = (0..count).map(|n| list[(seed + n * n + 5 * n) % 12]).collect();
    RichText::plain(format!("{}.", words.join(" ")))
}

/// A block of the body: words of a paragraph, or of the items of a list.
#[derive(Debug, Clone)]
enum Shape {
    Paragraph(usize),
    List(Vec<usize>),
}

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        3 => (3..160_usize).prop_map(Shape::Paragraph),
        1 => prop::collection::vec(3..40_usize, 1..5).prop_map(Shape::List),
    ]
}

fn letter() -> impl Strategy<Value = Letter> {
    let layouts = prop_oneof![
        Just(LayoutKind::Parallel),
        Just(LayoutKind::Stacked),
        Just(LayoutKind::Consecutive),
        Just(LayoutKind::Single)
    ];
    let styles = prop_oneof![Just(Style::Classic), Just(Style::Naskh), Just(Style::Modern)];
    let windows = prop_oneof![Just(Window::None), Just(Window::Din5008b), Just(Window::Dl)];
    let shapes = prop::collection::vec(shape(), 1..14);
    (layouts, styles, windows, shapes, any::<bool>(), any::<bool>(), 0..12_usize).prop_map(
        |(layout, style, window, shapes, american, swapped, seed)| {
            let mut setup = setup(layout, style);
            setup.window = window;
            setup.paper = if american { Paper::Letter } else { Paper::A4 };
            let mut langs = vec![Lang::Ar, Lang::En];
            if swapped {
                langs.reverse();
            }
            langs.truncate(if layout == LayoutKind::Single { 1 } else { 2 });
            let mut letter = letter_one(setup, &langs);
            for text in &mut letter.texts {
                let lang = text.lang;
                let rich = |n: usize, count: usize| words(lang, seed + n, count);
                let body = shapes.iter().enumerate().map(|(n, shape)| match shape {
                    Shape::Paragraph(count) => Block::Paragraph(rich(n, *count)),
                    Shape::List(items) => Block::List(List {
                        start: (n % 2 == 0).then_some(8),
                        items: items.iter().map(|count| rich(n, *count)).collect(),
                    }),
                });
                let (first, last) = (text.blocks[0].clone(), text.blocks.last().unwrap().clone());
                text.blocks = [first].into_iter().chain(body).chain([last]).collect();
            }
            letter
        },
    )
}

/// Lines of each element by page, in the order of the page, as (page, range of the source text).
fn by_element(laid_out: &LaidOut) -> BTreeMap<usize, Vec<(usize, std::ops::Range<usize>)>> {
    let mut found = BTreeMap::<usize, Vec<_>>::new();
    for (n, page) in laid_out.pages.pages.iter().enumerate() {
        for (mark, line) in lines(page) {
            if let Mark::Element(index) = mark {
                found.entry(index).or_default().push((n, line.line.range.clone()));
            }
        }
    }
    found
}

fn no_line_outside_the_body(laid_out: &LaidOut) {
    let pages = &laid_out.pages;
    for (n, page) in pages.pages.iter().enumerate() {
        for (mark, line) in lines(page) {
            let y = to_mm(line.y);
            let Some(element) = element(&pages.elements, mark) else { continue };
            let left = to_mm(line.x);
            let right = to_mm(line.x + line.line.width);
            assert!(left >= 19.9 && right <= to_mm(pages.width) - 19.9, "{element:?}: {left} to {right}");
            if !is_body(element) {
                continue;
            }
            let end = to_mm(pages.height) - 23.5;
            let prevailing = close(y, to_mm(pages.height) - 19.1);
            assert!(prevailing || y < end, "page {n}: {element:?} at {y} below {end}");
            let text = matches!(element.kind, ElementKind::LBody | ElementKind::H1);
            assert!(!text || y > 29.0, "page {n}: {element:?} at {y}");
        }
    }
}

fn every_text_once(letter: &Letter, laid_out: &LaidOut) {
    for (index, lines) in by_element(laid_out) {
        let element = &laid_out.pages.elements[index];
        if !matches!(element.kind, ElementKind::LBody | ElementKind::H1) {
            continue;
        }
        let mut end = 0;
        for (_, range) in &lines {
            assert_eq!(range.start, end, "{element:?}");
            end = range.end;
        }
        let text = element.text.as_ref().unwrap();
        assert!(end >= text.len(), "{text} ends at {end}");
    }
    let shown: Vec<_> = laid_out.pages.elements.iter().filter_map(|element| element.text.clone()).collect();
    for text in &letter.texts {
        for block in &text.blocks {
            let wanted = match block {
                Block::Paragraph(words) | Block::Salutation(words) | Block::Closing(words) => vec![words],
                Block::List(list) => list.items.iter().collect(),
            };
            for words in wanted {
                assert!(shown.contains(&words.readable()), "{} is missing", words.readable());
            }
        }
    }
}

/// No single line of a paragraph of more than three stands alone on a page; short ones are whole.
fn no_widows_and_orphans(laid_out: &LaidOut) {
    for (index, lines) in by_element(laid_out) {
        let element = &laid_out.pages.elements[index];
        if !matches!(element.kind, ElementKind::P | ElementKind::LBody) {
            continue;
        }
        let mut pages = BTreeMap::<usize, usize>::new();
        for (page, _) in &lines {
            *pages.entry(*page).or_default() += 1;
        }
        if pages.len() > 1 {
            assert!(lines.len() > 3, "{element:?} is broken: {pages:?}");
            assert!(pages.values().all(|count| *count >= 2), "{element:?}: {pages:?}");
        }
    }
}

/// The closing has at least two lines of the body above it on its page.
fn the_closing_is_not_alone(letter: &Letter, laid_out: &LaidOut) {
    let elements = &laid_out.pages.elements;
    let mut most = 0;
    for text in &letter.texts {
        let Some(Block::Closing(closing)) = text.blocks.last() else { panic!("no closing") };
        let closing = closing.readable();
        let texts: Vec<String> = text
            .blocks
            .iter()
            .flat_map(|block| match block {
                Block::Paragraph(words) => vec![words.readable()],
                Block::List(list) => list.items.iter().map(RichText::readable).collect(),
                _ => Vec::new(),
            })
            .collect();
        for page in &laid_out.pages.pages {
            let on_page = |wanted: &dyn Fn(&str) -> bool| {
                lines(page)
                    .filter_map(|(mark, _)| element(elements, mark)?.text.as_deref())
                    .filter(|text| wanted(text))
                    .count()
            };
            if on_page(&|text| text == closing) > 0 {
                let above = on_page(&|text| texts.iter().any(|body| body == text));
                most = if letter.setup.layout == LayoutKind::Parallel { above.max(most) } else { above };
                let all = texts.len() == 1;
                assert!(most >= 2 || all || letter.setup.layout == LayoutKind::Parallel, "{above} lines above");
            }
        }
    }
    assert!(most >= 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_keep_their_rules(letter in letter()) {
        let laid_out = set(&letter);
        no_line_outside_the_body(&laid_out);
        every_text_once(&letter, &laid_out);
        no_widows_and_orphans(&laid_out);
        the_closing_is_not_alone(&letter, &laid_out);
        prop_assert_eq!(&laid_out, &set(&letter));
    }
}
