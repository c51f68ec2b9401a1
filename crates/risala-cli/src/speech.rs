//! What is printed: summaries and JSON on standard output, problems and progress on standard error.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use risala_engine::Lang;
use risala_engine::api::Progress;
use risala_engine::api::report::{ProblemEntry, Skipped};
use risala_engine::messages::Messages;
use serde::Serialize;

/// Problems of one kind shown at most; the rest is counted.
const OF_A_KIND: usize = 10;

/// Speaks one language, to people or to programs.
pub struct Speech {
    words: Messages,
    json: bool,
    quiet: bool,
}

impl Speech {
    pub fn new(lang: Lang, json: bool, quiet: bool) -> Self {
        Self { words: Messages::for_lang(lang), json, quiet }
    }

    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The whole answer for programs, when they asked for it.
    pub fn json(&self, answer: &impl Serialize) -> io::Result<()> {
        if !self.json {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        serde_json::to_writer(&mut out, answer)?;
        writeln!(out)
    }

    /// A line of the summary for people.
    pub fn say(&self, id: &str, args: &[(&str, &str)]) -> io::Result<()> {
        if self.json || self.quiet {
            return Ok(());
        }
        writeln!(io::stdout().lock(), "{}", self.words.text(id, args))
    }

    /// A line of a log on standard error, for services.
    pub fn log(&self, line: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { writeln!(io::stderr().lock(), "{line}") }
    }

    /// What a person has to do now, on standard error, whoever reads the rest.
    pub fn tell(&self, id: &str, args: &[(&str, &str)]) {
        // Nobody there to read it: the call ends by its time.
        let _ = writeln!(io::stderr().lock(), "{}", self.words.text(id, args));
    }

    /// Words that are part of a line.
    pub fn words(&self, id: &str, args: &[(&str, &str)]) -> String {
        self.words.text(id, args)
    }

    /// Who gets no letter, and why.
    pub fn skipped(&self, skipped: &[Skipped]) -> io::Result<()> {
        if skipped.is_empty() {
            return Ok(());
        }
        self.say("cli-skipped", &[("count", &skipped.len().to_string())])?;
        skipped
            .iter()
            .try_for_each(|one| self.say("cli-skipped_one", &[("official", &one.official), ("reason", &one.reason)]))
    }

    /// Problems, the remedy after each; programs find them in their JSON.
    pub fn problems(&self, problems: &[ProblemEntry]) -> io::Result<()> {
        if self.json {
            return Ok(());
        }
        let mut out = io::stderr().lock();
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for problem in problems {
            let count = seen.entry(&problem.code).or_default();
            *count += 1;
            if *count <= OF_A_KIND {
                self.problem(&mut out, problem)?;
            }
        }
        let mut more: Vec<_> = seen.into_iter().filter(|(_, count)| *count > OF_A_KIND).collect();
        more.sort_unstable();
        for (code, count) in more {
            let count = (count - OF_A_KIND).to_string();
            writeln!(out, "{}", self.words.text("cli-more", &[("code", code), ("count", &count)]))?;
        }
        Ok(())
    }

    fn problem(&self, out: &mut impl Write, problem: &ProblemEntry) -> io::Result<()> {
        let label = self.words.text(&format!("cli-{}", problem.severity), &[]);
        writeln!(out, "{label}: {}", problem.message)?;
        let place = place(problem);
        if !place.is_empty() {
            writeln!(out, "  {place}")?;
        }
        if !problem.hint.is_empty() {
            writeln!(out, "{}: {}", self.words.text("cli-hint", &[]), problem.hint)?;
        }
        Ok(())
    }

    /// Why a call did not run.
    pub fn failure(&self, problems: &[ProblemEntry]) -> io::Result<()> {
        self.problems(problems)?;
        self.json(&serde_json::json!({ "schema": 1, "problems": problems }))
    }

    /// Shows how far a long call has come: a bar on a terminal, nothing elsewhere.
    pub fn following<T>(&self, call: impl FnOnce(Progress<'_>) -> T) -> T {
        let bar = self.bar();
        let done = call(&|done, all| {
            bar.set_length(all as u64);
            bar.set_position(done as u64);
        });
        bar.finish_and_clear();
        done
    }

    fn bar(&self) -> ProgressBar {
        if self.quiet || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::no_length();
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        bar
    }
}

/// `file:line, official, field`, as far as known.
fn place(problem: &ProblemEntry) -> String {
    let file = match problem.line {
        0 => problem.file.clone(),
        line if problem.file.is_empty() => line.to_string(),
        line => format!("{}:{line}", problem.file),
    };
    let parts = [file.as_str(), &problem.official, &problem.field];
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(", ")
}
