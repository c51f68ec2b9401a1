//! The arguments, as fixed for scripts: extended, never renamed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use risala_engine::{Lang, LayoutKind, SigningLevel};

use crate::account_args::AccountCommand;
use crate::bounces::BouncesCommand;
use crate::hand_args::{Copies, Forms, MarkCommand, Report};
use crate::outbox_args::Resolve;
use crate::partner::Export;
use crate::print_args::Print;
use crate::register::RegisterCommand;
use crate::share::Share;

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
    /// List the copies that letters name ("copy to"), and write those whose letter has left
    #[command(
        after_help = "Ticked off with: risala mark set DIR --copy-to ID --as posted\n\nExample:\n  risala copies appeal --out copies"
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

#[derive(Debug, Args)]
pub struct New {
    /// The folder to make
    pub dir: PathBuf,
    /// With the sample's officials, pictures and a self-made identity named SAMPLE
    #[arg(long)]
    pub sample: bool,
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

/// How an identity's password is come by; else from the keyring, or asked for on a terminal.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub struct Unlock {
    /// Read the identity's password or PIN from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub identity_password_file: Option<PathBuf>,
    /// Read the identity's password or PIN from the first line of standard input
    #[arg(long)]
    pub password_stdin: bool,
    /// Take the identity's password or PIN from the first line that a command prints (also RISALA_IDENTITY_PASSWORD_COMMAND)
    #[arg(long, value_name = "COMMAND")]
    pub identity_password_command: Option<String>,
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

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub source: Source,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// All forms of address by language, region, rank and gender, for a native speaker to confirm
    #[command(after_help = "Example:\n  risala report salutations appeal --out forms.pdf --lang ar")]
    Salutations(Salutations),
}

