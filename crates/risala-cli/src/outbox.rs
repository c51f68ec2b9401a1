//! Sending: letters released, rehearsed or tested, and the outbox they wait in.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use risala_engine::api::outbox::{
    self as api_outbox, Move, MovedReport, OutboxLetter, OutboxReport, RunReport, RunRequest,
};
use risala_engine::api::resolve::resolve_outbox;
use risala_engine::api::{
    self, Choice, CopiesReleaseRequest, Failure, RehearseRequest, ReleaseReport, ReleaseRequest, Source, TestRequest,
    Word,
};
use risala_engine::outbox::{Event, Happened, Until};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::account::usual_keys;
use crate::args::{self, OutboxCommand, Resolve, ResolveWord, RetryKind};
use crate::run::{Done, answer, destination, source, told_files};
use crate::speech::Speech;
use crate::unlock::vault;

/// Where a rehearsal's letters go unless it is said.
const REHEARSAL: &str = "rehearsal";

pub fn send(args: args::Send, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = vault(&args.making.unlock, data, speech)?;
    let jobs = args.making.jobs;
    if let Some(folder) = args.to_folder {
        let source = source(args.source, vault);
        return to_folder(&source, &args.choice.into(), &args.making, &folder, speech);
    }
    if args.rehearse {
        let out = args.out.unwrap_or_else(|| PathBuf::from(REHEARSAL));
        let destination = destination(&args.making, &out, false);
        let request = RehearseRequest { source: source(args.source, vault), choice: args.choice.into(), destination };
        return rehearse(&request, speech);
    }
    if let Some(address) = args.test {
        let source = source(args.source, vault);
        let request =
            TestRequest { source, choice: args.choice.into(), jobs, account: args.releasing.account, address };
        return test(&request, data, speech);
    }
    let word = args.release_seal.map_or(Word::Count(args.release.unwrap_or_default()), Word::Seal);
    let request = ReleaseRequest {
        source: source(args.source, vault),
        choice: args.choice.into(),
        jobs,
        account: args.releasing.account,
        word,
        undo: args.releasing.undo,
        days: args.releasing.days,
        again: args.again,
    };
    release(&request, args.releasing.queue_only, data, speech)
}

fn to_folder(
    source: &Source,
    choice: &Choice,
    making: &args::Making,
    folder: &Path,
    speech: &Speech,
) -> io::Result<Done> {
    let destination = destination(making, folder, false);
    let given = speech.following(|seen| api::send_to_folder(source, choice, &destination, speech.lang(), seen));
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_files("cli-mails", report.mails.len(), folder, speech)?;
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}

fn rehearse(request: &RehearseRequest, speech: &Speech) -> io::Result<Done> {
    let given = speech.following(|seen| api::rehearse(request, speech.lang(), seen));
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_files("cli-rehearsed", report.mails.len(), &request.destination.folder, speech)?;
        speech.skipped(&report.skipped)?;
        Ok(Done::of(&report.problems))
    })
}

fn test(request: &TestRequest, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let mut accounts = api::accounts(usual_keys(data, speech));
    answer(api::send_test(request, &mut *accounts, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        if report.accepted {
            speech.say("cli-tested", &[("reply", &report.reply)])?;
        }
        Ok(Done::of(&report.problems))
    })
}

fn release(request: &ReleaseRequest, queue_only: bool, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let mut accounts = api::accounts(usual_keys(data, speech));
    let given = speech.following(|seen| api::release(request, &mut *accounts, speech.lang(), seen));
    released(given, queue_only, data, speech)
}

/// Releases the copies by mail that letters name.
pub fn release_copies(
    request: &CopiesReleaseRequest,
    queue_only: bool,
    data: Option<&Path>,
    speech: &Speech,
) -> io::Result<Done> {
    let mut accounts = api::accounts(usual_keys(data, speech));
    let given = speech.following(|seen| api::release_copies(request, &mut *accounts, speech.lang(), seen));
    released(given, queue_only, data, speech)
}

