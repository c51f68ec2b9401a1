//! Letters by hand, and the report of all ways.

use std::io;
use std::path::Path;

use risala_engine::api::hand::{FormTask, MarkEntry};
use risala_engine::api::tally::TallyReport;
use risala_engine::api::{
    CopiesReleaseRequest, CopiesRequest, MarkRequest, Source, TallyRequest, list_copies, list_forms, list_marks,
    mark_letters, tally, undo_mark, write_copies, write_tally,
};
use risala_engine::vault::Vault;

use crate::args::{Copies, Forms, MarkCommand, MarkSet, Releasing, Tally};
use crate::outbox::release_copies;
use crate::run::{Done, answer, source};
use crate::speech::Speech;

fn store_of(data: Option<&Path>) -> Vault {
    Vault { data: data.map(Path::to_owned), ..Vault::default() }
}

/// Marks letters, lists marks, takes one back.
pub fn mark(command: MarkCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    match command {
        MarkCommand::Set(args) => set(*args, data, speech),
        MarkCommand::List { campaign } => answer(list_marks(data, &campaign, speech.lang()), speech, |report| {
            speech.json(report)?;
            report.marks.iter().try_for_each(|mark| told(mark, speech))?;
            Ok(Done::Well)
        }),
        MarkCommand::Undo { mark } => answer(undo_mark(data, mark, speech.lang()), speech, |undone| {
            speech.json(undone)?;
            told(undone, speech)?;
            Ok(Done::Well)
        }),
    }
}

fn set(args: MarkSet, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let request = MarkRequest {
        source: source(args.source, store_of(data)),
        only: args.only,
        filter: args.filter,
        copy_to: args.copy_to,
        done: args.done.into(),
        day: args.day,
        person: args.by,
        note: args.note,
        receipt: args.receipt,
    };
    answer(mark_letters(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.say("cli-marked", &[("count", &report.marks.len().to_string())])?;
        report.marks.iter().try_for_each(|mark| told(mark, speech))?;
        Ok(Done::Well)
    })
}

fn told(mark: &MarkEntry, speech: &Speech) -> io::Result<()> {
    let done = speech.words(&format!("tally-state_{}", mark.done), &[]);
    let args = [
        ("number", mark.id.to_string()),
        ("official", mark.official.clone()),
        ("reference", mark.reference.clone()),
        ("done", done),
        ("day", mark.day.clone()),
        ("person", mark.person.clone()),
        ("standing", if mark.undone.is_empty() { "yes" } else { "no" }.to_owned()),
    ];
    speech.say("cli-mark", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The web forms still to be filled.
pub fn forms(args: Forms, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let source = source(args.source, store_of(data));
    answer(list_forms(&source, &args.only, args.filter.as_deref(), speech.lang()), speech, |list| {
        speech.json(list)?;
        speech.problems(&list.problems)?;
        if let Some(task) = list.forms.iter().find(|task| args.next && task.state == "open") {
            return whole(task, speech).map(|()| Done::of(&list.problems));
        }
        let counts = [("count", list.forms.len().to_string()), ("filled", list.filled.to_string())];
        speech.say("cli-forms_list", &counts.each_ref().map(|(name, count)| (*name, count.as_str())))?;
        for task in &list.forms {
            let state = speech.words(&format!("tally-state_{}", task.state), &[]);
            let args = [("official", task.official.as_str()), ("state", &state), ("address", &task.address)];
            speech.say("cli-form", &args)?;
        }
        Ok(Done::of(&list.problems))
    })
}

/// A form's address and the texts to type into it.
fn whole(task: &FormTask, speech: &Speech) -> io::Result<()> {
    let state = speech.words(&format!("tally-state_{}", task.state), &[]);
    speech.say("cli-form", &[("official", &task.official), ("state", &state), ("address", &task.address)])?;
    for text in &task.texts {
        let characters = text.characters.to_string();
        let args = [("subject", text.subject.as_str()), ("body", &text.body), ("characters", &characters)];
        speech.say("cli-form_text", &args)?;
    }
    Ok(())
}

/// The copies that letters name; releases those by mail, or writes the open ones, when asked to.
pub fn copies(args: Copies, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let source = source(args.source, store_of(data));
    if let Some(count) = args.release {
        let Releasing { account, queue_only, undo, days } = args.releasing;
        let request = CopiesReleaseRequest { source, account, count, undo, days };
        return release_copies(&request, queue_only, data, speech);
    }
    let given = match args.out {
        Some(folder) => {
            let request = CopiesRequest { source, folder, force: args.force };
            speech.following(|seen| write_copies(&request, speech.lang(), seen))
        }
        None => list_copies(&source, speech.lang()),
    };
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let (count, open) = (report.copies.len().to_string(), report.open.to_string());
        speech.say("cli-copies", &[("count", &count), ("open", &open)])?;
        for task in report.copies.iter().filter(|task| task.state != "waiting") {
            let state = speech.words(&format!("tally-state_{}", task.state), &[]);
            let args = [
                ("reference", task.reference.as_str()),
                ("official", &task.official),
                ("copy_to", &task.copy_to),
                ("state", &state),
            ];
            speech.say("cli-copy", &args)?;
        }
        report.files.iter().try_for_each(|name| speech.say("cli-report", &[("out", name)]))?;
        Ok(Done::of(&report.problems))
    })
}

/// Gathers the report, and writes it when a file is named.
pub fn report(args: Tally, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let vault = store_of(data);
    let source = args.dir.map(|folder| Source { folder, officials: args.officials, vault, ..Source::default() });
    let request = TallyRequest { source, data: data.map(Path::to_owned), date: args.date };
    let given = match &args.out {
        Some(out) => write_tally(&request, out, args.force, speech.lang()),
        None => tally(&request, speech.lang()),
    };
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        counted(report, speech)?;
        Ok(Done::of(&report.problems))
    })
}

fn counted(report: &TallyReport, speech: &Speech) -> io::Result<()> {
    let count = |group: &str| report.groups.get(group).copied().unwrap_or_default().to_string();
    let all = report.rows.len().to_string();
    let groups = ["done", "waiting", "failed", "open", "left_out"].map(|group| (group, count(group)));
    let mut args: Vec<(&str, &str)> = groups.iter().map(|(group, count)| (*group, count.as_str())).collect();
    args.push(("all", &all));
    speech.say("tally-summary", &args)?;
    if report.out.is_empty() { Ok(()) } else { speech.say("cli-report", &[("out", &report.out)]) }
}
