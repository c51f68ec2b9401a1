//! A carrier that does what a script says, a clock that goes on when somebody sleeps, and a store between them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use risala_letter::Problem;
use risala_mail::{Cause, Failure, Outcome, Phase, Reply};

use crate::blobs::Blobs;
use crate::outbox::schedule::DAY;
use crate::outbox::{Carrier, Conditions, Ended, Job, Post, Terms, Time, Until, Word, mark, run};
use crate::store::{NewLetter, Origin, Release, State, Store, Window};

/// 2026-01-07T09:00:00Z.
pub const START: i64 = 1_767_776_400_000;
pub const CAMPAIGN: &str = "campaign";

/// A clock that goes on when somebody sleeps, and jumps when told.
#[derive(Default)]
pub struct Clock {
    pub passed: Cell<i64>,
    pub off: Cell<i64>,
    /// At these moments (passed) the wall clock is put on by so much.
    pub jumps: RefCell<VecDeque<(i64, i64)>>,
    pub sleeping: RefCell<Option<Box<dyn FnMut()>>>,
}

impl Time for Clock {
    fn wall(&self) -> i64 {
        START + self.passed.get() + self.off.get()
    }

    fn passed(&self) -> i64 {
        self.passed.get()
    }

    fn sleep(&self, milliseconds: i64) {
        assert!(milliseconds > 0);
        self.passed.set(self.passed.get() + milliseconds);
        if let Some(sleeping) = self.sleeping.borrow_mut().as_mut() {
            sleeping();
        }
        let mut jumps = self.jumps.borrow_mut();
        while jumps.front().is_some_and(|(at, _)| *at <= self.passed.get()) {
            self.off.set(self.off.get() + jumps.pop_front().unwrap().1);
        }
    }
}

/// What a scripted server does with the next letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Accept,
    Defer,
    Refuse,
    /// Takes it, and the connection is cut before anybody hears of it.
    AcceptAndCut,
    CutBefore,
    Quota,
    Login,
    Slow,
}

/// A moment of a letter's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before it is claimed.
    Start,
    /// Before its dot is committed.
    Dot,
    /// Before its result is known.
    Result,
}

/// Called at each moment of each letter.
pub type Hook = Box<dyn FnMut(Moment)>;

/// What the world saw.
#[derive(Default)]
pub struct World {
    pub acts: RefCell<VecDeque<Act>>,
    /// Messages the server took, and when of the time that passes.
    pub taken: RefCell<Vec<(String, i64)>>,
    pub hook: RefCell<Option<Hook>>,
    /// Whether the server takes its time over each letter.
    pub is_slow: Cell<bool>,
}

impl World {
    fn at(&self, moment: Moment) {
        if let Some(hook) = self.hook.borrow_mut().as_mut() {
            hook(moment);
        }
    }
}

pub struct Scripted {
    pub world: Rc<World>,
    pub clock: Rc<Clock>,
    pub job: Option<(Job, Act)>,
    pub asked: Option<bool>,
    pub was_waited_for: bool,
}

impl Carrier for Scripted {
    fn start(&mut self, job: Job) {
        self.world.at(Moment::Start);
        let act = self.world.acts.borrow_mut().pop_front().unwrap_or(Act::Accept);
        self.job = Some((job, act));
        self.asked = None;
        self.was_waited_for = false;
    }

    fn word(&mut self) -> Word {
        let (job, act) = self.job.clone().unwrap();
        let reply = |code, enhanced| Reply { code, enhanced, text: "said".to_owned() };
        let unsent = |phase, cause| Word::Done(Outcome::Unsent { cause: Failure::new(phase, cause) });
        match (act, self.asked) {
            (Act::CutBefore, _) => unsent(Phase::Connect, Cause::Offline("no route".to_owned())),
            (Act::Login, _) => unsent(Phase::Auth, Cause::NoAuth),
            (Act::Slow, _) => unsent(Phase::Mail, Cause::Closed),
            (Act::Quota, _) => unsent(Phase::Mail, Cause::Timeout),
            (Act::Refuse, _) => Word::Done(Outcome::Refused { phase: Phase::Rcpt, reply: reply(550, Some((5, 1, 1))) }),
            (_, None) => {
                self.world.at(Moment::Dot);
                Word::MayCommit
            }
            (_, Some(false)) => Word::Done(Outcome::Stopped),
            (Act::Defer, _) => {
                Word::Done(Outcome::Deferred { phase: Phase::Answer, reply: reply(451, Some((4, 3, 0))) })
            }
            (act, Some(true)) => {
                let message = String::from_utf8(job.message).unwrap();
                self.world.taken.borrow_mut().push((message, self.clock.passed()));
                self.world.at(Moment::Result);
                if act == Act::AcceptAndCut {
                    return Word::Done(Outcome::Unconfirmed { cause: Failure::new(Phase::Answer, Cause::Closed) });
                }
                Word::Done(Outcome::Accepted { reply: reply(250, None), own_copy: None })
            }
        }
    }

