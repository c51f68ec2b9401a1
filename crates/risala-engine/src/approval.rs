//! The proof of a seal, for a person to look over and sign on any machine, and what their signature says of the seal.
//!
//! The proof is drawn from the seal alone, the same every time: a signed file that begins with those bytes is an approval
//! of this seal and of nothing else.

use jiff::tz::TimeZone;
use risala_letter::{Bilingual, Code, Lang, Problem};
use risala_sign::{SignatureReport, verify};

use crate::clock;
use crate::leaflet::{Entry, Leaflet, Section};
use crate::messages::{Messages, code as common};
use crate::seal::{Seal, SealedLetter};
use crate::signer::of_signing;

/// The signed file is the proof of another seal, or of none.
pub const FOREIGN: Code = Code("seal.approval_foreign");

/// The approval's file in the campaign's folder.
pub fn file(wave: u32) -> String {
    format!("seals/{wave}.approval.pdf")
}

/// The proof, in the language of `messages`.
///
/// # Errors
/// What keeps the pages from being set.
pub fn proof(seal: &Seal, title: &Bilingual, messages: &Messages) -> Result<Vec<u8>, Problem> {
    let lang = messages.lang();
    let campaign = title.get(lang).or(title.get(lang.other())).map_or("", String::as_str);
    let [letters, wave] = [seal.letters.len().to_string(), seal.wave.to_string()];
    let args = [
        ("campaign", campaign),
        ("wave", &wave),
        ("letters", &letters),
        ("moment", &seal.moment),
        ("hash", &seal.hash),
        ("id", &seal.campaign),
    ];
    let leaflet = Leaflet {
        lang,
        title: messages.text("proof-title", &args),
        intro: messages.text("proof-intro", &args).lines().map(str::to_owned).collect(),
        sections: vec![Section {
            // References, addresses and hashes are Latin in both languages.
            lang: Lang::En,
            heading: messages.text("proof-letters", &args),
            entries: seal.letters.iter().map(|letter| entry(letter, messages)).collect(),
        }],
    };
    leaflet.pdf(&clock::moment(Some(&seal.moment), &TimeZone::UTC)?)
}

fn entry(letter: &SealedLetter, messages: &Messages) -> Entry {
    let to = if letter.recipient.is_empty() { &letter.channel } else { &letter.recipient };
    let pages = messages.text("proof-pages", &[("pages", &letter.pages.to_string())]);
    Entry {
        label: vec![letter.reference.clone(), pages],
        lines: vec![format!("{} · {to}", letter.official), letter.pdf.clone()],
        remark: String::new(),
    }
}

/// The signatures by which a signed proof approves a seal.
///
/// # Errors
/// `seal.approval_foreign`, `signing.no_signature`, or why the file cannot be read.
pub fn signatures(pdf: &[u8], seal: &Seal, title: &Bilingual) -> Result<Vec<SignatureReport>, Problem> {
    let is_proof = |lang| proof(seal, title, &Messages::for_lang(lang)).map(|proof| pdf.starts_with(&proof));
    if !is_proof(Lang::Ar)? && !is_proof(Lang::En)? {
        return Err(Problem::error(FOREIGN).arg("hash", &seal.hash));
    }
    let found = verify(pdf, &[]).map_err(|error| of_signing(&error))?;
    if found.is_empty() { Err(Problem::error(common::NO_SIGNATURE)) } else { Ok(found) }
}