#[derive(Debug, Args)]
pub struct Salutations {
    /// A campaign whose own forms (forms.toml) come first
    pub dir: Option<PathBuf>,
    /// The PDF to write
    #[arg(long, value_name = "PDF")]
    pub out: PathBuf,
    /// Date in the file; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Consent {
    /// The campaign folder
    pub dir: PathBuf,
    /// Record that this signatory agreed: the number in campaign.toml, or the name
    #[arg(long, value_name = "NAME", requires = "how")]
    pub signatory: Option<String>,
    /// How they agreed, and where that is kept
    #[arg(long, value_name = "TEXT", requires = "signatory")]
    pub how: Option<String>,
    /// The day they agreed; else today
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

#[derive(Debug, Args)]
pub struct Render {
    #[command(flatten)]
    pub source: Source,
    /// Folder for the letters
    #[arg(long, value_name = "OUT")]
    pub out: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub making: Making,
    /// Write the text of each letter beside its PDF
    #[arg(long)]
    pub text: bool,
}

#[derive(Debug, Args)]
pub struct Preview {
    #[command(flatten)]
    pub source: Source,
    /// The official's id
    #[arg(long, value_name = "ID")]
    pub official: String,
    /// The picture to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Page number
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub page: u32,
    /// Pixels an inch
    #[arg(long, value_name = "N", default_value_t = 110, value_parser = clap::value_parser!(u32).range(10..=600))]
    pub dpi: u32,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Import {
    /// The list, or the folder of congress-legislators
    #[arg(required_unless_present_any = ["template", "offices"])]
    pub file: Option<PathBuf>,
    /// Write an Excel workbook to be filled in, with headings in both languages and drop-downs, and read nothing
    #[arg(long, value_name = "XLSX", conflicts_with_all = ["out", "file"])]
    pub template: Option<PathBuf>,
    /// Write public offices that decide on sanctions and export controls, to start a list from, and read nothing
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "file", "template"])]
    pub offices: Option<PathBuf>,
    /// What a heading means, such as "Full name=name_en"; "Notes=-" leaves a column out. The directory remembers it for the next list with the same headings
    #[arg(long, value_name = "HEADING=COLUMN")]
    pub map: Vec<String>,
    /// Read what the headings mean from a file
    #[arg(long, value_name = "TOML")]
    pub mapping: Option<PathBuf>,
    /// Write what the headings mean into a file, for the next list from the same source
    #[arg(long, value_name = "TOML")]
    pub save_mapping: Option<PathBuf>,
    /// Take the differences too, instead of showing them only
    #[arg(long, conflicts_with = "out")]
    pub update: bool,
    /// Tell what would happen, and take nothing
    #[arg(long, conflicts_with = "out")]
    pub dry_run: bool,
    /// Convert only: the file to write, .csv, .xlsx or .vcf
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Overwrite files
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Subcommand)]
pub enum OfficialsCommand {
    /// List officials
    #[command(after_help = "Example:\n  risala officials list --where \"country:US tag:senate\"")]
    List {
        #[command(flatten)]
        chosen: Chosen,
    },
    /// Show all that is known of an official, and how it came about
    #[command(after_help = "Example:\n  risala officials show S000033")]
    Show {
        /// The official's id
        id: String,
    },
    /// Change an official
    #[command(
        after_help = "Example:\n  risala officials edit S000033 --set title_en=Senator --reason \"elected\"\n  risala officials edit S000033 --opt-out 2026-03-31\n  risala officials edit S000033 --opt-out \"\" --reason \"asked to be written to again\""
    )]
    Edit {
        /// The official's id
        id: String,
        /// Set a cell, again for each further one; an empty value clears it
        #[arg(long = "set", value_name = "COLUMN=VALUE")]
        cells: Vec<String>,
        /// The day on which they asked not to be written to; empty to end that, with a reason
        #[arg(long, value_name = "DATE")]
        opt_out: Option<String>,
        /// Why, for the history
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Write officials as CSV or workbook (.xlsx), which import again exactly, or as cards (.vcf)
    #[command(after_help = "Example:\n  risala officials export --out officials.csv")]
    Export {
        /// The file to write: .csv, .xlsx or .vcf
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        chosen: Chosen,
        /// Overwrite the file
        #[arg(long)]
        force: bool,
    },
    /// Bring opt-outs to another computer: a file that only ever adds to those there
    #[command(
        after_help = "The file holds ids and addresses: keep it to yourself.\n\nExample:\n  risala officials opt-outs --export opt-outs.json\n  risala officials opt-outs --import opt-outs.json"
    )]
    OptOuts {
        /// Write all opt-outs in force into this file
        #[arg(long, value_name = "FILE", required_unless_present = "import", conflicts_with = "import")]
        export: Option<PathBuf>,
        /// Add the opt-outs of this file
        #[arg(long, value_name = "FILE")]
        import: Option<PathBuf>,
        /// Overwrite the file
        #[arg(long, conflicts_with = "import")]
        force: bool,
    },
    /// List the reference numbers of a campaign, the void ones too
    #[command(after_help = "Example:\n  risala officials numbers appeal")]
    Numbers {
        /// The campaign folder
        dir: PathBuf,
    },
    /// Undo the newest edit or import, or the one named; opt-outs stay
    #[command(after_help = "Example:\n  risala officials undo --list\n  risala officials undo 12")]
    Undo {
        /// Number of the edit
        edit: Option<i64>,
        /// List the newest edits and undo none
        #[arg(long, conflicts_with = "edit")]
        list: bool,
    },
    /// Erase an official and the history of the record for good
    #[command(
        after_help = "What stays: an opt-out, the reference numbers given to the id, and letters under seal.\n\nExample:\n  risala officials erase S000033 --reason \"asked for it\""
    )]
    Erase {
        /// The official's id
        id: String,
        /// Why, for the history
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

/// Which officials.
#[derive(Debug, Args)]
pub struct Chosen {
    /// Only officials this filter takes, such as "tag:x country:US -tag:y"
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
}

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
    /// Write to officials again who were written to lately, for this reason
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true)]
    pub again: String,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub making: Making,
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
    #[command(after_help = "Example:\n  risala outbox retry --held\n  risala outbox retry --refused S000033")]
    Retry {
        /// Officials' ids, or ids of letters; all of the kind without any
        ids: Vec<String>,
        #[command(flatten)]
        kind: RetryKind,
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
pub struct Seal {
    /// The campaign folder
    pub dir: PathBuf,
    /// Compare with the seal there is: name every letter that would differ, and seal nothing
    #[arg(long, conflicts_with_all = ["approver", "force"])]
    pub check: bool,
    /// Write the list of the letters under seal as a PDF, to be signed by whoever approves them, on any machine
    #[arg(long, value_name = "PDF", conflicts_with_all = ["check", "approver"])]
    pub proof: Option<PathBuf>,
    /// Record the signed list as the approval of the seal
    #[arg(long, value_name = "PDF", conflicts_with_all = ["check", "approver", "proof"])]
    pub approval: Option<PathBuf>,
    /// Who approves the letters
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub approver: String,
    /// Date of the letters, 2026-03-31 or RFC 3339; else now, or with --check the seal's
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Take the place of the wave's seal, which is kept as seals/WAVE.N.json; with --proof or --approval, of that file
    #[arg(long)]
    pub force: bool,
    /// Letters made at the same time; else one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The PDF
    pub file: PathBuf,
    /// The identity: a PKCS#12 file, one that `identity list` shows, or a token (pkcs11:token=…;object=…)
    #[arg(long, value_name = "P12")]
    pub identity: String,
    /// The signed PDF to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Level of the signature: B-T adds a timestamp, B-LT what later verifiers need, B-LTA a timestamp of all that
    #[arg(long, value_enum, ignore_case = true, value_name = "LEVEL", default_value = "B-B")]
    pub level: LevelName,
    /// Address of the time-stamping authority (RFC 3161)
    #[arg(long, value_name = "URL", required_if_eq_any = [("level", "B-T"), ("level", "B-LT"), ("level", "B-LTA")])]
    pub tsa: Option<String>,
    /// Sign at B-B, with a warning, when an authority fails
    #[arg(long)]
    pub fallback: bool,
    #[command(flatten)]
    pub unlock: Unlock,
    /// Time of signing, RFC 3339; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Overwrite the file
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The PDFs
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Certificates to trust, PEM
    #[arg(long, value_name = "PEM")]
    pub trust: Vec<PathBuf>,
    /// Fail when a signature is whole but not trusted
    #[arg(long)]
    pub require_trust: bool,
}

#[derive(Debug, Subcommand)]
pub enum IdentityCommand {
    /// Make an organization's own certificate (ECDSA P-256) in a file under a password
    #[command(
        after_help = "Readers do not know a self-made certificate: `risala identity show` tells what they show.\n\nExample:\n  risala identity new society --common-name \"Syrian Computer Society\" \\\n    --organization \"Syrian Computer Society\" --organization \"الجمعية العلمية السورية للمعلوماتية\" --country SY --remember"
    )]
    New(NewIdentity),
    /// List the identities kept in the data folder
    #[command(after_help = "Example:\n  risala identity list")]
    List {
        #[command(flatten)]
        unlock: Unlock,
    },
    /// Show what an identity is, and how common readers show its signatures
    #[command(
        after_help = "Example:\n  risala identity show society --remember\n  risala identity show \"pkcs11:token=Society;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so\""
    )]
    Show(ShowIdentity),
}

