//! The print pack: all that a post room needs.

use std::path::PathBuf;

use risala_letter::locale::Locale;
use risala_letter::official::Channel;
use risala_letter::{Lang, Problem};
use risala_pdf::{About, Binding, Book, Pictures};
use risala_typeset::font::Fonts;
use risala_typeset::layout::{Setter, paper_size};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::{ProblemEntry, Skipped};
use super::{Choice, Failure, Progress, Source, at_work, skipped};
use crate::make::{PRODUCER, Workshop};
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::own_fonts;
use crate::plan::{Plan, Planned, Reason};
use crate::print::envelopes::{self, PrintEnvelope, Sender};
use crate::print::letters::{self, Bound};
use crate::print::sheets::LabelSheet;
use crate::print::{Addressee, NO_SUCH_LABEL, calibration, internal, labels, readme, sort, ticks};

/// A pack to make.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintRequest {
    /// The campaign.
    pub source: Source,
    /// Only these officials; all when empty.
    pub only: Vec<String>,
    /// Only officials this filter takes.
    pub filter: Option<String>,
    /// The pack's folder, made if need be.
    pub folder: PathBuf,
    /// Whether officials are included whose channel is neither post nor hand.
    pub all: bool,
    /// Whether signature pictures are printed; else all signatories sign with a pen.
    pub pictures: bool,
    /// Envelopes of this size.
    pub envelope: Option<PrintEnvelope>,
    /// How the sender is written on envelopes.
    pub sender: Sender,
    /// Labels on this sheet: a known name, or a TOML file.
    pub sheet: Option<String>,
    /// The first free label of the first sheet, from 1; 0 is the first as well.
    pub first_label: u32,
    /// Whether files may be overwritten.
    pub force: bool,
    /// Letters made at the same time; as many as there are cores when `None`.
    pub jobs: Option<usize>,
}

/// A pack made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrintReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The letters, in the order they are bound.
    pub letters: Vec<PrintedLetter>,
    /// The files.
    pub files: Vec<PackFile>,
    /// The officials who get no letter on paper, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// A letter of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PrintedLetter {
    /// The official's id.
    pub official: String,
    /// Reference number.
    pub reference: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Number of pages.
    pub pages: u32,
    /// Its first page in the file for printing on one side, from 1.
    pub simplex_page: u32,
    /// Its first page in the file for printing on both sides, from 1.
    pub duplex_page: u32,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PackFile {
    /// Its name.
    pub name: String,
    /// `letters_duplex`, `letters_simplex`, `envelopes`, `labels`, `ticks`, `calibration` or `readme`.
    pub kind: String,
    /// Number of pages; 0 for text.
    pub pages: u32,
    /// Its size.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

const MANIFEST: &str = "manifest.json";
const README: &str = "README.txt";

/// Makes a pack: letters bound for both ways of printing, envelopes and labels as asked for, a list to tick off, a sheet
/// to measure the printer by. A letter that cannot be made does not stop the others.
///
/// # Errors
/// What keeps the pack from being made.
pub fn print(request: &PrintRequest, lang: Lang, progress: Progress<'_>) -> Result<PrintReport, Failure> {
    let (mut report, elapsed_ms) =
        at_work(request.jobs, lang, |messages: &Messages| Pack::make(request, messages, progress))?;
    report.elapsed_ms = elapsed_ms;
    Ok(report)
}

/// A pack being made.
struct Pack<'a> {
    opened: &'a Opened,
    output: OutputFolder,
    fonts: &'static Fonts<'static>,
    lang: Lang,
    files: Vec<PackFile>,
    problems: Vec<Problem>,
}

