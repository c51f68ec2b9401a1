//! A seal: the list of what a wave's letters are, to the byte, that one person makes and another approves. It stands in
//! the campaign's folder as `seals/<wave>.json`; the bytes stand in [`crate::blobs`].

use std::fs;
use std::path::{Path, PathBuf};

use risala_letter::{Code, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::blobs::sha256;
use crate::folder::{CampaignFolder, read_bounded};
use crate::messages::code as common;
use crate::output::write_file;

/// The codes of the problems of seals.
pub mod code {
    use risala_letter::Code;

    /// The wave has no seal.
    pub const NONE: Code = Code("seal.none");
    /// The wave has a seal already.
    pub const EXISTS: Code = Code("seal.exists");
    /// The file is no seal.
    pub const UNREADABLE: Code = Code("seal.unreadable");
    /// The file was changed after it was made.
    pub const EDITED: Code = Code("seal.edited");
    /// The seal is of another campaign or wave.
    pub const FOREIGN: Code = Code("seal.foreign");
    /// Errors keep the wave from being sealed.
    pub const NOT_SEALED: Code = Code("seal.not_sealed");
    /// There is no letter to seal.
    pub const EMPTY: Code = Code("seal.empty");
    /// The approver's name is too long or holds what cannot be read.
    pub const APPROVER: Code = Code("seal.approver");
    /// A letter would no longer be the sealed one.
    pub const CHANGED: Code = Code("seal.changed");
    /// A sealed letter would no longer be made.
    pub const MISSING: Code = Code("seal.missing");
    /// A letter would be made that is not sealed.
    pub const ADDED: Code = Code("seal.added");
    /// The campaign would sign otherwise.
    pub const SIGNING: Code = Code("seal.signing");
    /// Sealed bytes are not in the data folder.
    pub const BYTES_MISSING: Code = Code("seal.bytes_missing");
    /// Sealed bytes in the data folder are damaged.
    pub const BYTES_DAMAGED: Code = Code("seal.bytes_damaged");

    /// All of them.
    pub const CODES: &[Code] = &[
        NONE,
        EXISTS,
        UNREADABLE,
        EDITED,
        FOREIGN,
        NOT_SEALED,
        EMPTY,
        APPROVER,
        CHANGED,
        MISSING,
        ADDED,
        SIGNING,
        BYTES_MISSING,
        BYTES_DAMAGED,
        crate::approval::FOREIGN,
    ];
}

/// The codes of the problems of seals.
pub const CODES: &[Code] = code::CODES;

/// The folder in the campaign's.
const FOLDER: &str = "seals";
/// The largest seal; one of 100,000 letters has about 80 MB.
const LIMIT: u64 = 128 << 20;
/// Characters of an approver's name.
const MAX_APPROVER: usize = 200;

/// What one wave of a campaign sends, to the byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seal {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The moment of the letters, RFC 3339, UTC.
    pub moment: String,
    /// Who approved them; may be empty.
    pub approver: String,
    /// The identity that the campaign signs with; empty when it signs with none.
    pub identity: String,
    /// The level of the signatures; empty without any.
    pub level: String,
    /// The letters, in the order of the list.
    pub letters: Vec<SealedLetter>,
    /// SHA-256 of all the above, by which the seal is named.
    pub hash: String,
}

/// One letter under seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealedLetter {
    /// The official's id.
    pub official: String,
    /// Reference number.
    pub reference: String,
    /// Template's name.
    pub template: String,
    /// Languages, the leading one first.
    pub languages: Vec<String>,
    /// email, post, form, hand.
    pub channel: String,
    /// Pages.
    pub pages: u32,
    /// Whether the PDF carries a digital signature.
    pub signed: bool,
    /// SHA-256 of the PDF before its signature.
    pub drawn: String,
    /// SHA-256 of the PDF.
    pub pdf: String,
    /// SHA-256 of the e-mail; empty when the letter goes by another way.
    pub message: String,
    /// The official's e-mail address; empty when the letter goes by another way.
    pub recipient: String,
    /// To whom the e-mail is handed over, and from whom.
    pub envelope: Envelope,
}

/// The envelope of an e-mail (RFC 5321); empty when the letter goes by another way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// MAIL FROM.
    pub from: String,
    /// RCPT TO.
    pub to: Vec<String>,
}

