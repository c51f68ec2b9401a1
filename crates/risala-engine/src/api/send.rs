//! Letters as e-mails that go nowhere yet: in a folder, to a server inside this program, or one to the user's own
//! address.

use risala_letter::official::Channel;
use risala_letter::{Code, Lang, Problem};
use risala_mail::rehearsal::{Options, Received, Rehearsal};
use risala_mail::{Address, Envelope, Login, Mail, MailError, Outcome, Patience, Roots, Security, Server};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::release::account_of;
use super::report::{MailEntry, MailReport, ProblemEntry};
use super::{Choice, Destination, Failure, Progress, Source, at_work, skipped};
use crate::blobs::sha256;
use crate::crew::each;
use crate::make::Workshop;
use crate::messages::{Messages, code as common};
use crate::opened::Opened;
use crate::outbox::account::Accounts;
use crate::outbox::{Carrier, Counter, Job, Postman, Word, code};
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
        sha256: sha256(bytes),
    }
}

/// A rehearsal asked for.
#[derive(Debug, Clone)]
pub struct RehearseRequest {
    /// The campaign.
    pub source: Source,
    /// Which letters.
    pub choice: Choice,
    /// Where what the server received goes.
    pub destination: Destination,
}

/// Sends the chosen letters to a server inside this program, over the same session as to any other, and writes what it
/// received: nothing leaves the computer, and nothing is remembered of it.
///
/// # Errors
/// What keeps all letters from being made, or the server from being started.
pub fn rehearse(request: &RehearseRequest, lang: Lang, progress: Progress<'_>) -> Result<MailReport, Failure> {
    let (report, elapsed_ms) =
        at_work(request.destination.jobs, lang, |messages| rehearsed(request, messages, progress))?;
    Ok(MailReport { elapsed_ms, ..report })
}

fn rehearsed(
    request: &RehearseRequest,
    messages: &Messages,
    progress: Progress<'_>,
) -> Result<MailReport, Vec<Problem>> {
    let opened = Opened::numbered(&request.source)?;
    let mut plan = Plan::make(&opened, &request.choice)?;
    plan.only_by_email();
    let workshop = Workshop::new(&opened, &plan, request.destination.unsigned)?;
    let sender = Sender::of(&opened, false)?;
    let output = ready(&request.destination, &plan)?;
    let internal = |error: std::io::Error| vec![Problem::error(common::INTERNAL).arg("cause", error)];
    let server = Rehearsal::start(Options::default()).map_err(internal)?;
    let counter =
        Counter { server: at(server.port()), login: Login::None, patience: Patience::default(), renewal: None };
    let mut postman = Postman::new(counter).map_err(|problem| vec![problem])?;
    let made = each(&workshop, &plan.letters, progress, |planned, made| {
        let (mail, bytes) = sender.mail(planned, &plan.templates, &Finished::of(made))?;
        let envelope = envelope(sender.address(), &mail.to.address, None).map_err(|problem| vec![problem])?;
        Ok((
            planned.stem.clone(),
            entry(planned, format!("{}.eml", planned.stem), &mail, &bytes),
            Job { envelope, message: bytes },
        ))
    });
    let mut problems: Vec<Problem> =
        [&opened.problems, workshop.notices(), &plan.problems, &made.problems].into_iter().flatten().cloned().collect();
    let mut mails = Vec::new();
    for (stem, entry, job) in made.done {
        let before = server.accepted();
        if let Err(reply) = handed_over(&mut postman, job) {
            problems.push(Problem::error(code::TEST_FAILED).official(&entry.official).arg("reply", reply));
            continue;
        }
        let received = server.messages().into_iter().nth(before);
        if let Some(Received { message, .. }) = received {
            output.write(&format!("{stem}.eml"), &message).map_err(|problem| vec![problem])?;
            mails.push(MailEntry { bytes: message.len() as u64, sha256: sha256(&message), ..entry });
        }
    }
    let skipped = skipped(&plan.skipped, messages);
    Ok(MailReport { schema: 1, mails, skipped, problems: messages.problems(&problems), elapsed_ms: 0 })
}

/// A server on this computer.
fn at(port: u16) -> Server {
    let host = "127.0.0.1".to_owned();
    Server { host, port, security: Security::LoopbackPlain, roots: Roots::System, proxy: None }
}

