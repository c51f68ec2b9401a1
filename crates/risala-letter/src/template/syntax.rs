//! The fields of a template: a small part of the Handlebars language as a tree of our own.
//!
//! Handlebars reads the file; of what it finds `{{field}}`, `{{helper argument key="form"}}`, `{{#if}}`,
//! `{{#unless}}`, `{{else}}` and comments are taken over. Nothing else is (no partials, no loops, no raw
//! output), so a template can neither recurse nor multiply: what it writes is bounded by its own length and
//! that of the values.

use std::collections::BTreeMap;

use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use handlebars::{TemplateError, TemplateErrorReason};
use serde_json::{Number, Value};

use super::check::{self, Part};
use super::guard::{self, MAX_PROBLEMS, Place, Tags, construct};
use crate::problem::Problem;

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

/// Reads the fields of `source`. All problems carry their line.
pub(crate) fn parse(source: &str, part: Part) -> Result<Vec<Node>, Vec<Problem>> {
    let tags = guard::tags(source)?;
    let template = Template::compile(source).map_err(|error| vec![refused(&error, &tags)])?;
    let mut reader = Reader { part, tags, problems: Vec::new() };
    let nodes = reader.nodes(&template);
    reader.problems.truncate(MAX_PROBLEMS);
    if reader.problems.is_empty() { Ok(nodes) } else { Err(reader.problems) }
}

/// What Handlebars could not read.
fn refused(error: &TemplateError, tags: &Tags) -> Problem {
    let tag = match (error.reason(), error.pos()) {
        (_, Some(place)) => tags.range(..=place).next_back(),
        (TemplateErrorReason::InvalidParam(text), None) => tags.iter().find(|(_, tag)| tag.contains(text)),
        _ => None,
    };
    let (place, tag) = tag.map_or(((1, 1), "{{"), |(place, tag)| (*place, *tag));
    construct(tag).line(guard::line(place))
}

struct Reader<'a> {
    part: Part,
    tags: Tags<'a>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Depth is bounded by the guard.
    fn nodes(&mut self, template: &Template) -> Vec<Node> {
        let places = template.mapping.iter().map(|place| (place.0, place.1));
        let mut nodes = Vec::new();
        for (element, place) in template.elements.iter().zip(places) {
            match self.node(element, place) {
                Ok(node) => nodes.extend(node),
                Err(problem) => self.problems.push(problem.line(guard::line(place))),
            }
        }
        nodes
    }

    fn node(&mut self, element: &TemplateElement, place: Place) -> Result<Option<Node>, Problem> {
        let line = guard::line(place);
        let tag = self.tags.get(&place).copied().unwrap_or_default();
        Ok(match element {
            TemplateElement::RawString(text) if text.is_empty() => None,
            TemplateElement::RawString(text) => Some(Node::Text { line: first_line(text, line), text: text.clone() }),
            TemplateElement::Comment(_) => None,
            TemplateElement::Expression(value) => {
                Some(Node::Value { expression: expression(value, tag, self.part)?, line })
            }
            TemplateElement::HelperBlock(block) => {
                let (field, negated) = condition(block).ok_or_else(|| construct(tag))?;
                if let Err(problem) = check::field(&field, self.part) {
                    self.problems.push(problem.line(line));
                }
                let mut branch = |branch: &Option<Template>| branch.as_ref().map(|nodes| self.nodes(nodes));
                let then = branch(&block.template).unwrap_or_default();
                let otherwise = branch(&block.inverse).unwrap_or_default();
                Some(Node::Condition { field, negated, then, otherwise, line })
            }
            _ => return Err(construct(tag)),
        })
    }
}

/// The line on which `text` begins. Handlebars counts from its first character that is no space, except at
/// the start of the file.
fn first_line(text: &str, counted: u32) -> u32 {
    let space = text.chars().take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
    let lines = space.filter(|c| *c == '\n').count();
    counted.saturating_sub(u32::try_from(lines).unwrap_or(u32::MAX)).max(1)
}

/// The field of an `if` or `unless`, and which of the two it is.
fn condition(block: &HelperTemplate) -> Option<(String, bool)> {
    let negated = match block.name.as_name()? {
        "if" => false,
        "unless" => true,
        _ => return None,
    };
    let [Parameter::Path(_)] = block.params.as_slice() else {
        return None;
    };
    let plain = block.hash.is_empty() && block.block_param.is_none() && !block.is_chained();
    let field = block.params.first()?.as_name()?;
    plain.then(|| (field.to_owned(), negated))
}

fn expression(value: &HelperTemplate, tag: &str, part: Part) -> Result<Expression, Problem> {
    let name = value.name.as_name().ok_or_else(|| construct(tag))?;
    if value.params.is_empty() && value.hash.is_empty() && !check::is_helper(name) {
        check::field(name, part)?;
        return Ok(Expression::Field(name.to_owned()));
    }
    let argument = match value.params.as_slice() {
        [] => None,
        [only] => Some(argument(only, tag).ok_or_else(|| check::arguments(name))?),
        _ => return Err(check::arguments(name)),
    };
    let form = |(key, form): (&String, &Parameter)| match form {
        Parameter::Literal(Value::String(text)) => Ok((key.clone(), text.clone())),
        _ => Err(check::arguments(name)),
    };
    let forms = value.hash.iter().map(form).collect::<Result<_, _>>()?;
    check::call(name, argument.as_ref(), &forms, part)?;
    let argument = argument.ok_or_else(|| check::arguments(name))?;
    Ok(Expression::Call { helper: name.to_owned(), argument, forms })
}

fn argument(parameter: &Parameter, tag: &str) -> Option<Argument> {
    match parameter {
        Parameter::Path(_) => Some(Argument::Field(parameter.as_name()?.to_owned())),
        Parameter::Literal(Value::String(text)) => Some(Argument::Literal(text.clone())),
        // As it was written: Handlebars makes 12.5 of 12.50.
        Parameter::Literal(Value::Number(number)) => {
            let mut words = tag.split_whitespace();
            let written = words.find(|word| word.parse::<Number>().is_ok_and(|read| read == *number))?;
            Some(Argument::Literal(written.to_owned()))
        }
        _ => None,
    }
}
