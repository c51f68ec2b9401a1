//! People, their offices, their addresses, and who asked not to be written to.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use risala_letter::columns::COLUMNS;
use risala_letter::review::mailbox;
use risala_letter::{Official, Problem};
use serde::Serialize;
use serde_json::json;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteRow;

use super::db::{Value, int, text};
use super::record::{Cells, Record, key};
use super::{Store, sql};
use crate::ahead::ahead;
use crate::messages::code;

/// Officials written or compared at once: a list is never held twice.
pub const AT_ONCE: usize = 1_000;

/// A person of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Order of lists; never given twice.
    pub position: i64,
    /// The cells, with the opt-out in force.
    pub record: Record,
}

/// What becomes of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// [`Person::position`].
    pub position: i64,
    /// As they were; `None` when they were not there.
    pub before: Option<Record>,
    /// As they will be; `None` when they will not be there.
    pub after: Option<Record>,
}

/// An office someone holds or held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Title, English and Arabic.
    pub title: [String; 2],
    /// Organization, English and Arabic.
    pub organization: [String; 2],
    /// End of the term, ISO date or empty.
    pub term_end: String,
    /// Whether they hold it now.
    pub is_current: bool,
}

/// Another holder of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The id.
    pub id: String,
    /// Name, English and Arabic.
    pub name: [String; 2],
    /// Whether they hold it now.
    pub is_current: bool,
}

/// An address someone has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub address: String,
    /// `current` or `former`.
    pub status: String,
}

/// A wish not to be written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptOut {
    /// `id` or `email`.
    pub kind: String,
    /// The id or address in lower case.
    pub value: String,
    /// ISO date.
    pub since: String,
}

/// Who asked not to be written to, by id and by address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptOuts {
    ids: HashMap<String, Date>,
    addresses: HashMap<String, Date>,
}

impl OptOuts {
    /// Since when an official is not to be written to: whichever list they stand in.
    pub fn since(&self, official: &Official) -> Option<Date> {
        let address = official.email.as_deref().map(mailbox);
        let by_address = address.and_then(|address| self.addresses.get(&address));
        self.ids.get(&key(&official.id)).into_iter().chain(by_address).min().copied()
    }
}

impl Change {
    fn incoming<'a>(&'a self, nobody: &'a Record) -> Result<Incoming<'a>, serde_json::Error> {
        let (before, after) = (self.before.as_ref().unwrap_or(nobody), self.after.as_ref().unwrap_or(nobody));
        let columns = before.differing(after);
        // The cells that differ; nothing where there was or will be nobody.
        let told = |record: &Option<Record>| match record {
            Some(record) => serde_json::to_string(&record.only(&columns)),
            None => Ok(String::new()),
        };
        let record = self.after.as_ref().or(self.before.as_ref()).unwrap_or(nobody);
        let (before, after) = (told(&self.before)?, told(&self.after)?);
        let extra = serde_json::to_string(&record.extra())?;
        let mailbox = mailbox(record.get("email"));
        Ok(Incoming { key: record.key(), position: self.position, before, after, extra, mailbox, record })
    }
}

/// A row of [`sql::INCOMING`].
struct Incoming<'a> {
    key: String,
    position: i64,
    before: String,
    after: String,
    extra: String,
    mailbox: String,
    record: &'a Record,
}

impl Incoming<'_> {
    /// Its values, a column each, as [`sql::stage`] takes them.
    fn values(&self, columns: &[&str]) -> impl Iterator<Item = Value<'_>> {
        let Self { key, position, before, after, extra, mailbox, record } = self;
        let [key, before, after, extra, mailbox] = [key, before, after, extra, mailbox].map(|text| Value::Text(text));
        let cells = columns.iter().map(|name| Value::Text(record.get(name)));
        [key, Value::Int(*position), before, after, extra, mailbox].into_iter().chain(cells)
    }
}

impl Store {
    /// Everyone, in the order of lists.
    ///
    /// # Errors
    /// `store.*`.
    pub fn people(&mut self) -> Result<Vec<Person>, Problem> {
        self.db.read(sql::OFFICIALS, &[], person)
    }

    /// The person of this id.
    ///
    /// # Errors
    /// `store.*`.
    pub fn person(&mut self, id: &str) -> Result<Option<Person>, Problem> {
        Ok(self.some(&[key(id)])?.pop())
    }

    /// The people of these keys.
    ///
    /// # Errors
    /// `store.*`.
    pub fn some(&mut self, keys: &[String]) -> Result<Vec<Person>, Problem> {
        let keys = json!(keys).to_string();
        self.db.read(sql::SOME_OFFICIALS, &[Value::Text(&keys)], person)
    }

