//! Long work: it tells how far it has come, and ends when the user says so.

use std::sync::atomic::{AtomicUsize, Ordering};

use risala_engine::api::{Failure, Progress, Source};
use tauri::State;
use tauri::ipc::Channel;

use crate::Desk;

/// Steps told of one piece of work at most: more would only keep the window busy.
const TOLD: usize = 200;

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct HowFar {
    /// Letters done.
    pub done: u32,
    /// Letters in all.
    pub all: u32,
}

/// Has `work` done to the open campaign, telling its steps. Work begun before ends.
pub fn following<T>(
    desk: &Desk,
    steps: &Channel<HowFar>,
    work: impl FnOnce(Source, Progress<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let stop = desk.begin();
    let told = AtomicUsize::new(0);
    let tell = |done: usize, all: usize| {
        let stride = (all / TOLD).max(1);
        // Threads end in any order: only what is further than anything told is told.
        let is_news = done == all || done.is_multiple_of(stride);
        if is_news && told.fetch_max(done, Ordering::Relaxed) < done {
            let count = |letters: usize| u32::try_from(letters).unwrap_or(u32::MAX);
            // A window that is closing hears nothing.
            let _ = steps.send(HowFar { done: count(done), all: count(all) });
        }
    };
    work(Source { stop, ..desk.campaign() }, &tell)
}

/// Ends the long work that is being done.
#[tauri::command]
pub fn stop_work(desk: State<'_, Desk>) {
    desk.end();
}
