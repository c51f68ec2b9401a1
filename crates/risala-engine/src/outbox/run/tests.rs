//! The runner against a carrier that does what a script says: no sockets, and a clock of the test's own.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use risala_mail::{Cause, Phase, Reply};

use super::super::schedule::{DAY, HOUR, LONGEST, SECOND, Tempo};
use super::*;
use crate::outbox::code;
use crate::store::{Moved, NewLetter, Release, Window};

#[cfg(target_os = "linux")]
mod disk;

/// 2026-01-07T09:00:00Z.
const START: i64 = 1_767_776_400_000;
const CAMPAIGN: &str = "campaign";

/// A clock that goes on when somebody sleeps, and jumps when told.
#[derive(Default)]
struct Clock {
    passed: Cell<i64>,
    off: Cell<i64>,
    /// At these moments (passed) the wall clock is put on by so much.
    jumps: RefCell<VecDeque<(i64, i64)>>,
    sleeping: RefCell<Option<Box<dyn FnMut()>>>,
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
enum Act {
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
enum Moment {
    /// Before it is claimed.
    Start,
    /// Before its dot is committed.
    Dot,
    /// Before its result is known.
    Result,
}

/// Called at each moment of each letter.
type Hook = Box<dyn FnMut(Moment)>;

/// What the world saw.
#[derive(Default)]
struct World {
    acts: RefCell<VecDeque<Act>>,
    /// Messages the server took, and when of the time that passes.
    taken: RefCell<Vec<(String, i64)>>,
    hook: RefCell<Option<Hook>>,
}

impl World {
    fn at(&self, moment: Moment) {
        if let Some(hook) = self.hook.borrow_mut().as_mut() {
            hook(moment);
        }
    }
}

struct Scripted {
    world: Rc<World>,
    clock: Rc<Clock>,
    job: Option<(Job, Act)>,
    asked: Option<bool>,
}

impl Carrier for Scripted {
    fn start(&mut self, job: Job) {
        self.world.at(Moment::Start);
        let act = self.world.acts.borrow_mut().pop_front().unwrap_or(Act::Accept);
        self.job = Some((job, act));
        self.asked = None;
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

    fn answer(&mut self, may: bool) {
        assert!(self.asked.is_none(), "asked twice");
        self.asked = Some(may);
    }
}

struct Branch {
    world: Rc<World>,
    clock: Rc<Clock>,
    terms: Terms,
}

impl Post for Branch {
    fn open(&mut self, _: &str) -> Result<(Box<dyn Carrier>, Terms), Problem> {
        let (world, clock) = (Rc::clone(&self.world), Rc::clone(&self.clock));
        Ok((Box::new(Scripted { world, clock, job: None, asked: None }), self.terms))
    }
}

struct Bench {
    folder: tempfile::TempDir,
    world: Rc<World>,
    clock: Rc<Clock>,
    terms: Terms,
}

impl Bench {
    fn new(letters: usize) -> Self {
        let bench = Self::empty();
        bench.queue(1, letters);
        bench
    }

    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, world: Rc::default(), clock: Rc::default(), terms: Terms::default() }
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn store(&self) -> Store {
        Store::open(self.data()).unwrap()
    }

    fn origin(&self) -> Origin {
        Origin { epoch: self.store().identity().unwrap().epoch, machine: mark::of(self.data()).unwrap() }
    }

    fn queue(&self, wave: u32, letters: usize) {
        self.queue_at(wave, letters, "");
    }

    fn queue_at(&self, wave: u32, letters: usize, place: &str) {
        let all: Vec<_> = (0..letters).map(|n| self.letter(wave, n, place)).collect();
        let release = self.release(wave, letters);
        self.store().enqueue(&release, &all, self.window(), &self.origin()).unwrap();
    }

    fn letter(&self, wave: u32, n: usize, place: &str) -> NewLetter {
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
        }
    }

