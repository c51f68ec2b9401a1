//! The disk full, or not writable, at every commit.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;
use crate::messages::code as common;

/// A file system of its own over a folder, taken away at the end. `None` for who may not mount.
struct Mounted(PathBuf);

impl Mounted {
    fn over(place: &Path) -> Option<Self> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(place).output();
        done.is_ok_and(|output| output.status.success()).then(|| Self(place.to_owned()))
    }

    fn again(&self, options: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,{options}")]).arg(&self.0).status();
        assert!(done.unwrap().success(), "{options}");
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Fills the disk to its last byte.
fn fill(place: &Path) {
    let mut file = OpenOptions::new().create(true).append(true).open(place.join("filler")).unwrap();
    for piece in [4096, 1] {
        while file.write(&vec![b'x'; piece]).is_ok_and(|written| written > 0) {}
    }
}

#[test]
fn a_full_disk_at_any_commit_loses_and_doubles_nothing() {
    let letters = 6;
    for (moment, doubtful) in [(Moment::Start, 0), (Moment::Dot, 0), (Moment::Result, 1)] {
        for at in 1..=letters {
            let bench = Bench::empty();
            let Some(_disk) = Mounted::over(bench.data()) else { return };
            bench.queue(1, letters);
            let (place, mut count) = (bench.data().to_owned(), 0);
            *bench.world.hook.borrow_mut() = Some(Box::new(move |now| {
                count += usize::from(now == moment);
                if now == moment && count == at {
                    fill(&place);
                }
            }));
            let ended = bench.run(Until::Done);
            assert_eq!(ended.unwrap_err().code, common::DISK_FULL, "{moment:?} {at}");
            *bench.world.hook.borrow_mut() = None;
            fs::remove_file(bench.data().join("filler")).unwrap();
            bench.run(Until::Done).unwrap();
            assert_eq!(bench.taken(), (letters, 0), "{moment:?} {at}");
            let count = |state| bench.states().iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
            // At the start of a letter the result of the one before was not written down either.
            let doubtful = if moment == Moment::Start && at > 1 { 1 } else { doubtful };
            assert_eq!(count(State::Unconfirmed), doubtful, "{moment:?} {at}");
            assert_eq!(count(State::Accepted), letters as u64 - doubtful, "{moment:?} {at}");
        }
    }
}

#[test]
fn a_disk_that_has_room_again_in_time_leaves_no_letter_in_doubt() {
    let bench = Bench::empty();
    let Some(_disk) = Mounted::over(bench.data()) else { return };
    bench.queue(1, 3);
    let (place, mut count) = (bench.data().to_owned(), 0);
    *bench.world.hook.borrow_mut() = Some(Box::new(move |now| {
        count += usize::from(now == Moment::Result);
        if now == Moment::Result && count == 2 {
            fill(&place);
        }
    }));
    let (filler, tries) = (bench.data().join("filler"), Rc::new(Cell::new(0)));
    *bench.clock.sleeping.borrow_mut() = Some(Box::new(move || {
        tries.set(tries.get() + 1);
        if tries.get() == 3 {
            fs::remove_file(&filler).unwrap();
        }
    }));
    assert_eq!(bench.run(Until::Done).unwrap_err().code, common::DISK_FULL);
    assert_eq!(bench.states(), [(State::Queued, 1), (State::Accepted, 2)]);
    bench.run(Until::Done).unwrap();
    assert_eq!((bench.states(), bench.taken()), (vec![(State::Accepted, 3)], (3, 0)));
}

#[test]
fn a_full_disk_queues_nothing_and_a_store_that_is_not_writable_sends_nothing() {
    let bench = Bench::empty();
    let Some(disk) = Mounted::over(bench.data()) else { return };
    bench.queue(1, 2);
    let (release, window, origin) = (bench.release(2, 300), bench.window(), bench.origin());
    let more: Vec<_> = (0..300).map(|n| NewLetter { id: "x".repeat(4000), ..bench.letter(2, n, "") }).collect();
    let mut store = bench.store();
    fill(bench.data());
    let problem = store.enqueue(&release, &more, window, &origin).unwrap_err();
    assert_eq!(problem.code, common::DISK_FULL);
    drop(store);
    fs::remove_file(bench.data().join("filler")).unwrap();
    assert_eq!(bench.states(), [(State::Queued, 2)]);
    disk.again("ro");
    assert!(bench.run(Until::Done).is_err());
    assert_eq!(bench.taken(), (0, 0));
    disk.again("rw");
    bench.run(Until::Done).unwrap();
    assert_eq!((bench.states(), bench.taken()), (vec![(State::Accepted, 2)], (2, 0)));
}
