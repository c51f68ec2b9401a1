//! The sender killed at random moments, against a server that fails now and then, or against postfix and dovecot: no
//! letter is lost, none sent twice.
//!
//! What the server has says what it took. A control sends everything again that is in doubt, as most mailers do: if
//! that shows no duplicate, this test is blind and fails.

use std::collections::{BTreeSet, HashMap};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::servers::{PATIENCE, Server};
use super::{ACCOUNT, Desk, known, number, ok, value};
use crate::run;

/// Kills, when nobody says how many.
const KILLS: usize = 20;
/// Letters for each kill, and at least.
const LETTERS_A_KILL: usize = 5;
const LEAST_LETTERS: usize = 300;
/// Senders in a row that end before they are killed, at most.
const ENDED: usize = 10;
/// Of a hundred messages so many meet a fault of the rehearsal's server.
const FAULTS: &str = "2";
const SEED: u64 = 20_260_107;

/// Runs `--kills N` kills over `--letters N` letters, against the rehearsal's server or `--servers postfix`.
pub fn crash(arguments: &[String]) -> Result<()> {
    let (kills, letters, is_real) = asked(arguments)?;
    let build = ["build", "--quiet", "--workspace", "--bin", "risala", "--example"];
    run::run(run::cargo().args(build).arg(if is_real { "post" } else { "rehearsal" }))?;
    let desk = Desk::new("crash", "debug")?;
    let server = if is_real { Server::post(&desk)? } else { Server::rehearsal(&desk, FAULTS, SEED)? };
    let campaign = desk.campaign(&server, letters, 1)?;
    desk.account(&server, 0, true)?;
    desk.release(&campaign, 0, letters)?;

    let mut chance = Chance(SEED);
    let (mut killed, mut ended) = (0, 0);
    while killed < kills {
        let taken = server.count()?;
        // A kill or a fault may leave a letter in doubt, or refused, that never comes.
        let left = letters.saturating_sub(taken + killed + server.faults()?);
        ensure!(left > 0, "every letter left after {killed} kills: give more --letters");
        let span = (2 * left / (kills - killed + 1)).max(1);
        let is_killed = kill(&desk, &server, taken + chance.below(span), &mut chance)?;
        killed += usize::from(is_killed);
        ended = if is_killed { 0 } else { ended + 1 };
        // What is in doubt or refused leaves no more: a sender that has nothing left ends by itself.
        ensure!(ended < ENDED, "no letter is left to send after {killed} kills: give more --letters");
    }
    finish(&desk)?;
    server.settle()?;
    let found = Found::look(&desk, &server, letters)?;
    ensure!(found.unconfirmed.len() <= kills + server.faults()?, "{} unconfirmed", found.unconfirmed.len());
    if is_real {
        resolve(&desk, &server, &found)?;
    }
    control(&desk, &server, letters, is_real)?;

    let Found { lost, duplicated, unconfirmed } = found;
    let unconfirmed = unconfirmed.len();
    println!("letters {letters} kills {kills} lost {lost} duplicated {duplicated} unconfirmed {unconfirmed}");
    ensure!(lost == 0 && duplicated == 0, "letters were lost or duplicated");
    Ok(())
}

fn asked(arguments: &[String]) -> Result<(usize, usize, bool)> {
    known(arguments, &["--kills", "--letters", "--servers"])?;
    let is_real = match value(arguments, "--servers") {
        None => false,
        Some("postfix") => true,
        Some(other) => bail!("there are no servers {other:?}"),
    };
    let kills = number(arguments, "--kills", KILLS)?;
    let letters = number(arguments, "--letters", (kills * LETTERS_A_KILL).max(LEAST_LETTERS))?;
    Ok((kills, letters.max(LEAST_LETTERS), is_real))
}

