//! The whole journey in the real window, in both languages, with a picture of each step; and the guide's pictures.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{app, packages, run};

/// The steps whose pictures the guide shows.
const GUIDE: &[&str] =
    &["sample", "letter", "mapping", "directory", "problems", "page", "sealed", "hold", "sending", "unconfirmed"];

/// Goes the journey; the pictures lie in `target/journey/en` and `target/journey/ar`. With `--kills N` the window is killed
/// so often while it is worked in; with `--outside` other programs change its files.
pub fn journey(arguments: &[String]) -> Result<()> {
    match arguments {
        [flag, rest @ ..] if flag == "--kills" => {
            let [kills, ..] = rest else { bail!("--kills takes a number") };
            let kills: u32 = kills.parse().context("--kills takes a number")?;
            prepare()?;
            run::run(run::npm().args(["run", "kill", "--"]).arg(kills.to_string()).args(rest.iter().skip(1)))
        }
        [flag] if flag == "--outside" => {
            prepare()?;
            run::run(run::npm().args(["run", "outside"]))
        }
        languages => go(languages).map(|folder| println!("Pictures: {}", folder.display())),
    }
}

/// Goes the journey and puts the guide's pictures into `docs/book/<language>/src/pictures`.
pub fn screenshots() -> Result<()> {
    let made = go(&[])?;
    for language in ["en", "ar"] {
        let book = run::root().join("docs").join("book").join(language).join("src").join("pictures");
        fs::create_dir_all(&book)?;
        for step in GUIDE {
            let picture = find(&made.join(language), step)?;
            let shown = book.join(format!("{step}.png"));
            // Few colours stand in a window: as many as look the same take a third of the bytes.
            let mut smaller = run::command("convert");
            smaller.arg(picture).args(["+dither", "-colors", "255", "-strip"]).arg(shown);
            run::run(&mut smaller)?;
        }
    }
    Ok(())
}

/// Everything the real window needs to be driven.
fn prepare() -> Result<()> {
    packages::ensure(packages::TESTS)?;
    packages::ensure(packages::JOURNEY)?;
    app::build_ui()?;
    let mut build = run::cargo();
    // As the tests are built: nothing is compiled twice.
    build.args(["build", "--workspace", "--bin", "risala-desktop", "--bin", "risala", "--example", "rehearsal"]);
    run::run(&mut build)
}

fn go(languages: &[String]) -> Result<PathBuf> {
    prepare()?;
    let folder = run::root().join("target").join("journey");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run::run(run::npm().args(["run", "journey", "--"]).arg(&folder).args(languages))?;
    Ok(folder)
}

/// The picture of a step: its number stands before its name.
fn find(folder: &Path, step: &str) -> Result<PathBuf> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if name.split_once('-').is_some_and(|(_, name)| name == step) {
            return Ok(path);
        }
    }
    None.with_context(|| format!("no picture of {step} in {}", folder.display()))
}
