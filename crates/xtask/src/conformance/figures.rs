//! Figures, the marks they must reach, and the table.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

/// What a figure must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Bound {
    fn parse(relation: &str, value: &str) -> Option<Self> {
        let value = value.parse().ok()?;
        match relation {
            ">=" => Some(Self::AtLeast(value)),
            "<=" => Some(Self::AtMost(value)),
            _ => None,
        }
    }

    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::AtMost(bound) => value <= bound,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::AtLeast(bound) => write!(formatter, "≥ {bound}"),
            Self::AtMost(bound) => write!(formatter, "≤ {bound}"),
        }
    }
}

struct Row {
    key: String,
    value: f64,
    bounds: Vec<Bound>,
}

/// The figures of a run. A figure's key is `PART.NAME`.
pub struct Figures {
    /// Marks by key; those asked for in a quick run as well are `true`.
    marks: BTreeMap<String, (Bound, bool)>,
    rows: Vec<Row>,
    part: String,
    quick: bool,
    missing: Vec<String>,
}

impl Figures {
    /// Reads lines of `KEY >=|<= VALUE [whole]`; `whole` marks a figure that a quick run does not make.
    pub fn read_marks(file: &Path, quick: bool) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Self::new(parse_marks(&text)?, quick))
    }

    fn new(marks: BTreeMap<String, (Bound, bool)>, quick: bool) -> Self {
        Self { marks, rows: Vec::new(), part: String::new(), quick, missing: Vec::new() }
    }

    /// Figures from now on are of this part.
    pub fn begin(&mut self, part: &str) {
        part.clone_into(&mut self.part);
    }

    /// A figure; its mark, if there is one, decides.
    pub fn add(&mut self, name: &str, value: f64) {
        self.bounded(name, value, None);
    }

    /// A figure that must not be above `most`.
    pub fn at_most(&mut self, name: &str, value: f64, most: f64) {
        self.bounded(name, value, Some(Bound::AtMost(most)));
    }

    fn bounded(&mut self, name: &str, value: f64, bound: Option<Bound>) {
        let key = format!("{}.{name}", self.part);
        let mark = self.marks.get(&key).filter(|(_, in_quick)| *in_quick || !self.quick).map(|(bound, _)| *bound);
        self.rows.push(Row { key, value, bounds: mark.into_iter().chain(bound).collect() });
    }

    /// Runs a script to the end; its lines `figure NAME VALUE [>=|<= BOUND]` become figures.
    pub fn take(&mut self, command: &mut Command) -> Result<()> {
        let (lines, succeeded) = run::keeping(command, |line| line.starts_with("figure "))?;
        if !succeeded {
            bail!("{} failed", command.get_program().display());
        }
        for line in &lines {
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            let (name, value, bound) = match words.as_slice() {
                [name, value] => (name, value, None),
                [name, value, relation, bound] => (name, value, Bound::parse(relation, bound)),
                _ => bail!("not a figure: {line}"),
            };
            if words.len() == 4 && bound.is_none() {
                bail!("not a figure: {line}");
            }
            self.bounded(name, value.parse().with_context(|| format!("not a figure: {line}"))?, bound);
        }
        Ok(())
    }

    /// A mark of the part without a figure is a failure: a check that no longer runs must be noticed.
    pub fn end(&mut self) {
        let prefix = format!("{}.", self.part);
        for (key, (_, in_quick)) in &self.marks {
            let made = self.rows.iter().any(|row| row.key == *key);
            if key.starts_with(&prefix) && !made && (*in_quick || !self.quick) {
                self.missing.push(key.clone());
            }
        }
    }

    /// Prints the table; an error when a figure misses its mark.
    pub fn report(&self) -> Result<()> {
        println!("\n| figure | value | asked | |\n|---|---|---|---|");
        let mut failed: Vec<&str> = self.missing.iter().map(String::as_str).collect();
        for row in &self.rows {
            let holds = row.bounds.iter().all(|bound| bound.holds(row.value));
            if !holds {
                failed.push(&row.key);
            }
            let asked: Vec<String> = row.bounds.iter().map(Bound::to_string).collect();
            let verdict = match (row.bounds.is_empty(), holds) {
                (true, _) => "reported",
                (false, true) => "ok",
                (false, false) => "FAILED",
            };
            println!("| {} | {} | {} | {verdict} |", row.key, row.value, asked.join(", "));
        }
        for key in &self.missing {
            println!("| {key} | not measured | | FAILED |");
        }
        let judged = self.rows.iter().filter(|row| !row.bounds.is_empty()).count() + self.missing.len();
        println!("\nconformance: {} passed, {} failed", judged - failed.len(), failed.len());
        if !failed.is_empty() {
            bail!("below the marks: {}", failed.join(", "));
        }
        Ok(())
    }
}

fn parse_marks(text: &str) -> Result<BTreeMap<String, (Bound, bool)>> {
    let mut marks = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (key, relation, value, quick) = match words.as_slice() {
            [key, relation, value] => (key, relation, value, true),
            [key, relation, value, "whole"] => (key, relation, value, false),
            _ => bail!("not a mark: {line}"),
        };
        let bound = Bound::parse(relation, value).with_context(|| format!("not a mark: {line}"))?;
        marks.insert((*key).to_owned(), (bound, quick));
    }
    Ok(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(marks: &str, quick: bool) -> Figures {
        let mut figures = Figures::new(parse_marks(marks).unwrap(), quick);
        figures.begin("pdf");
        figures
    }

    #[test]
    fn a_figure_fails_below_its_mark() {
        let cases =
            [("", false, 96.9, false), ("", true, 96.9, false), ("", false, 97.0, true), (" whole", true, 0.0, true)];
        for (mark, quick, value, passes) in cases {
            let mut figures = figures(&format!("pdf.words >= 97{mark}\n"), quick);
            figures.add("words", value);
            figures.end();
            assert_eq!(figures.report().is_ok(), passes, "{mark} {quick} {value}");
        }
    }

    #[test]
    fn a_mark_without_figure_fails() {
        let cases = [("", true, false), ("", false, false), (" whole", true, true), (" whole", false, false)];
        for (mark, quick, passes) in cases {
            let mut figures = figures(&format!("pdf.words >= 97{mark}\nother.words >= 1\n"), quick);
            figures.end();
            assert_eq!(figures.report().is_ok(), passes, "{mark} {quick}");
        }
    }

    #[test]
    fn a_part_asks_beside_the_mark() {
        let mut figures = figures("pdf.words >= 1\n", false);
        figures.at_most("words", 5.0, 4.0);
        assert!(figures.report().is_err());
    }

    #[test]
    fn lines_that_are_no_marks() {
        for line in ["a", "a >= x", "a = 3", "a >= 3 quick"] {
            assert!(parse_marks(line).is_err(), "{line}");
        }
    }
}
