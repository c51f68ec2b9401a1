//! Letters on their way. What a method changes is one transaction; times are milliseconds since 1970.

use risala_letter::Problem;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::{Store, sql};

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Waits for its turn.
    Queued,
    /// Is being handed over; nothing decisive was said yet.
    Sending,
    /// The dot that ends the message may have left.
    Committed,
    /// The server took it.
    Accepted,
    /// The server asked to come again.
    Deferred,
    /// The server will not take it.
    Refused,
    /// Nobody knows whether the server took it.
    Unconfirmed,
    /// Taken back.
    Cancelled,
    /// Waits for a person.
    Held,
}

impl State {
    /// All of them, in the order of a letter's way.
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Sending,
        Self::Committed,
        Self::Accepted,
        Self::Deferred,
        Self::Refused,
        Self::Unconfirmed,
        Self::Cancelled,
        Self::Held,
    ];

    /// Its name in the store and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Committed => "committed",
            Self::Accepted => "accepted",
            Self::Deferred => "deferred",
            Self::Refused => "refused",
            Self::Unconfirmed => "unconfirmed",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
        }
    }

    /// The state of a name; what nobody knows waits for a person.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.name() == name).unwrap_or(Self::Held)
    }
}

/// A person's word that letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Random.
    pub id: String,
    /// When.
    pub at: i64,
    /// The system's name of who ran the command.
    pub actor: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account that sends.
    pub account: String,
    /// How many letters.
    pub letters: u64,
    /// Hash of the seal they stand in, or empty.
    pub seal: String,
    /// Why officials written to lately are written to again, or empty.
    pub reason: String,
}

/// A letter to queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewLetter {
    /// `X-Risala-Id`.
    pub key: String,
    /// The official's id in lower case.
    pub official: String,
    /// The official's id.
    pub id: String,
    /// Reference number.
    pub reference: String,
    /// Name of its files without extension.
    pub stem: String,
    /// The official's address in lower case.
    pub recipient: String,
    /// MAIL FROM.
    pub sender: String,
    /// RCPT TO.
    pub receiver: String,
    /// Second RCPT TO, or empty.
    pub own_copy: String,
    /// Message-ID.
    pub message_id: String,
    /// SHA-256 of the message.
    pub message: String,
    /// SHA-256 of the PDF.
    pub pdf: String,
    /// Time zone and hours of the recipient, or empty.
    pub place: String,
}

/// When letters may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Now.
    pub now: i64,
    /// Not before.
    pub not_before: i64,
    /// Not after.
    pub deadline: i64,
}

/// The store's epoch and the mark of its place: letters of another are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The store's epoch.
    pub epoch: i64,
    /// The place's mark.
    pub machine: String,
}

/// A letter whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// `X-Risala-Id`.
    pub key: String,
    /// The account.
    pub account: String,
    /// The official's id.
    pub id: String,
    /// MAIL FROM.
    pub sender: String,
    /// RCPT TO.
    pub receiver: String,
    /// Second RCPT TO, or empty.
    pub own_copy: String,
    /// SHA-256 of the message.
    pub message: String,
    /// Answers that deferred it.
    pub tries: u32,
}

/// What is written down of an event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Phase of the session, or empty.
    pub phase: &'static str,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// What became of a letter that was being sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The letter.
    pub key: String,
    /// Its account.
    pub account: String,
    /// Where it stands now.
    pub state: State,
    /// Answers that deferred it.
    pub tries: u32,
    /// Not before this.
    pub next_at: i64,
    /// What the server said; `None` writes nothing down: it was no attempt.
    pub note: Option<Note>,
}

/// Letters of an account that wait, by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Time zone and hours, or empty.
    pub place: String,
    /// How many.
    pub letters: u64,
    /// When the first of them is due.
    pub due: i64,
}

/// An account that sends nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halt {
    /// The account; empty is all.
    pub account: String,
    /// Since when.
    pub at: i64,
    /// `pause`, or the code of a problem.
    pub reason: String,
}

/// Letters of one campaign, wave, account and state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// The state.
    pub state: State,
    /// How many.
    pub letters: u64,
}

/// A letter as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// `X-Risala-Id`.
    pub key: String,
    /// The official's id.
    pub id: String,
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The account.
    pub account: String,
    /// Reference number.
    pub reference: String,
    /// Name of its files without extension.
    pub stem: String,
    /// RCPT TO.
    pub receiver: String,
    /// Where it stands.
    pub state: State,
    /// Answers that deferred it.
    pub tries: u32,
    /// Until then it can be taken back.
    pub not_before: i64,
    /// Not before this.
    pub next_at: i64,
    /// Not after this.
    pub deadline: i64,
    /// When its state changed last.
    pub changed: i64,
    /// Message-ID.
    pub message_id: String,
    /// SHA-256 of the message.
    pub message: String,
    /// SHA-256 of the PDF.
    pub pdf: String,
    /// What was said of it last.
    pub text: String,
    /// The server's last code, or 0.
    pub code: u16,
}

