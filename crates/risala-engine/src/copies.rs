//! Copies named in letters ("copy to", نسخة إلى): each becomes an entry of its own once its letter has left, for paper or
//! for mail, so that what the letter says is true.

use std::collections::{BTreeMap, BTreeSet};

use risala_letter::compose::CoverText;
use risala_letter::official::{Channel, Named};
use risala_letter::{Bilingual, Block, Code, CoverMail, Lang, Official, Problem, RichText, Severity};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::api::Choice;
use crate::blobs::{Blobs, Kept};
use crate::data;
use crate::folder::CAMPAIGN_FILE;
use crate::make::Workshop;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::plan::{self, Plan};
use crate::store::{State, Store, key};

/// A copy to somebody who is not in the list.
pub const UNKNOWN: Code = Code("copies.unknown");
/// A copy that names nobody in the list: nothing is kept of it.
pub const NO_OFFICIAL: Code = Code("copies.no_official");
/// The bytes that were sent are not kept any more.
pub const NO_BYTES: Code = Code("copies.no_bytes");
/// A letter that went by another way than mail is made anew for its copy.
pub const MADE_ANEW: Code = Code("copies.made_anew");

/// All codes of this part.
pub const CODES: &[Code] = &[UNKNOWN, NO_OFFICIAL, NO_BYTES, MADE_ANEW];

/// A copy of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CopyTask {
    /// Whose letter it is a copy of: the official's id.
    pub official: String,
    /// That letter's reference number.
    pub reference: String,
    /// Who gets the copy: the official's id.
    pub copy_to: String,
    /// As the letter names them, in Arabic, or empty.
    pub title_ar: String,
    /// As the letter names them, in English, or empty.
    pub title_en: String,
    /// How they are reached: `email`, `post`, `form`, `hand`, `none`.
    pub channel: String,
    /// `waiting`: the letter itself has not left; `elsewhere`: it left from another computer, and its copies go from there;
    /// `open`; a state of the outbox; `posted`, `handed`, `filled`, `mailed`, `failed`; `opted_out`.
    pub state: String,
    /// The mark that says so, or 0.
    pub mark: i64,
    /// SHA-256 of the letter's file as it was sent by mail, or empty.
    pub pdf: String,
    /// Name of that file without extension, or empty.
    pub stem: String,
}

/// All copies of a wave's letters, in the order of the list, and what is wrong with the campaign's copies.
///
/// # Errors
/// `store.*`.
pub fn list(opened: &Opened, store: Option<&mut Store>) -> Result<(Vec<CopyTask>, Vec<Problem>), Problem> {
    let known = Known::of(opened, store)?;
    let (mut tasks, mut problems) = (Vec::new(), Vec::new());
    for (index, copy) in opened.campaign.copies.iter().enumerate() {
        let field = format!("copies.[{index}].official");
        let Some(id) = &copy.official else {
            problems.push(Problem::warning(NO_OFFICIAL).file(CAMPAIGN_FILE).field(field));
            continue;
        };
        let Some(to) = opened.officials.iter().find(|official| official.id == *id) else {
            problems.push(Problem::error(UNKNOWN).arg("id", id).file(CAMPAIGN_FILE).field(field));
            continue;
        };
        let all = opened.officials.iter().zip(opened.numbers.iter().copied());
        let letters = all.filter(|(official, _)| official.id != *id && official.opt_out.is_none());
        tasks.extend(letters.map(|one| known.task(opened, one, (to, &copy.title))));
    }
    Ok((tasks, problems))
}

/// What the store knows of letters and their copies.
#[derive(Default)]
struct Known {
    /// Letters that left from here.
    left: BTreeMap<String, Left>,
    /// Letters that left from another computer.
    elsewhere: BTreeSet<String>,
    /// Copies in the outbox: whose letter, to whom.
    outbox: BTreeMap<(String, String), State>,
    /// The standing marks of copies: whose letter, to whom.
    marks: BTreeMap<(String, String), (String, i64)>,
}

/// A letter that left.
struct Left {
    reference: String,
    /// Hash and name of what was sent by mail, or empty.
    pdf: String,
    stem: String,
}