/// Tells what was released, and sends it unless it is queued only.
fn released(
    given: Result<ReleaseReport, Failure>,
    queue_only: bool,
    data: Option<&Path>,
    speech: &Speech,
) -> io::Result<Done> {
    answer(given, speech, |report| {
        speech.problems(&report.problems)?;
        let count = report.letters.len().to_string();
        let args = [("count", count.as_str()), ("account", &report.account), ("until", &report.not_before)];
        speech.say("cli-released", &args)?;
        speech.say("cli-forecast", &[("at", &report.last_at)])?;
        speech.skipped(&report.skipped)?;
        let released = Done::of(&report.problems);
        if queue_only {
            speech.json(&serde_json::json!({ "schema": 1, "release": report }))?;
            return Ok(released);
        }
        answer(sent(None, Until::Done, data, speech)?, speech, |run| {
            speech.json(&serde_json::json!({ "schema": 1, "release": report, "run": run }))?;
            Ok(if ended(run, speech)? == Done::Well { released } else { Done::WithErrors })
        })
    })
}

pub fn run(command: OutboxCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let lang = speech.lang();
    match command {
        OutboxCommand::Status { letters } => status(data, letters, speech),
        OutboxCommand::Run { account, once, forever } => {
            let until = if forever {
                Until::Forever
            } else if once {
                Until::Idle
            } else {
                Until::Done
            };
            run_outbox(account, until, data, speech)
        }
        OutboxCommand::Pause { account } => {
            moved(api_outbox::pause_outbox(data, account.as_deref(), lang), "cli-outbox_paused", speech)
        }
        OutboxCommand::Resume { account } => {
            moved(api_outbox::resume_outbox(data, account.as_deref(), lang), "cli-outbox_resumed", speech)
        }
        OutboxCommand::Retry { ids, kind, again } => {
            moved(api_outbox::move_letters(data, &ids, kind.into(), &again, lang), "cli-outbox_moved", speech)
        }
        OutboxCommand::Cancel { ids } => {
            moved(api_outbox::move_letters(data, &ids, Move::Cancel, "", lang), "cli-outbox_moved", speech)
        }
        OutboxCommand::Resolve(args) => resolve(&args, data, speech),
        OutboxCommand::Export { out } => export(&out, data, speech),
        OutboxCommand::Written { export, import, force } => {
            let given = match (&export, &import) {
                (Some(out), _) => api_outbox::export_written(data, out, force, lang),
                (None, file) => api_outbox::import_written(data, file.as_deref().unwrap_or(Path::new("")), lang),
            };
            answer(given, speech, |report| {
                speech.json(report)?;
                let [count, new, cancelled] =
                    [report.letters, report.new, report.cancelled].map(|count| count.to_string());
                let args = [("count", &*count), ("file", &*report.file), ("new", &new), ("cancelled", &cancelled)];
                speech.say("cli-outbox_written", &args)?;
                Ok(Done::Well)
            })
        }
    }
}

impl From<RetryKind> for Move {
    fn from(kind: RetryKind) -> Self {
        match kind {
            RetryKind { held: true, .. } => Self::ReleaseHeld,
            RetryKind { refused: true, .. } => Self::RetryRefused,
            RetryKind { cancelled: true, .. } => Self::RetryCancelled,
            RetryKind { .. } => Self::RetryDeferred,
        }
    }
}

fn moved(given: Result<MovedReport, Failure>, id: &str, speech: &Speech) -> io::Result<Done> {
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.say(id, &[("count", &report.count.to_string()), ("state", &report.state)])?;
        if report.elsewhere > 0 {
            speech.say("cli-outbox_elsewhere", &[("count", &report.elsewhere.to_string())])?;
        }
        Ok(Done::Well)
    })
}

fn resolve(args: &Resolve, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let way = match args.word {
        ResolveWord { sent: true, .. } => Move::Arrived,
        ResolveWord { not_sent: true, .. } => Move::NotArrived,
        ResolveWord { .. } => return look(&args.ids, data, speech),
    };
    moved(api_outbox::move_letters(data, &args.ids, way, &args.note, speech.lang()), "cli-outbox_moved", speech)
}

/// Looks for letters in doubt in the accounts' mailboxes.
fn look(ids: &[String], data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let mut accounts = api::accounts(usual_keys(data, speech));
    answer(resolve_outbox(data, ids, &mut *accounts, speech.lang()), speech, |report| {
        speech.json(report)?;
        for found in &report.found {
            let uid = found.uid.to_string();
            let args = [("official", &*found.official), ("folder", &found.folder), ("uid", &uid)];
            speech.say("cli-outbox_found", &args)?;
        }
        told_letters(&report.open, speech)?;
        speech.problems(&report.problems)?;
        let [found, open] = [report.found.len(), report.open.len()].map(|count| count.to_string());
        speech.say("cli-outbox_resolved", &[("found", &found), ("open", &open)])?;
        Ok(Done::of(&report.problems))
    })
}

