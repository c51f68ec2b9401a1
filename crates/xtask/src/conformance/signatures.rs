//! Signatures: every kind of key at every level, from a file and from a token, made with a test authority whose clock stands still,
//! judged by pyHanko, EU DSS, poppler's pdfsig, veraPDF and `risala verify`; and what was changed afterwards.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use super::letters::{Setting, Workshop};
use super::token::Token;
use super::{Context, Figures, scope, tools};
use crate::{demo, run};

/// Kinds of keys; `authority.py` makes one of each.
pub const KEYS: [&str; 4] = ["rsa2048", "rsa4096", "p256", "p384"];
/// Of the keys' files and of the token.
pub const PASSWORD: &str = "test";
const LEVELS: [&str; 4] = ["B-B", "B-T", "B-LT", "B-LTA"];
/// The moment at which the authority's clock stands.
const NOW: &str = "2026-11-01T10:00:00Z";
const LETTER: Setting = Setting {
    layout: "parallel",
    paper: "a4",
    style: "classic",
    languages: r#"["ar", "en"]"#,
    window: "none",
    extra: "",
    signed: false,
};

/// Signs one letter in every way and has it judged.
pub fn judge(context: &Context, figures: &mut Figures) -> Result<()> {
    let place = &context.place;
    let unsigned = Workshop::new(place).render(&LETTER, &["sample-06"])?;
    let unsigned = demo::files(&unsigned, "pdf")?;
    let [letter] = unsigned.as_slice() else { bail!("{} letters for one official", unsigned.len()) };
    let files = {
        let authority = Authority::start(place)?;
        signed(place, letter, &authority)?
    };
    figures.add("files", files.len() as f64);
    figures.at_most("verify_failures", own_verdict(place, &files)?, 0.0);
    figures.at_most("pdfsig_failures", pdfsig(&files)?, 0.0);
    figures.at_most("dss_failures", dss(place, &files)?, 0.0);
    // The key changes nothing that veraPDF looks at.
    let of_one_key = files.iter().filter(|file| !context.quick || file.ends_with("p256_B-LTA.pdf"));
    figures.at_most("verapdf_failures", vera(&of_one_key.collect::<Vec<_>>())?, 0.0);
    let changes = if context.quick { "100" } else { "1000" };
    figures.take(tools::python("signatures.py")?.arg(place).arg(changes))?;
    if !context.quick {
        figures.add("mutated_files", mutated()?);
    }
    Ok(())
}

/// Ten thousand files with changed bytes, and as many with changed signatures: a panic fails the command.
fn mutated() -> Result<f64> {
    const CASES: &str = "10000";
    let mut tests = run::cargo();
    tests.args(["test", "--quiet"]).args(scope("risala-sign")).args(["--test", "pades", "mutated"]);
    run::run(tests.env("PROPTEST_CASES", CASES))?;
    Ok(CASES.parse()?)
}

/// The test authority, as long as it runs.
struct Authority {
    process: Child,
    port: String,
}

