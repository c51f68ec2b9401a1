//! The fit ladder: the largest size at which a letter stays on its page.

use risala_letter::Problem;

use super::desk::Desk;
use super::geometry::mm;
use super::paginate::{Flow, Pagination, Room};
use super::problems::NO_BREAK;
use super::sizes::{self, Body};

/// Least space left between the last baseline and the end of the body on a single page.
pub const SPARE: f32 = mm(4.0);

/// A letter's text at the size chosen, broken into pages.
pub struct Fitted<T> {
    /// The text.
    pub flow: Flow,
    /// What was set with it.
    pub rest: T,
    /// Its pages.
    pub pagination: Pagination,
    /// The nominal size.
    pub nominal: f32,
}

/// Sets a text at one size; `true` asks for the lowest signature block.
pub trait Compose<T>: FnMut(&mut Desk<'_, '_>, Body, bool) -> Result<(Flow, T), Problem> {}
impl<T, F> Compose<T> for F where F: FnMut(&mut Desk<'_, '_>, Body, bool) -> Result<(Flow, T), Problem> {}

/// Chooses the size: the largest of the ladder that leaves the text on one page, else one that runs on
/// without a last page of a few lines.
pub fn fit<T>(desk: &mut Desk<'_, '_>, room: Room, mut compose: impl Compose<T>) -> Option<Fitted<T>> {
    let layout = desk.letter.setup.layout;
    if let Some(nominal) = desk.letter.setup.size {
        return settle(desk, (nominal, false), room, &mut compose, true);
    }
    let ladder = sizes::ladder(layout);
    let tight = ladder.last().map(|nominal| (*nominal, true));
    let steps = ladder.iter().map(|nominal| (*nominal, false));
    for step in steps.chain(tight) {
        let one_page = attempt(desk, |desk| {
            let body = desk.scale.body(step.0);
            let (flow, rest) = compose(desk, body, step.1).ok()?;
            (flow.depth() + SPARE <= room.first && flow.height() <= room.first).then_some(())?;
            let pagination = flow.paginate(room, false)?;
            Some(Fitted { flow, rest, pagination, nominal: step.0 })
        });
        if one_page.is_some() {
            return one_page;
        }
    }
    let base = sizes::running_on(layout);
    let smaller = ladder.iter().filter(|nominal| **nominal <= base);
    for nominal in smaller {
        let full = attempt(desk, |desk| {
            settle(desk, (*nominal, false), room, &mut compose, false).filter(|fitted| !fitted.pagination.short)
        });
        if full.is_some() {
            return full;
        }
    }
    settle(desk, (base, false), room, &mut compose, true)
}

/// Sets and breaks at one size, and reports why it cannot; `pull` draws a row over to a short last page.
fn settle<T>(
    desk: &mut Desk<'_, '_>,
    (nominal, tight): (f32, bool),
    room: Room,
    compose: &mut impl Compose<T>,
    pull: bool,
) -> Option<Fitted<T>> {
    let body = desk.scale.body(nominal);
    match compose(desk, body, tight) {
        Err(problem) => {
            desk.report(problem);
            None
        }
        Ok((flow, rest)) => match flow.paginate(room, pull) {
            Some(pagination) => Some(Fitted { flow, rest, pagination, nominal }),
            None => {
                desk.report(Problem::error(NO_BREAK));
                None
            }
        },
    }
}

/// Tries something: when it fails, or finds an error, the problems it reported are forgotten.
pub fn attempt<T>(desk: &mut Desk<'_, '_>, try_it: impl FnOnce(&mut Desk<'_, '_>) -> Option<T>) -> Option<T> {
    let before = desk.problems.len();
    let made = try_it(desk);
    let new = desk.problems.get(before..).unwrap_or_default();
    if made.is_none() || new.iter().any(Problem::is_error) {
        desk.problems.truncate(before);
        return None;
    }
    made
}
