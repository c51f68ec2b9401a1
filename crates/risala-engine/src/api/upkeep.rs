//! The store kept safe: backup, restore, and a look over everything Risala stands on.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use risala_letter::{Code, Lang, Problem, Severity, Style};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{existing, folder};
use super::report::ProblemEntry;
use crate::keyring::{self, KeyringError};
use crate::messages::{Messages, code, severity};
use crate::output::write_file;
use crate::secret::Password;
use crate::store::{self, Counts, Identity, Store};
use crate::{assets, backup, clock, data};

/// The system's keyring does not answer.
pub const KEYRING: Code = Code("doctor.keyring");
/// The clock is wrong.
pub const CLOCK: Code = Code("doctor.clock");
/// The built-in fonts are damaged.
pub const FONTS: Code = Code("doctor.fonts");

/// The codes of this module.
pub const CODES: &[Code] = &[KEYRING, CLOCK, FONTS];

/// No computer that runs this version has an earlier date, 2026-01-01T00:00:00Z, …
const EARLIEST: i64 = 1_767_225_600;
/// … or a later one, 2100-01-01T00:00:00Z.
const LATEST: i64 = 4_102_444_800;
/// An entry that is made and removed again: a locked keyring tells what it lacks, but takes nothing.
const PROBE: &str = "doctor";

/// The store and the files beside it, written into one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BackupReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub out: String,
    /// Officials in it.
    pub officials: i64,
    /// Files in it beside the store: letters and messages as sealed and sent.
    pub files: u64,
    /// What was left out.
    pub problems: Vec<ProblemEntry>,
}

/// A store put in the place of another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RestoreReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The backup.
    pub file: String,
    /// Officials in it.
    pub officials: i64,
    /// Number of the new epoch: what was under way in an older one is held.
    pub epoch: i64,
    /// Where the store is that was there before, or empty.
    pub former: String,
    /// Whether its opt-outs and reference numbers were kept; `false` when it could not be read.
    pub kept: bool,
    /// Files beside the store: letters and messages as sealed and sent.
    pub files: u64,
    /// What could not be taken.
    pub problems: Vec<ProblemEntry>,
}

/// What Risala stands on, looked over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DoctorReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Version of Risala.
    pub version: String,
    /// Operating system and processor.
    pub system: String,
    /// The data folder, or empty.
    pub data: String,
    /// The checks.
    pub checks: Vec<CheckEntry>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
}

/// A check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CheckEntry {
    /// folder, store, fonts, keyring, clock.
    pub name: String,
    /// well, absent, warning, error.
    pub state: String,
    /// The code of what is wrong, or empty.
    pub code: String,
}

/// What may be given to others: no name, address, path or secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Support<'a> {
    schema: u32,
    version: &'a str,
    system: &'a str,
    checks: &'a [CheckEntry],
    store: Option<SupportStore>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct SupportStore {
    schema_version: i64,
    epoch: i64,
    officials: i64,
    opt_outs: i64,
    edits: i64,
    references: i64,
}

/// Writes the store and the files beside it into one file; `force` lets it replace another.
///
/// # Errors
/// `command.no_directory`, `file.*`, `store.*`.
pub fn backup(given: Option<&Path>, out: &Path, force: bool, lang: Lang) -> Result<BackupReport, Failure> {
    let done = existing(given).and_then(|mut store| {
        let carried = backup::write(&mut store, &folder(given)?, out, force)?;
        Ok((carried, store.counts()?))
    });
    let (carried, counts) = done.map_err(|problem| Failure::new([&problem], lang))?;
    Ok(BackupReport {
        schema: 1,
        out: out.display().to_string(),
        officials: counts.officials,
        files: carried.blobs,
        problems: Messages::for_lang(lang).problems(&carried.problems),
    })
}

