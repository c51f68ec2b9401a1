//! The log: one file a day in the data folder, a week of them. It holds ids, codes and counts, no names, addresses,
//! words of letters or secrets.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};

/// Days that are kept.
const DAYS: usize = 7;

/// Begins the log below the data folder. It ends when the guard is dropped; without it nothing is logged.
pub fn begin(data: &Path) -> Option<WorkerGuard> {
    let folder = data.join("logs");
    std::fs::create_dir_all(&folder).ok()?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("risala")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(file);
    let log = tracing_subscriber::fmt().with_writer(writer).with_ansi(false).with_target(false);
    // A second window of the same program logs into the log of the first.
    log.try_init().ok()?;
    Some(guard)
}
