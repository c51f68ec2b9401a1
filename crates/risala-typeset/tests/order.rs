//! Hard strings: the runs of a line from left to right, each in logical order, with the font's first letter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use risala_letter::setup::Style;
use risala_typeset::font::Fonts;
use risala_typeset::page::Run;
use risala_typeset::text::{Face, Paragraph, Shaped, TextError, shape};
use support::{SIZES, fonts, shaped};

fn run(text: &str, run: &Run) -> String {
    let font = &fonts(Style::Classic).get(run.font).unwrap().name;
    let clusters = run.glyphs.iter().map(|g| (g.cluster as usize, g.cluster_end as usize));
    let mut clusters: Vec<_> = clusters.collect();
    clusters.sort_unstable();
    clusters.dedup();
    let words: String = clusters.iter().map(|&(start, end)| &text[start..end]).collect();
    format!("{} {words}", &font[..1])
}

fn check(text: &str, rtl: bool, expected: &[&str]) {
    let text = text.replace('<', "\u{2068}").replace('>', "\u{2069}");
    let line = shaped(&text, rtl).unwrap().line(fonts(Style::Classic), SIZES);
    let runs: Vec<_> = line.runs.iter().map(|r| run(&text, r)).collect();
    assert_eq!(runs, expected, "{text}");
}

