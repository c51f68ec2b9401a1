//! What each step of a letter costs: `cargo bench -p risala-engine`.

// A benchmark that cannot run may stop.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::ok_expect)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use risala_engine::api::{self, Choice, Source};
use risala_engine::make::Workshop;
use risala_engine::opened::Opened;
use risala_engine::output::write_file;
use risala_engine::plan::Plan;
use risala_engine::preview::page_png;
use risala_engine::vault::Vault;
use risala_engine::{Lang, assets};
use risala_letter::compose;
use risala_typeset::text::{Face, Paragraph, Sizes, shape};

fn main() {
    divan::main();
}

/// A resolution that windows show pages in.
const DPI: u32 = 110;
const ARABIC: &str = "تطلب الجمعية من سيادتكم النظر في رفع القيود التي تمنع المبرمجين والطلاب في سوريا من الوصول إلى الأدوات \
    والخدمات السحابية ومنصات التعليم، فهذه القيود تصيب الأفراد ولا تصيب أصحاب القرار، وتحرم المستشفيات والمدارس من \
    برامج تعتمد عليها كل يوم.";

/// The sample campaign in a folder of its own, which stays until the end.
fn folder() -> PathBuf {
    let folder = tempfile::tempdir().expect("a folder").keep().join("sample");
    api::new(&folder, true, Lang::En).expect("the sample");
    folder
}

fn source(folder: &Path) -> Source {
    let vault = Vault { data: Some(folder.join("data")), ..Vault::default() };
    Source { folder: folder.to_owned(), date: Some("2026-01-07T09:00:00+03:00".to_owned()), vault, ..Source::default() }
}

static OPENED: LazyLock<Opened> = LazyLock::new(|| Opened::sound(&source(&folder())).expect("a sound campaign"));
static PLAN: LazyLock<Plan<'static>> = LazyLock::new(|| Plan::make(&OPENED, &Choice::default()).expect("a plan"));

fn workshop() -> Workshop<'static> {
    Workshop::new(&OPENED, &PLAN, true).expect("a workshop")
}

#[divan::bench]
fn open_the_campaign(bencher: Bencher) {
    let source = source(&folder());
    bencher.bench(|| Opened::sound(black_box(&source)).map(|opened| opened.officials.len()));
}

#[divan::bench]
fn compose_the_words(bencher: Bencher) {
    let input = PLAN.letters[0].input(&OPENED, &PLAN.templates).expect("its template");
    bencher.bench(|| compose(black_box(&input)));
}

#[divan::bench]
fn shape_a_paragraph(bencher: Bencher) {
    let fonts = assets::fonts(OPENED.campaign.style).expect("fonts");
    let paragraph = paragraph();
    bencher.bench(|| shape(black_box(&paragraph), fonts));
}

#[divan::bench]
fn break_a_paragraph(bencher: Bencher) {
    let fonts = assets::fonts(OPENED.campaign.style).expect("fonts");
    let shaped = shape(&paragraph(), fonts).expect("every glyph");
    let sizes = Sizes { latin: 10.0, arabic: 11.75 };
    bencher.bench(|| black_box(&shaped).lines(fonts, sizes, 231.0));
}

fn paragraph() -> Paragraph {
    Paragraph { text: ARABIC.into(), faces: vec![(0..ARABIC.len(), Face::default())], rtl: true }
}

/// The first letter: every paragraph is shaped and broken.
#[divan::bench]
fn lay_out_the_first_letter(bencher: Bencher) {
    let workshop = workshop();
    bencher.with_inputs(|| workshop.bench()).bench_refs(|bench| workshop.lay_out(&PLAN.letters[0], bench).is_ok());
}

/// A letter after others of its kind, its own paragraphs known too: composing and placing alone.
#[divan::bench]
fn lay_out_a_letter_again(bencher: Bencher) {
    let workshop = workshop();
    let mut bench = workshop.bench();
    bencher.bench_local(|| workshop.lay_out(&PLAN.letters[0], &mut bench).is_ok());
}

/// The whole letter with fonts in common to be made.
#[divan::bench]
fn make_the_first_letter(bencher: Bencher) {
    bencher.with_inputs(workshop).bench_refs(|workshop| workshop.make(&PLAN.letters[0], &mut workshop.bench()).is_ok());
}

/// The whole letter after others of its kind.
#[divan::bench]
fn make_a_letter_again(bencher: Bencher) {
    let workshop = workshop();
    let mut bench = workshop.bench();
    bencher.bench_local(|| workshop.make(&PLAN.letters[0], &mut bench).is_ok());
}

#[divan::bench]
fn write_a_file(bencher: Bencher) {
    let workshop = workshop();
    let made = workshop.make(&PLAN.letters[0], &mut workshop.bench()).ok().expect("a letter");
    let path = folder().join("letter.pdf");
    bencher.bench_local(|| write_file(&path, &made.pdf, true));
}

#[divan::bench]
fn draw_the_page_as_a_picture(bencher: Bencher) {
    let workshop = workshop();
    let made = workshop.make(&PLAN.letters[0], &mut workshop.bench()).ok().expect("a letter");
    bencher.bench(|| page_png(black_box(&made.pdf), 1, DPI as f32));
}

/// From a changed template to the picture of the page, everything read again.
#[divan::bench]
fn preview_after_an_edit(bencher: Bencher) {
    let folder = folder();
    let template = folder.join("templates/official/letter.en.md");
    let text = std::fs::read_to_string(&template).expect("the template");
    let source = source(&folder);
    let official = PLAN.letters[0].official.id.clone();
    let chosen = api::PageChoice { official, page: 1, dpi: DPI, base: None };
    let mut edits = 0u32;
    bencher.bench_local(|| {
        edits += 1;
        std::fs::write(&template, text.replacen(". ", &format!(" {edits}. "), 1)).expect("the edit");
        api::preview(&source, &chosen, Lang::En)
    });
}
