//! Each command: one call of the engine, its answer told.

use std::io;
use std::path::Path;

use risala_engine::api::report::{ProblemEntry, SignatureEntry};
use risala_engine::api::{
    self, Choice, Destination, Failure, FormsRequest, NewConsent, PageChoice, SignRequest, Source,
};
use risala_engine::vault::Vault;

use crate::args::{self, Command, ReportCommand};
use crate::speech::Speech;
use crate::unlock::vault;
use crate::{
    account, bounces, hand, identity, import, officials, outbox, pages, partner, print, register, seal, share,
    template, upkeep,
};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Done.
    Well,
    /// Done, with failures or errors found.
    WithErrors,
    /// Could not run.
    NotRun,
}

impl Done {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::WithErrors => 1,
            Self::NotRun => 2,
        }
    }

    pub fn of(problems: &[ProblemEntry]) -> Self {
        if count(problems, "error") > 0 { Self::WithErrors } else { Self::Well }
    }
}

/// Runs a command. `data` is the data folder asked for.
pub fn run(command: Command, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    match command {
        Command::New(args) => answer(api::new(&args.dir, args.sample, speech.lang()), speech, |report| {
            speech.json(report)?;
            speech.say("cli-new", &[("folder", &report.folder)])?;
            Ok(Done::Well)
        }),
        Command::Check(args) => check(args, data, speech),
        Command::Consent(args) => consent(args, speech),
        Command::Report(args) => match args.command {
            Some(ReportCommand::Salutations(args)) => salutations(&args, speech),
            None => hand::report(args.tally, data, speech),
        },
        Command::Mark { command } => hand::mark(command, data, speech),
        Command::Copies(args) => hand::copies(args, data, speech),
        Command::Register { command } => register::run(command, data, speech),
        Command::Forms(args) => hand::forms(args, data, speech),
        Command::Render(args) => render(args, data, speech),
        Command::Print(args) => print::run(args, data, speech),
        Command::Share(args) => share::run(args, data, speech),
        Command::Export(args) => partner::run(args, data, speech),
        Command::Template { command } => template::run(command, speech),
        Command::Preview(args) => preview(args, data, speech),
        Command::Import(args) => import::import(&args, data, speech),
        Command::Officials { command } => officials::run(command, data, speech),
        Command::Send(args) => outbox::send(args, data, speech),
        Command::Outbox { command } => outbox::run(command, data, speech),
        Command::Seal(args) => seal::run(args, data, speech),
        Command::Sign(args) => sign(args, data, speech),
        Command::Verify(args) => verify(&args, speech),
        Command::Identity { command } => identity::run(command, data, speech),
        Command::Account { command } => account::run(command, data, speech),
        Command::Bounces { command } => bounces::run(command, data, speech),
        Command::Backup { file, force } => upkeep::backup(&file, force, data, speech),
        Command::Restore { file } => upkeep::restore(&file, data, speech),
        Command::Doctor { out, force } => upkeep::doctor(out.as_deref(), force, data, speech),
        Command::Completions { shell } => pages::completions(shell).map(|()| Done::Well),
        Command::Man { out } => pages::manual(out.as_deref()).map(|()| Done::Well),
    }
}

/// Tells what a call gave, or why it did not run.
pub fn answer<T>(
    given: Result<T, Failure>,
    speech: &Speech,
    tell: impl FnOnce(&T) -> io::Result<Done>,
) -> io::Result<Done> {
    match given {
        Ok(report) => tell(&report),
        Err(failure) => {
            speech.failure(&failure.problems)?;
            Ok(Done::NotRun)
        }
    }
}

