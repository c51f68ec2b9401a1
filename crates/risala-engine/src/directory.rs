//! The directory of officials: lists taken in, people changed, and all of that taken back.
//!
//! What a list leaves out says nothing; what it says otherwise than the store is shown, and taken only when asked for.
//! An opt-out is taken always and taken back never, but by a person's explicit wish with a reason.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::env;

use risala_letter::columns::{COLUMNS, Column};
use risala_letter::official::Channel;
use risala_letter::review::mailbox;
use risala_letter::suggest::nearest;
use risala_letter::{Code, Official, Problem};

use crate::ahead::ahead;
use crate::import::Imported;
use crate::store::{AT_ONCE, Change, EditKind, NewEdit, PastChange, Person, Record, Store, key, officials};

/// No official of this id is in the directory.
pub const UNKNOWN: Code = Code("directory.unknown_official");
/// The directory has no such edit.
pub const UNKNOWN_EDIT: Code = Code("directory.unknown_edit");
/// There is nothing to take back.
pub const NOTHING_TO_UNDO: Code = Code("directory.nothing_to_undo");
/// Later edits stand on what is to be taken back.
pub const CHANGED_SINCE: Code = Code("directory.changed_since");
/// An erasure is for good.
pub const ERASED: Code = Code("directory.erased");
/// An opt-out is not taken back with the edit that recorded it.
pub const OPT_OUT_STAYS: Code = Code("directory.opt_out_stays");
/// Somebody else with the same address asked not to be written to.
pub const OPT_OUT_SHARED: Code = Code("directory.opt_out_shared");
/// This needs a reason.
pub const NO_REASON: Code = Code("directory.no_reason");
/// An official has no such column.
pub const UNKNOWN_COLUMN: Code = Code("directory.unknown_column");
/// A column that is not set in this way.
pub const FIXED_COLUMN: Code = Code("directory.fixed_column");
/// An argument that is not COLUMN=VALUE.
pub const NOT_A_CELL: Code = Code("directory.not_a_cell");
/// Two officials have one e-mail address.
pub const SAME_EMAIL: Code = Code("directory.same_email");

/// The codes of this module.
pub const CODES: &[Code] = &[
    UNKNOWN,
    UNKNOWN_EDIT,
    NOTHING_TO_UNDO,
    CHANGED_SINCE,
    ERASED,
    OPT_OUT_STAYS,
    OPT_OUT_SHARED,
    NO_REASON,
    UNKNOWN_COLUMN,
    FIXED_COLUMN,
    NOT_A_CELL,
    SAME_EMAIL,
];

const OPT_OUT: &str = "opt_out";
/// Officials told of at most who stand in the way of an undo.
const CONFLICTS: usize = 100;
/// Longest reason kept, in characters.
const MAX_REASON: usize = 1_000;

/// A person whose record differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The id.
    pub official: String,
    /// Column, what it was, what it is now.
    pub cells: Vec<[String; 3]>,
}

/// What a list brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The edit that took it in; 0 when nothing was taken.
    pub edit: i64,
    /// Officials that are new.
    pub new: Vec<String>,
    /// Officials that differ.
    pub changed: Vec<Difference>,
    /// Officials who are the same, as far as the list says.
    pub unchanged: usize,
    /// Officials whose wish not to be written to is new.
    pub opted_out: Vec<String>,
    /// Officials of the same source who are not in the list: they may have left office.
    pub absent: Vec<String>,
    /// What a person should look at.
    pub problems: Vec<Problem>,
}

/// How a list is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way<'a> {
    /// When, RFC 3339.
    pub at: &'a str,
    /// The file's name, or a reason.
    pub about: &'a str,
    /// Whether differences are taken.
    pub update: bool,
    /// Whether to tell only what would happen.
    pub dry_run: bool,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The edit that took it back.
    pub edit: i64,
    /// The edit taken back.
    pub undoes: i64,
    /// The people restored.
    pub officials: Vec<String>,
    /// What stays.
    pub problems: Vec<Problem>,
}

