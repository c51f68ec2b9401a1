//! Sends what waits, one letter after the other.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use risala_letter::{Code, Problem};
use risala_mail::{Address, Envelope, Failure, Outcome};

use super::decide::{Line, Verdict, decide};
use super::desk::{Desk, Terms};
use super::postman::{Carrier, Job, Word};
use super::schedule::{MINUTE, jump};
use super::time::Time;
use super::turn::Turn;
use super::{alone, mark};
use crate::accounts::failed;
use crate::blobs::{Blobs, Kept};
use crate::store::{Due, Note, Origin, Settled, State, Store};

/// How often the clock is looked at, and what waits told.
const GLANCE: i64 = 1000;
/// How long nobody looks whether the run is to end.
const SLICE: i64 = 200;
/// How often an account that could not be opened is tried again by a service.
const AGAIN: i64 = MINUTE;
/// How often and how long (milliseconds) a result is written again when the disk does not take it.
const TRIES: u32 = 20;
const BETWEEN_TRIES: i64 = 250;
/// How long what became of a letter waits for the dot of the next, to be written down with it in one commit.
const TOGETHER: Duration = Duration::from_millis(20);

/// When to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// When no letter waits any more.
    Done,
    /// When nothing can be done now.
    Idle,
    /// Never: letters may come.
    Forever,
}

/// Opens accounts.
pub trait Post {
    /// A carrier for an account, and what the account may do.
    ///
    /// # Errors
    /// Why it cannot be used.
    fn open(&mut self, account: &str) -> Result<(Box<dyn Carrier>, Terms), Problem>;
}

/// What a run goes by.
pub struct Conditions<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// Only this account.
    pub account: Option<&'a str>,
    /// When to end.
    pub until: Until,
    /// Set by whoever wants it to end, after the letter that is being sent.
    pub stop: &'a AtomicBool,
    /// The time.
    pub time: &'a dyn Time,
    /// The accounts.
    pub post: &'a mut dyn Post,
    /// Hears what happens.
    pub tell: &'a mut dyn FnMut(&Event),
}

/// How far a run has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened.
    pub happened: Happened,
    /// Letters of this run by what became of them.
    pub accepted: u64,
    /// Letters that the server asked to bring again.
    pub deferred: u64,
    /// Letters refused.
    pub refused: u64,
    /// Letters in doubt.
    pub unconfirmed: u64,
    /// Letters that wait.
    pub waiting: u64,
    /// When the last of them leaves, in milliseconds since 1970; 0 when nobody knows.
    pub last_at: i64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// A letter came to this.
    Letter {
        /// Its key.
        key: String,
        /// The official's id.
        official: String,
        /// Its account.
        account: String,
        /// Where it stands.
        state: State,
    },
    /// Nothing is done at the moment.
    Waiting,
    /// An account rests, or was halted.
    Account {
        /// The account.
        account: String,
        /// Why.
        code: Code,
        /// Whether until a person says otherwise.
        halted: bool,
    },
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ended {
    /// Letters accepted.
    pub accepted: u64,
    /// Letters that the server asked to bring again.
    pub deferred: u64,
    /// Letters refused.
    pub refused: u64,
    /// Letters in doubt.
    pub unconfirmed: u64,
    /// Letters held for want of their bytes.
    pub held: u64,
    /// What kept accounts from sending.
    pub problems: Vec<Problem>,
}

/// Sends what waits. Whoever else sends from the store keeps this one from beginning.
///
/// # Errors
/// `outbox.running`, `store.*`, `file.*`: nothing is sent that could not be written down.
pub fn run(conditions: Conditions<'_>) -> Result<Ended, Problem> {
    let _alone = alone(conditions.data)?;
    let mut store = Store::open(conditions.data)?;
    let origin = Origin { epoch: store.identity()?.epoch, machine: mark::of(conditions.data)? };
    let wall = conditions.time.wall();
    store.recover(&origin, wall)?;
    store.rewind(wall)?;
    store.cancel_opted_out(wall)?;
    let blobs = Blobs::of(conditions.data)?;
    let passed = conditions.time.passed();
    let (desks, closed, ended) = (Vec::new(), Vec::new(), Ended::default());
    let glance = (wall, passed);
    let (open, ahead, counted) = (None, None, None);
    let mut office = Office { conditions, store, blobs, desks, closed, open, ahead, glance, counted, ended };
    let sent = office.work();
    // Whatever happened, what is known of the last letter is written down if the disk takes it.
    let kept = office.keep();
    sent.and(kept)?;
    Ok(office.ended)
}

