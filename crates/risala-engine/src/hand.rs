//! Letters that no mail server carries: posted, handed over, typed into a web form. A person says what was done, on which
//! day and by whom, with a picture of the receipt; what was said can be taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::Date;
use risala_letter::{Block, Code, Lang, Letter, LetterText, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::blobs::Blobs;
use crate::directory::actor;
use crate::folder::{ENCLOSURE_LIMIT, read_bounded};
use crate::messages::code;
use crate::opened::Opened;
use crate::plan;
use crate::store::{LetterRow, Mark, NewMark, State, Store, key};

/// Who gets no copies of letters.
pub const NO_COPY: Code = Code("hand.no_copy");
/// No official was named.
pub const NOBODY: Code = Code("hand.nobody");
/// The letter is in the outbox, or left from there.
pub const IN_OUTBOX: Code = Code("hand.in_outbox");
/// The letter is marked already.
pub const ALREADY: Code = Code("hand.already");
/// A day that has not come yet.
pub const FUTURE_DAY: Code = Code("hand.future_day");
/// Nobody is named who did it.
pub const NO_PERSON: Code = Code("hand.no_person");
/// A receipt that is no picture.
pub const BAD_RECEIPT: Code = Code("hand.bad_receipt");
/// A receipt that is not kept any more as it was.
pub const NO_RECEIPT: Code = Code("hand.no_receipt");
/// No mark of this number stands.
pub const NO_MARK: Code = Code("hand.no_mark");
/// Nobody in the list has a web form.
pub const NO_FORM: Code = Code("hand.no_form");

/// All codes of this part.
pub const CODES: &[Code] =
    &[NOBODY, IN_OUTBOX, ALREADY, FUTURE_DAY, NO_PERSON, BAD_RECEIPT, NO_RECEIPT, NO_MARK, NO_FORM, NO_COPY];

/// Characters of a person's name or remark.
const MAX_WORDS: usize = 1000;

/// What was done with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Done {
    /// Given to the post.
    Posted,
    /// Handed over.
    Handed,
    /// Typed into a web form, by a person.
    Filled,
    /// Sent from a person's own mail program.
    Mailed,
    /// It did not reach the official: returned, turned away, refused by the form.
    Failed,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Posted, Self::Handed, Self::Filled, Self::Mailed, Self::Failed];

    /// Its name in the store and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Handed => "handed",
            Self::Filled => "filled",
            Self::Mailed => "mailed",
            Self::Failed => "failed",
        }
    }
}

/// What a person says of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// The officials' ids.
    pub only: &'a [String],
    /// A filter that takes them.
    pub filter: Option<&'a str>,
    /// Whose copy of the letters it is; `None` for the letters themselves.
    pub copy_to: Option<&'a str>,
    /// What was done.
    pub done: Done,
    /// On which day.
    pub day: Date,
    /// By whom.
    pub person: &'a str,
    /// A remark, or empty.
    pub note: &'a str,
    /// A picture of the receipt.
    pub receipt: Option<&'a Path>,
}

/// Writes down what was done with the letters of a wave, with all of them or, when one stands against it, with none.
///
/// # Errors
/// `hand.*`, `command.unknown_official`, `store.*`, `file.*`.
pub fn mark(
    opened: &Opened,
    (store, blobs): (&mut Store, &Blobs),
    word: &Word<'_>,
    now: i64,
) -> Result<Vec<i64>, Vec<Problem>> {
    let one = |problem| vec![problem];
    let chosen = chosen(opened, word)?;
    if let Some(other) = word.copy_to.filter(|id| !copied(opened).any(|known| key(known) == key(id))) {
        return Err(vec![Problem::error(NO_COPY).arg("id", other)]);
    }
    let person = tidy(word.person);
    if person.is_empty() {
        return Err(vec![Problem::error(NO_PERSON)]);
    }
    if word.day > opened.moment.date() {
        return Err(vec![Problem::error(FUTURE_DAY).arg("date", word.day)]);
    }
    let receipt = word.receipt.map(|path| receipt(blobs, path)).transpose().map_err(one)?.unwrap_or_default();
    let new = |(official, number): (&Official, u32)| NewMark {
        official: key(&official.id),
        name: official.id.clone(),
        copy_to: word.copy_to.map(key).unwrap_or_default(),
        reference: plan::reference(opened, official, number).unwrap_or_default(),
        kind: word.done.name(),
        day: word.day.to_string(),
        person: person.clone(),
        note: tidy(word.note),
        receipt: receipt.clone(),
    };
    let marks: Vec<NewMark> = chosen.into_iter().map(new).collect();
    let campaign = (opened.campaign.id.as_str(), opened.campaign.wave);
    let mut against = Vec::new();
    let kept = store.whole(|store| {
        // Looked at within the transaction: no letter is released meanwhile.
        against = standing_against(store, campaign, &marks, word.done)?;
        if let Some(first) = against.first() {
            return Err(first.clone());
        }
        let last = store.marks(campaign.0)?.last().map_or(0, |mark| mark.id);
        store.add_marks(campaign, &marks, (now, &actor()))?;
        Ok(store.marks(campaign.0)?.into_iter().map(|mark| mark.id).filter(|id| *id > last).collect())
    });
    kept.map_err(|problem| if against.is_empty() { vec![problem] } else { against })
}

