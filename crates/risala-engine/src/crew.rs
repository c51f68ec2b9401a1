//! Letters made at the same time, one bench a thread, told in the order of the list.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use risala_letter::Problem;
use thread_priority::{ThreadPriority, set_current_thread_priority};

use crate::api::Progress;
use crate::make::{Made, Workshop};
use crate::messages::code;
use crate::plan::Planned;

/// Most letters made at the same time.
pub const MOST_JOBS: usize = 256;

/// Whether letters are made by threads that give way to all others.
static GIVES_WAY: AtomicBool = AtomicBool::new(false);

/// From now on letters are made by threads that give way to everything else on this computer: a window goes on answering
/// while ten thousand are made.
pub fn give_way() {
    GIVES_WAY.store(true, Ordering::Relaxed);
}

/// What became of all letters.
pub struct Outcome<T> {
    /// What was done with each letter that could be made.
    pub done: Vec<T>,
    /// What is wrong, letter by letter.
    pub problems: Vec<Problem>,
}

/// Makes each letter and does `finish` with it; only what `finish` returns is kept. A letter that fails does
/// not stop the others, a full disk does. Works on the crew it is called in.
pub fn each<T: Send>(
    workshop: &Workshop,
    letters: &[Planned],
    progress: Progress<'_>,
    finish: impl Fn(&Planned, &Made) -> Result<T, Vec<Problem>> + Sync,
) -> Outcome<T> {
    let (done, full) = (AtomicUsize::new(0), AtomicBool::new(false));
    let one = |bench: &mut _, planned: &Planned| {
        if full.load(Ordering::Relaxed) || workshop.is_stopped() {
            return None;
        }
        let outcome = workshop.make(planned, bench).and_then(|mut made| {
            let warnings = std::mem::take(&mut made.warnings);
            Ok((finish(planned, &made)?, warnings))
        });
        if outcome.as_ref().is_err_and(|problems| problems.iter().any(|problem| problem.code == code::DISK_FULL)) {
            full.store(true, Ordering::Relaxed);
        }
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, letters.len());
        Some(outcome)
    };
    let mut told = told(letters.par_iter().map_init(|| workshop.bench(), one).collect());
    let not_begun = letters.len().saturating_sub(done.into_inner());
    if not_begun > 0 && workshop.is_stopped() {
        told.problems.push(Problem::error(code::STOPPED).arg("count", not_begun));
    }
    told
}

/// Has something done by as many threads as asked for, everything from reading the campaign on. None of them is left when
/// it is done: what a token's module does at the end of a thread must not meet what it does at the end of the program.
///
/// # Errors
/// `command.bad_jobs`.
pub fn with_crew<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, Problem> {
    if jobs.is_some_and(|jobs| jobs == 0 || jobs > MOST_JOBS) {
        return Err(Problem::error(code::BAD_JOBS).arg("jobs", jobs.unwrap_or_default()).arg("most", MOST_JOBS));
    }
    let mut threads = Vec::new();
    let pool = ThreadPoolBuilder::new()
        .num_threads(jobs.unwrap_or_default())
        .spawn_handler(|thread| {
            threads.push(thread::Builder::new().spawn(|| thread.run())?);
            Ok(())
        })
        .start_handler(|_| {
            if GIVES_WAY.load(Ordering::Relaxed) {
                // Where the system does not allow it, the work is done with less courtesy.
                let _ = set_current_thread_priority(ThreadPriority::Min);
            }
        })
        .build()
        .map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))?;
    let done = pool.install(work);
    drop(pool);
    for thread in threads {
        // One that panicked has told so.
        let _ = thread.join();
    }
    Ok(done)
}

type OneOutcome<T> = Option<Result<(T, Vec<Problem>), Vec<Problem>>>;

fn told<T>(outcomes: Vec<OneOutcome<T>>) -> Outcome<T> {
    let mut told = Outcome { done: Vec::new(), problems: Vec::new() };
    let mut not_made = 0;
    let mut full = None;
    for outcome in outcomes {
        match outcome {
            Some(Ok((one, warnings))) => {
                told.done.push(one);
                told.problems.extend(warnings);
            }
            Some(Err(problems)) => {
                for problem in problems {
                    if problem.code == code::DISK_FULL {
                        not_made += 1;
                        full.get_or_insert(problem);
                    } else {
                        told.problems.push(problem);
                    }
                }
            }
            None => not_made += 1,
        }
    }
    if let Some(full) = full {
        told.problems.push(full);
        told.problems.push(Problem::error(code::NOT_MADE).arg("count", not_made));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nice value of the thread that reads it: field 19 of its `stat` (proc(5)).
    #[cfg(target_os = "linux")]
    fn niceness() -> i32 {
        let stat = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let after_name = stat.rsplit_once(") ").unwrap().1;
        after_name.split(' ').nth(16).unwrap().parse().unwrap()
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_crew_gives_way_once_it_was_told_to() {
        let before = niceness();
        assert_eq!(with_crew(Some(1), niceness).unwrap(), before);
        give_way();
        assert_eq!(with_crew(Some(1), niceness).unwrap(), 19);
        assert_eq!(niceness(), before, "only the crew's own threads");
        GIVES_WAY.store(false, Ordering::Relaxed);
    }
}
