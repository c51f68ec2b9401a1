//! What came back to letters.

use risala_letter::Problem;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::{Store, sql};
use crate::outbox::archive::moment;
use crate::replies::Reply;

/// A letter that something came back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its key.
    pub key: String,
    /// The official's id.
    pub official: String,
    /// The official's address, lower case.
    pub recipient: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply<'a> {
    /// When it was taken in, milliseconds since 1970.
    pub at: i64,
    /// What it is.
    pub kind: &'a str,
    /// The letter's key.
    pub letter: &'a str,
    /// `id` or `recipient`.
    pub by: &'a str,
    /// The official's address, lower case.
    pub address: &'a str,
    /// RFC 3463, or empty.
    pub status: &'a str,
    /// The server's words, or empty.
    pub said: &'a str,
    /// SHA-256 of the message.
    pub message: &'a str,
    /// `bounced` or `delayed`, where it says so of the address.
    pub trouble: Option<&'a str>,
}

/// An address that does not work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounced {
    /// The address, lower case.
    pub address: String,
    /// When that came back, milliseconds since 1970.
    pub since: i64,
    /// RFC 3463, or empty.
    pub status: String,
}

impl Store {
    /// The letter of one of these ids.
    ///
    /// # Errors
    /// `store.*`.
    pub fn letter_of(&mut self, keys: &[String], message_ids: &[String]) -> Result<Option<Answered>, Problem> {
        let (keys, ids) = (json!(keys).to_string(), json!(message_ids).to_string());
        let found = self.db.read(sql::LETTER_OF, &[Value::Text(&keys), Value::Text(&ids)], answered)?;
        Ok(found.into_iter().next())
    }

    /// The last letter that left for an address.
    ///
    /// # Errors
    /// `store.*`.
    pub fn letter_to(&mut self, address: &str) -> Result<Option<Answered>, Problem> {
        Ok(self.db.read(sql::LETTER_TO, &[Value::Text(address)], answered)?.into_iter().next())
    }

    /// Adds what came back, and what it says of the address; whether it is new.
    ///
    /// # Errors
    /// `store.*`.
    pub fn add_reply(&mut self, new: &NewReply<'_>) -> Result<bool, Problem> {
        let wish = if new.kind == "opt-out" { "offered" } else { "" };
        let values = [
            Value::Int(new.at),
            Value::Text(new.kind),
            Value::Text(new.letter),
            Value::Text(new.by),
            Value::Text(new.address),
            Value::Text(new.status),
            Value::Text(new.said),
            Value::Text(new.message),
            Value::Text(wish),
        ];
        if self.db.run(sql::ADD_REPLY, &values)? == 0 {
            return Ok(false);
        }
        if let Some(state) = new.trouble {
            let values = [Value::Text(new.address), Value::Text(state), Value::Int(new.at), Value::Text(new.status)];
            self.db.run(sql::SET_TROUBLE, &values)?;
        }
        Ok(true)
    }

    /// Everything that came back, the latest last.
    ///
    /// # Errors
    /// `store.*`.
    pub fn replies(&mut self) -> Result<Vec<Reply>, Problem> {
        self.db.read(sql::REPLIES, &[], |row| Reply {
            id: int(row, 0),
            at: moment(int(row, 1)),
            kind: text(row, 2),
            letter: text(row, 3),
            official: text(row, 4),
            by: text(row, 5),
            address: text(row, 6),
            status: text(row, 7),
            said: text(row, 8),
            message: text(row, 9),
            wish: text(row, 10),
            address_state: text(row, 11),
        })
    }

    /// Marks a wish as confirmed.
    ///
    /// # Errors
    /// `store.*`.
    pub fn confirm_wish(&mut self, id: i64) -> Result<(), Problem> {
        self.db.run(sql::CONFIRM_WISH, &[Value::Int(id)]).map(|_| ())
    }

    /// The addresses that do not work.
    ///
    /// # Errors
    /// `store.*`.
    pub fn bounced(&mut self) -> Result<Vec<Bounced>, Problem> {
        self.db.read(sql::BOUNCED, &[], |row| Bounced {
            address: text(row, 0),
            since: int(row, 1),
            status: text(row, 2),
        })
    }

    /// How far an account's inbox was read: its validity and the last message's number, 0 where it never was.
    ///
    /// # Errors
    /// `store.*`.
    pub fn inbox(&mut self, account: &str) -> Result<(u32, u32), Problem> {
        let rows = self.db.rows(sql::INBOX, &[Value::Text(account)])?;
        let number = |row, column| u32::try_from(int(row, column)).unwrap_or_default();
        Ok(rows.first().map_or((0, 0), |row| (number(row, 0), number(row, 1))))
    }

    /// Notes how far an account's inbox was read.
    ///
    /// # Errors
    /// `store.*`.
    pub fn set_inbox(&mut self, account: &str, validity: u32, uid: u32) -> Result<(), Problem> {
        let values = [Value::Text(account), Value::Int(validity.into()), Value::Int(uid.into())];
        self.db.run(sql::SET_INBOX, &values).map(|_| ())
    }
}

fn answered(row: &SqliteRow) -> Answered {
    Answered { key: text(row, 0), official: text(row, 1), recipient: text(row, 2) }
}