/// Takes a list into the directory.
///
/// # Errors
/// `store.*`; then nothing was taken.
pub fn take_in(store: &mut Store, list: &Imported, way: &Way<'_>) -> Result<Intake, Problem> {
    store.whole(|store| {
        let mut taker = Taker { way, columns: columns(list), position: store.next_position()? };
        let mut intake = Intake::default();
        let faulty = faulty(list);
        let sound: Vec<&Official> =
            list.officials.iter().filter(|official| !faulty.contains(&key(&official.id))).collect();
        let records = sound.chunks(AT_ONCE).map(|some| some.iter().map(|official| Record::of(official)).collect());
        ahead(records, |records| {
            let mut both = sound.chunks(AT_ONCE).zip(records);
            both.try_for_each(|(officials, records)| taker.take(store, officials, records, &mut intake))
        })?;
        intake.absent = absent(store, list)?;
        Ok(intake)
    })
}

/// What is the same for all officials of a list, and what is counted on.
struct Taker<'a> {
    way: &'a Way<'a>,
    columns: BTreeSet<String>,
    /// Of the next who is new.
    position: i64,
}

impl Taker<'_> {
    /// Takes some officials.
    fn take(
        &mut self,
        store: &mut Store,
        officials: &[&Official],
        records: Vec<Record>,
        intake: &mut Intake,
    ) -> Result<(), Problem> {
        let keys: Vec<String> = records.iter().map(Record::key).collect();
        let known: HashMap<String, Person> =
            store.some(&keys)?.into_iter().map(|person| (person.record.key(), person)).collect();
        let new = officials.iter().filter(|official| !known.contains_key(&key(&official.id)));
        intake.problems.extend(same_addresses(store, new.copied())?);
        let mut changes = Vec::new();
        for record in records {
            match known.get(&record.key()) {
                None => {
                    intake.add_new(&record);
                    changes.push(Change { position: self.position, before: None, after: Some(record) });
                    self.position = self.position.saturating_add(1);
                }
                Some(person) => changes.extend(intake.compare(person, &record, &self.columns, self.way.update)),
            }
        }
        if self.way.dry_run || changes.is_empty() {
            return Ok(());
        }
        if intake.edit == 0 {
            intake.edit = begin(store, self.way.at, EditKind::Import, self.way.about, 0)?;
        }
        store.put(intake.edit, &changes, false)
    }
}

/// New officials with the address of somebody in the directory: one person twice, or an office's common address. Those of
/// one list were told when it was read.
fn same_addresses<'o>(store: &mut Store, new: impl Iterator<Item = &'o Official>) -> Result<Vec<Problem>, Problem> {
    let new: Vec<(&Official, String)> =
        new.filter_map(|official| Some((official, mailbox(official.email.as_deref()?)))).collect();
    let addresses: Vec<String> = new.iter().map(|(_, address)| address.clone()).collect();
    let holders = store.address_holders(&addresses)?;
    let told = new.into_iter().filter_map(|(official, address)| {
        let other = holders.get(&address)?;
        let problem = Problem::warning(SAME_EMAIL).official(&official.id).line(official.row).field("email");
        Some(problem.arg("address", &address).arg("other", other))
    });
    Ok(told.collect())
}

impl Intake {
    fn add_new(&mut self, record: &Record) {
        self.new.push(record.id().to_owned());
        if !record.get(OPT_OUT).is_empty() {
            self.opted_out.push(record.id().to_owned());
        }
    }

    /// What a row changes of a person it names.
    fn compare(&mut self, person: &Person, row: &Record, columns: &BTreeSet<String>, update: bool) -> Option<Change> {
        let mut wanted = person.record.clone();
        for column in columns {
            wanted.set(column, row.get(column));
        }
        let differing = person.record.differing(&wanted);
        if differing.is_empty() {
            self.unchanged += 1;
        } else {
            self.changed.push(difference(&person.record, &wanted));
        }
        let mut after = if update { wanted.clone() } else { person.record.clone() };
        if person.record.get(OPT_OUT).is_empty() && !row.get(OPT_OUT).is_empty() {
            after.set(OPT_OUT, row.get(OPT_OUT));
            self.opted_out.push(person.record.id().to_owned());
        }
        (after != person.record).then(|| Change {
            position: person.position,
            before: Some(person.record.clone()),
            after: Some(after),
        })
    }
}

