//! What letters on paper need beside themselves: envelopes, labels, a list to tick off, a sheet to measure a printer by.
//!
//! Everything is set with the campaign's fonts and bound into books ([`risala_pdf::Book`]), PDF/A-2a as the letters are.

pub mod board;
pub mod calibration;
pub mod envelopes;
pub mod labels;
pub mod letters;
pub mod readme;
pub mod sheets;
pub mod table;
pub mod ticks;

use risala_letter::countries;
use risala_letter::{Code, Lang, Official, Problem, compose};

use crate::messages::code;
use crate::opened::Opened;
use crate::plan::{Plan, Planned};

/// A sheet of labels nobody knows.
pub const UNKNOWN_SHEET: Code = Code("print.unknown_sheet");
/// A file that does not describe a sheet of labels.
pub const BAD_SHEET: Code = Code("print.bad_sheet");
/// An address that does not fit on a label or an envelope.
pub const ADDRESS_TOO_LARGE: Code = Code("print.address_too_large");
/// An official without a Latin name or a street.
pub const NO_ADDRESS: Code = Code("print.no_address");
/// The first free label is not on the sheet.
pub const NO_SUCH_LABEL: Code = Code("print.no_such_label");

/// All codes of this part.
pub const CODES: &[Code] = &[UNKNOWN_SHEET, BAD_SHEET, ADDRESS_TOO_LARGE, NO_ADDRESS, NO_SUCH_LABEL];

/// Millimetres in points.
pub const fn mm(value: f32) -> f32 {
    value * 72.0 / 25.4
}

/// Where a letter goes, as an envelope says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Addressee {
    /// The official's id.
    pub official: String,
    /// Name for lists and bookmarks.
    pub name: String,
    /// Name of the country.
    pub country: String,
    /// The lines of the address with isolates, Latin, the country last.
    pub lines: Vec<String>,
    /// Whether the list has a street.
    pub has_street: bool,
}

impl Addressee {
    /// The addressee of a letter; `None` for a template that is not there.
    pub fn of(opened: &Opened, plan: &Plan, planned: &Planned, lang: Lang) -> Option<Self> {
        let input = planned.input(opened, &plan.templates)?;
        Some(Self {
            official: planned.official.id.clone(),
            name: name(planned.official, lang),
            country: country(planned.official, lang).to_owned(),
            lines: compose::postal_address(&input).iter().map(risala_letter::RichText::text).collect(),
            has_street: !planned.official.address.is_empty(),
        })
    }

    /// That nothing can be posted to this address, if so.
    pub fn lacking(&self) -> Option<Problem> {
        let is_whole = self.has_street && !self.lines.is_empty();
        (!is_whole).then(|| Problem::warning(NO_ADDRESS).official(&self.official))
    }
}

/// The official's name in a language, else in the other.
pub fn name(official: &Official, lang: Lang) -> String {
    let name = official.name.get(lang).or_else(|| official.name.get(lang.other()));
    name.unwrap_or(&official.id).clone()
}

/// The name of the official's country.
pub fn country(official: &Official, lang: Lang) -> &str {
    countries::name(&official.country, lang).unwrap_or(&official.country)
}

/// Orders letters by country, then office, then official, as a person in charge of the post sorts them.
pub fn sort(letters: &mut [Planned], lang: Lang) {
    letters.sort_by_cached_key(|planned| {
        let official = planned.official;
        let words = |words: &risala_letter::Bilingual| {
            words.get(lang).or_else(|| words.get(lang.other())).map(|text| text.to_lowercase()).unwrap_or_default()
        };
        let country = country(official, lang).to_lowercase();
        let office = (words(&official.organization), words(&official.title));
        (country, office, official.family().to_lowercase(), words(&official.name), official.id.clone())
    });
}

/// A failure of the program itself.
pub(crate) fn internal(cause: impl std::fmt::Display) -> Problem {
    Problem::error(code::INTERNAL).arg("cause", cause)
}
