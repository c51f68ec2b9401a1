//! The pictures of README and docs, made from the sample campaign.

use anyhow::Result;

use crate::{app, demo, packages, run};

/// Makes docs/pictures again: a letter by the command line, the window under a virtual display.
pub fn pictures() -> Result<()> {
    run::run(run::cargo().args(["build", "--package", "risala-cli"]))?;
    let place = run::root().join("target").join("pictures");
    if place.exists() {
        std::fs::remove_dir_all(&place)?;
    }
    std::fs::create_dir_all(&place)?;
    let campaign = place.join("campaign");
    run::run(demo::risala(&place).arg("new").arg(&campaign).arg("--sample"))?;
    let pictures = run::root().join("docs").join("pictures");
    std::fs::create_dir_all(&pictures)?;
    let mut preview = demo::risala(&place);
    preview.arg("preview").arg(&campaign).args(["--official", "sample-06", "--dpi", "110", "--force", "--out"]);
    run::run(preview.arg(pictures.join("letter.png")))?;

    packages::ensure(packages::TESTS)?;
    packages::ensure(packages::JOURNEY)?;
    app::build_ui()?;
    run::run(run::cargo().args(["build", "--package", "risala-desktop"]))?;
    run::run(run::npm().args(["run", "shot", "--"]).arg(&campaign).arg(&pictures))
}
