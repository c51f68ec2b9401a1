//! The letters as e-mails in a folder: nothing leaves the computer.

use risala_letter::official::Channel;
use risala_letter::{Lang, Problem};
use risala_mail::Mail;
use sha2::{Digest, Sha256};

use super::render::hex;
use super::report::{MailEntry, MailReport};
use super::{Choice, Destination, Failure, Progress, Source, at_work, skipped};
use crate::crew::each;
use crate::make::Workshop;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::plan::{Plan, Planned, Reason};
use crate::sender::{Finished, Sender};

/// Writes one `.eml` file for each chosen official with the channel email; mail programs open it as a draft.
///
/// # Errors
/// What keeps all e-mails from being made; then no file was written.
pub fn send_to_folder(
    source: &Source,
    choice: &Choice,
    destination: &Destination,
    lang: Lang,
    progress: Progress<'_>,
) -> Result<MailReport, Failure> {
    let files = |messages: &_| files(source, choice, destination, messages, progress);
    let (report, elapsed_ms) = at_work(destination.jobs, lang, files)?;
    Ok(MailReport { elapsed_ms, ..report })
}

fn files(
    source: &Source,
    choice: &Choice,
    destination: &Destination,
    messages: &Messages,
    progress: Progress<'_>,
) -> Result<MailReport, Vec<Problem>> {
    let opened = Opened::numbered(source)?;
    let mut plan = Plan::make(&opened, choice)?;
    plan.only_by_email();
    let workshop = Workshop::new(&opened, &plan, destination.unsigned)?;
    let sender = Sender::of(&opened, true)?;
    let output = ready(destination, &plan)?;
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        let (mail, bytes) = sender.mail(planned, &plan.templates, &Finished::of(made))?;
        let file = format!("{}.eml", planned.stem);
        output.write(&file, &bytes).map_err(|problem| vec![problem])?;
        Ok(entry(planned, file, &mail, &bytes))
    });

    let problems = [&opened.problems, workshop.notices(), &plan.problems, &made.problems];
    Ok(MailReport {
        schema: 1,
        mails: made.done,
        skipped: skipped(&plan.skipped, messages),
        problems: messages.problems(problems.into_iter().flatten()),
        elapsed_ms: 0,
    })
}

fn ready(destination: &Destination, plan: &Plan) -> Result<OutputFolder, Vec<Problem>> {
    let output = OutputFolder::open(&destination.folder, destination.force).map_err(|problem| vec![problem])?;
    let names: Vec<String> = plan.letters.iter().map(|planned| format!("{}.eml", planned.stem)).collect();
    let in_the_way = output.in_the_way(names.iter().map(String::as_str));
    if in_the_way.is_empty() { Ok(output) } else { Err(in_the_way) }
}

fn entry(planned: &Planned, file: String, mail: &Mail, bytes: &[u8]) -> MailEntry {
    MailEntry {
        official: planned.official.id.clone(),
        reference: planned.reference.clone(),
        file,
        to: mail.to.address.clone(),
        subject: mail.subject.clone(),
        message_id: mail.message_id.clone(),
        bytes: bytes.len() as u64,
        sha256: hex(&Sha256::digest(bytes)),
    }
}

impl Plan<'_> {
    /// Leaves out those whose letters go by another way.
    fn only_by_email(&mut self) {
        let (by_email, others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.letters)
            .into_iter()
            .partition(|planned| planned.official.channel == Channel::Email);
        self.letters = by_email;
        let reasons =
            others.into_iter().map(|planned| (planned.official, Reason::NotByEmail(planned.official.channel)));
        self.skipped.extend(reasons);
        self.skipped.sort_by_key(|(official, _)| official.row);
    }
}
