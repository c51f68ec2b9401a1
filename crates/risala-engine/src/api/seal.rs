//! Sealing a wave, and looking whether a seal still fits.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use risala_letter::official::{Channel, Named};
use risala_letter::{Campaign, Lang, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::recorded;
use super::check::planned_and_problems;
use super::report::{ProblemEntry, SignatureEntry, Skipped};
use super::{Choice, Failure, Progress, Source, at_work, directory, skipped};
use crate::blobs::{Blobs, Kept, sha256};
use crate::clock;
use crate::crew::each;
use crate::folder::CampaignFolder;
use crate::make::{Made, Workshop};
use crate::messages::Messages;
use crate::opened::Opened;
use crate::plan::{Plan, Planned};
use crate::seal::{self, Envelope, Seal, SealedLetter, code, differences};
use crate::sender::{Finished, Sender};

/// A wave to seal.
#[derive(Debug, Clone, Default)]
pub struct SealRequest {
    /// The campaign.
    pub source: Source,
    /// Who approves it; may be empty.
    pub approver: String,
    /// Whether it takes the place of the seal there is, which is kept under another name.
    pub force: bool,
    /// Letters made at the same time; as many as there are cores when `None`.
    pub jobs: Option<usize>,
}

/// A wave sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SealReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The seal's file in the campaign's folder.
    pub file: String,
    /// Where the seal it replaced is, or empty.
    pub former: String,
    /// The seal.
    pub seal: Seal,
    /// The officials who get no letter, and why.
    pub skipped: Vec<Skipped>,
    /// What a person should look at.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// Whether a seal fits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SealCheckReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The seal's file in the campaign's folder.
    pub file: String,
    /// The seal's hash.
    pub hash: String,
    /// Who approved it, or empty.
    pub approver: String,
    /// The moment of the letters, RFC 3339.
    pub moment: String,
    /// Letters under seal.
    pub letters: u64,
    /// E-mails among them.
    pub mails: u64,
    /// Whether every letter is as it was sealed.
    pub whole: bool,
    /// The signatures on the proof that approve the seal.
    pub approvals: Vec<SignatureEntry>,
    /// What is not.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// Makes all letters of a campaign's wave, keeps their bytes, and writes down what they are.
///
/// # Errors
/// What keeps any letter from being made or the seal from being written; then nothing is sealed.
pub fn seal(request: &SealRequest, lang: Lang, progress: Progress<'_>) -> Result<SealReport, Failure> {
    let (report, elapsed_ms) = at_work(request.jobs, lang, |messages| sealed(request, messages, progress))?;
    Ok(SealReport { elapsed_ms, ..report })
}

fn sealed(request: &SealRequest, messages: &Messages, progress: Progress<'_>) -> Result<SealReport, Vec<Problem>> {
    let one = |problem| vec![problem];
    let approver = seal::approver(&request.approver).map_err(one)?;
    let blobs = blobs(&request.source).map_err(one)?;
    // To the second: what a date in a file or a message holds.
    let date = request.source.date.clone().unwrap_or_else(|| in_seconds(clock::now()));
    let source = Source { date: Some(date), ..request.source.clone() };
    let opened = Opened::numbered(&source)?;
    let campaign = &opened.campaign;
    let file = seal::file(campaign.wave);
    if !request.force && opened.folder.has(&file) {
        return Err(vec![Problem::error(code::EXISTS).file(&file).arg("wave", campaign.wave)]);
    }
    let (plan, problems) = planned_and_problems(&opened);
    let Some(plan) = plan.filter(|_| !problems.iter().any(Problem::is_error)) else {
        return Err(not_sealed(problems));
    };
    if plan.letters.is_empty() {
        return Err(vec![Problem::error(code::EMPTY).file(&file)]);
    }
    let letters = letters(&opened, &plan, &blobs, progress)?;
    let sealed = of_wave(&opened, approver, letters).map_err(one)?;
    let former = sealed.write(&opened.folder).map_err(one)?;
    Ok(SealReport {
        schema: 1,
        file,
        former,
        seal: sealed,
        skipped: skipped(&plan.skipped, messages),
        problems: messages.problems(&problems),
        elapsed_ms: 0,
    })
}

fn of_wave(opened: &Opened, approver: String, letters: Vec<SealedLetter>) -> Result<Seal, Problem> {
    let (identity, level) = signing(opened);
    let seal = Seal {
        schema: 1,
        campaign: opened.campaign.id.clone(),
        wave: opened.campaign.wave,
        moment: in_seconds(opened.moment.timestamp()),
        approver,
        identity,
        level,
        letters,
        hash: String::new(),
    };
    seal.closed()
}

/// The letters, made and kept; all of them or none.
fn letters(
    opened: &Opened,
    plan: &Plan,
    blobs: &Blobs,
    progress: Progress<'_>,
) -> Result<Vec<SealedLetter>, Vec<Problem>> {
    let workshop = Workshop::new(opened, plan, false)?;
    let sender = sender(opened, plan)?;
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        let message = match &sender {
            Some(sender) if is_mail(planned) => Some(sender.mail(planned, &plan.templates, &Finished::of(made))?.1),
            _ => None,
        };
        let keep = |bytes: &[u8]| blobs.keep(bytes).map_err(|problem| vec![problem]);
        let drawn = sha256(made.pdf.get(..made.drawn).unwrap_or_default());
        let message = message.as_deref().map(keep).transpose()?.unwrap_or_default();
        Ok(entry(planned, sender.as_ref(), made, [drawn, keep(&made.pdf)?, message]))
    });
    if made.problems.iter().any(Problem::is_error) {
        return Err(not_sealed(made.problems));
    }
    blobs.settle().map_err(|problem| vec![problem])?;
    Ok(made.done)
}

