//! The outbox as a person sees it: what waits, what left, and what to do about it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, existing, folder, open};
use super::report::ProblemEntry;
use crate::blobs::Blobs;
use crate::clock;
use crate::clock::Stopwatch;
use crate::folder::read_bounded;
use crate::merge_file;
use crate::messages::Messages;
use crate::outbox::account::{Accounts, Counters};
use crate::outbox::archive::{self, moment};
use crate::outbox::copies;
use crate::outbox::schedule::DAY;
use crate::outbox::{Conditions, Ended, Event, Real, Until, code, is_running, mark, run, written};
use crate::output::write_private_file;
use crate::store::{LetterRow, Moved, Origin, State, Store, key};

/// Days for which a letter queued again is tried at least.
const DAYS: i64 = 5;

/// Characters of a person's note.
const MAX_NOTE: usize = 1000;

/// What the outbox holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OutboxReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Whether letters are being sent now.
    pub running: bool,
    /// Accounts that send nothing until a person says so.
    pub halts: Vec<HaltEntry>,
    /// Letters by campaign, wave, account and state.
    pub totals: Vec<TotalEntry>,
    /// The letters, when they were asked for.
    pub letters: Vec<OutboxLetter>,
    /// What waits for a person.
    pub problems: Vec<ProblemEntry>,
}

/// An account that sends nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HaltEntry {
    /// The account; empty is all.
    pub account: String,
    /// Since when, RFC 3339.
    pub since: String,
    /// `pause`, or the code of a problem.
    pub reason: String,
}

/// The letters of one wave and account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TotalEntry {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// How many letters; as many as all states together.
    pub letters: u64,
    /// How many of them are copies of letters for somebody else.
    pub copies: u64,
    /// How many stand where.
    pub states: BTreeMap<String, u64>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutboxLetter {
    /// Its id, which is X-Risala-Id.
    pub id: String,
    /// The official's id.
    pub official: String,
    /// Whose letter it is a copy of (id in lower case); empty for a letter.
    pub copy_of: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// Reference number.
    pub reference: String,
    /// The address it goes to.
    pub to: String,
    /// queued, sending, committed, accepted, deferred, refused, unconfirmed, cancelled, held.
    pub state: String,
    /// Answers that deferred it.
    pub tries: u32,
    /// Not before this, RFC 3339.
    pub next_at: String,
    /// Not after this, RFC 3339.
    pub deadline: String,
    /// When its state changed last, RFC 3339.
    pub changed: String,
    /// Message-ID.
    pub message_id: String,
    /// The server's last code, or 0.
    pub code: u16,
    /// What was said of it last.
    pub text: String,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Letters accepted in this run.
    pub accepted: u64,
    /// Letters that the server asked to bring again.
    pub deferred: u64,
    /// Letters refused.
    pub refused: u64,
    /// Letters in doubt.
    pub unconfirmed: u64,
    /// Letters held.
    pub held: u64,
    /// Letters that wait.
    pub waiting: u64,
    /// What kept letters from leaving, and what waits for a person.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// Something a person did to the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MovedReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// How many letters, or halts that ended.
    pub count: u64,
    /// Letters that stay as they are, since another computer sent them.
    pub elsewhere: u64,
    /// The state the letters are in now, or `paused`, `resumed`.
    pub state: String,
}

/// A bundle written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArchiveReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub out: String,
    /// Letters in it.
    pub letters: u64,
    /// SHA-256 that closes its list.
    pub hash: String,
    /// What is missing in it.
    pub problems: Vec<ProblemEntry>,
}

/// Letters that left, written to a file or taken from one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WrittenReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub file: String,
    /// Letters in it.
    pub letters: u64,
    /// Those that were not known here.
    pub new: u64,
    /// Letters here that were taken back, since another computer has sent them.
    pub cancelled: u64,
}

