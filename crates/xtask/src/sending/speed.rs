//! How fast letters leave for postfix over TLS, beside Python's smtplib, which has its messages prepared and sends them
//! on one connection: by turns, so that both meet the same machine.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::servers::Server;
use super::{Desk, known, number, ok, value};
use crate::bench::{Measured, measure};
use crate::run;

/// Letters, when nobody says how many.
const LETTERS: usize = 10_000;
/// Turns of each of the two.
const TURNS: usize = 5;
/// Letters a minute of the run that keeps a rate, and how many.
const RATE: usize = 600;
const AT_RATE: usize = 101;
/// What a rate may be off, of a hundred, and memory in megabytes.
const OFF: f64 = 5.0;
const MEMORY: u64 = 300;
/// Prints the seconds between connecting and taking leave.
const SMTPLIB: &str = r#"
import pathlib, smtplib, ssl, sys, time
port, user, password, certificate, folder = sys.argv[1:]
letters = []
for path in sorted(pathlib.Path(folder).iterdir()):
    message = path.read_bytes()
    letters.append((path.stem + "@officials.test", message))
start = time.monotonic()
with smtplib.SMTP("localhost", int(port), local_hostname="localhost") as server:
    server.starttls(context=ssl.create_default_context(cafile=certificate))
    server.login(user, password)
    for to, message in letters:
        server.sendmail("office@society.test", [to], message)
print(time.monotonic() - start)
"#;

/// Sends `--letters N` letters, with programs of the `--profile release` (or `debug`).
pub fn speed(arguments: &[String]) -> Result<()> {
    let (letters, profile) = asked(arguments)?;
    let mut build = run::cargo();
    build.args(["build", "--quiet", "--workspace", "--bin", "risala", "--example", "post"]);
    run::run(if profile == "release" { build.arg("--release") } else { &mut build })?;
    let desk = Desk::new("speed", profile)?;
    let server = Server::post(&desk)?;
    let campaign = desk.campaign(&server, letters + AT_RATE, 1)?;
    tag(&campaign, letters)?;
    // One recipient a letter, as the other has.
    desk.account(&server, 0, false)?;

    let (mut ours, mut theirs, mut peak) = (0.0, 0.0, 0);
    for turn in 0..TURNS {
        let count = batch(letters, turn);
        desk.release(&campaign, turn, count)?;
        let sent = run_outbox(&desk, &server)?;
        let seconds = smtplib(&desk, &server, &prepared(&desk, turn, count)?)?;
        println!(
            "turn {}: outbox {:.0} letters/s, smtplib {:.0} letters/s",
            turn + 1,
            count as f64 / sent.wall.as_secs_f64(),
            count as f64 / seconds
        );
        (ours, theirs, peak) = (ours + sent.wall.as_secs_f64(), theirs + seconds, peak.max(sent.peak_kb));
    }
    let ids: BTreeSet<String> = server.message_ids("o")?.into_iter().collect();
    ensure!(ids.len() == letters, "{} distinct Message-IDs in the maildir, not {letters}", ids.len());
    let off = rate(&desk, &server, &campaign)?;
    let (ours, theirs) = (letters as f64 / ours, letters as f64 / theirs);
    println!("distinct Message-IDs in the maildir: {}", ids.len());
    println!("peak memory of the sender: {} MB", peak / 1024);
    println!("a rate of {RATE} a minute: {off:+.1} %");
    println!("letters {letters} outbox {ours:.0}/s smtplib {theirs:.0}/s");
    ensure!(peak / 1024 < MEMORY, "the sender used more than {MEMORY} MB");
    ensure!(off.abs() < OFF, "the rate was not kept within {OFF} %");
    ensure!(ours >= theirs, "smtplib is faster");
    Ok(())
}

fn asked(arguments: &[String]) -> Result<(usize, &'static str)> {
    known(arguments, &["--letters", "--profile"])?;
    let profile = match value(arguments, "--profile") {
        None | Some("release") => "release",
        Some("debug") => "debug",
        Some(other) => bail!("there is no profile {other}"),
    };
    Ok((number(arguments, "--letters", LETTERS)?.max(TURNS), profile))
}

/// How many letters a turn has.
fn batch(letters: usize, turn: usize) -> usize {
    let before = |turn: usize| letters * turn / TURNS;
    before(turn + 1) - before(turn)
}

/// Each letter of the campaign belongs to a turn; the last ones to the run that keeps a rate.
fn tag(campaign: &Path, letters: usize) -> Result<()> {
    let list = fs::read_to_string(campaign.join("officials.csv"))?;
    let turns = (0..TURNS).flat_map(|turn| std::iter::repeat_n(turn, batch(letters, turn)));
    let tags = turns.chain(std::iter::repeat(TURNS));
    let mut rows = list.lines();
    let heading = rows.next().unwrap_or_default().to_owned();
    let tagged = rows.zip(tags).map(|(row, turn)| row.replace(";batch0", &format!(";batch{turn}")));
    let all: Vec<String> = std::iter::once(heading).chain(tagged).collect();
    fs::write(campaign.join("officials.csv"), all.join("\n") + "\n")?;
    Ok(())
}

fn run_outbox(desk: &Desk, server: &Server) -> Result<Measured> {
    let mut command = desk.risala();
    let measured = measure(command.args(["outbox", "run", "--quiet"]))?;
    server.settle()?;
    Ok(measured)
}

/// The letters of a turn as files for smtplib, to other recipients and with Message-IDs of their own.
fn prepared(desk: &Desk, turn: usize, count: usize) -> Result<PathBuf> {
    let (sent, folder) = (desk.folder.join(format!("sent-{turn}")), desk.folder.join(format!("prepared-{turn}")));
    ok(desk.risala().args(["outbox", "export", "--quiet"]).arg(&sent), &[0])?;
    fs::create_dir_all(&folder)?;
    let mut messages: Vec<PathBuf> = fs::read_dir(sent.join("messages"))?.flatten().map(|entry| entry.path()).collect();
    messages.sort();
    for (n, message) in messages.iter().rev().take(count).enumerate() {
        let text = fs::read_to_string(message)?;
        let changed =
            text.replacen("Message-ID: <", "Message-ID: <p", 1).replacen("X-Risala-Id: ", "X-Risala-Id: p", 1);
        fs::write(folder.join(format!("p{turn}-{n}.eml")), changed)?;
    }
    fs::remove_dir_all(&sent)?;
    Ok(folder)
}

fn smtplib(desk: &Desk, server: &Server, folder: &Path) -> Result<f64> {
    let script = desk.folder.join("prepared.py");
    fs::write(&script, SMTPLIB)?;
    let submission = server.submission().context("the server has no submission")?;
    let printed = ok(Command::new("python3").arg(&script).args(submission).arg(folder), &[0])?;
    server.settle()?;
    printed.trim().parse().with_context(|| format!("smtplib said {printed:?}"))
}

/// Letters at a rate: how far off it was, of a hundred.
fn rate(desk: &Desk, server: &Server, campaign: &Path) -> Result<f64> {
    desk.account(server, RATE, false)?;
    // The pace of the letters before counts too: a run that is late by that is not late.
    std::thread::sleep(Duration::from_secs(1));
    desk.release(campaign, TURNS, AT_RATE)?;
    let taken = run_outbox(desk, server)?.wall.as_secs_f64();
    let asked = (AT_RATE - 1) as f64 * 60.0 / RATE as f64;
    Ok((asked / taken - 1.0) * 100.0)
}
