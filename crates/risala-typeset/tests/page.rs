//! The measures of the page, in millimetres, asserted on placed lines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{close, find, letter_one, letter_to, lines, set, setup, to_mm, words};
use risala_letter::{Block, Lang, LayoutKind, Letter, Paper, RichText, Style, Window};
use risala_typeset::layout::LaidOut;
use risala_typeset::page::{Content, Mark, Page};

const BOTH: [Lang; 2] = [Lang::Ar, Lang::En];

/// Baselines by the first words of their lines.
fn check(page: &Page, expected: &[(&str, f32)]) {
    for (start, y) in expected {
        let line = find(page, start);
        assert!(close(to_mm(line.y), *y), "{start}: {} is not {y}", to_mm(line.y));
    }
}

fn rules(page: &Page, mark: Mark) -> Vec<(f32, f32, f32)> {
    let rules = page.items.iter().filter(|item| item.mark == mark);
    rules
        .filter_map(|item| match &item.content {
            Content::Rule { from, to, .. } => Some((to_mm(from.0), to_mm(to.0), to_mm(from.1))),
            _ => None,
        })
        .collect()
}

#[test]
fn parallel_page_measures() {
    let laid_out = set(&letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH));
    assert_eq!(laid_out.pages.pages.len(), 1);
    let page = &laid_out.pages.pages[0];
    // 65.5 + 0.70 of the Arabic leading of 16.75 pt
    let first = 65.5 + 0.7 * to_mm(16.75);
    check(
        page,
        &[
            ("Example Technology", 18.8),
            ("منظمة", 18.8),
            ("Damascus", 24.6),
            ("دمشق", 24.6),
            ("Ref.", 39.5),
            ("7 January", 39.5),
            ("الرقم", 39.5),
            ("H.E. Mr John Smith", 48.5),
            ("معالي السيد", 48.5),
            ("Minister for Trade", 48.5 + to_mm(12.5)),
            ("وزير التجارة", 48.5 + to_mm(18.0)),
            ("Subject:", first),
            ("الموضوع:", first),
            ("The English text prevails.", 277.9),
            ("P.O. Box", 284.5),
            ("office@example.org", 284.5),
        ],
    );
    assert!(close(to_mm(find(page, "Subject").x), 20.0));
    let arabic = find(page, "الموضوع");
    assert!(close(to_mm(arabic.x + arabic.line.width), 190.0));
    let rules = rules(page, Mark::Layout);
    assert!(rules.iter().any(|(from, to, y)| close(*from, 20.0) && close(*to, 190.0) && close(*y, 31.0)));
}

#[test]
fn sizes_that_letter_one_takes() {
    for (style, who, expected) in
        [(Style::Classic, "male", 9.75), (Style::Naskh, "female", 9.75), (Style::Modern, "male", 10.5)]
    {
        let laid_out = set(&letter_to(who, setup(LayoutKind::Parallel, style), &BOTH));
        assert_eq!(laid_out.sizes, [expected], "{style:?}");
        assert_eq!(laid_out.pages.pages.len(), 1, "{style:?}");
    }
}

#[test]
fn rows_start_together_and_are_as_high_as_their_taller_side() {
    for style in [Style::Classic, Style::Naskh, Style::Modern] {
        let laid_out = set(&letter_one(setup(LayoutKind::Parallel, style), &BOTH));
        let page = &laid_out.pages.pages[0];
        for (en, ar) in [
            ("Subject:", "الموضوع"),
            ("Excellency", "تحية"),
            ("We write on behalf", "نتوجه"),
            ("Restrictions on equipment", "إن القيود"),
            ("We therefore ask", "لذا نرجو"),
            ("1.", "١-"),
            ("2.", "٢-"),
            ("3.", "٣-"),
            ("lift the remaining", "رفع القيود المتبقية عن الاتصالات"),
            ("We would be glad", "ويسعدنا"),
            ("Please accept", "وتفضلوا"),
            ("Salma", "المهندسة"),
            ("3 enclosures", "المرفقات"),
        ] {
            let (left, right) = (find(page, en), find(page, ar));
            assert!(close(left.y, right.y), "{style:?}: {en} {} {}", left.y, right.y);
        }
    }
}

#[test]
fn row_heights_are_whole_lines() {
    let laid_out = set(&letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH));
    let page = &laid_out.pages.pages[0];
    // classic 9.75: 9.75/13 and 11.5/16.75; the first paragraph has 6 English and 5 Arabic lines
    let from = find(page, "We write on behalf").y;
    let to = find(page, "Restrictions on equipment").y;
    assert!(close(to - from, f32::max(6.0 * 13.0, 5.0 * 16.75) + 6.5), "{}", to - from);
}

