//! A campaign for an ally.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use risala_engine::api::{PartnerRequest, export_partner};
use risala_engine::vault::Vault;

use crate::args::Source;
use crate::run::{Done, answer, source};
use crate::speech::Speech;

#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub source: Source,
    /// Name of the partner, as in [[partners]] of campaign.toml
    #[arg(long, value_name = "NAME")]
    pub partner: String,
    /// The folder to make
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Only officials this filter takes, such as "country:FR,BE"
    #[arg(long = "where", value_name = "EXPR", allow_hyphen_values = true)]
    pub filter: Option<String>,
}

/// Writes the ally's folder and tells what is in it.
pub fn run(args: Export, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let request = PartnerRequest {
        source: source(args.source, vault),
        partner: args.partner,
        filter: args.filter,
        folder: args.out,
    };
    answer(export_partner(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let (officials, left_out) = (report.officials.to_string(), report.left_out.to_string());
        let args = [("folder", report.folder.as_str()), ("officials", &officials), ("left_out", &left_out)];
        speech.say("cli-partner", &args)?;
        Ok(Done::of(&report.problems))
    })
}