impl Known {
    fn of(opened: &Opened, store: Option<&mut Store>) -> Result<Self, Problem> {
        let Some(store) = store else { return Ok(Self::default()) };
        let (campaign, wave) = (opened.campaign.id.as_str(), opened.campaign.wave);
        let mut known = Self::default();
        for letter in store.letters(campaign)?.into_iter().filter(|letter| letter.wave == wave) {
            let id = key(&letter.id);
            if !letter.copy_of.is_empty() {
                known.outbox.insert((letter.copy_of, id), letter.state);
            } else if letter.state == State::Accepted {
                known.left.insert(id, Left { reference: letter.reference, pdf: letter.pdf, stem: letter.stem });
            }
        }
        for mark in store.marks(campaign)?.into_iter().filter(|mark| mark.stands && mark.wave == wave) {
            let by_hand = Left { reference: mark.reference, pdf: String::new(), stem: String::new() };
            if !mark.copy_to.is_empty() {
                known.marks.insert((mark.official, mark.copy_to), (mark.kind, mark.id));
            } else if mark.kind != "failed" {
                known.left.entry(mark.official).or_insert(by_hand);
            }
        }
        let elsewhere = store.elsewhere()?.into_iter().filter(|one| one.campaign == campaign && one.wave == wave);
        known.elsewhere = elsewhere.map(|one| one.official).collect();
        Ok(known)
    }

    fn task(
        &self,
        opened: &Opened,
        (official, number): (&Official, u32),
        (to, title): (&Official, &Bilingual),
    ) -> CopyTask {
        let left = self.left.get(&key(&official.id));
        let (state, mark) = self.state(official, to);
        let word = |lang| title.get(lang).cloned().unwrap_or_default();
        let reference = left.map(|left| left.reference.clone()).filter(|reference| !reference.is_empty());
        CopyTask {
            official: official.id.clone(),
            reference: reference.unwrap_or_else(|| plan::reference(opened, official, number).unwrap_or_default()),
            copy_to: to.id.clone(),
            title_ar: word(Lang::Ar),
            title_en: word(Lang::En),
            channel: to.channel.name().to_owned(),
            state: state.to_owned(),
            mark,
            pdf: left.map(|left| left.pdf.clone()).unwrap_or_default(),
            stem: left.map(|left| left.stem.clone()).unwrap_or_default(),
        }
    }

    /// Where the copy of an official's letter for somebody stands, and the mark that says so.
    fn state(&self, official: &Official, to: &Official) -> (&str, i64) {
        let place = (key(&official.id), key(&to.id));
        let queued = self.outbox.get(&place).copied();
        let has_ended = queued.is_none_or(|state| matches!(state, State::Cancelled | State::Refused));
        match (queued, self.marks.get(&place)) {
            (Some(state), _) if !has_ended => (state.name(), 0),
            (_, Some((kind, mark))) => (kind, *mark),
            _ if to.opt_out.is_some() => ("opted_out", 0),
            (Some(state), None) => (state.name(), 0),
            (None, None) if self.left.contains_key(&place.0) => ("open", 0),
            (None, None) if self.elsewhere.contains(&place.0) => ("elsewhere", 0),
            (None, None) => ("waiting", 0),
        }
    }
}

/// The letters of these officials, to be made anew.
///
/// # Errors
/// What makes one of their templates unusable.
pub fn anew(opened: &Opened, officials: BTreeSet<String>) -> Result<Plan<'_>, Vec<Problem>> {
    if officials.is_empty() {
        return Ok(Plan::default());
    }
    Plan::make(opened, &Choice { only: officials.into_iter().collect(), ..Choice::default() })
}

/// A reader's id as part of a file's name.
pub fn reader(to: &Official) -> String {
    to.id.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).take(64).collect()
}

/// The name of a copy's files without extension.
pub fn file_name(stem: &str, to: &Official) -> String {
    format!("copy-{stem}-{}", reader(to))
}

