//! The directory of officials, as window and command line use it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use risala_letter::{Filter, Lang, Official, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::import::{Said, changed as changed_value, mapped};
use super::report::{ChangedValue, MappedColumn, ProblemEntry};
use crate::clock::{self, Stopwatch};
use crate::data;
use crate::directory::{self, Difference, Way};
use crate::import::{Imported, List, source, write_list};
use crate::messages::{Messages, code};
use crate::output::write_file;
use crate::store::{Cells, Edit, PastChange, Record, Store, officials};

/// Values told at most that are not as they stood in a file.
const CHANGES: usize = 1_000;
/// Edits told at most.
const EDITS: i64 = 100;

/// A list to take into the directory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IntakeRequest {
    /// The data folder; else the platform's.
    pub data: Option<PathBuf>,
    /// The list, or the folder of congress-legislators.
    pub file: PathBuf,
    /// What its headings mean.
    pub said: Said,
    /// Whether differences are taken too.
    pub update: bool,
    /// Whether to take nothing, only tell what would be.
    pub dry_run: bool,
}

/// A list taken into the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IntakeReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub file: String,
    /// The edit that took it in, for `officials undo`; 0 when nothing was taken.
    pub edit: i64,
    /// Whether differences were taken.
    pub updated: bool,
    /// Whether nothing was to be taken, only told.
    pub dry_run: bool,
    /// Officials that are new, by id.
    pub new: Vec<String>,
    /// Officials in the directory that the list tells otherwise.
    pub changed: Vec<ChangedOfficial>,
    /// Number of officials about whom the list says nothing new.
    pub unchanged: u64,
    /// Officials whose wish not to be written to is new.
    pub opted_out: Vec<String>,
    /// Officials of the same source (column `source`) who are not in the list: they may have left office.
    pub absent: Vec<String>,
    /// The rows that cannot be taken, and why.
    pub not_taken: Vec<NotTaken>,
    /// Columns in their order, and the headings they stand under.
    pub columns: Vec<MappedColumn>,
    /// Values that are not as they stood in the file, at most 1,000 of them.
    pub changes: Vec<ChangedValue>,
    /// How many there are.
    pub changed_values: u64,
    /// What is wrong with the list.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// An official that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedOfficial {
    /// The id.
    pub official: String,
    /// The cells that differ.
    pub cells: Vec<ChangedCell>,
}

/// A cell that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedCell {
    /// The column.
    pub column: String,
    /// What the directory said.
    pub before: String,
    /// What it says, or the list says, now.
    pub after: String,
}

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotTaken {
    /// Its number in the file, from 1 for the header.
    pub row: u32,
    /// The id, where it has one.
    pub official: String,
    /// Why.
    pub reason: String,
}

/// Officials of the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfficialsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Officials in the whole directory.
    pub all: u64,
    /// The chosen ones: cells that are not empty, by column.
    pub officials: Vec<BTreeMap<String, String>>,
    /// How many of the chosen ones, by column (country, channel, language) and value.
    pub counts: BTreeMap<String, BTreeMap<String, u64>>,
}

/// One official of the directory.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OfficialReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The cells that are not empty, by column.
    pub official: BTreeMap<String, String>,
    /// The offices held, the present one first.
    pub offices: Vec<OfficeEntry>,
    /// Who else holds or held the present office.
    pub holders: Vec<HolderEntry>,
    /// E-mail addresses.
    pub addresses: Vec<AddressEntry>,
    /// What became of the record, newest first.
    pub history: Vec<HistoryEntry>,
    /// What is wrong with the record.
    pub problems: Vec<ProblemEntry>,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)] // the columns of these names
pub struct OfficeEntry {
    pub title_en: String,
    pub title_ar: String,
    pub organization_en: String,
    pub organization_ar: String,
    pub term_end: String,
    /// Whether it is held now.
    pub current: bool,
}

/// Another holder of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[allow(missing_docs)] // the columns of these names
pub struct HolderEntry {
    pub id: String,
    pub name_en: String,
    pub name_ar: String,
    /// Whether they hold it now.
    pub current: bool,
}

/// An e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddressEntry {
    /// The address.
    pub address: String,
    /// current, former.
    pub status: String,
}