/// Puts the store of a backup in the place of the one there is, which is set aside.
///
/// # Errors
/// `file.*`, `store.*`; then the store is as it was.
pub fn restore(given: Option<&Path>, from: &Path, lang: Lang) -> Result<RestoreReport, Failure> {
    let done = folder(given).and_then(|data| {
        let restored = backup::restore(&data, from)?;
        Ok((restored, Store::open(&data)?.counts()?))
    });
    let ((restored, carried), counts) = done.map_err(|problem| Failure::new([&problem], lang))?;
    Ok(RestoreReport {
        schema: 1,
        file: from.display().to_string(),
        officials: counts.officials,
        epoch: restored.identity.epoch,
        former: restored.former.map(|former| former.display().to_string()).unwrap_or_default(),
        kept: restored.kept,
        files: carried.blobs,
        problems: Messages::for_lang(lang).problems(&carried.problems),
    })
}

/// Looks over data folder, store, fonts, keyring and clock; with `out` writes what may be given to others.
///
/// # Errors
/// Only why the file could not be written.
pub fn doctor(given: Option<&Path>, out: Option<&Path>, force: bool, lang: Lang) -> Result<DoctorReport, Failure> {
    let data = data::folder(given);
    let mut visit = Visit::default();
    let folder = data.as_deref().ok_or_else(|| Problem::error(code::NO_DATA_FOLDER));
    visit.note("folder", folder.and_then(takes_files));
    let opened = data.as_deref().map_or(Ok(None), Store::existing);
    visit.store(opened);
    visit.note("fonts", fonts());
    visit.note("keyring", keyring());
    let newest = visit.newest.clone();
    visit.note("clock", clock_is_right(clock::now(), &newest));
    let report = DoctorReport {
        schema: 1,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        data: data.map(|data| data.display().to_string()).unwrap_or_default(),
        problems: Messages::for_lang(lang).problems(&visit.problems),
        checks: visit.checks,
    };
    if let Some(out) = out {
        let written = support(&report, visit.held).and_then(|text| write_file(out, text.as_bytes(), force));
        written.map_err(|problem| Failure::new([&problem], lang))?;
    }
    Ok(report)
}

fn support(report: &DoctorReport, held: Option<(Identity, Counts)>) -> Result<String, Problem> {
    let store = held.map(|(identity, counts)| SupportStore {
        schema_version: identity.schema_version,
        epoch: identity.epoch,
        officials: counts.officials,
        opt_outs: counts.opt_outs,
        edits: counts.edits,
        references: counts.references,
    });
    let support =
        Support { schema: 1, version: &report.version, system: &report.system, checks: &report.checks, store };
    let text = serde_json::to_string_pretty(&support);
    text.map(|text| text + "\n").map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
}

/// What was found so far.
#[derive(Default)]
struct Visit {
    checks: Vec<CheckEntry>,
    problems: Vec<Problem>,
    held: Option<(Identity, Counts)>,
    newest: String,
}

impl Visit {
    fn note(&mut self, name: &str, found: Result<(), Problem>) {
        let (state, code) = match &found {
            Ok(()) => ("well", ""),
            Err(problem) => (severity(problem.severity), problem.code.0),
        };
        self.add(name, state, code);
        self.problems.extend(found.err());
    }

    fn add(&mut self, name: &str, state: &str, code: &str) {
        self.checks.push(CheckEntry { name: name.to_owned(), state: state.to_owned(), code: code.to_owned() });
    }

    fn store(&mut self, opened: Result<Option<Store>, Problem>) {
        let mut store = match opened {
            Ok(Some(store)) => store,
            Ok(None) => return self.add("store", "absent", ""),
            Err(problem) => return self.note("store", Err(problem)),
        };
        let found = store.check().and_then(|()| {
            self.newest = store.newest()?;
            self.held = Some((store.identity()?, store.counts()?));
            Ok(())
        });
        self.note("store", found);
    }
}

/// Whether the data folder is in a right place and takes files; it need not exist yet.
fn takes_files(data: &Path) -> Result<(), Problem> {
    store::check_place(data)?;
    let there = data.ancestors().find(|place| place.is_dir()).map_or_else(|| PathBuf::from("."), Path::to_owned);
    tempfile::tempfile_in(&there)
        .map(|_| ())
        .map_err(|error| Problem::error(code::NOT_WRITABLE).arg("path", there.display()).arg("cause", error))
}

