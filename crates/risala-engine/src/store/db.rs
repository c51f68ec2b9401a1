//! A connection to the file, without the waiting: the runtime stays inside, callers see plain functions.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::TryStreamExt;
use risala_letter::{Code, Problem};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteRow, SqliteSynchronous,
};
use sqlx::{Connection, Row, SqlSafeStr, Sqlite};
use tokio::runtime::{Builder, Runtime};

use super::code;
use crate::messages::code as common;

/// How long another process may hold the store before this one gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A value that goes into a statement.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// A whole number.
    Int(i64),
}

/// An open file.
pub struct Db {
    runtime: Runtime,
    /// Taken when it is closed.
    connection: Option<SqliteConnection>,
    path: PathBuf,
}

impl Db {
    /// Opens the file at `path`, or makes it.
    ///
    /// # Errors
    /// `store.*` or `file.*`, naming the path.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let options = SqliteConnectOptions::new()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("temp_store", "MEMORY");
        Self::with(path, options)
    }

    /// Opens the file at `path` to be looked at: nothing in it changes, but that what a process left half done when it
    /// was killed is undone.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn look(path: &Path) -> Result<Self, Problem> {
        let is_half_done = beside(path, "-journal").exists();
        Self::with(path, SqliteConnectOptions::new().read_only(!is_half_done))
    }

    fn with(path: &Path, options: SqliteConnectOptions) -> Result<Self, Problem> {
        let options = options.filename(path).busy_timeout(PATIENCE);
        let runtime = Builder::new_current_thread().build().map_err(|error| internal(path, &error))?;
        let connection = runtime.block_on(SqliteConnection::connect_with(&options));
        let connection = Some(connection.map_err(|error| problem(path, &error))?);
        Ok(Self { runtime, connection, path: path.to_owned() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs a statement; the number of rows it changed.
    pub fn run(&mut self, statement: impl SqlSafeStr, values: &[Value<'_>]) -> Result<u64, Problem> {
        let Some(connection) = &mut self.connection else { return Err(closed(&self.path)) };
        let done = self.runtime.block_on(bound(statement, values).execute(connection));
        done.map(|done| done.rows_affected()).map_err(|error| problem(&self.path, &error))
    }

    /// The rows a statement gives, each read as it comes.
    pub fn read<T>(
        &mut self,
        statement: &'static str,
        values: &[Value<'_>],
        read: impl Fn(&SqliteRow) -> T,
    ) -> Result<Vec<T>, Problem> {
        let Some(connection) = &mut self.connection else { return Err(closed(&self.path)) };
        let all = self.runtime.block_on(async {
            let mut rows = bound(statement, values).fetch(connection);
            let mut all = Vec::new();
            while let Some(row) = rows.try_next().await? {
                all.push(read(&row));
            }
            Ok(all)
        });
        all.map_err(|error| problem(&self.path, &error))
    }

    /// The rows a statement gives; for few.
    pub fn rows(&mut self, statement: &'static str, values: &[Value<'_>]) -> Result<Vec<SqliteRow>, Problem> {
        let Some(connection) = &mut self.connection else { return Err(closed(&self.path)) };
        let rows = self.runtime.block_on(bound(statement, values).fetch_all(connection));
        rows.map_err(|error| problem(&self.path, &error))
    }

    /// The first number of the first row; 0 without one.
    pub fn number(&mut self, statement: &'static str, values: &[Value<'_>]) -> Result<i64, Problem> {
        Ok(self.rows(statement, values)?.first().map_or(0, |row| int(row, 0)))
    }

    /// Runs the statements of a migration.
    pub fn script(&mut self, script: &'static str) -> Result<(), Problem> {
        let Some(connection) = &mut self.connection else { return Err(closed(&self.path)) };
        let done = self.runtime.block_on(sqlx::raw_sql(script).execute(connection));
        done.map(|_| ()).map_err(|error| problem(&self.path, &error))
    }

    /// Prepares a statement without running it.
    #[cfg(test)]
    pub fn prepare(&mut self, statement: impl SqlSafeStr) -> Result<(), String> {
        use sqlx::Executor;
        let connection = self.connection.as_mut().unwrap();
        let prepared = self.runtime.block_on(connection.prepare(statement.into_sql_str()));
        prepared.map(|_| ()).map_err(|error| error.to_string())
    }
}

impl Drop for Db {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            // The file is whole whether it closes well or not.
            let _ = self.runtime.block_on(connection.close());
        }
    }
}

fn bound<'q>(statement: impl SqlSafeStr, values: &[Value<'_>]) -> sqlx::query::Query<'q, Sqlite, SqliteArguments> {
    values.iter().fold(sqlx::query(statement), |query, value| match value {
        Value::Text(text) => query.bind((*text).to_owned()),
        Value::Int(number) => query.bind(*number),
    })
}

/// The path of what `SQLite` keeps beside a file.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The text in a column of a row.
pub fn text(row: &SqliteRow, column: usize) -> String {
    row.try_get_unchecked(column).unwrap_or_default()
}

/// The number in a column of a row.
pub fn int(row: &SqliteRow, column: usize) -> i64 {
    row.try_get_unchecked(column).unwrap_or_default()
}

fn closed(path: &Path) -> Problem {
    internal(path, &"closed")
}

fn internal(path: &Path, cause: &dyn std::fmt::Display) -> Problem {
    Problem::error(code::FAILED).arg("path", path.display()).arg("cause", cause)
}

/// What an error of `SQLite` means, by its primary and extended result code (sqlite.org/rescode.html).
fn problem(path: &Path, error: &sqlx::Error) -> Problem {
    let number = match error {
        sqlx::Error::Database(error) => error.code().and_then(|code| code.parse::<u32>().ok()),
        _ => None,
    };
    let code: Code = match number.map(|number| (number & 0xFF, number >> 8)) {
        Some((5 | 6, _)) => code::BUSY,
        // No room for the file itself, or for the index of its journal.
        Some((13, _) | (10, 19)) => common::DISK_FULL,
        Some((8 | 14 | 23, _)) => common::NOT_WRITABLE,
        Some((11 | 26, _)) => code::DAMAGED,
        _ => code::FAILED,
    };
    Problem::error(code).arg("path", path.display()).arg("cause", error)
}