/// The ids of those who get copies of the letters.
pub fn copied(opened: &Opened) -> impl Iterator<Item = &str> {
    opened.campaign.copies.iter().filter_map(|copy| copy.official.as_deref())
}

/// The officials meant, with their numbers.
fn chosen<'o>(opened: &'o Opened, word: &Word<'_>) -> Result<Vec<(&'o Official, u32)>, Vec<Problem>> {
    let known = |id: &&String| !opened.officials.iter().any(|official| official.id == **id);
    let unknown: Vec<Problem> =
        word.only.iter().filter(known).map(|id| Problem::error(code::UNKNOWN_OFFICIAL).arg("id", id)).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let filter = opened.campaign.filter(word.filter.unwrap_or_default()).map_err(|problem| vec![problem])?;
    let all = opened.officials.iter().zip(opened.numbers.iter().copied());
    let chosen: Vec<_> = all
        .filter(|(official, _)| word.only.is_empty() || word.only.contains(&official.id))
        .filter(|(official, _)| filter.matches(official))
        .collect();
    // Who names nobody means nobody: a whole wave is not marked by mistake.
    let is_named = !word.only.is_empty() || word.filter.is_some_and(|filter| !filter.trim().is_empty());
    if chosen.is_empty() || !is_named { Err(vec![Problem::error(NOBODY)]) } else { Ok(chosen) }
}

/// Takes a mark back: the letter stands as it stood before. The mark stays in the list.
///
/// # Errors
/// `hand.no_mark`; `hand.in_outbox` when an earlier mark would stand again for a letter that goes by mail since; `store.*`.
pub fn take_back(store: &mut Store, id: i64, now: i64) -> Result<Mark, Problem> {
    let missing = || Problem::error(NO_MARK).arg("mark", id);
    store.whole(|store| {
        if !store.undo_mark(id, now, &actor())? {
            return Err(missing());
        }
        let marks = store.marks("")?;
        let undone = marks.iter().find(|mark| mark.id == id).cloned().ok_or_else(missing)?;
        let place = |mark: &Mark| (mark.campaign.clone(), mark.wave, mark.official.clone(), mark.copy_to.clone());
        let is_again = |mark: &&Mark| mark.stands && mark.kind != Done::Failed.name() && place(mark) == place(&undone);
        if marks.iter().any(|mark| is_again(&mark)) {
            let mailed = by_mail(store, (&undone.campaign, undone.wave))?;
            if let Some(state) = mailed.get(&(undone.official.clone(), undone.copy_to.clone())) {
                return Err(Problem::error(IN_OUTBOX).official(&undone.name).arg("state", state.name()));
            }
        }
        Ok(undone)
    })
}

/// The letters and copies of a wave that went by mail or still go, by whose letter it is and for whom the copy.
fn by_mail(store: &mut Store, (campaign, wave): (&str, u32)) -> Result<BTreeMap<(String, String), State>, Problem> {
    let is_open = |state: State| !matches!(state, State::Cancelled | State::Refused);
    let place = |letter: &LetterRow| match letter.copy_of.as_str() {
        "" => (key(&letter.id), String::new()),
        of => (of.to_owned(), key(&letter.id)),
    };
    let letters = store.letters(campaign)?;
    let open = letters.iter().filter(|letter| letter.wave == wave && is_open(letter.state));
    Ok(open.map(|letter| (place(letter), letter.state)).collect())
}