    /// The ids of the people who come from one of these sources.
    ///
    /// # Errors
    /// `store.*`.
    pub fn of_sources(&mut self, sources: &BTreeSet<&str>) -> Result<Vec<String>, Problem> {
        let sources = json!(sources).to_string();
        self.db.read(sql::OF_SOURCES, &[Value::Text(&sources)], |row| text(row, 0))
    }

    /// The position of the next person who is new.
    ///
    /// # Errors
    /// `store.*`.
    pub fn next_position(&mut self) -> Result<i64, Problem> {
        self.db.number(sql::NEXT_POSITION, &[])
    }

    /// The offices a person holds and held.
    ///
    /// # Errors
    /// `store.*`.
    pub fn offices(&mut self, id: &str) -> Result<Vec<Office>, Problem> {
        let rows = self.db.rows(sql::OFFICES, &[Value::Text(&key(id))])?;
        let office = |row: &SqliteRow| Office {
            title: [text(row, 0), text(row, 1)],
            organization: [text(row, 2), text(row, 3)],
            term_end: text(row, 4),
            is_current: int(row, 5) == 1,
        };
        Ok(rows.iter().map(office).collect())
    }

    /// Who else holds or held the office a person holds now.
    ///
    /// # Errors
    /// `store.*`.
    pub fn holders(&mut self, id: &str) -> Result<Vec<Holder>, Problem> {
        let rows = self.db.rows(sql::HOLDERS, &[Value::Text(&key(id))])?;
        let holder = |row: &SqliteRow| Holder {
            id: text(row, 0),
            name: [text(row, 1), text(row, 2)],
            is_current: int(row, 3) == 1,
        };
        Ok(rows.iter().map(holder).collect())
    }

    /// The addresses a person has and had.
    ///
    /// # Errors
    /// `store.*`.
    pub fn addresses(&mut self, id: &str) -> Result<Vec<Address>, Problem> {
        let rows = self.db.rows(sql::ADDRESSES, &[Value::Text(&key(id))])?;
        Ok(rows.iter().map(|row| Address { address: text(row, 0), status: text(row, 1) }).collect())
    }

    /// Who asked not to be written to.
    ///
    /// # Errors
    /// `store.*`.
    pub fn opt_outs(&mut self) -> Result<OptOuts, Problem> {
        let mut all = OptOuts::default();
        for OptOut { kind, value, since } in self.opt_out_list()? {
            // A date that cannot be read still says that they asked.
            let since = since.parse().unwrap_or(Date::MIN);
            let of_kind = if kind == "id" { &mut all.ids } else { &mut all.addresses };
            of_kind.insert(value, since);
        }
        Ok(all)
    }

    /// The opt-outs in force, in a fixed order.
    ///
    /// # Errors
    /// `store.*`.
    pub fn opt_out_list(&mut self) -> Result<Vec<OptOut>, Problem> {
        let opt_out = |row: &SqliteRow| OptOut { kind: text(row, 0), value: text(row, 1), since: text(row, 2) };
        self.db.read(sql::OPT_OUTS, &[], opt_out)
    }

    /// How many of these are not in force.
    ///
    /// # Errors
    /// `store.*`.
    pub fn new_opt_outs(&mut self, all: &[OptOut]) -> Result<u64, Problem> {
        let new = self.db.number(sql::NEW_OPT_OUTS, &[Value::Text(&json!(all).to_string())])?;
        Ok(new.unsigned_abs())
    }

    /// Adds those that are not in force, for all who share an id or address with them.
    ///
    /// # Errors
    /// `store.*`.
    pub fn add_opt_outs(&mut self, all: &[OptOut], edit: i64) -> Result<(), Problem> {
        self.db.run(sql::ADD_OPT_OUTS, &[Value::Text(&json!(all).to_string()), Value::Int(edit)])?;
        self.spread(edit)
    }