fn entry(
    planned: &Planned,
    sender: Option<&Sender<'_>>,
    made: &Made,
    [drawn, pdf, message]: [String; 3],
) -> SealedLetter {
    let address = planned.official.email.clone().filter(|_| is_mail(planned)).unwrap_or_default();
    let envelope = match sender {
        Some(sender) if is_mail(planned) => Envelope { from: sender.address().to_owned(), to: vec![address.clone()] },
        _ => Envelope::default(),
    };
    SealedLetter {
        official: planned.official.id.clone(),
        reference: planned.reference.clone(),
        template: planned.template.clone(),
        languages: planned.languages.iter().map(|lang| lang.code().to_owned()).collect(),
        channel: planned.official.channel.name().to_owned(),
        pages: made.pages,
        signed: made.signed,
        drawn,
        pdf,
        message,
        recipient: address,
        envelope,
    }
}

/// Makes the letters of a sealed wave again, without signing them, and compares.
///
/// # Errors
/// There is no seal, it is not as it was made, or the campaign cannot be read.
pub fn check_seal(
    source: &Source,
    jobs: Option<usize>,
    lang: Lang,
    progress: Progress<'_>,
) -> Result<SealCheckReport, Failure> {
    let (report, elapsed_ms) = at_work(jobs, lang, |messages| checked(source, messages, progress))?;
    Ok(SealCheckReport { elapsed_ms, ..report })
}

fn checked(source: &Source, messages: &Messages, progress: Progress<'_>) -> Result<SealCheckReport, Vec<Problem>> {
    let one = |problem| vec![problem];
    let first = Opened::read(source)?;
    let (campaign, file) = (&first.campaign, seal::file(first.campaign.wave));
    let sealed = of_campaign(&first.folder, campaign).map_err(one)?;
    let date = source.date.clone().unwrap_or_else(|| sealed.moment.clone());
    let opened = Opened::sound(&Source { date: Some(date), ..source.clone() })?;
    let mut problems = compared(&opened, &sealed, &blobs(source).map_err(one)?, progress)?;
    let approvals = recorded(&first.folder, campaign, &sealed, &mut problems);
    Ok(SealCheckReport {
        schema: 1,
        file,
        letters: sealed.letters.len() as u64,
        mails: sealed.letters.iter().filter(|letter| !letter.message.is_empty()).count() as u64,
        whole: !problems.iter().any(Problem::is_error),
        approvals,
        problems: messages.problems(&problems),
        hash: sealed.hash,
        approver: sealed.approver,
        moment: sealed.moment,
        elapsed_ms: 0,
    })
}

/// The seal of a campaign's wave.
pub(super) fn of_campaign(folder: &CampaignFolder, campaign: &Campaign) -> Result<Seal, Problem> {
    let sealed = Seal::read(folder, &campaign.id, campaign.wave)?;
    sealed.ok_or_else(|| Problem::error(code::NONE).file(seal::file(campaign.wave)).arg("wave", campaign.wave))
}