    fn word_within(&mut self, _: Duration) -> Option<Word> {
        // A server that takes its time has everything written down before its dot.
        if self.world.is_slow.get() && !std::mem::replace(&mut self.was_waited_for, true) {
            return None;
        }
        Some(self.word())
    }

    fn answer(&mut self, may: bool) {
        assert!(self.asked.is_none(), "asked twice");
        self.asked = Some(may);
    }
}

pub struct Branch {
    pub world: Rc<World>,
    pub clock: Rc<Clock>,
    pub terms: Terms,
}

impl Post for Branch {
    fn open(&mut self, _: &str) -> Result<(Box<dyn Carrier>, Terms), Problem> {
        let (world, clock) = (Rc::clone(&self.world), Rc::clone(&self.clock));
        Ok((Box::new(Scripted { world, clock, job: None, asked: None, was_waited_for: false }), self.terms))
    }
}

pub struct Bench {
    pub folder: tempfile::TempDir,
    pub world: Rc<World>,
    pub clock: Rc<Clock>,
    pub terms: Terms,
}

impl Bench {
    pub fn new(letters: usize) -> Self {
        let bench = Self::empty();
        bench.queue(1, letters);
        bench
    }

    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, world: Rc::default(), clock: Rc::default(), terms: Terms::default() }
    }

    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    pub fn store(&self) -> Store {
        Store::open(self.data()).unwrap()
    }

    pub fn origin(&self) -> Origin {
        Origin { epoch: self.store().identity().unwrap().epoch, machine: mark::of(self.data()).unwrap() }
    }

    pub fn queue(&self, wave: u32, letters: usize) {
        self.queue_at(wave, letters, "");
    }

    pub fn queue_at(&self, wave: u32, letters: usize, place: &str) {
        let all: Vec<_> = (0..letters).map(|n| self.letter(wave, n, place)).collect();
        let release = self.release(wave, letters);
        self.store().enqueue(&release, &all, self.window(), &self.origin()).unwrap();
    }

    pub fn letter(&self, wave: u32, n: usize, place: &str) -> NewLetter {
        let blobs = Blobs::of(self.data()).unwrap();
        NewLetter {
            key: format!("{n:016x}{wave:016x}"),
            official: format!("o{n}"),
            id: format!("O{n}"),
            reference: format!("R-{n}"),
            stem: format!("R-{n}"),
            recipient: format!("o{n}@example.org"),
            sender: "office@example.org".to_owned(),
            receiver: format!("o{n}@example.org"),
            own_copy: String::new(),
            message_id: format!("<{n}@example.org>"),
            message: blobs.keep(format!("{wave} {n}").as_bytes()).unwrap(),
            pdf: blobs.keep(b"pdf").unwrap(),
            place: place.to_owned(),
            copy: false,
            copy_of: String::new(),
        }
    }

    pub fn release(&self, wave: u32, letters: usize) -> Release {
        Release {
            id: format!("release {wave}"),
            at: START,
            actor: "test".to_owned(),
            campaign: CAMPAIGN.to_owned(),
            wave,
            account: "office".to_owned(),
            letters: letters as u64,
            seal: String::new(),
            reason: String::new(),
        }
    }

    pub fn window(&self) -> Window {
        let now = self.clock.wall();
        Window { now, not_before: now, deadline: now + 5 * DAY }
    }

    pub fn act(&self, acts: &[Act]) -> &Self {
        self.world.acts.borrow_mut().extend(acts);
        self
    }

    pub fn run(&self, until: Until) -> Result<Ended, Problem> {
        let mut branch = Branch { world: Rc::clone(&self.world), clock: Rc::clone(&self.clock), terms: self.terms };
        run(Conditions {
            data: self.data(),
            account: None,
            until,
            stop: &AtomicBool::new(false),
            time: &*self.clock,
            post: &mut branch,
            tell: &mut |_| {},
        })
    }

    pub fn states(&self) -> Vec<(State, u64)> {
        let mut states: BTreeMap<State, u64> = BTreeMap::new();
        for total in self.store().totals().unwrap() {
            *states.entry(total.state).or_default() += total.letters;
        }
        states.into_iter().collect()
    }

    /// The messages taken: how many, and how many of them more than once.
    pub fn taken(&self) -> (usize, usize) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (message, _) in self.world.taken.borrow().iter() {
            *counts.entry(message.clone()).or_default() += 1;
        }
        (counts.len(), counts.values().filter(|count| **count > 1).count())
    }
}