#[test]
fn second_page_measures() {
    let mut setup = setup(LayoutKind::Parallel, Style::Classic);
    setup.window = Window::Din5008b;
    let laid_out = set(&letter_one(setup, &BOTH));
    assert_eq!(laid_out.sizes, [10.5]);
    assert_eq!(laid_out.pages.pages.len(), 2);
    let [first, second] = laid_out.pages.pages.as_slice() else { panic!("not two pages") };
    let top = 29.0 + 0.7 * to_mm(18.0);
    check(
        second,
        &[
            ("H.E. Mr John Smith", 15.0),
            ("معالي السيد", 15.0),
            ("Page 2 of 2", 19.4),
            ("الصفحة ٢ من ٢", 19.4),
            ("We would be glad", top),
            ("ويسعدنا", top),
            ("The English text prevails.", 277.9),
        ],
    );
    check(
        first,
        &[
            ("H.E. Mr John Smith", 66.0),
            ("Example Technology Organisation ·", 59.0),
            ("Subject", 97.0 + 0.7 * to_mm(18.0)),
        ],
    );
    let marks = rules(first, Mark::Layout);
    for (end, y) in [(8.0, 105.0), (8.0, 210.0), (10.0, 148.5)] {
        let found = marks.iter().any(|(from, to, at)| close(*from, 4.0) && close(*to, end) && close(*at, y));
        assert!(found, "no mark at {y}");
    }
    assert!(rules(second, Mark::Layout).is_empty());
    let header = rules(second, Mark::Pagination);
    assert!(header.iter().any(|(_, _, y)| close(*y, 22.4)));
    assert!(lines(second).all(|(_, line)| !words(line).starts_with("Example Technology")));
}

#[test]
fn single_and_stacked_sizes() {
    let mut windowed = setup(LayoutKind::Single, Style::Classic);
    windowed.window = Window::Din5008b;
    let arabic = set(&letter_one(windowed.clone(), &[Lang::Ar]));
    assert_eq!((arabic.sizes.as_slice(), arabic.pages.pages.len()), (&[11.0][..], 1));
    let english = set(&letter_one(windowed, &[Lang::En]));
    assert_eq!((english.sizes.as_slice(), english.pages.pages.len()), (&[12.0][..], 1));
    let stacked = set(&letter_one(setup(LayoutKind::Stacked, Style::Classic), &BOTH));
    assert_eq!((stacked.sizes.as_slice(), stacked.pages.pages.len()), (&[12.0][..], 2));
    check(&stacked.pages.pages[0], &[("The English text is on page 2.", 277.9), ("الموضوع", 74.0 + 0.7 * to_mm(20.5))]);
    check(&stacked.pages.pages[1], &[("Subject", 29.0 + 0.76 * to_mm(16.0)), ("The English text prevails.", 277.9)]);
}

#[test]
fn american_letter_in_its_window() {
    let mut american = setup(LayoutKind::Single, Style::Classic);
    american.paper = Paper::Letter;
    american.window = Window::Us10;
    let mut letter = letter_one(american, &[Lang::En]);
    letter.texts[0].addressee.remove(2);
    let laid_out = set(&letter);
    assert_eq!((laid_out.sizes.as_slice(), laid_out.pages.pages.len()), (&[11.0][..], 1));
    check(
        &laid_out.pages.pages[0],
        &[
            ("H.E. Mr John Smith", 66.3),
            ("EXAMPLELAND", 66.3 + 4.0 * to_mm(12.5)),
            ("Subject", 95.0 + 0.74 * to_mm(14.75)),
            ("P.O. Box", 279.4 - 12.5),
        ],
    );
    let date = find(&laid_out.pages.pages[0], "7 January");
    assert!(close(to_mm(date.x + date.line.width), 215.9 - 25.0));
}

#[test]
fn consecutive_letters_count_their_own_pages() {
    let laid_out = set(&letter_one(setup(LayoutKind::Consecutive, Style::Classic), &BOTH));
    assert_eq!(laid_out.pages.pages.len(), 2);
    assert_eq!(laid_out.sizes.len(), 2);
    check(&laid_out.pages.pages[0], &[("الموضوع", 74.0 + 0.7 * to_mm(20.5)), ("Example Technology", 18.8)]);
    check(&laid_out.pages.pages[1], &[("Subject", 74.0 + 0.74 * to_mm(16.0)), ("منظمة", 18.8)]);
    assert_eq!(laid_out.pages.pages[0].signature_fields.len(), 1);
    assert!(laid_out.pages.pages[1].signature_fields.is_empty());
}

