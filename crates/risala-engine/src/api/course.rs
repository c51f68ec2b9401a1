//! What happened to one letter, from its release on.

use std::path::Path;

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, existing};
use crate::outbox::archive::moment;
use crate::outbox::code;

/// The course of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CourseReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The letter's id.
    pub id: String,
    /// What happened, in its order.
    pub happenings: Vec<Happening>,
}

/// Something that happened to a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Happening {
    /// When, RFC 3339.
    pub at: String,
    /// `dot` (the end of the message may have left), or the state it led to.
    pub event: String,
    /// Phase of the session, or empty.
    pub phase: String,
    /// The server's code, or 0.
    pub code: u16,
    /// The server's words, or why.
    pub text: String,
}

/// Tells what happened to a letter.
///
/// # Errors
/// `outbox.no_letter`, `command.no_directory`, `store.*`.
pub fn course(data: Option<&Path>, id: &str, lang: Lang) -> Result<CourseReport, Failure> {
    let told = existing(data).and_then(|mut store| {
        if !store.letters("")?.iter().any(|letter| letter.key == id) {
            return Err(Problem::error(code::NO_LETTER).arg("id", id));
        }
        let own = store.attempts()?.into_iter().filter(|attempt| attempt.letter == id);
        let happenings = own.map(|attempt| Happening {
            at: moment(attempt.at),
            event: attempt.event,
            phase: attempt.phase,
            code: attempt.code,
            text: attempt.text,
        });
        Ok(CourseReport { schema: 1, id: id.to_owned(), happenings: happenings.collect() })
    });
    answer(told, lang)
}
