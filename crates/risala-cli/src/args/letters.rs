//! The arguments of the commands that make letters and look at them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Choice, Making, Source, Unlock};

#[derive(Debug, Args)]
pub struct New {
    /// The folder to make
    pub dir: PathBuf,
    /// With the sample's officials, pictures and a self-made identity named SAMPLE
    #[arg(long)]
    pub sample: bool,
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
