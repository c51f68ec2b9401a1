//! The store: one `SQLite` file in the data folder that holds what Risala remembers. Every command that changes it is
//! one transaction, kept whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use risala_letter::{Code, Problem};
use uuid::Uuid;

use crate::messages::code as common;

mod accounts;
mod backup;
mod db;
mod edits;
mod mappings;
mod marks;
mod outbox;
mod people;
mod place;
mod record;
mod references;
mod register;
mod replies;
mod sql;

pub use backup::{Restored, UNFINISHED, backup, look, restore};
pub use edits::{Edit, EditKind, NewEdit, PastChange};
pub use marks::{Mark, MarkTotal, NewMark};
pub use outbox::{
    Attempt, Confirmed, Due, Halt, LetterRow, Moved, NewLetter, Note, Origin, Place, Release, SentBefore, Settled,
    State, ToCopy, Total, Touched, Window, Written,
};
pub use people::{AT_ONCE, Address, Change, Holder, Office, OptOut, OptOuts, Person};
pub use record::{Cells, Record, key, officials};
pub use references::{Numbers, Reference};
pub use register::NewEntry;
pub use replies::{Answered, Bounced, NewReply};

use db::{Db, Value, int, text};

/// The codes of the store's problems.
pub mod code {
    use risala_letter::Code;

    /// A newer Risala made the store.
    pub const NEWER: Code = Code("store.newer");
    /// The file is no store.
    pub const NOT_A_STORE: Code = Code("store.not_a_store");
    /// The file is damaged.
    pub const DAMAGED: Code = Code("store.damaged");
    /// Another process uses the store.
    pub const BUSY: Code = Code("store.busy");
    /// The data folder is on another computer.
    pub const NETWORK_FOLDER: Code = Code("store.network_folder");
    /// The data folder is copied to the cloud.
    pub const SYNCED_FOLDER: Code = Code("store.synced_folder");
    /// The store failed in another way.
    pub const FAILED: Code = Code("store.failed");
    /// Another folder holds a campaign of this id.
    pub const CAMPAIGN_COPIED: Code = Code("store.campaign_copied");
    /// Letters were marked as sent by another way while they were being released.
    pub const MARKED_MEANWHILE: Code = Code("store.marked_meanwhile");

    /// All of them.
    pub const CODES: &[Code] =
        &[NEWER, NOT_A_STORE, DAMAGED, BUSY, NETWORK_FOLDER, SYNCED_FOLDER, FAILED, CAMPAIGN_COPIED, MARKED_MEANWHILE];
}

/// The file's name.
pub const FILE: &str = "risala.sqlite";
/// Held shared by whoever uses the store, and alone by whoever replaces it.
const LOCK: &str = "risala.lock";
/// One file each, in order; what was published never changes.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_outbox.sql"),
    include_str!("migrations/0003_accounts.sql"),
    include_str!("migrations/0004_mappings.sql"),
    include_str!("migrations/0005_replies.sql"),
    include_str!("migrations/0006_by_hand.sql"),
    include_str!("migrations/0007_register.sql"),
    include_str!("migrations/0008_mailboxes.sql"),
    include_str!("migrations/0009_copies.sql"),
];

/// Which store it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Number of the last migration.
    pub schema_version: i64,
    /// Raised by every restore.
    pub epoch: i64,
    /// Random; a copy has the same.
    pub id: String,
}

/// How much the store holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Officials.
    pub officials: i64,
    /// Opt-outs in force, by id or address.
    pub opt_outs: i64,
    /// Edits.
    pub edits: i64,
    /// Reference numbers.
    pub references: i64,
}

/// The open store.
pub struct Store {
    db: Db,
    /// Let go when the store is closed.
    _lock: File,
}

impl Store {
    /// Opens the store of a data folder, or makes it.
    ///
    /// # Errors
    /// `store.*` or `file.*`.
    pub fn open(data: &Path) -> Result<Self, Problem> {
        Self::open_with(data, MIGRATIONS)
    }

