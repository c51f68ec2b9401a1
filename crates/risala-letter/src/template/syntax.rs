//! The fields of a template: a small part of the Handlebars language, read into a tree.
//!
//! Known are `{{field}}`, `{{helper argument key="form"}}`, `{{#if}}`, `{{#unless}}`, `{{else}}` and
//! comments. Nothing else is (no partials, no loops, no raw output), so a template can neither recurse nor
//! multiply: what it writes is bounded by its own length and that of the values.

use std::collections::BTreeMap;

use super::check::{self, Part};
use super::codes;
use crate::problem::Problem;

/// Longest tag in bytes.
const MAX_TAG: usize = 8 * 1024;
/// Deepest nesting of blocks.
const MAX_DEPTH: usize = 8;
/// Problems of one file; what follows is noise.
const MAX_PROBLEMS: usize = 50;

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Markdown as written.
    Text { text: String, line: u32 },
    /// A value to put in.
    Value { expression: Expression, line: u32 },
    /// `{{#if field}}…{{else}}…{{/if}}`, or `unless`.
    Condition { field: String, negated: bool, then: Vec<Node>, otherwise: Vec<Node>, line: u32 },
}

/// What gives a value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    /// A field.
    Field(String),
    /// A helper with its argument and its forms.
    Call { helper: String, argument: Argument, forms: BTreeMap<String, String> },
}

/// The argument of a helper.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Argument {
    /// A field (or the root `recipient`).
    Field(String),
    /// Written out: a number or a quoted text.
    Literal(String),
}

/// A block that is not closed yet.
struct Open {
    field: String,
    negated: bool,
    line: u32,
    then: Vec<Node>,
    /// The nodes after `{{else}}`.
    otherwise: Option<Vec<Node>>,
}

impl Open {
    fn name(&self) -> &'static str {
        if self.negated { "unless" } else { "if" }
    }

    fn close(self) -> Node {
        Node::Condition {
            field: self.field,
            negated: self.negated,
            then: self.then,
            otherwise: self.otherwise.unwrap_or_default(),
            line: self.line,
        }
    }
}

/// Reads the fields of `source`. All problems carry their line.
pub(crate) fn parse(source: &str, part: Part) -> Result<Vec<Node>, Vec<Problem>> {
    let mut reader = Reader {
        part,
        line: 1,
        nodes: Vec::new(),
        open: Vec::new(),
        fresh_line: true,
        stopped: false,
        problems: Vec::new(),
    };
    reader.read(source);
    reader.finish()
}

struct Reader {
    part: Part,
    line: u32,
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Whether the current line is empty so far.
    fresh_line: bool,
    /// Whether the rest cannot be understood.
    stopped: bool,
    problems: Vec<Problem>,
}

impl Reader {
    fn read(&mut self, source: &str) {
        let mut rest = source;
        while let Some((text, after)) = rest.split_once("{{") {
            let Some((tag, after)) = split_tag(after) else {
                self.text(text);
                let start: String = after.chars().take(30).collect();
                return self.report(Problem::error(codes::UNCLOSED_TAG).arg("tag", start));
            };
            rest = if is_block_tag(tag) && stands_alone(text, after, self.fresh_line) {
                // Its whole line goes, as in Handlebars.
                self.text(text.trim_end_matches([' ', '\t']));
                self.tag(tag);
                self.fresh_line = true;
                self.line += newlines(tag) + u32::from(after.contains('\n'));
                after.split_once('\n').map_or("", |(_, rest)| rest)
            } else {
                self.text(text);
                self.tag(tag);
                self.fresh_line = false;
                self.line += newlines(tag);
                after
            };
            if self.stopped || self.problems.len() >= MAX_PROBLEMS {
                return;
            }
        }
        self.text(rest);
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let line = self.line;
        if let Some((before, _)) = text.split_once("}}") {
            let problem = Problem::error(codes::STRAY_BRACES).line(line + newlines(before));
            self.problems.push(problem);
        }
        self.line += newlines(text);
        self.fresh_line = text.ends_with('\n');
        let text = text.to_owned();
        self.push(Node::Text { text, line });
    }

    fn tag(&mut self, tag: &str) {
        let trimmed = tag.trim();
        match trimmed.chars().next() {
            None => self.construct("{{}}"),
            Some('!') => {}
            Some('#') => self.open_block(trimmed.trim_start_matches('#')),
            Some('/') => self.close_block(trimmed.trim_start_matches('/').trim()),
            Some('{' | '&' | '>' | '*' | '^' | '~' | '@' | '.') => self.construct(trimmed),
            Some(_) if trimmed == "else" => self.otherwise(),
            Some(_) if trimmed.starts_with("else ") || trimmed.ends_with('~') => {
                self.construct(trimmed);
            }
            Some(_) => self.value(trimmed),
        }
    }

    fn open_block(&mut self, inner: &str) {
        let mut words = inner.split_whitespace();
        let negated = match words.next() {
            Some("if") => false,
            Some("unless") => true,
            _ => return self.construct(&format!("#{inner}")),
        };
        let (Some(field), None) = (words.next(), words.next()) else {
            return self.construct(&format!("#{inner}"));
        };
        if let Err(problem) = check::field(field, self.part) {
            self.report(problem);
        }
        if self.open.len() == MAX_DEPTH {
            self.stopped = true;
            return self.report(Problem::error(codes::TOO_DEEP).arg("limit", MAX_DEPTH));
        }
        self.open.push(Open { field: field.to_owned(), negated, line: self.line, then: Vec::new(), otherwise: None });
    }

