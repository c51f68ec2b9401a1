//! The arguments of `risala send` and `risala outbox`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Choice, Making, Source};

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("way").required(true).args(["to_folder", "rehearse", "test", "release", "release_seal"]))]
pub struct Send {
    #[command(flatten)]
    pub source: Source,
    /// Write the e-mails into this folder; nothing leaves this computer
    #[arg(long, value_name = "OUT")]
    pub to_folder: Option<PathBuf>,
    /// Send to a server inside this program and show what the officials would receive
    #[arg(long)]
    pub rehearse: bool,
    /// Folder for what a rehearsal's server received; else rehearsal
    #[arg(long, value_name = "OUT", requires = "rehearse")]
    pub out: Option<PathBuf>,
    /// Send one letter (--only ID) to this address instead, exactly as the official would get it
    #[arg(long, value_name = "ADDRESS")]
    pub test: Option<String>,
    /// Release exactly this number of letters; if there are more or fewer, nothing is queued
    #[arg(long, value_name = "COUNT")]
    pub release: Option<u64>,
    /// Release the letters of this seal: its hash, or the first 16 characters of it or more
    #[arg(long, value_name = "HASH")]
    pub release_seal: Option<String>,
    #[command(flatten)]
    pub releasing: Releasing,
    /// Write to officials again who were written to lately, for this reason
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true)]
    pub again: String,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub making: Making,
}

/// How letters leave that were released.
#[derive(Debug, Args)]
pub struct Releasing {
    /// The account that sends; else the one of campaign.toml
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// Queue only; they leave with "risala outbox run"
    #[arg(long)]
    pub queue_only: bool,
    /// Seconds in which the letters can be taken back
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u32).range(0..=86400))]
    pub undo: u32,
    /// Days for which a letter is tried again when its server says "later"
    #[arg(long, value_name = "DAYS", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=60))]
    pub days: u32,
}

#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    /// Show what waits, what left and what needs a person
    Status {
        /// Letter by letter
        #[arg(long)]
        letters: bool,
    },
    /// Send what waits
    #[command(
        after_help = "Ends when no letter waits any more. Ctrl-C or SIGTERM ends it after the letter that is being sent.\n\nExample:\n  risala outbox run --forever"
    )]
    Run {
        /// Only the letters of this account
        #[arg(long, value_name = "NAME")]
        account: Option<String>,
        /// End when nothing can be done now, instead of waiting for deferred letters
        #[arg(long, conflicts_with = "forever")]
        once: bool,
        /// Go on and wait for new letters, as a service
        #[arg(long)]
        forever: bool,
    },
    /// Let nothing leave until "resume"
    Pause {
        /// Only this account
        #[arg(long, value_name = "NAME")]
        account: Option<String>,
    },
    /// Let letters leave again, after a pause or when the reason of a halt is mended
    Resume {
        /// Only this account
        #[arg(long, value_name = "NAME")]
        account: Option<String>,
    },
    /// Queue letters again
    #[command(
        after_help = "A letter that another computer sent (risala outbox written) is queued again only for a reason.\n\nExample:\n  risala outbox retry --held\n  risala outbox retry --refused S000033"
    )]
    Retry {
        /// Officials' ids, or ids of letters; all of the kind without any
        ids: Vec<String>,
        #[command(flatten)]
        kind: RetryKind,
        /// Queue also what another computer sent, for this reason; it goes into the letters' history
        #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true)]
        again: String,
    },
    /// Take back letters that have not left
    Cancel {
        /// Officials' ids, or ids of letters; all that wait without any
        ids: Vec<String>,
    },
    /// Look for unconfirmed letters in the account's mailbox, or say whether they arrived
    #[command(
        after_help = "What is found in the folder of what was sent, or among own copies, was taken; what is not found stays for a person.\n\nExample:\n  risala outbox resolve\n  risala outbox resolve S000033 --sent --note \"the office confirmed it by telephone\""
    )]
    Resolve(Resolve),
    /// Write each letter's PDF, message and history into a new folder, which "risala verify" looks over
    #[command(after_help = "Example:\n  risala outbox export sent-2026\n  risala verify sent-2026")]
    Export {
        /// The folder to make
        out: PathBuf,
    },
    /// Bring to another computer who was written to, so that nobody is written to twice
    #[command(
        after_help = "The file holds ids and addresses: keep it to yourself.\n\nExample:\n  risala outbox written --export written.json\n  risala outbox written --import written.json"
    )]
    Written {
        /// Write into this file who was written to
        #[arg(long, value_name = "FILE", required_unless_present = "import", conflicts_with = "import")]
        export: Option<PathBuf>,
        /// Take over who was written to from this file
        #[arg(long, value_name = "FILE")]
        import: Option<PathBuf>,
        /// Overwrite the file
        #[arg(long, conflicts_with = "import")]
        force: bool,
    },
}

/// Which letters are queued again.
#[derive(Debug, Clone, Copy, Args)]
#[group(required = true, multiple = false)]
pub struct RetryKind {
    /// Those held after a restore or a copy: no other computer sends them
    #[arg(long)]
    pub held: bool,
    /// Those deferred: at once, and for five days at least
    #[arg(long)]
    pub deferred: bool,
    /// Those refused
    #[arg(long)]
    pub refused: bool,
    /// Those cancelled
    #[arg(long)]
    pub cancelled: bool,
}

#[derive(Debug, Args)]
pub struct Resolve {
    /// Officials' ids, or ids of letters; all unconfirmed ones without any
    pub ids: Vec<String>,
    #[command(flatten)]
    pub word: ResolveWord,
    /// Why, for the letters' history
    #[arg(long, value_name = "TEXT", requires = "word", default_value = "", hide_default_value = true)]
    pub note: String,
}

/// A person's word on letters in doubt.
#[derive(Debug, Clone, Copy, Args)]
#[group(id = "word", multiple = false)]
pub struct ResolveWord {
    /// They arrived
    #[arg(long)]
    pub sent: bool,
    /// They did not arrive: they are queued again
    #[arg(long)]
    pub not_sent: bool,
}