/// What a person does to letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Way")]
pub enum Move {
    /// Taken back, as long as they have not left.
    Cancel,
    /// Held ones go on: no other computer sends them.
    ReleaseHeld,
    /// Deferred ones are tried at once, and for longer.
    RetryDeferred,
    /// Refused ones are tried again.
    RetryRefused,
    /// Cancelled ones are queued again.
    RetryCancelled,
    /// Of unconfirmed ones a person found out that they arrived.
    Arrived,
    /// Of unconfirmed ones a person found out that they did not arrive: they are sent again.
    NotArrived,
}

impl Move {
    fn states(self) -> (&'static [State], State, &'static str) {
        match self {
            Self::Cancel => {
                (&[State::Queued, State::Deferred, State::Held, State::Sending], State::Cancelled, "by a person")
            }
            Self::ReleaseHeld => (&[State::Held], State::Queued, "released by a person"),
            Self::RetryDeferred => (&[State::Deferred], State::Queued, "by a person"),
            Self::RetryRefused => (&[State::Refused], State::Queued, "by a person"),
            Self::RetryCancelled => (&[State::Cancelled], State::Queued, "by a person"),
            Self::Arrived => (&[State::Unconfirmed], State::Accepted, "found by a person"),
            Self::NotArrived => (&[State::Unconfirmed], State::Queued, "not found by a person"),
        }
    }
}

/// A run asked for.
#[derive(Debug, Clone)]
pub struct RunRequest {
    /// The data folder asked for.
    pub data: Option<PathBuf>,
    /// Only this account.
    pub account: Option<String>,
    /// When to end.
    pub until: Until,
}

/// Sends what waits. `stop` ends it after the letter that is being sent; `tell` hears what happens.
///
/// # Errors
/// `outbox.running`, `store.*`, `file.*`: nothing is sent that could not be written down.
pub fn run_outbox(
    request: &RunRequest,
    accounts: &mut dyn Accounts,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(&Event),
    lang: Lang,
) -> Result<RunReport, Failure> {
    let watch = Stopwatch::start();
    let (ended, problems, waiting) = answer(ran(request, accounts, stop, tell), lang)?;
    Ok(RunReport {
        schema: 1,
        accepted: ended.accepted,
        deferred: ended.deferred,
        refused: ended.refused,
        unconfirmed: ended.unconfirmed,
        held: ended.held,
        waiting,
        problems: Messages::for_lang(lang).problems(ended.problems.iter().chain(&problems)),
        elapsed_ms: watch.elapsed_ms(),
    })
}

fn ran(
    request: &RunRequest,
    accounts: &mut dyn Accounts,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(&Event),
) -> Result<(Ended, Vec<Problem>, u64), Problem> {
    let data = folder(request.data.as_deref())?;
    let (time, account) = (Real::default(), request.account.as_deref());
    let (ended, not_copied) = copies::beside(&data, accounts, stop, |accounts| {
        let mut post = Counters(accounts);
        run(Conditions { data: &data, account, until: request.until, stop, time: &time, post: &mut post, tell })
    })?;
    let mut store = Store::open(&data)?;
    let totals = store.totals()?;
    let waits = |state| matches!(state, State::Queued | State::Deferred | State::Sending);
    let waiting = totals.iter().filter(|total| waits(total.state)).map(|total| total.letters).sum();
    let problems = not_copied.into_iter().chain(for_a_person(&mut store)?).collect();
    Ok((ended, problems, waiting))
}

/// What waits for a person.
fn for_a_person(store: &mut Store) -> Result<Vec<Problem>, Problem> {
    let totals = store.totals()?;
    let count = |state| totals.iter().filter(|total| total.state == state).map(|total| total.letters).sum::<u64>();
    let now = clock::now().as_millisecond();
    let waits = |letter: &&LetterRow| matches!(letter.state, State::Queued | State::Deferred);
    let late = store.letters("")?.iter().filter(waits).filter(|letter| letter.deadline <= now).count();
    let mut problems: Vec<Problem> = [
        (Problem::error(code::HELD), count(State::Held)),
        (Problem::error(code::UNCONFIRMED), count(State::Unconfirmed)),
        (Problem::error(code::REFUSED), count(State::Refused)),
        (Problem::error(code::LATE), late as u64),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(problem, count)| problem.arg("count", count))
    .collect();
    problems.extend(store.halts()?.into_iter().map(|halt| {
        let account = if halt.account.is_empty() { "all".to_owned() } else { halt.account };
        Problem::warning(code::HALTED).arg("account", account).arg("reason", halt.reason)
    }));
    Ok(problems)
}

