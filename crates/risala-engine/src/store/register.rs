//! The register of correspondence.

use std::collections::BTreeMap;

use risala_letter::Problem;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::{Store, sql};
use crate::outbox::archive::moment;
use crate::register::RegisterEntry;

/// An entry to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry<'a> {
    /// `out` or `in`.
    pub direction: &'a str,
    /// Year of the day.
    pub year: i16,
    /// `letter`, `reply`, `thanks`, `reminder`, `visit` or `call`.
    pub kind: &'a str,
    /// The campaign's id, or empty.
    pub campaign: &'a str,
    /// The official's id in lower case.
    pub official: &'a str,
    /// The official's id.
    pub name: &'a str,
    /// ISO date.
    pub day: &'a str,
    /// The paper's own number, or empty.
    pub reference: &'a str,
    /// Subject.
    pub subject: &'a str,
    /// A remark, or empty.
    pub note: &'a str,
    /// `agreed`, `undecided`, `declined` or empty.
    pub stance: &'a str,
    /// ISO date, or empty.
    pub follow_up: &'a str,
    /// SHA-256 of a scan, or empty.
    pub scan: &'a str,
}

impl Store {
    /// Adds an entry under the next number of its direction and year; the entry's id.
    ///
    /// # Errors
    /// `store.*`.
    pub fn add_entry(&mut self, new: &NewEntry<'_>, (at, actor): (i64, &str)) -> Result<i64, Problem> {
        let values = [
            Value::Int(at),
            Value::Text(actor),
            Value::Text(new.direction),
            Value::Int(i64::from(new.year)),
            Value::Text(new.kind),
            Value::Text(new.campaign),
            Value::Text(new.official),
            Value::Text(new.name),
            Value::Text(new.day),
            Value::Text(new.reference),
            Value::Text(new.subject),
            Value::Text(new.note),
            Value::Text(new.stance),
            Value::Text(new.follow_up),
            Value::Text(new.scan),
        ];
        self.db.number(sql::ADD_ENTRY, &values)
    }

    /// All entries in the order in which they were made, those that are void too.
    ///
    /// # Errors
    /// `store.*`.
    pub fn entries(&mut self) -> Result<Vec<RegisterEntry>, Problem> {
        self.db.read(sql::ENTRIES, &[], entry)
    }

    /// Declares an entry void; whether there was one that held.
    ///
    /// # Errors
    /// `store.*`.
    pub fn void_entry(&mut self, id: i64, at: i64) -> Result<bool, Problem> {
        Ok(self.db.run(sql::VOID_ENTRY, &[Value::Int(id), Value::Int(at)])? > 0)
    }

    /// The last word on each official's stance, by id in lower case.
    ///
    /// # Errors
    /// `store.*`.
    pub fn stances(&mut self) -> Result<BTreeMap<String, String>, Problem> {
        Ok(self.db.read(sql::STANCES, &[], |row| (text(row, 0), text(row, 1)))?.into_iter().collect())
    }
}

fn entry(row: &SqliteRow) -> RegisterEntry {
    let [actor, direction] = [2, 3].map(|column| text(row, column));
    let [kind, campaign, official, day] = [6, 7, 8, 9].map(|column| text(row, column));
    let [reference, subject, note, stance] = [10, 11, 12, 13].map(|column| text(row, column));
    RegisterEntry {
        id: int(row, 0),
        direction,
        number: format!("{}/{}", int(row, 5), int(row, 4)),
        kind,
        campaign,
        official,
        day,
        reference,
        subject,
        note,
        stance,
        follow_up: text(row, 14),
        scan: text(row, 15),
        at: moment(int(row, 1)),
        actor,
        void: moment(int(row, 16)),
    }
}