/// Boxes of the ink of the address lines of page 1, in millimetres: left, top, right, bottom.
fn address_ink(letter: &Letter, laid_out: &LaidOut) -> Vec<[f32; 4]> {
    let fonts = common::fonts(letter.setup.style);
    let english = letter.text(Lang::En).unwrap();
    let wanted: String = english.addressee.iter().map(|line| line.readable() + ", ").collect();
    lines(&laid_out.pages.pages[0])
        .filter(|(mark, line)| matches!(mark, Mark::Element(_)) && to_mm(line.x) < 40.0 && line.y < 300.0)
        .filter(|(_, line)| to_mm(line.y) > 40.0 && wanted.contains(words(line).trim_end_matches(',')))
        .map(|(_, line)| {
            let ink = line.line.ink(fonts).unwrap();
            [line.x + ink.x_min, line.y - ink.y_max, line.x + ink.x_max, line.y - ink.y_min].map(to_mm)
        })
        .collect()
}

#[test]
fn the_address_stays_inside_every_window() {
    // left, top, right, bottom of what stays visible
    let zones = [
        (Window::None, Paper::A4, [15.0, 40.0, 110.0, 90.0]),
        (Window::Din5008b, Paper::A4, [20.0, 50.0, 100.0, 90.0]),
        (Window::Din5008a, Paper::A4, [20.0, 32.0, 100.0, 72.0]),
        (Window::Dl, Paper::A4, [20.0, 55.0, 100.0, 85.0]),
        (Window::Us10, Paper::Letter, [22.2, 63.5, 111.1, 86.3]),
    ];
    let all = ["É. Ångström-Żółkiewicz", "Minister for Trade", "Ministry of Trade", "Quay 5", "Jpgąę 7", "EXAMPLELAND"];
    for layout in [LayoutKind::Single, LayoutKind::Parallel, LayoutKind::Stacked] {
        for (window, paper, zone) in zones {
            for count in 1..=6 {
                let mut setup = setup(layout, Style::Classic);
                (setup.window, setup.paper) = (window, paper);
                let langs: &[Lang] = if layout == LayoutKind::Single { &[Lang::En] } else { &BOTH };
                let mut letter = letter_one(setup, langs);
                let english = letter.texts.iter_mut().find(|text| text.lang == Lang::En).unwrap();
                english.addressee = all[..count].iter().map(|line| RichText::plain(*line)).collect();
                let laid_out = set(&letter);
                let inks = address_ink(&letter, &laid_out);
                let most = if window == Window::Us10 { 5 } else { 6 };
                assert_eq!(inks.len(), count.min(most), "{window:?} {count}");
                for ink in inks {
                    let inside = ink[0] >= zone[0] && ink[1] >= zone[1] && ink[2] <= zone[2] && ink[3] <= zone[3];
                    assert!(inside, "{window:?} {count}: {ink:?} leaves {zone:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_else_stands_near_a_window() {
    for (window, paper, top, bottom) in [
        (Window::Din5008b, Paper::A4, 45.0, 95.0),
        (Window::Din5008a, Paper::A4, 27.0, 77.0),
        (Window::Dl, Paper::A4, 50.0, 90.0),
        (Window::Us10, Paper::Letter, 58.5, 91.3),
    ] {
        let mut setup = setup(LayoutKind::Parallel, Style::Classic);
        (setup.window, setup.paper) = (window, paper);
        let letter = letter_one(setup, &BOTH);
        let laid_out = set(&letter);
        let page = &laid_out.pages.pages[0];
        let others = lines(page).filter(|(mark, _)| *mark != Mark::Layout).filter(|(_, line)| {
            let (x, y) = (to_mm(line.x), to_mm(line.y));
            x < 115.0 && x + to_mm(line.line.width) > 10.0 && y > top && y < bottom
        });
        let others: Vec<String> = others.map(|(_, line)| words(line)).collect();
        assert!(others.len() <= 6 && others[0].starts_with("H.E."), "{window:?}: {others:?}");
    }
}

#[test]
fn a_long_name_goes_on_in_an_indented_line() {
    let mut letter = letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH);
    let name = "H.E. Ms Maria da Conceição Vasconcelos de Albuquerque e Sampaio Corrêa";
    letter.texts[1].addressee[0] = RichText::plain(name);
    let laid_out = set(&letter);
    let page = &laid_out.pages.pages[0];
    let all = || lines(page).map(|(_, line)| line).filter(|line| name.contains(&words(line)) && line.y > 0.0);
    let found: Vec<_> = all().filter(|line| close(to_mm(line.x), 20.0) || close(to_mm(line.x), 23.0)).collect();
    assert_eq!(found.len(), 2);
    assert!(close(to_mm(found[1].x), 23.0) && close(found[1].y - found[0].y, 12.5));
    assert!(found.iter().all(|line| to_mm(line.line.width) <= 75.0));
}

#[test]
fn what_cannot_be_set_is_named() {
    let plain = || letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH);
    let mut cases: Vec<(&str, Letter)> = Vec::new();
    let mut letter = plain();
    letter.texts[1].subject.value = RichText::plain("Trade \u{1F54A}");
    cases.push(("font.missing_glyph", letter));
    let mut letter = plain();
    letter.texts[1].blocks[1] = Block::Paragraph(RichText::plain("m".repeat(60)));
    cases.push(("layout.word_too_wide", letter));
    let mut letter = plain();
    letter.letterhead.name.en = Some("The Very Long Name of an Organisation ".repeat(4));
    cases.push(("layout.letterhead_too_wide", letter));
    let mut letter = plain();
    letter.texts[1].addressee = vec![RichText::plain("Ministry of Trade and of all its departments"); 7];
    cases.push(("layout.address_lines", letter));
    let mut letter = plain();
    letter.signatories[0].title.en = Some(RichText::plain("Chair of the Board and more ".repeat(8)));
    cases.push(("layout.title_too_long", letter));
    let mut letter = plain();
    letter.signatories = vec![letter.signatories[0].clone(); 7];
    cases.push(("layout.signatories", letter));
    let mut letter = plain();
    letter.texts[0].blocks.remove(2);
    cases.push(("layout.pair_missing", letter));
    let mut letter = plain();
    let long = letter.texts[1].blocks[1].clone();
    for text in &mut letter.texts {
        text.blocks.splice(1..1, vec![long.clone(); 130]);
    }
    cases.push(("layout.too_many_pages", letter));
    let mut letter = plain();
    letter.texts[1].subject.value = RichText::plain("A long subject that goes on ".repeat(6));
    cases.push(("layout.subject_long", letter));
    let mut letter = plain();
    letter.letterhead.emblem.as_mut().unwrap().file = "none.png".to_owned();
    cases.push(("layout.picture_unknown", letter));
    for (code, letter) in cases {
        let problems = common::problems(&letter);
        let found = problems.iter().find(|problem| problem.code.0 == code);
        let found = found.unwrap_or_else(|| panic!("{code} is not among {problems:#?}"));
        if code != "layout.letterhead_too_wide" {
            assert_eq!(found.official.as_deref(), Some("sample-06"), "{code}");
        }
    }
}

#[test]
fn the_missing_character_is_named_by_its_code_point() {
    let mut letter = letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH);
    letter.texts[1].addressee[1] = RichText::plain("Minister \u{10FF0}");
    let problems = common::problems(&letter);
    let missing = problems.iter().find(|problem| problem.code.0 == "font.missing_glyph").unwrap();
    assert_eq!(missing.args["code_point"], "U+10FF0");
    assert_eq!(missing.args["part"], "address");
}

#[test]
fn reading_order_is_one_language_then_the_other() {
    let laid_out = set(&letter_one(setup(LayoutKind::Parallel, Style::Classic), &BOTH));
    let elements = &laid_out.pages.elements;
    let sections = &elements[0].children;
    let tags: Vec<_> = sections.iter().map(|index| elements[*index].language.as_deref().unwrap()).collect();
    assert_eq!(tags, ["ar-SY", "en-GB"]);
    let page = &laid_out.pages.pages[0];
    let drawn: Vec<usize> = page
        .items
        .iter()
        .filter_map(|item| match item.mark {
            Mark::Element(index) => Some(index),
            _ => None,
        })
        .collect();
    let section_of = |index: usize| {
        let mut at = index;
        while let Some(parent) = elements.iter().position(|element| element.children.contains(&at)) {
            if parent == 0 {
                return at;
            }
            at = parent;
        }
        at
    };
    let order: Vec<usize> = drawn.iter().map(|index| section_of(*index)).collect();
    assert!(order.is_sorted_by_key(|section| sections.iter().position(|s| s == section)), "{order:?}");
    let fields: Vec<_> = page.signature_fields.iter().map(|(index, _)| *index).collect();
    assert_eq!(fields, [0]);
}
