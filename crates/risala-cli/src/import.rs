//! Lists taken into the directory or converted.

use std::io;
use std::path::Path;

use risala_engine::api::directory::{IntakeReport, IntakeRequest};
use risala_engine::api::report::{ChangedValue, ImportReport, MappedColumn};
use risala_engine::api::{self, ImportRequest, Said};

use crate::args;
use crate::officials::told_changed;
use crate::run::{Done, answer};
use crate::speech::Speech;

/// Officials of whom each difference is told; the rest is in the JSON.
const DIFFERENCES: usize = 20;
/// Values changed and rows not taken that are shown; JSON has more.
const SHOWN: usize = 10;

pub fn import(args: &args::Import, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    if let Some(form) = &args.template {
        return answer(api::import_form(form, args.force, speech.lang()), speech, |()| {
            speech.json(&serde_json::json!({ "schema": 1, "out": form }))?;
            speech.say("cli-import_form", &[("out", &form.display().to_string())])?;
            Ok(Done::Well)
        });
    }
    if let Some(offices) = &args.offices {
        return answer(api::import_offices(offices, args.force, speech.lang()), speech, |count| {
            speech.json(&serde_json::json!({ "schema": 1, "out": offices, "officials": count }))?;
            let args = [("count", &*count.to_string()), ("out", &*offices.display().to_string())];
            speech.say("cli-import_offices", &args)?;
            Ok(Done::Well)
        });
    }
    if args.out.is_none() {
        return take_in(args, data, speech);
    }
    let request = ImportRequest {
        file: args.file.clone().unwrap_or_default(),
        out: args.out.clone(),
        said: said(args),
        force: args.force,
    };
    answer(api::import(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_import(report, speech)?;
        Ok(Done::of(&report.problems))
    })
}

fn said(args: &args::Import) -> Said {
    Said {
        map: args.map.clone(),
        mapping: args.mapping.clone(),
        save_mapping: args.save_mapping.clone(),
        force: args.force,
    }
}

fn take_in(args: &args::Import, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    let request = IntakeRequest {
        data: data.map(Path::to_owned),
        file: args.file.clone().unwrap_or_default(),
        said: said(args),
        update: args.update,
        dry_run: args.dry_run,
    };
    answer(api::take_in(&request, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        told_intake(report, speech)?;
        Ok(Done::of(&report.problems))
    })
}

fn told_import(report: &ImportReport, speech: &Speech) -> io::Result<()> {
    told_reading(&report.columns, &report.changes, report.changed, speech)?;
    for row in report.not_taken.iter().take(SHOWN) {
        speech.say("cli-import_row", &[("row", &row.row.to_string()), ("reason", &row.reason)])?;
    }
    let counts =
        [report.officials, report.rows, report.changed, report.not_taken.len() as u64].map(|count| count.to_string());
    let [count, rows, changed, not_taken] = counts.each_ref().map(String::as_str);
    let args = [
        ("count", count),
        ("rows", rows),
        ("changed", changed),
        ("not_taken", not_taken),
        ("out", report.out.as_str()),
    ];
    speech.say("cli-import", &args)
}

/// How the list was understood: its headings, and the values that are not as they stood.
fn told_reading(columns: &[MappedColumn], changes: &[ChangedValue], changed: u64, speech: &Speech) -> io::Result<()> {
    for column in columns {
        let args = [("heading", column.heading.as_str()), ("column", &column.column)];
        match column.how.as_str() {
            "heading" => speech.say("cli-import_column", &args)?,
            "remembered" => speech.say("cli-import_remembered", &args)?,
            _ => {}
        }
    }
    for change in changes.iter().take(SHOWN) {
        let row = change.row.to_string();
        let args = [("row", row.as_str()), ("column", &change.column), ("from", &change.from), ("to", &change.to)];
        speech.say("cli-import_change", &args)?;
    }
    match changed.checked_sub(SHOWN as u64) {
        Some(more @ 1..) => speech.say("cli-import_changes", &[("count", &more.to_string())]),
        _ => Ok(()),
    }
}

fn told_intake(report: &IntakeReport, speech: &Speech) -> io::Result<()> {
    let counts = [report.new.len(), report.changed.len(), report.not_taken.len()].map(|count| count.to_string());
    let [new, changed, not_taken] = counts.each_ref().map(String::as_str);
    let unchanged = report.unchanged.to_string();
    let args = [
        ("file", report.file.as_str()),
        ("new", new),
        ("changed", changed),
        ("unchanged", &unchanged),
        ("not_taken", not_taken),
    ];
    told_reading(&report.columns, &report.changes, report.changed_values, speech)?;
    speech.say("cli-intake", &args)?;
    report.changed.iter().take(DIFFERENCES).try_for_each(|official| told_changed(official, speech))?;
    report.not_taken.iter().take(DIFFERENCES).try_for_each(|row| {
        let number = row.row.to_string();
        speech.say("cli-not_taken", &[("row", &number), ("official", &row.official), ("reason", &row.reason)])
    })?;
    if !report.opted_out.is_empty() {
        speech.say("cli-intake_opted_out", &[("officials", &report.opted_out.join(", "))])?;
    }
    if !report.absent.is_empty() {
        let count = report.absent.len().to_string();
        let some: Vec<&str> = report.absent.iter().take(DIFFERENCES).map(String::as_str).collect();
        speech.say("cli-intake_absent", &[("count", &count), ("officials", &some.join(", "))])?;
    }
    if !report.changed.is_empty() && !report.updated {
        speech.say("cli-intake_left", &[])?;
    }
    if report.dry_run {
        return speech.say("cli-intake_dry", &[]);
    }
    if report.edit > 0 {
        speech.say("cli-intake_edit", &[("edit", &report.edit.to_string())])?;
    }
    Ok(())
}
