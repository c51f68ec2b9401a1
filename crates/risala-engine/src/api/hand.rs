//! Letters by hand: what was done with them, taken back, and the list of web forms to fill.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use risala_letter::official::Channel;
use risala_letter::{Bilingual, Lang, Official, Problem, compose};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::directory::{answer, existing, folder, open};
use super::report::{ProblemEntry, Skipped};
use super::{Choice, Failure, Source, skipped};
use crate::blobs::{Blobs, Kept};
use crate::clock;
use crate::hand::{self, Done, FormText, NO_FORM, NO_MARK, NO_RECEIPT, Word};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::outbox::archive::moment;
use crate::plan::{Plan, Planned};
use crate::store::{Mark, key};

/// Letters to be marked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MarkRequest {
    /// The campaign.
    pub source: Source,
    /// The officials' ids.
    #[serde(default)]
    pub only: Vec<String>,
    /// A filter that takes them; it or `only` must name somebody.
    #[serde(default)]
    pub filter: Option<String>,
    /// Whose copy of the letters it is: the id of an official among the campaign's copies.
    #[serde(default)]
    pub copy_to: Option<String>,
    /// What was done.
    pub done: Done,
    /// On which day, ISO; today when `None`.
    #[serde(default)]
    pub day: Option<String>,
    /// By whom.
    #[serde(default)]
    pub person: String,
    /// A remark, or empty.
    #[serde(default)]
    pub note: String,
    /// A picture of the receipt: PNG, JPEG, WebP, HEIC or PDF.
    #[serde(default)]
    pub receipt: Option<PathBuf>,
}

/// Marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarksReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The marks, the latest last; those undone too.
    pub marks: Vec<MarkEntry>,
}

/// What a person said was done with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MarkEntry {
    /// Its number.
    pub id: i64,
    /// The official's id.
    pub official: String,
    /// Whose copy of the letter it is, or empty.
    pub copy_to: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// Reference number.
    pub reference: String,
    /// `posted`, `handed`, `filled`, `mailed` or `failed`.
    pub done: String,
    /// On which day, ISO.
    pub day: String,
    /// By whom.
    pub person: String,
    /// A remark, or empty.
    pub note: String,
    /// SHA-256 of the receipt's picture, or empty.
    pub receipt: String,
    /// When it was written down, RFC 3339.
    pub at: String,
    /// The system's name of who wrote it down.
    pub actor: String,
    /// When it was undone, RFC 3339; empty for one that was not.
    pub undone: String,
    /// Whether it is the last word on its letter.
    pub stands: bool,
}

/// The picture of a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptPicture {
    /// `image/png`, `image/jpeg`, `image/webp`, `image/heic` or `application/pdf`.
    pub media_type: String,
    /// Its bytes, base64.
    pub base64: String,
}

/// Web forms to be filled by a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormsList {
    /// Version of this format: 1.
    pub schema: u32,
    /// The forms, in the order of the list.
    pub forms: Vec<FormTask>,
    /// How many of them are filled.
    pub filled: u32,
    /// The officials of the choice who get no letter, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
}

/// A form to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormTask {
    /// The official's id.
    pub official: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in English, or empty.
    pub name_en: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Reference number.
    pub reference: String,
    /// The form's address.
    pub address: String,
    /// The letter's text, the leading language first.
    pub texts: Vec<FormText>,
    /// `open`, `filled`, `failed`, or another way that the letter took: `posted`, `handed`, `mail`.
    pub state: String,
    /// The mark that says so, or 0.
    pub mark: i64,
}

impl From<Mark> for MarkEntry {
    fn from(mark: Mark) -> Self {
        Self {
            id: mark.id,
            official: mark.name,
            copy_to: mark.copy_to,
            campaign: mark.campaign,
            wave: mark.wave,
            reference: mark.reference,
            done: mark.kind,
            day: mark.day,
            person: mark.person,
            note: mark.note,
            receipt: mark.receipt,
            at: moment(mark.at),
            actor: mark.actor,
            undone: if mark.undone == 0 { String::new() } else { moment(mark.undone) },
            stands: mark.stands,
        }
    }
}

