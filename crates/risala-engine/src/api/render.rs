//! Makes the letters of a campaign as files.

use risala_letter::{Lang, Problem};

use super::report::{LetterEntry, RenderReport};
use super::{Choice, Destination, Failure, Progress, Source, at_work, skipped};
use crate::blobs::hex;
use crate::crew::each;
use crate::make::{Made, Workshop};
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::plan::{Plan, Planned};
use crate::text;

/// Makes the chosen letters and writes each as soon as it is done. A letter that cannot be made does not
/// stop the others.
///
/// # Errors
/// What keeps all letters from being made; then no file was written.
pub fn render(
    source: &Source,
    choice: &Choice,
    destination: &Destination,
    lang: Lang,
    progress: Progress<'_>,
) -> Result<RenderReport, Failure> {
    let files = |messages: &_| files(source, choice, destination, messages, progress);
    let (report, elapsed_ms) = at_work(destination.jobs, lang, files)?;
    Ok(RenderReport { elapsed_ms, ..report })
}

fn files(
    source: &Source,
    choice: &Choice,
    destination: &Destination,
    messages: &Messages,
    progress: Progress<'_>,
) -> Result<RenderReport, Vec<Problem>> {
    let opened = Opened::numbered(source)?;
    let plan = Plan::make(&opened, choice)?;
    let workshop = Workshop::new(&opened, &plan, destination.unsigned)?;
    let output = ready(destination, &plan)?;
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        write(&output, planned, made, destination.text).map_err(|problem| vec![problem])
    });

    let problems = [&opened.problems, workshop.notices(), &plan.problems, &made.problems];
    Ok(RenderReport {
        schema: 1,
        letters: made.done,
        skipped: skipped(&plan.skipped, messages),
        problems: messages.problems(problems.into_iter().flatten()),
        elapsed_ms: 0,
    })
}

/// The folder, when it takes files and none of the letters' files is in the way.
fn ready(destination: &Destination, plan: &Plan) -> Result<OutputFolder, Vec<Problem>> {
    let output = OutputFolder::open(&destination.folder, destination.force).map_err(|problem| vec![problem])?;
    let names: Vec<String> = plan.letters.iter().flat_map(|planned| names(planned, destination.text)).collect();
    let in_the_way = output.in_the_way(names.iter().map(String::as_str));
    if in_the_way.is_empty() { Ok(output) } else { Err(in_the_way) }
}

fn names(planned: &Planned, with_text: bool) -> Vec<String> {
    let extensions: &[&str] = if with_text { &["pdf", "txt"] } else { &["pdf"] };
    extensions.iter().map(|extension| format!("{}.{extension}", planned.stem)).collect()
}

fn write(output: &OutputFolder, planned: &Planned, made: &Made, with_text: bool) -> Result<LetterEntry, Problem> {
    let pdf = format!("{}.pdf", planned.stem);
    output.write(&pdf, &made.pdf)?;
    let mut text_file = String::new();
    if with_text {
        text_file = format!("{}.txt", planned.stem);
        output.write(&text_file, text::text(&made.letter).as_bytes())?;
    }
    Ok(LetterEntry {
        official: planned.official.id.clone(),
        reference: planned.reference.clone(),
        template: planned.template.clone(),
        languages: planned.languages.iter().map(|lang| lang.code().to_owned()).collect(),
        pdf,
        text: text_file,
        pages: made.pages,
        bytes: made.pdf.len() as u64,
        sha256: hex(&made.sha256),
        signed: made.signed,
    })
}
