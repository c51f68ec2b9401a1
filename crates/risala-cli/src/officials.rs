//! The directory of officials: what is taken in, shown, changed and taken back.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use risala_engine::Lang;
use risala_engine::api::directory::{ChangedOfficial, EditEntry, HistoryEntry, OfficialReport, OfficialsReport};
use risala_engine::api::{self, Source};
use risala_engine::vault::Vault;

use crate::args::OfficialsCommand;
use crate::run::{Done, answer};
use crate::speech::Speech;

pub fn run(command: OfficialsCommand, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    match command {
        OfficialsCommand::List { chosen } => {
            answer(api::list_officials(data, chosen.filter.as_deref(), speech.lang()), speech, |report| {
                speech.json(report)?;
                told_list(report, speech)?;
                Ok(Done::Well)
            })
        }
        OfficialsCommand::Show { id } => answer(api::show_official(data, &id, speech.lang()), speech, |report| {
            speech.json(report)?;
            speech.problems(&report.problems)?;
            told_official(report, speech)?;
            Ok(Done::Well)
        }),
        OfficialsCommand::Edit { id, cells, opt_out, reason } => {
            edit(api::edit_official(data, &id, &cells, opt_out.as_deref(), &reason, speech.lang()), speech)
        }
        OfficialsCommand::Export { out, chosen, force } => {
            let given = api::export_officials(data, &out, chosen.filter.as_deref(), force, speech.lang());
            answer(given, speech, |report| {
                speech.json(report)?;
                let count = report.officials.to_string();
                speech.say("cli-exported", &[("count", &count), ("out", &report.out)])?;
                Ok(Done::Well)
            })
        }
        OfficialsCommand::OptOuts { export: Some(out), force, .. } => {
            answer(api::export_opt_outs(data, &out, force, speech.lang()), speech, |report| {
                speech.json(report)?;
                speech.say("cli-opt_outs_out", &[("count", &report.opt_outs.to_string()), ("file", &report.file)])?;
                Ok(Done::Well)
            })
        }
        OfficialsCommand::OptOuts { import, .. } => take_opt_outs(data, &import.unwrap_or_default(), speech),
        OfficialsCommand::Numbers { dir } => numbers(data, dir, speech),
        OfficialsCommand::Undo { list: true, .. } => answer(api::list_edits(data, speech.lang()), speech, |report| {
            speech.json(report)?;
            report.edits.iter().try_for_each(|edit| told_edit(edit, speech))?;
            Ok(Done::Well)
        }),
        OfficialsCommand::Undo { edit, .. } => undo(data, edit, speech),
        OfficialsCommand::Erase { id, reason } => erase(data, &id, &reason, speech),
    }
}

pub fn told_changed(changed: &ChangedOfficial, speech: &Speech) -> io::Result<()> {
    speech.say("cli-changed", &[("official", &changed.official)])?;
    changed.cells.iter().try_for_each(|cell| {
        let args = [("column", &*cell.column), ("before", &*cell.before), ("after", &*cell.after)];
        speech.say("cli-changed_cell", &args)
    })
}

fn edit(given: Result<api::directory::EditReport, api::Failure>, speech: &Speech) -> io::Result<Done> {
    answer(given, speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        if report.changed.cells.is_empty() {
            speech.say("cli-edit_nothing", &[])?;
        } else {
            speech.say("cli-edit_done", &[])?;
            told_changed(&report.changed, speech)?;
        }
        Ok(Done::Well)
    })
}

fn undo(data: Option<&Path>, edit: Option<i64>, speech: &Speech) -> io::Result<Done> {
    answer(api::undo_edit(data, edit, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let [undoes, edit] = [report.undoes, report.edit].map(|number| number.to_string());
        let count = report.officials.len().to_string();
        let id = if report.officials.is_empty() { "cli-undone_nothing" } else { "cli-undone" };
        speech.say(id, &[("undoes", &undoes), ("edit", &edit), ("count", &count)])?;
        Ok(Done::Well)
    })
}

fn erase(data: Option<&Path>, id: &str, reason: &str, speech: &Speech) -> io::Result<Done> {
    answer(api::erase_official(data, id, reason, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.say("cli-erased", &[("official", &report.official)])?;
        speech.say("cli-erased_references", &[])?;
        if !report.opt_out.is_empty() {
            speech.say("cli-erased_opt_out", &[("date", &report.opt_out)])?;
        }
        Ok(Done::Well)
    })
}

fn take_opt_outs(data: Option<&Path>, file: &Path, speech: &Speech) -> io::Result<Done> {
    answer(api::import_opt_outs(data, file, speech.lang()), speech, |report| {
        speech.json(report)?;
        let [count, new, edit] =
            [report.opt_outs, report.new, report.edit.unsigned_abs()].map(|count| count.to_string());
        let id = if report.new == 0 { "cli-opt_outs_same" } else { "cli-opt_outs_in" };
        let args = [("count", count.as_str()), ("new", &new), ("edit", &edit), ("file", &report.file)];
        speech.say(id, &args)?;
        Ok(Done::Well)
    })
}