#[derive(Debug, Args)]
pub struct NewIdentity {
    /// Its name, as it will stand under [signing] in campaign.toml
    pub name: String,
    /// The name that readers show, in one script
    #[arg(long, value_name = "NAME")]
    pub common_name: String,
    /// The organization's name in one script; give it twice for both languages
    #[arg(long, value_name = "NAME", required = true)]
    pub organization: Vec<String>,
    /// The organization's country, two capital letters
    #[arg(long, value_name = "CODE")]
    pub country: String,
    /// Years of its validity
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=10))]
    pub years: u8,
    /// First day of its validity; else today
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// Have the keyring remember the password
    #[arg(long)]
    pub remember: bool,
    #[command(flatten)]
    pub unlock: Unlock,
}

#[derive(Debug, Args)]
pub struct ShowIdentity {
    /// A PKCS#12 file, one that `identity list` shows, or a token (pkcs11:token=…;object=…)
    pub identity: String,
    /// Have the keyring remember the password or PIN, once it has opened the identity
    #[arg(long, conflicts_with = "forget")]
    pub remember: bool,
    /// Have the keyring forget the password or PIN
    #[arg(long)]
    pub forget: bool,
    /// Write the certificate into this file (PEM), to be published or given to recipients
    #[arg(long, value_name = "PEM")]
    pub certificate: Option<PathBuf>,
    /// The moment for which it is checked; else now
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
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
pub enum LevelName {
    #[value(name = "B-B")]
    Basic,
    #[value(name = "B-T")]
    Timestamp,
    #[value(name = "B-LT")]
    LongTerm,
    #[value(name = "B-LTA")]
    Archive,
}

impl From<LevelName> for SigningLevel {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Basic => Self::Basic,
            LevelName::Timestamp => Self::Timestamp,
            LevelName::LongTerm => Self::LongTerm,
            LevelName::Archive => Self::Archive,
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
