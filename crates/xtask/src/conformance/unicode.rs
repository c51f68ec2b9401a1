//! Unicode's own tests of the bidirectional algorithm, through the code that orders Risala's lines.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::{Context, Figures, scope};
use crate::run;

/// Where Debian's unicode-data puts the tests.
const DATA: &str = "/usr/share/unicode";

/// BidiTest and BidiCharacterTest; the test in risala-typeset panics at the first case that differs.
pub fn judge(_: &Context, figures: &mut Figures) -> Result<()> {
    let folder = std::env::var("RISALA_UNICODE_DATA").unwrap_or_else(|_| DATA.to_owned());
    ensure!(Path::new(&folder).join("BidiTest.txt").is_file(), "no BidiTest.txt in {folder}");
    let mut test = run::cargo();
    test.arg("test").args(scope("risala-typeset"));
    test.args(["--lib", "unicode_conformance", "--", "--nocapture"]);
    let (lines, succeeded) = run::keeping(test.env("RISALA_UNICODE_DATA", folder), |line| line.contains("BidiTest: "))?;
    figures.add("failures", if succeeded { 0.0 } else { 1.0 });
    let counts = lines.first().map(String::as_str).unwrap_or_default();
    for (name, label) in [("bidi_character_test", "BidiCharacterTest: "), ("bidi_test", "BidiTest: ")] {
        let count = counts.split(label).nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok());
        figures.add(name, count.with_context(|| format!("no count of {label}"))?);
    }
    Ok(())
}