/// What stands against marks: letters in the outbox, and marks that say the same already.
fn standing_against(
    store: &mut Store,
    (campaign, wave): (&str, u32),
    marks: &[NewMark],
    done: Done,
) -> Result<Vec<Problem>, Problem> {
    let mailed = by_mail(store, (campaign, wave))?;
    let others = store.elsewhere()?.into_iter().filter(|one| one.campaign == campaign && one.wave == wave);
    let elsewhere: BTreeSet<String> = others.map(|one| one.official).collect();
    let had: BTreeMap<(String, String), Mark> = store
        .marks(campaign)?
        .into_iter()
        .filter(|mark| mark.stands && mark.wave == wave)
        .map(|mark| ((mark.official.clone(), mark.copy_to.clone()), mark))
        .collect();
    let against = |new: &NewMark| {
        let is_elsewhere = new.copy_to.is_empty() && done != Done::Failed && elsewhere.contains(&new.official);
        let place = (new.official.clone(), new.copy_to.clone());
        let state = mailed.get(&place).map(|state| state.name());
        if let Some(state) = state.or(is_elsewhere.then_some("elsewhere")) {
            return Some(Problem::error(IN_OUTBOX).official(&new.name).arg("state", state));
        }
        let had = had.get(&place)?;
        // What was posted may come back, and what came back may be posted anew.
        let changes = (had.kind == Done::Failed.name()) != (done == Done::Failed);
        let already = Problem::error(ALREADY).official(&new.name).arg("kind", &had.kind);
        (!changes).then(|| already.arg("date", &had.day).arg("mark", had.id))
    };
    Ok(marks.iter().filter_map(against).collect())
}

/// Keeps the picture of a receipt; its SHA-256.
fn receipt(blobs: &Blobs, path: &Path) -> Result<String, Problem> {
    let bytes = read_bounded(path, ENCLOSURE_LIMIT)?;
    if media_type(&bytes).is_none() {
        return Err(Problem::error(BAD_RECEIPT).arg("path", path.display()));
    }
    let hash = blobs.keep(&bytes)?;
    blobs.settle()?;
    Ok(hash)
}

/// The media type of a picture, or of a scan as PDF, by its first bytes.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    let is_heic = || matches!(bytes.get(4..12), Some(b"ftypheic" | b"ftypheix" | b"ftypmif1"));
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'%', b'P', b'D', b'F', ..] => Some("application/pdf"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ if is_heic() => Some("image/heic"),
        _ => None,
    }
}

/// One line of a person's words, bounded.
pub fn tidy(words: &str) -> String {
    words.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).take(MAX_WORDS).collect()
}

/// A letter's text as it is typed into a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FormText {
    /// `ar` or `en`.
    pub language: String,
    /// The subject.
    pub subject: String,
    /// Salutation, body, closing and who signs; paragraphs apart by an empty line.
    pub body: String,
    /// Characters of the body: many forms take no more than a few thousand.
    pub characters: u32,
}

/// The texts of a letter, the leading language first.
pub fn form_texts(letter: &Letter) -> Vec<FormText> {
    let text = |text: &LetterText| {
        let body = body(letter, text);
        FormText {
            language: text.lang.code().to_owned(),
            subject: text.subject.value.readable(),
            characters: u32::try_from(body.chars().count()).unwrap_or(u32::MAX),
            body,
        }
    };
    letter.texts.iter().map(text).collect()
}

fn body(letter: &Letter, text: &LetterText) -> String {
    let mut paragraphs: Vec<String> = text.blocks.iter().map(paragraph).collect();
    let lang = text.lang;
    let signers = letter.signatories.iter().filter_map(|signer| {
        let lines = [signer.name.get(lang), signer.title.get(lang)].into_iter().flatten();
        let lines: Vec<String> = lines.map(risala_letter::RichText::readable).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    });
    paragraphs.extend(signers);
    paragraphs.extend(letter.letterhead.name.get(lang).cloned());
    paragraphs.push(reference(text, lang));
    paragraphs.join("\n\n")
}

fn reference(text: &LetterText, lang: Lang) -> String {
    let comma = if lang == Lang::Ar { "، " } else { ", " };
    let part = |item: &risala_letter::Labelled| format!("{} {}", item.label, item.value.readable());
    [&text.reference, &text.date].map(part).join(comma)
}

fn paragraph(block: &Block) -> String {
    match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => text.readable(),
        Block::List(list) => {
            let numbered = |(n, item): (u32, &risala_letter::RichText)| match list.start {
                Some(start) => format!("{}. {}", start.saturating_add(n), item.readable()),
                None => format!("• {}", item.readable()),
            };
            (0..).zip(&list.items).map(numbered).collect::<Vec<_>>().join("\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_are_known_by_their_first_bytes() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n"[..], Some("image/png")),
            (b"\xFF\xD8\xFF\xE0", Some("image/jpeg")),
            (b"%PDF-1.7", Some("application/pdf")),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some("image/webp")),
            (b"\0\0\0\x18ftypheic", Some("image/heic")),
            (b"<svg/>", None),
            (b"MZ", None),
            (b"", None),
        ] {
            assert_eq!(media_type(bytes), expected);
        }
    }
}