impl Pack<'_> {
    fn make(request: &PrintRequest, messages: &Messages, progress: Progress<'_>) -> Result<PrintReport, Vec<Problem>> {
        let lang = messages.lang();
        let sheet = request.sheet.as_deref().map(LabelSheet::find).transpose().map_err(|problem| vec![problem])?;
        let start = first_label(sheet.as_ref(), request.first_label).map_err(|problem| vec![problem])?;
        let mut opened = Opened::numbered(&request.source)?;
        if !request.pictures {
            opened.campaign.signatories.iter_mut().for_each(|signer| signer.ink = true);
        }
        let plan = planned(&opened, request, lang)?;
        let workshop = Workshop::new(&opened, &plan, true)?;
        let output = ready(request, sheet.is_some())?;
        let fonts = own_fonts::fonts(&opened.campaign, &opened.fonts).map_err(|problem| vec![problem])?;
        let mut pack = Pack { opened: &opened, output, fonts, lang, files: Vec::new(), problems: Vec::new() };
        let done = pack.fill(&plan, &workshop, (request, sheet.as_ref(), start), progress);
        let letters = done.map_err(|problem| vec![problem])?;
        let problems = [&opened.problems, workshop.notices(), &plan.problems, &pack.problems];
        Ok(PrintReport {
            schema: 1,
            letters,
            files: pack.files,
            skipped: skipped(&plan.skipped, messages),
            problems: messages.problems(problems.into_iter().flatten()),
            elapsed_ms: 0,
        })
    }

    fn fill(
        &mut self,
        plan: &Plan<'_>,
        workshop: &Workshop<'_>,
        (request, sheet, start): (&PrintRequest, Option<&LabelSheet>, usize),
        progress: Progress<'_>,
    ) -> Result<Vec<PrintedLetter>, Problem> {
        let mut book = self.book()?;
        let (bound, found) = letters::bind(workshop, &plan.letters, &mut book, self.lang, progress)?;
        self.problems.extend(found);
        let title = self.title();
        self.bind(book, &title, &[("letters_duplex", Binding::Duplex), ("letters_simplex", Binding::Simplex)])?;
        let mut setter = Setter::new(self.fonts);
        if request.envelope.is_some() || sheet.is_some() {
            let posted = self.posted(plan, &bound);
            self.envelopes(&mut setter, request, &posted)?;
            self.labels(&mut setter, (sheet, start), &posted)?;
        }
        self.lists(&mut setter, &bound, sheet)?;
        let entries = entries(&bound);
        self.tell(&entries)?;
        Ok(entries)
    }

    fn title(&self) -> String {
        let title = &self.opened.campaign.title;
        title.get(self.lang).or(title.get(self.lang.other())).cloned().unwrap_or_default()
    }

    /// Whom the post finds; the others are told.
    fn posted(&mut self, plan: &Plan<'_>, bound: &[Bound<'_, '_>]) -> Vec<Addressee> {
        let addressees = bound.iter().filter_map(|one| Addressee::of(self.opened, plan, one.planned, self.lang));
        let (posted, lacking): (Vec<_>, Vec<_>) = addressees.partition(|one| one.lacking().is_none());
        self.problems.extend(lacking.iter().filter_map(Addressee::lacking));
        posted
    }

    fn envelopes(
        &mut self,
        setter: &mut Setter<'static>,
        request: &PrintRequest,
        posted: &[Addressee],
    ) -> Result<(), Problem> {
        let Some(envelope) = request.envelope else { return Ok(()) };
        let mut book = self.book()?;
        let sender = (&self.opened.campaign.organization, request.sender);
        let found = envelopes::set(setter, &mut book, envelope, sender, posted)?;
        self.problems.extend(found);
        self.bind(book, &self.title(), &[("envelopes", Binding::Simplex)])
    }

    fn labels(
        &mut self,
        setter: &mut Setter<'static>,
        (sheet, start): (Option<&LabelSheet>, usize),
        posted: &[Addressee],
    ) -> Result<(), Problem> {
        let Some(sheet) = sheet else { return Ok(()) };
        let (pages, found) = labels::set(setter, sheet, posted, start, &sheet.name)?;
        self.problems.extend(found);
        self.bind_pages(pages, "labels")
    }

    /// The list to tick off and the sheet to measure by.
    fn lists(
        &mut self,
        setter: &mut Setter<'static>,
        bound: &[Bound<'_, '_>],
        sheet: Option<&LabelSheet>,
    ) -> Result<(), Problem> {
        let digits = self.opened.campaign.digits;
        let words = [self.lang, self.lang.other()].map(|lang| Messages::written(lang, digits));
        let letters: Vec<&Planned<'_>> = bound.iter().map(|one| one.planned).collect();
        let paper = self.opened.campaign.paper;
        let (width, height) = paper_size(paper);
        let campaign = &self.opened.campaign;
        let date = words.each_ref().map(|words| {
            let locale = match words.lang() {
                Lang::Ar => Locale::arabic(campaign.digits, campaign.calendar),
                Lang::En => Locale::english(campaign.english, ""),
            };
            locale.date(self.opened.moment.date())
        });
        let pages = ticks::set(setter, (height, width), &letters, (&words, &date))?;
        self.bind_pages(pages, "ticks")?;
        let mut book = self.book()?;
        calibration::set(setter, &mut book, (paper, sheet), &words)?;
        let title = words.first().map_or_else(String::new, |words| words.text("print-calibration", &[]));
        self.bind(book, &title, &[("calibration", Binding::Simplex)])
    }

    fn book(&self) -> Result<Book<'static>, Problem> {
        Book::new(self.fonts, self.opened.pictures.keys()).map_err(internal)
    }

    fn bind_pages(&mut self, pages: risala_typeset::page::Pages, kind: &str) -> Result<(), Problem> {
        let mut book = self.book()?;
        let title = pages.titles.first().map_or_else(String::new, |(_, title)| title.clone());
        book.add(pages, vec![title.clone()]).map_err(internal)?;
        self.bind(book, &title, &[(kind, Binding::Simplex)])
    }

    /// Writes a book, bound in these ways. A book without pages is no file.
    fn bind(&mut self, book: Book<'static>, title: &str, ways: &[(&str, Binding)]) -> Result<(), Problem> {
        if book.pages() == 0 {
            return Ok(());
        }
        let volume = book.close().map_err(internal)?;
        let name = &self.opened.campaign.organization.name;
        let author = name.get(self.lang).or(name.get(self.lang.other())).map_or("", String::as_str);
        let about = About { author, subject: None, created: &self.opened.moment, producer: PRODUCER };
        let titles = [(self.lang.code().to_owned(), title.to_owned())];
        for (kind, binding) in ways {
            let pictures: &Pictures = &self.opened.pictures;
            let bytes = volume.bytes(*binding, &titles, pictures, &about).map_err(internal)?;
            let pages = volume.pages(*binding);
            self.write(&format!("{}.pdf", kind.replace('_', "-")), kind, pages, &bytes)?;
        }
        Ok(())
    }

    fn write(&mut self, name: &str, kind: &str, pages: usize, bytes: &[u8]) -> Result<(), Problem> {
        self.output.write(name, bytes)?;
        self.files.push(PackFile {
            name: name.to_owned(),
            kind: kind.to_owned(),
            pages: number(pages),
            bytes: bytes.len() as u64,
            sha256: crate::blobs::sha256(bytes),
        });
        Ok(())
    }

    /// Writes what the pack is, for people and for programs.
    fn tell(&mut self, letters: &[PrintedLetter]) -> Result<(), Problem> {
        let files: Vec<(String, &str)> = self.files.iter().map(|f| (f.name.clone(), f.kind.as_str())).collect();
        let text = readme::text(self.lang, letters.len(), &files);
        self.write(README, "readme", 0, text.as_bytes())?;
        let manifest = serde_json::json!({ "schema": 1, "letters": letters, "files": self.files });
        let text = serde_json::to_string_pretty(&manifest).map_err(internal)?;
        self.output.write(MANIFEST, text.as_bytes())
    }
}