/// Something that happened to a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The letter's key.
    pub letter: String,
    /// When.
    pub at: i64,
    /// `dot`, or the state it led to.
    pub event: String,
    /// Phase of the session, or empty.
    pub phase: String,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// Letters a person moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved<'a> {
    /// From these states …
    pub from: &'a [State],
    /// … to this.
    pub to: State,
    /// Only those of these officials (in lower case) or keys; all when empty.
    pub which: &'a [String],
    /// When one that is queued again is given up at the earliest.
    pub deadline: i64,
    /// Now.
    pub now: i64,
    /// Why, for the record.
    pub why: &'a str,
}

/// Who was written to, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The official's id in lower case.
    pub official: String,
    /// The address in lower case.
    pub recipient: String,
    /// When last.
    pub at: i64,
}

/// A letter that left, for other computers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The campaign's id.
    pub campaign: String,
    /// The wave.
    pub wave: u32,
    /// The official's id in lower case.
    pub official: String,
    /// The address in lower case.
    pub recipient: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

impl Store {
    /// Queues letters, all of them or none.
    ///
    /// # Errors
    /// `store.*`; then none is queued.
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
            store.db.run(sql::ENQUEUE, &values).map(|_| ())
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

    /// Puts right what a sender that died left behind, and holds letters of another place or time. For whoever has the
    /// sender's lock.
    ///
    /// # Errors
    /// `store.*`; then nothing changed.
    pub fn recover(&mut self, origin: &Origin, now: i64) -> Result<(), Problem> {
        self.whole(|store| {
            store.db.run(sql::TAKE_BACK, &[Value::Int(now)])?;
            store.db.run(sql::NOTE_LOST_TRACK, &[Value::Int(now)])?;
            store.db.run(sql::LOSE_TRACK, &[Value::Int(now)])?;
            let values = [Value::Int(now), Value::Int(origin.epoch), Value::Text(&origin.machine)];
            store.db.run(sql::NOTE_FOREIGN, &values)?;
            store.db.run(sql::HOLD_FOREIGN, &values).map(|_| ())
        })
    }

    /// What was written down while the clock was ahead of `now` waits from now on as long as it was to wait then.
    ///
    /// # Errors
    /// `store.*`.
    pub fn rewind(&mut self, now: i64) -> Result<(), Problem> {
        self.db.run(sql::REWIND, &[Value::Int(now)]).map(|_| ())
    }

    /// The clock jumped by so much at this moment (of the clock before): waiting takes as long as it would have.
    ///
    /// # Errors
    /// `store.*`.
    pub fn shift(&mut self, from: i64, by: i64) -> Result<(), Problem> {
        self.whole(|store| {
            store.db.run(sql::SHIFT, &[Value::Int(from), Value::Int(by)])?;
            store.db.run(sql::SHIFT_UNDO, &[Value::Int(from), Value::Int(by)]).map(|_| ())
        })
    }

