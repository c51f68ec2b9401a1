//! What came back to letters.

use risala_letter::Problem;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::{Store, sql};

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

/// What came back, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its number.
    pub id: i64,
    /// When it was taken in, milliseconds since 1970.
    pub at: i64,
    /// What it is.
    pub kind: String,
    /// The letter's key.
    pub letter: String,
    /// The official's id.
    pub official: String,
    /// How the letter was known.
    pub by: String,
    /// The official's address, lower case.
    pub address: String,
    /// RFC 3463, or empty.
    pub status: String,
    /// The server's words, or empty.
    pub said: String,
    /// SHA-256 of the message.
    pub message: String,
    /// Empty, `offered` or `confirmed`.
    pub wish: String,
    /// What is wrong with the address now: empty, `bounced` or `delayed`.
    pub trouble: String,
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
            at: int(row, 1),
            kind: text(row, 2),
            letter: text(row, 3),
            official: text(row, 4),
            by: text(row, 5),
            address: text(row, 6),
            status: text(row, 7),
            said: text(row, 8),
            message: text(row, 9),
            wish: text(row, 10),
            trouble: text(row, 11),
        })
    }

    /// Marks a wish as confirmed.
    ///
    /// # Errors
    /// `store.*`.
    pub fn confirm_wish(&mut self, id: i64) -> Result<(), Problem> {
        self.db.run(sql::CONFIRM_WISH, &[Value::Int(id)]).map(|_| ())
    }

    /// How far an account's inbox was read.
    ///
    /// # Errors
    /// `store.*`.
    pub fn inbox(&mut self, account: &str) -> Result<i64, Problem> {
        self.db.number(sql::INBOX, &[Value::Text(account)])
    }

    /// Notes how far an account's inbox was read.
    ///
    /// # Errors
    /// `store.*`.
    pub fn set_inbox(&mut self, account: &str, uid: i64) -> Result<(), Problem> {
        self.db.run(sql::SET_INBOX, &[Value::Text(account), Value::Int(uid)]).map(|_| ())
    }
}

fn answered(row: &SqliteRow) -> Answered {
    Answered { key: text(row, 0), official: text(row, 1), recipient: text(row, 2) }
}