/// Everything that is not as it was sealed.
pub(super) fn compared(
    opened: &Opened,
    sealed: &Seal,
    blobs: &Blobs,
    progress: Progress<'_>,
) -> Result<Vec<Problem>, Vec<Problem>> {
    let plan = Plan::make(opened, &Choice::default())?;
    let known: BTreeMap<&str, &SealedLetter> =
        sealed.letters.iter().map(|letter| (letter.official.as_str(), letter)).collect();
    let workshop = Workshop::new(opened, &plan, true)?;
    let sender = sender(opened, &plan)?;
    let (identity, level) = signing(opened);
    let mut problems = Vec::new();
    if (&identity, &level) != (&sealed.identity, &sealed.level) {
        problems.push(Problem::error(code::SIGNING).arg("sealed", &sealed.identity).arg("now", &identity));
    }
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        let Some(letter) = known.get(planned.official.id.as_str()) else {
            return Ok(vec![Problem::error(code::ADDED).official(&planned.official.id)]);
        };
        let [pdf, message] = [&letter.pdf, &letter.message].map(|hash| blobs.get(hash));
        let now = [sha256(&made.pdf), letter.pdf.clone(), message_now(sender.as_ref(), &plan, planned, letter, &pdf)?];
        let now = entry(planned, sender.as_ref(), made, now);
        let differing = differences(letter, &now).into_iter().map(|part| changed(&letter.official, part));
        let message = (!letter.message.is_empty()).then_some(message);
        let of_message = message.and_then(|message| of_bytes(letter, "message", &message, blobs));
        Ok(differing.chain(of_bytes(letter, "pdf", &pdf, blobs)).chain(of_message).collect())
    });
    problems.extend(made.done.into_iter().flatten());
    let found = opened.problems.iter().chain(&plan.problems).chain(&made.problems);
    problems.extend(found.filter(|problem| problem.is_error()).cloned());
    let planned: BTreeSet<&str> = plan.letters.iter().map(|planned| planned.official.id.as_str()).collect();
    let gone = sealed.letters.iter().filter(|letter| !planned.contains(letter.official.as_str()));
    problems.extend(gone.map(|letter| Problem::error(code::MISSING).official(&letter.official)));
    Ok(problems)
}

/// The hash of the message that would bring the sealed PDF now.
fn message_now(
    sender: Option<&Sender<'_>>,
    plan: &Plan,
    planned: &Planned,
    letter: &SealedLetter,
    pdf: &Kept,
) -> Result<String, Vec<Problem>> {
    match (sender.filter(|_| is_mail(planned)), pdf) {
        (None, _) => Ok(String::new()),
        (Some(sender), Kept::Whole(pdf)) => {
            let finished = Finished { pdf, pages: letter.pages, signed: letter.signed };
            Ok(sha256(&sender.mail(planned, &plan.templates, &finished)?.1))
        }
        // Without its bytes nothing can be said of it.
        (Some(_), _) => Ok(letter.message.clone()),
    }
}

fn changed(official: &str, part: &str) -> Problem {
    Problem::error(code::CHANGED).official(official).field(part).arg("part", part)
}

/// What is wrong with bytes kept of a letter.
fn of_bytes(letter: &SealedLetter, part: &str, kept: &Kept, blobs: &Blobs) -> Option<Problem> {
    let code = match kept {
        Kept::Whole(_) => return None,
        Kept::Missing => code::BYTES_MISSING,
        Kept::Damaged => code::BYTES_DAMAGED,
    };
    let hash = if part == "pdf" { &letter.pdf } else { &letter.message };
    let problem = Problem::error(code).official(&letter.official).field(part);
    Some(problem.arg("path", blobs.path(hash).display()).arg("part", part))
}

fn blobs(source: &Source) -> Result<Blobs, Problem> {
    Blobs::of(&directory::folder(source.vault.data.as_deref())?)
}

/// Who sends, when any letter goes by e-mail.
fn sender<'o>(opened: &'o Opened, plan: &Plan) -> Result<Option<Sender<'o>>, Vec<Problem>> {
    plan.letters.iter().any(is_mail).then(|| Sender::of(opened, false)).transpose()
}

fn is_mail(planned: &Planned) -> bool {
    planned.official.channel == Channel::Email
}

/// The identity and the level that a campaign signs with.
fn signing(opened: &Opened) -> (String, String) {
    let signing = &opened.campaign.signing;
    match &signing.identity {
        Some(identity) => (identity.clone(), signing.level.name().to_owned()),
        None => (String::new(), String::new()),
    }
}

fn in_seconds(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// That nothing was sealed, then why.
fn not_sealed(problems: Vec<Problem>) -> Vec<Problem> {
    let errors: Vec<Problem> = problems.into_iter().filter(Problem::is_error).collect();
    let head = Problem::error(code::NOT_SEALED).arg("count", errors.len());
    std::iter::once(head).chain(errors).collect()
}
