//! Whether the Arabic and the English of a template, a fact or a value say the same, as far as it can be counted.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figures, difference};
use crate::campaign::Campaign;
use crate::lang::Bilingual;
use crate::official::Official;
use crate::problem::{Code, Problem};
use crate::template::{Argument, Expression, Node, Template, Text};

/// A field stands in one language of a template only.
pub const UNEQUAL_FIELDS: Code = Code("template.unequal_fields");
/// A number stands in one language of a template only.
pub const UNEQUAL_NUMBERS: Code = Code("template.unequal_numbers");
/// A date stands in one language of a template only.
pub const UNEQUAL_DATES: Code = Code("template.unequal_dates");
/// The two languages of a fact differ in numbers or dates.
pub const UNEQUAL_FACT: Code = Code("fact.unequal");
/// The two languages of an official's value differ in numbers or dates.
pub const UNEQUAL_VALUE: Code = Code("official.unequal_value");

/// What differs between the two languages of a template's letter, and of its mail.
pub fn template(template: &Template) -> Vec<Problem> {
    [&template.letter, &template.mail].into_iter().flat_map(texts).collect()
}

fn texts(pair: &Bilingual<Text>) -> Vec<Problem> {
    let (Some(ar), Some(en)) = (&pair.ar, &pair.en) else { return Vec::new() };
    let (in_ar, in_en) = (Said::of(ar), Said::of(en));
    let mut problems = Vec::new();
    for (one, other, text) in [(&in_en, &in_ar, en), (&in_ar, &in_en, ar)] {
        for (field, line) in one.fields.iter().filter(|(field, _)| !other.fields.contains_key(*field)) {
            problems.push(Problem::warning(UNEQUAL_FIELDS).file(&text.file).line(*line).field(field));
        }
    }
    let figures = [
        (UNEQUAL_NUMBERS, &in_en.figures.numbers, &in_ar.figures.numbers),
        (UNEQUAL_DATES, &in_en.figures.dates, &in_ar.figures.dates),
    ];
    for (code, english, arabic) in figures {
        problems.extend(unequal(code, english, arabic).map(|problem| problem.file(&ar.file)));
    }
    problems
}

fn unequal(code: Code, english: &BTreeSet<String>, arabic: &BTreeSet<String>) -> Option<Problem> {
    let (en, ar) = difference(english, arabic)?;
    let told = |only: String| if only.is_empty() { "–".to_owned() } else { only };
    Some(Problem::warning(code).arg("english", told(en)).arg("arabic", told(ar)))
}

/// What one text states: its fields by the name they share in both languages, and its figures.
#[derive(Default)]
struct Said {
    fields: BTreeMap<String, u32>,
    figures: Figures,
}

impl Said {
    fn of(text: &Text) -> Self {
        let mut said = Self::default();
        let mut words = String::new();
        said.read(&text.nodes, &mut words);
        said.figures = Figures::of(&words);
        said
    }

    fn read(&mut self, nodes: &[Node], words: &mut String) {
        for node in nodes {
            match node {
                Node::Text { text, .. } => {
                    text.split_inclusive('\n').for_each(|line| words.push_str(without_marker(line)))
                }
                Node::Value { expression, line } => {
                    // A value keeps the words on both sides apart.
                    words.push('|');
                    self.expression(expression, *line, words);
                    words.push('|');
                }
                Node::Condition { then, otherwise, .. } => {
                    words.push('|');
                    self.read(then, words);
                    words.push('|');
                    self.read(otherwise, words);
                    words.push('|');
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression, line: u32, words: &mut String) {
        match expression {
            Expression::Field(field) => self.field(field, line),
            // Grammar: one language may need it and the other not.
            Expression::Call { helper, .. } if helper == "select" || helper == "plural" => {}
            Expression::Call { argument: Argument::Field(field), .. } => self.field(field, line),
            Expression::Call { argument: Argument::Literal(text), .. } => words.push_str(text),
        }
    }

    fn field(&mut self, field: &str, line: u32) {
        // Forms of address are words of their language: English may say “you” without one.
        if field == "recipient" {
            return;
        }
        let shared = field.strip_suffix("_ar").or_else(|| field.strip_suffix("_en")).unwrap_or(field);
        self.fields.entry(shared.to_owned()).or_insert(line);
    }
}

/// A line without the number of its list item, which is told by the shape of the text.
fn without_marker(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.trim_start().len() && rest.starts_with(['.', ')']) { rest } else { line }
}

/// Facts whose two languages differ.
pub fn facts(campaign: &Campaign) -> Vec<Problem> {
    let differing = campaign.facts.iter().filter_map(|(name, fact)| {
        let problem = values(UNEQUAL_FACT, fact.text.en.as_deref()?, fact.text.ar.as_deref()?)?;
        Some(problem.file("campaign.toml").field(format!("facts.{name}.text")))
    });
    differing.collect()
}

/// An official's own columns `X_ar` and `X_en` that differ.
pub fn official(official: &Official) -> Vec<Problem> {
    let differing = official.extra.iter().filter_map(|(column, arabic)| {
        let base = column.strip_suffix("_ar")?;
        let english = official.extra.get(&format!("{base}_en"))?;
        let problem = values(UNEQUAL_VALUE, english, arabic)?;
        Some(problem.official(&official.id).line(official.row).field(column))
    });
    differing.collect()
}

fn values(code: Code, english: &str, arabic: &str) -> Option<Problem> {
    let all = |text: &str| {
        let Figures { numbers, dates } = Figures::of(text);
        numbers.into_iter().chain(dates).collect::<BTreeSet<_>>()
    };
    unequal(code, &all(english), &all(arabic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::TemplateSources;

    fn found(arabic: &str, english: &str) -> Vec<String> {
        let letter = |body: &str| format!("# S\n\nx\n\n{body}\n\ny\n");
        let sources = TemplateSources {
            toml: "schema = 1\ntitle = { en = \"T\" }".to_owned(),
            letter: Bilingual { ar: Some(letter(arabic)), en: Some(letter(english)) },
            mail: Bilingual::default(),
        };
        let parsed = Template::parse("t", &sources).unwrap();
        let told = template(&parsed).into_iter().map(|problem| {
            let args: Vec<_> = problem.args.values().cloned().collect();
            format!("{} {}{}", problem.code.0, problem.field.unwrap_or_default(), args.join("/"))
        });
        told.collect()
    }

    #[test]
    fn what_one_language_says_alone() {
        let cases: &[(&str, &str, &[&str])] = &[
            ("{{recipient.name}}", "{{recipient.name}}", &[]),
            ("{{recipient.extra.ask_ar}}", "{{recipient.extra.ask_en}}", &[]),
            ("{{style recipient}}", "you", &[]),
            ("{{facts.a.text}}", "b", &["template.unequal_fields facts.a.text"]),
            ("b", "{{recipient.title}}", &["template.unequal_fields recipient.title"]),
            ("٥ مواقع", "6 sites", &["template.unequal_numbers 5/6"]),
            ("في 7 أيار 2026", "on 8 May 2026", &["template.unequal_dates 2026-05-07/2026-05-08"]),
            ("{{date \"2026-05-07\"}}", "{{date \"2026-05-08\"}}", &["template.unequal_numbers 07/08"]),
            ("{{number 5}}{{recipient.name}}1", "{{number 5}} {{recipient.name}}, 1", &[]),
        ];
        for (arabic, english, expect) in cases {
            assert_eq!(found(arabic, english), *expect, "{arabic} | {english}");
        }
    }
}