/// Writes down what was done with letters: with all of them, or with none when something stands against one.
///
/// # Errors
/// `hand.*`, `command.unknown_official`, `command.bad_date`, `store.*`, `file.*`.
pub fn mark_letters(request: &MarkRequest, lang: Lang) -> Result<MarksReport, Failure> {
    let marks = marked(request).map_err(|problems| Failure::new(&problems, lang))?;
    Ok(MarksReport { schema: 1, marks: marks.into_iter().map(MarkEntry::from).collect() })
}

fn marked(request: &MarkRequest) -> Result<Vec<Mark>, Vec<Problem>> {
    let one = |problem| vec![problem];
    let opened = Opened::numbered(&request.source)?;
    let data = request.source.vault.data.as_deref();
    let (mut store, blobs) = (open(data).map_err(one)?, Blobs::of(&folder(data).map_err(one)?).map_err(one)?);
    let day = day(request.day.as_deref(), &opened).map_err(one)?;
    let word = Word {
        only: &request.only,
        filter: request.filter.as_deref(),
        copy_to: request.copy_to.as_deref(),
        done: request.done,
        day,
        person: &request.person,
        note: &request.note,
        receipt: request.receipt.as_deref(),
    };
    let new = hand::mark(&opened, (&mut store, &blobs), &word, clock::now().as_millisecond())?;
    let marks = store.marks(&opened.campaign.id).map_err(one)?;
    Ok(marks.into_iter().filter(|mark| new.contains(&mark.id)).collect())
}

/// The day said, else the campaign's.
fn day(said: Option<&str>, opened: &Opened) -> Result<Date, Problem> {
    let Some(said) = said else { return Ok(opened.moment.date()) };
    said.parse().map_err(|_| Problem::error(code::BAD_DATE).arg("date", said))
}

/// The marks of a campaign, or all (empty).
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn list_marks(data: Option<&Path>, campaign: &str, lang: Lang) -> Result<MarksReport, Failure> {
    let marks = answer(existing(data).and_then(|mut store| store.marks(campaign)), lang)?;
    Ok(MarksReport { schema: 1, marks: marks.into_iter().map(MarkEntry::from).collect() })
}

/// Undoes a mark: the letter stands as it stood before. The mark stays in the list.
///
/// # Errors
/// `hand.no_mark`, `hand.in_outbox`, `command.no_directory`, `store.*`.
pub fn undo_mark(data: Option<&Path>, id: i64, lang: Lang) -> Result<MarkEntry, Failure> {
    let now = clock::now().as_millisecond();
    let undone = existing(data).and_then(|mut store| hand::take_back(&mut store, id, now));
    answer(undone.map(MarkEntry::from), lang)
}

/// The receipt of a mark.
///
/// # Errors
/// `hand.no_mark`, `hand.no_receipt`, `command.no_directory`, `store.*`.
pub fn mark_receipt(data: Option<&Path>, id: i64, lang: Lang) -> Result<ReceiptPicture, Failure> {
    let shown = existing(data).and_then(|mut store| {
        let found = store.marks("")?.into_iter().find(|mark| mark.id == id);
        let mark = found.ok_or_else(|| Problem::error(NO_MARK).arg("mark", id))?;
        match Blobs::of(&folder(data)?)?.get(&mark.receipt) {
            Kept::Whole(bytes) => Ok(ReceiptPicture {
                media_type: hand::media_type(&bytes).unwrap_or("application/octet-stream").to_owned(),
                base64: STANDARD.encode(bytes),
            }),
            Kept::Missing | Kept::Damaged => Err(Problem::error(NO_RECEIPT).arg("mark", id)),
        }
    });
    answer(shown, lang)
}

