//! Copies named in letters.

use std::collections::BTreeSet;
use std::path::PathBuf;

use risala_letter::official::Channel;
use risala_letter::{Lang, Official, Problem};
use risala_pdf::{About, Binding, Book};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::report::ProblemEntry;
use super::{Failure, Progress, Source, at_work};
use crate::copies::{CopyTask, Files, anew, cover, file_name, is_on_paper, list, reader};
use crate::make::{PRODUCER, Workshop};
use crate::memory;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::own_fonts;
use crate::plan::{Plan, Planned};
use crate::print::{internal, letters};
use crate::sender::Sender;

/// Copies to write.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CopiesRequest {
    /// The campaign.
    pub source: Source,
    /// The folder, made if need be.
    pub folder: PathBuf,
    /// Whether files may be overwritten.
    pub force: bool,
}

/// Copies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CopiesReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Every copy of every letter of the wave.
    pub copies: Vec<CopyTask>,
    /// How many are open: their letter has left, and they have not.
    pub open: u32,
    /// The files written, if any.
    pub files: Vec<String>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
}

/// Lists the copies that the wave's letters name. They are ticked off with
/// [`mark_letters`](super::hand::mark_letters) and its `copy_to`.
///
/// # Errors
/// `store.*`, and what makes the campaign unusable.
pub fn list_copies(source: &Source, lang: Lang) -> Result<CopiesReport, Failure> {
    let listed = || -> Result<_, Vec<Problem>> {
        let opened = Opened::sound(source)?;
        listed(&opened, source)
    };
    let (copies, problems) = listed().map_err(|problems| Failure::new(&problems, lang))?;
    Ok(report(copies, Vec::new(), &problems, lang))
}

fn listed(opened: &Opened, source: &Source) -> Result<(Vec<CopyTask>, Vec<Problem>), Vec<Problem>> {
    let one = |problem| vec![problem];
    let mut store = memory::store(source).map_err(one)?;
    list(opened, store.as_mut()).map_err(one)
}

fn report(copies: Vec<CopyTask>, files: Vec<String>, problems: &[Problem], lang: Lang) -> CopiesReport {
    let open = copies.iter().filter(|task| task.state == "open").count();
    let problems = Messages::for_lang(lang).problems(problems);
    CopiesReport { schema: 1, copies, open: u32::try_from(open).unwrap_or(u32::MAX), files, problems }
}

/// Writes the open copies: one PDF for each who gets them on paper, `.eml` drafts for those who get them by mail. What
/// was sent by mail is copied byte for byte.
///
/// # Errors
/// `store.*`, `file.*`, and what keeps the letters from being made.
pub fn write_copies(request: &CopiesRequest, lang: Lang, progress: Progress<'_>) -> Result<CopiesReport, Failure> {
    let work = |_: &Messages| written(request, lang, progress);
    let ((copies, files, problems), _) = at_work(None, lang, work)?;
    Ok(report(copies, files, &problems, lang))
}

type Written = (Vec<CopyTask>, Vec<String>, Vec<Problem>);

fn written(request: &CopiesRequest, lang: Lang, progress: Progress<'_>) -> Result<Written, Vec<Problem>> {
    let one = |problem| vec![problem];
    let opened = Opened::numbered(&request.source)?;
    let (copies, mut problems) = listed(&opened, &request.source)?;
    let open: Vec<&CopyTask> = copies.iter().filter(|task| task.state == "open").collect();
    let only: BTreeSet<String> = open.iter().map(|task| task.official.clone()).collect();
    if only.is_empty() {
        return Ok((copies, Vec::new(), problems));
    }
    let plan = anew(&opened, only)?;
    let workshop = Workshop::new(&opened, &plan, true)?;
    let output = OutputFolder::open(&request.folder, request.force).map_err(one)?;
    let mut desk = Desk { opened: &opened, plan: &plan, workshop: &workshop, output, files: Vec::new(), lang };
    let readers: BTreeSet<&str> = open.iter().map(|task| task.copy_to.as_str()).collect();
    for reader in readers {
        let own: Vec<&CopyTask> = open.iter().filter(|task| task.copy_to == reader).copied().collect();
        let Some(to) = opened.officials.iter().find(|official| official.id == reader) else { continue };
        let found = match to.channel {
            Channel::Email => desk.by_mail(&own, to)?,
            channel if is_on_paper(channel) => desk.on_paper(&own, to, progress).map_err(one)?,
            _ => Vec::new(),
        };
        problems.extend(found);
    }
    let files = desk.files;
    Ok((copies, files, problems))
}

/// Where copies are written.
struct Desk<'a> {
    opened: &'a Opened,
    plan: &'a Plan<'a>,
    workshop: &'a Workshop<'a>,
    output: OutputFolder,
    files: Vec<String>,
    lang: Lang,
}

impl Desk<'_> {
    fn planned(&self, own: &[&CopyTask]) -> Vec<Planned<'_>> {
        let is_own = |planned: &&Planned<'_>| own.iter().any(|task| task.official == planned.official.id);
        self.plan.letters.iter().filter(is_own).cloned().collect()
    }

    /// All copies for one reader, bound.
    fn on_paper(&mut self, own: &[&CopyTask], to: &Official, progress: Progress<'_>) -> Result<Vec<Problem>, Problem> {
        let opened = self.opened;
        let fonts = own_fonts::fonts(&opened.campaign, &opened.fonts)?;
        let mut book = Book::new(fonts, opened.pictures.keys()).map_err(internal)?;
        let planned = self.planned(own);
        let (bound, problems) = letters::bind(self.workshop, &planned, &mut book, self.lang, progress)?;
        if bound.is_empty() {
            return Ok(problems);
        }
        let name = crate::print::name(to, self.lang);
        let title = Messages::for_lang(self.lang).text("copies-title", &[("name", &name)]);
        let about = About { author: "", subject: None, created: &opened.moment, producer: PRODUCER };
        let titles = [(self.lang.code().to_owned(), title)];
        let volume = book.close().map_err(internal)?;
        let bytes = volume.bytes(Binding::Simplex, &titles, &opened.pictures, &about).map_err(internal)?;
        drop(planned);
        self.write(format!("copies-{}.pdf", reader(to)), &bytes)?;
        Ok(problems)
    }

    /// A draft for each copy.
    fn by_mail(&mut self, own: &[&CopyTask], to: &Official) -> Result<Vec<Problem>, Vec<Problem>> {
        let one = |problem| vec![problem];
        let sender = Sender::of(self.opened, true)?;
        let files = Files::new(self.opened, self.plan, self.workshop);
        let mut problems = Vec::new();
        for task in own {
            let Some(official) = self.opened.officials.iter().find(|official| official.id == task.official) else {
                continue;
            };
            match files.of(task) {
                Ok(file) => {
                    let cover = cover(self.opened, official, &task.reference, to);
                    let (_, draft) =
                        sender.copy(official, &file, (to, &cover), self.opened.moment.timestamp()).map_err(one)?;
                    self.write(format!("{}.eml", file_name(&file.stem, to)), &draft).map_err(one)?;
                    problems.extend(file.warning);
                }
                Err(found) => problems.extend(found),
            }
        }
        Ok(problems)
    }

    fn write(&mut self, name: String, bytes: &[u8]) -> Result<(), Problem> {
        self.output.write(&name, bytes)?;
        self.files.push(name);
        Ok(())
    }
}