    /// Opens the store of a data folder if there is one; makes nothing.
    ///
    /// # Errors
    /// `store.*` or `file.*`.
    pub fn existing(data: &Path) -> Result<Option<Self>, Problem> {
        if data.join(FILE).is_file() { Self::open(data).map(Some) } else { Ok(None) }
    }

    fn open_with(data: &Path, migrations: &[&'static str]) -> Result<Self, Problem> {
        place::check(data)?;
        make_folder(data)?;
        let lock = lock(data, File::try_lock_shared)?;
        let path = data.join(FILE);
        make_private(&path)?;
        let version = version(&path, migrations.len())?;
        Self { db: Db::open(&path)?, _lock: lock }.migrated(version, migrations)
    }

    fn migrated(mut self, version: i64, migrations: &[&'static str]) -> Result<Self, Problem> {
        for (number, script) in (1..).zip(migrations) {
            if number > version {
                // What is made just now has nothing to lose.
                if version > 0 {
                    self.copy_before(number)?;
                }
                self.migrate(number, script)?;
            }
        }
        self.db.run(sql::INCOMING, &[])?;
        Ok(self)
    }

    /// What `work` does is kept whole, or not at all when it fails. Nobody else writes meanwhile.
    ///
    /// # Errors
    /// Those of `work`, and why it could not be kept.
    pub fn whole<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, Problem>) -> Result<T, Problem> {
        self.db.run(sql::BEGIN, &[])?;
        let kept = work(self).and_then(|done| self.db.run(sql::COMMIT, &[]).map(|_| done));
        if kept.is_err() {
            // A failure may have ended the transaction already; the first problem is the one to tell.
            let _ = self.db.run(sql::ROLLBACK, &[]);
        }
        kept
    }

    /// Which store it is.
    ///
    /// # Errors
    /// `store.*`.
    pub fn identity(&mut self) -> Result<Identity, Problem> {
        identity(&mut self.db)
    }

    /// How much it holds.
    ///
    /// # Errors
    /// `store.*`.
    pub fn counts(&mut self) -> Result<Counts, Problem> {
        let rows = self.db.rows(sql::COUNTS, &[])?;
        let count = |column| rows.first().map_or(0, |row| int(row, column));
        Ok(Counts { officials: count(0), opt_outs: count(1), edits: count(2), references: count(3) })
    }

    /// The number of the newest edit; 0 without one. Edits are never taken out, so that it tells whether anything changed.
    ///
    /// # Errors
    /// `store.*`.
    pub fn last_edit(&mut self) -> Result<i64, Problem> {
        self.db.number(sql::LAST_EDIT, &[])
    }

    /// The time of the newest edit, RFC 3339; empty without one.
    ///
    /// # Errors
    /// `store.*`.
    pub fn newest(&mut self) -> Result<String, Problem> {
        Ok(self.db.rows(sql::COUNTS, &[])?.first().map(|row| text(row, 4)).unwrap_or_default())
    }

    /// Looks the whole file over.
    ///
    /// # Errors
    /// `store.damaged` with what was found.
    pub fn check(&mut self) -> Result<(), Problem> {
        check(&mut self.db)
    }

    /// Copies an older store before it is brought to schema `number`.
    fn copy_before(&mut self, number: i64) -> Result<(), Problem> {
        let copy = self.db.path().with_file_name(format!("risala-before-{number}.sqlite"));
        if copy.exists() { Ok(()) } else { copy_into(&mut self.db, &copy) }
    }

    /// Brings the store from the schema before to `number`.
    fn migrate(&mut self, number: i64, script: &'static str) -> Result<(), Problem> {
        self.whole(|store| {
            // Another process may have done it meanwhile.
            let is_new = store.db.number(sql::HAS_TABLES, &[])? == 0;
            if !is_new && identity(&mut store.db)?.schema_version >= number {
                return Ok(());
            }
            store.db.script(script)?;
            if is_new {
                store.db.run(sql::SET_APPLICATION_ID, &[])?;
                let id = Uuid::new_v4().to_string();
                store.db.run(sql::NEW_STORE, &[Value::Int(number), Value::Text(&id)])?;
            } else {
                store.db.run(sql::SET_VERSION, &[Value::Int(number)])?;
            }
            Ok(())
        })
    }
}

fn identity(db: &mut Db) -> Result<Identity, Problem> {
    let rows = db.rows(sql::STORE, &[])?;
    let Some(row) = rows.first() else {
        return Err(Problem::error(code::NOT_A_STORE).arg("path", db.path().display()));
    };
    Ok(Identity { schema_version: int(row, 0), epoch: int(row, 1), id: text(row, 2) })
}

fn check(db: &mut Db) -> Result<(), Problem> {
    let found = db.rows(sql::CHECK, &[])?;
    let mut wrong: Vec<String> = found.iter().map(|row| text(row, 0)).filter(|said| said != "ok").collect();
    wrong.extend(db.rows(sql::CHECK_KEYS, &[])?.iter().map(|row| format!("{} {}", text(row, 0), text(row, 2))));
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Problem::error(code::DAMAGED).arg("path", db.path().display()).arg("cause", wrong.join("; ")))
}

