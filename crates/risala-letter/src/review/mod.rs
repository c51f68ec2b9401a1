//! The look over a campaign before it goes out: what counts as wrong although a letter can be made of it.

mod figures;
mod list;
mod marks;
mod names;
mod pair;

pub use list::{duplicates, list};
pub use marks::marks;
pub use names::mailbox;
pub use pair::{facts as unequal_facts, official as unequal_values, template as unequal_template};

use crate::campaign::Campaign;
use crate::problem::{Code, Problem};
use crate::template::codes;

/// Nobody has said when they last saw a fact at its source.
pub const NOT_SEEN: Code = Code("fact.not_seen");
/// The form of address comes from a row of the table that no native speaker has confirmed.
pub const UNREVIEWED_FORM: Code = Code("official.unreviewed_form");
/// A signatory has not agreed to the text.
pub const NO_CONSENT: Code = Code("consent.missing");
/// The text was changed after a signatory agreed to it.
pub const CONSENT_CHANGED: Code = Code("consent.changed");
/// A problem that blocks was overridden for a written reason.
pub const OVERRIDDEN: Code = Code("policy.overridden");
/// The reference mixes directions, so that each language shows it in another order.
pub const REFERENCE_ORDER: Code = Code("letter.reference_order");

/// The codes of this module.
pub const CODES: &[Code] = &[
    marks::PLACEHOLDER,
    marks::FILLER,
    marks::STRAY_MARK,
    pair::UNEQUAL_FIELDS,
    pair::UNEQUAL_NUMBERS,
    pair::UNEQUAL_DATES,
    pair::UNEQUAL_FACT,
    pair::UNEQUAL_VALUE,
    list::UNVERIFIED,
    list::STALE,
    list::TERM_ENDED,
    list::DUPLICATE_EMAIL,
    list::DUPLICATE_PERSON,
    list::SIMILAR_NAME,
    list::ADDRESS_SCRIPT,
    list::WRONG_SCRIPT,
    NOT_SEEN,
    UNREVIEWED_FORM,
    NO_CONSENT,
    CONSENT_CHANGED,
    OVERRIDDEN,
    REFERENCE_ORDER,
];

/// Warnings that block a campaign of many letters.
pub(crate) const BLOCKING_IN_FULL: &[Code] = &[
    pair::UNEQUAL_FIELDS,
    pair::UNEQUAL_NUMBERS,
    pair::UNEQUAL_DATES,
    pair::UNEQUAL_FACT,
    pair::UNEQUAL_VALUE,
    codes::UNEQUAL_BLOCKS,
    list::DUPLICATE_EMAIL,
    list::DUPLICATE_PERSON,
    NOT_SEEN,
    NO_CONSENT,
    CONSENT_CHANGED,
];

/// Warnings that a campaign may make block.
pub(crate) const MAY_BLOCK: &[Code] = &[
    pair::UNEQUAL_FIELDS,
    pair::UNEQUAL_NUMBERS,
    pair::UNEQUAL_DATES,
    pair::UNEQUAL_FACT,
    pair::UNEQUAL_VALUE,
    codes::UNEQUAL_BLOCKS,
    codes::ONE_SIDED_VALUE,
    list::UNVERIFIED,
    list::STALE,
    list::TERM_ENDED,
    list::DUPLICATE_EMAIL,
    list::DUPLICATE_PERSON,
    list::SIMILAR_NAME,
    list::ADDRESS_SCRIPT,
    list::WRONG_SCRIPT,
    NOT_SEEN,
    UNREVIEWED_FORM,
    NO_CONSENT,
    CONSENT_CHANGED,
    REFERENCE_ORDER,
    Code("official.no_address"),
];

/// Errors in the words of a letter that a person may judge to be none.
pub(crate) const MAY_BE_OVERRIDDEN: &[Code] =
    &[marks::PLACEHOLDER, marks::FILLER, marks::STRAY_MARK, codes::SLASH_FORM, codes::DOUBLED_SPACE];

/// Facts that nobody has said to have seen at their source.
pub fn unseen_facts(campaign: &Campaign) -> Vec<Problem> {
    let unseen = campaign.facts.iter().filter(|(_, fact)| fact.seen.is_none());
    unseen
        .map(|(name, _)| Problem::warning(NOT_SEEN).file("campaign.toml").field(format!("facts.{name}.seen")))
        .collect()
}
