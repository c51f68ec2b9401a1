//! `risala account find`, and the settings that `account add` finds and asks about.

use std::io::{self, BufRead, Read, Write};

use risala_engine::api::find::{FoundReport, SenderEntry};
use risala_engine::api::{self, Failure};
use risala_engine::discovery::{NOT_CONFIRMED, Net};
use risala_engine::messages::Messages;
use risala_engine::{Lang, Problem};

use crate::account::{not_run, roots};
use crate::args::{Add, Asked, Find, ProviderName};
use crate::run::{Done, answer};
use crate::speech::Speech;
use crate::unlock::is_attended;

/// Octets read of an answer.
const MAX_ANSWER: u64 = 100;

/// The world outside, as the arguments say.
pub fn net(asked: &Asked, roots: String) -> Result<Net, Problem> {
    Net::new(asked.dns.as_deref(), roots)
}

pub fn find(args: &Find, speech: &Speech) -> io::Result<Done> {
    let net = match net(&args.net, String::new()) {
        Ok(net) => net,
        Err(problem) => return not_run(&problem, speech),
    };
    answer(api::find_settings(&args.address, &net, speech.lang()), speech, |found| {
        speech.json(found)?;
        told(found, |id, args| speech.say(id, args))?;
        told_sender(found.sender.as_ref(), speech)?;
        speech.problems(&found.problems)?;
        Ok(Done::of(&found.problems))
    })
}

/// The settings for an account whose server was not given, once a person has agreed; how the call ends, if they have not.
pub fn found_for(args: &Add, speech: &Speech) -> io::Result<Result<Option<FoundReport>, Done>> {
    if args.server.is_some() {
        return Ok(Ok(None));
    }
    let found = match looked_up(args, speech.lang()) {
        Ok(found) => found,
        Err(failure) => {
            speech.failure(&failure.problems)?;
            return Ok(Err(Done::NotRun));
        }
    };
    // On standard error: programs read the account that comes of it.
    told(&found, |id, args| {
        speech.tell(id, args);
        Ok(())
    })?;
    speech.problems(&found.problems)?;
    if args.yes || (is_attended() && is_wanted(speech)?) {
        return Ok(Ok(Some(found)));
    }
    not_run(&Problem::error(NOT_CONFIRMED).arg("address", &args.address), speech).map(Err)
}

fn looked_up(args: &Add, lang: Lang) -> Result<FoundReport, Failure> {
    let preset = args.oauth.oauth.filter(|provider| *provider != ProviderName::Own);
    if let Some(provider) = preset {
        return api::known_settings(&args.address, provider.word(), lang);
    }
    let net = roots(args.ca_file.as_deref()).and_then(|roots| net(&args.net, roots));
    match net {
        Ok(net) => api::find_settings(&args.address, &net, lang),
        Err(problem) => Err(Failure { problems: Messages::for_lang(lang).problems([&problem]) }),
    }
}

fn is_wanted(speech: &Speech) -> io::Result<bool> {
    let mut out = io::stderr().lock();
    write!(out, "{}", speech.words("cli-account_agree", &[]))?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().lock().take(MAX_ANSWER).read_line(&mut line)?;
    Ok(["y", "yes", "ن", "نعم"].contains(&line.trim().to_lowercase().as_str()))
}

fn told(found: &FoundReport, mut say: impl FnMut(&str, &[(&str, &str)]) -> io::Result<()>) -> io::Result<()> {
    let or_none = |text: &'_ str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    let (provider, oauth) = (or_none(&found.provider), or_none(&found.oauth));
    let args =
        [("address", found.address.as_str()), ("provider", &provider), ("source", &found.source), ("by", &found.by)];
    say("cli-account_found", &args)?;
    let place = |host: &str, port: u16, security: &str| {
        if host.is_empty() { String::new() } else { format!("{host}:{port} ({security})") }
    };
    let daily = if found.per_day == 0 { String::new() } else { found.per_day.to_string() };
    let lines = [
        ("server", place(&found.server, found.port, &found.security)),
        ("imap", place(&found.imap_server, found.imap_port, "tls")),
        ("user", found.user.clone()),
        ("day", daily),
    ];
    for (line, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        say("cli-account_line", &[("line", line), ("value", value)])?;
    }
    say("cli-account_secret", &[("secret", &found.secret), ("oauth", &oauth)])
}

/// What a domain says of who may send.
pub fn told_sender(sender: Option<&SenderEntry>, speech: &Speech) -> io::Result<()> {
    let Some(sender) = sender.filter(|sender| !sender.free) else { return Ok(()) };
    let args =
        [("domain", sender.domain.as_str()), ("spf", &sender.spf), ("dkim", &sender.dkim), ("dmarc", &sender.dmarc)];
    ["cli-account_spf", "cli-account_dkim", "cli-account_dmarc"].iter().try_for_each(|id| speech.say(id, &args))
}
