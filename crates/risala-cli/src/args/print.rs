//! The arguments of the print pack.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use risala_engine::print::envelopes::{PrintEnvelope, Sender};

use super::Source;

#[derive(Debug, Args)]
pub struct Print {
    #[command(flatten)]
    pub source: Source,
    /// Folder for the pack
    #[arg(long, value_name = "PACK")]
    pub out: PathBuf,
    /// Only these officials
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Only officials this filter takes, such as "tag:x country:US -tag:y"
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// Also officials whose channel is neither post nor hand
    #[arg(long)]
    pub all: bool,
    /// Print signature pictures instead of leaving room for a pen
    #[arg(long)]
    pub pictures: bool,
    /// Envelopes of this size
    #[arg(long, value_enum, value_name = "SIZE")]
    pub envelope: Option<EnvelopeName>,
    /// How envelopes name the sender
    #[arg(long, value_enum, value_name = "LANG", default_value = "en", requires = "envelope")]
    pub sender: SenderName,
    /// Labels on this sheet: l7160, l7163, 5160, 5163, or a file that describes one
    #[arg(long, value_name = "SHEET")]
    pub sheet: Option<String>,
    /// The first label of the first sheet that is still there, counted row by row
    #[arg(long, value_name = "N", default_value_t = 1, requires = "sheet")]
    pub first_label: u32,
    /// Letters made at the same time; else one for each core
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Overwrite files
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum EnvelopeName {
    /// ISO DL, 220 × 110 mm
    Dl,
    /// ISO C5, 229 × 162 mm
    C5,
    /// US #10, 9½ × 4⅛ in
    Us10,
}

impl From<EnvelopeName> for PrintEnvelope {
    fn from(name: EnvelopeName) -> Self {
        match name {
            EnvelopeName::Dl => Self::Dl,
            EnvelopeName::C5 => Self::C5,
            EnvelopeName::Us10 => Self::Us10,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SenderName {
    /// English
    En,
    /// Arabic
    Ar,
    /// English and Arabic
    Both,
    /// Not at all
    None,
}

impl From<SenderName> for Sender {
    fn from(name: SenderName) -> Self {
        match name {
            SenderName::En => Self::En,
            SenderName::Ar => Self::Ar,
            SenderName::Both => Self::Both,
            SenderName::None => Self::None,
        }
    }
}
