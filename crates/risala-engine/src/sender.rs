//! A letter's e-mail: what all of a campaign's have in common, and the message of one.

use std::collections::BTreeMap;

use jiff::Timestamp;
use risala_letter::{Bilingual, Code, CoverMail, Lang, Official, Problem, Template, compose_mail};
use risala_mail::{Attachment, Mail, MailError, Mailbox, message, message_id, risala_id};

use crate::copies::CopyFile;
use crate::cover;
use crate::folder::{CAMPAIGN_FILE, ENCLOSURE_LIMIT};
use crate::make::Made;
use crate::messages::code;
use crate::opened::Opened;
use crate::plan::Planned;

/// What all e-mails of a campaign share.
pub struct Sender<'a> {
    opened: &'a Opened,
    address: &'a str,
    enclosures: Vec<Attachment>,
    unsent: bool,
}

/// What an e-mail says of the letter it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finished<'a> {
    /// The letter's file.
    pub pdf: &'a [u8],
    /// Its pages.
    pub pages: u32,
    /// Whether it carries a digital signature.
    pub signed: bool,
}

impl<'a> Finished<'a> {
    /// A letter that was made.
    pub fn of(made: &'a Made) -> Self {
        Self { pdf: &made.pdf, pages: made.pages, signed: made.signed }
    }
}

impl<'a> Sender<'a> {
    /// The campaign's organization; `unsent` makes drafts for mail programs.
    ///
    /// # Errors
    /// `mail.no_sender`, or why an enclosure cannot be read.
    pub fn of(opened: &'a Opened, unsent: bool) -> Result<Self, Vec<Problem>> {
        let campaign = &opened.campaign;
        let Some(address) = campaign.organization.email.as_deref() else {
            return Err(vec![Problem::error(code::NO_SENDER).file(CAMPAIGN_FILE).field("organization.email")]);
        };
        let files = campaign.enclosures.iter().filter_map(|enclosure| enclosure.file.as_deref());
        let enclosures = files.map(|file| enclosure(opened, file)).collect::<Result<_, _>>();
        Ok(Self { opened, address, enclosures: enclosures.map_err(|problem| vec![problem])?, unsent })
    }

    /// The address that messages come from.
    pub fn address(&self) -> &str {
        self.address
    }

    /// The message that brings a letter.
    ///
    /// # Errors
    /// Everything that keeps it from being made.
    pub fn mail(
        &self,
        planned: &Planned,
        templates: &BTreeMap<String, Template>,
        letter: &Finished<'_>,
    ) -> Result<(Mail, Vec<u8>), Vec<Problem>> {
        let Some(input) = planned.input(self.opened, templates) else {
            return Err(vec![self.opened.unknown_template(&planned.template)]);
        };
        let (cover, problems) = compose_mail(&input, letter.pages, letter.signed);
        let Some(cover) = cover else {
            return Err(problems);
        };
        let mail = self.with_cover(planned.official, (&planned.stem, letter.pdf), &cover);
        let bytes = message(&mail).map_err(|error| vec![of_mail(&error).official(&planned.official.id)])?;
        Ok((mail, bytes))
    }

    /// The message of this date that brings a copy of a letter to somebody else, with these covering words.
    ///
    /// # Errors
    /// Everything that keeps it from being made.
    pub fn copy(
        &self,
        official: &Official,
        file: &CopyFile,
        (to, cover): (&Official, &CoverMail),
        date: Timestamp,
    ) -> Result<(Mail, Vec<u8>), Problem> {
        let (id, wave) = (&self.opened.campaign.id, self.opened.campaign.wave);
        let copy = format!("{}/copy/{}", official.id, to.id);
        let lead = cover.texts.first().map_or(Lang::En, |text| text.lang);
        let name = to.name.get(lead).or(to.name.get(lead.other())).cloned().unwrap_or_default();
        let domain = self.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let mail = Mail {
            to: Mailbox { name, address: to.email.clone().unwrap_or_default() },
            message_id: message_id(id, wave, &copy, domain),
            risala_id: risala_id(id, wave, &copy),
            date,
            ..self.with_cover(official, (&file.stem, &file.pdf), cover)
        };
        let bytes = message(&mail).map_err(|error| of_mail(&error).official(&to.id))?;
        Ok((mail, bytes))
    }

    fn with_cover(&self, official: &Official, (stem, pdf): (&str, &[u8]), cover: &CoverMail) -> Mail {
        let campaign = &self.opened.campaign;
        let (id, wave) = (&campaign.id, campaign.wave);
        let lead = cover.texts.first().map_or(Lang::En, |text| text.lang);
        let texts: Vec<_> = cover.texts.iter().map(|text| (text.lang, text.blocks.as_slice())).collect();
        let name = |name: &Bilingual| name.get(lead).or(name.get(lead.other())).cloned().unwrap_or_default();
        let from = name(&campaign.organization.name);
        let domain = self.address.rsplit_once('@').map_or("", |(_, domain)| domain);
        let letter =
            Attachment { name: format!("{stem}.pdf"), media_type: "application/pdf".to_owned(), bytes: pdf.to_owned() };
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
            unsent: self.unsent,
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
    let problem = Problem::error(Code(error.code()));
    error.args().into_iter().fold(problem, |problem, (name, value)| problem.arg(name, value))
}