    fn release(&self, wave: u32, letters: usize) -> Release {
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

    fn window(&self) -> Window {
        let now = self.clock.wall();
        Window { now, not_before: now, deadline: now + 5 * DAY }
    }

    fn act(&self, acts: &[Act]) -> &Self {
        self.world.acts.borrow_mut().extend(acts);
        self
    }

    fn run(&self, until: Until) -> Result<Ended, Problem> {
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

    fn states(&self) -> Vec<(State, u64)> {
        let mut states: BTreeMap<State, u64> = BTreeMap::new();
        for total in self.store().totals().unwrap() {
            *states.entry(total.state).or_default() += total.letters;
        }
        states.into_iter().collect()
    }

    /// The messages taken: how many, and how many of them more than once.
    fn taken(&self) -> (usize, usize) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (message, _) in self.world.taken.borrow().iter() {
            *counts.entry(message.clone()).or_default() += 1;
        }
        (counts.len(), counts.values().filter(|count| **count > 1).count())
    }
}

#[test]
fn every_letter_is_taken_once() {
    let bench = Bench::new(120);
    let ended = bench.run(Until::Done).unwrap();
    assert_eq!((ended.accepted, ended.problems.len()), (120, 0));
    assert_eq!(bench.states(), [(State::Accepted, 120)]);
    assert_eq!(bench.taken(), (120, 0));
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (120, 0));
    let attempts = bench.store().attempts().unwrap();
    assert_eq!(attempts.len(), 240, "a dot and an answer each");
}

#[test]
fn a_letter_deferred_comes_again_on_time_and_is_given_up_at_its_deadline() {
    let bench = Bench::new(1);
    bench.act(&[Act::Defer, Act::Defer, Act::Defer, Act::Defer]).run(Until::Done).unwrap();
    assert_eq!(bench.states(), [(State::Accepted, 1)]);
    let events: Vec<i64> =
        bench.store().attempts().unwrap().iter().filter(|one| one.event == "dot").map(|one| one.at - START).collect();
    let waits: Vec<i64> = events.windows(2).map(|pair| (pair[1] - pair[0]) / MINUTE).collect();
    for (wait, (least, most)) in waits.iter().zip([(5, 6), (30, 36), (60, 72), (96, 144)]) {
        assert!((least..=most).contains(wait), "{waits:?}");
    }
    let bench = Bench::new(1);
    bench.act(&[Act::Defer; 200]).run(Until::Done).unwrap();
    assert_eq!(bench.states(), [(State::Deferred, 1)]);
    assert_eq!(bench.taken(), (0, 0));
    assert!(bench.clock.passed() > 5 * DAY - 3 * HOUR && bench.clock.passed() <= 5 * DAY + SECOND);
}

#[test]
fn a_letter_in_doubt_is_never_sent_again_by_itself() {
    let bench = Bench::new(10);
    bench.act(&[Act::Accept, Act::AcceptAndCut, Act::Accept, Act::AcceptAndCut]).run(Until::Done).unwrap();
    assert_eq!(bench.states(), [(State::Accepted, 8), (State::Unconfirmed, 2)]);
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (10, 0));
    // A mailer that sends everything again that is in doubt: a look at it must show that it sends twice.
    let moved = Moved {
        from: &[State::Unconfirmed],
        to: State::Queued,
        which: &[],
        deadline: bench.clock.wall() + DAY,
        now: bench.clock.wall(),
        why: "naive",
    };
    assert_eq!(bench.store().move_letters(&moved, &bench.origin()).unwrap(), 2);
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (10, 2));
}

#[test]
fn being_offline_is_no_attempt() {
    let bench = Bench::new(3);
    bench.act(&[Act::CutBefore; 40]).run(Until::Done).unwrap();
    assert_eq!(bench.states(), [(State::Accepted, 3)]);
    assert_eq!(bench.store().attempts().unwrap().len(), 6);
    assert!(bench.store().letters("").unwrap().iter().all(|letter| letter.tries == 0));
    assert!(bench.clock.passed() > HOUR, "it did not back off");
    let bench = Bench::new(3);
    let ended = bench.act(&[Act::CutBefore; 40]).run(Until::Idle).unwrap();
    assert_eq!(ended.problems[0].code.0, "mail.offline");
    assert_eq!(bench.states(), [(State::Queued, 3)]);
}