/// The web forms of a campaign's officials whose channel is `form`, with the text to type into each. Nothing is sent:
/// a person opens the form, copies the text and ticks it off with [`mark_letters`].
///
/// # Errors
/// `hand.no_form`, and what keeps all letters from being made.
pub fn list_forms(source: &Source, only: &[String], filter: Option<&str>, lang: Lang) -> Result<FormsList, Failure> {
    let messages = Messages::for_lang(lang);
    forms(source, only, filter, &messages).map_err(|problems| Failure::new(&problems, lang))
}

fn forms(
    source: &Source,
    only: &[String],
    filter: Option<&str>,
    messages: &Messages,
) -> Result<FormsList, Vec<Problem>> {
    let opened = Opened::numbered(source)?;
    let choice = Choice { only: only.to_vec(), filter: filter.map(str::to_owned), ..Choice::default() };
    let plan = Plan::make(&opened, &choice)?;
    let states = States::of(&opened).map_err(|problem| vec![problem])?;
    let (mut forms, mut problems) = (Vec::new(), Vec::new());
    for planned in plan.letters.iter().filter(|planned| planned.official.channel == Channel::Form) {
        match task(&opened, &plan, planned, &states) {
            Ok((task, warnings)) => {
                forms.push(task);
                problems.extend(warnings);
            }
            Err(found) => problems.extend(found),
        }
    }
    if forms.is_empty() && problems.is_empty() {
        return Err(vec![Problem::error(NO_FORM)]);
    }
    let filled = forms.iter().filter(|task| task.state == Done::Filled.name()).count();
    let all = opened.problems.iter().chain(&plan.problems).chain(&problems);
    Ok(FormsList {
        schema: 1,
        filled: u32::try_from(filled).unwrap_or(u32::MAX),
        forms,
        skipped: skipped(&plan.skipped, messages),
        problems: messages.problems(all),
    })
}

fn task(
    opened: &Opened,
    plan: &Plan<'_>,
    planned: &Planned<'_>,
    states: &States,
) -> Result<(FormTask, Vec<Problem>), Vec<Problem>> {
    let official = planned.official;
    let input = planned.input(opened, &plan.templates);
    let input = input.ok_or_else(|| vec![opened.unknown_template(&planned.template)])?;
    let (letter, problems) = compose(&input);
    let Some(letter) = letter else { return Err(problems) };
    let (state, mark) = states.of_letter(official);
    let word = |words: &Bilingual, lang| words.get(lang).cloned().unwrap_or_default();
    let task = FormTask {
        official: official.id.clone(),
        name_ar: word(&official.name, Lang::Ar),
        name_en: word(&official.name, Lang::En),
        country: official.country.clone(),
        reference: planned.reference.clone(),
        address: official.web_form.clone().unwrap_or_default(),
        texts: hand::form_texts(&letter),
        state,
        mark,
    };
    Ok((task, problems))
}

/// Where the letters of a wave stand.
struct States {
    marks: Vec<Mark>,
    mailed: Vec<String>,
}

impl States {
    fn of(opened: &Opened) -> Result<Self, Problem> {
        let (campaign, wave) = (&opened.campaign.id, opened.campaign.wave);
        let mut store = open(opened.vault.data.as_deref())?;
        let marks = store.marks(campaign)?.into_iter().filter(|mark| mark.stands && mark.wave == wave);
        let marks = marks.filter(|mark| mark.copy_to.is_empty()).collect();
        let letters = store.letters(campaign)?.into_iter();
        let letters = letters.filter(|letter| letter.wave == wave && letter.copy_of.is_empty());
        Ok(Self { marks, mailed: letters.map(|letter| key(&letter.id)).collect() })
    }

    /// The state, and the mark that says so.
    fn of_letter(&self, official: &Official) -> (String, i64) {
        let id = key(&official.id);
        match self.marks.iter().find(|mark| mark.official == id) {
            Some(mark) => (mark.kind.clone(), mark.id),
            None if self.mailed.contains(&id) => ("mail".to_owned(), 0),
            None => ("open".to_owned(), 0),
        }
    }
}
