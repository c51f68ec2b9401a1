//! Templates: Markdown with fields, one letter and one covering mail a language, read and checked before
//! any official is met.

mod check;
pub(crate) mod codes;
mod guard;
mod manifest;
mod render;
mod syntax;

use std::collections::BTreeSet;

pub use codes::CODES;
pub use manifest::{Manifest, Purpose, RequiredFields};

pub(crate) use check::FIELDS;
pub(crate) use guard::split_tag;
pub(crate) use render::{Rendered, Values, isolated, isolated_length, render};
pub(crate) use syntax::{Argument, Expression, Node};

use crate::lang::{Bilingual, Lang};
use crate::markdown;
use crate::problem::Problem;
use check::Part;

/// Largest file of a template in bytes.
pub const MAX_FILE: usize = 256 * 1024;

/// The files of a template as they were read; line ends may be CRLF, a byte order mark may come first.
#[derive(Debug, Clone, Default)]
pub struct TemplateSources {
    /// `template.toml`.
    pub toml: String,
    /// `letter.<lang>.md`.
    pub letter: Bilingual,
    /// `mail.<lang>.md`.
    pub mail: Bilingual,
}

/// A template that holds nothing unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its name, that of its folder.
    pub name: String,
    /// What `template.toml` says.
    pub manifest: Manifest,
    pub(crate) letter: Bilingual<Text>,
    pub(crate) mail: Bilingual<Text>,
}

/// One file of a template.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    /// Its path relative to the campaign folder.
    pub file: String,
    pub nodes: Vec<Node>,
    /// Every field it names.
    pub fields: BTreeSet<String>,
}

impl Template {
    /// Reads and checks the template `name`. Every problem carries file and line.
    pub fn parse(name: &str, sources: &TemplateSources) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut keep = |result: Result<Text, Vec<Problem>>| result.map_err(|found| problems.extend(found)).ok();
        let mut read = |part: Part, lang: Lang| {
            let stem = match part {
                Part::Letter => "letter",
                Part::Mail => "mail",
            };
            let source = match part {
                Part::Letter => &sources.letter,
                Part::Mail => &sources.mail,
            };
            let file = format!("templates/{name}/{stem}.{}.md", lang.code());
            let source = source.get(lang)?;
            keep(Text::parse(file, source, part))
        };
        let letter = Bilingual { ar: read(Part::Letter, Lang::Ar), en: read(Part::Letter, Lang::En) };
        let mail = Bilingual { ar: read(Part::Mail, Lang::Ar), en: read(Part::Mail, Lang::En) };
        let manifest = Manifest::parse(name, &sources.toml);
        if sources.letter.ar.is_none() && sources.letter.en.is_none() {
            let file = format!("templates/{name}/letter.en.md");
            problems.push(Problem::error(codes::MISSING_FILE).file(file));
        }
        match manifest {
            Ok(manifest) if problems.is_empty() => Ok(Self { name: name.to_owned(), manifest, letter, mail }),
            Ok(_) => Err(problems),
            Err(found) => {
                problems.push(found);
                Err(problems)
            }
        }
    }

    /// The fields that its texts name, each after the file it stands in.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = [&self.letter.ar, &self.letter.en, &self.mail.ar, &self.mail.en].into_iter().flatten();
        texts.flat_map(|text| text.fields.iter().map(|field| (text.file.as_str(), field.as_str())))
    }

    /// The languages its letter is written in.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        [Lang::Ar, Lang::En].into_iter().filter(|lang| self.letter.get(*lang).is_some())
    }
}

impl Text {
    fn parse(file: String, source: &str, part: Part) -> Result<Self, Vec<Problem>> {
        let in_file = |problems: Vec<Problem>| -> Vec<Problem> {
            problems.into_iter().map(|problem| problem.file(file.clone())).collect()
        };
        let source = normalized(source).map_err(|problem| in_file(vec![problem]))?;
        let nodes = syntax::parse(&source, part).map_err(in_file)?;
        let kind = match part {
            Part::Letter => markdown::Kind::Letter,
            Part::Mail => markdown::Kind::Mail,
        };
        // The Markdown is checked twice: with all conditions true and with all false. Where they are false so
        // much may be left out that no official would ever meet it.
        for holds in [true, false] {
            let probe = render(&nodes, &Probe { holds }).map_err(in_file)?;
            let mut found = markdown::parse(&probe, kind).err().unwrap_or_default();
            found.retain(|problem| holds || problem.code != codes::STRUCTURE);
            if !found.is_empty() {
                return Err(in_file(found));
            }
        }
        let mut fields = BTreeSet::new();
        collect_fields(&nodes, &mut fields);
        Ok(Self { file, nodes, fields })
    }
}

/// Line ends as LF, no byte order mark, nothing that could pass for a value.
fn normalized(source: &str) -> Result<String, Problem> {
    if source.len() > MAX_FILE {
        return Err(Problem::error(codes::TOO_LARGE).arg("limit", MAX_FILE / 1024));
    }
    let source = source.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    for (line, text) in (1..).zip(source.split('\n')) {
        if let Some(c) = crate::characters::forbidden(text).filter(|c| *c != '\t') {
            let code = crate::characters::code_point(c);
            return Err(Problem::error(codes::CHARACTER).arg("character", code).line(line));
        }
    }
    Ok(source)
}

fn collect_fields(nodes: &[Node], fields: &mut BTreeSet<String>) {
    for node in nodes {
        match node {
            Node::Text { .. } => {}
            Node::Value { expression, .. } => {
                let (Expression::Field(field) | Expression::Call { argument: Argument::Field(field), .. }) = expression
                else {
                    continue;
                };
                fields.insert(field.clone());
            }
            Node::Condition { field, then, otherwise, .. } => {
                fields.insert(field.clone());
                collect_fields(then, fields);
                collect_fields(otherwise, fields);
            }
        }
    }
}

/// Values of no official, to look at a template's Markdown alone.
struct Probe {
    holds: bool,
}

impl Values for Probe {
    fn value(&self, _: &Expression) -> Result<String, Problem> {
        Ok("x".to_owned())
    }

    fn holds(&self, _: &str) -> bool {
        self.holds
    }
}

#[cfg(test)]
mod tests;
