//! One account at work: its carrier, its pace, and what it waits for.

use std::collections::VecDeque;

use risala_letter::Problem;
use risala_mail::Failure;

use super::decide::Line;
use super::hours;
use super::postman::Carrier;
use super::schedule::{DAY, Load, Tempo, forecast, pace};
use super::time::Time;
use crate::store::{Due, Place, Store};

/// Letters looked up at a time.
const AT_ONCE: i64 = 500;
/// How often an account that has nothing to do looks for letters at least: another process may have queued some.
const LOOK: i64 = 30_000;
/// So many connections in a row have to fail before there is none.
const BLIPS: u32 = 3;
/// How long letters that were looked up are known to be due: places close.
const FRESH: i64 = 5000;

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// Letters a minute; 0 is no limit.
    pub per_minute: u32,
    /// Letters in 24 hours; 0 is no limit.
    pub per_day: u64,
    /// How fast waiting goes.
    pub tempo: Tempo,
}

/// An account at work.
pub struct Desk {
    /// The account's name.
    pub name: String,
    /// Hands its letters over.
    pub carrier: Box<dyn Carrier>,
    terms: Terms,
    waiting: VecDeque<Due>,
    /// Moments of the time that passes.
    slot: i64,
    rest: i64,
    look: i64,
    fetched: i64,
    failures: u32,
    slow: u32,
    /// Why it rests.
    why: Option<Failure>,
}

impl Desk {
    /// One that keeps the pace of those who sent for the account before it.
    ///
    /// # Errors
    /// `store.*`.
    pub fn new(
        name: &str,
        carrier: Box<dyn Carrier>,
        terms: Terms,
        store: &mut Store,
        time: &dyn Time,
    ) -> Result<Self, Problem> {
        let (wall, passed) = (time.wall(), time.passed());
        let (_, _, last) = store.dots_since(name, wall - DAY)?;
        let slot = passed + (last + pace(terms.per_minute) - wall).clamp(0, pace(terms.per_minute));
        let (waiting, why) = (VecDeque::new(), None);
        let name = name.to_owned();
        Ok(Self {
            name,
            carrier,
            terms,
            waiting,
            slot,
            rest: passed,
            look: passed,
            fetched: passed,
            failures: 0,
            slow: 0,
            why,
        })
    }

    /// The next letter, when it is its turn.
    ///
    /// # Errors
    /// `store.*`.
    pub fn next(&mut self, store: &mut Store, time: &dyn Time) -> Result<Option<Due>, Problem> {
        let (wall, passed) = (time.wall(), time.passed());
        if passed < self.slot.max(self.rest) {
            return Ok(None);
        }
        if passed > self.fetched + FRESH {
            self.waiting.clear();
        }
        if self.waiting.is_empty() {
            if passed < self.look {
                return Ok(None);
            }
            let (due, next) = self.due(store, wall)?;
            self.waiting = due.into();
            self.fetched = passed;
            if self.waiting.is_empty() {
                self.look = passed + (next - wall).clamp(1, LOOK);
                return Ok(None);
            }
        }
        if let Some(full) = self.full_until(store, wall)? {
            self.rest = passed + full;
            return Ok(None);
        }
        Ok(self.waiting.pop_front())
    }

    /// The letters whose turn it is; without one, when the next will be due.
    fn due(&self, store: &mut Store, wall: i64) -> Result<(Vec<Due>, i64), Problem> {
        let places = store.places(&self.name, wall)?;
        let next = places.iter().map(|place| hours::opens(&place.place, place.due.max(wall))).min();
        let closed = places.into_iter().map(|place| place.place).filter(|place| hours::opens(place, wall) > wall);
        let due = store.due(&self.name, wall, &closed.collect::<Vec<_>>(), AT_ONCE)?;
        Ok((due, next.unwrap_or(wall + LOOK)))
    }

    /// How long until the day's letters leave room for one more.
    fn full_until(&self, store: &mut Store, wall: i64) -> Result<Option<i64>, Problem> {
        if self.terms.per_day == 0 {
            return Ok(None);
        }
        let (sent, first, _) = store.dots_since(&self.name, wall - DAY)?;
        Ok((sent >= self.terms.per_day).then(|| (first + DAY - wall).clamp(1, DAY)))
    }

    /// The letter that will probably be next.
    pub fn coming(&self) -> Option<&Due> {
        self.waiting.front()
    }

    /// Forgets the letters it had looked up.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    /// Does what follows from a letter; a halt is the caller's to write down.
    pub fn heed(&mut self, line: Line, passed: i64) {
        self.slot = passed.max(self.slot + pace(self.terms.per_minute));
        let tempo = self.terms.tempo;
        let (rest, why) = match line {
            Line::Go => {
                (self.failures, self.slow) = (0, 0);
                self.why = None;
                return;
            }
            Line::Retry(failure) => {
                self.failures += 1;
                (tempo.after_failure(self.failures), failure)
            }
            Line::Slow(failure) => {
                self.failures = 0;
                self.slow += 1;
                (tempo.after_slow_down(self.slow), failure)
            }
            Line::Quota(failure) => (tempo.after_quota(), failure),
            Line::Halt(failure) => (0, failure),
        };
        self.rest = passed + rest;
        self.why = Some(why);
    }

    /// How the next deferral waits.
    pub fn tempo(&self) -> Tempo {
        self.terms.tempo
    }

    /// Why it rests, and until when of the time that passes.
    pub fn resting(&self, passed: i64) -> Option<(&Failure, i64)> {
        self.why.as_ref().filter(|_| self.rest > passed).map(|why| (why, self.rest))
    }

    /// How long it has nothing to do, at most.
    pub fn idle(&self, passed: i64) -> i64 {
        let next = if self.waiting.is_empty() { self.look } else { 0 };
        (next.max(self.slot).max(self.rest) - passed).clamp(1, LOOK)
    }

    /// Whether it has something to do now, if only to look for letters or to wait for its pace.
    pub fn has_work(&self, passed: i64) -> bool {
        let rests = self.rest > passed && !(1..BLIPS).contains(&self.failures);
        !rests && (!self.waiting.is_empty() || self.look <= passed)
    }

    /// When its last letter leaves, on the wall's clock.
    ///
    /// # Errors
    /// `store.*`.
    pub fn last_at(&self, store: &mut Store, time: &dyn Time) -> Result<i64, Problem> {
        let wall = time.wall();
        let places = store.places(&self.name, wall)?;
        let (today, ..) = store.dots_since(&self.name, wall - DAY)?;
        Ok(last_at(&places, self.terms, today, wall))
    }
}

/// When the last letter of these places leaves.
pub fn last_at(places: &[Place], terms: Terms, today: u64, wall: i64) -> i64 {
    let open = places.iter().map(|place| hours::length(&place.place)).min().unwrap_or(DAY);
    let letters = places.iter().map(|place| place.letters).sum();
    let load = Load { letters, per_minute: terms.per_minute, per_day: terms.per_day, today, open };
    let first = places.iter().map(|place| place.due).min().unwrap_or(wall).max(wall);
    let last_due = places.iter().map(|place| place.due).max().unwrap_or(wall);
    let done = first.saturating_add(forecast(load)).max(last_due);
    places.iter().map(|place| hours::opens(&place.place, done)).max().unwrap_or(wall)
}
