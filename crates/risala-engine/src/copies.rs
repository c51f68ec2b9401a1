//! Copies named in letters ("copy to", نسخة إلى): each becomes an entry of its own once its letter has left, for paper or
//! for mail, so that what the letter says is true.

use std::collections::BTreeMap;

use risala_letter::compose::CoverText;
use risala_letter::official::{Channel, Named};
use risala_letter::{Bilingual, Block, Code, CoverMail, Lang, Official, Problem, RichText};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::folder::CAMPAIGN_FILE;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::plan;
use crate::store::{State, Store, key};

/// A copy to somebody who is not in the list.
pub const UNKNOWN: Code = Code("copies.unknown");
/// A copy that names nobody in the list: nothing is kept of it.
pub const NO_OFFICIAL: Code = Code("copies.no_official");
/// The bytes that were sent are not kept any more.
pub const NO_BYTES: Code = Code("copies.no_bytes");

/// All codes of this part.
pub const CODES: &[Code] = &[UNKNOWN, NO_OFFICIAL, NO_BYTES];

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
    /// `waiting`: the letter itself has not left; `open`; `posted`, `handed`, `filled`, `mailed`, `failed`; `opted_out`.
    pub state: String,
    /// The mark that says so, or 0.
    pub mark: i64,
    /// SHA-256 of the letter's file as it was sent by mail, or empty.
    pub pdf: String,
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
    /// Letters that left, with the hash of what was sent by mail.
    left: BTreeMap<String, String>,
    /// The standing marks of copies: whose letter, to whom.
    marks: BTreeMap<(String, String), (String, i64)>,
}

impl Known {
    fn of(opened: &Opened, store: Option<&mut Store>) -> Result<Self, Problem> {
        let Some(store) = store else { return Ok(Self::default()) };
        let (campaign, wave) = (opened.campaign.id.as_str(), opened.campaign.wave);
        let mut known = Self::default();
        for letter in store.letters(campaign)? {
            if letter.wave == wave && letter.state == State::Accepted {
                known.left.insert(key(&letter.id), letter.pdf);
            }
        }
        for mark in store.marks(campaign)?.into_iter().filter(|mark| mark.stands && mark.wave == wave) {
            if !mark.copy_to.is_empty() {
                known.marks.insert((mark.official, mark.copy_to), (mark.kind, mark.id));
            } else if mark.kind != "failed" {
                known.left.entry(mark.official).or_default();
            }
        }
        for one in store.elsewhere()?.into_iter().filter(|one| one.campaign == campaign && one.wave == wave) {
            known.left.entry(one.official).or_default();
        }
        Ok(known)
    }

    fn task(
        &self,
        opened: &Opened,
        (official, number): (&Official, u32),
        (to, title): (&Official, &Bilingual),
    ) -> CopyTask {
        let id = key(&official.id);
        let pdf = self.left.get(&id);
        let (state, mark) = match self.marks.get(&(id, key(&to.id))) {
            Some((kind, mark)) => (kind.as_str(), *mark),
            None if to.opt_out.is_some() => ("opted_out", 0),
            None if pdf.is_some() => ("open", 0),
            None => ("waiting", 0),
        };
        let word = |lang| title.get(lang).cloned().unwrap_or_default();
        CopyTask {
            official: official.id.clone(),
            reference: plan::reference(opened, official, number).unwrap_or_default(),
            copy_to: to.id.clone(),
            title_ar: word(Lang::Ar),
            title_en: word(Lang::En),
            channel: to.channel.name().to_owned(),
            state: state.to_owned(),
            mark,
            pdf: pdf.cloned().unwrap_or_default(),
        }
    }
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
