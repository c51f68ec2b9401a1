//! The share kit.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use risala_engine::api::{ShareRequest, share};
use risala_engine::vault::Vault;

use crate::args::Source;
use crate::run::{Done, answer, source, told_files};
use crate::speech::Speech;

#[derive(Debug, Args)]
pub struct Share {
    #[command(flatten)]
    pub source: Source,
    /// Folder for the kit
    #[arg(long, value_name = "KIT")]
    pub out: PathBuf,
    /// Overwrite files
    #[arg(long)]
    pub force: bool,
}

/// Makes the kit and tells what is in it.
pub fn run(args: Share, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let request = ShareRequest { source: source(args.source, vault), folder: args.out, force: args.force };
    answer(speech.following(|seen| share(&request, speech.lang(), seen)), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_files("cli-share", report.files.len(), &request.folder, speech)?;
        Ok(Done::of(&report.problems))
    })
}
