//! `cargo xtask conformance`: what tools that share no code with Risala say of its pages.
//!
//! Each part prints figures; a figure below its mark (conformance/marks.txt) or below what the part itself
//! asks fails the command. The scripts and pinned lists of tools are in crates/xtask/conformance.

mod extraction;
mod figures;
mod letters;
mod mail;
mod pdf;
mod shaping;
mod signatures;
mod strings;
mod token;
mod tools;
mod unicode;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::{packages, run};
use figures::Figures;

/// What a part is given.
pub struct Context {
    /// Only as much as fits beside the tests, from what they built.
    pub quick: bool,
    /// A folder of the part's own, empty.
    pub place: PathBuf,
}

/// A part: its name, what it judges, how.
type Part = (&'static str, fn(&Context, &mut Figures) -> Result<()>);

/// In the order of running.
const PARTS: &[Part] = &[
    ("unicode", unicode::judge),
    ("shaping", shaping::judge),
    ("strings", strings::judge),
    ("extraction", extraction::judge),
    ("pdf", pdf::judge),
    ("signatures", signatures::judge),
    ("mail", mail::judge),
];

/// Runs the parts named, or all of them, and prints one table.
pub fn conformance(arguments: &[String]) -> Result<()> {
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let named: Vec<&str> = arguments.iter().map(String::as_str).filter(|name| *name != "--quick").collect();
    if let Some(unknown) = named.iter().find(|name| PARTS.iter().all(|(part, _)| part != *name)) {
        let parts: Vec<&str> = PARTS.iter().map(|(part, _)| *part).collect();
        bail!("no part {unknown}; usage: cargo xtask conformance [--quick] [{}]…", parts.join("|"));
    }
    packages::ensure(packages::CONFORMANCE)?;
    // By way of its tests: after `cargo xtask test` nothing that they depend on is compiled once more.
    run::run(run::cargo().args(["test", "--no-run"]).args(scope("risala-cli")).args(["--test", "letters"]))?;
    let mut figures = Figures::read_marks(&tools::folder().join("marks.txt"), quick)?;
    for (name, judge) in PARTS {
        if !named.is_empty() && !named.contains(name) {
            continue;
        }
        println!("\n== {name}");
        let context = Context { quick, place: fresh(name)? };
        figures.begin(name);
        judge(&context, &mut figures).with_context(|| format!("the part {name} could not run"))?;
        figures.end();
    }
    figures.report()
}

/// What cargo is asked to build: the whole workspace where the window was built, since one package alone would have
/// all it depends on built once more, with fewer features; alone where the window's needs may be missing.
fn scope(package: &'static str) -> Vec<&'static str> {
    if run::root().join("ui").join("dist").is_dir() { vec!["--workspace"] } else { vec!["--package", package] }
}

/// An empty folder for a part.
fn fresh(name: &str) -> Result<PathBuf> {
    let place = tools::target().join(name);
    if place.exists() {
        std::fs::remove_dir_all(&place).with_context(|| format!("cannot empty {}", place.display()))?;
    }
    std::fs::create_dir_all(&place)?;
    Ok(place)
}
