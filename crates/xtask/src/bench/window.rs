//! How quick the real window is: first paint beside an empty window's, a keystroke to the new page, a filter over 100,000
//! officials, frames while 10,000 letters are made. `ui/scripts/bench.mjs` says how each is measured.

use std::path::PathBuf;

use anyhow::{Result, bail, ensure};

use crate::{app, packages, run};

const USAGE: &str = "usage: cargo xtask bench window [--profile release|debug] [--programs FOLDER] [--only paint,keys,filter,frames] [--runs N] [--officials N] [--letters N]";

/// What was asked for.
struct Asked {
    profile: &'static str,
    /// Where programs that are built already lie; else they are built.
    programs: Option<PathBuf>,
    /// What goes on to the script.
    rest: Vec<String>,
}

/// Measures the window of a profile (`release`) and prints a table.
pub fn window(arguments: &[String]) -> Result<()> {
    let asked = asked(arguments)?;
    packages::ensure(packages::TESTS)?;
    packages::ensure_npm()?;
    let programs = match asked.programs {
        Some(folder) => std::path::absolute(folder)?,
        None => build(asked.profile)?,
    };
    for program in ["risala", "risala-desktop", "examples/empty"] {
        ensure!(programs.join(program).is_file(), "there is no {program} in {}", programs.display());
    }
    run::run(run::npm().args(["run", "bench", "--", "--programs"]).arg(programs).args(asked.rest))
}

fn asked(arguments: &[String]) -> Result<Asked> {
    let mut asked = Asked { profile: "release", programs: None, rest: Vec::new() };
    let mut arguments = arguments.iter();
    while let Some(flag) = arguments.next() {
        let Some(value) = arguments.next() else { bail!(USAGE) };
        match (flag.as_str(), value.as_str()) {
            ("--profile", "release") => asked.profile = "release",
            ("--profile", "debug") => asked.profile = "debug",
            ("--programs", folder) => asked.programs = Some(folder.into()),
            ("--only" | "--runs" | "--officials" | "--letters", _) => asked.rest.extend([flag.clone(), value.clone()]),
            _ => bail!(USAGE),
        }
    }
    Ok(asked)
}

/// Builds both windows and the command line; the folder of the programs.
fn build(profile: &str) -> Result<PathBuf> {
    app::build_ui()?;
    // As the packages are built, or as the tests are: nothing is compiled twice. The empty window is left out of all other
    // builds: nothing but this measures it.
    let (own, empty): (&[&str], &[&str]) = if profile == "release" {
        (
            &["--release", "--package=risala-desktop", "--package=risala-cli", "--features=tauri/custom-protocol"],
            &["--release", "--package=risala-desktop", "--example=empty", "--features=tauri/custom-protocol,empty"],
        )
    } else {
        (
            &["--workspace", "--bin=risala-desktop", "--bin=risala"],
            &["--workspace", "--example=empty", "--features=risala-desktop/empty"],
        )
    };
    for targets in [own, empty] {
        run::run(run::cargo().arg("build").args(targets))?;
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| run::root().join("target"), PathBuf::from);
    Ok(target.join(profile))
}
