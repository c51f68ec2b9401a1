//! The queue: what goes in, and whose turn it is.

use risala_letter::Problem;
use serde_json::json;

use super::{Due, NewLetter, Origin, Place, Release, Touched, Window};
use crate::store::db::{Value, int, text};
use crate::store::{Store, code, sql};

impl Store {
    /// Queues letters, all of them or none.
    ///
    /// # Errors
    /// `store.*`, among them `store.marked_meanwhile`; then none is queued.
    pub fn enqueue(
        &mut self,
        release: &Release,
        letters: &[NewLetter],
        window: Window,
        origin: &Origin,
    ) -> Result<(), Problem> {
        let all = json!(letters).to_string();
        let (wave, count) = (i64::from(release.wave), i64::try_from(release.letters).unwrap_or(i64::MAX));
        self.whole(|store| {
            let values = [
                Value::Text(&release.id),
                Value::Int(release.at),
                Value::Text(&release.actor),
                Value::Text(&release.campaign),
                Value::Int(wave),
                Value::Text(&release.account),
                Value::Int(count),
                Value::Text(&release.seal),
                Value::Text(&release.reason),
            ];
            store.db.run(sql::ADD_RELEASE, &values)?;
            let values = [
                Value::Text(&all),
                Value::Text(&release.campaign),
                Value::Int(wave),
                Value::Text(&release.id),
                Value::Text(&release.account),
                Value::Int(window.not_before),
                Value::Int(window.deadline),
                Value::Int(origin.epoch),
                Value::Text(&origin.machine),
                Value::Int(window.now),
            ];
            store.db.run(sql::ENQUEUE, &values)?;
            // Since they were chosen, a person may have marked one as sent by another way.
            match store.db.number(sql::MARKED_OF_RELEASE, &[Value::Text(&release.id)])? {
                0 => Ok(()),
                count => Err(Problem::error(code::MARKED_MEANWHILE).arg("count", count)),
            }
        })
    }

    /// The officials (in lower case) who have a letter of the wave, from here or from another computer.
    ///
    /// # Errors
    /// `store.*`.
    pub fn have_letter(&mut self, campaign: &str, wave: u32) -> Result<Vec<String>, Problem> {
        self.db.read(sql::HAVE_LETTER, &[Value::Text(campaign), Value::Int(i64::from(wave))], |row| text(row, 0))
    }

    /// Who was written to since a moment, by another wave or campaign.
    ///
    /// # Errors
    /// `store.*`.
    pub fn touched_since(&mut self, campaign: &str, wave: u32, since: i64) -> Result<Vec<Touched>, Problem> {
        let values = [Value::Text(campaign), Value::Int(i64::from(wave)), Value::Int(since)];
        self.db.read(sql::TOUCHED_SINCE, &values, |row| Touched {
            official: text(row, 0),
            recipient: text(row, 1),
            at: int(row, 2),
        })
    }

    /// The next letters of an account whose turn it is, but for those of `closed` places.
    ///
    /// # Errors
    /// `store.*`.
    pub fn due(&mut self, account: &str, now: i64, closed: &[String], most: i64) -> Result<Vec<Due>, Problem> {
        let closed = json!(closed).to_string();
        let values = [Value::Text(account), Value::Int(now), Value::Text(&closed), Value::Int(most)];
        self.db.read(sql::DUE, &values, |row| Due {
            key: text(row, 0),
            account: text(row, 1),
            id: text(row, 2),
            sender: text(row, 3),
            receiver: text(row, 4),
            own_copy: text(row, 5),
            message: text(row, 6),
            tries: u32::try_from(int(row, 7)).unwrap_or_default(),
        })
    }

    /// The letters of an account that wait, by place.
    ///
    /// # Errors
    /// `store.*`.
    pub fn places(&mut self, account: &str, now: i64) -> Result<Vec<Place>, Problem> {
        self.db.read(sql::PLACES, &[Value::Text(account), Value::Int(now)], |row| Place {
            place: text(row, 0),
            letters: int(row, 1).unsigned_abs(),
            due: int(row, 2),
        })
    }

    /// The accounts that letters wait for.
    ///
    /// # Errors
    /// `store.*`.
    pub fn waiting_accounts(&mut self, now: i64) -> Result<Vec<String>, Problem> {
        self.db.read(sql::WAITING_ACCOUNTS, &[Value::Int(now)], |row| text(row, 0))
    }
}
