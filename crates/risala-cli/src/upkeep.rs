//! Backup, restore, and a look over everything.

use std::io;
use std::path::Path;

use risala_engine::api;

use crate::run::{Done, answer};
use crate::speech::Speech;

pub fn backup(out: &Path, force: bool, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    answer(api::backup(data, out, force, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let [officials, files] = [report.officials.to_string(), report.files.to_string()];
        speech.say("cli-backup", &[("officials", &officials), ("files", &files), ("out", &report.out)])?;
        Ok(Done::of(&report.problems))
    })
}

pub fn restore(file: &Path, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    answer(api::restore(data, file, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let [officials, epoch] = [report.officials, report.epoch].map(|number| number.to_string());
        let files = report.files.to_string();
        let args = [("file", report.file.as_str()), ("officials", &officials), ("files", &files), ("epoch", &epoch)];
        speech.say("cli-restored", &args)?;
        if !report.former.is_empty() {
            speech.say("cli-restored_former", &[("former", &report.former)])?;
            speech.say(if report.kept { "cli-restored_kept" } else { "cli-restored_lost" }, &[])?;
        }
        Ok(if report.kept { Done::Well } else { Done::WithErrors })
    })
}

pub fn doctor(out: Option<&Path>, force: bool, data: Option<&Path>, speech: &Speech) -> io::Result<Done> {
    answer(api::doctor(data, out, force, speech.lang()), speech, |report| {
        speech.json(report)?;
        speech.problems(&report.problems)?;
        let args = [("version", &*report.version), ("system", &*report.system), ("data", &*report.data)];
        speech.say("cli-doctor", &args)?;
        report
            .checks
            .iter()
            .try_for_each(|check| speech.say("cli-doctor_check", &[("name", &check.name), ("state", &check.state)]))?;
        if let Some(out) = out {
            speech.say("cli-doctor_out", &[("out", &out.display().to_string())])?;
        }
        Ok(Done::of(&report.problems))
    })
}