/// Shows what the outbox holds, letter by letter if `each`.
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn show_outbox(data: Option<&Path>, each: bool, lang: Lang) -> Result<OutboxReport, Failure> {
    let shown = existing(data).and_then(|mut store| {
        let mut totals: BTreeMap<(String, u32, String), TotalEntry> = BTreeMap::new();
        for total in store.totals()? {
            let empty = || TotalEntry {
                campaign: total.campaign.clone(),
                wave: total.wave,
                account: total.account.clone(),
                letters: 0,
                copies: 0,
                states: State::ALL.iter().map(|state| (state.name().to_owned(), 0)).collect(),
            };
            let place = (total.campaign.clone(), total.wave, total.account.clone());
            let entry = totals.entry(place).or_insert_with(empty);
            entry.letters += total.letters;
            entry.copies += if total.are_copies { total.letters } else { 0 };
            *entry.states.entry(total.state.name().to_owned()).or_default() += total.letters;
        }
        let halts = store.halts()?.into_iter();
        let halts = halts.map(|halt| HaltEntry { account: halt.account, since: moment(halt.at), reason: halt.reason });
        Ok(OutboxReport {
            schema: 1,
            running: is_running(&folder(data)?),
            halts: halts.collect(),
            totals: totals.into_values().collect(),
            letters: if each { store.letters("")?.into_iter().map(letter).collect() } else { Vec::new() },
            problems: Messages::for_lang(lang).problems(&for_a_person(&mut store)?),
        })
    });
    answer(shown, lang)
}

pub(super) fn letter(row: LetterRow) -> OutboxLetter {
    OutboxLetter {
        id: row.key,
        official: row.id,
        copy_of: row.copy_of,
        campaign: row.campaign,
        wave: row.wave,
        account: row.account,
        reference: row.reference,
        to: row.receiver,
        state: row.state.name().to_owned(),
        tries: row.tries,
        next_at: moment(row.next_at),
        deadline: moment(row.deadline),
        changed: moment(row.changed),
        message_id: row.message_id,
        code: row.code,
        text: row.text,
    }
}

/// Halts an account, or all. Once this returns nothing leaves but a letter whose dot had been committed.
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn pause_outbox(data: Option<&Path>, account: Option<&str>, lang: Lang) -> Result<MovedReport, Failure> {
    let now = clock::now().as_millisecond();
    let done = existing(data).and_then(|mut store| store.halt(account.unwrap_or_default(), now, "pause"));
    answer(done, lang)?;
    Ok(MovedReport { schema: 1, count: 1, elsewhere: 0, state: "paused".to_owned() })
}

/// Ends the halt of an account, or every halt.
///
/// # Errors
/// `command.no_directory`, `store.*`.
pub fn resume_outbox(data: Option<&Path>, account: Option<&str>, lang: Lang) -> Result<MovedReport, Failure> {
    let done = existing(data).and_then(|mut store| store.unhalt(account.unwrap_or_default()));
    Ok(MovedReport { schema: 1, count: answer(done, lang)?, elsewhere: 0, state: "resumed".to_owned() })
}

/// Moves letters, all that can be moved so or those of these officials or ids; `note`, if any, goes into their history.
/// What another computer sent is queued again only with a note, which is the reason; without one such letters stay, and
/// one that is named is an error.
///
/// # Errors
/// `outbox.no_letter`, `outbox.sent_elsewhere`, `command.no_directory`, `store.*`; then none moved.
pub fn move_letters(
    data: Option<&Path>,
    which: &[String],
    way: Move,
    note: &str,
    lang: Lang,
) -> Result<MovedReport, Failure> {
    answer(moved(data, which, way, note), lang)
}

