//! Letters to be looked at many at a time: small pictures of their first pages, their text, a first page to begin with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::preview::{PageChoice, letter, preview};
use super::report::PagePicture;
use super::{Choice, Failure, Source, ensure_sample};
use crate::make::Workshop;
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::plan::Plan;
use crate::preview::page_png;
use crate::text::text;

/// Letters in one answer.
const MOST: usize = 24;
/// Dots an inch of a small picture.
const DPI: std::ops::RangeInclusive<u32> = 20..=96;

/// Small pictures of letters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ThumbnailsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The letters that could be made, in the order of the list.
    pub thumbnails: Vec<Thumbnail>,
}

/// The first page of a letter, small.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Thumbnail {
    /// The official's id.
    pub official: String,
    /// PNG, base64.
    pub png_base64: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A letter's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LetterTextReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The official's id.
    pub official: String,
    /// English, then Arabic; one paragraph a line, in logical order.
    pub text: String,
}

/// The first pages of the letters to `officials`, small. A letter that cannot be made is left out: what keeps it
/// from being made is told when it is opened.
///
/// # Errors
/// What keeps all letters from being made.
pub fn thumbnails(source: &Source, officials: &[String], dpi: u32, lang: Lang) -> Result<ThumbnailsReport, Failure> {
    let thumbnails = small(source, officials, dpi).map_err(|problems| Failure::new(&problems, lang))?;
    Ok(ThumbnailsReport { schema: 1, thumbnails })
}

fn small(source: &Source, officials: &[String], dpi: u32) -> Result<Vec<Thumbnail>, Vec<Problem>> {
    if !DPI.contains(&dpi) {
        return Err(vec![Problem::error(code::BAD_DPI).arg("dpi", dpi)]);
    }
    let opened = Opened::sound(source)?;
    let known = officials.iter().filter(|id| opened.officials.iter().any(|official| official.id == **id));
    let only: Vec<String> = known.take(MOST).cloned().collect();
    if only.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Plan::make(&opened, &Choice { only, ..Choice::default() })?;
    let workshop = Workshop::new(&opened, &plan, true)?;
    let mut bench = workshop.bench();
    let thumbnails = plan.letters.iter().filter_map(|planned| {
        let made = workshop.make(planned, &mut bench).ok()?;
        // Two digits: exact in 32 bits.
        #[allow(clippy::cast_precision_loss)]
        let picture = page_png(&made.pdf, 1, dpi as f32).ok()?;
        Some(Thumbnail {
            official: planned.official.id.clone(),
            png_base64: STANDARD.encode(&picture.png),
            width: picture.width,
            height: picture.height,
        })
    });
    Ok(thumbnails.collect())
}

/// The words of the letter to `official`.
///
/// # Errors
/// What keeps the letter from being made.
pub fn letter_text(source: &Source, official: &str, lang: Lang) -> Result<LetterTextReport, Failure> {
    let made = letter(source, official, &Messages::for_lang(lang)).map_err(|found| Failure::new(&found, lang))?;
    Ok(LetterTextReport { schema: 1, official: official.to_owned(), text: text(&made.letter) })
}

/// The first page of the sample campaign, which is made where it is missing.
///
/// # Errors
/// As [`ensure_sample`] and [`preview`].
pub fn sample_page(source: &Source, dpi: u32, lang: Lang) -> Result<PagePicture, Failure> {
    ensure_sample(&source.folder, lang)?;
    let first = first(source).map_err(|problems| Failure::new(&problems, lang))?;
    preview(source, &PageChoice { official: first, page: 1, dpi, base: None }, lang)
}

/// The first official who gets a letter in two languages, else the first of all.
fn first(source: &Source) -> Result<String, Vec<Problem>> {
    let opened = Opened::sound(source)?;
    let plan = Plan::make(&opened, &Choice::default())?;
    let both = plan.letters.iter().find(|planned| planned.languages.len() > 1);
    let first = both.or(plan.letters.first()).ok_or_else(|| plan.problems.clone())?;
    Ok(first.official.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::Vault;

    fn sample() -> (tempfile::TempDir, Source) {
        let place = tempfile::tempdir().unwrap();
        let vault = Vault { data: Some(place.path().join("data")), ..Vault::default() };
        let source = Source { folder: place.path().join("sample"), vault, ..Source::default() };
        ensure_sample(&source.folder, Lang::En).unwrap();
        (place, source)
    }

    #[test]
    fn small_pictures_are_of_the_letters_asked_for() {
        let (_place, source) = sample();
        let view = super::super::open(&source, Lang::En).unwrap();
        let ids: Vec<String> = view.letters.iter().take(3).map(|row| row.official.clone()).collect();
        let asked = [&ids[..], &["nobody".to_owned()]].concat();
        let report = thumbnails(&source, &asked, 24, Lang::En).unwrap();
        assert_eq!(report.thumbnails.iter().map(|one| one.official.clone()).collect::<Vec<_>>(), ids);
        assert!(
            report.thumbnails.iter().all(|one| (197..=200).contains(&one.width) && one.height > 278),
            "A4 at 24 dots an inch"
        );
        assert_eq!(thumbnails(&source, &asked, 600, Lang::En).unwrap_err().problems[0].code, "command.bad_dpi");
    }

    #[test]
    fn the_text_is_that_of_the_letter_and_the_sample_has_a_first_page() {
        let (_place, source) = sample();
        let page = sample_page(&source, 40, Lang::En).unwrap();
        assert_eq!(page.page, 1);
        let view = super::super::open(&source, Lang::En).unwrap();
        let text = letter_text(&source, &view.letters[0].official, Lang::En).unwrap().text;
        assert!(text.contains("Syria") && text.contains("سورية") && !text.contains("{{"), "{text}");
        assert!(view.sample && view.letters.iter().all(|row| row.pages > 0), "pages are counted");
    }
}