/// An edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditEntry {
    /// Its number.
    pub edit: i64,
    /// When, RFC 3339.
    pub at: String,
    /// The system's name of who did it.
    pub by: String,
    /// import, edit, undo, erase.
    pub kind: String,
    /// The file's name, or the reason given.
    pub about: String,
    /// The edit it took back; 0 for none.
    pub undoes: i64,
    /// Officials it changed.
    pub officials: i64,
}

/// An edit of one official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryEntry {
    /// The edit.
    pub edit: EditEntry,
    /// added, changed, removed.
    pub what: String,
    /// The cells that changed.
    pub cells: Vec<ChangedCell>,
}

/// An official changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EditReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// What changed; no cells when nothing did.
    pub changed: ChangedOfficial,
    /// What a person should look at.
    pub problems: Vec<ProblemEntry>,
}

/// An edit taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UndoReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The edit that took it back.
    pub edit: i64,
    /// The edit taken back.
    pub undoes: i64,
    /// The officials restored.
    pub officials: Vec<String>,
    /// What stays.
    pub problems: Vec<ProblemEntry>,
}

/// The newest edits, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EditsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The edits.
    pub edits: Vec<EditEntry>,
}

/// An official erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EraseReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The id.
    pub official: String,
    /// Since when they are not to be written to, which is kept with id and addresses; empty when they did not ask.
    pub opt_out: String,
}

/// Officials written to a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExportReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub out: String,
    /// Officials in it.
    pub officials: u64,
}

/// The data folder.
pub(super) fn folder(data: Option<&Path>) -> Result<PathBuf, Problem> {
    data::folder(data).ok_or_else(|| Problem::error(code::NO_DATA_FOLDER))
}

/// The store, made if need be.
pub(super) fn open(data: Option<&Path>) -> Result<Store, Problem> {
    Store::open(&folder(data)?)
}

/// The store there is.
pub(super) fn existing(data: Option<&Path>) -> Result<Store, Problem> {
    Store::existing(&folder(data)?)?.ok_or_else(|| Problem::error(code::NO_DIRECTORY))
}

pub(super) fn answer<T>(given: Result<T, Problem>, lang: Lang) -> Result<T, Failure> {
    given.map_err(|problem| Failure::new([&problem], lang))
}

