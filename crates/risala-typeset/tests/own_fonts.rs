//! Fonts an organization brings: what is refused, and how the others match.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use risala_letter::Style;
use risala_typeset::font::own::{OwnFont, Role, check};
use risala_typeset::font::{FILES, Fonts, Given};
use risala_typeset::text::{Face, shape};
use support::paragraph;

fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../fonts/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// Where a table's entry in the directory stands, and where the table.
fn table(font: &[u8], tag: &[u8; 4]) -> (usize, usize) {
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    let entry = (0..count).map(|n| 12 + 16 * n).find(|at| &font[*at..*at + 4] == tag).unwrap();
    (entry, u32::from_be_bytes(font[entry + 8..entry + 12].try_into().unwrap()) as usize)
}

fn renamed(mut font: Vec<u8>, from: &[u8; 4], to: &[u8; 4]) -> Vec<u8> {
    let (entry, _) = table(&font, from);
    font[entry..entry + 4].copy_from_slice(to);
    font
}

fn with_permission(mut font: Vec<u8>, bits: u16) -> Vec<u8> {
    let (_, os2) = table(&font, b"OS/2");
    font[os2 + 8..os2 + 10].copy_from_slice(&bits.to_be_bytes());
    font
}

#[test]
fn each_mistake_has_its_own_problem() {
    let amiri = || bytes("Amiri-Regular.ttf");
    let latin = || bytes("LibertinusSerif-Regular.ttf");
    let cases: [(&str, Role, Vec<u8>); 13] = [
        ("font.too_large", Role::Latin, vec![0; (8 << 20) + 1]),
        ("font.woff", Role::Latin, b"wOF2\0\x01\0\0".to_vec()),
        ("font.woff", Role::Latin, b"wOFF\0\x01\0\0".to_vec()),
        ("font.collection", Role::Latin, b"ttcf\0\x01\0\0".to_vec()),
        ("font.not_a_font", Role::Latin, b"%PDF-1.7".to_vec()),
        ("font.not_a_font", Role::Latin, Vec::new()),
        ("font.variable", Role::Latin, renamed(latin(), b"gasp", b"fvar")),
        ("font.damaged", Role::Latin, renamed(latin(), b"hmtx", b"hmtz")),
        ("font.no_outlines", Role::Latin, renamed(latin(), b"glyf", b"glyz")),
        ("font.not_allowed", Role::Latin, with_permission(latin(), 0x0002)),
        ("font.not_allowed", Role::Latin, with_permission(latin(), 0x0100)),
        ("font.letters", Role::Arabic, latin()),
        ("font.no_joining", Role::Arabic, renamed(amiri(), b"GSUB", b"GSUZ")),
    ];
    for (code, role, bytes) in cases {
        let problem = check(&OwnFont { role, file: "fonts/own.ttf", bytes: &bytes }).unwrap_err();
        assert_eq!((problem.code.0, problem.file.as_deref()), (code, Some("fonts/own.ttf")));
    }
    for bits in [0, 0x0004, 0x0008] {
        let bytes = with_permission(latin(), bits);
        assert_eq!(check(&OwnFont { role: Role::Latin, file: "own.ttf", bytes: &bytes }), Ok(()), "{bits}");
    }
}

#[test]
fn a_font_cut_off_anywhere_is_refused_or_used() {
    let whole = bytes("NotoNaskhArabic-Regular.ttf");
    for length in (0..whole.len()).step_by(whole.len() / 60) {
        // Only that it does not panic: a table cut short may not be needed.
        let _ = check(&OwnFont { role: Role::Arabic, file: "own.ttf", bytes: &whole[..length] });
    }
}

/// The rules the factors are measured by give what the bundled styles have in their tables.
#[test]
fn measured_factors_come_near_the_tables() {
    let cases = [
        ("Amiri-Regular.ttf", "LibertinusSerif-Regular.ttf", [1.0, 1.18, 1.34, 1.45]),
        ("NotoNaskhArabic-Regular.ttf", "LibertinusSerif-Regular.ttf", [1.0, 1.12, 1.34, 1.44]),
        ("IBMPlexSansArabic-Regular.ttf", "IBMPlexSans-Regular.ttf", [0.88, 1.08, 1.46, 1.54]),
    ];
    for (arabic, latin, table) in cases {
        let (a, l) = (bytes(arabic), bytes(latin));
        let fonts = with_own(&[
            OwnFont { role: Role::Arabic, file: arabic, bytes: &a },
            OwnFont { role: Role::Latin, file: latin, bytes: &l },
        ]);
        let f = fonts;
        let found = [f.latin, f.arabic, f.latin_leading, f.arabic_leading];
        for (found, table) in found.into_iter().zip(table) {
            assert!((found - table).abs() <= 0.051, "{arabic}: {f:?} is not {table}");
        }
    }
}

fn bundled() -> Vec<Vec<u8>> {
    FILES.iter().map(|file| bytes(file)).collect()
}

fn with_own(own: &[OwnFont<'_>]) -> risala_typeset::font::Factors {
    let all = bundled();
    let files: Vec<_> = FILES.into_iter().zip(all.iter().map(Vec::as_slice)).collect();
    Fonts::new(Style::Classic, &files).unwrap().with_own(own, Given::default()).factors().unwrap()
}

#[test]
fn own_fonts_come_first_and_the_bundled_ones_stand_in() {
    let all = bundled();
    let files: Vec<_> = FILES.into_iter().zip(all.iter().map(Vec::as_slice)).collect();
    let plex = bytes("IBMPlexSans-Regular.ttf");
    let own = [OwnFont { role: Role::Latin, file: "own.ttf", bytes: &plex }];
    let given = Given { arabic: Some(1.3), ..Given::default() };
    let fonts = Fonts::new(Style::Classic, &files).unwrap().with_own(&own, given);
    assert_eq!(fonts.factors().unwrap().arabic, 1.3);
    let used = |text: &str, bold: bool| {
        let line = shape(&paragraph(text, false, Face { bold, italic: false }), &fonts).unwrap();
        let line = line.line(&fonts, support::SIZES);
        line.runs.iter().map(|run| fonts.get(run.font).unwrap().file.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(used("word", false), ["own.ttf"]);
    assert_eq!(used("word", true), ["own.ttf"]);
    assert_eq!(used("كلمة", true), ["Amiri-Bold.ttf"]);
    assert_eq!(used("☑", false), ["NotoSansSymbols2-Regular.ttf"]);
}

#[test]
fn signs_have_glyphs_in_every_style() {
    for style in [Style::Classic, Style::Naskh, Style::Modern] {
        for bold in [false, true] {
            for rtl in [false, true] {
                let text = "☐ ☑ ☒ ™ № → ← ✓ ✗ ■ ● ★";
                let line = shape(&paragraph(text, rtl, Face { bold, italic: false }), support::fonts(style)).unwrap();
                assert!(!line.line(support::fonts(style), support::SIZES).runs.is_empty());
            }
        }
    }
}