    fn otherwise(&mut self) {
        match self.open.last_mut() {
            Some(open) if open.otherwise.is_none() => open.otherwise = Some(Vec::new()),
            _ => self.report(Problem::error(codes::UNEXPECTED_TAG).arg("tag", "{{else}}")),
        }
    }

    fn close_block(&mut self, name: &str) {
        match self.open.pop_if(|open| open.name() == name) {
            Some(open) => self.push(open.close()),
            None => {
                let tag = format!("{{{{/{name}}}}}");
                self.report(Problem::error(codes::UNEXPECTED_TAG).arg("tag", tag));
            }
        }
    }

    fn value(&mut self, tag: &str) {
        match expression(tag, self.part) {
            Ok(expression) => {
                let line = self.line;
                self.push(Node::Value { expression, line });
            }
            Err(problem) => self.report(problem),
        }
    }

    fn construct(&mut self, tag: &str) {
        let shown: String = tag.chars().take(60).collect();
        self.report(Problem::error(codes::CONSTRUCT).arg("construct", shown));
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem.line(self.line));
    }

    fn push(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(open) => open.otherwise.as_mut().unwrap_or(&mut open.then).push(node),
            None => self.nodes.push(node),
        }
    }

    fn finish(mut self) -> Result<Vec<Node>, Vec<Problem>> {
        let unclosed = if self.stopped { &[] } else { self.open.as_slice() };
        for open in unclosed {
            let problem = Problem::error(codes::UNCLOSED_BLOCK).line(open.line);
            self.problems.push(problem.arg("block", open.name()));
        }
        self.problems.truncate(MAX_PROBLEMS);
        if self.problems.is_empty() { Ok(self.nodes) } else { Err(self.problems) }
    }
}

fn newlines(text: &str) -> u32 {
    let count = text.bytes().filter(|byte| *byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The inside of a tag and what follows it; `}}` in a quoted text or a comment does not end it.
fn split_tag(after: &str) -> Option<(&str, &str)> {
    if after.starts_with("!--") {
        let (comment, rest) = after.split_once("--}}")?;
        return Some((comment, rest));
    }
    let mut quoted = false;
    for (at, c) in after.char_indices().take(MAX_TAG) {
        match c {
            '"' if !after.starts_with('!') => quoted = !quoted,
            // Another tag opens first.
            '{' if !quoted && at >= 2 && after.get(at..)?.starts_with("{{") => return None,
            '}' if !quoted => {
                if let Some(rest) = after.get(at..).and_then(|tail| tail.strip_prefix("}}")) {
                    return Some((after.get(..at)?, rest));
                }
            }
            _ => {}
        }
    }
    None
}

fn is_block_tag(tag: &str) -> bool {
    let tag = tag.trim();
    tag.starts_with(['#', '/', '!']) || tag == "else"
}

/// Whether a tag between `before` and `after` has its line to itself.
fn stands_alone(before: &str, after: &str, fresh_line: bool) -> bool {
    let indent = before.rsplit_once('\n').map(|(_, indent)| indent);
    let starts = match indent {
        Some(indent) => indent.trim().is_empty(),
        None => fresh_line && before.trim().is_empty(),
    };
    let line = after.split_once('\n').map_or(after, |(line, _)| line);
    starts && line.trim().is_empty()
}

fn expression(tag: &str, part: Part) -> Result<Expression, Problem> {
    let words = words(tag)?;
    let (name, arguments) = match words.split_first() {
        Some((Word::Bare(name), arguments)) => (name, arguments),
        _ => return Err(Problem::error(codes::CONSTRUCT).arg("construct", tag)),
    };
    if arguments.is_empty() && !check::is_helper(name) {
        check::field(name, part)?;
        return Ok(Expression::Field(name.clone()));
    }
    let mut argument = None;
    let mut forms = BTreeMap::new();
    for word in arguments {
        let given = match word {
            Word::Form(key, form) => {
                forms.insert(key.clone(), form.clone());
                continue;
            }
            Word::Quoted(text) => Argument::Literal(text.clone()),
            Word::Bare(text) if text.parse::<f64>().is_ok() => Argument::Literal(text.clone()),
            Word::Bare(field) => Argument::Field(field.clone()),
        };
        if argument.replace(given).is_some() {
            return Err(check::arguments(name));
        }
    }
    check::call(name, argument.as_ref(), &forms, part)?;
    let argument = argument.ok_or_else(|| check::arguments(name))?;
    let helper = name.clone();
    Ok(Expression::Call { helper, argument, forms })
}

/// A word of a tag.
enum Word {
    Bare(String),
    Quoted(String),
    Form(String, String),
}

fn words(tag: &str) -> Result<Vec<Word>, Problem> {
    let mut words = Vec::new();
    let mut rest = tag.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
        let (bare, after) = rest.split_at(end);
        let Some(quoted) = after.strip_prefix('"') else {
            words.push(Word::Bare(bare.to_owned()));
            rest = after.trim_start();
            continue;
        };
        let Some((text, after)) = quoted.split_once('"') else {
            return Err(Problem::error(codes::CONSTRUCT).arg("construct", tag));
        };
        words.push(match bare.strip_suffix('=') {
            Some(key) => Word::Form(key.to_owned(), text.to_owned()),
            None if bare.is_empty() => Word::Quoted(text.to_owned()),
            None => return Err(Problem::error(codes::CONSTRUCT).arg("construct", tag)),
        });
        rest = after.trim_start();
    }
    Ok(words)
}
