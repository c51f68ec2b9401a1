//! Letters released into the outbox by a person's word: all of them or none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Timestamp;
use risala_letter::official::Channel;
use risala_letter::review::mailbox;
use risala_letter::{Lang, Problem};
use risala_mail::{Address, message_id, risala_id};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::planned_and_problems;
use super::report::{ProblemEntry, Skipped};
use super::seal::compared;
use super::{Choice, Failure, Progress, Source, at_work, directory, skipped};
use crate::blobs::{Blobs, Kept};
use crate::clock;
use crate::crew::each;
use crate::folder::CAMPAIGN_FILE;
use crate::make::Workshop;
use crate::messages::Messages;
use crate::opened::Opened;
use crate::outbox::account::{Account, Accounts};
use crate::outbox::archive::moment;
use crate::outbox::code;
use crate::outbox::hours::{self, Hours};
use crate::outbox::schedule::{DAY, SECOND};
use crate::outbox::{last_at, mark};
use crate::plan::{Plan, Planned, Reason};
use crate::seal::{self, Seal, SealedLetter};
use crate::sender::{Finished, Sender};
use crate::store::{NewLetter, Origin, Place, Release, Store, Window, key};

/// Days between two letters to one official, unless the campaign says otherwise.
const DAYS_BETWEEN: u32 = 14;
/// Characters of a hash that name a seal at least.
const SHORT_HASH: usize = 16;
/// Seconds in which a release can be taken back at most.
const LONGEST_UNDO: u32 = 24 * 3600;

/// A person's word that letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// So many, as the person has counted them.
    Count(u64),
    /// Those of the seal of this hash, or its beginning.
    Seal(String),
}

/// Letters to release.
#[derive(Debug, Clone)]
pub struct ReleaseRequest {
    /// The campaign.
    pub source: Source,
    /// Which letters.
    pub choice: Choice,
    /// Letters made at the same time; as many as there are cores when `None`.
    pub jobs: Option<usize>,
    /// The account that sends; else the campaign's.
    pub account: Option<String>,
    /// The person's word.
    pub word: Word,
    /// Seconds in which they can be taken back.
    pub undo: u32,
    /// Days for which a letter is tried again.
    pub days: u32,
    /// Why officials written to lately are written to again, or empty.
    pub again: String,
}

/// Letters released.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReleaseReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The account that sends.
    pub account: String,
    /// The seal they stand in, or empty.
    pub seal: String,
    /// Until when they can be taken back, RFC 3339.
    pub not_before: String,
    /// Until when they are tried, RFC 3339.
    pub deadline: String,
    /// When the last of them leaves as far as is known, RFC 3339.
    pub last_at: String,
    /// The letters, in the order of the list.
    pub letters: Vec<ReleasedLetter>,
    /// The officials who get none, and why.
    pub skipped: Vec<Skipped>,
    /// What a person should look at.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// One letter in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReleasedLetter {
    /// The official's id.
    pub official: String,
    /// Whose letter it is a copy of (id in lower case); empty for a letter.
    pub copy_of: String,
    /// Reference number.
    pub reference: String,
    /// The address it goes to.
    pub to: String,
    /// Message-ID with its angle brackets.
    pub message_id: String,
    /// SHA-256 of the message, hexadecimal.
    pub sha256: String,
}

/// Makes the letters, or takes those under seal, and queues them all.
///
/// # Errors
/// `outbox.*`, or what keeps a letter from being made; then none is queued.
pub fn release(
    request: &ReleaseRequest,
    accounts: &mut (dyn Accounts + Send),
    lang: Lang,
    progress: Progress<'_>,
) -> Result<ReleaseReport, Failure> {
    let (report, elapsed_ms) = at_work(request.jobs, lang, |messages| released(request, accounts, messages, progress))?;
    Ok(ReleaseReport { elapsed_ms, ..report })
}

/// What a person said of when letters leave, and why.
pub(super) struct Given<'a> {
    /// Seconds in which they can be taken back.
    pub(super) undo: u32,
    /// Days for which a letter is tried again.
    pub(super) days: u32,
    /// Hash of the seal they stand in, or empty.
    pub(super) seal: &'a str,
    /// Why officials written to lately are written to again, or empty.
    pub(super) again: &'a str,
}

