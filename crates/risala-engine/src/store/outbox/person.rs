//! What people, and their mailboxes, say of letters.

use risala_letter::Problem;
use serde_json::json;

use super::{Confirmed, Moved, Note, Origin, State};
use crate::store::db::{Value, text};
use crate::store::{Store, sql};

impl Store {
    /// Moves letters as a person said; how many.
    ///
    /// # Errors
    /// `store.*`; then none moved.
    pub fn move_letters(&mut self, moved: &Moved<'_>, origin: &Origin) -> Result<u64, Problem> {
        let from = json!(moved.from.iter().map(|state| state.name()).collect::<Vec<_>>()).to_string();
        let which = json!(moved.which).to_string();
        let values = [
            Value::Text(moved.to.name()),
            Value::Int(moved.now),
            Value::Int(moved.deadline),
            Value::Int(origin.epoch),
            Value::Text(&origin.machine),
            Value::Text(&from),
            Value::Text(&which),
            Value::Int(moved.again.into()),
        ];
        self.whole(|store| {
            let rows = store.db.rows(sql::MOVE, &values)?;
            let note = Note { text: moved.why.to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), &text(row, 1), moved.now, moved.to.name(), &note)?;
            }
            Ok(rows.len() as u64)
        })
    }

    /// The officials (as written) whose letters would move but for another computer having sent them.
    ///
    /// # Errors
    /// `store.*`.
    pub fn moved_elsewhere(&mut self, moved: &Moved<'_>) -> Result<Vec<String>, Problem> {
        let from = json!(moved.from.iter().map(|state| state.name()).collect::<Vec<_>>()).to_string();
        let which = json!(moved.which).to_string();
        self.db.read(sql::MOVED_ELSEWHERE, &[Value::Text(&from), Value::Text(&which)], |row| text(row, 0))
    }

    /// Letters in doubt that were found are accepted; how many were still in doubt.
    ///
    /// # Errors
    /// `store.*`; then none is.
    pub fn confirm(&mut self, found: &[Confirmed], now: i64) -> Result<u64, Problem> {
        self.whole(|store| {
            let mut count = 0;
            for one in found {
                for row in &store.db.rows(sql::CONFIRM, &[Value::Text(&one.key), Value::Int(now)])? {
                    let note = Note { phase: "mailbox", text: one.text.clone(), ..Note::default() };
                    store.note(&one.key, &text(row, 0), now, State::Accepted.name(), &note)?;
                    count += 1;
                }
            }
            Ok(count)
        })
    }
}
