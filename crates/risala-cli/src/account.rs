//! `risala account`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use risala_engine::accounts::oauth::{LogIn, Prompt};
use risala_engine::accounts::{Ask, Keys, Settings};
use risala_engine::api::account::{AccountReport, AccountTestReport};
use risala_engine::api::{self, NewAccount};
use risala_engine::folder::read_bounded;
use risala_engine::messages::Messages;
use risala_engine::secret::Password;
use risala_engine::vault::Given;
use risala_engine::{Lang, Problem};

use crate::account_find::{find, found_for, net, told_sender};
use crate::args::{AccountCommand, Add, ConsentWay, Login, MethodName, Secret, Test};
use crate::run::{Done, answer};
use crate::speech::Speech;
use crate::unlock::{is_attended, piped, typed};

/// Runs one of its commands.
pub fn run(command: AccountCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    match command {
        AccountCommand::Add(args) => add(*args, data, speech),
        AccountCommand::Find(args) => find(&args, speech),
        AccountCommand::Test(args) => test(&args, data, speech),
        AccountCommand::Login(args) => log_in(&args, data, speech),
        AccountCommand::Confirm(args) => {
            let keys = usual_keys(data, speech);
            answer(api::confirm_account(&args.name, &keys, speech.lang()), speech, |report| shown(report, speech))
        }
        AccountCommand::List => list(data, speech),
        AccountCommand::Show(args) => {
            let keys = keys(&args.secret, data, speech)?;
            answer(api::show_account(&args.name, &keys, speech.lang()), speech, |report| shown(report, speech))
        }
        AccountCommand::Remove(args) => {
            let keys = keys(&args.secret, data, speech)?;
            answer(api::remove_account(&args.name, &keys, speech.lang()), speech, |report| {
                speech.json(report)?;
                speech.problems(&report.problems)?;
                speech.say("cli-account_removed", &[("account", &report.account.name)])?;
                Ok(Done::of(&report.problems))
            })
        }
    }
}

fn add(args: Add, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let keys = handing(keys(&args.secret, data, speech)?, &args.oauth.consent);
    let show = |prompt: &Prompt| shown_prompt(prompt, speech);
    let found = match found_for(&args, speech)? {
        Ok(found) => found,
        Err(done) => return Ok(done),
    };
    let new = new_account(args, &keys).map(|mut new| {
        if let Some(found) = found {
            found.fill(&mut new.settings);
        }
        new
    });
    match new {
        Ok(new) => answer(api::add_account(&new, &keys, &show, speech.lang()), speech, |report| {
            speech.json(report)?;
            speech.problems(&report.problems)?;
            speech.say("cli-account_added", &[("account", &report.account.name)])?;
            Ok(Done::of(&report.problems))
        }),
        Err(problem) => not_run(&problem, speech),
    }
}

fn new_account(args: Add, keys: &Keys) -> Result<NewAccount, Problem> {
    let roots = roots(args.ca_file.as_deref())?;
    let password = password(&args, keys)?;
    let client = client(&args.oauth.consent)?;
    let (oauth, method) = (args.oauth, args.method.word());
    let settings = Settings {
        name: args.name,
        address: args.address,
        server: args.server.unwrap_or_default(),
        port: args.port.unwrap_or_default(),
        security: args.security.map_or("", crate::args::SecurityName::word).to_owned(),
        method: if oauth.oauth.is_some() { "oauth2" } else { method }.to_owned(),
        user: args.user.unwrap_or_default(),
        provider: oauth.oauth.map_or("", crate::args::ProviderName::word).to_owned(),
        client_id: oauth.client_id.unwrap_or_default(),
        authorize_url: oauth.authorize_url.unwrap_or_default(),
        token_url: oauth.token_url.unwrap_or_default(),
        device_url: oauth.device_url.unwrap_or_default(),
        scopes: oauth.scopes.unwrap_or_default(),
        own_copy: args.own_copy,
        sent_copy: args.sent_copy,
        sent_folder: args.sent_folder.unwrap_or_default(),
        imap_port: if args.imap_server.is_some() { args.imap_port } else { 0 },
        imap_server: args.imap_server.unwrap_or_default(),
        per_minute: 0,
        per_day: args.per_day,
        hours: args.hours.unwrap_or_default(),
        proxy: args.proxy.unwrap_or_default(),
        roots,
        password_command: args.password_command.unwrap_or_default(),
        held: false,
    };
    let (per_minute, device) = (Some(args.per_minute), oauth.consent.device);
    Ok(NewAccount { settings, per_minute, password, force: args.force, client, device, ..NewAccount::default() })
}

/// The password for the keyring: given, or asked for where the account will need one.
fn password(args: &Add, keys: &Keys) -> Result<Option<Password>, Problem> {
    match &keys.given {
        Some(given) => given.password().map(Some),
        None if args.oauth.oauth.is_some() || args.password_command.is_some() => Ok(None),
        None if args.method == MethodName::Password => Ok(keys.ask.as_ref().and_then(|ask| ask(&args.name))),
        None => Ok(None),
    }
}

