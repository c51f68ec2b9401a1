//! What happened to one letter, from its release on.

use std::path::Path;

use risala_letter::{Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, existing};
use crate::outbox::archive::{Happening, happening};
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
        Ok(CourseReport { schema: 1, id: id.to_owned(), happenings: own.map(happening).collect() })
    });
    answer(told, lang)
}