impl Seal {
    /// The hash of what the seal says: of its fields but the hash, as JSON in one line, in the order of this type.
    fn own_hash(&self) -> Result<String, Problem> {
        let bare = Self { hash: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).map_err(|error| internal(&error))?;
        Ok(sha256(&text))
    }

    /// With its hash.
    ///
    /// # Errors
    /// `command.internal`.
    pub fn closed(mut self) -> Result<Self, Problem> {
        self.hash = self.own_hash()?;
        Ok(self)
    }

    /// Reads the seal of a wave; `None` when it has none.
    ///
    /// # Errors
    /// `seal.unreadable`, `seal.edited`, `seal.foreign`, `file.*`.
    pub fn read(folder: &CampaignFolder, campaign: &str, wave: u32) -> Result<Option<Self>, Problem> {
        let file = file(wave);
        if !folder.has(&file) {
            return Ok(None);
        }
        let bytes = folder.bytes(&file, LIMIT)?;
        let unreadable = |cause: String| Problem::error(code::UNREADABLE).file(&file).arg("cause", cause);
        let seal: Self = serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
        if seal.schema != 1 {
            return Err(unreadable(format!("schema {}", seal.schema)));
        }
        if seal.own_hash()? != seal.hash {
            return Err(Problem::error(code::EDITED).file(&file));
        }
        if seal.campaign != campaign || seal.wave != wave {
            let foreign = Problem::error(code::FOREIGN).file(&file);
            return Err(foreign.arg("campaign", &seal.campaign).arg("wave", seal.wave));
        }
        Ok(Some(seal))
    }

    /// Writes the seal into the campaign's folder. The one it replaces stays as `seals/<wave>.<n>.json`, whose name is
    /// returned, empty without one.
    ///
    /// # Errors
    /// `file.*`; then the seal there was is the seal there is.
    pub fn write(&self, folder: &CampaignFolder) -> Result<String, Problem> {
        let place = folder.root().join(FOLDER);
        fs::create_dir_all(&place)
            .map_err(|error| Problem::error(common::NOT_WRITABLE).arg("path", place.display()).arg("cause", error))?;
        let path = folder.root().join(file(self.wave));
        let mut text = serde_json::to_vec_pretty(self).map_err(|error| internal(&error))?;
        text.push(b'\n');
        let mut former = String::new();
        if path.symlink_metadata().is_ok() {
            let bytes = read_bounded(&path, LIMIT)?;
            if bytes == text {
                return Ok(former);
            }
            let name = self.former_name(&place);
            write_file(&place.join(&name), &bytes, false)?;
            former = format!("{FOLDER}/{name}");
        }
        write_file(&path, &text, true)?;
        Ok(former)
    }

    fn former_name(&self, place: &Path) -> String {
        let name = |number: u32| format!("{}.{number}.json", self.wave);
        let free = |name: &String| place.join(name).symlink_metadata().is_err();
        (1..).map(name).find(free).unwrap_or_default()
    }
}

/// The seal's file in the campaign's folder.
pub fn file(wave: u32) -> String {
    format!("{FOLDER}/{wave}.json")
}

/// Where the seal is.
pub fn path(folder: &CampaignFolder, wave: u32) -> PathBuf {
    folder.root().join(FOLDER).join(format!("{wave}.json"))
}

/// An approver's name as it is kept.
///
/// # Errors
/// `seal.approver`.
pub fn approver(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    if name.chars().count() > MAX_APPROVER || name.chars().any(char::is_control) {
        return Err(Problem::error(code::APPROVER).arg("limit", MAX_APPROVER));
    }
    Ok(name.to_owned())
}

