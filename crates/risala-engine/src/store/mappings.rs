//! What a person said the headings of a list mean.

use std::collections::BTreeMap;

use risala_letter::Problem;

use super::db::{Value, text};
use super::{Store, code, sql};

impl Store {
    /// Remembers what the headings of a `source` mean (heading → column), as said at `at` of the list `file`; nothing
    /// said forgets it.
    ///
    /// # Errors
    /// `store.*`.
    pub fn remember_mapping(
        &mut self,
        source: &str,
        columns: &BTreeMap<String, String>,
        file: &str,
        at: &str,
    ) -> Result<(), Problem> {
        if columns.is_empty() {
            return self.db.run(sql::FORGET_MAPPING, &[Value::Text(source)]).map(|_| ());
        }
        let object = serde_json::to_string(columns).map_err(|error| self.unreadable_mapping(&error))?;
        let row = [source, &object, file, at].map(Value::Text);
        self.db.run(sql::PUT_MAPPING, &row).map(|_| ())
    }

    /// What a person said that the headings of a `source` mean; empty when nobody did.
    ///
    /// # Errors
    /// `store.*`.
    pub fn mapping(&mut self, source: &str) -> Result<BTreeMap<String, String>, Problem> {
        let rows = self.db.rows(sql::MAPPING, &[Value::Text(source)])?;
        match rows.first() {
            Some(row) => serde_json::from_str(&text(row, 0)).map_err(|error| self.unreadable_mapping(&error)),
            None => Ok(BTreeMap::new()),
        }
    }

    fn unreadable_mapping(&self, error: &serde_json::Error) -> Problem {
        Problem::error(code::FAILED).arg("path", self.db.path().display()).arg("cause", error)
    }
}
