//! Copies by mail, released into the outbox by a person's word, all of them or none: each is an entry of its own, with its
//! reader, its Message-ID, and the very file that went to whom the letter is.

use std::collections::BTreeSet;

use risala_letter::official::{Channel, Named};
use risala_letter::{Lang, Official, Problem};

use super::release::{Given, account_of, hours_of, letter, not_released, one, other_sender, queue};
use super::report::Skipped;
use super::{Failure, Progress, ReleaseReport, Source, at_work, directory};
use crate::blobs::Blobs;
use crate::clock;
use crate::copies::{CopyTask, Files, anew, cover, file_name, list};
use crate::make::Workshop;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::outbox::account::Accounts;
use crate::outbox::code;
use crate::plan::Reason;
use crate::sender::Sender;
use crate::store::{NewLetter, Store, key};

/// Copies to release.
#[derive(Debug, Clone)]
pub struct CopiesReleaseRequest {
    /// The campaign.
    pub source: Source,
    /// The account that sends; else the campaign's.
    pub account: Option<String>,
    /// How many, as the person has counted them.
    pub count: u64,
    /// Seconds in which they can be taken back.
    pub undo: u32,
    /// Days for which one is tried again.
    pub days: u32,
}

/// Queues the open copies for readers with the channel `email`: those whose letter has left from here.
///
/// # Errors
/// `outbox.*`, `copies.*`, `store.*`, or what keeps a copy from being made; then none is queued.
pub fn release_copies(
    request: &CopiesReleaseRequest,
    accounts: &mut (dyn Accounts + Send),
    lang: Lang,
    progress: Progress<'_>,
) -> Result<ReleaseReport, Failure> {
    let (report, elapsed_ms) = at_work(None, lang, |messages| released(request, accounts, messages, progress))?;
    Ok(ReleaseReport { elapsed_ms, ..report })
}

fn released(
    request: &CopiesReleaseRequest,
    accounts: &mut dyn Accounts,
    messages: &Messages,
    progress: Progress<'_>,
) -> Result<ReleaseReport, Vec<Problem>> {
    let data = directory::folder(request.source.vault.data.as_deref()).map_err(one)?;
    let opened = Opened::numbered(&request.source)?;
    let account = account_of(request.account.as_deref(), &opened, accounts)?;
    let hours = hours_of(&opened, &account).map_err(one)?;
    let mut store = Store::open(&data).map_err(one)?;
    let (tasks, mut problems) = list(&opened, Some(&mut store)).map_err(one)?;
    let chosen = Chosen::of(&opened, &tasks);
    chosen.agree(request.count)?;
    let (letters, found) = made(&opened, &chosen, &Blobs::of(&data).map_err(one)?, progress)?;
    problems.extend(found);
    problems.extend(other_sender(&opened, &account));
    let given = Given { undo: request.undo, days: request.days, seal: "", again: "" };
    let report = queue(&given, &opened, (&account, hours), letters, (&data, &mut store)).map_err(one)?;
    Ok(ReleaseReport { skipped: chosen.skipped(messages), problems: messages.problems(&problems), ..report })
}