#[test]
fn a_refused_login_halts_the_account_until_a_person_says_otherwise() {
    let bench = Bench::new(3);
    let ended = bench.act(&[Act::Accept, Act::Login]).run(Until::Done).unwrap();
    assert_eq!(ended.problems[0].code.0, "mail.no_auth");
    assert_eq!(bench.states(), [(State::Queued, 2), (State::Accepted, 1)]);
    assert_eq!(bench.run(Until::Done).unwrap().accepted, 0);
    assert_eq!(bench.store().halts().unwrap()[0].reason, "mail.no_auth");
    assert_eq!(bench.store().unhalt("office").unwrap(), 1);
    assert_eq!(bench.run(Until::Done).unwrap().accepted, 2);
}

#[test]
fn nothing_leaves_after_a_pause_a_cancel_or_an_opt_out() {
    type Act = fn(&mut Store, Origin);
    let acts: [(Act, &[(State, u64)]); 3] = [
        (|store, _| store.halt("", START, "pause").unwrap(), &[(State::Queued, 6), (State::Accepted, 4)]),
        (
            |store, origin| {
                let from = [State::Queued, State::Deferred, State::Sending];
                let (which, why) = (&[][..], "");
                let moved = Moved { from: &from, to: State::Cancelled, which, deadline: 0, now: START, why };
                store.move_letters(&moved, &origin).unwrap();
            },
            &[(State::Accepted, 4), (State::Cancelled, 6)],
        ),
        (
            |store, origin| {
                let which = ["o4".to_owned()];
                let from = [State::Sending];
                let moved =
                    Moved { from: &from, to: State::Cancelled, which: &which, deadline: 0, now: START, why: "" };
                assert_eq!(store.move_letters(&moved, &origin).unwrap(), 1);
            },
            &[(State::Accepted, 9), (State::Cancelled, 1)],
        ),
    ];
    for (act, expect) in acts {
        let bench = Bench::new(10);
        let (data, origin) = (bench.data().to_owned(), bench.origin());
        let mut dots = 0;
        *bench.world.hook.borrow_mut() = Some(Box::new(move |moment| {
            dots += usize::from(moment == Moment::Dot);
            if moment == Moment::Dot && dots == 5 {
                act(&mut Store::open(&data).unwrap(), origin.clone());
            }
        }));
        bench.run(Until::Done).unwrap();
        assert_eq!(bench.states(), expect);
        let left = expect.iter().find(|(state, _)| *state == State::Accepted).unwrap().1;
        assert_eq!(bench.taken(), (usize::try_from(left).unwrap(), 0));
    }
}

#[test]
fn a_rate_is_kept_and_so_is_a_days_quota() {
    let mut bench = Bench::new(61);
    bench.terms = Terms { per_minute: 20, ..Terms::default() };
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (61, 0));
    let minutes = bench.clock.passed() as f64 / MINUTE as f64;
    assert!((minutes - 3.0).abs() < 0.15, "60 letters after the first took {minutes} minutes");
    let mut bench = Bench::new(25);
    bench.terms = Terms { per_day: 10, ..Terms::default() };
    bench.run(Until::Done).unwrap();
    let taken: Vec<i64> = bench.world.taken.borrow().iter().map(|(_, at)| *at).collect();
    for (first, eleventh) in taken.iter().zip(taken.iter().skip(10)) {
        assert!(eleventh - first >= DAY, "{taken:?}");
    }
    assert!(taken[24] < 2 * DAY + HOUR, "{taken:?}");
}

#[test]
fn letters_reach_their_readers_in_office_hours() {
    // It is 09:00 in London and 18:00 in Tokyo.
    let bench = Bench::new(0);
    bench.queue_at(2, 2, "Europe/London 09:00-17:00");
    bench.queue_at(3, 2, "Asia/Tokyo 09:00-17:00");
    bench.run(Until::Done).unwrap();
    let taken = bench.world.taken.borrow();
    let hours: Vec<(char, i64)> = taken.iter().map(|(name, at)| (name.chars().next().unwrap(), at / HOUR)).collect();
    assert_eq!(hours, [('2', 0), ('2', 0), ('3', 15), ('3', 15)]);
}

