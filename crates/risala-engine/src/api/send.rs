//! The letters as e-mails in a folder: nothing leaves the computer.

use risala_letter::official::Channel;
use risala_letter::{CoverMail, Lang, Problem, compose_mail};
use risala_mail::{Attachment, Mail, MailError, Mailbox, message, message_id, risala_id};
use sha2::{Digest, Sha256};

use super::render::hex;
use super::report::{MailEntry, MailReport};
use super::{Choice, Destination, Failure, Progress, Source, at_work, skipped};
use crate::cover;
use crate::crew::each;
use crate::folder::ENCLOSURE_LIMIT;
use crate::make::{Made, Workshop};
use crate::messages::{Messages, code};
use crate::opened::Opened;
use crate::output::OutputFolder;
use crate::plan::{Plan, Planned, Reason};

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
    let sender = Sender::of(&opened)?;
    let output = ready(destination, &plan)?;
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        let (mail, bytes) = sender.mail(planned, &plan, made)?;
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

/// What all e-mails of a campaign share.
struct Sender<'a> {
    opened: &'a Opened,
    address: &'a str,
    enclosures: Vec<Attachment>,
}

impl<'a> Sender<'a> {
    fn of(opened: &'a Opened) -> Result<Self, Vec<Problem>> {
        let campaign = &opened.campaign;
        let Some(address) = campaign.organization.email.as_deref() else {
            return Err(vec![Problem::error(code::NO_SENDER).file("campaign.toml").field("organization.email")]);
        };
        let files = campaign.enclosures.iter().filter_map(|enclosure| enclosure.file.as_deref());
        let enclosures = files.map(|file| enclosure(opened, file)).collect::<Result<_, _>>();
        Ok(Self { opened, address, enclosures: enclosures.map_err(|problem| vec![problem])? })
    }

    fn mail(&self, planned: &Planned, plan: &Plan, made: &Made) -> Result<(Mail, Vec<u8>), Vec<Problem>> {
        let Some(input) = planned.input(self.opened, &plan.templates) else {
            return Err(vec![self.opened.unknown_template(&planned.template)]);
        };
        let (cover, problems) = compose_mail(&input, made.pages, made.signed);
        let Some(cover) = cover else {
            return Err(problems);
        };
        let mail = self.with_cover(planned, made, &cover);
        let bytes = message(&mail).map_err(|error| vec![of_mail(&error).official(&planned.official.id)])?;
        Ok((mail, bytes))
    }

    fn with_cover(&self, planned: &Planned, made: &Made, cover: &CoverMail) -> Mail {
        let campaign = &self.opened.campaign;
        let (id, wave, official) = (&campaign.id, campaign.wave, planned.official);
        let lead = cover.texts.first().map_or(Lang::En, |text| text.lang);
        let texts: Vec<_> = cover.texts.iter().map(|text| (text.lang, text.blocks.as_slice())).collect();
        let name =
            |name: &risala_letter::Bilingual| name.get(lead).or(name.get(lead.other())).cloned().unwrap_or_default();
        let from = name(&campaign.organization.name);
        let domain = self.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let letter = Attachment {
            name: format!("{}.pdf", planned.stem),
            media_type: "application/pdf".to_owned(),
            bytes: made.pdf.clone(),
        };
        Mail {
            to: Mailbox { name: name(&official.name), address: official.email.clone().unwrap_or_default() },
            reply_to: campaign.mail.reply_to.clone().map(|address| Mailbox { name: from.clone(), address }),
            from: Mailbox { name: from, address: self.address.to_owned() },
            subject: cover.subject.clone(),
            date: self.opened.moment.timestamp(),
            message_id: message_id(id, wave, &official.id, domain),
            risala_id: risala_id(id, wave, &official.id),
            languages: cover.texts.iter().map(|text| text.lang.code().to_owned()).collect(),
            text: cover::texts(&texts),
            html: cover::html(&texts),
            attachments: std::iter::once(letter).chain(self.enclosures.iter().cloned()).collect(),
            list_unsubscribe: campaign
                .mail
                .list_unsubscribe
                .then(|| campaign.mail.reply_to.clone().unwrap_or_else(|| self.address.to_owned())),
            unsent: true,
        }
    }
}

fn enclosure(opened: &Opened, file: &str) -> Result<Attachment, Problem> {
    let bytes = opened.folder.bytes(file, ENCLOSURE_LIMIT)?;
    let name = file.rsplit('/').next().unwrap_or(file).to_owned();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let media_type = match extension.as_str() {
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "txt" => "text/plain",
        _ => "application/octet-stream",
    };
    Ok(Attachment { name, media_type: media_type.to_owned(), bytes })
}

fn of_mail(error: &MailError) -> Problem {
    let problem = Problem::error(risala_letter::Code(error.code()));
    error.args().into_iter().fold(problem, |problem, (name, value)| problem.arg(name, value))
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