fn log_in(args: &Login, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let keys = handing(keys(&args.secret, data, speech)?, &args.consent);
    let client = match client(&args.consent) {
        Ok(client) => client,
        Err(problem) => return not_run(&problem, speech),
    };
    let show = |prompt: &Prompt| shown_prompt(prompt, speech);
    let way = LogIn { device: args.consent.device, client: client.as_ref(), ..LogIn::new(&show) };
    answer(api::log_in_account(&args.name, &keys, &way, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        speech.say("cli-account_added", &[("account", &report.account.name)])?;
        Ok(Done::of(&report.problems))
    })
}

fn handing(keys: Keys, way: &ConsentWay) -> Keys {
    Keys { hand_to: way.hand_to.clone(), ..keys }
}

fn client(way: &ConsentWay) -> Result<Option<Password>, Problem> {
    way.client_secret_from.clone().map(|file| Given::File(file).password()).transpose()
}

/// Tells a person what to do, on standard error: programs read the rest.
fn shown_prompt(prompt: &Prompt, speech: &Speech) {
    let (id, url, code) = match prompt {
        Prompt::Browser { url } => ("cli-account_browser", url, ""),
        Prompt::Device { url, code } => ("cli-account_device", url, code.as_str()),
    };
    speech.tell(id, &[("url", url), ("code", code)]);
}

pub fn not_run(problem: &Problem, speech: &Speech) -> io::Result<Done> {
    speech.failure(&Messages::for_lang(speech.lang()).problems([problem]))?;
    Ok(Done::NotRun)
}

pub fn roots(file: Option<&Path>) -> Result<String, Problem> {
    let bytes = file.map_or_else(|| Ok(Vec::new()), |file| read_bounded(file, 1 << 20))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn test(args: &Test, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let keys = keys(&args.named.secret, data, speech)?;
    let net = match net(&args.net, String::new()) {
        Ok(net) => Some(net),
        // The login is tested without a name server too.
        Err(_) if args.net.dns.is_none() => None,
        Err(problem) => return not_run(&problem, speech),
    };
    let report = api::test_account(&args.named.name, &keys, net.as_ref(), speech.lang());
    answer(report, speech, |report| tested(report, speech))
}

fn tested(report: &AccountTestReport, speech: &Speech) -> io::Result<Done> {
    speech.json(report)?;
    let place = [("server", report.server.clone()), ("port", report.port.to_string())];
    speech.say("cli-account_test", &place.each_ref().map(|(name, value)| (*name, value.as_str())))?;
    for step in &report.steps {
        speech.say("cli-account_step", &[("step", step), ("done", "yes")])?;
    }
    if report.sound {
        speech.say("cli-account_sound", &[])?;
    } else {
        speech.say("cli-account_step", &[("step", &report.failed), ("done", "no")])?;
    }
    told_sender(report.sender.as_ref(), speech)?;
    speech.problems(&report.problems)?;
    Ok(Done::of(&report.problems))
}

fn list(data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let keys = Keys { data: data.map(Path::to_owned), ..Keys::default() };
    answer(api::list_accounts(&keys, speech.lang()), speech, |report| {
        speech.json(report)?;
        if report.accounts.is_empty() {
            speech.say("cli-account_none", &[])?;
        }
        for account in &report.accounts {
            let port = account.port.to_string();
            let args = [
                ("account", account.name.as_str()),
                ("address", &account.address),
                ("server", &account.server),
                ("port", &port),
            ];
            speech.say("cli-account_entry", &args)?;
        }
        Ok(Done::Well)
    })
}

fn shown(report: &AccountReport, speech: &Speech) -> io::Result<Done> {
    speech.json(report)?;
    let account = &report.account;
    let rate = if account.per_minute == 0 { String::new() } else { account.per_minute.to_string() };
    let daily = if account.per_day == 0 { String::new() } else { account.per_day.to_string() };
    let lines = [
        ("address", account.address.clone()),
        ("server", format!("{}:{} ({})", account.server, account.port, account.security)),
        ("method", account.method.clone()),
        ("user", account.user.clone()),
        ("kept", if report.kept { "yes" } else { "" }.to_owned()),
        ("command", account.password_command.clone()),
        ("copy", if account.own_copy { account.address.clone() } else { String::new() }),
        ("imap", account.imap_server.clone()),
        ("minute", rate),
        ("day", daily),
        ("hours", account.hours.clone()),
        ("proxy", account.proxy.clone()),
        ("roots", if account.roots.is_empty() { "" } else { "PEM" }.to_owned()),
    ];
    for (line, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        speech.say("cli-account_line", &[("line", line), ("value", value)])?;
    }
    speech.problems(&report.problems)?;
    Ok(Done::of(&report.problems))
}

/// The ways to passwords that the arguments say.
fn keys(secret: &Secret, data: Option<&Path>, speech: &Speech) -> io::Result<Keys> {
    let given = if secret.password_stdin {
        Some(Given::Password(piped()?))
    } else {
        secret.password_file.clone().map(Given::File)
    };
    Ok(Keys { given, ..usual_keys(data, speech) })
}

/// The ways to passwords without arguments: the keyring, a service's credentials, and a person where there is one.
pub fn usual_keys(data: Option<&Path>, speech: &Speech) -> Keys {
    Keys { data: data.map(Path::to_owned), ask: is_attended().then(|| ask(speech.lang())), ..Keys::default() }
}

fn ask(lang: Lang) -> Ask {
    let words = Messages::for_lang(lang);
    Arc::new(move |account| typed(&words.text("cli-ask_account_password", &[("account", account)])))
}
