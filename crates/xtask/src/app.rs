//! Opening the window.

use anyhow::Result;

use crate::{packages, run};

/// Builds the window's code and the shell around it, and opens it; further arguments go to the window.
pub fn app(arguments: &[String]) -> Result<()> {
    build_ui()?;
    run::run(run::cargo().args(["run", "--package", "risala-desktop", "--"]).args(arguments))
}

/// Everything cargo needs before it can build the shell: system packages, npm packages, `ui/dist`.
pub fn build_ui() -> Result<()> {
    packages::ensure(packages::WINDOW)?;
    packages::ensure_npm()?;
    run::run(run::npm().args(["run", "build"]))
}
