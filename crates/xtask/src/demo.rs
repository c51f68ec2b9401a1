//! The demonstration: the sample campaign from nothing to verified letters. Needs neither Node nor WebKit.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;

/// Builds the command line and takes the sample campaign all the way.
pub fn demo() -> Result<()> {
    run::run(run::cargo().args(["build", "--package", "risala-cli"]))?;
    let place = run::root().join("target").join("demo");
    if place.exists() {
        std::fs::remove_dir_all(&place).with_context(|| format!("cannot empty {}", place.display()))?;
    }
    std::fs::create_dir_all(&place)?;
    let (campaign, letters, mail) = (place.join("campaign"), place.join("letters"), place.join("mail"));

    say("A new campaign folder from the sample");
    run::run(risala(&place).arg("new").arg(&campaign).arg("--sample"))?;
    say("Is everything in order?");
    run::run(risala(&place).arg("check").arg(&campaign))?;
    say("One signed PDF for each official");
    run::run(risala(&place).arg("render").arg(&campaign).arg("--out").arg(&letters).arg("--text"))?;
    say("E-mails to a folder: nothing leaves this computer");
    run::run(risala(&place).arg("send").arg(&campaign).arg("--to-folder").arg(&mail))?;
    say("Are the signatures whole?");
    run::run(risala(&place).arg("verify").args(files(&letters, "pdf")?))?;

    println!();
    println!("Campaign  {}", campaign.display());
    println!("Letters   {}  ({} PDF files)", letters.display(), files(&letters, "pdf")?.len());
    println!("E-mails   {}  ({} .eml files)", mail.display(), files(&mail, "eml")?.len());
    Ok(())
}

/// The command line as just built, with a store of its own in `place`.
pub fn risala(place: &Path) -> Command {
    let name = format!("risala{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(run::root().join("target").join("debug").join(name));
    command.env("RISALA_DATA", place.join("data"));
    command
}

/// The files of a folder with this extension, in order of name.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn say(what: &str) {
    println!("\n== {what}");
}