fn moved(data: Option<&Path>, which: &[String], way: Move, note: &str) -> Result<MovedReport, Problem> {
    let mut store = existing(data)?;
    let (from, to, why) = way.states();
    let note: String = note.trim().chars().filter(|c| !c.is_control()).take(MAX_NOTE).collect();
    let why = if note.is_empty() { why.to_owned() } else { format!("{why}: {note}") };
    let which: Vec<String> = which.iter().map(|id| key(id.trim())).collect();
    let letters = if which.is_empty() { Vec::new() } else { store.letters("")? };
    let can = |id: &&String| {
        let is_one = |row: &&LetterRow| row.key == **id || key(&row.id) == **id;
        !letters.iter().filter(is_one).any(|row| from.contains(&row.state))
    };
    if let Some(id) = which.iter().find(can) {
        return Err(Problem::error(code::NO_LETTER).arg("id", id));
    }
    let now = clock::now().as_millisecond();
    let origin = Origin { epoch: store.identity()?.epoch, machine: mark::of(&folder(data)?)? };
    let again = !note.is_empty();
    let moved = Moved { from, to, which: &which, deadline: now + DAYS * DAY, now, why: &why, again };
    let elsewhere = if to == State::Queued && !again { store.moved_elsewhere(&moved)? } else { Vec::new() };
    if let Some(official) = elsewhere.first().filter(|_| !which.is_empty()) {
        return Err(Problem::error(code::SENT_ELSEWHERE).official(official));
    }
    let count = store.move_letters(&moved, &origin)?;
    Ok(MovedReport { schema: 1, count, elsewhere: elsewhere.len() as u64, state: to.name().to_owned() })
}

/// Writes the archive into a new folder.
///
/// # Errors
/// `command.no_directory`, `store.*`, `file.*`.
pub fn export_outbox(data: Option<&Path>, out: &Path, lang: Lang) -> Result<ArchiveReport, Failure> {
    let written =
        existing(data).and_then(|mut store| archive::write(&mut store, &Blobs::of(&folder(data)?)?, out, clock::now()));
    let (bundle, problems) = answer(written, lang)?;
    Ok(ArchiveReport {
        schema: 1,
        out: out.display().to_string(),
        letters: bundle.letters.len() as u64,
        hash: bundle.hash,
        problems: Messages::for_lang(lang).problems(&problems),
    })
}

/// Writes who was written to into a file for another computer.
///
/// # Errors
/// `command.no_directory`, `store.*`, `file.*`.
pub fn export_written(data: Option<&Path>, out: &Path, force: bool, lang: Lang) -> Result<WrittenReport, Failure> {
    let exported = existing(data).and_then(|mut store| {
        let all = store.written()?;
        let letters = all.len() as u64;
        write_private_file(out, &written::write(all)?, force).map(|()| letters)
    });
    let letters = answer(exported, lang)?;
    Ok(WrittenReport { schema: 1, file: out.display().to_string(), letters, new: 0, cancelled: 0 })
}

/// Takes over who was written to from another computer: they are not written to here.
///
/// # Errors
/// `outbox.written_unreadable`, `store.*`, `file.*`; then nothing changed.
pub fn import_written(data: Option<&Path>, file: &Path, lang: Lang) -> Result<WrittenReport, Failure> {
    let imported = read_bounded(file, merge_file::LIMIT).and_then(|bytes| {
        let all = written::read(&bytes)?;
        let (new, cancelled) = open(data)?.add_written(&all, clock::now().as_millisecond())?;
        Ok((all.len() as u64, new, cancelled))
    });
    let (letters, new, cancelled) = answer(imported, lang)?;
    Ok(WrittenReport { schema: 1, file: file.display().to_string(), letters, new, cancelled })
}