type Case = (&'static str, bool, &'static [&'static str]);

/// Values stand between < and >. A = Amiri, L = Libertinus.
#[rustfmt::skip]
const CASES: &[Case] = &[
    ("هاتف: <+963 11 123 4567>.", true, &["A .", "L +963 11 123 4567", "A هاتف: "]),
    ("الهاتف <(011) 123-4567>، البريد <info@example.org>", true, &["L info@example.org", "A ، البريد ", "L (011) 123-4567", "A الهاتف "]),
    ("نظام (ERP) الجديد", true, &["A ) الجديد", "L ERP", "A نظام ("]),
    ("شركة Example (Holdings) Ltd، دمشق", true, &["A ، دمشق", "L Example (Holdings) Ltd", "A شركة "]),
    ("25% من ١٢٫٥٪ و<٪25>", true, &["A ٪", "L 25", "A ٪ و", "A ١٢٫٥", "A  من ", "L 25%"]),
    ("بتاريخ ٢٠٢٦/١/٧ و7/1/2026.", true, &["L .", "L 7/1/2026", "A  و", "A ٢٠٢٦/١/٧", "A بتاريخ "]),
    ("الرقم <12/ب/2026>", true, &["L 2026", "L /", "A ب", "L /", "L 12", "A الرقم "]),
    ("Ref. <12/ب/2026>, see <#رفع_العقوبات> now", false, &["L Ref. ", "L 2026", "L /", "A ب", "L /", "L 12", "L , see ", "A #رفع_العقوبات", "L  now"]),
    ("Letter to <سعادة السفير>, dated 7 January 2026.", false, &["L Letter to ", "A سعادة السفير", "L , dated 7 January 2026."]),
    ("انظر <https://example.org/a?b=c&d=1#x> للمزيد", true, &["A  للمزيد", "L https://example.org/a?b=c&d=1#x", "A انظر "]),
    ("وسم <#Syria_ICT> و<#رفع_العقوبات>", true, &["A #رفع_العقوبات", "A  و", "L #Syria_ICT", "A وسم "]),
    ("مُحَمَّدٌ رسول الله لا إله إلا الله", true, &["A مُحَمَّدٌ رسول الله لا إله إلا الله"]),
    ("«نص» و“quote” و(نص) و[x]", true, &["A ]", "L x", "A ” و(نص) و[", "L quote", "A «نص» و“"]),
    ("السعر 100$ أو €50 أو <US$ 1,000.50>", true, &["L US$ 1,000.50", "A  أو ", "L 50", "L €", "A  أو ", "L $", "L 100", "A السعر "]),
    ("من 10–20 إلى ١٠–٢٠ و5-7", true, &["L 7", "L -", "L 5", "A  و", "A ٢٠", "A –", "A ١٠", "A  إلى ", "L 20", "A –", "L 10", "A من "]),
    ("\u{200f}می\u{200c}خواهم بنویسم کوردی ڕێزمان پەیوەندی", true, &["A میخواهم بنویسم کوردی ڕێزمان پەیوەندی"]),
    ("He said: “السلام عليكم!” (twice).", false, &["L He said: “", "A السلام عليكم", "L !” (twice)."]),
    ("1- C++، C#، .NET و/أو Node.js", true, &["L Node.js", "A  و/أو ", "L C++", "A ،", "L  C#", "A ،", "L  .NET", "A  ", "L -", "L 1"]),
    ("كتــاب و™ → №5", true, &["L 5", "L №", "A  ", "L →", "A  ", "L ™", "A كتــاب و"]),
    ("A (ب) ج [d] — e", false, &["L A (", "A ب", "L ) ", "A ج", "L  [d] — e"]),
    ("Syria’s ICT & “القطاع”", true, &["A  & “القطاع”", "L Syria’s ICT"]),
    ("١- رفع القيود", true, &["A - رفع القيود", "A ١"]),
    ("WHO: تقرير WHO/EMRO رقم 12.", true, &["L .", "L 12", "A  رقم ", "L WHO/EMRO", "A  تقرير ", "L :", "L WHO"]),
    ("درجة 5°C و+5 و-5 و٥-", true, &["A -", "A ٥", "A  و", "L 5", "L -", "A  و", "L 5", "L +", "A  و", "L C", "L °", "L 5", "A درجة "]),
];

#[test]
fn runs_from_left_to_right() {
    for &(text, rtl, runs) in CASES {
        check(text, rtl, runs);
    }
}

#[test]
fn a_character_no_font_has_is_named() {
    for (text, character, at) in
        [("abc 漢", '漢', 4), ("سطر\nآخر", '\n', 6), ("⺀", '⺀', 0), ("a\tb", '\t', 1), ("a\rb", '\r', 1)]
    {
        let error = shaped(text, true).unwrap_err();
        assert_eq!(error, TextError::MissingGlyph { character, at }, "{text:?}");
    }
}

#[test]
fn composed_and_decomposed_letters_are_one() {
    let widths = ["é ệ \u{2011} Ž", "e\u{301} e\u{323}\u{302} \u{2010} Z\u{30C}"]
        .map(|text| shaped(text, false).unwrap().line(fonts(Style::Classic), SIZES).width);
    assert_eq!(widths[0], widths[1]);
}

/// A telephone number inside a longer value, as in an organization's contact.
#[test]
fn a_number_within_a_value_stays_whole() {
    let contact =
        "\u{2068}السيدة نموذج تجريبي (هاتف \u{2068}+963 11 000 0000\u{2069}، بريد appeal@example.org)\u{2069}.";
    let shaped = shaped(contact, true).unwrap();
    for measure in (90..400).map(|points| points as f32) {
        let lines = shaped.lines(fonts(Style::Classic), SIZES, measure).unwrap();
        let whole = lines.iter().any(|line| line.text[line.range.clone()].contains("+963 11 000 0000"));
        assert!(whole, "broken at {measure} pt");
    }
}

#[test]
fn values_and_dates_stay_whole() {
    let parts = [
        "<+963 11 123 4567>",
        "+963 11 000 0000،",
        "<SCS-2026-0042>",
        "<info@a-b.example.org>",
        "#رفع_العقوبات",
        "7 January 2026",
        "<8 January 2026>",
        "January 7, 2026",
        "٧ كانون الثاني ٢٠٢٦",
        "٣ مرفقات",
        "25 kg",
        "Mr Smith",
        "المهندسة سلمى",
        "ص. ب. 4470",
        "P.O. Box 12",
        "١٤٤٧ هـ",
        "title\u{A0}name",
        "and/or",
        "open-source",
        "10–20",
        "الصفحة ٢",
        "(+963 11 000 0000،",
        "+44 20 7946 0102.",
    ];
    for part in parts {
        let part = part.replace('<', "\u{2068}").replace('>', "\u{2069}");
        let text = format!("one two {part} “three” four");
        let shaped = shaped(&text, false).unwrap();
        let needed = self::shaped(&part, false).unwrap().line(fonts(Style::Classic), SIZES).width;
        for step in 0_u8..60 {
            let measure = needed.max(40.0) + f32::from(step) * 2.0 + 0.1;
            let lines = shaped.lines(fonts(Style::Classic), SIZES, measure).unwrap();
            let lines: Vec<_> = lines.iter().map(support::text).collect();
            assert!(lines.iter().any(|line| line.contains(&part)), "{lines:?}");
        }
    }
}

#[test]
fn what_is_wider_than_the_measure_is_cut_at_its_signs() {
    let cases = [
        ("https://example.org/a-long-path?with=query", 100.0, vec!["https://example.org/a-", "long-path?with=query"]),
        ("Mr Longername", 60.0, vec!["Mr ", "Longername"]),
    ];
    for (text, measure, expected) in cases {
        let lines = shaped(text, false).unwrap().lines(fonts(Style::Classic), SIZES, measure).unwrap();
        assert_eq!(lines.iter().map(support::text).collect::<Vec<_>>(), expected);
    }
    let error = shaped("بالاستراتيجيات", true).unwrap().lines(fonts(Style::Classic), SIZES, 20.0);
    assert!(matches!(error, Err(TextError::Overfull { measure: 20.0, .. })), "{error:?}");
}

#[test]
fn letters_join_across_emphasis() {
    let fonts = fonts(Style::Modern);
    let bold = Face { bold: true, italic: false };
    let set = |faces| {
        let text: std::sync::Arc<str> = "بيب".into();
        let paragraph = Paragraph { text, faces, rtl: true };
        shape(&paragraph, fonts).unwrap().line(fonts, SIZES)
    };
    let whole = set(vec![(0..6, bold)]);
    let mixed = set(vec![(0..2, Face::default()), (2..4, bold), (4..6, Face::default())]);
    assert_eq!(mixed.runs.len(), 3);
    assert_eq!(mixed.runs[1].glyphs, whole.runs[0].glyphs[1..2]);
}

#[test]
fn ink_is_where_the_glyphs_are() {
    let fonts = fonts(Style::Classic);
    let line = |text: &str| shaped(text, false).unwrap().line(fonts, SIZES);
    let ink = line("H").ink(fonts).unwrap();
    let capital = f32::from(fonts.get(line("H").runs[0].font).unwrap().capital_height);
    assert!((ink.y_max - capital * SIZES.latin / 1000.0).abs() < 0.2 && ink.y_min.abs() < 0.05, "{ink:?}");
    let moved = line("  H").ink(fonts).unwrap();
    assert!((moved.x_min - ink.x_min - 5.0).abs() < 0.001, "two spaces of 250: {moved:?}");
    assert!(line("gH").ink(fonts).unwrap().y_min < -1.0);
    assert_eq!(line("  ").ink(fonts), None);
}

#[test]
fn threads_share_fonts() {
    fn shared<T: Sync + Send>() {}
    shared::<Fonts<'static>>();
    shared::<Shaped>();
}
