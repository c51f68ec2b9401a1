//! The arguments of `risala import` and `risala officials`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