pub(super) fn one(problem: Problem) -> Vec<Problem> {
    vec![problem]
}

fn released(
    request: &ReleaseRequest,
    accounts: &mut dyn Accounts,
    messages: &Messages,
    progress: Progress<'_>,
) -> Result<ReleaseReport, Vec<Problem>> {
    let data = directory::folder(request.source.vault.data.as_deref()).map_err(one)?;
    let (opened, seal) = opened(request)?;
    let account = account_of(request.account.as_deref(), &opened, accounts)?;
    let hours = hours_of(&opened, &account).map_err(one)?;
    let blobs = Blobs::of(&data).map_err(one)?;
    let mut problems = looked_over(&opened, seal.as_ref(), &request.word, &blobs, progress)?;
    let plan = Plan::make(&opened, &request.choice)?;
    let mut store = Store::open(&data).map_err(one)?;
    let sifted = Sifted::of(&opened, candidates(&plan, seal.as_ref(), &request.choice), &request.again, &mut store)?;
    sifted.agree(&request.word).map_err(one)?;
    let (letters, found) = match &seal {
        Some(seal) => (under_seal(&opened, &plan, seal, &sifted, &blobs)?, Vec::new()),
        None => made(&opened, &plan, &sifted, &blobs, progress)?,
    };
    problems.extend(found);
    problems.extend(other_sender(&opened, &account));
    let seal = seal.map(|seal| seal.hash).unwrap_or_default();
    let given = Given { undo: request.undo, days: request.days, seal: &seal, again: request.again.trim() };
    let report = queue(&given, &opened, (&account, hours), letters, (&data, &mut store)).map_err(one)?;
    Ok(ReleaseReport { skipped: sifted.skipped(&plan, messages), problems: messages.problems(&problems), ..report })
}

/// Queues letters from an account, all of them or none; nothing is said yet of who gets none and what is wrong.
pub(super) fn queue(
    given: &Given<'_>,
    opened: &Opened,
    (account, hours): (&Account, Option<Hours>),
    letters: Vec<NewLetter>,
    (data, store): (&Path, &mut Store),
) -> Result<ReleaseReport, Problem> {
    let letters: Vec<NewLetter> = letters.into_iter().map(|letter| addressed(letter, opened, account, hours)).collect();
    let (release, window, last) = terms(given, opened, account, &letters, store)?;
    let origin = Origin { epoch: store.identity()?.epoch, machine: mark::of(data)? };
    store.enqueue(&release, &letters, window, &origin)?;
    Ok(ReleaseReport {
        schema: 1,
        account: release.account,
        seal: release.seal,
        not_before: moment(window.not_before),
        deadline: moment(window.deadline),
        last_at: moment(last),
        letters: letters.into_iter().map(entry).collect(),
        skipped: Vec::new(),
        problems: Vec::new(),
        elapsed_ms: 0,
    })
}

fn entry(letter: NewLetter) -> ReleasedLetter {
    let NewLetter { id, copy_of, reference, receiver, message_id, message, .. } = letter;
    ReleasedLetter { official: id, copy_of, reference, to: receiver, message_id, sha256: message }
}

/// The campaign, and the seal of its wave. A sealed wave has the seal's date.
fn opened(request: &ReleaseRequest) -> Result<(Opened, Option<Seal>), Vec<Problem>> {
    let first = Opened::read(&request.source)?;
    let seal = Seal::read(&first.folder, &first.campaign.id, first.campaign.wave).map_err(one)?;
    if let Word::Seal(hash) = &request.word {
        let found = seal.as_ref().map_or("none", |seal| seal.hash.as_str());
        if hash.len() < SHORT_HASH || !found.starts_with(hash.as_str()) {
            let file = seal::file(first.campaign.wave);
            return Err(one(Problem::error(code::WRONG_SEAL).file(file).arg("found", found)));
        }
    }
    let date = seal.as_ref().map(|seal| seal.moment.clone());
    let date = request.source.date.clone().or(date);
    Ok((Opened::numbered(&Source { date, ..request.source.clone() })?, seal))
}

