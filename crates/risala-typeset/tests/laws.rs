//! Laws that hold for any text.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use risala_letter::setup::Style;
use risala_typeset::page::Line;
use risala_typeset::text::{Face, Paragraph, TextError, shape};
use support::{SIZES, fonts, glyphs, shaped};

/// Words, values and signs of letters, joined with and without spaces.
fn any_text() -> impl Strategy<Value = String> {
    #[rustfmt::skip]
    let pieces = prop::sample::select(vec![
        " ", " ", " ", " ", "\u{A0}", "السلام", "عليكم", "لا", "الله", "مُحَمَّدٌ", "و", "ب", "كتـاب", "می\u{200C}خواهم",
        "word", "AVAVA", "Ty", "é", "e\u{301}", "office", "-", "/", ".", "،", "(", ")", "«", "»", "%", "٪", "12", "2026",
        "١٢٫٥", "\u{2068}+963 11 123\u{2069}", "\u{2068}SCS-2026-0042\u{2069}", "\u{2068}جون Smith\u{2069}", "#رفع_العقوبات",
        "a.b@example.org", "https://example.org/a?b=c", "\u{200E}", "\u{200F}", "\u{200D}", "™", "→",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// Text whose levels do not depend on where it is cut.
fn one_script() -> impl Strategy<Value = (String, bool)> {
    #[rustfmt::skip]
    let arabic = vec![
        "رأي", "كان", "كبير", "به", "مدة", "كم", "و", "لا", "في", "على", "مُحَمَّدٌ", "الحق", "دور", "رجع", "كم", "أو", "قرر", "ها،", "آخر.",
    ];
    let latin = vec!["A", "V", "Ty", "AVAT", "word", "office", "To", "of", "way,", "L’Y", "r."];
    prop_oneof![Just((arabic, true)), Just((latin, false))].prop_flat_map(|(words, rtl)| {
        let words = prop::collection::vec(prop::sample::select(words), 1..60);
        words.prop_map(move |words| (words.join(" "), rtl))
    })
}

fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200C}'..='\u{200F}' | '\u{2066}'..='\u{2069}')
}

/// The clusters of a line in logical order, each once.
fn clusters(line: &Line) -> Vec<std::ops::Range<usize>> {
    let mut clusters: Vec<_> = glyphs(line).map(|glyph| (glyph.cluster as usize, glyph.cluster_end as usize)).collect();
    clusters.sort_unstable();
    clusters.dedup();
    clusters.into_iter().map(|(start, end)| start..end).collect()
}

/// Clusters do not overlap, and what they leave out has no picture.
fn covered(line: &Line) -> Result<(), TestCaseError> {
    let mut at = line.range.start;
    for cluster in clusters(line) {
        prop_assert!(at <= cluster.start && cluster.start < cluster.end);
        prop_assert!(line.text[at..cluster.start].chars().all(is_ignorable));
        at = cluster.end;
    }
    let rest = &line.text[at..line.range.end];
    prop_assert!(rest.chars().all(|c| is_ignorable(c) || c.is_whitespace()), "{rest:?}");
    Ok(())
}

proptest! {
    #[test]
    fn clusters_cover_the_text(text in any_text(), rtl: bool) {
        let shaped = shaped(&text, rtl).unwrap();
        let line = shaped.line(fonts(Style::Classic), SIZES);
        prop_assert_eq!(&line.range, &(0..text.len()));
        covered(&line)?;
        prop_assert!(glyphs(&line).all(|glyph| glyph.id != 0));
    }

    #[test]
    fn lines_lose_nothing_and_fit(text in any_text(), rtl: bool, measure in 40.0_f32..400.0) {
        let fonts = fonts(Style::Classic);
        let shaped = shaped(&text, rtl).unwrap();
        let lines = match shaped.lines(fonts, SIZES, measure) {
            Ok(lines) => lines,
            Err(TextError::Overfull { width, .. }) => {
                prop_assert!(width > measure);
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        let mut at = 0;
        for line in &lines {
            prop_assert_eq!(line.range.start, at);
            at = line.range.end;
            covered(line)?;
            prop_assert!(line.width <= measure + 0.01, "{} > {measure}", line.width);
        }
        prop_assert_eq!(at, text.len());
    }

    /// The reshaping at breaks: each line is set as if its text stood alone.
    #[test]
    fn a_line_is_set_as_its_text_alone(
        (text, rtl) in one_script(), style in 0_usize..3, measure in 60.0_f32..300.0
    ) {
        let fonts = fonts([Style::Classic, Style::Naskh, Style::Modern][style]);
        let set = |text: &str| shape(&support::paragraph(text, rtl, Face::default()), fonts).unwrap();
        for line in set(&text).lines(fonts, SIZES, measure).unwrap_or_default() {
            let alone = set(support::text(&line)).line(fonts, SIZES);
            let shape = |line: &Line| glyphs(line).map(|g| (g.id, g.advance, g.dx, g.dy)).collect::<Vec<_>>();
            prop_assert_eq!(shape(&alone), shape(&line));
            prop_assert!((alone.width - line.width).abs() < 0.001);
        }
    }

    #[test]
    fn emphasis_keeps_the_text(text in any_text(), cut in 0_usize..200) {
        let fonts = fonts(Style::Classic);
        let cut = (0..=cut.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let bold = Face { bold: true, italic: true };
        let paragraph = Paragraph {
            text: text.as_str().into(),
            faces: vec![(0..cut, Face::default()), (cut..text.len(), bold)],
            rtl: true,
        };
        covered(&shape(&paragraph, fonts).unwrap().line(fonts, SIZES))?;
    }
}
