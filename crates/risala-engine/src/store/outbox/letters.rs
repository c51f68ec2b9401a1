//! The letters and their history, looked at.

use risala_letter::Problem;
use sqlx::sqlite::SqliteRow;

use super::{Attempt, LetterRow, Release, SentBefore, State, Total, answer, number};
use crate::store::db::{Value, int, text};
use crate::store::{Store, sql};

impl Store {
    /// How many letters stand where.
    ///
    /// # Errors
    /// `store.*`.
    pub fn totals(&mut self) -> Result<Vec<Total>, Problem> {
        self.db.read(sql::TOTALS, &[], |row| Total {
            campaign: text(row, 0),
            wave: number(row, 1),
            account: text(row, 2),
            state: State::named(&text(row, 3)),
            letters: int(row, 4).unsigned_abs(),
            are_copies: int(row, 5) != 0,
        })
    }

    /// The letters of a campaign, or all (empty), in the order of the queue.
    ///
    /// # Errors
    /// `store.*`.
    pub fn letters(&mut self, campaign: &str) -> Result<Vec<LetterRow>, Problem> {
        self.db.read(sql::LETTERS, &[Value::Text(campaign)], letter)
    }

    /// The letters of a campaign that left before a wave, and those that a person entered in the register.
    ///
    /// # Errors
    /// `store.*`.
    pub fn sent_before(&mut self, campaign: &str, wave: u32) -> Result<Vec<SentBefore>, Problem> {
        self.db.read(sql::SENT_BEFORE, &[Value::Text(campaign), Value::Int(i64::from(wave))], |row| SentBefore {
            official: text(row, 0),
            reference: text(row, 1),
            at: int(row, 2),
            day: text(row, 3),
        })
    }

    /// Everything that happened to letters, in its order.
    ///
    /// # Errors
    /// `store.*`.
    pub fn attempts(&mut self) -> Result<Vec<Attempt>, Problem> {
        self.db.read(sql::ATTEMPTS, &[], |row| Attempt {
            letter: text(row, 0),
            at: int(row, 1),
            event: text(row, 2),
            phase: text(row, 3),
            code: answer(row, 4),
            text: text(row, 5),
        })
    }

    /// The releases, oldest first.
    ///
    /// # Errors
    /// `store.*`.
    pub fn releases(&mut self) -> Result<Vec<Release>, Problem> {
        self.db.read(sql::RELEASES, &[], |row| Release {
            id: text(row, 0),
            at: int(row, 1),
            actor: text(row, 2),
            campaign: text(row, 3),
            wave: number(row, 4),
            account: text(row, 5),
            letters: int(row, 6).unsigned_abs(),
            seal: text(row, 7),
            reason: text(row, 8),
        })
    }
}

fn letter(row: &SqliteRow) -> LetterRow {
    let [key, id, campaign] = [0, 1, 2].map(|column| text(row, column));
    let [account, reference, stem, receiver, state] = [4, 5, 6, 7, 8].map(|column| text(row, column));
    let [not_before, next_at, deadline, changed] = [10, 11, 12, 13].map(|column| int(row, column));
    let [message_id, message, pdf, said] = [14, 15, 16, 17].map(|column| text(row, column));
    LetterRow {
        key,
        id,
        campaign,
        wave: number(row, 3),
        account,
        reference,
        stem,
        receiver,
        state: State::named(&state),
        tries: number(row, 9),
        not_before,
        next_at,
        deadline,
        changed,
        message_id,
        message,
        pdf,
        text: said,
        code: answer(row, 18),
        copy_of: text(row, 19),
    }
}