/// What differs between a sealed letter and the one that would be made now, each by its name.
pub fn differences(sealed: &SealedLetter, now: &SealedLetter) -> Vec<&'static str> {
    let parts = [
        ("reference", sealed.reference != now.reference),
        ("template", sealed.template != now.template),
        ("languages", sealed.languages != now.languages),
        ("channel", sealed.channel != now.channel),
        ("recipient", sealed.recipient != now.recipient || sealed.envelope != now.envelope),
        ("pdf", sealed.drawn != now.drawn || sealed.pages != now.pages || sealed.pdf != now.pdf),
        ("message", sealed.message != now.message),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

fn internal(error: &serde_json::Error) -> Problem {
    Problem::error(common::INTERNAL).arg("cause", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> SealedLetter {
        SealedLetter {
            official: "a".to_owned(),
            reference: "R-1".to_owned(),
            template: "official".to_owned(),
            languages: vec!["ar".to_owned(), "en".to_owned()],
            channel: "email".to_owned(),
            pages: 1,
            signed: true,
            drawn: "1".to_owned(),
            pdf: "2".to_owned(),
            message: "3".to_owned(),
            recipient: "a@example.org".to_owned(),
            envelope: Envelope { from: "office@example.org".to_owned(), to: vec!["a@example.org".to_owned()] },
        }
    }

    fn seal() -> Seal {
        let [campaign, moment, approver] = ["c", "2026-01-07T06:00:00Z", "Rana"].map(str::to_owned);
        let letters = vec![letter()];
        let (identity, level, hash) = ("p12".to_owned(), "B-B".to_owned(), String::new());
        Seal { schema: 1, campaign, wave: 1, moment, approver, identity, level, letters, hash }.closed().unwrap()
    }

    fn folder() -> (tempfile::TempDir, CampaignFolder) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("campaign.toml"), "").unwrap();
        let folder = CampaignFolder::open(dir.path()).unwrap();
        (dir, folder)
    }

    #[test]
    fn what_is_written_is_read_again() {
        let (_dir, folder) = folder();
        assert_eq!(Seal::read(&folder, "c", 1).unwrap(), None);
        assert_eq!(seal().write(&folder).unwrap(), "");
        assert_eq!(Seal::read(&folder, "c", 1).unwrap(), Some(seal()));
        assert_eq!(Seal::read(&folder, "d", 1).unwrap_err().code, code::FOREIGN);
        assert_eq!(seal().write(&folder).unwrap(), "", "the same seal replaces nothing");
        for expect in ["seals/1.1.json", "seals/1.2.json"] {
            let other = Seal { approver: expect.to_owned(), ..seal() }.closed().unwrap();
            assert_eq!(other.write(&folder).unwrap(), expect);
        }
    }

    /// Every word and number of the file belongs to the hash.
    #[test]
    fn any_edit_is_noticed() {
        let (_dir, folder) = folder();
        seal().write(&folder).unwrap();
        let whole = fs::read_to_string(path(&folder, 1)).unwrap();
        let edit = |text: &str| {
            fs::write(path(&folder, 1), text).unwrap();
            Seal::read(&folder, "c", 1)
        };
        assert!(edit(&whole.replace('\n', "\r\n")).is_ok(), "the layout says nothing");
        let mut edits = 0;
        for (at, _) in whole.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
            let mut text = whole.clone().into_bytes();
            text[at] = if text[at] == b'7' { b'8' } else { b'7' };
            let problem = edit(&String::from_utf8(text).unwrap()).unwrap_err();
            assert!([code::EDITED, code::UNREADABLE].contains(&problem.code), "{at}: {problem:?}");
            edits += 1;
        }
        assert!(edits > 300);
        let more = whole.replacen('{', "{\"more\": 1,", 1);
        let twice = whole.replacen('{', "{\"wave\": 1,", 1);
        for text in [&more, &twice, "", "[]", "null", &"[".repeat(100_000), &whole[..whole.len() / 2]] {
            assert_eq!(edit(text).unwrap_err().code, code::UNREADABLE);
        }
    }

    #[test]
    fn each_part_that_differs_is_named() {
        type Change = fn(&mut SealedLetter);
        let cases: [(&str, Change); 8] = [
            ("reference", |one| one.reference.push('x')),
            ("template", |one| one.template.push('x')),
            ("languages", |one| one.languages.reverse()),
            ("channel", |one| one.channel.push('x')),
            ("recipient", |one| one.recipient.push('x')),
            ("recipient", |one| one.envelope.to.clear()),
            ("pdf", |one| one.drawn.push('x')),
            ("message", |one| one.message.push('x')),
        ];
        assert_eq!(differences(&letter(), &letter()), [""; 0]);
        for (expect, change) in cases {
            let mut other = letter();
            change(&mut other);
            assert_eq!(differences(&letter(), &other), [expect]);
        }
    }

    #[test]
    fn an_approver_has_a_readable_name() {
        assert_eq!(approver(" رنا ").unwrap(), "رنا");
        for name in ["a\nb", &"x".repeat(201)] {
            assert_eq!(approver(name).unwrap_err().code, code::APPROVER);
        }
    }
}
