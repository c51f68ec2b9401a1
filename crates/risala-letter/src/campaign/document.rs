//! A TOML text with the line of every entry.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::check::{MISSING_KEY, SYNTAX, UNKNOWN_KEY, WRONG_VALUE};
use super::read::{Fault, Mistake, read};
use crate::problem::Problem;
use crate::suggest::nearest;

/// A text and the tree it was read into.
pub(super) struct Document<'i> {
    text: &'i str,
    table: Spanned<DeTable<'i>>,
    /// Byte offset of the beginning of each line.
    lines: Vec<usize>,
}

impl<'i> Document<'i> {
    /// Reads the text as TOML.
    pub fn parse(text: &'i str) -> Result<Self, Problem> {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        DeTable::parse(text).map(|table| Self { text, table, lines }).map_err(|error| syntax(text, &error))
    }

    /// Reads the tree as a value, and what is wrong with it.
    pub fn read<T: DeserializeOwned>(&self) -> (Option<T>, Vec<Problem>) {
        let (value, mistakes) = read(&self.table);
        (value, mistakes.into_iter().map(|mistake| self.problem(mistake)).collect())
    }

    fn problem(&self, Mistake { fault, offset, path }: Mistake) -> Problem {
        let line = self.line_at(offset);
        let field = path.join(".");
        let problem = match fault {
            Fault::UnknownKey { key, known } => Problem::error(UNKNOWN_KEY)
                .arg("nearest", nearest(&key, known.iter().copied()).unwrap_or_default())
                .arg("key", key)
                .arg("known", known.join(", ")),
            Fault::Missing { key } => {
                let key = if field.is_empty() { key.to_owned() } else { format!("{field}.{key}") };
                Problem::error(MISSING_KEY).arg("key", key)
            }
            Fault::UnknownValue { value, allowed } => wrong_value(&field, &value, &allowed.join(", ")),
            Fault::WrongShape { expected } => wrong_value(&field, &self.written(offset), &expected),
            Fault::Other(detail) => wrong_value(&field, &self.written(offset), &detail),
        };
        problem.field(field).line(line)
    }

    /// The line an entry begins in, as it is written.
    fn written(&self, offset: usize) -> String {
        let line = self.text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let value = line.split_once('=').map_or(line, |(_, value)| value);
        value.trim().chars().take(60).collect()
    }

    /// An integer of the first level.
    pub fn integer(&self, key: &str) -> Option<i64> {
        let (_, value) = self.table.get_ref().iter().find(|(name, _)| name.get_ref() == key)?;
        let integer = value.get_ref().as_integer()?;
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    /// The line of an entry, or of the nearest entry above it. An element of an array is `[n]`.
    pub fn line(&self, path: &[&str]) -> u32 {
        let mut offset = 0;
        let mut table = Some(self.table.get_ref());
        let mut array: Option<&DeArray> = None;
        for step in path {
            let found = match (table, array) {
                (Some(table), _) => entry(table, step),
                (None, Some(array)) => element(array, step),
                (None, None) => None,
            };
            let Some((at, value)) = found else { break };
            offset = at;
            table = value.as_table();
            array = value.as_array();
        }
        self.line_at(offset)
    }

    /// Every text: its keys, its line, itself.
    pub fn texts(&self) -> Vec<(String, u32, &str)> {
        let mut texts = Vec::new();
        gather_table(self.table.get_ref(), "", &mut texts);
        let placed = texts.into_iter().map(|(field, offset, text)| (field, self.line_at(offset), text));
        placed.collect()
    }

    fn line_at(&self, offset: usize) -> u32 {
        let line = self.lines.partition_point(|start| *start <= offset);
        u32::try_from(line).unwrap_or(u32::MAX)
    }
}

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    let before = text.get(..offset).unwrap_or(text);
    let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let problem = Problem::error(SYNTAX).arg("line", line).arg("column", column);
    problem.arg("detail", error.message()).line(line)
}

type Texts<'t> = Vec<(String, usize, &'t str)>;

fn gather_table<'t>(table: &'t DeTable<'_>, field: &str, texts: &mut Texts<'t>) {
    let dot = if field.is_empty() { "" } else { "." };
    for (key, value) in table.iter() {
        let field = format!("{field}{dot}{}", key.get_ref());
        gather(value.get_ref(), &field, key.span().start, texts);
    }
}

fn gather<'t>(value: &'t DeValue<'_>, field: &str, offset: usize, texts: &mut Texts<'t>) {
    match value {
        DeValue::String(text) => texts.push((field.to_owned(), offset, text)),
        DeValue::Table(table) => gather_table(table, field, texts),
        DeValue::Array(array) => {
            for (index, element) in array.iter().enumerate() {
                let field = format!("{field}.[{index}]");
                gather(element.get_ref(), &field, element.span().start, texts);
            }
        }
        _ => {}
    }
}

fn entry<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<(usize, &'t DeValue<'i>)> {
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some((name.span().start, value.get_ref()))
}

fn element<'t, 'i>(array: &'t DeArray<'i>, step: &str) -> Option<(usize, &'t DeValue<'i>)> {
    let index: usize = step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()?;
    let element = array.get(index)?;
    Some((element.span().start, element.get_ref()))
}

fn wrong_value(key: &str, value: &str, allowed: &str) -> Problem {
    Problem::error(WRONG_VALUE).arg("key", key).arg("value", value).arg("allowed", allowed)
}
