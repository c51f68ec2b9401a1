//! The disk full, or not writable, at every commit: a small file system where this process may mount one, else (and in
//! one test always) a process of its own that may write no byte more to any file.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use super::*;
use crate::messages::code as common;
use crate::store::code as store;

/// Says to a test that it runs in a process of its own.
const INSIDE: &str = "RISALA_TEST_WITHOUT_MOUNT";
/// Where these tests stand.
const HERE: &str = "outbox::run::tests::disk::";

/// A disk that can be full.
#[derive(Clone)]
enum Disk {
    /// A file system of its own over a folder, taken away at the end.
    Mounted(Rc<Mounted>),
    /// The whole process writes to no file when it is full (setrlimit(2), RLIMIT_FSIZE).
    Limited,
}

struct Mounted(PathBuf);

impl Disk {
    /// Over a folder. `None` for who may not mount and is not in a process of its own.
    fn over(place: &Path) -> Option<Self> {
        if std::env::var_os(INSIDE).is_some() {
            return Some(Self::Limited);
        }
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(place).output();
        let is_mounted = done.is_ok_and(|output| output.status.success());
        is_mounted.then(|| Self::Mounted(Rc::new(Mounted(place.to_owned()))))
    }

    /// Leaves no byte free.
    fn fill(&self) {
        let Self::Mounted(mounted) = self else { return limit("0:") };
        let mut file = OpenOptions::new().create(true).append(true).open(mounted.filler()).unwrap();
        for piece in [4096, 1] {
            while file.write(&vec![b'x'; piece]).is_ok_and(|written| written > 0) {}
        }
    }

    fn free(&self) {
        match self {
            Self::Mounted(mounted) => fs::remove_file(mounted.filler()).unwrap(),
            Self::Limited => limit("unlimited:"),
        }
    }

    /// Nothing can be written, and nothing is full where that can be told apart.
    fn lock(&self) {
        match self {
            Self::Mounted(mounted) => mounted.again("ro"),
            Self::Limited => self.fill(),
        }
    }

    fn unlock(&self) {
        match self {
            Self::Mounted(mounted) => mounted.again("rw"),
            Self::Limited => self.free(),
        }
    }

    /// Whether this is the problem of a full disk. A file that may not grow fails in another way than a disk without room.
    fn is_full(&self, problem: &Problem) -> bool {
        problem.code == common::DISK_FULL || (matches!(self, Self::Limited) && problem.code == store::FAILED)
    }
}

