//! A document that came back.

use risala_letter::Problem;

use super::super::{KEYWORD, Taken};
use super::body::{self, Body};
use super::lists::{Lists, styles};
use super::package::{not_docx, unpack};
use super::parts::{Column, columns};
use super::xml::{Space, Step, attribute, walk};

/// Most comments that are told, and most characters of one.
const MAX_COMMENTS: usize = 200;
const MAX_COMMENT: usize = 2_000;

/// What a document says.
#[derive(Debug)]
pub struct Document {
    /// The parts of a template in it.
    pub columns: Vec<Column>,
    /// Words outside of all parts.
    pub outside: Vec<Taken>,
    /// What it was made from.
    pub origin: Origin,
    /// Comments in their order.
    pub comments: Vec<Remark>,
    /// The rest: tracked changes, what was not taken over.
    pub body: Body,
}

/// What a document was made from, as the writer put it among its keywords; empty when it does not say.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The template's name.
    pub template: String,
    /// What told the template's text from others then.
    pub stamp: String,
}

/// A comment.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Who wrote it.
    pub author: String,
    /// What it says.
    pub text: String,
    /// The beginning of the paragraph that it is about.
    pub about: String,
    id: String,
}

/// Reads a document.
///
/// # Errors
/// `review.not_docx`, `review.protected`, `review.too_large`.
pub fn read(bytes: &[u8]) -> Result<Document, Problem> {
    let package = unpack(bytes)?;
    let lists = Lists::read(&package.numbering).map_err(not_docx)?;
    let styles = styles(&package.styles).map_err(not_docx)?;
    let mut body = body::read(&package.document, &lists, &styles).map_err(not_docx)?;
    let mut comments = comments(&package.comments).map_err(not_docx)?;
    for comment in &mut comments {
        comment.about = body.about.remove(&comment.id).unwrap_or_default();
    }
    let origin = origin(&package.properties).map_err(not_docx)?;
    let (columns, outside) = columns(&mut body);
    Ok(Document { columns, outside, origin, comments, body })
}

fn comments(bytes: &[u8]) -> Result<Vec<Remark>, String> {
    let mut remarks: Vec<Remark> = Vec::new();
    let mut is_text = false;
    walk(bytes, |step| {
        match step {
            Step::Start(Space::Words, "comment", element) if remarks.len() < MAX_COMMENTS => {
                let of = |name| attribute(element, name).unwrap_or_default();
                remarks.push(Remark { author: of("author"), id: of("id"), ..Remark::default() });
            }
            Step::Start(Space::Words, "t", _) => is_text = true,
            Step::End(Space::Words, "t") => is_text = false,
            Step::End(Space::Words, "p") => add(&mut remarks, " "),
            Step::Text(text) if is_text => add(&mut remarks, text),
            _ => {}
        }
        Ok(())
    })?;
    for remark in &mut remarks {
        remark.text = remark.text.trim().to_owned();
    }
    Ok(remarks)
}

fn add(remarks: &mut [Remark], text: &str) {
    if let Some(remark) = remarks.last_mut() {
        let room = MAX_COMMENT.saturating_sub(remark.text.chars().count());
        remark.text.extend(text.chars().take(room));
    }
}

fn origin(bytes: &[u8]) -> Result<Origin, String> {
    let mut keywords = String::new();
    let mut is_open = false;
    walk(bytes, |step| {
        match step {
            Step::Start(_, "keywords", _) => is_open = true,
            Step::End(_, "keywords") => is_open = false,
            Step::Text(text) if is_open && keywords.len() < MAX_COMMENT => keywords.push_str(text),
            _ => {}
        }
        Ok(())
    })?;
    let Some((_, origin)) = keywords.split_once(KEYWORD) else { return Ok(Origin::default()) };
    let (stamp, template) = origin.trim().split_once(' ').unwrap_or_default();
    Ok(Origin { template: template.trim().to_owned(), stamp: stamp.to_owned() })
}