/// The account of this name, else the campaign's.
pub(super) fn account_of(
    name: Option<&str>,
    opened: &Opened,
    accounts: &mut dyn Accounts,
) -> Result<Account, Vec<Problem>> {
    let name = name.or(opened.campaign.mail.account.as_deref()).unwrap_or_default();
    accounts.account(name).map_err(one)
}

pub(super) fn hours_of(opened: &Opened, account: &Account) -> Result<Option<Hours>, Problem> {
    match &opened.campaign.mail.hours {
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|()| Problem::error(code::HOURS).file(CAMPAIGN_FILE).field("mail.hours").arg("value", text)),
        None => Ok(account.hours),
    }
}

/// Errors that `check` finds keep every letter back; under a seal, everything that would no longer be as it was
/// sealed, unless the seal itself is the person's word. The warnings.
fn looked_over(
    opened: &Opened,
    seal: Option<&Seal>,
    word: &Word,
    blobs: &Blobs,
    progress: Progress<'_>,
) -> Result<Vec<Problem>, Vec<Problem>> {
    let problems = match (seal, word) {
        // What is sealed goes as it is; that an address does not work is known since.
        (Some(_), Word::Seal(_)) => {
            opened.problems.iter().filter(|problem| problem.code == code::BOUNCED).cloned().collect()
        }
        (Some(seal), Word::Count(_)) => compared(opened, seal, blobs, progress)?,
        (None, _) => planned_and_problems(opened).1,
    };
    let (errors, warnings): (Vec<_>, Vec<_>) = problems.into_iter().partition(Problem::is_error);
    if errors.is_empty() { Ok(warnings) } else { Err(not_released(errors)) }
}

pub(super) fn not_released(errors: Vec<Problem>) -> Vec<Problem> {
    let head = Problem::error(code::NOT_RELEASED).arg("count", errors.len());
    std::iter::once(head).chain(errors).collect()
}

/// Who gets a letter now.
pub(super) struct Sifted {
    /// Their ids.
    pub(super) chosen: BTreeSet<String>,
    /// Those who have one.
    pub(super) already: Vec<String>,
    /// Those written to lately, and when.
    pub(super) lately: Vec<(String, i64)>,
    /// Days that count as lately.
    days: u32,
}

impl Sifted {
    pub(super) fn of(
        opened: &Opened,
        candidates: Vec<(&str, &str)>,
        again: &str,
        store: &mut Store,
    ) -> Result<Self, Vec<Problem>> {
        let (campaign, wave) = (&opened.campaign.id, opened.campaign.wave);
        let days = opened.campaign.mail.days_between.unwrap_or(DAYS_BETWEEN);
        let had: BTreeSet<String> = store.have_letter(campaign, wave).map_err(one)?.into_iter().collect();
        let since = clock::now().as_millisecond() - i64::from(days) * DAY;
        let (mut by_id, mut by_address) = (BTreeMap::new(), BTreeMap::new());
        for touched in store.touched_since(campaign, wave, since).map_err(one)? {
            by_id.insert(touched.official, touched.at);
            by_address.insert(touched.recipient, touched.at);
        }
        let mut sifted = Self { chosen: BTreeSet::new(), already: Vec::new(), lately: Vec::new(), days };
        for (id, address) in candidates {
            let at = by_id.get(&key(id)).or_else(|| by_address.get(&mailbox(address)));
            if had.contains(&key(id)) {
                sifted.already.push(id.to_owned());
            } else if let Some(at) = at.filter(|_| again.trim().is_empty()) {
                sifted.lately.push((id.to_owned(), *at));
            } else {
                sifted.chosen.insert(id.to_owned());
            }
        }
        Ok(sifted)
    }

    /// The person's word fits.
    fn agree(&self, word: &Word) -> Result<(), Problem> {
        let letters = self.chosen.len() as u64;
        let with_counts =
            |problem: Problem| problem.arg("already", self.already.len()).arg("lately", self.lately.len());
        if letters == 0 {
            return Err(with_counts(Problem::error(code::NOTHING)));
        }
        match word {
            Word::Count(released) if *released != letters => {
                Err(with_counts(Problem::error(code::WRONG_COUNT).arg("released", released).arg("letters", letters)))
            }
            // A seal is released as a whole; of its letters those are left that did not go yet.
            _ => Ok(()),
        }
    }

