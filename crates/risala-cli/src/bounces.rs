//! `risala bounces`.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use risala_engine::api::replies::{From, RepliesReport, Reply};
use risala_engine::api::{self};

use crate::account::usual_keys;
use crate::run::{Done, answer};
use crate::speech::Speech;

#[derive(Debug, Subcommand)]
pub enum BouncesCommand {
    /// Take in what came back: reports of servers, automatic answers, answers
    #[command(
        after_help = "Messages are kept as they came, with the letter they are about. An address that does not exist is marked; a wish to get no letters is only shown.\n\nExamples:\n  risala bounces take inbox/\n  risala bounces take --account office"
    )]
    Take(Take),
    /// List what came back
    #[command(after_help = "Example:\n  risala bounces list --json")]
    List,
    /// Confirm that an official wishes no more letters
    #[command(after_help = "Example:\n  risala bounces confirm-opt-out 12")]
    ConfirmOptOut(Confirm),
}

#[derive(Debug, Args)]
pub struct Take {
    /// Messages (.eml), or folders of them
    #[arg(value_name = "FILE", required_unless_present = "account", conflicts_with = "account")]
    pub files: Vec<PathBuf>,
    /// Read the inbox of this account (IMAP); nothing there is changed
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// Begin with the first message of the inbox again
    #[arg(long, requires = "account")]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct Confirm {
    /// The number that list shows
    pub id: i64,
}

/// Runs one of its commands.
pub fn run(command: BouncesCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let lang = speech.lang();
    match command {
        BouncesCommand::Take(args) => {
            let from = match args.account {
                Some(name) => From::Account { name, all: args.all },
                None => From::Files(args.files),
            };
            answer(api::take_replies(&usual_keys(data, speech), &from, lang), speech, |report| taken(report, speech))
        }
        BouncesCommand::List => answer(api::list_replies(data, lang), speech, |report| {
            speech.json(report)?;
            if report.replies.is_empty() {
                speech.say("cli-bounces_none", &[])?;
            }
            report.replies.iter().try_for_each(|reply| told(reply, speech))?;
            Ok(Done::Well)
        }),
        BouncesCommand::ConfirmOptOut(args) => answer(api::confirm_opt_out(data, args.id, lang), speech, |reply| {
            speech.json(reply)?;
            speech.say("cli-bounces_confirmed", &[("official", &reply.official), ("address", &reply.address)])?;
            Ok(Done::Well)
        }),
    }
}

fn taken(report: &RepliesReport, speech: &Speech) -> io::Result<Done> {
    speech.json(report)?;
    let new: u64 = report.new.values().sum();
    let counts = [
        ("read", report.read.to_string()),
        ("new", new.to_string()),
        ("known", report.known.to_string()),
        ("unknown", report.unknown.to_string()),
        ("other", report.other.to_string()),
    ];
    speech.say("cli-bounces_taken", &counts.each_ref().map(|(name, count)| (*name, count.as_str())))?;
    for (kind, count) in &report.new {
        speech.say("cli-bounces_kind", &[("kind", kind), ("count", &count.to_string())])?;
    }
    let offered = report.replies.iter().filter(|reply| reply.wish == "offered");
    offered.into_iter().try_for_each(|reply| told(reply, speech))?;
    speech.problems(&report.problems)?;
    Ok(Done::of(&report.problems))
}

fn told(reply: &Reply, speech: &Speech) -> io::Result<()> {
    let id = reply.id.to_string();
    let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    let (status, wish, state) = (or_none(&reply.status), or_none(&reply.wish), or_none(&reply.address_state));
    let args = [
        ("id", id.as_str()),
        ("kind", &reply.kind),
        ("official", &reply.official),
        ("address", &reply.address),
        ("status", &status),
        ("wish", &wish),
        ("state", &state),
    ];
    speech.say("cli-bounces_entry", &args)
}
