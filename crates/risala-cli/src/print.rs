//! The print pack.

use std::io;
use std::path::Path;

use risala_engine::api::print::{PrintRequest, print};
use risala_engine::vault::Vault;

use crate::args::Print;
use crate::run::{Done, answer, source, told_files};
use crate::speech::Speech;

/// Makes the pack and tells what is in it.
pub fn run(args: Print, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    // Paper is signed with a pen: no identity is opened.
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let request = PrintRequest {
        source: source(args.source, vault),
        only: args.only,
        filter: args.filter,
        folder: args.out,
        all: args.all,
        pictures: args.pictures,
        envelope: args.envelope.map(Into::into),
        sender: args.sender.into(),
        sheet: args.sheet,
        first_label: args.first_label,
        force: args.force,
        jobs: args.jobs,
    };
    answer(speech.following(|seen| print(&request, speech.lang(), seen)), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_files("cli-print", report.letters.len(), &request.folder, speech)?;
        for file in report.files.iter().filter(|file| file.pages > 0) {
            speech.say("cli-print_file", &[("name", &file.name), ("pages", &file.pages.to_string())])?;
        }
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}
