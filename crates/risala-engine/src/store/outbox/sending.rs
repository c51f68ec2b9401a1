//! What the sender writes down: claims, dots, results, halts, and what it finds when it begins.

use risala_letter::Problem;

use super::{Halt, Note, Origin, Settled, State};
use crate::store::db::{Value, int, text};
use crate::store::{Store, sql};

impl Store {
    /// Puts right what a sender that died left behind, and holds letters of another place or time. For whoever has the
    /// sender's lock.
    ///
    /// # Errors
    /// `store.*`; then nothing changed.
    pub fn recover(&mut self, origin: &Origin, now: i64) -> Result<(), Problem> {
        self.whole(|store| {
            store.db.run(sql::TAKE_BACK, &[Value::Int(now)])?;
            store.db.run(sql::NOTE_LOST_TRACK, &[Value::Int(now)])?;
            store.db.run(sql::LOSE_TRACK, &[Value::Int(now)])?;
            let values = [Value::Int(now), Value::Int(origin.epoch), Value::Text(&origin.machine)];
            store.db.run(sql::NOTE_FOREIGN, &values)?;
            store.db.run(sql::HOLD_FOREIGN, &values).map(|_| ())
        })
    }

    /// What was written down while the clock was ahead of `now` waits from now on as long as it was to wait then.
    ///
    /// # Errors
    /// `store.*`.
    pub fn rewind(&mut self, now: i64) -> Result<(), Problem> {
        self.db.run(sql::REWIND, &[Value::Int(now)]).map(|_| ())
    }

    /// The clock jumped by so much at this moment (of the clock before): waiting takes as long as it would have.
    ///
    /// # Errors
    /// `store.*`.
    pub fn shift(&mut self, from: i64, by: i64) -> Result<(), Problem> {
        self.whole(|store| {
            store.db.run(sql::SHIFT, &[Value::Int(from), Value::Int(by)])?;
            store.db.run(sql::SHIFT_UNDO, &[Value::Int(from), Value::Int(by)]).map(|_| ())
        })
    }

    /// Takes back the letters of those who asked not to be written to; how many.
    ///
    /// # Errors
    /// `store.*`.
    pub fn cancel_opted_out(&mut self, now: i64) -> Result<usize, Problem> {
        self.whole(|store| {
            let rows = store.db.rows(sql::CANCEL_OPTED_OUT, &[Value::Int(now)])?;
            let note = Note { text: "opt-out".to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), "", now, State::Cancelled.name(), &note)?;
            }
            Ok(rows.len())
        })
    }

    /// Writes down what became of one letter and takes on the next, in one commit; whether the next is taken on.
    /// It is not when it was taken back meanwhile, its account was halted, or its official asked not to be written to.
    ///
    /// # Errors
    /// `store.*`; then neither happened.
    pub fn turn(&mut self, settled: Option<&Settled>, next: Option<&str>, now: i64) -> Result<bool, Problem> {
        self.whole(|store| {
            if let Some(settled) = settled {
                store.set_down(settled, now)?;
            }
            match next {
                Some(key) => store.claim(key, State::Sending, now),
                None => Ok(false),
            }
        })
    }

    /// As [`turn`](Self::turn), and writes down in the same commit, for good, that the dot of the next letter is about
    /// to leave. `false`: it must not leave.
    ///
    /// # Errors
    /// `store.*`; then nothing of this happened, and the dot must not leave either.
    pub fn turn_with_dot(
        &mut self,
        settled: Option<&Settled>,
        key: &str,
        account: &str,
        now: i64,
    ) -> Result<bool, Problem> {
        self.whole(|store| {
            if let Some(settled) = settled {
                store.set_down(settled, now)?;
            }
            let may = store.claim(key, State::Committed, now)?;
            if may {
                store.note_dot(key, account, now)?;
            }
            Ok(may)
        })
    }

    /// Takes a letter that waits into a state, if it may leave.
    fn claim(&mut self, key: &str, state: State, now: i64) -> Result<bool, Problem> {
        let values = [Value::Text(key), Value::Int(now), Value::Text(state.name())];
        Ok(self.db.run(sql::CLAIM, &values)? == 1)
    }

    fn note_dot(&mut self, key: &str, account: &str, now: i64) -> Result<(), Problem> {
        self.note(key, account, now, "dot", &Note { phase: "dot", ..Note::default() })
    }

    /// Writes down a result, if the letter is still being sent.
    fn set_down(&mut self, settled: &Settled, now: i64) -> Result<(), Problem> {
        let values = [
            Value::Text(&settled.key),
            Value::Text(settled.state.name()),
            Value::Int(i64::from(settled.tries)),
            Value::Int(settled.next_at),
            Value::Int(now),
        ];
        let changed = self.db.run(sql::SETTLE, &values)? == 1;
        match &settled.note {
            Some(note) if changed => self.note(&settled.key, &settled.account, now, settled.state.name(), note),
            _ => Ok(()),
        }
    }

    /// Writes down, for good, that the dot of a letter is about to leave. `false`: it must not leave, since the letter
    /// was taken back or its account halted.
    ///
    /// # Errors
    /// `store.*`; then the dot must not leave either.
    pub fn commit_dot(&mut self, key: &str, account: &str, now: i64) -> Result<bool, Problem> {
        self.whole(|store| {
            let may = store.db.run(sql::COMMIT_DOT, &[Value::Text(key), Value::Int(now)])? == 1;
            if may {
                store.note_dot(key, account, now)?;
            }
            Ok(may)
        })
    }

    /// Writes down what happened to a letter.
    pub(super) fn note(&mut self, key: &str, account: &str, now: i64, event: &str, note: &Note) -> Result<(), Problem> {
        let values = [
            Value::Text(key),
            Value::Text(account),
            Value::Int(now),
            Value::Text(event),
            Value::Text(note.phase),
            Value::Int(i64::from(note.code)),
            Value::Text(&note.text),
        ];
        self.db.run(sql::NOTE, &values).map(|_| ())
    }

    /// Dots of an account since a moment: how many, when the first, when the last.
    ///
    /// # Errors
    /// `store.*`.
    pub fn dots_since(&mut self, account: &str, since: i64) -> Result<(u64, i64, i64), Problem> {
        let rows = self.db.rows(sql::DOTS_SINCE, &[Value::Text(account), Value::Int(since)])?;
        Ok(rows.first().map_or((0, 0, 0), |row| (int(row, 0).unsigned_abs(), int(row, 1), int(row, 2))))
    }

    /// Halts an account, or all (empty).
    ///
    /// # Errors
    /// `store.*`.
    pub fn halt(&mut self, account: &str, now: i64, reason: &str) -> Result<(), Problem> {
        self.db.run(sql::HALT, &[Value::Text(account), Value::Int(now), Value::Text(reason)]).map(|_| ())
    }

    /// Ends the halt of an account, or every halt (empty); how many ended.
    ///
    /// # Errors
    /// `store.*`.
    pub fn unhalt(&mut self, account: &str) -> Result<u64, Problem> {
        self.db.run(sql::UNHALT, &[Value::Text(account)])
    }

    /// The halts in force.
    ///
    /// # Errors
    /// `store.*`.
    pub fn halts(&mut self) -> Result<Vec<Halt>, Problem> {
        self.db.read(sql::HALTS, &[], |row| Halt { account: text(row, 0), at: int(row, 1), reason: text(row, 2) })
    }
}
