//! One page of a letter as a picture, from the file as it would be written now.

use std::ops::Range;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::{PagePicture, PreviewReport};
use super::{Choice, Failure, Source};
use crate::make::{Bench, Made, Workshop};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::write_file;
use crate::plan::Plan;
use crate::preview::{Pixels, PreviewError, page_pixels};

/// The last whole picture of a page whose text is being written, with its number: of the next only what differs is shown.
static WHOLE: Mutex<Option<(u32, Pixels)>> = Mutex::new(None);

/// Where letters to look at are made, one at a time: while a text is written, most of a page stays as it was.
static BENCH: Mutex<Option<Bench>> = Mutex::new(None);

/// Which page of which letter, how large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PageChoice {
    /// The official's id.
    pub official: String,
    /// Page number, from 1.
    pub page: u32,
    /// Pixels an inch.
    pub dpi: u32,
    /// While its text is being written: the whole picture of which the caller has it ([`PagePicture::base`]); 0 for none.
    pub base: Option<u32>,
}

/// A page of a letter. While its text is being written ([`PageChoice::base`]), of a picture that the caller has already
/// only the rows that differ are shown.
///
/// # Errors
/// What keeps the letter from being made, `command.no_letter`, `command.no_page`, `command.bad_dpi`.
pub fn preview(source: &Source, chosen: &PageChoice, lang: Lang) -> Result<PagePicture, Failure> {
    let messages = Messages::for_lang(lang);
    shown(source, chosen, &messages).map_err(|problems| Failure::new(&problems, lang))
}

fn shown(source: &Source, chosen: &PageChoice, messages: &Messages) -> Result<PagePicture, Vec<Problem>> {
    let (pixels, warnings) = pixels(source, chosen, messages)?;
    let Pixels { width, height, pages, .. } = pixels;
    let (base, rows) = chosen.base.map_or((0, 0..height), |known| compared(known, &pixels));
    let png = pixels.png(rows.clone()).map_err(|error| vec![problem(error, chosen)])?;
    Ok(PagePicture {
        page: chosen.page,
        pages,
        png_base64: STANDARD.encode(png),
        width,
        height,
        top: rows.start,
        rows: rows.end.saturating_sub(rows.start),
        base,
        problems: messages.problems(&warnings),
    })
}

/// The number of the whole picture that `pixels` are, or of which they are known to be but for the rows told.
fn compared(known: u32, pixels: &Pixels) -> (u32, Range<u32>) {
    let mut whole = WHOLE.lock().unwrap_or_else(PoisonError::into_inner);
    let rows = whole.as_ref().filter(|(number, _)| *number == known).map(|(_, before)| pixels.changed_rows(before));
    // A part that is most of the page is no quicker than the whole.
    match rows.filter(|rows| rows.end.saturating_sub(rows.start) <= pixels.height / 2) {
        // A picture has a row at least.
        Some(rows) => (known, rows.start..rows.end.max(rows.start.saturating_add(1))),
        None => {
            let number = whole.as_ref().map_or(1, |(number, _)| number.saturating_add(1));
            *whole = Some((number, pixels.clone()));
            (number, 0..pixels.height)
        }
    }
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
    let (pixels, warnings) = pixels(source, chosen, &messages).map_err(|problems| Failure::new(&problems, lang))?;
    let png = pixels.png(0..pixels.height).map_err(|error| Failure::new([&problem(error, chosen)], lang))?;
    write_file(out, &png, force).map_err(|problem| Failure::new([&problem], lang))?;
    Ok(PreviewReport {
        schema: 1,
        official: chosen.official.clone(),
        out: out.display().to_string(),
        page: chosen.page,
        pages: pixels.pages,
        width: pixels.width,
        height: pixels.height,
        problems: messages.problems(&warnings),
    })
}

fn pixels(source: &Source, chosen: &PageChoice, messages: &Messages) -> Result<(Pixels, Vec<Problem>), Vec<Problem>> {
    let made = letter(source, &chosen.official, messages)?;
    // Resolutions are at most three digits: exact in 32 bits.
    #[allow(clippy::cast_precision_loss)]
    let dpi = chosen.dpi as f32;
    let pixels = page_pixels(&made.pdf, chosen.page, dpi).map_err(|error| vec![problem(error, chosen)])?;
    Ok((pixels, made.warnings))
}

fn problem(error: PreviewError, chosen: &PageChoice) -> Problem {
    let problem = match error {
        PreviewError::Page { page, pages } => Problem::error(code::NO_PAGE).arg("page", page).arg("pages", pages),
        PreviewError::Resolution(dpi) => Problem::error(code::BAD_DPI).arg("dpi", dpi),
        PreviewError::Document | PreviewError::Encoding(_) => Problem::error(code::INTERNAL).arg("cause", error),
    };
    problem.official(&chosen.official)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Unsaved, ensure_sample, read_template};

    /// Red, green and blue of the rows a picture shows.
    fn bytes(picture: &PagePicture) -> Vec<u8> {
        let png = STANDARD.decode(&picture.png_base64).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut bytes).unwrap();
        assert_eq!((frame.width, frame.height), (picture.width, picture.rows));
        bytes
    }

    #[test]
    fn of_a_page_that_is_being_written_only_what_changed_comes_again() {
        let place = tempfile::tempdir().unwrap();
        let vault = crate::vault::Vault { data: Some(place.path().join("data")), ..Default::default() };
        let source = Source { folder: place.path().join("sample"), vault, ..Source::default() };
        ensure_sample(&source.folder, Lang::En).unwrap();
        let shown = |source: &Source, base| {
            preview(source, &PageChoice { official: "sample-01".into(), page: 1, dpi: 72, base }, Lang::En).unwrap()
        };
        let whole = shown(&source, Some(0));
        assert_eq!((whole.top, whole.rows), (0, whole.height));
        assert!(whole.base > 0);
        let view = read_template(&source, "official", Lang::En).unwrap();
        let text = view.parts[1].text.replacen("We write", "We wrote", 1);
        let unsaved = Unsaved { template: view.name, part: "letter.en".into(), text };
        let written = Source { unsaved: Some(unsaved), ..source.clone() };
        let strip = shown(&written, Some(whole.base));
        assert_eq!(strip.base, whole.base);
        assert!(strip.top > 0 && strip.rows > 0 && strip.rows < whole.height / 4, "{} {}", strip.top, strip.rows);
        let mut laid = bytes(&whole);
        let above = (strip.top * strip.width * 3) as usize;
        let over = bytes(&strip);
        laid[above..above + over.len()].copy_from_slice(&over);
        let fresh = shown(&written, None);
        assert_eq!(laid, bytes(&fresh));
        assert_eq!((fresh.rows, fresh.base), (fresh.height, 0));
        assert_eq!(shown(&written, Some(whole.base + 1)).rows, whole.height, "of a picture that is not kept");
    }
}