fn difference(before: &Record, after: &Record) -> Difference {
    let cells = before.differing(after).into_iter();
    let cells = cells.map(|column| [column, before.get(column), after.get(column)].map(str::to_owned)).collect();
    Difference { official: before.id().to_owned(), cells }
}

/// The columns a list has something to say about. The id tells who is meant; an opt-out goes its own way.
fn columns(list: &Imported) -> BTreeSet<String> {
    let named = list.header.iter().map(|name| {
        let name = name.trim();
        Column::from_name(name).map_or_else(|| name.to_owned(), |column| column.name().to_owned())
    });
    let mut columns: BTreeSet<String> = named.filter(|name| !name.is_empty()).collect();
    let mut others: Vec<_> = COLUMNS.iter().filter(|(name, _)| !columns.contains(*name)).collect();
    let blank = [blank(Channel::Email), blank(Channel::Post)];
    for official in &list.officials {
        let [with_address, without] = &blank;
        let blank = if official.email.is_some() { with_address } else { without };
        let said = others.extract_if(.., |(_, column)| {
            let cell = column.cell(official);
            !cell.is_empty() && cell != column.cell(blank)
        });
        columns.extend(said.map(|(name, _)| (*name).to_owned()));
        let extra = official.extra.iter().filter(|(_, cell)| !cell.is_empty()).map(|(name, _)| name);
        let new: Vec<_> = extra.filter(|name| !columns.contains(*name)).cloned().collect();
        columns.extend(new);
    }
    columns.remove("id");
    columns.remove(OPT_OUT);
    columns
}

/// The officials whose source is one of the list's, and who are not in it.
fn absent(store: &mut Store, list: &Imported) -> Result<Vec<String>, Problem> {
    let sources: BTreeSet<&str> = list.officials.iter().filter_map(|official| official.source.as_deref()).collect();
    let listed: HashSet<String> = list.officials.iter().map(|official| key(&official.id)).collect();
    let mut absent = store.of_sources(&sources)?;
    absent.retain(|id| !listed.contains(&key(id)));
    Ok(absent)
}

/// What an official of a channel has whose row says nothing of it.
fn blank(channel: Channel) -> Official {
    Official { channel, ..Official::default() }
}

fn faulty(list: &Imported) -> BTreeSet<String> {
    let errors = list.problems.iter().filter(|problem| problem.is_error());
    errors.filter_map(|problem| problem.official.as_deref().map(key)).collect()
}

/// Sets cells (COLUMN=VALUE) of one person; what changed, or `None` when nothing did.
///
/// # Errors
/// `directory.*`, what is wrong with a value (`official.*`), `store.*`; then nothing was changed.
pub fn edit(
    store: &mut Store,
    id: &str,
    cells: &[String],
    opt_out: Option<&str>,
    way: &Way<'_>,
) -> Result<(Option<Difference>, Vec<Problem>), Vec<Problem>> {
    let cells =
        cells.iter().map(|cell| parsed(cell)).collect::<Result<Vec<_>, _>>().map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let done = store.whole(|store| {
        let person = store.person(id)?.ok_or_else(|| unknown(id))?;
        let mut wanted = person.record.clone();
        for (column, value) in &cells {
            wanted.set(&settable(column, &person.record)?, value);
        }
        let lifted = set_opt_out(&mut wanted, opt_out, way.about)?;
        let (read, found) = officials(&[&wanted]);
        let wrong = found.iter().any(Problem::is_error);
        problems = found;
        let Some(after) = read.first().map(Record::of).filter(|_| !wrong) else {
            return Err(problems.iter().find(|problem| problem.is_error()).cloned().unwrap_or_else(|| unknown(id)));
        };
        if after == person.record {
            return Ok(None);
        }
        let edit = begin(store, way.at, EditKind::Edit, way.about, 0)?;
        if lifted {
            store.lift(id, edit)?;
        }
        let change =
            Change { position: person.position, before: Some(person.record.clone()), after: Some(after.clone()) };
        store.put(edit, &[change], false)?;
        if lifted && store.person(id)?.is_some_and(|person| !person.record.get(OPT_OUT).is_empty()) {
            return Err(Problem::error(OPT_OUT_SHARED).official(id).arg("address", after.get("email")));
        }
        Ok(Some(difference(&person.record, &after)))
    });
    match done {
        Ok(changed) => Ok((changed, problems)),
        Err(problem) if problems.contains(&problem) => Err(problems),
        Err(problem) => Err(vec![problem]),
    }
}

