//! Accounts: added, tested, listed, shown, removed.

use std::time::Duration;

use risala_letter::{Lang, Problem};
use risala_mail::{Cause, Patience, Phase, Security};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::runtime::Builder;

use super::find::{SenderEntry, published_of};
use super::report::ProblemEntry;
use super::{Failure, Stop};
use crate::accounts::oauth::{Consent, LogIn, Prompt, log_in};
use crate::accounts::{self, Account, Keys, Method, PER_MINUTE, Settings, code, failed};
use crate::discovery::{Net, table};
use crate::messages::{Messages, code as common};
use crate::outbox::Counter;
use crate::secret::Password;
use crate::store::Store;

/// How long a test waits: a person is there.
const WAIT: Duration = Duration::from_secs(30);
const PATIENCE: Patience = Patience { connect: WAIT, command: WAIT, data: WAIT, block: WAIT, reply: WAIT };

/// An account to add.
#[derive(Debug, Clone, Default)]
pub struct NewAccount {
    /// Its settings; what is empty is filled in as far as it is known.
    pub settings: Settings,
    /// Letters a minute, when set.
    pub per_minute: Option<u32>,
    /// Its password for the keyring, when there is one.
    pub password: Option<Password>,
    /// Whether it takes the place of one of its name.
    pub force: bool,
    /// The client's own secret of OAuth2, where the provider gives one.
    pub client: Option<Password>,
    /// Whether a person agrees by a code on any device.
    pub device: bool,
    /// Set by whoever does not want the consent any more.
    pub stop: Option<Stop>,
    /// Whether a consent that is kept stands as long as nothing changes that it was given for.
    pub stands: bool,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Its settings.
    pub account: Settings,
    /// Whether the keyring keeps its password.
    pub kept: bool,
    /// What a person should know.
    pub problems: Vec<ProblemEntry>,
}

/// All accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The accounts by name.
    pub accounts: Vec<Settings>,
}

/// How far a test came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AccountTestReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The account's name.
    pub account: String,
    /// Its server.
    pub server: String,
    /// Its port.
    pub port: u16,
    /// Whether the server took the login.
    pub sound: bool,
    /// The steps done, in order: `connect`, `greeting`, `ehlo`, `starttls`, `tls`, `auth`.
    pub steps: Vec<String>,
    /// The step that failed, or empty.
    pub failed: String,
    /// What the sender's domain says of who may send; none where nobody answers or nobody was to be asked.
    pub sender: Option<SenderEntry>,
    /// Why it failed, and what else a person should know.
    pub problems: Vec<ProblemEntry>,
}

/// Shows a person what to do to agree.
pub type Show<'a> = &'a dyn Fn(&Prompt);

