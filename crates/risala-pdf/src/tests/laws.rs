//! Laws of the text layer, with the fonts and the text engine of real letters.

use std::sync::LazyLock;

use proptest::prelude::*;
use risala_letter::setup::Style;
use risala_typeset::font::{FILES, Fonts};
use risala_typeset::page::{Line, Run};
use risala_typeset::text::{Face, Paragraph, Sizes, shape};

use crate::baked::{Cluster, bake};
use crate::embed::Face as Embeddable;

static FONTS: LazyLock<Fonts<'static>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fonts/");
    let files = FILES.map(|name| {
        let bytes = std::fs::read(format!("{folder}{name}")).unwrap();
        (name, &*bytes.leak())
    });
    Fonts::new(Style::Classic, &files).unwrap()
});

fn set(text: &str, rtl: bool) -> Line {
    let paragraph = Paragraph { text: text.into(), faces: vec![(0..text.len(), Face::default())], rtl };
    let sizes = Sizes { latin: 10.0, arabic: 12.0 };
    shape(&paragraph, &FONTS).unwrap().line(&FONTS, sizes)
}

fn baked(line: &Line, run: &Run) -> Vec<Cluster> {
    let font = FONTS.get(run.font).unwrap();
    bake(line, run, &Embeddable::read(&font.name, font.bytes).unwrap().outlines)
}

fn characters(clusters: &[Cluster]) -> impl Iterator<Item = char> {
    clusters.iter().flat_map(|cluster| &cluster.glyphs).map(|glyph| glyph.character)
}

proptest! {
    /// The codes of a line are its characters, each once, and as wide as its glyphs together.
    #[test]
    fn no_character_is_lost_or_doubled(
        text in "[a-zA-Z0-9 .,()«»ء-يً-ْٰپگچیک۰-۹٠-٩،؛؟\u{200C}\u{2068}\u{2069}]{0,40}",
        rtl: bool,
    ) {
        let text = format!("a{text}b");
        let line = set(&text, rtl);
        let mut drawn: Vec<char> = Vec::new();
        for run in &line.runs {
            let baked = baked(&line, run);
            drawn.extend(characters(&baked));
            let advance: i32 = run.glyphs.iter().map(|glyph| glyph.advance).sum();
            let moved: i32 = baked.iter().map(|cluster| cluster.before + cluster.after).sum();
            let glyphs = baked.iter().flat_map(|cluster| &cluster.glyphs);
            let wide = moved + glyphs.map(|glyph| i32::from(glyph.advance)).sum::<i32>();
            prop_assert_eq!(advance, wide);
        }
        let mut expected: Vec<char> =
            text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        // A joiner that follows a space or an isolate joins nothing and may go.
        let joiner = |c: &char| *c == '\u{200C}';
        let joiners = |c: &[char]| c.iter().filter(|c| joiner(c)).count();
        prop_assert!(joiners(&drawn) <= joiners(&expected));
        drawn.retain(|c| !joiner(c));
        expected.retain(|c| !joiner(c));
        drawn.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(drawn, expected);
    }
}

#[test]
fn a_joiner_within_a_word_is_copied() {
    let line = set("می\u{200C}خواهم", true);
    let drawn: String = line.runs.iter().flat_map(|run| characters(&baked(&line, run)).collect::<Vec<_>>()).collect();
    assert_eq!(drawn, "مهاوخ\u{200C}یم");
}
