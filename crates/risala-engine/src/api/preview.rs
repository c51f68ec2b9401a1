//! One page of a letter as a picture, from the file as it would be written now.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use risala_letter::{Lang, Problem};

use super::report::{PagePicture, PreviewReport};
use super::{Choice, Failure, Source};
use crate::make::{Bench, Made, Workshop};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::write_file;
use crate::plan::Plan;
use crate::preview::{PagePng, PreviewError, page_png};

/// Where letters to look at are made, one at a time: while a text is written, most of a page stays as it was.
static BENCH: Mutex<Option<Bench>> = Mutex::new(None);

/// Which page of which letter, how large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChoice {
    /// The official's id.
    pub official: String,
    /// Page number, from 1.
    pub page: u32,
    /// Pixels an inch.
    pub dpi: u32,
}

/// Page `page` (from 1) of the letter to `official` at `dpi` pixels an inch.
///
/// # Errors
/// What keeps the letter from being made, `command.no_letter`, `command.no_page`, `command.bad_dpi`.
pub fn preview(source: &Source, official: &str, page: u32, dpi: u32, lang: Lang) -> Result<PagePicture, Failure> {
    let messages = Messages::for_lang(lang);
    let chosen = PageChoice { official: official.to_owned(), page, dpi };
    let (picture, warnings) = picture(source, &chosen, &messages).map_err(|problems| Failure::new(&problems, lang))?;
    Ok(PagePicture {
        page,
        pages: picture.pages,
        png_base64: STANDARD.encode(&picture.png),
        width: picture.width,
        height: picture.height,
        problems: messages.problems(&warnings),
    })
}

/// As [`preview`], into a file; `force` lets it replace another.
///
/// # Errors
/// As [`preview`], and why the file could not be written.
pub fn preview_file(
    source: &Source,
    chosen: &PageChoice,
    out: &Path,
    force: bool,
    lang: Lang,
) -> Result<PreviewReport, Failure> {
    let messages = Messages::for_lang(lang);
    let (picture, warnings) = picture(source, chosen, &messages).map_err(|problems| Failure::new(&problems, lang))?;
    write_file(out, &picture.png, force).map_err(|problem| Failure::new([&problem], lang))?;
    Ok(PreviewReport {
        schema: 1,
        official: chosen.official.clone(),
        out: out.display().to_string(),
        page: chosen.page,
        pages: picture.pages,
        width: picture.width,
        height: picture.height,
        problems: messages.problems(&warnings),
    })
}

fn picture(source: &Source, chosen: &PageChoice, messages: &Messages) -> Result<(PagePng, Vec<Problem>), Vec<Problem>> {
    let made = letter(source, &chosen.official, messages)?;
    // Resolutions are at most three digits: exact in 32 bits.
    #[allow(clippy::cast_precision_loss)]
    let dpi = chosen.dpi as f32;
    let picture = page_png(&made.pdf, chosen.page, dpi).map_err(|error| {
        let problem = match error {
            PreviewError::Page { page, pages } => Problem::error(code::NO_PAGE).arg("page", page).arg("pages", pages),
            PreviewError::Resolution(dpi) => Problem::error(code::BAD_DPI).arg("dpi", dpi),
            PreviewError::Document | PreviewError::Encoding(_) => Problem::error(code::INTERNAL).arg("cause", error),
        };
        vec![problem.official(&chosen.official)]
    })?;
    Ok((picture, made.warnings))
}

/// The letter to `official`, to be looked at: unsigned, and with the fonts of its kind as they were when its text was
/// another; neither is seen.
pub(super) fn letter(source: &Source, official: &str, messages: &Messages) -> Result<Made, Vec<Problem>> {
    let opened = Opened::sound(source)?;
    let choice = Choice { only: vec![official.to_owned()], ..Choice::default() };
    let plan = Plan::make(&opened, &choice)?;
    let Some(planned) = plan.letters.first() else {
        return Err(no_letter(&plan, official, messages));
    };
    // What is seen is the same signed or not; signing would only take time.
    let workshop = Workshop::new(&opened, &plan, true)?;
    let held = || BENCH.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = held().take().filter(|bench| workshop.fits(bench));
    let mut bench = kept.unwrap_or_else(|| workshop.bench());
    let made = workshop.make(planned, &mut bench);
    *held() = Some(bench);
    made
}

fn no_letter(plan: &Plan, official: &str, messages: &Messages) -> Vec<Problem> {
    match plan.skipped.first() {
        Some((_, reason)) => {
            let reason = reason.words(messages);
            vec![Problem::error(code::NO_LETTER).arg("id", official).arg("reason", reason).official(official)]
        }
        None => plan.problems.clone(),
    }
}