fn fonts() -> Result<(), Problem> {
    [Style::Classic, Style::Naskh, Style::Modern].into_iter().try_for_each(|style| {
        assets::fonts(style).map(|_| ()).map_err(|problem| {
            Problem::error(FONTS).arg("cause", problem.args.get("cause").cloned().unwrap_or_default())
        })
    })
}

/// Whether the keyring takes an entry and gives it up again.
fn keyring() -> Result<(), Problem> {
    let done = keyring::remember(PROBE, &Password::new(PROBE.to_owned())).and_then(|()| keyring::forget(PROBE));
    let kind = match done {
        // Missing: another look at it, at the same time, removed it first.
        Ok(()) | Err(KeyringError::Missing) => return Ok(()),
        Err(KeyringError::Absent) => "absent",
        Err(KeyringError::Locked) => "locked",
        Err(KeyringError::Failed) => "failed",
    };
    Err(Problem { severity: Severity::Warning, ..Problem::error(KEYRING).arg("kind", kind) })
}

/// Whether the clock can be right: letters and signatures are dated by it.
fn clock_is_right(now: Timestamp, newest: &str) -> Result<(), Problem> {
    let wrong = |known: &str| Err(Problem::error(CLOCK).arg("now", now.strftime("%Y-%m-%d %H:%M")).arg("known", known));
    if !(EARLIEST..LATEST).contains(&now.as_second()) {
        return wrong("none");
    }
    match newest.parse::<Timestamp>() {
        Ok(newest) if newest > now => wrong(&newest.strftime("%Y-%m-%d %H:%M").to_string()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::directory::IntakeRequest;
    use super::*;

    #[test]
    fn a_clock_is_wrong_when_it_cannot_be_right() {
        for (now, newest, expect) in [
            ("2026-05-01T00:00:00Z", "", true),
            ("2026-05-01T00:00:00Z", "2026-04-30T23:00:00Z", true),
            ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", false),
            ("1970-01-01T00:00:00Z", "", false),
            ("2200-01-01T00:00:00Z", "", false),
        ] {
            assert_eq!(clock_is_right(now.parse().unwrap(), newest).is_ok(), expect, "{now} {newest}");
        }
    }

    #[test]
    fn the_support_file_names_nobody() {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join("jane-smith");
        let list = place.path().join("list.csv");
        std::fs::write(&list, "id,name_en,country,email\njane-1,Jane Smith,GB,jane@example.org\n").unwrap();
        let request = IntakeRequest { data: Some(data.clone()), file: list, ..IntakeRequest::default() };
        super::super::take_in(&request, Lang::En).unwrap();
        let out = place.path().join("support.json");
        let report = doctor(Some(&data), Some(&out), false, Lang::En).unwrap();
        let names: Vec<_> = report.checks.iter().map(|check| check.name.as_str()).collect();
        assert_eq!(names, ["folder", "store", "fonts", "keyring", "clock"]);
        let text = std::fs::read_to_string(out).unwrap();
        assert!(text.contains("\"officials\": 1"), "{text}");
        assert!(!text.to_lowercase().contains("jane") && !text.contains("example.org"), "{text}");
    }

    #[test]
    fn a_damaged_store_and_a_synced_folder_are_named() {
        let place = tempfile::tempdir().unwrap();
        let code_of = |data: &Path, name: &str| {
            let report = doctor(Some(data), None, false, Lang::En).unwrap();
            report.checks.into_iter().find(|check| check.name == name).unwrap()
        };
        assert_eq!(code_of(place.path(), "store").state, "absent");
        drop(Store::open(place.path()).unwrap());
        assert_eq!(code_of(place.path(), "store").state, "well");
        std::fs::write(store::file(place.path()), [b'x'; 9_000]).unwrap();
        assert_eq!(code_of(place.path(), "store").code, "store.damaged");
        let synced = place.path().join("Dropbox/risala");
        assert_eq!(code_of(&synced, "folder").code, "store.synced_folder");
    }
}
