//! The arguments of letters by hand, and of the report of all ways.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use risala_engine::hand::Done;

use super::{Releasing, ReportCommand, Source};

#[derive(Debug, Subcommand)]
pub enum MarkCommand {
    /// Write down that letters were posted, handed over or typed into a form, or that they failed
    #[command(
        after_help = "All of them are marked, or none.\n\nExample:\n  risala mark set appeal --as posted --only us-1,us-2 --day 2026-03-31 --by \"Rana Haddad\" --receipt slip.jpg"
    )]
    Set(Box<MarkSet>),
    /// Show what was written down
    #[command(after_help = "Example:\n  risala mark list")]
    List {
        /// Only of this campaign (its id)
        #[arg(long, value_name = "ID", default_value = "")]
        campaign: String,
    },
    /// Take a mark back
    #[command(after_help = "The mark stays in the list as undone.\n\nExample:\n  risala mark undo 12")]
    Undo {
        /// Its number
        mark: i64,
    },
}

#[derive(Debug, Args)]
pub struct MarkSet {
    #[command(flatten)]
    pub source: Source,
    /// What was done
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    pub done: DoneName,
    /// These officials
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Officials this filter takes, such as "channel:post country:US"
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Not the letters but their copies for this official
    #[arg(long, value_name = "ID")]
    pub copy_to: Option<String>,
    /// The day it was done; else the day of the letters
    #[arg(long, value_name = "DATE")]
    pub day: Option<String>,
    /// Who did it
    #[arg(long, value_name = "NAME")]
    pub by: String,
    /// A remark
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// A picture or scan of the receipt (PNG, JPEG, WebP, HEIC, PDF); it is kept in the data folder
    #[arg(long, value_name = "FILE")]
    pub receipt: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DoneName {
    /// Given to the post
    Posted,
    /// Handed over
    Handed,
    /// Typed into a web form
    Filled,
    /// Sent from a person's own mail program
    Mailed,
    /// Returned, turned away, refused by the form
    Failed,
}

impl From<DoneName> for Done {
    fn from(name: DoneName) -> Self {
        match name {
            DoneName::Posted => Self::Posted,
            DoneName::Handed => Self::Handed,
            DoneName::Filled => Self::Filled,
            DoneName::Mailed => Self::Mailed,
            DoneName::Failed => Self::Failed,
        }
    }
}

#[derive(Debug, Args)]
pub struct Forms {
    #[command(flatten)]
    pub source: Source,
    /// Only these officials
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only officials this filter takes
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Print the first form still open whole, ready to copy
    #[arg(long)]
    pub next: bool,
}

#[derive(Debug, Args)]
pub struct Copies {
    #[command(flatten)]
    pub source: Source,
    /// Release exactly this number of copies by mail into the outbox; if there are more or fewer, nothing is queued
    #[arg(long, value_name = "COUNT", conflicts_with = "out")]
    pub release: Option<u64>,
    #[command(flatten)]
    pub releasing: Releasing,
    /// Write the open ones into this folder: a PDF for each who gets them on paper, drafts for mail programs
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Overwrite files
    #[arg(long)]
    pub force: bool,
}

/// The report of all ways, or one of the pages for people to look over.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Report {
    #[command(subcommand)]
    pub command: Option<ReportCommand>,
    #[command(flatten)]
    pub tally: Tally,
}

#[derive(Debug, Args)]
pub struct Tally {
    /// A campaign folder: its list in its present wave; else all letters of the store
    pub dir: Option<PathBuf>,
    /// Another list than the campaign's
    #[arg(long, value_name = "FILE", requires = "dir")]
    pub officials: Option<PathBuf>,
    /// The file to write: .pdf, .csv or .xlsx
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Date of the report; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}
