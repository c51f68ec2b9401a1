//! Whole campaigns through the engine's calls: laws that hold for any list and any words.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod check;
mod laws;
mod opt_out;