/// Where the files of copies come from: as they were sent, else made anew.
pub struct Files<'a> {
    opened: &'a Opened,
    plan: &'a Plan<'a>,
    workshop: &'a Workshop<'a>,
    blobs: Option<Blobs>,
}

/// The file of a copy.
pub struct CopyFile {
    /// The letter's file.
    pub pdf: Vec<u8>,
    /// Its name without extension.
    pub stem: String,
    /// That it was made anew.
    pub warning: Option<Problem>,
}

impl<'a> Files<'a> {
    /// Of a campaign's letters; those of `plan` can be made anew, unsigned.
    pub fn new(opened: &'a Opened, plan: &'a Plan<'a>, workshop: &'a Workshop<'a>) -> Self {
        let blobs = data::folder(opened.vault.data.as_deref()).and_then(|folder| Blobs::of(&folder).ok());
        Self { opened, plan, workshop, blobs }
    }

    /// The file of a copy: byte for byte what was sent by mail; of a letter that went by another way, as it would be
    /// printed now.
    ///
    /// # Errors
    /// `copies.no_bytes`; `copies.made_anew` when it would not be the same letter; what keeps it from being made.
    pub fn of(&self, task: &CopyTask) -> Result<CopyFile, Vec<Problem>> {
        let none = || vec![Problem::error(NO_BYTES).official(&task.official)];
        if !task.pdf.is_empty() {
            return match self.blobs.as_ref().map(|blobs| blobs.get(&task.pdf)) {
                Some(Kept::Whole(pdf)) => {
                    let stem = if task.stem.is_empty() { &task.official } else { &task.stem };
                    Ok(CopyFile { pdf, stem: stem.clone(), warning: None })
                }
                _ => Err(none()),
            };
        }
        let planned = self.plan.letters.iter().find(|planned| planned.official.id == task.official);
        let planned = planned.ok_or_else(none)?;
        let warning = made_anew(self.opened, task);
        if planned.reference != task.reference {
            return Err(vec![Problem { severity: Severity::Error, ..warning }]);
        }
        let made = self.workshop.make(planned, &mut self.workshop.bench())?;
        Ok(CopyFile { pdf: made.pdf, stem: planned.stem.clone(), warning: Some(warning) })
    }
}

/// That a letter is made anew for its copy, with the date it would have now.
fn made_anew(opened: &Opened, task: &CopyTask) -> Problem {
    let problem = Problem::warning(MADE_ANEW).official(&task.official).arg("reference", &task.reference);
    problem.arg("date", opened.moment.date())
}

/// Whether somebody gets copies on paper.
pub fn is_on_paper(channel: Channel) -> bool {
    matches!(channel, Channel::Post | Channel::Hand | Channel::Form)
}

/// The words that go with a copy by mail, in the campaign's languages, the reader's first.
pub fn cover(opened: &Opened, official: &Official, reference: &str, to: &Official) -> CoverMail {
    let own = to.reads.and_then(|reads| reads.only());
    let mut languages = opened.campaign.languages.clone();
    languages.sort_by_key(|lang| Some(*lang) != own);
    let name = |lang: Lang| official.name.get(lang).or(official.name.get(lang.other())).cloned().unwrap_or_default();
    let title = |lang: Lang| official.title.get(lang).or(official.title.get(lang.other())).cloned().unwrap_or_default();
    let from = &opened.campaign.organization.name;
    let said = |id: &str, lang: Lang| {
        let from = from.get(lang).or(from.get(lang.other())).map_or("", String::as_str);
        let (name, title) = (name(lang), title(lang));
        let args = [("reference", reference), ("name", name.as_str()), ("title", title.as_str()), ("from", from)];
        Messages::for_lang(lang).text(id, &args)
    };
    let text = |lang: &Lang| {
        let paragraphs = ["copies-mail_text", "copies-mail_from"].map(|id| said(id, *lang));
        let blocks = paragraphs.map(|words| Block::Paragraph(RichText::plain(words)));
        CoverText { lang: *lang, blocks: blocks.into() }
    };
    let subject = said("copies-mail_subject", languages.first().copied().unwrap_or(Lang::En));
    CoverMail { subject, texts: languages.iter().map(text).collect() }
}
