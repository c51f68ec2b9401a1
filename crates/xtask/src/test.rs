//! All tests, and the lints.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{app, packages, run};

/// Runs every test there is, then repeats the summary lines of each runner.
pub fn test() -> Result<()> {
    packages::ensure(packages::TESTS)?;
    packages::ensure_servers()?;
    app::build_ui()?;
    let mut runs = vec![
        ("window's code", npm("check"), is_vitest_summary as fn(&str) -> bool),
        ("window's code, tests", npm("test"), is_vitest_summary),
        ("window in Chromium", npm("test:ui"), is_vitest_summary),
    ];
    let mut rust = run::cargo();
    rust.args(["test", "--workspace", "--no-fail-fast"]);
    runs.push(("Rust", under_display(&rust), is_cargo_summary));
    let mut summaries = Vec::new();
    let mut failed = Vec::new();
    for (name, mut command, keep) in runs {
        println!("\n== {name}");
        let (lines, succeeded) = run::keeping(&mut command, keep)?;
        if !succeeded {
            failed.push(name);
        }
        summaries.extend(lines);
    }
    println!("\n== Summaries");
    for line in &summaries {
        println!("{}", line.trim());
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// Formatting and lints of Rust and of the window's code.
pub fn lint() -> Result<()> {
    run::run(run::cargo().args(["fmt", "--all", "--check"]))?;
    run::run(run::cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]))?;
    run::run(run::npm().args(["run", "lint"]))
}

fn npm(script: &str) -> Command {
    let mut command = run::npm();
    // Plain text, so that the summary lines can be read again.
    command.args(["run", script]).env("NO_COLOR", "1");
    command
}

/// The window's test needs a display: a virtual one where there is none to use.
fn under_display(command: &Command) -> Command {
    if !run::has("xvfb-run") {
        let mut same = run::command(&command.get_program().to_string_lossy());
        same.args(command.get_args());
        return same;
    }
    let mut wrapped = run::command("xvfb-run");
    wrapped.args(["-a", "-s", "-screen 0 1280x900x24 -nolisten tcp"]);
    wrapped.arg(command.get_program()).args(command.get_args());
    wrapped
}

fn is_cargo_summary(line: &str) -> bool {
    line.starts_with("test result:")
}

fn is_vitest_summary(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("Tests ") && (line.contains(" passed") || line.contains(" failed"))
}