/// The schema of the file at `path`, found without changing it; 0 when it is still empty.
fn version(path: &Path, known: usize) -> Result<i64, Problem> {
    if fs::metadata(path).is_ok_and(|file| file.len() == 0) {
        return Ok(0);
    }
    let mut db = Db::look(path)?;
    if db.number(sql::HAS_TABLES, &[])? == 0 {
        return Ok(0);
    }
    if db.number(sql::GET_APPLICATION_ID, &[])? != sql::APPLICATION_ID {
        return Err(Problem::error(code::NOT_A_STORE).arg("path", path.display()));
    }
    let version = identity(&mut db)?.schema_version;
    if usize::try_from(version).is_ok_and(|version| version <= known) {
        return Ok(version);
    }
    Err(Problem::error(code::NEWER).arg("path", path.display()).arg("found", version).arg("known", known))
}

fn copy_into(db: &mut Db, copy: &Path) -> Result<(), Problem> {
    make_private(copy)?;
    db.run(sql::COPY_INTO, &[Value::Text(&copy.to_string_lossy())]).map(|_| ())
}

fn not_writable(path: &Path, error: &io::Error) -> Problem {
    let full = matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
    let code = if full { common::DISK_FULL } else { common::NOT_WRITABLE };
    Problem::error(code).arg("path", path.display()).arg("cause", error)
}

/// The data folder holds people's addresses: it is its owner's alone.
fn make_folder(folder: &Path) -> Result<(), Problem> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder).map_err(|error| not_writable(folder, &error))
}

fn make_private(path: &Path) -> Result<(), Problem> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ()).map_err(|error| not_writable(path, &error))
}

fn lock(data: &Path, take: fn(&File) -> Result<(), TryLockError>) -> Result<File, Problem> {
    let path = data.join(LOCK);
    make_private(&path)?;
    let file = OpenOptions::new().read(true).write(true).open(&path).map_err(|error| not_writable(&path, &error))?;
    match take(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            Err(Problem::error(code::BUSY).arg("path", data.join(FILE).display()).arg("cause", LOCK))
        }
        Err(TryLockError::Error(error)) => Err(not_writable(&path, &error)),
    }
}

/// The store's file in a data folder.
pub fn file(data: &Path) -> PathBuf {
    data.join(FILE)
}

/// Whether a store may be in this folder.
///
/// # Errors
/// `store.network_folder` or `store.synced_folder`.
pub fn check_place(data: &Path) -> Result<(), Problem> {
    place::check(data)
}

/// The codes of the store's problems.
pub const CODES: &[Code] = code::CODES;

#[cfg(test)]
mod tests;