    pub(super) fn skipped(&self, plan: &Plan, messages: &Messages) -> Vec<Skipped> {
        let mut all = skipped(&plan.skipped, messages);
        let by_other_ways = plan.letters.iter().filter(|planned| planned.official.channel != Channel::Email);
        all.extend(by_other_ways.map(|planned| Skipped {
            official: planned.official.id.clone(),
            reason: Reason::NotByEmail(planned.official.channel).words(messages),
        }));
        let already = self.already.iter().map(|id| (id, messages.text("skip-in_outbox", &[])));
        let days = self.days.to_string();
        let lately = self.lately.iter().map(|(id, at)| {
            let date = Timestamp::from_millisecond(*at).unwrap_or_default().strftime("%Y-%m-%d").to_string();
            (id, messages.text("skip-lately", &[("date", &date), ("days", &days)]))
        });
        all.extend(already.chain(lately).map(|(id, reason)| Skipped { official: id.clone(), reason }));
        all
    }
}

/// Ids and addresses of those whose letters go by e-mail. Of a seal all do, but for who asked since not to be written
/// to.
pub(super) fn candidates<'a>(plan: &'a Plan, seal: Option<&'a Seal>, choice: &Choice) -> Vec<(&'a str, &'a str)> {
    let planned = plan.letters.iter().filter(|planned| planned.official.channel == Channel::Email);
    let planned =
        planned.map(|planned| (planned.official.id.as_str(), planned.official.email.as_deref().unwrap_or_default()));
    let Some(seal) = seal else { return planned.collect() };
    let opted_out =
        |id: &str| plan.skipped.iter().any(|(official, why)| official.id == id && matches!(why, Reason::OptOut(_)));
    let wanted: BTreeSet<&str> = planned.map(|(id, _)| id).collect();
    let is_all = *choice == Choice::default();
    let sealed = seal.letters.iter().filter(|letter| !letter.message.is_empty());
    let sealed = sealed.map(|letter| (letter.official.as_str(), letter.recipient.as_str()));
    sealed.filter(|(id, _)| if is_all { !opted_out(id) } else { wanted.contains(id) }).collect()
}

/// The letters made now, their bytes kept.
fn made(
    opened: &Opened,
    plan: &Plan,
    sifted: &Sifted,
    blobs: &Blobs,
    progress: Progress<'_>,
) -> Result<(Vec<NewLetter>, Vec<Problem>), Vec<Problem>> {
    let workshop = Workshop::new(opened, plan, false)?;
    let sender = Sender::of(opened, false)?;
    let chosen = plan.letters.iter().filter(|planned| sifted.chosen.contains(&planned.official.id));
    let chosen: Vec<Planned> = chosen.cloned().collect();
    let keep = |bytes: &[u8]| blobs.keep(bytes).map_err(one);
    let made =
        each(&workshop, &chosen, progress, |planned, made| {
            let (mail, bytes) = sender.mail(planned, &plan.templates, &Finished::of(made))?;
            let (message, pdf) = (keep(&bytes)?, keep(&made.pdf)?);
            Ok(NewLetter { stem: planned.stem.clone(), ..letter(opened, &planned.official.id, &planned.reference) }
                .with(&mail.to.address, &mail.message_id, message, pdf))
        });
    if made.problems.iter().any(Problem::is_error) {
        return Err(not_released(made.problems.into_iter().filter(Problem::is_error).collect()));
    }
    blobs.settle().map_err(one)?;
    Ok((made.done, made.problems))
}

/// The letters of a seal, whose bytes are there.
fn under_seal(
    opened: &Opened,
    plan: &Plan,
    seal: &Seal,
    sifted: &Sifted,
    blobs: &Blobs,
) -> Result<Vec<NewLetter>, Vec<Problem>> {
    let stems: BTreeMap<&str, &str> =
        plan.letters.iter().map(|planned| (planned.official.id.as_str(), planned.stem.as_str())).collect();
    let (mut letters, mut problems) = (Vec::new(), Vec::new());
    for sealed in seal.letters.iter().filter(|sealed| sifted.chosen.contains(&sealed.official)) {
        for hash in [&sealed.message, &sealed.pdf] {
            if !matches!(blobs.get(hash), Kept::Whole(_)) {
                let path = blobs.path(hash);
                problems.push(Problem::error(code::BYTES).official(&sealed.official).arg("path", path.display()));
            }
        }
        letters.push(of_sealed(opened, sealed, stems.get(sealed.official.as_str()).copied().unwrap_or_default()));
    }
    if problems.is_empty() { Ok(letters) } else { Err(not_released(problems)) }
}

