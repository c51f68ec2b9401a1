//! The register of correspondence, and what is due.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use risala_letter::official::{Named, Stance};
use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::directory::{answer, existing, folder, open};
use super::{Failure, Source};
use crate::blobs::Blobs;
use crate::clock;
use crate::directory::actor;
use crate::folder::{ENCLOSURE_LIMIT, read_bounded};
use crate::hand::{media_type, tidy};
use crate::memory;
use crate::messages::code;
use crate::opened::Opened;
pub use crate::register::RegisterEntry;
use crate::register::{
    BAD_SCAN, Direction, DueEntry, EARLY_FOLLOW_UP, FUTURE_DAY, Kind, NO_ENTRY, NO_SUBJECT, NOBODY, PATIENCE, due,
};
use crate::store::{NewEntry, Store, key};

/// An entry to make.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EntryRequest {
    /// The campaign it belongs to, whose list names the official.
    pub source: Source,
    /// Which way.
    pub direction: Direction,
    /// What it is.
    pub kind: Kind,
    /// The official's id.
    pub official: String,
    /// The day, ISO; today when `None`.
    #[serde(default)]
    pub day: Option<String>,
    /// The paper's own number, or empty.
    #[serde(default)]
    pub reference: String,
    /// Subject.
    pub subject: String,
    /// A remark, or empty.
    #[serde(default)]
    pub note: String,
    /// What it says of the official's stance.
    #[serde(default)]
    pub stance: Option<Stance>,
    /// When to follow up, ISO.
    #[serde(default)]
    pub follow_up: Option<String>,
    /// A picture or scan of the paper.
    #[serde(default)]
    pub scan: Option<PathBuf>,
}

/// The register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisterReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Its entries in the order in which they were made, those that are void too.
    pub entries: Vec<RegisterEntry>,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DueReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The day asked about, ISO.
    pub today: String,
    /// What is due, the longest due first.
    pub due: Vec<DueEntry>,
}

/// Makes an entry under the next number of its direction and year.
///
/// # Errors
/// `register.*`, `command.unknown_official`, `command.bad_date`, `store.*`, `file.*`.
pub fn add_entry(request: &EntryRequest, lang: Lang) -> Result<RegisterEntry, Failure> {
    added(request).map_err(|problems| Failure::new(&problems, lang))
}

fn added(request: &EntryRequest) -> Result<RegisterEntry, Vec<Problem>> {
    let opened = Opened::sound(&request.source)?;
    entered(request, &opened).map_err(|problem| vec![problem])
}

fn entered(request: &EntryRequest, opened: &Opened) -> Result<RegisterEntry, Problem> {
    let today = opened.moment.date();
    let day = request.day.as_deref().map_or(Ok(today), date)?;
    let follow_up = request.follow_up.as_deref().map(date).transpose()?;
    let subject = tidy(&request.subject);
    let wanted = request.official.trim();
    if wanted.is_empty() {
        return Err(Problem::error(NOBODY));
    }
    let official = opened.officials.iter().find(|official| key(&official.id) == key(wanted));
    let official = official.ok_or_else(|| Problem::error(code::UNKNOWN_OFFICIAL).arg("id", wanted))?;
    if subject.is_empty() {
        return Err(Problem::error(NO_SUBJECT));
    }
    if day > today {
        return Err(Problem::error(FUTURE_DAY).arg("date", day));
    }
    if let Some(early) = follow_up.filter(|follow_up| *follow_up < day) {
        return Err(Problem::error(EARLY_FOLLOW_UP).arg("date", early).arg("day", day));
    }
    let data = opened.vault.data.as_deref();
    let mut store = open(data)?;
    let scan = request.scan.as_deref().map(|path| kept(data, path)).transpose()?.unwrap_or_default();
    let new = NewEntry {
        direction: request.direction.name(),
        year: day.year(),
        kind: request.kind.name(),
        campaign: &opened.campaign.id,
        official: &key(&official.id),
        name: &official.id,
        day: &day.to_string(),
        reference: &tidy(&request.reference),
        subject: &subject,
        note: &tidy(&request.note),
        stance: request.stance.map_or("", |stance| stance.name()),
        follow_up: &follow_up.map(|date| date.to_string()).unwrap_or_default(),
        scan: &scan,
    };
    let now = clock::now().as_millisecond();
    let id = store.whole(|store| store.add_entry(&new, (now, &actor())))?;
    found(&mut store, id)
}

fn found(store: &mut Store, id: i64) -> Result<RegisterEntry, Problem> {
    let entry = store.entries()?.into_iter().find(|entry| entry.id == id);
    entry.ok_or_else(|| Problem::error(NO_ENTRY).arg("entry", id))
}

/// Keeps a scan; its SHA-256.
fn kept(data: Option<&Path>, path: &Path) -> Result<String, Problem> {
    let bytes = read_bounded(path, ENCLOSURE_LIMIT)?;
    if media_type(&bytes).is_none() {
        return Err(Problem::error(BAD_SCAN).arg("path", path.display()));
    }
    let blobs = Blobs::of(&folder(data)?)?;
    let hash = blobs.keep(&bytes)?;
    blobs.settle()?;
    Ok(hash)
}

fn date(said: &str) -> Result<Date, Problem> {
    said.parse().map_err(|_| Problem::error(code::BAD_DATE).arg("date", said))
}

/// The register, whole or of one official (empty: all).
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn list_register(data: Option<&Path>, official: &str, lang: Lang) -> Result<RegisterReport, Failure> {
    let entries = answer(existing(data).and_then(|mut store| store.entries()), lang)?;
    let own = entries.into_iter().filter(|entry| official.is_empty() || key(&entry.official) == key(official));
    Ok(RegisterReport { schema: 1, entries: own.collect() })
}

/// Declares an entry void: it keeps its number and says nothing any more.
///
/// # Errors
/// `register.no_entry`, `command.no_directory`, `store.*`.
pub fn void_entry(data: Option<&Path>, id: i64, lang: Lang) -> Result<RegisterEntry, Failure> {
    let voided = existing(data).and_then(|mut store| {
        if !store.void_entry(id, clock::now().as_millisecond())? {
            return Err(Problem::error(NO_ENTRY).arg("entry", id));
        }
        found(&mut store, id)
    });
    answer(voided, lang)
}

/// What is due with a campaign's officials on the source's date; `days` without an answer make a reminder due, 21 when
/// `None`.
///
/// # Errors
/// `store.*`, and what makes the campaign unusable.
pub fn list_due(source: &Source, days: Option<u32>, lang: Lang) -> Result<DueReport, Failure> {
    let listed = || -> Result<DueReport, Vec<Problem>> {
        let one = |problem| vec![problem];
        let opened = Opened::sound(source)?;
        let today = opened.moment.date();
        let due = match memory::store(source).map_err(one)? {
            Some(mut store) => due(&opened, &mut store, today, days.unwrap_or(PATIENCE)).map_err(one)?,
            None => Vec::new(),
        };
        Ok(DueReport { schema: 1, today: today.to_string(), due })
    };
    listed().map_err(|problems| Failure::new(&problems, lang))
}