impl Authority {
    /// Makes its certificates and identities in `place` and waits until it answers.
    fn start(place: &Path) -> Result<Self> {
        let mut command = tools::python("authority.py")?;
        let mut process = command.arg(place).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let output = process.stdout.take().context("the authority has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let Some(port) = line.trim().strip_prefix("ready ") else { bail!("the test authority did not start") };
        Ok(Self { port: port.to_owned(), process })
    }

    fn tsa(&self) -> String {
        format!("http://127.0.0.1:{}/test/tsa/tsa", self.port)
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        // It ends with its standard input.
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

/// The letter signed by each key at each level: `signed/KEY_LEVEL.pdf`.
fn signed(place: &Path, letter: &Path, authority: &Authority) -> Result<Vec<PathBuf>> {
    let folder = place.join("signed");
    std::fs::create_dir_all(&folder)?;
    let token = Token::with_keys(place)?;
    let mut files = Vec::new();
    for key in KEYS {
        let identities = [(key.to_owned(), place.join(format!("{key}.p12"))), (format!("{key}-token"), token.key(key))];
        for (name, identity) in identities {
            for level in LEVELS {
                let out = folder.join(format!("{name}_{level}.pdf"));
                let mut command = demo::risala(place);
                command.args(["sign", "--quiet", "--password-stdin", "--date", NOW, "--level", level]);
                command.args(["--tsa", &authority.tsa()]).arg("--identity").arg(&identity).arg("--out").arg(&out);
                let mut process = token.plugged_into(command.arg(letter)).stdin(Stdio::piped()).spawn()?;
                process.stdin.take().context("no standard input")?.write_all(format!("{PASSWORD}\n").as_bytes())?;
                ensure!(process.wait()?.success(), "{name} {level} was not signed");
                files.push(out);
            }
        }
    }
    Ok(files)
}

/// How many files `risala verify` does not find sound, trusted and of their level.
fn own_verdict(place: &Path, files: &[PathBuf]) -> Result<f64> {
    let mut failures = 0.0;
    for file in files {
        let mut command = demo::risala(place);
        command.args(["verify", "--json", "--require-trust", "--trust"]).arg(place.join("root.pem"));
        let output = command.arg(file).output()?;
        let level = format!("\"level\":\"{}\"", level(file));
        if !output.status.success() || !String::from_utf8_lossy(&output.stdout).contains(&level) {
            failures += 1.0;
            println!("{}: {}", file.display(), String::from_utf8_lossy(&output.stdout));
        }
    }
    Ok(failures)
}

/// The level in a file's name.
fn level(file: &Path) -> &str {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    stem.split_once('_').map_or("", |(_, level)| level)
}

/// How many files poppler does not call validly signed.
fn pdfsig(files: &[PathBuf]) -> Result<f64> {
    let mut failures = 0.0;
    for file in files {
        let output = run::command("pdfsig").arg("-nocert").arg(file).output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        if !said.contains("ETSI.CAdES.detached") || !said.contains("Signature is Valid.") {
            failures += 1.0;
            println!("{}: {said}", file.display());
        }
    }
    Ok(failures)
}

/// How many files EU DSS finds at another level than theirs, or not valid. It is offline: without revocation data
/// in the file it has no verdict, but it must not be a bad one.
fn dss(place: &Path, files: &[PathBuf]) -> Result<f64> {
    let mut command = tools::java("dss")?;
    command.arg(tools::folder().join("Levels.java")).arg(place.join("root.pem")).args(files);
    let output = command.stderr(Stdio::null()).output()?;
    ensure!(output.status.success(), "EU DSS failed ({})", output.status);
    let said = String::from_utf8_lossy(&output.stdout);
    let mut failures = 0.0;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let verdict = if matches!(level(file), "B-LT" | "B-LTA") { "TOTAL_PASSED" } else { "INDETERMINATE" };
        let wanted = format!("{name}\tPAdES-BASELINE-{}\t{verdict}\t", level(file).trim_start_matches("B-"));
        let line = said.lines().find(|line| line.starts_with(&format!("{name}\t"))).unwrap_or_default();
        if !line.starts_with(&wanted) {
            failures += 1.0;
            println!("EU DSS: {name}: {line}");
        }
    }
    Ok(failures)
}

/// How many files veraPDF finds not to be PDF/A-2a or PDF/UA-1.
fn vera(files: &[&PathBuf]) -> Result<f64> {
    let mut failures = 0.0;
    for profile in ["2a", "ua1"] {
        let mut command = tools::java("verapdf")?;
        command.args(["org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "--flavour", profile]);
        let output = command.args(files).stderr(Stdio::null()).output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        let passed = said.lines().filter(|line| line.starts_with("PASS ")).count();
        if passed != files.len() {
            failures += (files.len() - passed) as f64;
            println!("{said}");
        }
    }
    Ok(failures)
}