fn of_sealed(opened: &Opened, sealed: &SealedLetter, stem: &str) -> NewLetter {
    let (campaign, wave) = (&opened.campaign.id, opened.campaign.wave);
    let domain = sealed.envelope.from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let message_id = message_id(campaign, wave, &sealed.official, domain);
    NewLetter { stem: stem.to_owned(), ..letter(opened, &sealed.official, &sealed.reference) }.with(
        &sealed.recipient,
        &message_id,
        sealed.message.clone(),
        sealed.pdf.clone(),
    )
}

pub(super) fn letter(opened: &Opened, id: &str, reference: &str) -> NewLetter {
    NewLetter {
        key: risala_id(&opened.campaign.id, opened.campaign.wave, id),
        official: key(id),
        id: id.to_owned(),
        reference: reference.to_owned(),
        stem: String::new(),
        recipient: String::new(),
        sender: String::new(),
        receiver: String::new(),
        own_copy: String::new(),
        message_id: String::new(),
        message: String::new(),
        pdf: String::new(),
        place: String::new(),
        copy: false,
        copy_of: String::new(),
    }
}

impl NewLetter {
    pub(super) fn with(self, to: &str, message_id: &str, message: String, pdf: String) -> Self {
        let message_id = message_id.to_owned();
        Self { recipient: mailbox(to), receiver: to.to_owned(), message_id, message, pdf, ..self }
    }
}

/// With the account's envelope and the reader's hours.
fn addressed(letter: NewLetter, opened: &Opened, account: &Account, hours: Option<Hours>) -> NewLetter {
    let country = opened.officials.iter().find(|official| official.id == letter.id);
    let country = country.map_or("", |official| official.country.as_str());
    NewLetter {
        sender: account.address.clone(),
        own_copy: if account.own_copy { account.address.clone() } else { String::new() },
        copy: account.sent_copy,
        place: hours.map_or_else(String::new, |hours| hours::place(country, hours, &opened.campaign.time_zone)),
        ..letter
    }
}

/// That the account is not the one whose address the letters show.
pub(super) fn other_sender(opened: &Opened, account: &Account) -> Option<Problem> {
    let from = opened.campaign.organization.email.as_deref().unwrap_or_default();
    let same = |value: &str| Address::parse(value, "From").map(|address| address.to_string().to_lowercase()).ok();
    let differs = same(from) != same(&account.address);
    differs.then(|| Problem::warning(code::OTHER_SENDER).arg("from", from).arg("account", &account.address))
}

/// The release, when the letters may leave, and when the last one will.
fn terms(
    given: &Given<'_>,
    opened: &Opened,
    account: &Account,
    letters: &[NewLetter],
    store: &mut Store,
) -> Result<(Release, Window, i64), Problem> {
    let now = clock::now().as_millisecond();
    let not_before = now + i64::from(given.undo.min(LONGEST_UNDO)) * SECOND;
    let mut places: BTreeMap<&str, u64> = BTreeMap::new();
    for letter in letters {
        *places.entry(&letter.place).or_default() += 1;
    }
    let mut waiting = store.places(&account.name, now)?;
    waiting.extend(places.into_iter().map(|(place, letters)| Place {
        place: place.to_owned(),
        letters,
        due: not_before,
    }));
    let (today, ..) = store.dots_since(&account.name, now - DAY)?;
    let last = last_at(&waiting, account.terms, today, now);
    // Each letter has its days of trying, also the last one of a large wave.
    let deadline = last + i64::from(given.days.max(1)) * DAY;
    let release = Release {
        id: Uuid::new_v4().to_string(),
        at: now,
        actor: crate::directory::actor(),
        campaign: opened.campaign.id.clone(),
        wave: opened.campaign.wave,
        account: account.name.clone(),
        letters: letters.len() as u64,
        seal: given.seal.to_owned(),
        reason: given.again.to_owned(),
    };
    Ok((release, Window { now, not_before, deadline }, last))
}
