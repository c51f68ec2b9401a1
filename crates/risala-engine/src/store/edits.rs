//! The history: who changed what, when, and what it was before.

use risala_letter::Problem;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::people::AT_ONCE;
use super::record::{Cells, key};
use super::{Store, sql};

/// The kind of an edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// A list taken in.
    Import,
    /// One person changed.
    Edit,
    /// An edit taken back.
    Undo,
    /// A person erased.
    Erase,
}

impl EditKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Erase => "erase",
        }
    }
}

/// An edit to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewEdit<'a> {
    /// When, RFC 3339.
    pub at: &'a str,
    /// The system's name of who does it.
    pub actor: &'a str,
    /// The kind.
    pub kind: EditKind,
    /// The file's name, or the reason.
    pub about: &'a str,
    /// The edit it takes back; 0 for none.
    pub undoes: i64,
}

/// An edit made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Its number.
    pub id: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub actor: String,
    /// [`EditKind::name`].
    pub kind: String,
    /// The file's name, or the reason.
    pub about: String,
    /// The edit it took back; 0 for none.
    pub undoes: i64,
    /// People it changed.
    pub people: i64,
}

/// What an edit changed of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastChange {
    /// The person's key.
    pub person: String,
    /// The person's position.
    pub position: i64,
    /// The cells that differed; `None` when the person was not there.
    pub before: Option<Cells>,
    /// What they became; `None` when the person was no longer there.
    pub after: Option<Cells>,
}

impl Store {
    /// Begins an edit; its number.
    ///
    /// # Errors
    /// `store.*`.
    pub fn new_edit(&mut self, edit: &NewEdit<'_>) -> Result<i64, Problem> {
        let values = [
            Value::Text(edit.at),
            Value::Text(edit.actor),
            Value::Text(edit.kind.name()),
            Value::Text(edit.about),
            Value::Int(edit.undoes),
        ];
        self.db.number(sql::NEW_EDIT, &values)
    }

    /// The edit of this number.
    ///
    /// # Errors
    /// `store.*`.
    pub fn edit(&mut self, id: i64) -> Result<Option<Edit>, Problem> {
        Ok(self.db.rows(sql::EDIT, &[Value::Int(id)])?.first().map(edit))
    }

    /// The newest edits, newest first.
    ///
    /// # Errors
    /// `store.*`.
    pub fn edits(&mut self, limit: i64) -> Result<Vec<Edit>, Problem> {
        Ok(self.db.rows(sql::EDITS, &[Value::Int(limit)])?.iter().map(edit).collect())
    }

    /// The newest edit that stands and can be undone; 0 without one.
    ///
    /// # Errors
    /// `store.*`.
    pub fn last_standing(&mut self) -> Result<i64, Problem> {
        self.db.number(sql::LAST_STANDING, &[])
    }

    /// What an edit changed of the next people by key after the one named.
    ///
    /// # Errors
    /// `store.*`.
    pub fn changes(&mut self, edit: i64, after: &str) -> Result<Vec<PastChange>, Problem> {
        let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        self.db.read(sql::CHANGES, &[Value::Int(edit), Value::Text(after), Value::Int(limit)], |row| PastChange {
            person: text(row, 0),
            position: int(row, 1),
            before: cells(&text(row, 2)),
            after: cells(&text(row, 3)),
        })
    }

    /// What became of a person, newest first: the edit, and the cells before and after.
    ///
    /// # Errors
    /// `store.*`.
    pub fn history(&mut self, id: &str) -> Result<Vec<(Edit, PastChange)>, Problem> {
        let person = key(id);
        let rows = self.db.rows(sql::HISTORY, &[Value::Text(&person)])?;
        let entry = |row: &SqliteRow| {
            let change = PastChange {
                person: person.clone(),
                position: 0,
                before: cells(&text(row, 7)),
                after: cells(&text(row, 8)),
            };
            (edit(row), change)
        };
        Ok(rows.iter().map(entry).collect())
    }

    /// The newest edit of a person after another edit; 0 without one.
    ///
    /// # Errors
    /// `store.*`.
    pub fn later_edit(&mut self, person: &str, after: i64) -> Result<i64, Problem> {
        self.db.number(sql::LATER_EDIT, &[Value::Text(person), Value::Int(after)])
    }
}

fn edit(row: &SqliteRow) -> Edit {
    let [at, actor, kind, about] = [1, 2, 3, 4].map(|column| text(row, column));
    Edit { id: int(row, 0), at, actor, kind, about, undoes: int(row, 5), people: int(row, 6) }
}

fn cells(json: &str) -> Option<Cells> {
    if json.is_empty() { None } else { serde_json::from_str(json).ok() }
}
