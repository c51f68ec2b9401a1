//! What is wrong with a campaign beyond its single letters: its list on the day, its texts side by side, its facts, the
//! signatories' consent, its reference numbers.

use std::collections::BTreeMap;

use risala_letter::campaign::ReferenceSource;
use risala_letter::compose::one_language;
use risala_letter::{Problem, Template, review};
use unicode_bidi::BidiInfo;

use crate::consent;
use crate::opened::Opened;
use crate::plan::{Plan, Planned};

/// What the campaign shows as a whole.
pub fn of_campaign(opened: &Opened, templates: &BTreeMap<String, Template>) -> Vec<Problem> {
    let campaign = &opened.campaign;
    let mut problems: Vec<Problem> = templates.values().flat_map(review::unequal_template).collect();
    problems.extend(review::unequal_facts(campaign));
    problems.extend(review::unseen_facts(campaign));
    problems.extend(consent::problems(opened));
    let of_rows = opened.officials.iter().flat_map(review::unequal_values);
    let of_list = review::list(&opened.officials, &campaign.policy, opened.moment.date());
    problems.extend(of_rows.chain(of_list).map(|problem| problem.file(&opened.list)));
    problems
}

/// What the numbers, file names and languages of the planned letters show.
pub fn of_plan(opened: &Opened, plan: &Plan) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mixed = |planned: &Planned| mixed_reference(&planned.reference);
    match opened.campaign.reference {
        ReferenceSource::Pattern(_) => {
            let first = plan.letters.iter().find_map(mixed);
            problems.extend(first.map(|problem| problem.file("campaign.toml").field("reference")));
        }
        ReferenceSource::Column(ref source) => problems.extend(plan.letters.iter().filter_map(|planned| {
            let problem = mixed(planned)?.official(&planned.official.id).line(planned.official.row);
            Some(problem.file(&opened.list).field(&source.column))
        })),
    }
    problems.extend(plan.letters.iter().flat_map(of_name));
    let inputs = plan.letters.iter().filter_map(|planned| planned.input(opened, &plan.templates));
    problems.extend(inputs.filter_map(|input| one_language(&input)).map(|problem| problem.file(&opened.list)));
    problems
}

/// A placeholder or filler in the name of a letter's file. An underscore is usual there.
fn of_name(planned: &Planned) -> Vec<Problem> {
    let found = review::marks(&planned.stem).into_iter().filter(|problem| problem.code.0 != "letter.stray_mark");
    found.map(|problem| problem.official(&planned.official.id).field("file_name")).collect()
}

/// A reference with parts of both directions, and the order in which a reader sees them, in either column: it stands
/// isolated, so that its own first letter decides.
fn mixed_reference(reference: &str) -> Option<Problem> {
    let is_arabic = |c: char| matches!(c, '\u{600}'..='\u{6FF}') && c.is_alphabetic();
    let is_other = |c: char| c.is_ascii_alphanumeric();
    if !reference.contains(is_arabic) || !reference.contains(is_other) {
        return None;
    }
    let bidi = BidiInfo::new(reference, None);
    let shown = bidi.paragraphs.first().map(|paragraph| bidi.reorder_line(paragraph, paragraph.range.clone()))?;
    let parts: Vec<String> = shown
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        // Drawn from left to right, an Arabic part has its letters turned around.
        .map(|part| if part.contains(is_arabic) { part.chars().rev().collect() } else { part.to_owned() })
        .collect();
    let problem = Problem::warning(review::REFERENCE_ORDER).arg("reference", reference);
    Some(problem.arg("order_en", parts.join("”, then “")).arg("order_ar", parts.join("»، ثم «")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_seen_is_told() {
        let cases = [
            ("SCS/2026/0001", None),
            ("12/2026", None),
            ("12/ب/2026", Some("2026”, then “ب”, then “12")),
            ("SCS/صادر/12", Some("SCS”, then “12”, then “صادر")),
        ];
        for (reference, expect) in cases {
            let found = mixed_reference(reference);
            assert_eq!(found.as_ref().map(|problem| problem.args["order_en"].as_str()), expect, "{reference}");
        }
    }
}