/// The letters that go on paper, in their order.
fn planned<'o>(opened: &'o Opened, request: &PrintRequest, lang: Lang) -> Result<Plan<'o>, Vec<Problem>> {
    let choice = Choice { only: request.only.clone(), filter: request.filter.clone(), ..Choice::default() };
    let mut plan = Plan::make(opened, &choice)?;
    if !request.all {
        let (letters, others): (Vec<_>, Vec<_>) = std::mem::take(&mut plan.letters)
            .into_iter()
            .partition(|planned| matches!(planned.official.channel, Channel::Post | Channel::Hand));
        plan.letters = letters;
        let reasons = others.iter().map(|planned| (planned.official, Reason::NotOnPaper(planned.official.channel)));
        plan.skipped.extend(reasons);
    }
    // What would go by mail or into a form is posted instead, where there is an address to post it to.
    for planned in &mut plan.letters {
        planned.by_post |= planned.official.channel != Channel::Hand && !planned.official.address.is_empty();
    }
    sort(&mut plan.letters, lang);
    Ok(plan)
}

fn first_label(sheet: Option<&LabelSheet>, first: u32) -> Result<usize, Problem> {
    let start = first.saturating_sub(1) as usize;
    match sheet {
        Some(sheet) if start >= sheet.count() => {
            Err(Problem::error(NO_SUCH_LABEL).arg("label", first).arg("labels", sheet.count()))
        }
        _ => Ok(start),
    }
}

/// The folder, when none of the pack's files is in the way.
fn ready(request: &PrintRequest, labels: bool) -> Result<OutputFolder, Vec<Problem>> {
    let output = OutputFolder::open(&request.folder, request.force).map_err(|problem| vec![problem])?;
    let mut names = vec!["letters-duplex.pdf", "letters-simplex.pdf", "ticks.pdf", "calibration.pdf", README, MANIFEST];
    names.extend(request.envelope.map(|_| "envelopes.pdf"));
    names.extend(labels.then_some("labels.pdf"));
    let in_the_way = output.in_the_way(names);
    if in_the_way.is_empty() { Ok(output) } else { Err(in_the_way) }
}

fn entries(bound: &[Bound<'_, '_>]) -> Vec<PrintedLetter> {
    let (mut simplex, mut duplex) = (1_usize, 1_usize);
    let entry = |one: &Bound<'_, '_>| {
        let entry = PrintedLetter {
            official: one.planned.official.id.clone(),
            reference: one.planned.reference.clone(),
            country: one.planned.official.country.clone(),
            pages: number(one.pages),
            simplex_page: number(simplex),
            duplex_page: number(duplex),
        };
        simplex += one.pages;
        duplex += one.pages + one.pages % 2;
        entry
    };
    bound.iter().map(entry).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
