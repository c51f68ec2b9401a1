//! Templates: the copy for review, and what came back.

use std::io;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use risala_engine::api::review::{ReviewComparison, ReviewRequest};
use risala_engine::api::{Given, Source, compare_review, write_review};
use risala_engine::review_copy::{ParagraphChange, State};

use crate::run::{Done, answer};
use crate::speech::Speech;

#[derive(Debug, Subcommand)]
pub enum TemplateCommand {
    /// Write a template's text as a Word document, fields marked, for people to change
    #[command(after_help = "Example:\n  risala template review appeal official --out review.docx")]
    Review(Review),
    /// Compare a document or a text that came back with the template, paragraph by paragraph
    #[command(
        after_help = "Tracked changes are taken as accepted. Words gone stand in [-…-], new ones in {+…+}. Nothing is written without --write.\n\nExample:\n  risala template compare appeal official review.docx\n  risala template compare appeal official new.txt --part letter.en --write"
    )]
    Compare(Compare),
}

#[derive(Debug, Args)]
pub struct Review {
    /// The campaign folder
    pub dir: PathBuf,
    /// The template's name
    pub template: String,
    /// The document to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The campaign folder
    pub dir: PathBuf,
    /// The template's name
    pub template: String,
    /// The document (.docx) or text that came back
    pub file: PathBuf,
    /// This part alone: letter.ar, letter.en, mail.ar or mail.en; a text is else the letter in its languages
    #[arg(long, value_name = "PART")]
    pub part: Option<String>,
    /// Accept every change and write it, unless there is an error
    #[arg(long)]
    pub write: bool,
}

/// Runs a command on a template.
pub fn run(command: TemplateCommand, speech: &Speech) -> io::Result<Done> {
    match command {
        TemplateCommand::Review(args) => review(args, speech),
        TemplateCommand::Compare(args) => compared(args, speech),
    }
}

fn review(args: Review, speech: &Speech) -> io::Result<Done> {
    let source = Source { folder: args.dir, ..Source::default() };
    let request = ReviewRequest { source, template: args.template, out: args.out, force: args.force };
    answer(write_review(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        let (paragraphs, fields) = (report.paragraphs.to_string(), report.fields.to_string());
        speech.say("cli-review", &[("out", &report.out), ("paragraphs", &paragraphs), ("fields", &fields)])?;
        Ok(Done::Well)
    })
}

fn compared(args: Compare, speech: &Speech) -> io::Result<Done> {
    let source = Source { folder: args.dir, ..Source::default() };
    let given = Given::File(args.file);
    let compared = compare_review(&source, &args.template, &given, args.part.as_deref(), args.write, speech.lang());
    answer(compared, speech, |report| {
        speech.json(report)?;
        told(report, speech)?;
        speech.problems(&report.problems)?;
        Ok(Done::of(&report.problems))
    })
}

fn told(report: &ReviewComparison, speech: &Speech) -> io::Result<()> {
    let file = |part: &str| format!("templates/{}/{part}.md", report.template);
    for part in &report.parts {
        let changed = part.changed.to_string();
        speech.say("cli-compare_part", &[("file", &file(&part.part)), ("changed", &changed)])?;
        for paragraph in part.paragraphs.iter().filter(|paragraph| paragraph.state != State::Same) {
            let state = match paragraph.state {
                State::Added => "added",
                State::Removed => "removed",
                State::Changed | State::Same => "changed",
            };
            speech.say("cli-compare_one", &[("state", state), ("text", &words(paragraph))])?;
        }
    }
    if report.insertions + report.deletions > 0 {
        let (insertions, deletions) = (report.insertions.to_string(), report.deletions.to_string());
        speech.say("cli-compare_tracked", &[("insertions", &insertions), ("deletions", &deletions)])?;
    }
    for comment in &report.comments {
        let args = [("author", comment.author.as_str()), ("about", &comment.about), ("text", &comment.text)];
        speech.say("cli-compare_comment", &args)?;
    }
    report.written.iter().try_for_each(|part| speech.say("cli-compare_written", &[("file", &file(part))]))
}

/// A paragraph in one line; where it has both old and new words, they are marked as wdiff marks them.
fn words(paragraph: &ParagraphChange) -> String {
    let mut line = String::new();
    for word in &paragraph.words {
        let text = if word.field.is_empty() { word.text.replace('\n', " ") } else { format!("{{{}}}", word.text) };
        match (paragraph.state, word.state) {
            (State::Changed, State::Removed) => line.extend(["[-", &text, "-]"]),
            (State::Changed, State::Added) => line.extend(["{+", &text, "+}"]),
            _ => line.push_str(&text),
        }
    }
    line
}
