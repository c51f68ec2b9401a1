//! What the window and the command line call. Requests are paths and choices; answers are the types that
//! `--json` prints and the window receives.

pub mod report;
