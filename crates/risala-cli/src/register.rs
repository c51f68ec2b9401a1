//! The register of correspondence.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use risala_engine::api::register::RegisterEntry;
use risala_engine::api::{EntryRequest, add_entry, list_due, list_register, void_entry};
use risala_engine::register::{Direction, Kind};
use risala_engine::{Stance, vault::Vault};

use crate::args::Source;
use crate::run::{Done, answer, source};
use crate::speech::Speech;

#[derive(Debug, Subcommand)]
pub enum RegisterCommand {
    /// Enter a letter, an answer, a visit or a call
    #[command(
        after_help = "Example:\n  risala register add appeal --in --kind visit --official fr-2 --subject \"Meeting at the embassy\" --follow-up 2026-04-15"
    )]
    Add(Add),
    /// Show the register
    #[command(after_help = "Example:\n  risala register list --official us-1")]
    List {
        /// Only of this official
        #[arg(long, value_name = "ID", default_value = "")]
        official: String,
    },
    /// Declare an entry void: it keeps its number
    #[command(after_help = "Example:\n  risala register void 12")]
    Void {
        /// Its number in the list
        entry: i64,
    },
    /// Show what is due: reminders, answers, dates that were set; thanks to those who agreed
    #[command(after_help = "Example:\n  risala register due appeal --days 30")]
    Due {
        #[command(flatten)]
        source: Source,
        /// Days without an answer after which a reminder is due
        #[arg(long, value_name = "N")]
        days: Option<u32>,
    },
}

#[derive(Debug, Args)]
pub struct Add {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub direction: Way,
    /// What it is
    #[arg(long, value_enum, value_name = "KIND")]
    pub kind: KindName,
    /// The official
    #[arg(long, value_name = "ID")]
    pub official: String,
    /// Subject
    #[arg(long, value_name = "TEXT")]
    pub subject: String,
    /// The day; else today
    #[arg(long, value_name = "DATE")]
    pub day: Option<String>,
    /// The paper's own number
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub reference: String,
    /// A remark
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// What it says of the official's stance
    #[arg(long, value_enum, value_name = "STANCE")]
    pub stance: Option<StanceName>,
    /// When to follow up
    #[arg(long, value_name = "DATE")]
    pub follow_up: Option<String>,
    /// A picture or scan of the paper (PNG, JPEG, WebP, HEIC, PDF); it is kept in the data folder
    #[arg(long, value_name = "FILE")]
    pub scan: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Way {
    /// It went out
    #[arg(long)]
    pub out: bool,
    /// It came in
    #[arg(long = "in")]
    pub incoming: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KindName {
    /// A letter
    Letter,
    /// An answer
    Reply,
    /// Thanks
    Thanks,
    /// A reminder
    Reminder,
    /// A visit
    Visit,
    /// A telephone call
    Call,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum StanceName {
    /// They agreed
    Agreed,
    /// They have not made up their mind
    Undecided,
    /// They declined
    Declined,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Letter => Self::Letter,
            KindName::Reply => Self::Reply,
            KindName::Thanks => Self::Thanks,
            KindName::Reminder => Self::Reminder,
            KindName::Visit => Self::Visit,
            KindName::Call => Self::Call,
        }
    }
}

impl From<StanceName> for Stance {
    fn from(name: StanceName) -> Self {
        match name {
            StanceName::Agreed => Self::Agreed,
            StanceName::Undecided => Self::Undecided,
            StanceName::Declined => Self::Declined,
        }
    }
}

/// Runs a command of the register.
pub fn run(command: RegisterCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    match command {
        RegisterCommand::Add(args) => {
            let request = request(args, vault);
            answer(add_entry(&request, speech.lang()), speech, |entry| shown(entry, speech))
        }
        RegisterCommand::List { official } => answer(list_register(data, &official, speech.lang()), speech, |report| {
            speech.json(report)?;
            report.entries.iter().try_for_each(|entry| told(entry, speech))?;
            Ok(Done::Well)
        }),
        RegisterCommand::Void { entry } => {
            answer(void_entry(data, entry, speech.lang()), speech, |entry| shown(entry, speech))
        }
        RegisterCommand::Due { source: args, days } => {
            answer(list_due(&source(args, vault), days, speech.lang()), speech, |report| {
                speech.json(report)?;
                speech.say("cli-due", &[("count", &report.due.len().to_string()), ("date", &report.today)])?;
                for one in &report.due {
                    let action = speech.words(&format!("register-action_{}", one.action), &[]);
                    let args = [
                        ("due", one.due.as_str()),
                        ("action", &action),
                        ("official", &one.official),
                        ("about", &one.about),
                    ];
                    speech.say("cli-due_one", &args)?;
                }
                Ok(Done::Well)
            })
        }
    }
}

fn request(args: Add, vault: Vault) -> EntryRequest {
    EntryRequest {
        source: source(args.source, vault),
        direction: if args.direction.out { Direction::Out } else { Direction::In },
        kind: args.kind.into(),
        official: args.official,
        day: args.day,
        reference: args.reference,
        subject: args.subject,
        note: args.note,
        stance: args.stance.map(Into::into),
        follow_up: args.follow_up,
        scan: args.scan,
    }
}

fn shown(entry: &RegisterEntry, speech: &Speech) -> io::Result<Done> {
    speech.json(entry)?;
    told(entry, speech)?;
    Ok(Done::Well)
}

fn told(entry: &RegisterEntry, speech: &Speech) -> io::Result<()> {
    let kind = speech.words(&format!("register-kind_{}", entry.kind), &[]);
    let id = entry.id.to_string();
    let args = [
        ("entry", id.as_str()),
        ("direction", &entry.direction),
        ("number", &entry.number),
        ("day", &entry.day),
        ("official", &entry.official),
        ("kind", &kind),
        ("subject", &entry.subject),
        ("standing", if entry.void.is_empty() { "yes" } else { "no" }),
    ];
    speech.say("cli-entry", &args)
}
