//! The tools that judge, installed at first use under target/conformance: Python packages in a virtual
//! environment, Java archives by Maven, one npm package. Every version is pinned in crates/xtask/conformance.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::run;

/// Scripts and pinned lists.
pub fn folder() -> PathBuf {
    run::root().join("crates").join("xtask").join("conformance")
}

/// Where tools and results are kept.
pub fn target() -> PathBuf {
    run::root().join("target").join("conformance")
}

/// Python with the packages of requirements.txt, about to run one of our scripts.
pub fn python(script: &str) -> Result<Command> {
    let list = folder().join("requirements.txt");
    let place = target().join("python");
    let python = place.join("bin").join("python");
    once(&place, &[&list], "Python packages of crates/xtask/conformance/requirements.txt", || {
        run::run(run::command("python3").args(["-m", "venv"]).arg(&place))?;
        let mut pip = Command::new(&python);
        // The list is complete; what some packages want beside it serves uses that are not ours.
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--requirement"]);
        run::run(pip.arg(&list))
    })?;
    let mut command = Command::new(python);
    command.current_dir(run::root()).env("PYTHONUTF8", "1").arg(folder().join(script));
    Ok(command)
}

/// Java with the archives that `NAME.pom.xml` describes on its class path.
pub fn java(name: &str) -> Result<Command> {
    let description = folder().join(format!("{name}.pom.xml"));
    let place = target().join(format!("java-{name}"));
    once(&place, &[&description], &format!("Java archives of crates/xtask/conformance/{name}.pom.xml"), || {
        let mut maven = run::command("mvn");
        maven.args(["--batch-mode", "--quiet", "--file"]).arg(&description);
        maven.arg("dependency:copy-dependencies").arg(format!("-DoutputDirectory={}", place.display()));
        run::run(&mut maven)
    })?;
    let mut command = run::command("java");
    command.arg("-cp").arg(place.join("*"));
    Ok(command)
}

/// Where the npm packages of package-lock.json are: their `node_modules`.
pub fn node_modules() -> Result<PathBuf> {
    ensure!(run::has("node"), "Node.js 20.19 or newer is needed for pdf.js: https://nodejs.org");
    let place = target().join("node");
    let files = [folder().join("package.json"), folder().join("package-lock.json")];
    let lists: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    once(&place, &lists, "npm packages of crates/xtask/conformance/package-lock.json", || {
        for file in &lists {
            fs::copy(file, place.join(file.file_name().unwrap_or_default()))?;
        }
        run::run(run::npm().current_dir(&place).args(["ci", "--no-audit", "--no-fund"]))
    })?;
    Ok(place.join("node_modules"))
}

/// Installs into `place`, unless it was already installed from the same lists.
fn once(place: &Path, lists: &[&Path], what: &str, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let mut wanted = String::new();
    for list in lists {
        wanted += &fs::read_to_string(list).with_context(|| format!("cannot read {}", list.display()))?;
    }
    let stamp = place.join("installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing {what}");
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    fs::create_dir_all(place)?;
    install()?;
    fs::write(&stamp, wanted)?;
    Ok(())
}
