//! Reference numbers: given once, then fixed.

use std::collections::HashMap;

use risala_letter::Problem;
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::record::key;
use super::{Store, code, sql};

/// A number given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The wave.
    pub wave: u32,
    /// The official's id in lower case.
    pub official: String,
    /// The number.
    pub number: u32,
}

/// The numbers of a wave, and how far those of the campaign go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    given: HashMap<String, u32>,
    last: u32,
}

impl Numbers {
    /// The numbers of officials, in their order: those given, and for others those that they would be given now.
    pub fn of<'a>(&self, ids: impl IntoIterator<Item = &'a str>) -> Vec<u32> {
        let mut next = self.last;
        let number = |id: &str| {
            self.given.get(&key(id)).copied().unwrap_or_else(|| {
                next = next.saturating_add(1);
                next
            })
        };
        ids.into_iter().map(number).collect()
    }
}

impl Store {
    /// The numbers given in a campaign's wave.
    ///
    /// # Errors
    /// `store.*`.
    pub fn numbers(&mut self, campaign: &str, wave: u32) -> Result<Numbers, Problem> {
        let rows = self.db.rows(sql::NUMBERS, &[Value::Text(campaign), Value::Int(i64::from(wave))])?;
        let Some(row) = rows.first() else { return Ok(Numbers::default()) };
        let given = serde_json::from_str(&text(row, 0))
            .map_err(|error| Problem::error(code::FAILED).arg("path", self.db.path().display()).arg("cause", error))?;
        Ok(Numbers { given, last: u32::try_from(int(row, 1)).unwrap_or(u32::MAX) })
    }

    /// Gives numbers to those of `ids` who have none in this wave, in their order; at most one process at a time.
    ///
    /// # Errors
    /// `store.*`; then nobody was given a number.
    pub fn allot<'a>(
        &mut self,
        (campaign, wave): (&str, u32),
        folder: &str,
        ids: impl IntoIterator<Item = &'a str>,
        at: &str,
    ) -> Result<Numbers, Problem> {
        let keys = json!(ids.into_iter().map(key).collect::<Vec<_>>()).to_string();
        self.whole(|store| {
            store.db.run(sql::ADD_CAMPAIGN, &[Value::Text(campaign), Value::Text(folder), Value::Text(at)])?;
            let values = [Value::Text(campaign), Value::Int(i64::from(wave)), Value::Text(&keys)];
            store.db.run(sql::ALLOT, &values)?;
            store.numbers(campaign, wave)
        })
    }

    /// The numbers given in a campaign, in their order.
    ///
    /// # Errors
    /// `store.*`.
    pub fn references(&mut self, campaign: &str) -> Result<Vec<Reference>, Problem> {
        let number = |row: &SqliteRow, column| u32::try_from(int(row, column)).unwrap_or(u32::MAX);
        self.db.read(sql::REFERENCES, &[Value::Text(campaign)], |row| Reference {
            wave: number(row, 0),
            official: text(row, 1),
            number: number(row, 2),
        })
    }

    /// The folder in which a campaign was given its first numbers.
    ///
    /// # Errors
    /// `store.*`.
    pub fn campaign_folder(&mut self, campaign: &str) -> Result<Option<String>, Problem> {
        Ok(self.db.rows(sql::CAMPAIGN, &[Value::Text(campaign)])?.first().map(|row| text(row, 0)))
    }
}
