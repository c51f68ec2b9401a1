//! Sealing the letters of a wave, and looking whether the seal still fits.

use std::io;
use std::path::Path;

use risala_engine::api::report::SignatureEntry;
use risala_engine::api::{self, SealRequest, Source};
use risala_engine::vault::Vault;

use crate::args;
use crate::run::{Done, answer};
use crate::speech::Speech;
use crate::unlock::vault;

/// Characters of a hash that people compare.
const SHORT: usize = 16;

pub fn run(args: args::Seal, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    if args.proof.is_some() || args.approval.is_some() {
        return approval(args, data, speech);
    }
    if args.check {
        let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
        return check(&Source { folder: args.dir, date: args.date, vault, ..Source::default() }, args.jobs, speech);
    }
    let vault = vault(&args.unlock, data, speech)?;
    let request = SealRequest {
        source: Source { folder: args.dir, date: args.date, vault, ..Source::default() },
        approver: args.approver,
        force: args.force,
        jobs: args.jobs,
    };
    let given = speech.following(|seen| api::seal(&request, speech.lang(), seen));
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let letters = report.seal.letters.len().to_string();
        let mails = report.seal.letters.iter().filter(|letter| !letter.message.is_empty()).count().to_string();
        let args = [("letters", letters.as_str()), ("mails", &mails), ("file", &report.file)];
        speech.say("cli-sealed", &args)?;
        speech.say("cli-seal_hash", &[("hash", short(&report.seal.hash)), ("moment", &report.seal.moment)])?;
        if !report.former.is_empty() {
            speech.say("cli-sealed_former", &[("former", &report.former)])?;
        }
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}

fn approval(args: args::Seal, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let source = Source { folder: args.dir, vault, ..Source::default() };
    let (given, id) = match (&args.proof, &args.approval) {
        (Some(out), _) => (api::write_proof(&source, out, args.force, speech.lang()), "cli-seal_proof"),
        (None, signed) => {
            let signed = signed.clone().unwrap_or_default();
            (api::approve(&source, &signed, args.force, speech.lang()), "cli-seal_approved")
        }
    };
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        speech.say(id, &[("hash", short(&report.hash)), ("out", &report.out)])?;
        told_approvals(&report.approvals, speech)?;
        Ok(Done::of(&report.problems))
    })
}

fn told_approvals(approvals: &[SignatureEntry], speech: &Speech) -> io::Result<()> {
    approvals.iter().try_for_each(|approval| {
        speech.say("cli-seal_approval", &[("signer", &approval.signer), ("at", &approval.signed_at)])
    })
}

fn check(source: &Source, jobs: Option<usize>, speech: &Speech) -> io::Result<Done> {
    let given = speech.following(|seen| api::check_seal(source, jobs, speech.lang(), seen));
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let id = if report.whole { "cli-seal_whole" } else { "cli-seal_broken" };
        let [letters, mails] = [report.letters, report.mails].map(|count| count.to_string());
        let approver = if report.approver.is_empty() { "none" } else { &report.approver };
        speech.say(id, &[("letters", &letters), ("mails", &mails), ("approver", approver)])?;
        speech.say("cli-seal_hash", &[("hash", short(&report.hash)), ("moment", &report.moment)])?;
        told_approvals(&report.approvals, speech)?;
        Ok(Done::of(&report.problems))
    })
}

fn short(hash: &str) -> &str {
    hash.get(..SHORT).unwrap_or(hash)
}