struct Office<'a> {
    conditions: Conditions<'a>,
    store: Store,
    blobs: Blobs,
    desks: Vec<Desk>,
    /// Accounts that cannot be used, and when to try again.
    closed: Vec<(String, i64)>,
    /// What became of the letter before, as long as it is not written down.
    open: Option<Settled>,
    /// The bytes of the letter that will probably be next, by its key: read while the one before is being taken.
    ahead: Option<(String, Result<Job, &'static str>)>,
    /// Wall and time passed at the last glance at the clock.
    glance: (i64, i64),
    /// When what waits was counted last, how many wait, and when the last of them leaves.
    counted: Option<(i64, u64, i64)>,
    ended: Ended,
}

impl Office<'_> {
    fn work(&mut self) -> Result<(), Problem> {
        while !self.conditions.stop.load(Ordering::Relaxed) {
            self.watch_clock()?;
            if self.send_next()? {
                continue;
            }
            self.flush()?;
            self.look_for_accounts()?;
            if self.is_over()? {
                break;
            }
            self.tell(Happened::Waiting)?;
            self.rest();
        }
        Ok(())
    }

    /// A clock that was put on or back changes no wait.
    fn watch_clock(&mut self) -> Result<(), Problem> {
        let now = (self.conditions.time.wall(), self.conditions.time.passed());
        let (wall, passed) = self.glance;
        if now.1 - passed < GLANCE && (now.0 - wall).abs() < GLANCE {
            return Ok(());
        }
        if let Some(by) = jump(wall, now.0, now.1 - passed) {
            self.store.shift(wall, by)?;
        }
        self.glance = now;
        Ok(())
    }

    /// Sends one letter if one's turn it is.
    fn send_next(&mut self) -> Result<bool, Problem> {
        for index in 0..self.desks.len() {
            let Some(desk) = self.desks.get_mut(index) else { break };
            if let Some(due) = desk.next(&mut self.store, self.conditions.time)? {
                let ahead = self.ahead.take().filter(|(key, _)| *key == due.key);
                match ahead.map_or_else(|| job(&self.blobs, &due), |(_, job)| job) {
                    Ok(job) => self.send(index, &due, job)?,
                    Err(why) => self.hold(&due, why)?,
                }
                // The next letter is another account's, if it has one.
                let rest = self.desks.len().min(index + 1);
                self.desks.rotate_left(rest);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hands a letter over. What became of the one before is written down with the claim to this one and its dot in one
    /// commit, or before that when the server takes its time; the dot waits for it.
    fn send(&mut self, index: usize, due: &Due, job: Job) -> Result<(), Problem> {
        let Self { conditions, store, blobs, desks, open, ahead, .. } = self;
        let is_alone = desks.len() == 1;
        let Some(desk) = desks.get_mut(index) else { return Ok(()) };
        desk.carrier.start(job);
        let mut turn = Turn { store, open, due, time: conditions.time, claimed: None, trouble: None };
        let outcome = loop {
            let word = match turn.claimed {
                None => desk.carrier.word_within(TOGETHER),
                Some(_) => Some(desk.carrier.word()),
            };
            match word {
                None => turn.claim(),
                Some(Word::Done(outcome)) => break outcome,
                Some(Word::MayCommit) => {
                    desk.carrier.answer(turn.may_leave());
                    // Another account's letter may come in between; it would be read in vain.
                    let coming = desk.coming().filter(|_| is_alone && turn.trouble.is_none());
                    *ahead = coming.map(|due| (due.key.clone(), self::job(blobs, due)));
                }
            }
        };
        turn.claim();
        let Turn { claimed, trouble, .. } = turn;
        match claimed {
            // What is not written down was not begun, whatever the server said of it.
            Some(Err(problem)) => return Err(problem),
            Some(Ok(true)) => self.settle(index, due, outcome)?,
            Some(Ok(false)) | None => {
                desk.forget();
                return self.look_at_halts();
            }
        }
        trouble.map_or(Ok(()), Err)
    }

    fn settle(&mut self, index: usize, due: &Due, outcome: Outcome) -> Result<(), Problem> {
        let (wall, passed) = (self.conditions.time.wall(), self.conditions.time.passed());
        let Some(desk) = self.desks.get_mut(index) else { return Ok(()) };
        let was_stopped = outcome == Outcome::Stopped;
        let Verdict { state, note, line } = decide(outcome);
        let tries = due.tries + u32::from(state == State::Deferred);
        let next_at = if state == State::Deferred {
            wall + desk.tempo().after_deferral(tries, chance(&due.key, tries))
        } else {
            0
        };
        let (key, account) = (due.key.clone(), due.account.clone());
        let settled = Settled { key, account, state, tries, next_at, note };
        self.open = Some(settled);
        let failure = match &line {
            Line::Go => None,
            Line::Halt(failure) => Some((failure.clone(), true)),
            Line::Retry(failure) | Line::Slow(failure) | Line::Quota(failure) => Some((failure.clone(), false)),
        };
        desk.heed(line, passed);
        if was_stopped || failure.is_some() {
            desk.forget();
        }
        self.count(state);
        if state != State::Queued {
            let (key, official, account) = (due.key.clone(), due.id.clone(), due.account.clone());
            self.tell(Happened::Letter { key, official, account, state })?;
        }
        match failure {
            Some((failure, halted)) => self.account_failed(&due.account, &failure, halted),
            None if was_stopped => self.look_at_halts(),
            None => Ok(()),
        }
    }

    fn count(&mut self, state: State) {
        let ended = &mut self.ended;
        match state {
            State::Accepted => ended.accepted += 1,
            State::Deferred => ended.deferred += 1,
            State::Refused => ended.refused += 1,
            State::Unconfirmed => ended.unconfirmed += 1,
            State::Held => ended.held += 1,
            _ => {}
        }
    }

    fn account_failed(&mut self, account: &str, failure: &Failure, halted: bool) -> Result<(), Problem> {
        let problem = failed(account, failure);
        let code = problem.code;
        if halted {
            self.flush()?;
            self.store.halt(account, self.conditions.time.wall(), code.0)?;
            self.close(account, problem);
        }
        self.tell(Happened::Account { account: account.to_owned(), code, halted })
    }

    /// A letter without its bytes waits for a person.
    fn hold(&mut self, due: &Due, why: &str) -> Result<(), Problem> {
        self.flush()?;
        let wall = self.conditions.time.wall();
        if self.store.turn(None, Some(&due.key), wall)? {
            let note = Some(Note { text: why.to_owned(), ..Note::default() });
            let (key, account) = (due.key.clone(), due.account.clone());
            self.open = Some(Settled { key, account, state: State::Held, tries: due.tries, next_at: 0, note });
            self.count(State::Held);
        }
        Ok(())
    }

    /// Opens accounts that letters wait for.
    fn look_for_accounts(&mut self) -> Result<(), Problem> {
        self.look_at_halts()?;
        let (wall, passed) = (self.conditions.time.wall(), self.conditions.time.passed());
        let halts = self.store.halts()?;
        for name in self.store.waiting_accounts(wall)? {
            let is_other = self.conditions.account.is_some_and(|only| only != name);
            let is_halted = halts.iter().any(|halt| halt.account.is_empty() || halt.account == name);
            let is_closed = self.closed.iter().any(|(closed, again)| *closed == name && *again > passed);
            if is_other || is_halted || is_closed || self.desks.iter().any(|desk| desk.name == name) {
                continue;
            }
            match self.conditions.post.open(&name) {
                Ok((carrier, terms)) => {
                    let desk = Desk::new(&name, carrier, terms, &mut self.store, self.conditions.time)?;
                    self.desks.push(desk);
                }
                Err(problem) => self.close(&name, problem),
            }
        }
        Ok(())
    }

    fn close(&mut self, account: &str, problem: Problem) {
        self.desks.retain(|desk| desk.name != account);
        self.closed.retain(|(name, _)| name != account);
        self.closed.push((account.to_owned(), self.conditions.time.passed() + AGAIN));
        self.ended.problems.retain(|known| known.code != problem.code || known.args != problem.args);
        self.ended.problems.push(problem);
    }

    /// Accounts that a person has halted meanwhile send nothing.
    fn look_at_halts(&mut self) -> Result<(), Problem> {
        if self.desks.is_empty() {
            return Ok(());
        }
        let halts = self.store.halts()?;
        let is_halted = |name: &str| halts.iter().any(|halt| halt.account.is_empty() || halt.account == name);
        self.desks.retain(|desk| !is_halted(&desk.name));
        Ok(())
    }

    fn is_over(&mut self) -> Result<bool, Problem> {
        let passed = self.conditions.time.passed();
        match self.conditions.until {
            Until::Forever => Ok(false),
            Until::Idle => {
                let is_over = !self.desks.iter().any(|desk| desk.has_work(passed));
                if is_over {
                    self.note_resting(passed);
                }
                Ok(is_over)
            }
            Until::Done => {
                let wall = self.conditions.time.wall();
                for desk in &self.desks {
                    if !self.store.places(&desk.name, wall)?.is_empty() {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
        }
    }

    /// What kept accounts from going on, for whoever asked for one round only.
    fn note_resting(&mut self, passed: i64) {
        let resting = self.desks.iter().filter_map(|desk| desk.resting(passed).map(|(why, _)| (&desk.name, why)));
        let problems: Vec<Problem> = resting.map(|(name, why)| failed(name, why)).collect();
        self.ended.problems.extend(problems);
    }

    fn rest(&self) {
        let passed = self.conditions.time.passed();
        let idle = self.desks.iter().map(|desk| desk.idle(passed)).min().unwrap_or(GLANCE);
        let mut left = idle.max(1);
        // Whoever wants it to end does not wait.
        while left > 0 && !self.conditions.stop.load(Ordering::Relaxed) {
            let slice = left.min(SLICE);
            self.conditions.time.sleep(slice);
            left -= slice;
        }
    }

    fn flush(&mut self) -> Result<(), Problem> {
        if let Some(settled) = &self.open {
            self.store.turn(Some(settled), None, self.conditions.time.wall())?;
            self.open = None;
        }
        Ok(())
    }

    /// As [`flush`](Self::flush), and patiently: a letter that was accepted should not end as unconfirmed.
    fn keep(&mut self) -> Result<(), Problem> {
        for _ in 1..TRIES {
            if self.flush().is_ok() {
                return Ok(());
            }
            self.conditions.time.sleep(BETWEEN_TRIES);
        }
        self.flush()
    }

    /// Tells what happened, with counts that are a second old at most.
    fn tell(&mut self, happened: Happened) -> Result<(), Problem> {
        let (waiting, last_at) = self.counted()?;
        let Ended { accepted, deferred, refused, unconfirmed, .. } = self.ended;
        (self.conditions.tell)(&Event { happened, accepted, deferred, refused, unconfirmed, waiting, last_at });
        Ok(())
    }

    fn counted(&mut self) -> Result<(u64, i64), Problem> {
        let (wall, passed) = (self.conditions.time.wall(), self.conditions.time.passed());
        if let Some((_, waiting, last_at)) = self.counted.filter(|(at, ..)| passed < at + GLANCE) {
            return Ok((waiting, last_at));
        }
        let (mut waiting, mut last_at) = (0, 0);
        for desk in &self.desks {
            waiting += self.store.places(&desk.name, wall)?.iter().map(|place| place.letters).sum::<u64>();
            last_at = last_at.max(desk.last_at(&mut self.store, self.conditions.time)?);
        }
        self.counted = Some((passed, waiting, last_at));
        Ok((waiting, last_at))
    }
}

/// The letter's frozen bytes.
fn job(blobs: &Blobs, due: &Due) -> Result<Job, &'static str> {
    let Kept::Whole(message) = blobs.get(&due.message) else { return Err("bytes") };
    let address = |value: &str| Address::parse(value, "To").map_err(|_| "address");
    let own_copy = if due.own_copy.is_empty() { None } else { Some(address(&due.own_copy)?) };
    let to = Address::recipient(&due.receiver, "To").map_err(|_| "address")?;
    Ok(Job { envelope: Envelope { from: address(&due.sender)?, to, own_copy }, message })
}

/// Anything, but the same for the same try of a letter.
fn chance(key: &str, tries: u32) -> u64 {
    let seed = key.get(..16).and_then(|start| u64::from_str_radix(start, 16).ok()).unwrap_or_default();
    seed.wrapping_mul(u64::from(tries) | 1).rotate_left(tries % 64)
}

#[cfg(test)]
mod tests;
