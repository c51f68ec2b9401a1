//! Accounts, as they are kept: one JSON object in, one out, a column for each of its members.

use risala_letter::Problem;

use super::db::{Value, text};
use super::{Store, code, sql};
use crate::accounts::Settings;

impl Store {
    /// Keeps an account in the place of the one of its name.
    ///
    /// # Errors
    /// `store.*`.
    pub fn put_account(&mut self, settings: &Settings) -> Result<(), Problem> {
        let object = serde_json::to_string(settings).map_err(|error| self.unreadable(&error))?;
        self.db.run(sql::PUT_ACCOUNT, &[Value::Text(&object)]).map(|_| ())
    }

    /// The account of this name.
    ///
    /// # Errors
    /// `store.*`.
    pub fn account(&mut self, name: &str) -> Result<Option<Settings>, Problem> {
        let found = self.accounts()?;
        Ok(found.into_iter().find(|settings| settings.name == name))
    }

    /// All accounts by name.
    ///
    /// # Errors
    /// `store.*`.
    pub fn accounts(&mut self) -> Result<Vec<Settings>, Problem> {
        let rows = self.db.rows(sql::ACCOUNTS, &[])?;
        let read = |object: String| serde_json::from_str(&object).map_err(|error| self.unreadable(&error));
        rows.iter().map(|row| read(text(row, 0))).collect()
    }

    /// Forgets an account; whether there was one.
    ///
    /// # Errors
    /// `store.*`.
    pub fn remove_account(&mut self, name: &str) -> Result<bool, Problem> {
        Ok(self.db.run(sql::REMOVE_ACCOUNT, &[Value::Text(name)])? > 0)
    }

    fn unreadable(&self, error: &serde_json::Error) -> Problem {
        Problem::error(code::FAILED).arg("path", self.db.path().display()).arg("cause", error)
    }
}