fn parsed(cell: &str) -> Result<(String, String), Problem> {
    let (column, value) = cell.split_once('=').ok_or_else(|| Problem::error(NOT_A_CELL).arg("value", cell))?;
    Ok((column.trim().to_owned(), value.trim().to_owned()))
}

/// The column's name, when it may be set.
fn settable(name: &str, record: &Record) -> Result<String, Problem> {
    match Column::from_name(name) {
        Some(Column::Id | Column::OptOut) => Err(Problem::error(FIXED_COLUMN).arg("column", name)),
        Some(column) => Ok(column.name().to_owned()),
        None if record.cells().contains_key(name) => Ok(name.to_owned()),
        None => {
            let known = risala_letter::columns::COLUMNS.map(|(known, _)| known);
            Err(Problem::error(UNKNOWN_COLUMN).arg("column", name).arg("nearest", nearest(name, known).unwrap_or("—")))
        }
    }
}

/// Sets or lifts an opt-out; whether one was lifted.
fn set_opt_out(record: &mut Record, wish: Option<&str>, reason: &str) -> Result<bool, Problem> {
    let had = !record.get(OPT_OUT).is_empty();
    match wish.map(str::trim) {
        Some("") if had && reason.trim().is_empty() => Err(Problem::error(NO_REASON).official(record.id())),
        Some("") => {
            record.set(OPT_OUT, "");
            Ok(had)
        }
        Some(date) if !had => {
            record.set(OPT_OUT, date);
            Ok(false)
        }
        // The first day they asked stays.
        _ => Ok(false),
    }
}

/// Takes an edit back, the newest that stands when `edit` is `None`; opt-outs stay.
///
/// # Errors
/// `directory.*` or `store.*`; then nothing was changed.
pub fn undo(store: &mut Store, edit: Option<i64>, way: &Way<'_>) -> Result<Undone, Vec<Problem>> {
    let mut conflicts = Vec::new();
    let done = store.whole(|store| {
        let undoes = edit.map_or_else(|| store.last_standing(), Ok)?;
        let Some(past) = store.edit(undoes)? else {
            let nothing = Problem::error(if edit.is_some() { UNKNOWN_EDIT } else { NOTHING_TO_UNDO });
            return Err(nothing.arg("edit", undoes));
        };
        if past.kind == EditKind::Erase.name() {
            return Err(Problem::error(ERASED).arg("edit", undoes));
        }
        // Also when only an opt-out stays: the next undo goes on with the edit before.
        let edit = begin(store, way.at, EditKind::Undo, way.about, undoes)?;
        let mut undone = Undone { edit, undoes, officials: Vec::new(), problems: Vec::new() };
        let mut changes = store.changes(undoes, "")?;
        while let Some(last) = changes.last().map(|change| change.person.clone()) {
            undone.take_back(store, &changes, &mut conflicts)?;
            changes = store.changes(undoes, &last)?;
        }
        conflicts.first().map_or(Ok(undone), |conflict: &Problem| Err(conflict.clone()))
    });
    done.map_err(|problem| if conflicts.is_empty() { vec![problem] } else { conflicts })
}

