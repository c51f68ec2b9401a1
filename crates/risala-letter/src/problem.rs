//! What is wrong, as data: a code, its arguments, and where.
//!
//! The words live in `messages/{ar,en}.ftl`, one message per code with an attribute `.hint` (the
//! remedy); code `template.unknown_field` is message `template-unknown_field`. Each crate lists the
//! codes it can report in a table `CODES`; a test holds the tables against both message files.

use std::collections::BTreeMap;

/// A problem's kind, `area.reason`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// Whether a letter can be made in spite of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The letter (or the campaign) cannot go out like this.
    Error,
    /// The letter can go out; a person should look.
    Warning,
}

/// One problem of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub severity: Severity,
    /// The kind.
    pub code: Code,
    /// Arguments of the message, by name.
    pub args: BTreeMap<&'static str, String>,
    /// The official's id, when it concerns one.
    pub official: Option<String>,
    /// The file, relative to the campaign folder, `/` as separator.
    pub file: Option<String>,
    /// Line in the file, from 1.
    pub line: Option<u32>,
    /// The field, column or key.
    pub field: Option<String>,
}

impl Problem {
    /// An error of this kind.
    pub fn error(code: Code) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A warning of this kind.
    pub fn warning(code: Code) -> Self {
        Self::new(Severity::Warning, code)
    }

    fn new(severity: Severity, code: Code) -> Self {
        Self { severity, code, args: BTreeMap::new(), official: None, file: None, line: None, field: None }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }

    /// Says which official it concerns.
    #[must_use]
    pub fn official(mut self, id: impl Into<String>) -> Self {
        self.official = Some(id.into());
        self
    }

    /// Says in which file it is.
    #[must_use]
    pub fn file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Says in which line of the file it is, from 1.
    #[must_use]
    pub fn line(mut self, line: u32) -> Self {
        self.line = Some(line);
        self
    }

    /// Says which field, column or key it concerns.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Whether it stops the letter.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