fn envelope(from: &str, to: &str, own_copy: Option<&str>) -> Result<Envelope, Problem> {
    let wrong = |error: MailError| {
        let problem = Problem::error(Code(error.code()));
        error.args().into_iter().fold(problem, |problem, (name, value)| problem.arg(name, value))
    };
    let own_copy = own_copy.map(|value| Address::parse(value, "Bcc")).transpose().map_err(wrong)?;
    let from = Address::parse(from, "From").map_err(wrong)?;
    Ok(Envelope { from, to: Address::recipient(to, "To").map_err(wrong)?, own_copy })
}

/// Hands one letter over that nobody remembers; the server's answer.
fn handed_over(carrier: &mut dyn Carrier, job: Job) -> Result<String, String> {
    carrier.start(job);
    loop {
        match carrier.word() {
            Word::MayCommit => carrier.answer(true),
            Word::Done(Outcome::Accepted { reply, .. }) => return Ok(reply.to_string()),
            Word::Done(Outcome::Deferred { reply, .. } | Outcome::Refused { reply, .. }) => {
                return Err(reply.to_string());
            }
            Word::Done(Outcome::Unsent { cause } | Outcome::Unconfirmed { cause }) => return Err(cause.to_string()),
            Word::Done(Outcome::Stopped) => return Err(String::new()),
        }
    }
}

/// A test letter asked for.
#[derive(Debug, Clone)]
pub struct TestRequest {
    /// The campaign.
    pub source: Source,
    /// One official.
    pub choice: Choice,
    /// Letters made at the same time; as many as there are cores when `None`.
    pub jobs: Option<usize>,
    /// The account that sends; else the campaign's.
    pub account: Option<String>,
    /// Where it goes.
    pub address: String,
}

/// A test letter sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TestReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The official whose letter it is.
    pub official: String,
    /// Where it went.
    pub to: String,
    /// Its own Message-ID.
    pub message_id: String,
    /// Whether the server took it.
    pub accepted: bool,
    /// The server's answer.
    pub reply: String,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
}

/// Sends one official's letter to another address. It is the letter to the byte but for Message-ID, X-Risala-Id and
/// envelope, and nothing is remembered of it.
///
/// # Errors
/// What keeps the letter from being made, or the account from being used.
pub fn send_test(
    request: &TestRequest,
    accounts: &mut (dyn Accounts + Send),
    lang: Lang,
) -> Result<TestReport, Failure> {
    at_work(request.jobs, lang, |messages| tested(request, accounts, messages)).map(|(report, _)| report)
}

fn tested(request: &TestRequest, accounts: &mut dyn Accounts, messages: &Messages) -> Result<TestReport, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let opened = Opened::numbered(&request.source)?;
    let mut plan = Plan::make(&opened, &request.choice)?;
    plan.only_by_email();
    let ([planned], 1) = (plan.letters.as_slice(), request.choice.only.len()) else {
        return Err(one(Problem::error(code::TEST_OF_ONE)));
    };
    let account = account_of(request.account.as_deref(), &opened, accounts)?;
    let workshop = Workshop::new(&opened, &plan, false)?;
    let made = workshop.make(planned, &mut workshop.bench())?;
    let (mail, bytes) = Sender::of(&opened, false)?.mail(planned, &plan.templates, &Finished::of(&made))?;
    let own_id = Uuid::new_v4().simple().to_string();
    let message = with_id(&bytes, &mail.risala_id, &own_id);
    let envelope = envelope(&account.address, &request.address, None).map_err(one)?;
    let mut postman = Postman::new(accounts.counter(&account.name).map_err(one)?).map_err(one)?;
    let answer = handed_over(&mut postman, Job { envelope, message });
    let accepted = answer.is_ok();
    let reply = answer.unwrap_or_else(|reply| reply);
    let failed = (!accepted).then(|| Problem::error(code::TEST_FAILED).arg("reply", &reply));
    let found = [&opened.problems, workshop.notices(), &plan.problems, &made.warnings].into_iter().flatten();
    Ok(TestReport {
        schema: 1,
        official: planned.official.id.clone(),
        to: request.address.clone(),
        message_id: mail.message_id.replace(&mail.risala_id, &own_id),
        accepted,
        problems: messages.problems(found.chain(&failed)),
        reply,
    })
}

/// The message with another id in its head, as long as the one it had.
fn with_id(message: &[u8], id: &str, own: &str) -> Vec<u8> {
    let head = message.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(message.len());
    let (head, rest) = message.split_at(head);
    let head = String::from_utf8_lossy(head).replace(id, own);
    [head.as_bytes(), rest].concat()
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
