//! Copies of accepted letters in the sender's own mailbox.

use risala_letter::Problem;

use crate::store::db::{Value, text};
use crate::store::{Store, sql};

/// An accepted letter whose copy is to be put among what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCopy {
    /// `X-Risala-Id`.
    pub key: String,
    /// Its account.
    pub account: String,
    /// Message-ID.
    pub message_id: String,
    /// SHA-256 of the message.
    pub message: String,
}

impl Store {
    /// The letters whose copies are to be put among what was sent, by account.
    ///
    /// # Errors
    /// `store.*`.
    pub fn to_copy(&mut self) -> Result<Vec<ToCopy>, Problem> {
        self.db.read(sql::TO_COPY, &[], |row| ToCopy {
            key: text(row, 0),
            account: text(row, 1),
            message_id: text(row, 2),
            message: text(row, 3),
        })
    }

    /// Notes that a letter's copy lies there.
    ///
    /// # Errors
    /// `store.*`.
    pub fn copied(&mut self, key: &str) -> Result<(), Problem> {
        self.db.run(sql::COPIED, &[Value::Text(key)]).map(|_| ())
    }
}