#[test]
fn a_clock_put_on_or_back_loses_and_doubles_nothing() {
    for by in [DAY, -DAY] {
        let bench = Bench::new(30);
        bench.act(&[[Act::Accept, Act::Defer, Act::AcceptAndCut]; 10].concat());
        bench.clock.jumps.borrow_mut().extend([(2 * MINUTE, by), (8 * MINUTE, -by)]);
        bench.run(Until::Done).unwrap();
        assert_eq!(bench.states(), [(State::Accepted, 20), (State::Unconfirmed, 10)], "{by}");
        assert_eq!(bench.taken(), (30, 0));
        // The jumps changed no wait: after five to six minutes all had come again.
        assert!((5 * MINUTE..7 * MINUTE).contains(&bench.clock.passed()), "{by}: {}", bench.clock.passed());
    }
    // While nobody runs: a retry written down for tomorrow comes within the longest step.
    let bench = Bench::new(1);
    bench.clock.off.set(DAY);
    bench.act(&[Act::Defer]).run(Until::Idle).unwrap();
    bench.clock.off.set(0);
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.states(), [(State::Accepted, 1)]);
    assert!(bench.clock.passed() <= LONGEST + MINUTE, "{}", bench.clock.passed());
}

#[test]
fn a_store_restored_or_copied_holds_what_waits() {
    let bench = Bench::new(5);
    let backup = bench.data().join("backup.sqlite");
    crate::backup::write(&mut bench.store(), bench.data(), &backup, false).unwrap();
    let acts = [&[Act::Accept, Act::AcceptAndCut, Act::Refuse, Act::Defer][..], &[Act::CutBefore; 3]].concat();
    bench.act(&acts).run(Until::Idle).unwrap();
    crate::backup::restore(bench.data(), &backup).unwrap();
    bench.run(Until::Done).unwrap();
    // What the store that was replaced knew is known; what had not left is held.
    let expect = [(State::Accepted, 1), (State::Refused, 1), (State::Unconfirmed, 1), (State::Held, 2)];
    assert_eq!(bench.states(), expect);
    assert_eq!(bench.taken(), (2, 0));
    let held = [State::Held];
    let now = bench.clock.wall();
    let moved = Moved { from: &held, to: State::Queued, which: &[], deadline: now + DAY, now, why: "released" };
    assert_eq!(bench.store().move_letters(&moved, &bench.origin()).unwrap(), 2);
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (4, 0));

    // A copy of the whole folder.
    let original = Bench::new(3);
    let copy = Bench { folder: tempfile::tempdir().unwrap(), ..Bench::empty() };
    for entry in std::fs::read_dir(original.data()).unwrap().flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), copy.data().join(entry.file_name())).unwrap();
        }
    }
    copy.run(Until::Done).unwrap();
    assert_eq!(copy.states(), [(State::Held, 3)]);
    original.run(Until::Done).unwrap();
    assert_eq!(original.states(), [(State::Accepted, 3)]);
}

#[test]
fn a_restore_over_a_store_that_cannot_be_read_holds_what_waits() {
    for is_there in [true, false] {
        let bench = Bench::new(3);
        let backup = bench.data().join("backup.sqlite");
        crate::backup::write(&mut bench.store(), bench.data(), &backup, false).unwrap();
        bench.run(Until::Done).unwrap();
        let file = bench.data().join(crate::store::FILE);
        std::fs::remove_file(&file).unwrap();
        if is_there {
            std::fs::write(&file, "no store any more").unwrap();
        }
        let (restored, _) = crate::backup::restore(bench.data(), &backup).unwrap();
        assert_eq!((restored.kept, restored.former.is_some()), (!is_there, is_there));
        bench.run(Until::Done).unwrap();
        assert_eq!((bench.states(), bench.taken()), (vec![(State::Held, 3)], (3, 0)));
    }
}

#[test]
fn two_hundred_connections_cut_after_the_dot_are_two_hundred_letters_in_doubt() {
    let bench = Bench::new(200);
    let ended = bench.act(&[Act::AcceptAndCut; 200]).run(Until::Done).unwrap();
    assert_eq!((ended.unconfirmed, bench.states()), (200, vec![(State::Unconfirmed, 200)]));
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (200, 0));
}