fn numbers(data: Option<&Path>, dir: PathBuf, speech: &Speech) -> io::Result<Done> {
    let vault = Vault { data: data.map(Path::to_owned), ..Vault::default() };
    let source = Source { folder: dir, vault, ..Source::default() };
    answer(api::numbers(&source, speech.lang()), speech, |report| {
        speech.json(report)?;
        for one in &report.numbers {
            let (wave, number) = (one.wave.to_string(), one.number.to_string());
            let args = [
                ("wave", wave.as_str()),
                ("number", &number),
                ("reference", &one.reference),
                ("official", &one.official),
                ("state", &one.state),
            ];
            speech.say("cli-number", &args)?;
        }
        let counts = [report.numbers.len() as u64, report.void].map(|count| count.to_string());
        let [count, void] = counts.each_ref().map(String::as_str);
        speech.say("cli-numbers", &[("count", count), ("void", void)])?;
        Ok(Done::Well)
    })
}

/// The cell of a column in the user's language, else in the other.
fn worded<'c>(cells: &'c BTreeMap<String, String>, column: &str, lang: Lang) -> &'c str {
    let cell = |lang: Lang| cells.get(&format!("{column}_{}", lang.code())).map(String::as_str);
    cell(lang).or_else(|| cell(lang.other())).unwrap_or_default()
}

fn told_list(report: &OfficialsReport, speech: &Speech) -> io::Result<()> {
    for cells in &report.officials {
        let id = cells.get("id").map(String::as_str).unwrap_or_default();
        let (name, title) = (worded(cells, "name", speech.lang()), worded(cells, "title", speech.lang()));
        let opt_out = cells.get("opt_out").map(|date| speech.words("cli-officials_opt_out", &[("date", date)]));
        let opt_out = opt_out.unwrap_or_default();
        speech.say("cli-officials_one", &[("id", id), ("name", name), ("title", title), ("opt_out", &opt_out)])?;
    }
    let [count, all] = [report.officials.len() as u64, report.all].map(|number| number.to_string());
    speech.say("cli-officials", &[("count", &count), ("all", &all)])?;
    report.counts.iter().try_for_each(|(column, values)| {
        let counts: Vec<String> = values.iter().map(|(value, count)| format!("{value} {count}")).collect();
        speech.say("cli-officials_counts", &[("column", column), ("counts", counts.join(", ").trim())])
    })
}

fn told_official(report: &OfficialReport, speech: &Speech) -> io::Result<()> {
    for (column, value) in &report.official {
        speech.say("cli-official_cell", &[("column", column), ("value", value)])?;
    }
    let either = |en: &str, ar: &str| {
        let (first, second) = if speech.lang() == Lang::Ar { (ar, en) } else { (en, ar) };
        if first.is_empty() { second.to_owned() } else { first.to_owned() }
    };
    let held = |current: bool| if current { "yes" } else { "no" };
    for office in &report.offices {
        let title = either(&office.title_en, &office.title_ar);
        let organization = either(&office.organization_en, &office.organization_ar);
        let args = [
            ("current", held(office.current)),
            ("title", &title),
            ("organization", &organization),
            ("term_end", &office.term_end),
        ];
        speech.say("cli-official_office", &args)?;
    }
    for holder in &report.holders {
        let name = either(&holder.name_en, &holder.name_ar);
        speech.say("cli-official_holder", &[("current", held(holder.current)), ("id", &holder.id), ("name", &name)])?;
    }
    for former in report.addresses.iter().filter(|address| address.status == "former") {
        speech.say("cli-official_former", &[("address", &former.address)])?;
    }
    report.history.iter().try_for_each(|entry| told_history(entry, speech))
}

fn told_history(entry: &HistoryEntry, speech: &Speech) -> io::Result<()> {
    let number = entry.edit.edit.to_string();
    let args = [
        ("edit", number.as_str()),
        ("at", &entry.edit.at),
        ("by", &entry.edit.by),
        ("what", &entry.what),
        ("kind", &entry.edit.kind),
        ("about", &entry.edit.about),
    ];
    speech.say("cli-official_history", &args)?;
    if entry.what != "changed" {
        return Ok(());
    }
    entry.cells.iter().try_for_each(|cell| {
        let args = [("column", &*cell.column), ("before", &*cell.before), ("after", &*cell.after)];
        speech.say("cli-changed_cell", &args)
    })
}

fn told_edit(edit: &EditEntry, speech: &Speech) -> io::Result<()> {
    let [number, officials] = [edit.edit, edit.officials].map(|number| number.to_string());
    let undoes = if edit.undoes == 0 { String::new() } else { edit.undoes.to_string() };
    let args = [
        ("edit", number.as_str()),
        ("at", &edit.at),
        ("by", &edit.by),
        ("kind", &edit.kind),
        ("about", &edit.about),
        ("undoes", &undoes),
        ("officials", &officials),
    ];
    speech.say("cli-edits_one", &args)
}
