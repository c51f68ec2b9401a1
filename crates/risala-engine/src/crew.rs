//! Letters made at the same time, one bench a thread, told in the order of the list.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use risala_letter::Problem;

use crate::api::Progress;
use crate::make::{Made, Workshop};
use crate::messages::code;
use crate::plan::Planned;

/// Most letters made at the same time.
pub const MOST_JOBS: usize = 256;

/// What became of all letters.
pub struct Outcome<T> {
    /// What was done with each letter that could be made.
    pub done: Vec<T>,
    /// What is wrong, letter by letter.
    pub problems: Vec<Problem>,
}

/// Makes each letter and does `finish` with it; only what `finish` returns is kept. A letter that fails does
/// not stop the others, a full disk does. Works on the [`pool`] it is called in.
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

/// The threads that do everything from reading the campaign on.
///
/// # Errors
/// `command.bad_jobs`.
pub fn pool(jobs: Option<usize>) -> Result<rayon::ThreadPool, Problem> {
    if jobs.is_some_and(|jobs| jobs == 0 || jobs > MOST_JOBS) {
        return Err(Problem::error(code::BAD_JOBS).arg("jobs", jobs.unwrap_or_default()).arg("most", MOST_JOBS));
    }
    ThreadPoolBuilder::new()
        .num_threads(jobs.unwrap_or_default())
        .build()
        .map_err(|error| Problem::error(code::INTERNAL).arg("cause", error))
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