impl Mounted {
    fn filler(&self) -> PathBuf {
        self.0.join("filler")
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

/// How long a file may become that this process writes to.
fn limit(length: &str) {
    let own = std::process::id().to_string();
    let done = Command::new("prlimit").args(["--pid", &own, &format!("--fsize={length}")]).status();
    assert!(done.unwrap().success(), "prlimit (Debian's util-linux)");
}

/// Runs tests of this file in a process of its own, one after the other; how many.
fn elsewhere(filter: &str) -> usize {
    // That a file may not grow comes as a signal too, which ends a process that does not ignore it.
    let shell = "trap '' XFSZ; exec \"$@\"";
    let tests = std::env::current_exe().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", shell, "sh"]).arg(tests).args([filter, "--test-threads", "1"]).env(INSIDE, "1");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let passed = said.lines().find_map(|line| line.strip_prefix("test result: ok. ")).unwrap();
    passed.split(' ').next().unwrap().parse().unwrap()
}

/// The test on a small disk, or in a process of its own where none can be mounted.
fn on_a_small_disk(name: &str, test: impl Fn(&Bench, &Disk)) {
    let bench = Bench::empty();
    match Disk::over(bench.data()) {
        Some(disk) => test(&bench, &disk),
        None => assert_eq!(elsewhere(&format!("{HERE}{name}")), 1),
    }
}

#[test]
fn a_full_disk_at_any_commit_loses_and_doubles_nothing() {
    let letters = 6;
    for is_slow in [false, true] {
        for moment in [Moment::Start, Moment::Dot, Moment::Result] {
            for at in 1..=letters {
                on_a_small_disk("a_full_disk_at_any_commit_loses_and_doubles_nothing", |bench, disk| {
                    full_once(bench, disk, (is_slow, moment, at), letters);
                });
                if Disk::over(Bench::empty().data()).is_none() {
                    return;
                }
            }
        }
    }
}

/// The disk is full from a moment of a letter on, and has room again for the next sender.
fn full_once(bench: &Bench, disk: &Disk, (is_slow, moment, at): (bool, Moment, usize), letters: usize) {
    let shown = format!("slow {is_slow} {moment:?} {at}");
    bench.world.is_slow.set(is_slow);
    bench.queue(1, letters);
    let (filled, mut count) = (disk.clone(), 0);
    *bench.world.hook.borrow_mut() = Some(Box::new(move |now| {
        count += usize::from(now == moment);
        if now == moment && count == at {
            filled.fill();
        }
    }));
    let problem = bench.run(Until::Done).unwrap_err();
    assert!(disk.is_full(&problem), "{shown}: {problem:?}");
    *bench.world.hook.borrow_mut() = None;
    disk.free();
    bench.run(Until::Done).unwrap();
    assert_eq!(bench.taken(), (letters, 0), "{shown}");
    let count = |state| bench.states().iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
    // What became of the letter before is written down with this one's dot, or at its start when the server is slow.
    let is_before_written = at == 1 || (is_slow && moment == Moment::Dot);
    let doubtful = u64::from(moment == Moment::Result || !is_before_written);
    assert_eq!(count(State::Unconfirmed), doubtful, "{shown}");
    assert_eq!(count(State::Accepted), letters as u64 - doubtful, "{shown}");
}

#[test]
fn a_disk_that_has_room_again_in_time_leaves_no_letter_in_doubt() {
    on_a_small_disk("a_disk_that_has_room_again_in_time_leaves_no_letter_in_doubt", |bench, disk| {
        bench.queue(1, 3);
        let (filled, mut count) = (disk.clone(), 0);
        *bench.world.hook.borrow_mut() = Some(Box::new(move |now| {
            count += usize::from(now == Moment::Result);
            if now == Moment::Result && count == 2 {
                filled.fill();
            }
        }));
        let (filled, tries) = (disk.clone(), Rc::new(Cell::new(0)));
        *bench.clock.sleeping.borrow_mut() = Some(Box::new(move || {
            tries.set(tries.get() + 1);
            if tries.get() == 3 {
                filled.free();
            }
        }));
        let problem = bench.run(Until::Done).unwrap_err();
        assert!(disk.is_full(&problem), "{problem:?}");
        assert_eq!(bench.states(), [(State::Queued, 1), (State::Accepted, 2)]);
        bench.run(Until::Done).unwrap();
        assert_eq!((bench.states(), bench.taken()), (vec![(State::Accepted, 3)], (3, 0)));
    });
}

#[test]
fn a_full_disk_queues_nothing_and_a_store_that_is_not_writable_sends_nothing() {
    on_a_small_disk("a_full_disk_queues_nothing_and_a_store_that_is_not_writable_sends_nothing", |bench, disk| {
        bench.queue(1, 2);
        let (release, window, origin) = (bench.release(2, 300), bench.window(), bench.origin());
        let more: Vec<_> = (0..300).map(|n| NewLetter { id: "x".repeat(4000), ..bench.letter(2, n, "") }).collect();
        let mut store = bench.store();
        disk.fill();
        let problem = store.enqueue(&release, &more, window, &origin).unwrap_err();
        assert!(disk.is_full(&problem), "{problem:?}");
        drop(store);
        disk.free();
        assert_eq!(bench.states(), [(State::Queued, 2)]);
        disk.lock();
        assert!(bench.run(Until::Done).is_err());
        assert_eq!(bench.taken(), (0, 0));
        disk.unlock();
        bench.run(Until::Done).unwrap();
        assert_eq!((bench.states(), bench.taken()), (vec![(State::Accepted, 2)], (2, 0)));
    });
}

/// The same where nothing can be mounted, so that this way is tested too.
#[test]
fn in_a_process_of_its_own() {
    if std::env::var_os(INSIDE).is_none() {
        assert_eq!(elsewhere(HERE), 4, "the three above, and this one, which does nothing there");
    }
}