fn check(args: args::Check, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    // A check asks nobody: it also runs before others are there to answer.
    let vault = Vault { ask: None, ..vault(&args.unlock, data, speech)? };
    answer(api::check(&source(args.source, vault), speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let id = if report.problems.is_empty() { "cli-check_sound" } else { "cli-check_wrong" };
        let counts = [
            ("officials", report.officials.to_string()),
            ("letters", report.letters.to_string()),
            ("errors", count(&report.problems, "error").to_string()),
            ("warnings", count(&report.problems, "warning").to_string()),
        ];
        speech.say(id, &counts.each_ref().map(|(name, count)| (*name, count.as_str())))?;
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}

fn salutations(args: &args::Salutations, speech: &Speech) -> io::Result<Done> {
    let request =
        FormsRequest { folder: args.dir.as_deref(), out: &args.out, date: args.date.as_deref(), force: args.force };
    answer(api::report_forms(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        let (forms, unreviewed) = (report.forms.to_string(), report.unreviewed.to_string());
        speech.say("cli-forms", &[("out", &report.out), ("forms", &forms), ("unreviewed", &unreviewed)])?;
        Ok(Done::Well)
    })
}

fn consent(args: args::Consent, speech: &Speech) -> io::Result<Done> {
    let source = Source { folder: args.dir, date: args.date, ..Source::default() };
    let new = args.signatory.zip(args.how).map(|(signatory, how)| NewConsent { signatory, how });
    answer(api::consent(&source, new.as_ref(), speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        for (one, number) in report.signatories.iter().zip(1..) {
            let number = number.to_string();
            let text = one.text.get(..16).unwrap_or_default();
            let args = [
                ("number", number.as_str()),
                ("name", &one.signatory),
                ("standing", &one.standing),
                ("on", &one.on),
                ("how", &one.how),
                ("text", text),
            ];
            speech.say("cli-consent", &args)?;
        }
        Ok(Done::of(&report.problems))
    })
}

fn render(args: args::Render, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let source = source(args.source, vault(&args.making.unlock, data, speech)?);
    let destination = destination(&args.making, &args.out, args.text);
    let given = speech.following(|seen| api::render(&source, &args.choice.into(), &destination, speech.lang(), seen));
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_files("cli-render", report.letters.len(), &args.out, speech)?;
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}

fn preview(args: args::Preview, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let chosen = PageChoice { official: args.official, page: args.page, dpi: args.dpi, base: None };
    answer(
        api::preview_file(&source(args.source, vault), &chosen, &args.out, args.force, speech.lang()),
        speech,
        |report| {
            speech.json(report)?;
            speech.problems(&report.problems)?;
            let (page, pages) = (report.page.to_string(), report.pages.to_string());
            speech.say("cli-preview", &[("page", &page), ("pages", &pages), ("out", &report.out)])?;
            Ok(Done::of(&report.problems))
        },
    )
}

fn sign(args: args::Sign, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let request = SignRequest {
        file: args.file,
        identity: args.identity,
        vault: vault(&args.unlock, data, speech)?,
        out: args.out,
        level: args.level.into(),
        tsa: args.tsa,
        fallback: args.fallback,
        date: args.date,
        force: args.force,
    };
    answer(api::sign_file(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        speech.say("cli-signed", &[("out", &report.out)])?;
        Ok(Done::of(&report.problems))
    })
}

fn verify(args: &args::Verify, speech: &Speech) -> io::Result<Done> {
    let given = api::verify_files(&args.files, &args.trust, args.require_trust, speech.lang());
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        for file in report.files.iter().filter(|file| file.sound) {
            if file.signatures.is_empty() {
                // Of a bundle: the folder is told, its unsigned letters are part of that.
                if Path::new(&file.file).is_dir() {
                    speech.say("cli-verified_bundle", &[("file", &file.file)])?;
                }
                continue;
            }
            let signatures =
                file.signatures.iter().filter(|signature| signature.level != "timestamp").count().to_string();
            let trust = file.signatures.first().map(|signature| signature.trust.as_str()).unwrap_or_default();
            speech.say("cli-verified", &[("file", &file.file), ("signatures", &signatures), ("trust", trust)])?;
            file.signatures.iter().try_for_each(|signature| verified(signature, speech))?;
        }
        Ok(Done::of(&report.problems))
    })
}

/// One signature, or one timestamp of the whole file.
fn verified(signature: &SignatureEntry, speech: &Speech) -> io::Result<()> {
    let is_proven = !signature.proven_at.is_empty();
    let at = if is_proven { &signature.proven_at } else { &signature.signed_at };
    if signature.level == "timestamp" {
        let args = [("signer", &*signature.signer), ("at", &*signature.signed_at), ("trust", &*signature.trust)];
        return speech.say("cli-verified_timestamp", &args);
    }
    let args = [
        ("signer", signature.signer.as_str()),
        ("level", &signature.level),
        ("proven", if is_proven { "yes" } else { "no" }),
        ("at", at),
        ("coverage", &signature.coverage),
        ("revocation", &signature.revocation),
        ("trust", &signature.trust),
    ];
    speech.say("cli-verified_signature", &args)
}

pub fn told_files(id: &str, count: usize, folder: &Path, speech: &Speech) -> io::Result<()> {
    speech.say(id, &[("count", &count.to_string()), ("folder", &folder.display().to_string())])
}

fn count(problems: &[ProblemEntry], severity: &str) -> usize {
    problems.iter().filter(|problem| problem.severity == severity).count()
}

pub fn destination(making: &args::Making, folder: &Path, text: bool) -> Destination {
    Destination { folder: folder.to_owned(), force: making.force, jobs: making.jobs, unsigned: making.unsigned, text }
}

pub fn source(args: args::Source, vault: Vault) -> Source {
    Source { folder: args.dir, officials: args.officials, date: args.date, vault, ..Source::default() }
}

impl From<args::Choice> for Choice {
    fn from(args: args::Choice) -> Self {
        Self {
            only: args.only,
            filter: args.filter,
            template: args.template,
            force_template: args.force_template,
            layout: args.layout.map(Into::into),
        }
    }
}
