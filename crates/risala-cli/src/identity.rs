//! `risala identity`.

use std::io;
use std::path::Path;

use risala_engine::Problem;
use risala_engine::api::report::{IdentityListReport, IdentityReport};
use risala_engine::api::{self, IdentityRequest, NewIdentity};
use risala_engine::messages::{Messages, code};
use risala_engine::secret::Password;
use risala_engine::vault::Vault;

use crate::args::{self, IdentityCommand};
use crate::run::{Done, answer};
use crate::speech::Speech;
use crate::unlock::{new_password, vault};

/// Runs one of its commands.
pub fn run(command: IdentityCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    match command {
        IdentityCommand::New(args) => new(args, data, speech),
        IdentityCommand::Show(args) => show(args, data, speech),
        IdentityCommand::List { unlock } => {
            let vault = vault(&unlock, data, speech)?;
            answer(api::identities(&vault, speech.lang()), speech, |report| listed(report, speech))
        }
    }
}

fn new(args: args::NewIdentity, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = vault(&args.unlock, data, speech)?;
    let password = match password(&vault, speech) {
        Ok(password) => password,
        Err(problem) => {
            speech.failure(&Messages::for_lang(speech.lang()).problems([&problem]))?;
            return Ok(Done::NotRun);
        }
    };
    let request = NewIdentity {
        name: args.name,
        common_name: args.common_name,
        organizations: args.organization,
        country: args.country,
        years: args.years,
        password,
        remember: args.remember,
        vault,
        date: args.date,
    };
    answer(api::new_identity(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        speech.say("cli-identity_made", &[("name", &report.name), ("file", &report.file)])?;
        told(report, speech)?;
        Ok(Done::of(&report.problems))
    })
}

/// The password of a new identity.
fn password(vault: &Vault, speech: &Speech) -> Result<Password, Problem> {
    match &vault.given {
        Some(given) => given.password(),
        None => match new_password(speech) {
            Some(typed) => typed.map_err(|()| Problem::error(code::PASSWORD_DIFFERS)),
            None => Err(Problem::error(code::NEW_PASSWORD)),
        },
    }
}

fn show(args: args::ShowIdentity, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let request = IdentityRequest {
        vault: vault(&args.unlock, data, speech)?,
        identity: args.identity,
        remember: args.remember,
        forget: args.forget,
        certificate: args.certificate,
        date: args.date,
    };
    answer(api::show_identity(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        told(report, speech)?;
        speech.problems(&report.problems)?;
        Ok(Done::of(&report.problems))
    })
}

fn told(report: &IdentityReport, speech: &Speech) -> io::Result<()> {
    let line = |id: &str, value: &str| speech.say(&format!("cli-identity_{id}"), &[("value", value)]);
    line("subject", &report.subject)?;
    if report.self_made {
        line("self", "")?;
    } else {
        line("issuer", &report.issuer)?;
    }
    speech.say("cli-identity_valid", &[("from", &report.not_before), ("until", &report.not_after)])?;
    line("key", &report.key)?;
    line("usages", &report.usages.join(", "))?;
    line("serial", &report.serial)?;
    line("sha256", &report.sha256)?;
    if report.chain.len() > 1 {
        line("chain", &report.chain.join(" ← "))?;
    }
    if !report.file.is_empty() {
        line("file", &report.file)?;
    }
    speech.say("cli-identity_keyring", &[("remembered", &report.remembered.to_string())])?;
    speech.say("cli-identity_readers", &[])?;
    for entry in &report.readers {
        speech.say("cli-identity_reader", &[("reader", &entry.reader), ("shows", &entry.shows)])?;
    }
    if !report.advice.is_empty() {
        speech.say("cli-identity_advice", &[])?;
    }
    report.advice.iter().try_for_each(|way| speech.say("cli-identity_way", &[("way", way)]))
}

fn listed(report: &IdentityListReport, speech: &Speech) -> io::Result<Done> {
    speech.json(report)?;
    if report.identities.is_empty() {
        speech.say("cli-identity_none", &[("folder", &report.folder)])?;
    }
    for entry in &report.identities {
        let args =
            [("name", &entry.name), ("state", &entry.state), ("subject", &entry.subject), ("until", &entry.not_after)];
        speech.say("cli-identity_entry", &args.map(|(name, value)| (name, value.as_str())))?;
        speech.problems(&entry.problems)?;
    }
    Ok(Done::Well)
}