/// This moment, to the second.
pub(super) fn now() -> String {
    clock::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Takes a list into the directory: new officials always, differences with `update`; with `dry_run` nothing.
///
/// # Errors
/// Why the list cannot be read or the store not be used; then nothing was taken.
pub fn take_in(request: &IntakeRequest, lang: Lang) -> Result<IntakeReport, Failure> {
    let report = taken_in(request, &Messages::for_lang(lang));
    report.map_err(|problems| Failure::new(&problems, lang))
}

fn taken_in(request: &IntakeRequest, messages: &Messages) -> Result<IntakeReport, Vec<Problem>> {
    let watch = Stopwatch::start();
    let one = |problem| vec![problem];
    let file = &request.file;
    let read = List::read(file)?;
    let mut store = open(request.data.as_deref()).map_err(one)?;
    let origin = source(read.headings());
    let mut mapping = request.said.mapping().map_err(one)?;
    mapping.remembered = store.mapping(&origin).map_err(one)?;
    let mut taken = read.take(&mapping)?;
    request.said.save(&taken).map_err(one)?;
    let (columns, changed_values) = (mapped(&taken.headings), taken.changed as u64);
    let changes: Vec<_> = std::mem::take(&mut taken.changes).into_iter().take(CHANGES).map(changed_value).collect();
    let list = Imported::from(taken);
    let about = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let way = Way { at: &now(), about: &about, update: request.update, dry_run: request.dry_run };
    let intake = directory::take_in(&mut store, &list, &way).map_err(one)?;
    if !request.dry_run && !mapping.columns.is_empty() {
        store.remember_mapping(&origin, &mapping.all(), &about, way.at).map_err(one)?;
    }
    let problems = messages.problems(list.problems.iter().chain(&intake.problems));
    Ok(IntakeReport {
        schema: 1,
        file: file.display().to_string(),
        edit: intake.edit,
        updated: request.update,
        dry_run: request.dry_run,
        new: intake.new,
        changed: intake.changed.into_iter().map(changed).collect(),
        unchanged: intake.unchanged as u64,
        opted_out: intake.opted_out,
        absent: intake.absent,
        not_taken: not_taken(&problems),
        columns,
        changes,
        changed_values,
        problems,
        elapsed_ms: watch.elapsed_ms(),
    })
}

/// The rows that errors name, each once.
fn not_taken(problems: &[ProblemEntry]) -> Vec<NotTaken> {
    let mut rows: BTreeMap<u32, NotTaken> = BTreeMap::new();
    for problem in problems.iter().filter(|problem| problem.severity == "error" && problem.line > 0) {
        rows.entry(problem.line).or_insert_with(|| NotTaken {
            row: problem.line,
            official: problem.official.clone(),
            reason: problem.message.clone(),
        });
    }
    rows.into_values().collect()
}

fn changed(difference: Difference) -> ChangedOfficial {
    let cell = |[column, before, after]: [String; 3]| ChangedCell { column, before, after };
    ChangedOfficial { official: difference.official, cells: difference.cells.into_iter().map(cell).collect() }
}

/// The officials of the directory that `filter` takes.
///
/// # Errors
/// `command.no_directory`, `filter.*`, `store.*`.
pub fn list_officials(data: Option<&Path>, filter: Option<&str>, lang: Lang) -> Result<OfficialsReport, Failure> {
    let (all, chosen) = answer(choose(data, filter), lang)?;
    let mut counts: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    let records: Vec<Record> = chosen.iter().map(Record::of).collect();
    for column in ["country", "channel", "language"] {
        let values = counts.entry(column.to_owned()).or_default();
        for record in &records {
            *values.entry(record.get(column).to_owned()).or_default() += 1;
        }
    }
    let officials = records.iter().map(cells_of).collect();
    Ok(OfficialsReport { schema: 1, all: all as u64, officials, counts })
}

pub(super) fn cells_of(record: &Record) -> BTreeMap<String, String> {
    record.cells().iter().map(|(name, cell)| (name.to_string(), cell.clone())).collect()
}

/// Number of all officials, and those that a filter takes.
fn choose(data: Option<&Path>, filter: Option<&str>) -> Result<(usize, Vec<Official>), Problem> {
    let filter = Filter::parse(filter.unwrap_or_default())?;
    let people = existing(data)?.people()?;
    let records: Vec<&Record> = people.iter().map(|person| &person.record).collect();
    let mut chosen = officials(&records).0;
    chosen.retain(|official| filter.matches(official));
    Ok((people.len(), chosen))
}

/// Writes the officials that `filter` takes: a workbook where the file's name ends in `.xlsx`, cards where it ends in
/// `.vcf`, else CSV. Importing a workbook or CSV changes nothing.
///
/// # Errors
/// As [`list_officials`], and why the file could not be written.
pub fn export_officials(
    data: Option<&Path>,
    out: &Path,
    filter: Option<&str>,
    force: bool,
    lang: Lang,
) -> Result<ExportReport, Failure> {
    let written = choose(data, filter)
        .and_then(|(_, chosen)| write_file(out, &write_list(&chosen, out)?, force).map(|()| chosen.len()));
    let officials = answer(written, lang)? as u64;
    Ok(ExportReport { schema: 1, out: out.display().to_string(), officials })
}

/// An official, with offices, addresses and history.
///
/// # Errors
/// `directory.unknown_official`, `command.no_directory`, `store.*`.
pub fn show_official(data: Option<&Path>, id: &str, lang: Lang) -> Result<OfficialReport, Failure> {
    answer(existing(data).and_then(|mut store| shown(&mut store, id, &Messages::for_lang(lang))), lang)
}

fn shown(store: &mut Store, id: &str, messages: &Messages) -> Result<OfficialReport, Problem> {
    let person = store.person(id)?.ok_or_else(|| directory::unknown(id))?;
    let offices = store.offices(id)?.into_iter().map(|office| {
        let ([title_en, title_ar], [organization_en, organization_ar]) = (office.title, office.organization);
        let (term_end, current) = (office.term_end, office.is_current);
        OfficeEntry { title_en, title_ar, organization_en, organization_ar, term_end, current }
    });
    let holders = store.holders(id)?.into_iter().map(|holder| {
        let [name_en, name_ar] = holder.name;
        HolderEntry { id: holder.id, name_en, name_ar, current: holder.is_current }
    });
    let addresses = store.addresses(id)?.into_iter();
    let history = store.history(id)?.into_iter().map(|(edit, change)| history(edit, &change));
    Ok(OfficialReport {
        schema: 1,
        offices: offices.collect(),
        holders: holders.collect(),
        addresses: addresses.map(|one| AddressEntry { address: one.address, status: one.status }).collect(),
        history: history.collect(),
        problems: messages.problems(&officials(&[&person.record]).1),
        official: cells_of(&person.record),
    })
}

fn history(edit: Edit, change: &PastChange) -> HistoryEntry {
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let cell = |cells: Option<&Cells>, name: &str| cells.and_then(|cells| cells.get(name)).cloned();
    let columns = after.or(before).into_iter().flat_map(Cells::keys);
    let cells = columns.map(|name| ChangedCell {
        column: name.to_string(),
        before: cell(before, name).unwrap_or_default(),
        after: cell(after, name).unwrap_or_default(),
    });
    let what = match (before, after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    };
    HistoryEntry { cells: cells.collect(), what: what.to_owned(), edit: entry(edit) }
}

fn entry(edit: Edit) -> EditEntry {
    EditEntry {
        edit: edit.id,
        at: edit.at,
        by: edit.actor,
        kind: edit.kind,
        about: edit.about,
        undoes: edit.undoes,
        officials: edit.people,
    }
}

/// Sets cells (`COLUMN=VALUE`) of an official; `opt_out` is a date, or empty to lift an opt-out, which needs a reason.
///
/// # Errors
/// `directory.*`, `official.*`, `command.no_directory`, `store.*`; then nothing was changed.
pub fn edit_official(
    data: Option<&Path>,
    id: &str,
    cells: &[String],
    opt_out: Option<&str>,
    reason: &str,
    lang: Lang,
) -> Result<EditReport, Failure> {
    let way = Way { at: &now(), about: reason, update: true, dry_run: false };
    let done = existing(data)
        .map_err(|problem| vec![problem])
        .and_then(|mut store| directory::edit(&mut store, id, cells, opt_out, &way));
    let (difference, problems) = done.map_err(|problems| Failure::new(&problems, lang))?;
    let nothing = Difference { official: id.to_owned(), cells: Vec::new() };
    Ok(EditReport {
        schema: 1,
        changed: changed(difference.unwrap_or(nothing)),
        problems: Messages::for_lang(lang).problems(&problems),
    })
}

/// Takes an edit back; the newest that stands when `edit` is `None`.
///
/// # Errors
/// `directory.*`, `command.no_directory`, `store.*`; then nothing was changed.
pub fn undo_edit(data: Option<&Path>, edit: Option<i64>, lang: Lang) -> Result<UndoReport, Failure> {
    let way = Way { at: &now(), about: "", update: true, dry_run: false };
    let undone = existing(data)
        .map_err(|problem| vec![problem])
        .and_then(|mut store| directory::undo(&mut store, edit, &way))
        .map_err(|problems| Failure::new(&problems, lang))?;
    Ok(UndoReport {
        schema: 1,
        edit: undone.edit,
        undoes: undone.undoes,
        officials: undone.officials,
        problems: Messages::for_lang(lang).problems(&undone.problems),
    })
}

/// The newest edits.
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn list_edits(data: Option<&Path>, lang: Lang) -> Result<EditsReport, Failure> {
    let edits = answer(existing(data).and_then(|mut store| store.edits(EDITS)), lang)?;
    Ok(EditsReport { schema: 1, edits: edits.into_iter().map(entry).collect() })
}

/// Takes an official and their history out of the directory for good, but for an opt-out and reference numbers.
///
/// # Errors
/// `directory.*`, `command.no_directory`, `store.*`; then nothing was erased.
pub fn erase_official(data: Option<&Path>, id: &str, reason: &str, lang: Lang) -> Result<EraseReport, Failure> {
    let way = Way { at: &now(), about: reason, update: true, dry_run: false };
    let person = answer(existing(data).and_then(|mut store| directory::erase(&mut store, id, &way)), lang)?;
    let opt_out = person.record.get("opt_out").to_owned();
    Ok(EraseReport { schema: 1, official: person.record.id().to_owned(), opt_out })
}