/// Which copies go now.
struct Chosen<'a> {
    /// They, each with its letter's official and its reader.
    copies: Vec<(&'a CopyTask, &'a Official, &'a Official)>,
    /// Those in the outbox, or sent by a person.
    already: usize,
    /// Readers who get none, and why.
    without: Vec<(&'a Official, Reason)>,
    /// What is wrong with the readers' rows, and with their addresses.
    wrong: Vec<&'a Problem>,
}

impl<'a> Chosen<'a> {
    fn of(opened: &'a Opened, tasks: &'a [CopyTask]) -> Self {
        let mut chosen = Self { copies: Vec::new(), already: 0, without: Vec::new(), wrong: Vec::new() };
        let find = |id: &str| opened.officials.iter().find(|official| official.id == id);
        for task in tasks.iter().filter(|task| task.channel == Channel::Email.name()) {
            let (Some(official), Some(to)) = (find(&task.official), find(&task.copy_to)) else { continue };
            match task.state.as_str() {
                "open" => chosen.copies.push((task, official, to)),
                "waiting" | "elsewhere" => {}
                "opted_out" => chosen.without.extend(to.opt_out.map(|date| (to, Reason::OptOut(date)))),
                _ => chosen.already += 1,
            }
        }
        let readers: BTreeSet<&str> = chosen.copies.iter().map(|(_, _, to)| to.id.as_str()).collect();
        let of_reader = |problem: &&Problem| problem.official.as_deref().is_some_and(|id| readers.contains(id));
        let of_row = |problem: &&Problem| problem.is_error() || problem.code == code::BOUNCED;
        chosen.wrong = opened.problems.iter().filter(of_reader).filter(of_row).collect();
        // A copy goes to no address that is known not to work.
        let bounced = |to: &Official| {
            let of_them = |problem: &&&Problem| problem.official.as_deref() == Some(to.id.as_str());
            chosen.wrong.iter().filter(of_them).any(|problem| problem.code == code::BOUNCED)
        };
        let (without, copies): (Vec<_>, Vec<_>) =
            std::mem::take(&mut chosen.copies).into_iter().partition(|(_, _, to)| bounced(to));
        chosen.without.extend(without.into_iter().map(|(_, _, to)| (to, Reason::Bounced)));
        chosen.without.dedup();
        Self { copies, ..chosen }
    }

    /// The person's number fits, and nothing is wrong with the readers.
    fn agree(&self, count: u64) -> Result<(), Vec<Problem>> {
        let errors: Vec<Problem> = self.wrong.iter().filter(|one| one.is_error()).map(|one| (*one).clone()).collect();
        if !errors.is_empty() {
            return Err(not_released(errors));
        }
        let copies = self.copies.len() as u64;
        let problem = match copies {
            0 => Problem::error(code::NOTHING),
            _ if copies == count => return Ok(()),
            _ => Problem::error(code::WRONG_COUNT).arg("released", count).arg("letters", copies),
        };
        let first = problem.arg("already", self.already).arg("lately", 0);
        Err(std::iter::once(first).chain(self.wrong.iter().map(|one| (*one).clone())).collect())
    }

    fn skipped(&self, messages: &Messages) -> Vec<Skipped> {
        let entry =
            |(to, reason): &(&Official, Reason)| Skipped { official: to.id.clone(), reason: reason.words(messages) };
        self.without.iter().map(entry).collect()
    }
}

/// The copies made, their bytes kept.
fn made(
    opened: &Opened,
    chosen: &Chosen<'_>,
    blobs: &Blobs,
    progress: Progress<'_>,
) -> Result<(Vec<NewLetter>, Vec<Problem>), Vec<Problem>> {
    let by_hand = chosen.copies.iter().filter(|(task, _, _)| task.pdf.is_empty());
    let plan = anew(opened, by_hand.map(|(task, _, _)| task.official.clone()).collect())?;
    let workshop = Workshop::new(opened, &plan, true)?;
    let (files, sender) = (Files::new(opened, &plan, &workshop), Sender::of(opened, false)?);
    // The letter's own date may be long past; the mail that brings its copy is of today.
    let now = clock::now();
    let (mut letters, mut warnings, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for (done, (task, official, to)) in chosen.copies.iter().enumerate() {
        progress(done, chosen.copies.len());
        let copy = || -> Result<(NewLetter, Option<Problem>), Vec<Problem>> {
            let file = files.of(task)?;
            let words = cover(opened, official, &task.reference, to);
            let (mail, bytes) = sender.copy(official, &file, (to, &words), now).map_err(one)?;
            let (message, pdf) = (blobs.keep(&bytes).map_err(one)?, blobs.keep(&file.pdf).map_err(one)?);
            let new = NewLetter {
                key: mail.risala_id,
                copy_of: key(&official.id),
                stem: file_name(&file.stem, to),
                ..letter(opened, &to.id, &task.reference)
            };
            Ok((new.with(&mail.to.address, &mail.message_id, message, pdf), file.warning))
        };
        match copy() {
            Ok((new, warning)) => {
                letters.push(new);
                warnings.extend(warning);
            }
            Err(found) => errors.extend(found),
        }
    }
    if !errors.is_empty() {
        return Err(not_released(errors));
    }
    blobs.settle().map_err(one)?;
    progress(chosen.copies.len(), chosen.copies.len());
    Ok((letters, warnings))
}
