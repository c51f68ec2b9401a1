//! The outbox's time: the clock on the wall, which can be put wrong, and the time that passes.

use std::thread;
use std::time::{Duration, Instant};

use crate::clock;

/// What the outbox knows of time.
pub trait Time {
    /// The clock on the wall: milliseconds since 1970.
    fn wall(&self) -> i64;
    /// Milliseconds that passed since some moment; never goes back.
    fn passed(&self) -> i64;
    /// Waits.
    fn sleep(&self, milliseconds: i64);
}

/// The computer's.
#[derive(Debug)]
pub struct Real(Instant);

impl Default for Real {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Time for Real {
    fn wall(&self) -> i64 {
        clock::now().as_millisecond()
    }

    fn passed(&self) -> i64 {
        i64::try_from(self.0.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn sleep(&self, milliseconds: i64) {
        thread::sleep(Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0)));
    }
}
