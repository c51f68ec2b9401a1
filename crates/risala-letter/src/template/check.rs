//! Which fields and helpers a template may name, and with what arguments.

use std::collections::BTreeMap;

use super::codes;
use super::syntax::Argument;
use crate::problem::Problem;
use crate::suggest;

/// The file of a template that a field stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// `letter.<lang>.md`.
    Letter,
    /// `mail.<lang>.md`.
    Mail,
}

/// Every field but `recipient.extra.*` and `facts.*`.
pub(crate) const FIELDS: &[&str] = &[
    "recipient.id",
    "recipient.gender",
    "recipient.rank",
    "recipient.name",
    "recipient.name_en",
    "recipient.name_ar",
    "recipient.family_en",
    "recipient.title",
    "recipient.title_en",
    "recipient.title_ar",
    "recipient.organization",
    "recipient.organization_en",
    "recipient.organization_ar",
    "recipient.country",
    "recipient.address1",
    "recipient.address2",
    "recipient.address3",
    "recipient.address4",
    "recipient.email",
    "recipient.phone",
    "recipient.web_form",
    "recipient.channel",
    "recipient.tags",
    "recipient.source",
    "recipient.verified_on",
    "recipient.term_end",
    "campaign.title",
    "campaign.wave",
    "organization.name",
    "organization.short_name",
    "organization.gender",
    "organization.place",
    "organization.address",
    "organization.contact",
    "organization.about",
    "organization.phone",
    "organization.website",
    "organization.email",
    "signatory.name",
    "signatory.title",
    "signatory.gender",
    "letter.reference",
    "letter.date",
    "letter.bilingual",
    "letter.earlier_reference",
    "letter.earlier_sent",
    "letter.enclosures",
    "letter.pages",
    "letter.signed",
];

/// Fields known only when the letter's pages are made.
const MAIL_ONLY: &[&str] = &["letter.pages", "letter.signed"];

/// The helpers.
pub(crate) const HELPERS: &[&str] =
    &["address_line", "salutation", "style", "closing", "date", "number", "plural", "select", "list"];

const PLURAL_FORMS: &[&str] = &["zero", "one", "two", "few", "many", "other"];
const RANKS: &[&str] =
    &["head-of-state", "prime-minister", "minister", "ambassador", "director", "legislator", "other"];

pub(crate) fn is_helper(name: &str) -> bool {
    HELPERS.contains(&name)
}

/// Whether `field` may stand in `part`.
pub(crate) fn field(field: &str, part: Part) -> Result<(), Problem> {
    if FIELDS.contains(&field) {
        if part == Part::Letter && MAIL_ONLY.contains(&field) {
            return Err(Problem::error(codes::FIELD_NOT_HERE).field(field));
        }
        return Ok(());
    }
    if is_open_field(field) {
        return Ok(());
    }
    let nearest = suggest::nearest(field, FIELDS.iter().copied()).unwrap_or_default();
    Err(Problem::error(codes::UNKNOWN_FIELD).field(field).arg("nearest", nearest))
}

/// Fields whose last names the campaign chooses.
fn is_open_field(field: &str) -> bool {
    let names: Vec<&str> = field.split('.').collect();
    match names.as_slice() {
        ["recipient", "extra", column] => is_name(column),
        ["facts", name] | ["facts", name, "text" | "source"] => is_name(name),
        _ => false,
    }
}

/// Letters of any script, digits, `_` and `-`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Whether a helper may be called so.
pub(crate) fn call(
    helper: &str,
    argument: Option<&Argument>,
    forms: &BTreeMap<String, String>,
    part: Part,
) -> Result<(), Problem> {
    if !is_helper(helper) {
        let nearest = suggest::nearest(helper, HELPERS.iter().copied()).unwrap_or_default();
        return Err(Problem::error(codes::UNKNOWN_HELPER).arg("helper", helper).arg("nearest", nearest));
    }
    let Some(argument) = argument else {
        return Err(arguments(helper));
    };
    let of_recipient = *argument == Argument::Field("recipient".to_owned());
    match helper {
        "address_line" | "salutation" | "style" | "closing" if of_recipient && forms.is_empty() => {
            return Ok(());
        }
        "address_line" | "salutation" | "style" | "closing" => return Err(arguments(helper)),
        "plural" => form_keys(helper, forms, PLURAL_FORMS, &["other"])?,
        "select" => select(argument, forms)?,
        _ if !forms.is_empty() => return Err(arguments(helper)),
        _ => {}
    }
    match argument {
        Argument::Field(name) => field(name, part),
        Argument::Literal(_) if matches!(helper, "select" | "list") => Err(arguments(helper)),
        _ if helper == "date" && is_date(argument) == Some(false) => Err(arguments(helper)),
        _ => Ok(()),
    }
}

fn is_date(argument: &Argument) -> Option<bool> {
    match argument {
        Argument::Literal(text) => Some(text.parse::<jiff::civil::Date>().is_ok()),
        Argument::Field(_) => None,
    }
}

/// `select` takes a field of few values, and a form for each of them.
fn select(argument: &Argument, forms: &BTreeMap<String, String>) -> Result<(), Problem> {
    let values: &[&str] = match argument {
        Argument::Field(field) => match field.as_str() {
            "recipient.gender" | "signatory.gender" => &["female", "male", "unspecified"],
            "recipient.rank" => RANKS,
            "recipient.channel" => &["email", "post", "form", "hand", "none"],
            "organization.gender" => &["feminine", "masculine"],
            _ => return Err(arguments("select")),
        },
        Argument::Literal(_) => return Err(arguments("select")),
    };
    // `other` stands for all that is not named; a gender must never be.
    if forms.contains_key("other") && values == RANKS {
        return form_keys("select", forms, values, &[]);
    }
    form_keys("select", forms, values, values)
}

fn form_keys(helper: &str, forms: &BTreeMap<String, String>, known: &[&str], needed: &[&str]) -> Result<(), Problem> {
    let problem = Problem::error(codes::FORMS).arg("helper", helper).arg("known", known.join(", "));
    if let Some(unknown) = forms.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(problem.arg("form", unknown));
    }
    match needed.iter().find(|key| !forms.contains_key(**key)) {
        Some(missing) => Err(problem.arg("form", missing)),
        None => Ok(()),
    }
}

/// The helper was given none, too many or the wrong kind of arguments.
pub(crate) fn arguments(helper: &str) -> Problem {
    if !is_helper(helper) {
        let nearest = suggest::nearest(helper, HELPERS.iter().copied()).unwrap_or_default();
        return Problem::error(codes::UNKNOWN_HELPER).arg("helper", helper).arg("nearest", nearest);
    }
    Problem::error(codes::ARGUMENTS).arg("helper", helper)
}