fn export(out: &Path, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    answer(api_outbox::export_outbox(data, out, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        speech.say("cli-outbox_exported", &[("count", &report.letters.to_string()), ("out", &report.out)])?;
        Ok(Done::of(&report.problems))
    })
}

fn status(data: Option<&Path>, letters: bool, speech: &Speech) -> io::Result<Done> {
    answer(api_outbox::show_outbox(data, letters, speech.lang()), speech, |report| {
        speech.json(report)?;
        told_status(report, speech)?;
        speech.problems(&report.problems)?;
        Ok(Done::of(&report.problems))
    })
}

fn told_status(report: &OutboxReport, speech: &Speech) -> io::Result<()> {
    if report.running {
        speech.say("cli-outbox_running", &[])?;
    }
    if report.totals.is_empty() {
        speech.say("cli-outbox_empty", &[])?;
    }
    for total in &report.totals {
        let (wave, letters) = (total.wave.to_string(), total.letters.to_string());
        let states: Vec<(&str, String)> =
            total.states.iter().map(|(state, count)| (state.as_str(), count.to_string())).collect();
        let mut args = vec![
            ("campaign", &*total.campaign),
            ("wave", &*wave),
            ("account", &*total.account),
            ("letters", &*letters),
        ];
        args.extend(states.iter().map(|(state, count)| (*state, count.as_str())));
        speech.say("cli-outbox_total", &args)?;
    }
    told_letters(&report.letters, speech)
}

fn told_letters(letters: &[OutboxLetter], speech: &Speech) -> io::Result<()> {
    letters.iter().try_for_each(|letter| {
        let args = [
            ("id", letter.id.get(..8).unwrap_or(&letter.id)),
            ("official", &letter.official),
            ("state", &letter.state),
            ("receiver", &letter.to),
            ("text", &letter.text),
        ];
        speech.say("cli-outbox_row", &args)?;
        if letter.copy_of.is_empty() { Ok(()) } else { speech.say("cli-outbox_copy", &[("official", &letter.copy_of)]) }
    })
}

fn run_outbox(account: Option<String>, until: Until, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    answer(sent(account, until, data, speech)?, speech, |report| {
        speech.json(report)?;
        ended(report, speech)
    })
}

/// Sends until it is done or asked to end, telling what happens: a bar for a person, lines without personal data for a
/// service's log.
fn sent(
    account: Option<String>,
    until: Until,
    data: Option<&Path>,
    speech: &Speech,
) -> io::Result<Result<RunReport, Failure>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // A second one ends the process at once: what is written down is safe.
        signal_hook::flag::register_conditional_shutdown(signal, Done::NotRun.code().into(), Arc::clone(&stop))?;
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    let request = RunRequest { data: data.map(Path::to_owned), account, until };
    let mut accounts = api::accounts(usual_keys(data, speech));
    Ok(speech.following(|seen| {
        let mut tell = |event: &Event| heard(event, seen, speech);
        api_outbox::run_outbox(&request, &mut *accounts, &stop, &mut tell, speech.lang())
    }))
}

fn heard(event: &Event, seen: api::Progress<'_>, speech: &Speech) {
    let done = event.accepted + event.refused + event.unconfirmed;
    let count = |letters: u64| usize::try_from(letters).unwrap_or(usize::MAX);
    seen(count(done), count(done + event.waiting));
    if io::stderr().is_terminal() {
        return;
    }
    // A log that is gone keeps no letter back.
    let _ = match &event.happened {
        Happened::Letter { key, state, .. } => speech.log(&format!("{key} {}", state.name())),
        Happened::Account { account, code, halted } => {
            speech.log(&format!("{account} {} {}", if *halted { "halted" } else { "waits" }, code.0))
        }
        Happened::Waiting => Ok(()),
    };
}

fn ended(report: &RunReport, speech: &Speech) -> io::Result<Done> {
    speech.problems(&report.problems)?;
    let counts = [
        ("accepted", report.accepted),
        ("deferred", report.deferred),
        ("refused", report.refused),
        ("unconfirmed", report.unconfirmed),
        ("held", report.held),
        ("waiting", report.waiting),
    ]
    .map(|(name, count)| (name, count.to_string()));
    speech.say("cli-outbox_ended", &counts.each_ref().map(|(name, count)| (*name, count.as_str())))?;
    Ok(Done::of(&report.problems))
}