/// Adds an account. For one of OAuth2 a person agrees first.
///
/// # Errors
/// A setting cannot be, there is an account of this name, nobody agreed, or the store fails.
pub fn add_account(new: &NewAccount, keys: &Keys, show: Show<'_>, lang: Lang) -> Result<AccountReport, Failure> {
    added(new, keys, show, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn added(new: &NewAccount, keys: &Keys, show: Show<'_>, messages: &Messages) -> Result<AccountReport, Problem> {
    let account = filled(new).checked()?;
    let folder = accounts::folder(keys.data.as_deref())?;
    let is_free = |store: &mut Store| match store.account(&account.name)? {
        Some(_) if !new.force => Err(Problem::error(code::ACCOUNT_EXISTS).arg("account", &account.name)),
        _ => Ok(()),
    };
    // Nobody is asked to agree in vain.
    let before = Store::existing(&folder)?.as_mut().map_or(Ok(None), |store| {
        is_free(store)?;
        store.account(&account.name)
    })?;
    let stands = new.stands && before.is_some_and(|before| is_same_consent(&before, &account.settings));
    let secret = match (&new.password, account.method) {
        (None, Method::OAuth2) if stands && account.is_kept() => None,
        (None, Method::OAuth2) if account.settings.password_command.is_empty() => {
            let way = LogIn {
                device: new.device,
                client: new.client.as_ref(),
                stop: new.stop.as_deref(),
                ..LogIn::new(show)
            };
            Some(agreed(&account, &way, messages.lang())?)
        }
        (given, _) => given.clone(),
    };
    Store::open(&folder)?.whole(|store| {
        is_free(store)?;
        store.put_account(&account.settings)
    })?;
    let kept = secret.map(|secret| account.keep(&secret, keys));
    let problems: Vec<Problem> = kept.and_then(Result::err).into_iter().chain(no_copies(new, &account)).collect();
    Ok(report(account, &problems, messages))
}

/// That copies were wished where the server itself keeps what was sent: there would be two of each.
fn no_copies(new: &NewAccount, account: &Account) -> Option<Problem> {
    let provider = table::of_server(&account.server.host).filter(|_| new.settings.sent_copy)?;
    let problem = || Problem::warning(code::KEEPS_SENT).arg("provider", &provider.name);
    provider.keeps_sent.then(problem)
}

/// Whether a consent that was given for the one account holds for the other: the same person, client, provider and wishes.
fn is_same_consent(before: &Settings, now: &Settings) -> bool {
    let of = |one: &Settings| {
        let texts = [&one.method, &one.address, &one.provider, &one.client_id];
        let pages = [&one.authorize_url, &one.token_url, &one.device_url, &one.scopes];
        (texts.map(String::clone), pages.map(String::clone), one.imap_server.is_empty())
    };
    of(before) == of(now)
}

/// What an account keeps once a person has agreed.
fn agreed(account: &Account, way: &LogIn<'_>, lang: Lang) -> Result<Password, Problem> {
    let (consent, grant) = log_in(account, way, lang)?;
    account.hold_login(&consent, grant);
    Ok(consent.joined())
}

/// Has a person agree anew, when a consent has ended.
///
/// # Errors
/// There is no such account, it has no consent, or nobody agreed.
pub fn log_in_account(name: &str, keys: &Keys, way: &LogIn<'_>, lang: Lang) -> Result<AccountReport, Failure> {
    let logged_in = || {
        let account = accounts::find(keys.data.as_deref(), name)?;
        if account.method != Method::OAuth2 {
            return Err(Problem::error(code::NO_CONSENT).arg("account", name));
        }
        // The client's secret is the one there was, unless there is another.
        let known = account.password(keys).ok().and_then(|secret| Consent::split(&secret).client);
        let way = LogIn { client: way.client.or(known.as_ref()), ..*way };
        let secret = agreed(&account, &way, lang)?;
        let kept = account.keep(&secret, keys).err();
        Ok(report(account, kept.as_slice(), &Messages::for_lang(lang)))
    };
    logged_in().map_err(|problem: Problem| Failure::new([&problem], lang))
}

/// Confirms the command of an account that a restored backup brought.
///
/// # Errors
/// There is no such account, or the store fails.
pub fn confirm_account(name: &str, keys: &Keys, lang: Lang) -> Result<AccountReport, Failure> {
    let confirmed = || {
        let account = accounts::find(keys.data.as_deref(), name)?;
        let mut store = Store::open(&accounts::folder(keys.data.as_deref())?)?;
        store.put_account(&account.settings)?;
        drop(store);
        Ok(report(accounts::find(keys.data.as_deref(), name)?, &[], &Messages::for_lang(lang)))
    };
    confirmed().map_err(|problem: Problem| Failure::new([&problem], lang))
}

/// The settings with what follows from the others.
fn filled(new: &NewAccount) -> Settings {
    let mut settings = new.settings.clone();
    let or = |value: &mut String, other: &str| {
        if value.is_empty() {
            other.clone_into(value);
        }
    };
    or(&mut settings.security, if settings.port == 465 { "tls" } else { "starttls" });
    if settings.port == 0 {
        settings.port = if settings.security == "tls" { 465 } else { 587 };
    }
    if settings.imap_port == 0 && !settings.imap_server.is_empty() {
        settings.imap_port = 993;
    }
    or(&mut settings.method, "password");
    if settings.method != "none" {
        or(&mut settings.user, &new.settings.address);
    }
    settings.per_minute = new.per_minute.unwrap_or(PER_MINUTE);
    settings.sent_copy &= !table::of_server(&settings.server).is_some_and(|provider| provider.keeps_sent);
    settings
}

/// All accounts.
///
/// # Errors
/// The store fails.
pub fn list_accounts(keys: &Keys, lang: Lang) -> Result<AccountsReport, Failure> {
    let listed = || {
        let store = Store::existing(&accounts::folder(keys.data.as_deref())?)?;
        store.map_or_else(|| Ok(Vec::new()), |mut store| store.accounts())
    };
    let accounts = listed().map_err(|problem| Failure::new([&problem], lang))?;
    Ok(AccountsReport { schema: 1, accounts })
}

/// One account.
///
/// # Errors
/// There is none of this name, or the store fails.
pub fn show_account(name: &str, keys: &Keys, lang: Lang) -> Result<AccountReport, Failure> {
    let found = accounts::find(keys.data.as_deref(), name).map_err(|problem| Failure::new([&problem], lang))?;
    Ok(report(found, &[], &Messages::for_lang(lang)))
}

/// Removes an account and its secrets.
///
/// # Errors
/// There is none of this name, or the store fails.
pub fn remove_account(name: &str, keys: &Keys, lang: Lang) -> Result<AccountReport, Failure> {
    let removed = || {
        let found = accounts::find(keys.data.as_deref(), name)?;
        Store::open(&accounts::folder(keys.data.as_deref())?)?.remove_account(name)?;
        let problems: Vec<Problem> = accounts::forget(name).err().into_iter().collect();
        Ok(report(found, &problems, &Messages::for_lang(lang)))
    };
    removed().map_err(|problem: Problem| Failure::new([&problem], lang))
}

fn report(account: Account, problems: &[Problem], messages: &Messages) -> AccountReport {
    let kept = account.method != Method::None && account.is_kept();
    AccountReport { schema: 1, account: account.settings, kept, problems: messages.problems(problems) }
}

/// Connects, logs in and takes leave; nothing is sent. With a network, looks up who may send in the domain's name.
///
/// # Errors
/// There is no such account, or its secret is not to be had.
pub fn test_account(name: &str, keys: &Keys, net: Option<&Net>, lang: Lang) -> Result<AccountTestReport, Failure> {
    tested(name, keys, net, &Messages::for_lang(lang)).map_err(|problem| Failure::new([&problem], lang))
}

fn tested(name: &str, keys: &Keys, net: Option<&Net>, messages: &Messages) -> Result<AccountTestReport, Problem> {
    let (account, login) = accounts::open(keys, name)?;
    let internal = |error: std::io::Error| Problem::error(common::INTERNAL).arg("cause", error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(internal)?;
    let renewal = account.renewal(keys);
    let mut counter = Counter { server: account.server.clone(), login, patience: PATIENCE, renewal };
    let failure = runtime.block_on(async {
        match counter.open().await {
            Ok(session) => {
                session.close().await;
                None
            }
            Err(failure) => Some(failure),
        }
    });
    let all = steps(&account);
    let done = match &failure {
        Some(failure) => all.iter().position(|step| *step == failure.phase).unwrap_or_default(),
        None => all.len(),
    };
    let (sender, advice) = published_of(&account, net);
    let mut problems: Vec<Problem> = failure.iter().map(|failure| explained(&account, failure)).collect();
    problems.extend(advice);
    Ok(AccountTestReport {
        schema: 1,
        account: account.name.clone(),
        server: account.server.host.clone(),
        port: account.server.port,
        sound: failure.is_none(),
        steps: all.iter().take(done).map(|step| step.name().to_owned()).collect(),
        failed: failure.as_ref().map(|failure| failure.phase.name().to_owned()).unwrap_or_default(),
        sender: sender.map(SenderEntry::from),
        problems: messages.problems(&problems),
    })
}

/// A failure with what is known of the account's provider and port: their remedies are other ones.
fn explained(account: &Account, failure: &risala_mail::Failure) -> Problem {
    let problem = failed(&account.name, failure);
    let provider = table::of_server(&account.server.host);
    let secret = provider.map(|provider| provider.secret.as_str()).unwrap_or_default();
    let is_password = account.method == Method::Password && problem.code.0 == "mail.login_refused";
    // 534 5.7.9: an application-specific password is needed (Google's own code).
    let asks_for_one =
        matches!(&failure.cause, Cause::Reply(reply) if reply.code == 534 || reply.enhanced == Some((5, 7, 9)));
    let is_silent = failure.phase == Phase::Greeting && failure.cause == Cause::Timeout;
    let code = match (account.server.security, account.server.port) {
        (Security::StartTls, _) if is_silent => code::WRONG_PORT,
        (_, 25) if matches!(failure.cause, Cause::Offline(_) | Cause::Timeout) => code::WRONG_PORT,
        _ if is_password && secret == "oauth2" => code::CONSENT_WANTED,
        _ if is_password && (secret == "app-password" || asks_for_one) => code::APP_PASSWORD,
        _ => return problem,
    };
    let name = provider.map_or(account.server.host.as_str(), |provider| provider.name.as_str());
    Problem { code, ..problem }.arg("provider", name).arg("port", account.server.port)
}

/// The steps of its connection up to the login.
fn steps(account: &Account) -> Vec<Phase> {
    let mut steps = match account.server.security {
        Security::Tls => vec![Phase::Connect, Phase::Tls, Phase::Greeting, Phase::Ehlo],
        Security::StartTls => vec![Phase::Connect, Phase::Greeting, Phase::Ehlo, Phase::StartTls, Phase::Tls],
        Security::LoopbackPlain => vec![Phase::Connect, Phase::Greeting, Phase::Ehlo],
    };
    if account.method != Method::None {
        steps.push(Phase::Auth);
    }
    steps
}
