//! The runner against a carrier that does what a script says: no sockets, and a clock of the test's own.

use std::cell::Cell;

use proptest::prelude::*;

use super::super::schedule::{DAY, HOUR, LONGEST, SECOND, Tempo};
use super::*;
use crate::outbox::code;
use crate::store::{Moved, NewLetter};

mod bench;
#[cfg(target_os = "linux")]
mod disk;

use bench::{Act, Bench, CAMPAIGN, Moment, START};

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
        again: false,
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
    const WAITING: [State; 3] = [State::Queued, State::Deferred, State::Sending];
    let acts: [(Act, &[(State, u64)]); 3] = [
        (|store, _| store.halt("", START, "pause").unwrap(), &[(State::Queued, 6), (State::Accepted, 4)]),
        (
            |store, origin| {
                let (which, why) = (&[][..], "");
                let moved =
                    Moved { from: &WAITING, to: State::Cancelled, which, deadline: 0, now: START, why, again: false };
                store.move_letters(&moved, &origin).unwrap();
            },
            &[(State::Accepted, 4), (State::Cancelled, 6)],
        ),
        (
            |store, origin| {
                let which = ["o4".to_owned()];
                let moved = Moved {
                    from: &WAITING,
                    to: State::Cancelled,
                    which: &which,
                    deadline: 0,
                    now: START,
                    why: "",
                    again: false,
                };
                assert_eq!(store.move_letters(&moved, &origin).unwrap(), 1);
            },
            &[(State::Accepted, 9), (State::Cancelled, 1)],
        ),
    ];
    for (is_slow, (act, expect)) in [false, true].into_iter().flat_map(|is_slow| acts.map(|act| (is_slow, act))) {
        let bench = Bench::new(10);
        bench.world.is_slow.set(is_slow);
        let (data, origin) = (bench.data().to_owned(), bench.origin());
        let mut dots = 0;
        *bench.world.hook.borrow_mut() = Some(Box::new(move |moment| {
            dots += usize::from(moment == Moment::Dot);
            if moment == Moment::Dot && dots == 5 {
                act(&mut Store::open(&data).unwrap(), origin.clone());
            }
        }));
        bench.run(Until::Done).unwrap();
        assert_eq!(bench.states(), expect, "slow {is_slow}");
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
    let moved =
        Moved { from: &held, to: State::Queued, which: &[], deadline: now + DAY, now, why: "released", again: false };
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
    fn totals_reconcile(acts in proptest::collection::vec(act(), 0..40), letters in 1_usize..12, starts in 1_usize..5,
        is_slow: bool) {
        let mut bench = Bench::new(letters);
        bench.world.is_slow.set(is_slow);
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