    /// Writes changes of `edit` to people, and to their history. `retract` takes their last office and address back
    /// instead of keeping them as former ones.
    ///
    /// # Errors
    /// `store.*`.
    pub fn put(&mut self, edit: i64, changes: &[Change], retract: bool) -> Result<(), Problem> {
        let (staying, leaving): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.after.is_some());
        for some in staying.chunks(AT_ONCE) {
            self.stage(some)?;
            self.put_staged(edit, retract)?;
        }
        for some in leaving.chunks(AT_ONCE) {
            self.stage(some)?;
            self.spread(edit)?;
            self.db.run(sql::ADD_CHANGES, &[Value::Int(edit)])?;
            self.db.run(sql::REMOVE_PEOPLE, &[])?;
        }
        Ok(())
    }

    /// Lays changes ready for the statements that write them.
    fn stage(&mut self, changes: &[&Change]) -> Result<(), Problem> {
        self.db.run(sql::CLEAR_INCOMING, &[])?;
        let nobody = Record::default();
        let rows = changes.chunks(sql::MANY).map(|some| {
            let rows = some.iter().map(|change| change.incoming(&nobody)).collect::<Result<Vec<_>, _>>()?;
            Ok((filled(&rows), rows))
        });
        ahead(rows, |mut rows| {
            rows.try_for_each(|rows| {
                let (columns, rows) = rows.map_err(internal)?;
                let values: Vec<_> = rows.iter().flat_map(|row| row.values(&columns)).collect();
                self.db.run(AssertSqlSafe(sql::stage(&columns, rows.len())), &values).map(|_| ())
            })
        })
    }

    fn put_staged(&mut self, edit: i64, retract: bool) -> Result<(), Problem> {
        // Before an address is lost by which somebody was known not to be written to.
        self.spread(edit)?;
        let (terms, addresses) = if retract {
            (sql::RETRACT_TERMS, sql::RETRACT_ADDRESSES)
        } else {
            (sql::CLOSE_TERMS, sql::CLOSE_ADDRESSES)
        };
        for statement in [sql::ADD_OFFICES, sql::PUT_PEOPLE, terms, sql::ADD_TERMS, addresses, sql::ADD_ADDRESSES] {
            self.db.run(statement, &[])?;
        }
        self.db.run(sql::OPT_OUT_IDS, &[Value::Int(edit)])?;
        self.spread(edit)?;
        self.db.run(sql::ADD_CHANGES, &[Value::Int(edit)]).map(|_| ())
    }

    /// Whoever is not to be written to by one address or by the id is not to be by any of theirs, nor is anybody else
    /// with one of these.
    pub(super) fn spread(&mut self, edit: i64) -> Result<(), Problem> {
        let edit = [Value::Int(edit)];
        while self.db.run(sql::SPREAD_TO_ADDRESSES, &edit)? + self.db.run(sql::SPREAD_TO_IDS, &edit)? > 0 {}
        Ok(())
    }

    /// Who has these addresses (in lower case) now.
    ///
    /// # Errors
    /// `store.*`.
    pub fn address_holders(&mut self, addresses: &[String]) -> Result<HashMap<String, String>, Problem> {
        let addresses = json!(addresses).to_string();
        let holders =
            self.db.read(sql::ADDRESS_HOLDERS, &[Value::Text(&addresses)], |row| (text(row, 0), text(row, 1)));
        Ok(holders?.into_iter().collect())
    }

    /// Ends the opt-out of a person, by id and by all their addresses, which are forgotten: the next
    /// [`put`](Self::put) tells the present one. For use by a person's explicit wish alone.
    ///
    /// # Errors
    /// `store.*`.
    pub fn lift(&mut self, id: &str, edit: i64) -> Result<(), Problem> {
        self.db.run(sql::LIFT, &[Value::Text(&key(id)), Value::Int(edit)])?;
        self.db.run(sql::FORGET_ADDRESSES, &[Value::Text(&key(id))]).map(|_| ())
    }

    /// Takes a person and their history away for good; an opt-out stays, by id and by all their addresses.
    ///
    /// # Errors
    /// `store.*`.
    pub fn erase(&mut self, person: &Person, edit: i64) -> Result<(), Problem> {
        let gone = Change { position: person.position, before: Some(person.record.clone()), after: None };
        self.put(edit, &[gone], false)?;
        self.db.run(sql::FORGET_CHANGES, &[Value::Text(&person.record.key())]).map(|_| ())
    }

    /// Leaves no trace of what was deleted in the file beside the store.
    ///
    /// # Errors
    /// `store.*`.
    pub fn settle(&mut self) -> Result<(), Problem> {
        self.db.run(sql::CHECKPOINT, &[]).map(|_| ())
    }
}

/// The columns in which any of these rows has a cell: most lists have few, and every value takes its time.
fn filled(rows: &[Incoming<'_>]) -> Vec<&'static str> {
    let is_filled = |column: &&str| rows.iter().any(|row| !row.record.get(column).is_empty());
    COLUMNS.iter().map(|(name, _)| *name).filter(is_filled).collect()
}

fn internal(error: serde_json::Error) -> Problem {
    Problem::error(code::INTERNAL).arg("cause", error)
}

fn person(row: &SqliteRow) -> Person {
    let canonical = COLUMNS.iter().zip(3..).map(|((name, _), column)| (Cow::Borrowed(*name), text(row, column)));
    let extra: Cells = serde_json::from_str(&text(row, 2)).unwrap_or_default();
    Person { position: int(row, 1), record: Record::from_cells(canonical.chain(extra)) }
}
