//! Line ends of a whole letter in the three styles, as the page's pictures show them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use risala_letter::setup::Style;
use risala_typeset::text::{Face, Sizes, shape};
use support::{fonts, paragraph, text};

/// Each row of a case is a paragraph: its kind (P, B bold, L list item), then its lines.
fn check(style: Style, sizes: Sizes, rtl: bool, case: &str) {
    let column = 81.5 / 25.4 * 72.0;
    for row in case.lines() {
        let mut expected = row.split('|');
        let kind = expected.next().unwrap();
        let expected: Vec<_> = expected.collect();
        let face = Face { bold: kind == "B", italic: false };
        let measure = if kind == "L" { column - 1.6 * sizes.latin } else { column };
        let paragraph = paragraph(&expected.join(" "), rtl, face);
        let shaped = shape(&paragraph, fonts(style)).unwrap();
        let lines = shaped.lines(fonts(style), sizes, measure).unwrap();
        let lines: Vec<_> = lines.iter().map(|line| text(line).trim_end()).collect();
        assert_eq!(lines, expected, "{style:?}");
    }
}

#[test]
fn classic() {
    let sizes = Sizes { latin: 9.75, arabic: 11.5 };
    check(Style::Classic, sizes, false, include_str!("lines/classic.en.txt"));
    check(Style::Classic, sizes, true, include_str!("lines/classic.ar.txt"));
}

#[test]
fn naskh() {
    let sizes = Sizes { latin: 9.75, arabic: 10.875 };
    check(Style::Naskh, sizes, false, include_str!("lines/naskh.en.txt"));
    check(Style::Naskh, sizes, true, include_str!("lines/naskh.ar.txt"));
}

#[test]
fn modern() {
    let sizes = Sizes { latin: 9.0, arabic: 9.75 };
    check(Style::Modern, sizes, false, include_str!("lines/modern.en.txt"));
    check(Style::Modern, sizes, true, include_str!("lines/modern.ar.txt"));
}
