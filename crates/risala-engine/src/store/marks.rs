//! What a person says was done with letters that no mail server carried.

use risala_letter::Problem;
use serde::Serialize;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::{Store, sql};

/// A mark to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMark {
    /// The official's id in lower case.
    pub official: String,
    /// The official's id.
    pub name: String,
    /// Whose copy of the letter it is (id in lower case); empty for the letter itself.
    pub copy_to: String,
    /// Reference number.
    pub reference: String,
    /// `posted`, `handed`, `filled`, `mailed` or `failed`.
    pub kind: &'static str,
    /// ISO date on which it was done.
    pub day: String,
    /// Who did it.
    pub person: String,
    /// A remark, or empty.
    pub note: String,
    /// SHA-256 of the receipt's picture, or empty.
    pub receipt: String,
}

/// A mark as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its number.
    pub id: i64,
    /// When it was written down, milliseconds since 1970.
    pub at: i64,
    /// The system's name of who ran the command.
    pub actor: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The official's id in lower case.
    pub official: String,
    /// The official's id.
    pub name: String,
    /// Whose copy of the letter it is (id in lower case); empty for the letter itself.
    pub copy_to: String,
    /// Reference number.
    pub reference: String,
    /// `posted`, `handed`, `filled`, `mailed` or `failed`.
    pub kind: String,
    /// ISO date on which it was done.
    pub day: String,
    /// Who did it.
    pub person: String,
    /// A remark, or empty.
    pub note: String,
    /// SHA-256 of the receipt's picture, or empty.
    pub receipt: String,
    /// When it was undone; 0 for one that was not.
    pub undone: i64,
    /// Who undid it, or empty.
    pub undone_by: String,
    /// Whether it is the last word on its letter.
    pub stands: bool,
}

/// Letters of one campaign and wave with one mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkTotal {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// `posted`, `handed`, `filled`, `mailed` or `failed`.
    pub kind: String,
    /// How many.
    pub letters: u64,
}

impl Store {
    /// Adds marks to a wave's letters, in their order.
    ///
    /// # Errors
    /// `store.*`.
    pub fn add_marks(
        &mut self,
        (campaign, wave): (&str, u32),
        marks: &[NewMark],
        (at, actor): (i64, &str),
    ) -> Result<(), Problem> {
        let all = json!(marks).to_string();
        let values =
            [Value::Text(&all), Value::Int(at), Value::Text(actor), Value::Text(campaign), Value::Int(i64::from(wave))];
        self.db.run(sql::ADD_MARKS, &values).map(|_| ())
    }

    /// The marks of a campaign, or all (empty), the latest last, with those undone.
    ///
    /// # Errors
    /// `store.*`.
    pub fn marks(&mut self, campaign: &str) -> Result<Vec<Mark>, Problem> {
        self.db.read(sql::MARKS, &[Value::Text(campaign)], mark)
    }

    /// Undoes a mark; whether there was one that stood.
    ///
    /// # Errors
    /// `store.*`.
    pub fn undo_mark(&mut self, id: i64, at: i64, actor: &str) -> Result<bool, Problem> {
        Ok(self.db.run(sql::UNDO_MARK, &[Value::Int(id), Value::Int(at), Value::Text(actor)])? > 0)
    }

    /// How many letters have which mark; copies are not counted.
    ///
    /// # Errors
    /// `store.*`.
    pub fn mark_totals(&mut self) -> Result<Vec<MarkTotal>, Problem> {
        self.db.read(sql::MARK_TOTALS, &[], |row| MarkTotal {
            campaign: text(row, 0),
            wave: wave(row, 1),
            kind: text(row, 2),
            letters: int(row, 3).unsigned_abs(),
        })
    }
}

fn wave(row: &SqliteRow, column: usize) -> u32 {
    u32::try_from(int(row, column)).unwrap_or_default()
}

fn mark(row: &SqliteRow) -> Mark {
    let [official, name, copy_to, reference, kind] = [5, 6, 7, 8, 9].map(|column| text(row, column));
    let [day, person, note, receipt] = [10, 11, 12, 13].map(|column| text(row, column));
    Mark {
        id: int(row, 0),
        at: int(row, 1),
        actor: text(row, 2),
        campaign: text(row, 3),
        wave: wave(row, 4),
        official,
        name,
        copy_to,
        reference,
        kind,
        day,
        person,
        note,
        receipt,
        undone: int(row, 14),
        undone_by: text(row, 15),
        stands: int(row, 16) != 0,
    }
}
