//! All letters in one book, in the order they are asked for.

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use risala_letter::{Lang, Letter, Problem};
use risala_pdf::Book;
use risala_typeset::layout::LaidOut;

use super::{country, internal, name};
use crate::api::Progress;
use crate::make::{Bench, Workshop};
use crate::plan::Planned;

/// Letters laid out at the same time before they are drawn: few enough to need little memory.
const BATCH: usize = 64;

/// A letter bound into the book.
pub struct Bound<'p, 'o> {
    /// The letter.
    pub planned: &'p Planned<'o>,
    /// Its pages.
    pub pages: usize,
}

/// What was bound, and what is wrong.
pub type Outcome<'p, 'o> = (Vec<Bound<'p, 'o>>, Vec<Problem>);

/// Binds the letters into `book`, drawn in their order; a letter that cannot be made is told and left out.
///
/// # Errors
/// What keeps the book from being made.
pub fn bind<'p, 'o>(
    workshop: &Workshop<'_>,
    letters: &'p [Planned<'o>],
    book: &mut Book<'static>,
    lang: Lang,
    progress: Progress<'_>,
) -> Result<Outcome<'p, 'o>, Problem> {
    let benches: Mutex<Vec<Bench>> = Mutex::new(Vec::new());
    let (mut bound, mut problems) = (Vec::new(), Vec::new());
    for batch in letters.chunks(BATCH) {
        // Benches remember what they have set: they are handed on and not made anew for each batch.
        let one = |planned: &Planned<'_>| -> Result<(Letter, LaidOut, Vec<Problem>), Vec<Problem>> {
            let kept = benches.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut bench = kept.unwrap_or_else(|| workshop.bench());
            let made = workshop.lay_out(planned, &mut bench);
            benches.lock().unwrap_or_else(PoisonError::into_inner).push(bench);
            made
        };
        let made: Vec<_> = batch.par_iter().map(one).collect();
        for (planned, made) in batch.iter().zip(made) {
            match made {
                Ok((_, laid_out, warnings)) => {
                    problems.extend(warnings);
                    let pages = laid_out.pages.pages.len();
                    book.add(laid_out.pages, path(planned, lang)).map_err(internal)?;
                    bound.push(Bound { planned, pages });
                }
                Err(found) => problems.extend(found),
            }
        }
        progress(bound.len(), letters.len());
    }
    Ok((bound, problems))
}

/// The letter's place in the outline: its country, then who gets it.
fn path(planned: &Planned<'_>, lang: Lang) -> Vec<String> {
    let official = planned.official;
    let own = format!("{} · {}", name(official, lang), planned.reference);
    vec![country(official, lang).to_owned(), own]
}