/// Whether a person is still as an edit left them, in what it changed.
fn stands(change: &PastChange, person: Option<&Person>) -> bool {
    let (Some(after), Some(person)) = (&change.after, person) else {
        return change.after.is_none() && person.is_none();
    };
    let same = |name: &str, cell: &str| name == OPT_OUT || person.record.get(name) == cell;
    let added = || person.record.cells().keys().all(|name| name == OPT_OUT || after.contains_key(name));
    after.iter().all(|(name, cell)| same(name, cell)) && (change.before.is_some() || added())
}

impl Undone {
    /// Takes some changes back, or finds what later edits stand on.
    fn take_back(
        &mut self,
        store: &mut Store,
        changes: &[PastChange],
        conflicts: &mut Vec<Problem>,
    ) -> Result<(), Problem> {
        let keys: Vec<String> = changes.iter().map(|change| change.person.clone()).collect();
        let people: HashMap<String, Person> =
            store.some(&keys)?.into_iter().map(|person| (person.record.key(), person)).collect();
        let mut back = Vec::new();
        for change in changes {
            let person = people.get(&change.person);
            if stands(change, person) {
                back.extend(self.restore(change, person));
            } else if conflicts.len() < CONFLICTS {
                let later = store.later_edit(&change.person, self.undoes)?;
                let conflict = Problem::error(CHANGED_SINCE).official(&change.person);
                conflicts.push(conflict.arg("edit", self.undoes).arg("later", later));
            }
        }
        if conflicts.is_empty() { store.put(self.edit, &back, true) } else { Ok(()) }
    }

    /// The contrary of a change, unless nothing would change.
    fn restore(&mut self, change: &PastChange, person: Option<&Person>) -> Option<Change> {
        let before = person.map(|person| person.record.clone());
        let mut after = change.before.as_ref().map(|_| before.clone().unwrap_or_default());
        if let Some(after) = &mut after {
            let asked = after.get(OPT_OUT).to_owned();
            for (column, cell) in change.before.iter().flatten() {
                after.set(column, cell);
            }
            if !asked.is_empty() {
                after.set(OPT_OUT, &asked);
            }
        }
        let recorded = |cells: &Option<crate::store::Cells>| {
            cells.as_ref().and_then(|cells| cells.get(OPT_OUT)).is_some_and(|cell| !cell.is_empty())
        };
        let id = before.as_ref().or(after.as_ref()).map_or("", Record::id).to_owned();
        if recorded(&change.after) && !recorded(&change.before) {
            self.problems.push(Problem::warning(OPT_OUT_STAYS).official(&id));
        }
        if before == after {
            return None;
        }
        self.officials.push(id);
        Some(Change { position: change.position, before, after })
    }
}

/// Takes a person and their history away for good; whether an opt-out stays.
///
/// # Errors
/// `directory.*` or `store.*`; then nothing was erased.
pub fn erase(store: &mut Store, id: &str, way: &Way<'_>) -> Result<Person, Problem> {
    if way.about.trim().is_empty() {
        return Err(Problem::error(NO_REASON).official(id));
    }
    let person = store.whole(|store| {
        let person = store.person(id)?.ok_or_else(|| unknown(id))?;
        let edit = begin(store, way.at, EditKind::Erase, way.about, 0)?;
        store.erase(&person, edit)?;
        Ok(person)
    })?;
    store.settle()?;
    Ok(person)
}

/// That the directory knows nobody of this id.
pub fn unknown(id: &str) -> Problem {
    Problem::error(UNKNOWN).arg("id", id)
}

/// Begins an edit by whoever runs the command; its number.
///
/// # Errors
/// `store.*`.
pub fn begin(store: &mut Store, at: &str, kind: EditKind, about: &str, undoes: i64) -> Result<i64, Problem> {
    let about: String = about.trim().chars().take(MAX_REASON).collect();
    store.new_edit(&NewEdit { at, actor: &actor(), kind, about: &about, undoes })
}

/// The system's name of who runs the command.
pub(crate) fn actor() -> String {
    let mut named = ["USER", "USERNAME", "LOGNAME"].iter().filter_map(|name| env::var(name).ok());
    named.find(|name| !name.is_empty()).unwrap_or_else(|| "unknown".to_owned())
}
