//! The arguments, as fixed for scripts: extended, never renamed. What commands share stands here, the others by what
//! they are about.

mod account;
mod hand;
mod letters;
mod officials;
mod outbox;
mod print;
mod signing;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use risala_engine::{Lang, LayoutKind};

pub use self::account::*;
pub use self::hand::*;
pub use self::letters::*;
pub use self::officials::*;
pub use self::outbox::*;
pub use self::print::*;
pub use self::signing::*;
use crate::bounces::BouncesCommand;
use crate::partner::Export;
use crate::register::RegisterCommand;
use crate::share::Share;
use crate::template::TemplateCommand;

/// Bilingual letters to officials: from a campaign folder and a list to signed PDFs and e-mails.
#[derive(Debug, Parser)]
#[command(
    name = "risala",
    version,
    after_help = "Example:\n  risala new appeal --sample && risala render appeal --out letters"
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// Folder of the store instead of the platform's (also RISALA_DATA)
    #[arg(long = "data", global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Language of messages; else the one of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangName>,
    /// Print JSON and nothing else on standard output
    #[arg(long, global = true)]
    pub json: bool,
    /// Print problems only, no summary and no progress
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a campaign folder
    #[command(after_help = "Example:\n  risala new appeal --sample")]
    New(New),
    /// Find everything that is wrong, without writing a file
    #[command(after_help = "Example:\n  risala check appeal --date 2026-03-31")]
    Check(Check),
    /// Show whether the signatories agreed to the text as it is now, and record that one did
    #[command(
        after_help = "Example:\n  risala consent appeal --signatory 1 --how \"signed copy, file 12\" --date 2026-03-31"
    )]
    Consent(Consent),
    /// Report on all letters, whatever way they went, or write pages for people to look over
    #[command(
        after_help = "The list adds up to the store: mail, post, hand, form and other computers.\n\nExample:\n  risala report appeal --out report.pdf\n  risala report --out report.xlsx\n  risala report salutations --out forms.pdf"
    )]
    Report(Report),
    /// Write down that letters were posted, handed over or typed into a form
    #[command(after_help = "Example:\n  risala mark set appeal --as posted --where country:US --by \"Rana Haddad\"")]
    Mark {
        #[command(subcommand)]
        command: MarkCommand,
    },
    /// List the copies that letters name ("copy to"), and send or write those whose letter has left
    #[command(
        after_help = "Those by mail go through the outbox, as letters do; what goes on paper is ticked off with: risala mark set DIR --copy-to ID --as posted\n\nExample:\n  risala copies appeal --out copies\n  risala copies appeal --account office --release 12"
    )]
    Copies(Copies),
    /// Keep the register of correspondence: what went out and came in by other ways, visits, stances, dates to follow up
    #[command(
        after_help = "Letters that Risala sent or that were marked, and answers by mail, are counted without being entered.\n\nExample:\n  risala register add appeal --in --kind reply --official us-1 --subject \"Their answer\" --stance agreed\n  risala register due appeal"
    )]
    Register {
        #[command(subcommand)]
        command: RegisterCommand,
    },
    /// List the web forms to fill, with the text to type into each
    #[command(
        after_help = "A person fills them, and ticks them off with: risala mark set DIR --as filled\n\nExample:\n  risala forms appeal --next"
    )]
    Forms(Forms),
    /// Make one PDF for each official
    #[command(after_help = "Example:\n  risala render appeal --out letters --where \"country:US channel:post\" --text")]
    Render(Render),
    /// Make a pack for the post room: all letters in one PDF, envelopes, labels, a list to tick off
    #[command(
        after_help = "Officials with the channel post or hand; signatories sign with a pen.\n\nExample:\n  risala print appeal --out pack --where country:US --envelope us10 --sheet 5160"
    )]
    Print(Print),
    /// Make a kit for publishing the appeal: statement, page, cards, texts for posts
    #[command(
        after_help = "Words for cards and posts stand under [share] in campaign.toml.\n\nExample:\n  risala share appeal --out kit"
    )]
    Share(Share),
    /// Make a campaign folder for an ally, to send under its own letterhead and signatories
    #[command(
        after_help = "Without officials' private notes, opt-outs, consents, signatures and accounts.\n\nExample:\n  risala export appeal --partner \"Lebanese Computer Association\" --out for-the-association"
    )]
    Export(Export),
    /// Give a template's text to people with a word processor, and compare what they send back
    #[command(
        after_help = "Example:\n  risala template review appeal official --out review.docx\n  risala template compare appeal official review.docx"
    )]
    Template {
        #[command(subcommand)]
        command: TemplateCommand,
    },
    /// Save one page of a letter as a PNG picture
    #[command(after_help = "Example:\n  risala preview appeal --official sample-06 --out page.png --dpi 150")]
    Preview(Preview),
    /// Take a list of officials (CSV, XLSX, XLS, ODS, vCard, YAML of congress-legislators) into the directory, or convert it
    #[command(
        after_help = "New officials are added; differences are shown, and taken with --update.\n\nExample:\n  risala import members.xlsx --dry-run\n  risala import members.xlsx --out appeal/officials.csv"
    )]
    Import(Import),
    /// List, show, change and export the officials of the directory
    #[command(after_help = "Example:\n  risala officials list --where \"country:US tag:senate\"")]
    Officials {
        #[command(subcommand)]
        command: OfficialsCommand,
    },
    /// Send the letters of officials with the channel email, rehearse that, or write them as files
    #[command(
        after_help = "Letters are queued all together or not at all, and wait a minute in which they can be taken back. A sealed wave goes out as it was sealed.\n\nExample:\n  risala send appeal --to-folder mail\n  risala send appeal --rehearse\n  risala send appeal --account office --test me@example.org --only sample-06\n  risala send appeal --account office --release 214"
    )]
    Send(Send),
    /// Show and manage the letters on their way
    #[command(after_help = "Example:\n  risala outbox status --letters")]
    Outbox {
        #[command(subcommand)]
        command: OutboxCommand,
    },
    /// Make all letters, keep their bytes and write down what they are: any later change is noticed
    #[command(
        after_help = "The list stands in seals/WAVE.json of the campaign folder, the bytes in the data folder.\n\nExample:\n  risala seal appeal --approver \"Rana Haddad\" --date 2026-03-31\n  risala seal appeal --check"
    )]
    Seal(Seal),
    /// Sign a PDF file (PAdES)
    #[command(
        after_help = "Example:\n  risala sign letter.pdf --identity society.p12 --out signed.pdf --level B-T --tsa https://tsa.example.org"
    )]
    Sign(Sign),
    /// Verify the signatures of PDF files
    #[command(after_help = "Example:\n  risala verify letters/*.pdf --trust society.pem --require-trust")]
    Verify(Verify),
    /// Make, list and show the identities that sign
    #[command(
        after_help = "Example:\n  risala identity new society --common-name \"Syrian Computer Society\" \\\n    --organization \"Syrian Computer Society\" --organization \"الجمعية العلمية السورية للمعلوماتية\" --country SY"
    )]
    Identity {
        #[command(subcommand)]
        command: IdentityCommand,
    },
    /// Add, test, list, show and remove the accounts that letters are sent from
    #[command(
        after_help = "Example:\n  risala account add office --address office@society.example --server mail.society.example\n  risala account test office"
    )]
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// What came back to letters
    Bounces {
        #[command(subcommand)]
        command: BouncesCommand,
    },
    /// Write the store, and the letters and messages kept beside it, into one file
    #[command(after_help = "Example:\n  risala backup risala-2026-03-31.zip")]
    Backup {
        /// The file to write
        file: PathBuf,
        /// Overwrite the file
        #[arg(long)]
        force: bool,
    },
    /// Put the store of a backup in the place of the one there is, which is set aside
    #[command(
        after_help = "Opt-outs and reference numbers of the store there is are kept. What was under way is held until a person releases it.\n\nExample:\n  risala restore risala-2026-03-31.zip"
    )]
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Look over store, fonts, keyring, data folder and clock
    #[command(after_help = "Example:\n  risala doctor --out support.json")]
    Doctor {
        /// Write a file that may be given to others: without names, addresses, paths and secrets
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Overwrite the file
        #[arg(long)]
        force: bool,
    },
    /// Print the completions of a shell
    #[command(after_help = "Example:\n  risala completions bash > ~/.local/share/bash-completion/completions/risala")]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page, or write all of them
    #[command(after_help = "Example:\n  risala man --out ~/.local/share/man/man1")]
    Man {
        /// Write a page for each command into this folder
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// The campaign and its list.
#[derive(Debug, Args)]
pub struct Source {
    /// The campaign folder
    pub dir: PathBuf,
    /// Another list than the campaign's
    #[arg(long, value_name = "FILE")]
    pub officials: Option<PathBuf>,
    /// Date of the letters, 2026-03-31 or RFC 3339; else now in the campaign's time zone
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

/// Which letters.
#[derive(Debug, Args)]
pub struct Choice {
    /// Only letters assigned to this template
    #[arg(long, value_name = "NAME", conflicts_with = "force_template")]
    pub template: Option<String>,
    /// This template for every letter, whatever the assignments say
    #[arg(long, value_name = "NAME")]
    pub force_template: Option<String>,
    /// Only these officials
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only officials this filter takes, such as "tag:x country:US -tag:y"
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Another layout than the campaign's
    #[arg(long, value_enum, value_name = "LAYOUT")]
    pub layout: Option<LayoutName>,
}

/// How files are made.
#[derive(Debug, Args)]
pub struct Making {
    /// Letters made at the same time; else one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Leave the digital signature out
    #[arg(long)]
    pub unsigned: bool,
    /// Overwrite files
    #[arg(long)]
    pub force: bool,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangName {
    Ar,
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Ar => Self::Ar,
            LangName::En => Self::En,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LayoutName {
    Parallel,
    Stacked,
    Consecutive,
    Single,
}

impl From<LayoutName> for LayoutKind {
    fn from(name: LayoutName) -> Self {
        match name {
            LayoutName::Parallel => Self::Parallel,
            LayoutName::Stacked => Self::Stacked,
            LayoutName::Consecutive => Self::Consecutive,
            LayoutName::Single => Self::Single,
        }
    }
}
