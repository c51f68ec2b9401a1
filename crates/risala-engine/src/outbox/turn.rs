//! What the store is told while a letter is handed over: in one commit where the server is quick, in two where it is not.

use risala_letter::Problem;

use super::time::Time;
use crate::store::{Due, Settled, Store};

/// What is written down while a letter is handed over.
pub struct Turn<'a> {
    /// The store.
    pub store: &'a mut Store,
    /// What became of the letter before, as long as it is not written down.
    pub open: &'a mut Option<Settled>,
    /// The letter.
    pub due: &'a Due,
    /// The time.
    pub time: &'a dyn Time,
    /// Whether the letter could be taken on, once that is written down.
    pub claimed: Option<Result<bool, Problem>>,
    /// Why the dot was not written down.
    pub trouble: Option<Problem>,
}

impl Turn<'_> {
    /// Takes the letter on, unless that is done.
    pub fn claim(&mut self) {
        if self.claimed.is_none() {
            let claimed = self.store.turn(self.open.as_ref(), Some(&self.due.key), self.time.wall());
            self.claim_is(claimed);
        }
    }

    /// Writes down that the dot is about to leave; whether it may.
    pub fn may_leave(&mut self) -> bool {
        let (Due { key, account, .. }, wall) = (self.due, self.time.wall());
        match &self.claimed {
            None => {
                let claimed = self.store.turn_with_dot(self.open.as_ref(), key, account, wall);
                let may = matches!(claimed, Ok(true));
                self.claim_is(claimed);
                may
            }
            Some(Ok(true)) => {
                let committed = self.store.commit_dot(key, account, wall);
                let may = matches!(committed, Ok(true));
                self.trouble = committed.err();
                may
            }
            Some(_) => false,
        }
    }

    fn claim_is(&mut self, claimed: Result<bool, Problem>) {
        if claimed.is_ok() {
            *self.open = None;
        }
        self.claimed = Some(claimed);
    }
}
