//! Lines ended by hand, lines of one width, kashidas.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use proptest::prelude::*;
use risala_letter::Style;
use risala_typeset::font::Fonts;
use risala_typeset::page::Line;
use risala_typeset::text::{Face, LINE_BREAK, Setting, shape};
use support::{SIZES, fonts, paragraph};

const ARABIC: &str = "نتوجه إليكم باسم منظمة تعمل على توسيع الإفادة من تقانة المعلومات والاتصالات في سورية، ويستخدم \
    المبرمجون والمدرسون والأطباء هذه الخدمات كل يوم في عملهم، ونرجو من سيادتكم النظر في رفع القيود المتبقية عن خدمات \
    الحوسبة السحابية والبرمجيات التعليمية التي لا غنى عنها في المدارس والجامعات والمستشفيات.";
const ENGLISH: &str = "We write on behalf of an organisation which works to widen access to information and \
    communication technology in Syria, where programmers, teachers and doctors use these services every day in \
    their work, and we ask you to consider lifting the remaining restrictions on cloud services and on teaching \
    software, without which schools, universities and hospitals cannot do.";

fn set(text: &str, rtl: bool, style: Style, measure: f32, justified: bool) -> Vec<Line> {
    let fonts = fonts(style);
    let setting = Setting { sizes: SIZES, measure, leading: Some(18.0), justified };
    shape(&paragraph(text, rtl, Face::default()), fonts).unwrap().set(fonts, &setting).unwrap()
}

/// Width of the glyphs with what spaces have more.
fn drawn(line: &Line, fonts: &Fonts) -> f32 {
    let widths = line.runs.iter().flat_map(|run| {
        let scale = run.size / f32::from(fonts.get(run.font).unwrap().units_per_em);
        run.glyphs.iter().map(move |glyph| glyph.advance as f32 * scale + line.extra(glyph))
    });
    widths.sum()
}

#[test]
fn a_line_ended_by_hand_ends_there() {
    for (text, rtl) in [
        (format!("First{LINE_BREAK}second line of some length, and a third one below it{LINE_BREAK}end"), false),
        (format!("أول{LINE_BREAK}سطر ثان طويل بعض الشيء وبعده سطر ثالث تحته{LINE_BREAK}آخر"), true),
    ] {
        for justified in [false, true] {
            let lines = set(&text, rtl, Style::Classic, 150.0, justified);
            let shown: Vec<&str> = lines.iter().map(|line| &line.text[line.range.clone()]).collect();
            assert_eq!(shown.concat(), text);
            let parts: Vec<&str> = text.split(LINE_BREAK).collect();
            assert_eq!(shown[0].trim_end(), parts[0]);
            assert_eq!(shown.last().unwrap(), parts.last().unwrap());
            assert!(shown.iter().all(|line| !line.trim_end_matches(LINE_BREAK).contains(LINE_BREAK)), "{shown:?}");
        }
    }
}

/// A line is as wide as the measure, or stays as it is where its spaces would gape.
#[test]
fn justified_lines_fill_the_measure() {
    let (mut full, mut all) = (0, 0);
    for style in [Style::Classic, Style::Naskh, Style::Modern] {
        for (text, rtl) in [(ENGLISH, false), (ARABIC, true)] {
            for measure in (300..460).step_by(10) {
                let measure = measure as f32;
                let lines = set(text, rtl, style, measure, true);
                let (last, inner) = lines.split_last().unwrap();
                assert_eq!(last.word_space, 0.0);
                for line in inner {
                    let width = drawn(line, fonts(style));
                    assert!((line.width - width).abs() < 0.05, "{style:?} {measure}: {width}");
                    let filled = (width - measure).abs() < 0.05;
                    let as_it_is = line.word_space == 0.0 && tatweels(line, fonts(style)).is_empty();
                    assert!(filled || as_it_is && width < measure, "{style:?} {measure}: {width}");
                    all += 1;
                    full += usize::from(filled);
                }
            }
        }
    }
    assert!(full * 10 > all * 6, "{full} of {all} lines are full");
}

/// Glyphs of a line beyond those it has start-aligned: the kashidas.
fn tatweels(line: &Line, fonts: &Fonts) -> Vec<(u16, u32)> {
    let glyph = |run: &risala_typeset::page::Run| {
        let face = fonts.get(run.font).unwrap();
        shape(&paragraph("ـ", true, Face::default()), fonts)
            .unwrap()
            .line(fonts, SIZES)
            .runs
            .first()
            .filter(|tatweel| fonts.get(tatweel.font).unwrap().name == face.name)
            .map(|tatweel| tatweel.glyphs[0].id)
    };
    let runs = line.runs.iter().filter_map(|run| Some((run, glyph(run)?)));
    runs.flat_map(|(run, id)| run.glyphs.iter().filter(move |g| g.id == id).map(|g| (g.id, g.cluster))).collect()
}

#[test]
fn kashidas_are_few_and_belong_to_their_letters() {
    let mut seen = 0;
    for style in [Style::Classic, Style::Naskh, Style::Modern] {
        for measure in (284..460).step_by(7) {
            for line in set(ARABIC, true, style, measure as f32, true) {
                let text = &line.text[line.range.clone()];
                let words = text.split(' ').count();
                let found = tatweels(&line, fonts(style));
                let mut places: Vec<u32> = found.iter().map(|(_, cluster)| *cluster).collect();
                places.dedup();
                assert!(places.len() <= words / 3, "{text}");
                assert!(!text.contains('ـ'));
                for at in places {
                    // A letter has at most three, and stands in the text.
                    assert!(found.iter().filter(|(_, cluster)| *cluster == at).count() <= 3);
                    assert!(line.range.contains(&(at as usize)));
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 0, "no kashida anywhere");
}

#[test]
fn spaces_keep_their_limits() {
    for (text, rtl) in [(ENGLISH, false), (ARABIC, true)] {
        for measure in (284..460).step_by(5) {
            for line in set(text, rtl, Style::Classic, measure as f32, true) {
                let space = if rtl { 0.292 * SIZES.arabic } else { 0.25 * SIZES.latin };
                let share = line.word_space / space;
                assert!((-0.21..=0.51).contains(&share), "{measure}: {share}");
            }
        }
    }
}

proptest! {
    #[test]
    fn justified_text_loses_nothing(
        words in prop::collection::vec(prop::sample::select(vec![
            "سورية", "المسؤولية", "الله", "لله", "في", "\u{2068}جون سميث\u{2069}", "2026", "word", "الاتصالات", "«نص»",
            "a", "لا", "محمّد", "https://example.org/a/b",
        ]), 1..60),
        rtl: bool,
        measure in 200.0_f32..460.0,
    ) {
        let text = words.join(" ");
        let lines = set(&text, rtl, Style::Classic, measure, true);
        let mut at = 0;
        for line in &lines {
            prop_assert_eq!(line.range.start, at);
            at = line.range.end;
            prop_assert!(drawn(line, fonts(Style::Classic)) <= measure + 0.05);
        }
        prop_assert_eq!(at, text.len());
    }
}
