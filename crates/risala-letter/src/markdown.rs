//! From Markdown to the paragraphs of a letter.
//!
//! A letter knows a subject, paragraphs, lists of one level and emphasis. Whatever else Markdown has is a
//! problem with its line, never silently dropped.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::letter::{Inline, List, RichText};
use crate::problem::Problem;
use crate::template::Rendered;
use crate::template::codes;

/// Problems of one file; what follows is noise.
const MAX_PROBLEMS: usize = 50;

/// A parsed file of a template.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Document {
    /// The subject, without markup around it.
    pub subject: RichText,
    /// What follows.
    pub body: Vec<Part>,
}

/// A block of the body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// A paragraph.
    Paragraph(RichText),
    /// A list.
    List(List),
}

/// How a file is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The subject is a heading.
    Letter,
    /// The subject is the first line.
    Mail,
}

/// Parses what a template wrote, values put back.
pub(crate) fn parse(rendered: &Rendered, kind: Kind) -> Result<Document, Vec<Problem>> {
    let mut builder = Builder::new(rendered, kind);
    // Tables are parsed to be refused; as plain text they would be printed.
    let parser = Parser::new_ext(&rendered.markdown, Options::ENABLE_TABLES);
    for (event, range) in parser.into_offset_iter() {
        builder.at = range.start;
        builder.event(event);
    }
    builder.finish()
}

struct Builder<'a> {
    rendered: &'a Rendered,
    kind: Kind,
    at: usize,
    subject: Option<RichText>,
    body: Vec<Part>,
    list: Option<List>,
    list_depth: u32,
    inlines: Vec<Inline>,
    bold: u32,
    italic: u32,
    problems: Vec<Problem>,
}

impl<'a> Builder<'a> {
    fn new(rendered: &'a Rendered, kind: Kind) -> Self {
        Self {
            rendered,
            kind,
            at: 0,
            subject: None,
            body: Vec::new(),
            list: None,
            list_depth: 0,
            inlines: Vec::new(),
            bold: 0,
            italic: 0,
            problems: Vec::new(),
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak if self.subject.is_some() => self.push("\n"),
            Event::HardBreak => self.refuse("hard_break"),
            Event::Code(_) => self.refuse("code"),
            Event::Html(_) | Event::InlineHtml(_) => self.refuse("html"),
            Event::Rule => self.refuse("rule"),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                self.refuse("other")
            }
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph if self.list_depth > 0 && !self.inlines.is_empty() => {
                self.refuse("item_paragraphs");
            }
            Tag::Paragraph => {}
            Tag::Heading { level, .. } => {
                let first = self.subject.is_none() && self.body.is_empty();
                if !first || level != HeadingLevel::H1 || self.kind == Kind::Mail {
                    self.refuse("heading");
                }
            }
            Tag::List(start) => self.start_list(start),
            Tag::Item => {}
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Link { .. } => self.refuse("link"),
            Tag::Image { .. } => self.refuse("image"),
            Tag::Table(_) => self.refuse("table"),
            Tag::CodeBlock(_) => self.refuse("code"),
            Tag::BlockQuote(_) => self.refuse("quote"),
            // Its content is refused as an event of its own.
            Tag::HtmlBlock | Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            _ => self.refuse("other"),
        }
    }

    fn start_list(&mut self, start: Option<u64>) {
        self.list_depth += 1;
        if self.list_depth > 1 {
            return self.refuse("nested_list");
        }
        let start = start.map(|start| u32::try_from(start).unwrap_or(u32::MAX));
        self.list = Some(List { start, items: Vec::new() });
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph if self.list_depth == 0 => self.end_paragraph(),
            TagEnd::Item if self.list_depth == 1 => {
                let item = self.take();
                if let Some(list) = &mut self.list {
                    list.items.push(item);
                }
            }
            TagEnd::List(_) => {
                self.list_depth = self.list_depth.saturating_sub(1);
                if self.list_depth == 0 {
                    self.body.extend(self.list.take().map(Part::List));
                }
            }
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        let text = self.take();
        if self.subject.is_none() {
            self.subject = Some(text);
        }
    }

    fn end_paragraph(&mut self) {
        let text = self.take();
        if text.is_empty() {
            return;
        }
        if self.kind == Kind::Mail && self.subject.is_none() && self.body.is_empty() {
            self.subject = Some(text);
        } else {
            self.body.push(Part::Paragraph(text));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(at) = text.find(['*', '_', '`']) {
            let mark: String = text.get(at..).unwrap_or_default().chars().take(1).collect();
            self.report(Problem::error(codes::STRAY_MARK).arg("mark", mark), self.at + at);
        }
        self.push(&self.rendered.put_back(text));
    }

    fn push(&mut self, text: &str) {
        let bold = self.bold > 0;
        let italic = self.italic > 0;
        match self.inlines.last_mut() {
            Some(last) if last.bold == bold && last.italic == italic => last.text.push_str(text),
            _ => self.inlines.push(Inline { text: text.to_owned(), bold, italic }),
        }
    }

    /// The text collected so far, NFC.
    fn take(&mut self) -> RichText {
        let mut inlines = std::mem::take(&mut self.inlines);
        for inline in &mut inlines {
            if !is_nfc(&inline.text) {
                inline.text = inline.text.nfc().collect();
            }
        }
        RichText(inlines)
    }

    fn refuse(&mut self, construct: &str) {
        self.report(Problem::error(codes::MARKDOWN).arg("construct", construct), self.at);
    }

    fn report(&mut self, problem: Problem, at: usize) {
        if self.problems.len() == MAX_PROBLEMS {
            return;
        }
        let problem = problem.line(self.rendered.line(at));
        if self.problems.last() != Some(&problem) {
            self.problems.push(problem);
        }
    }

    fn finish(mut self) -> Result<Document, Vec<Problem>> {
        let subject = self.subject.take().unwrap_or_default();
        if subject.is_empty() {
            self.problems.push(Problem::error(codes::NO_SUBJECT).line(1));
        } else if subject_is_not_alone(self.rendered, self.kind) {
            let problem = Problem::error(codes::MARKDOWN).arg("construct", "subject_line");
            self.problems.push(problem.line(2));
        }
        self.structure();
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        Ok(Document { subject, body: self.body })
    }

    /// A salutation, at least one block, a closing.
    fn structure(&mut self) {
        let paragraph = |part: Option<&Part>| matches!(part, Some(Part::Paragraph(_)));
        let whole = paragraph(self.body.first()) && paragraph(self.body.last());
        if self.problems.is_empty() && !(whole && self.body.len() >= 3) {
            self.problems.push(Problem::error(codes::STRUCTURE));
        }
    }
}

/// Whether the line after a mail's subject is not empty.
fn subject_is_not_alone(rendered: &Rendered, kind: Kind) -> bool {
    let second = rendered.markdown.trim_start().lines().nth(1);
    kind == Kind::Mail && second.is_some_and(|line| !line.trim().is_empty())
}