/// Starts the sender and kills it (SIGKILL) once the server has taken so many letters; whether it was killed.
fn kill(desk: &Desk, server: &Server, at: usize, chance: &mut Chance) -> Result<bool> {
    let mut sender = quiet(&mut desk.risala()).args(["outbox", "run", "--quiet"]).spawn().context("no sender")?;
    let start = Instant::now();
    while server.count()? < at && sender.try_wait()?.is_none() {
        ensure!(start.elapsed() < PATIENCE, "the sender stands still");
        sleep(Duration::from_millis(1));
    }
    sleep(Duration::from_micros(chance.below(4000) as u64));
    sender.kill()?;
    Ok(sender.wait()?.code().is_none())
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

/// Sends what is left. That letters are in doubt is no failure of this.
fn finish(desk: &Desk) -> Result<()> {
    ok(desk.risala().args(["outbox", "run", "--quiet"]), &[0, 1]).map(|_| ())
}

/// Has the letters in doubt looked for in the sender's mailbox: each is accepted, and then the server has it, or listed.
fn resolve(desk: &Desk, server: &Server, found: &Found) -> Result<()> {
    copy_store(desk)?;
    ok(desk.risala().args(["outbox", "resolve", "--quiet"]), &[0, 1])?;
    finish(desk)?;
    server.settle()?;
    let (states, taken) = (states(desk)?, server.taken()?);
    let state = |to: &&String| states.get(*to).map_or("", String::as_str);
    let (accepted, listed): (Vec<_>, Vec<_>) = found.unconfirmed.iter().partition(|to| state(to) == "accepted");
    println!("looked for in the mailbox: accepted {}, listed for a person {}", accepted.len(), listed.len());
    ensure!(listed.iter().all(|to| state(to) == "unconfirmed"), "a letter in doubt is neither accepted nor listed");
    ensure!(accepted.iter().all(|to| taken.contains_key(*to)), "a letter was accepted that the server has not got");
    ensure!(taken.values().all(|count| *count == 1), "a letter was sent twice after it was looked for");
    Ok(())
}

/// Keeps the store as it is before letters are looked for, for the control.
fn copy_store(desk: &Desk) -> Result<()> {
    ok(desk.risala().arg("backup").arg(desk.folder.join("in-doubt.sqlite")).arg("--quiet"), &[0]).map(|_| ())
}

/// Everything that is in doubt is sent again, as most mailers do.
fn control(desk: &Desk, server: &Server, letters: usize, is_resolved: bool) -> Result<()> {
    let mut naive = Desk { folder: desk.folder.clone(), profile: desk.profile };
    if is_resolved {
        // In a data folder of its own, to which the backup and the letters' bytes come.
        naive.folder = desk.folder.join("control");
        std::fs::create_dir_all(naive.folder.join("data"))?;
        ok(naive.risala().arg("restore").arg(desk.folder.join("in-doubt.sqlite")).arg("--quiet"), &[0])?;
        let (from, to) = (desk.folder.join("data/blobs"), naive.folder.join("data/blobs"));
        run::run(run::command("cp").arg("-r").arg(from).arg(to))?;
        // A command that came with a backup runs only once a person has confirmed it.
        ok(naive.risala().args(["account", "confirm", ACCOUNT, "--quiet"]), &[0])?;
    }
    ok(naive.risala().args(["outbox", "resolve", "--not-sent", "--quiet"]), &[0])?;
    finish(&naive)?;
    server.settle()?;
    let duplicated = Found::look(&naive, server, letters)?.duplicated;
    println!("control, everything sent again that was in doubt: duplicated {duplicated}");
    ensure!(duplicated > 0, "the control shows no duplicate: this test is blind");
    Ok(())
}

/// What became of all letters.
struct Found {
    lost: usize,
    duplicated: usize,
    /// The recipients of those in doubt.
    unconfirmed: BTreeSet<String>,
}

impl Found {
    fn look(desk: &Desk, server: &Server, letters: usize) -> Result<Self> {
        let (states, taken) = (states(desk)?, server.taken()?);
        ensure!(states.len() == letters, "{} letters in the outbox, not {letters}", states.len());
        // A letter is lost when it is called accepted and the server has not got it, or when it is neither there nor
        // listed for a person.
        let is_lost = |(to, state): &(&String, &String)| {
            !taken.contains_key(*to) && !matches!(state.as_str(), "refused" | "unconfirmed" | "deferred")
        };
        let unconfirmed = states.iter().filter(|(_, state)| *state == "unconfirmed").map(|(to, _)| to.clone());
        Ok(Self {
            lost: states.iter().filter(is_lost).count(),
            duplicated: taken.values().filter(|count| **count > 1).count(),
            unconfirmed: unconfirmed.collect(),
        })
    }
}

/// The state of each letter, by its recipient.
fn states(desk: &Desk) -> Result<HashMap<String, String>> {
    let status = ok(desk.risala().args(["outbox", "status", "--letters", "--json"]), &[0, 1])?;
    let letters = status.split("{\"id\":\"").skip(1);
    let states = letters.filter_map(|letter| Some((field(letter, "to")?, field(letter, "state")?)));
    Ok(states.map(|(to, state)| (to.to_owned(), state.to_owned())).collect())
}

/// A text field of a JSON object in one line; addresses and states hold no quotes.
fn field<'j>(object: &'j str, name: &str) -> Option<&'j str> {
    let (_, rest) = object.split_once(&format!("\"{name}\":\""))?;
    rest.split('"').next()
}

/// Numbers that look random, the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % end.max(1)
    }
}
