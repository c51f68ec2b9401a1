//! The measures of the page, in millimetres, asserted on placed lines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{close, find, letter_one, letter_to, lines, set, setup, to_mm, words};
use risala_letter::{Lang, LayoutKind, Paper, Style, Window};
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
