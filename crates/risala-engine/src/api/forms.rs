//! The forms of address on pages for a native speaker.

use std::path::Path;

use jiff::tz::TimeZone;
use risala_letter::catalogue::{self, catalogue};
use risala_letter::forms::{Origin, OwnForms};
use risala_letter::official::Named;
use risala_letter::{Lang, Problem};

use super::Failure;
use super::report::FormsReport;
use crate::clock;
use crate::folder::{CampaignFolder, FORMS_FILE};
use crate::leaflet::{Entry, Leaflet, Section};
use crate::messages::{Messages, code};
use crate::output::write_file;

/// The pages to write.
#[derive(Debug, Clone, Copy)]
pub struct FormsRequest<'a> {
    /// A campaign whose own forms come first.
    pub folder: Option<&'a Path>,
    /// The PDF to write.
    pub out: &'a Path,
    /// The date in the file; else now.
    pub date: Option<&'a str>,
    /// Whether the file may be overwritten.
    pub force: bool,
}

/// Writes all forms of address, by language and region, with a box to tick beside each.
///
/// # Errors
/// Why the campaign's forms cannot be read or the file not be written.
pub fn report_forms(request: &FormsRequest, lang: Lang) -> Result<FormsReport, Failure> {
    written(request, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn written(request: &FormsRequest, messages: &Messages) -> Result<FormsReport, Problem> {
    let own = request.folder.map_or_else(|| Ok(OwnForms::default()), own)?;
    let created = clock::moment(request.date, &TimeZone::UTC)?;
    let entries = catalogue(&own);
    let pdf = leaflet(&entries, messages).pdf(&created)?;
    write_file(request.out, &pdf, request.force)?;
    let unreviewed = entries.iter().filter(|entry| !entry.reviewed).count();
    Ok(FormsReport {
        schema: 1,
        out: request.out.display().to_string(),
        forms: entries.len() as u64,
        unreviewed: unreviewed as u64,
    })
}

fn own(folder: &Path) -> Result<OwnForms, Problem> {
    match CampaignFolder::open(folder)?.text(FORMS_FILE) {
        Ok(text) => OwnForms::parse(&text),
        Err(problem) if problem.code == code::NOT_FOUND => Ok(OwnForms::default()),
        Err(problem) => Err(problem),
    }
}

fn leaflet(entries: &[catalogue::Entry], messages: &Messages) -> Leaflet {
    let mut sections: Vec<Section> = Vec::new();
    let mut last = None;
    for entry in entries {
        let kind = (entry.lang, entry.origin);
        if last != Some(kind) {
            let heading =
                messages.text("report-section", &[("origin", origin(entry.origin)), ("lang", entry.lang.code())]);
            sections.push(Section { lang: entry.lang, heading, entries: Vec::new() });
            last = Some(kind);
        }
        if let Some(section) = sections.last_mut() {
            section.entries.push(told(entry, messages));
        }
    }
    let intro = messages.text("report-intro", &[]);
    Leaflet {
        lang: messages.lang(),
        title: messages.text("report-title", &[]),
        intro: intro.lines().map(str::to_owned).collect(),
        sections,
    }
}

fn told(entry: &catalogue::Entry, messages: &Messages) -> Entry {
    let words = |id: &str, value: &str| messages.text(id, &[("value", value)]);
    let mut label = vec![words("report-rank", entry.rank.name()), words("report-gender", entry.gender.name())];
    if !entry.title.is_empty() {
        label.push(words("report-of_title", &entry.title));
    }
    if !entry.countries.is_empty() {
        label.push(entry.countries.join(" "));
    }
    let [address, salutation, style, closing] = entry.parts.each_ref().map(|part| part.as_deref().unwrap_or("–"));
    let lines = vec![address.to_owned(), format!("{salutation} — {style}"), closing.to_owned()];
    let remarks =
        [(entry.office, "report-office"), (entry.approval, "report-approval"), (!entry.reviewed, "report-unreviewed")];
    let remarks = remarks.iter().filter(|(holds, _)| *holds).map(|(_, id)| messages.text(id, &[]));
    Entry { label, lines, remark: remarks.collect::<Vec<_>>().join(" · ") }
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Own => "own",
        Origin::Arabic => "arabic",
        Origin::English => "english",
        Origin::Us => "us",
        Origin::Uk => "uk",
        Origin::Eu => "eu",
        Origin::Un => "un",
    }
}