    /// Takes back the letters of those who asked not to be written to; how many.
    ///
    /// # Errors
    /// `store.*`.
    pub fn cancel_opted_out(&mut self, now: i64) -> Result<usize, Problem> {
        self.whole(|store| {
            let rows = store.db.rows(sql::CANCEL_OPTED_OUT, &[Value::Int(now)])?;
            let note = Note { text: "opt-out".to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), "", now, State::Cancelled.name(), &note)?;
            }
            Ok(rows.len())
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

    /// Writes down what became of one letter and takes on the next, in one commit; whether the next is taken on.
    /// It is not when it was taken back meanwhile, its account was halted, or its official asked not to be written to.
    ///
    /// # Errors
    /// `store.*`; then neither happened.
    pub fn turn(&mut self, settled: Option<&Settled>, next: Option<&str>, now: i64) -> Result<bool, Problem> {
        self.whole(|store| {
            if let Some(settled) = settled {
                store.set_down(settled, now)?;
            }
            match next {
                Some(key) => Ok(store.db.run(sql::CLAIM, &[Value::Text(key), Value::Int(now)])? == 1),
                None => Ok(false),
            }
        })
    }

    fn set_down(&mut self, settled: &Settled, now: i64) -> Result<(), Problem> {
        let values = [
            Value::Text(&settled.key),
            Value::Text(settled.state.name()),
            Value::Int(i64::from(settled.tries)),
            Value::Int(settled.next_at),
            Value::Int(now),
        ];
        let changed = self.db.run(sql::SETTLE, &values)? == 1;
        match &settled.note {
            Some(note) if changed => self.note(&settled.key, &settled.account, now, settled.state.name(), note),
            _ => Ok(()),
        }
    }

    /// Writes down, for good, that the dot of a letter is about to leave. `false`: it must not leave, since the letter
    /// was taken back or its account halted.
    ///
    /// # Errors
    /// `store.*`; then the dot must not leave either.
    pub fn commit_dot(&mut self, key: &str, account: &str, now: i64) -> Result<bool, Problem> {
        self.whole(|store| {
            let may = store.db.run(sql::COMMIT_DOT, &[Value::Text(key), Value::Int(now)])? == 1;
            if may {
                store.note(key, account, now, "dot", &Note { phase: "dot", ..Note::default() })?;
            }
            Ok(may)
        })
    }

    fn note(&mut self, key: &str, account: &str, now: i64, event: &str, note: &Note) -> Result<(), Problem> {
        let values = [
            Value::Text(key),
            Value::Text(account),
            Value::Int(now),
            Value::Text(event),
            Value::Text(note.phase),
            Value::Int(i64::from(note.code)),
            Value::Text(&note.text),
        ];
        self.db.run(sql::NOTE, &values).map(|_| ())
    }

    /// Dots of an account since a moment: how many, when the first, when the last.
    ///
    /// # Errors
    /// `store.*`.
    pub fn dots_since(&mut self, account: &str, since: i64) -> Result<(u64, i64, i64), Problem> {
        let rows = self.db.rows(sql::DOTS_SINCE, &[Value::Text(account), Value::Int(since)])?;
        Ok(rows.first().map_or((0, 0, 0), |row| (int(row, 0).unsigned_abs(), int(row, 1), int(row, 2))))
    }

    /// Halts an account, or all (empty).
    ///
    /// # Errors
    /// `store.*`.
    pub fn halt(&mut self, account: &str, now: i64, reason: &str) -> Result<(), Problem> {
        self.db.run(sql::HALT, &[Value::Text(account), Value::Int(now), Value::Text(reason)]).map(|_| ())
    }

    /// Ends the halt of an account, or every halt (empty); how many ended.
    ///
    /// # Errors
    /// `store.*`.
    pub fn unhalt(&mut self, account: &str) -> Result<u64, Problem> {
        self.db.run(sql::UNHALT, &[Value::Text(account)])
    }

    /// The halts in force.
    ///
    /// # Errors
    /// `store.*`.
    pub fn halts(&mut self) -> Result<Vec<Halt>, Problem> {
        self.db.read(sql::HALTS, &[], |row| Halt { account: text(row, 0), at: int(row, 1), reason: text(row, 2) })
    }

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
        })
    }

    /// The letters of a campaign, or all (empty), in the order of the queue.
    ///
    /// # Errors
    /// `store.*`.
    pub fn letters(&mut self, campaign: &str) -> Result<Vec<LetterRow>, Problem> {
        self.db.read(sql::LETTERS, &[Value::Text(campaign)], letter)
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

    /// Moves letters as a person said; how many.
    ///
    /// # Errors
    /// `store.*`; then none moved.
    pub fn move_letters(&mut self, moved: &Moved<'_>, origin: &Origin) -> Result<u64, Problem> {
        let from = json!(moved.from.iter().map(|state| state.name()).collect::<Vec<_>>()).to_string();
        let which = json!(moved.which).to_string();
        let values = [
            Value::Text(moved.to.name()),
            Value::Int(moved.now),
            Value::Int(moved.deadline),
            Value::Int(origin.epoch),
            Value::Text(&origin.machine),
            Value::Text(&from),
            Value::Text(&which),
        ];
        self.whole(|store| {
            let rows = store.db.rows(sql::MOVE, &values)?;
            let note = Note { text: moved.why.to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), &text(row, 1), moved.now, moved.to.name(), &note)?;
            }
            Ok(rows.len() as u64)
        })
    }

    /// Every letter that left, from here or from other computers.
    ///
    /// # Errors
    /// `store.*`.
    pub fn written(&mut self) -> Result<Vec<Written>, Problem> {
        self.db.read(sql::WRITTEN, &[], |row| Written {
            campaign: text(row, 0),
            wave: number(row, 1),
            official: text(row, 2),
            recipient: text(row, 3),
            at: int(row, 4),
        })
    }

    /// Adds letters that left from other computers: how many were new, and how many letters here were taken back for it.
    ///
    /// # Errors
    /// `store.*`; then nothing changed.
    pub fn add_written(&mut self, all: &[Written], now: i64) -> Result<(u64, u64), Problem> {
        let all = json!(all).to_string();
        self.whole(|store| {
            let new = store.db.run(sql::ADD_WRITTEN, &[Value::Text(&all)])?;
            let rows = store.db.rows(sql::CANCEL_WRITTEN, &[Value::Int(now)])?;
            let note = Note { text: "written to by another computer".to_owned(), ..Note::default() };
            for row in &rows {
                store.note(&text(row, 0), &text(row, 1), now, State::Cancelled.name(), &note)?;
            }
            Ok((new, rows.len() as u64))
        })
    }
}

#[cfg(test)]
impl Store {
    /// Runs any statement.
    pub fn run_raw(&mut self, statement: &'static str) -> Result<u64, Problem> {
        self.db.run(statement, &[])
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
    }
}

fn number(row: &SqliteRow, column: usize) -> u32 {
    u32::try_from(int(row, column)).unwrap_or_default()
}

fn answer(row: &SqliteRow, column: usize) -> u16 {
    u16::try_from(int(row, column)).unwrap_or_default()
}