#[test]
fn only_one_sends() {
    let bench = Bench::new(2);
    let first = alone(bench.data()).unwrap();
    assert_eq!(bench.run(Until::Done).unwrap_err().code, code::RUNNING);
    assert!(crate::outbox::is_running(bench.data()));
    drop(first);
    assert!(!crate::outbox::is_running(bench.data()));
    assert_eq!(bench.run(Until::Done).unwrap().accepted, 2);
}

#[test]
fn a_letter_without_its_bytes_is_held_and_the_others_go() {
    let bench = Bench::new(3);
    let letters = bench.store().letters("").unwrap();
    let path = Blobs::of(bench.data()).unwrap().path(&letters[1].message);
    std::fs::write(path, "other bytes").unwrap();
    let ended = bench.run(Until::Done).unwrap();
    assert_eq!((ended.accepted, ended.held), (2, 1));
    assert_eq!(bench.states(), [(State::Accepted, 2), (State::Held, 1)]);
}

#[test]
fn what_another_computer_sent_is_not_sent_here() {
    let (here, there) = (Bench::new(4), Bench::new(4));
    let acts = [&[Act::Accept, Act::AcceptAndCut][..], &[Act::CutBefore; 3]].concat();
    there.act(&acts).run(Until::Idle).unwrap();
    let file = crate::outbox::written::write(there.store().written().unwrap()).unwrap();
    let all = crate::outbox::written::read(&file).unwrap();
    assert_eq!(here.store().add_written(&all, START).unwrap(), (2, 2));
    assert_eq!(here.store().add_written(&all, START).unwrap(), (0, 0));
    here.run(Until::Done).unwrap();
    assert_eq!(here.states(), [(State::Accepted, 2), (State::Cancelled, 2)]);
    // They were written to, as another campaign sees.
    assert_eq!(here.store().touched_since("other", 1, START - DAY).unwrap().len(), 4);
    assert_eq!(here.store().touched_since(CAMPAIGN, 1, START - DAY).unwrap().len(), 0);
}

#[test]
fn attempts_are_only_added() {
    let bench = Bench::new(1);
    bench.run(Until::Done).unwrap();
    let mut store = bench.store();
    for statement in ["UPDATE attempt SET text = ''", "DELETE FROM attempt"] {
        assert!(store.run_raw(statement).is_err(), "{statement}");
    }
    assert_eq!(store.attempts().unwrap().len(), 2);
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Accept),
        1 => Just(Act::Defer),
        1 => Just(Act::Refuse),
        1 => Just(Act::AcceptAndCut),
        1 => Just(Act::CutBefore),
        1 => Just(Act::Slow),
        1 => Just(Act::Quota),
        1 => Just(Act::Login),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever servers do and however often the sender starts anew: every letter is accounted for and none is taken
    /// twice; what the store calls accepted was taken, and what it calls refused or waiting was not.
    #[test]
    fn totals_reconcile(acts in proptest::collection::vec(act(), 0..40), letters in 1_usize..12, starts in 1_usize..5) {
        let mut bench = Bench::new(letters);
        bench.terms.tempo = Tempo::Rehearsal;
        bench.act(&acts);
        for _ in 0..starts {
            bench.run(Until::Idle).unwrap();
            bench.store().unhalt("").unwrap();
            bench.clock.sleep(3 * HOUR);
        }
        let rows = bench.store().letters("").unwrap();
        prop_assert_eq!(rows.len(), letters);
        let states = bench.states();
        prop_assert_eq!(states.iter().map(|(_, count)| count).sum::<u64>(), letters as u64);
        prop_assert!(states.iter().all(|(state, _)| !matches!(state, State::Sending | State::Committed)));
        let (taken, twice) = bench.taken();
        prop_assert_eq!(twice, 0);
        let count = |state| rows.iter().filter(|row| row.state == state).count();
        prop_assert_eq!(taken, count(State::Accepted) + count(State::Unconfirmed));
    }
}
