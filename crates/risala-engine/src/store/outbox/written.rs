//! Letters that left, brought to and from other computers.

use risala_letter::Problem;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::{Note, State, Written, number};
use crate::store::db::{Value, int, text};
use crate::store::{Store, sql};

impl Store {
    /// Every letter that left, from here or from other computers.
    ///
    /// # Errors
    /// `store.*`.
    pub fn written(&mut self) -> Result<Vec<Written>, Problem> {
        self.db.read(sql::WRITTEN, &[], written)
    }

    /// Every letter that left from other computers.
    ///
    /// # Errors
    /// `store.*`.
    pub fn elsewhere(&mut self) -> Result<Vec<Written>, Problem> {
        self.db.read(sql::ELSEWHERE, &[], written)
    }

    /// Adds letters that left from other computers: how many were new, and how many letters here were taken back for it.
    ///
    /// # Errors
    /// `store.*`; then nothing changed.
    pub fn add_written(&mut self, all: &[Written], now: i64) -> Result<(u64, u64), Problem> {
        let all = json!(all).to_string();
        self.whole(|store| {
            let place = |row: &SqliteRow| (text(row, 0), int(row, 1), text(row, 2));
            let new = store.db.read(sql::ADD_WRITTEN, &[Value::Text(&all)], place)?;
            let news = json!(new).to_string();
            let rows = store.db.rows(sql::CANCEL_WRITTEN, &[Value::Int(now), Value::Text(&news)])?;
            let note = Note { text: "written to by another computer".to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), &text(row, 1), now, State::Cancelled.name(), &note)?;
            }
            Ok((new.len() as u64, rows.len() as u64))
        })
    }
}

fn written(row: &SqliteRow) -> Written {
    Written {
        campaign: text(row, 0),
        wave: number(row, 1),
        official: text(row, 2),
        recipient: text(row, 3),
        at: int(row, 4),
    }
}
