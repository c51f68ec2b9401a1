//! The sender killed at random moments, against a server that fails now and then: no letter is lost, none sent twice.
//!
//! The server's own log says what it took. A control sends everything again that is in doubt, as most mailers do: if
//! that shows no duplicate, this test is blind and fails.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::{demo, run};

/// Kills, when nobody says how many.
const KILLS: usize = 20;
/// Letters for each kill, and at least.
const LETTERS_A_KILL: usize = 3;
const LEAST_LETTERS: usize = 300;
/// Of a hundred messages so many meet a fault of the server.
const FAULTS: &str = "2";
const SEED: u64 = 20_260_107;
/// No step takes longer.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs `--kills N` kills over `--letters N` letters.
pub fn crash(arguments: &[String]) -> Result<()> {
    let (kills, letters) = asked(arguments)?;
    let build = ["build", "--quiet", "--workspace", "--bin", "risala", "--example", "rehearsal"];
    run::run(run::cargo().args(build))?;
    let place = run::root().join("target").join("crash");
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("cannot empty {}", place.display()))?;
    }
    fs::create_dir_all(&place)?;
    let server = Server::start(&place)?;
    queue(&place, &server, letters)?;

    let mut chance = Chance(SEED);
    let mut killed = 0;
    while killed < kills {
        let taken = server.taken()?.len();
        let left = letters.saturating_sub(taken);
        ensure!(left > 0, "every letter left after {killed} kills: give more --letters");
        let span = 2 * left / (kills - killed + 1) + 1;
        killed += usize::from(kill(&place, &server, taken + chance.below(span), &mut chance)?);
    }
    finish(&place)?;
    let found = Found::look(&place, &server, letters)?;
    ensure!(found.unconfirmed <= kills + server.faults()?, "{} unconfirmed", found.unconfirmed);

    ok(risala(&place).args(["outbox", "resolve", "--not-sent", "--quiet"]), &[0])?;
    finish(&place)?;
    let control = Found::look(&place, &server, letters)?;
    println!("control, everything sent again that was in doubt: duplicated {}", control.duplicated);
    ensure!(control.duplicated > 0, "the control shows no duplicate: this test is blind");

    let Found { lost, duplicated, unconfirmed } = found;
    println!("letters {letters} kills {kills} lost {lost} duplicated {duplicated} unconfirmed {unconfirmed}");
    ensure!(lost == 0 && duplicated == 0, "letters were lost or duplicated");
    Ok(())
}

fn asked(arguments: &[String]) -> Result<(usize, usize)> {
    let (mut kills, mut letters) = (KILLS, None);
    let mut rest = arguments.iter();
    while let Some(flag) = rest.next() {
        let number = rest.next().and_then(|value| value.parse::<usize>().ok()).filter(|number| *number > 0);
        match (flag.as_str(), number) {
            ("--kills", Some(number)) => kills = number,
            ("--letters", Some(number)) => letters = Some(number),
            _ => bail!("usage: cargo xtask crash [--kills N] [--letters N]"),
        }
    }
    Ok((kills, letters.unwrap_or(kills * LETTERS_A_KILL).max(LEAST_LETTERS)))
}

/// The command line without a person's settings.
fn risala(place: &Path) -> Command {
    let mut command = demo::risala(place);
    command.env("LC_ALL", "C.UTF-8").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").stdin(Stdio::null());
    command
}

/// Runs to the end, which must be one of these.
fn ok(command: &mut Command, codes: &[i32]) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let code = output.status.code().unwrap_or(-1);
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(codes.contains(&code), "{command:?} ended with {code}: {said}");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A campaign of so many letters, released.
fn queue(place: &Path, server: &Server, letters: usize) -> Result<()> {
    let campaign = place.join("campaign");
    ok(risala(place).arg("new").arg(&campaign).arg("--sample"), &[0])?;
    let settings = fs::read_to_string(campaign.join("campaign.toml"))?;
    let unsigned = settings.split("[signing]").next().unwrap_or_default();
    fs::write(campaign.join("campaign.toml"), format!("{unsigned}\n[policy]\nlevel = \"light\"\n"))?;
    let mut list = String::from(
        "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,country,email,\
         channel,language,tags\n",
    );
    for n in 0..letters {
        writeln!(
            list,
            "o{n},female,minister,Jane Smith {n},ماري سميث,Smith,Minister for Trade,وزيرة التجارة,Ministry of Trade,\
             وزارة التجارة,GB,o{n}@example.org,email,ar+en,government"
        )?;
    }
    fs::write(campaign.join("officials.csv"), list)?;
    let port = server.port.to_string();
    let add = ["account", "add", "crash", "--address", "office@example.org", "--server", "127.0.0.1"];
    let terms = ["--security", "plain", "--method", "none", "--per-minute", "0", "--per-day", "0"];
    ok(risala(place).args(add).args(["--port", &port]).args(terms), &[0, 1])?;
    let released = letters.to_string();
    let release = ["--account", "crash", "--release", &released, "--queue-only", "--undo", "0", "--quiet"];
    ok(risala(place).arg("send").arg(&campaign).args(release), &[0])?;
    Ok(())
}

/// Starts the sender and kills it (SIGKILL) once the server has taken so many letters; whether it was killed.
fn kill(place: &Path, server: &Server, at: usize, chance: &mut Chance) -> Result<bool> {
    let mut sender = risala(place)
        .args(["outbox", "run", "--quiet"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start the sender")?;
    let start = Instant::now();
    while server.taken()?.len() < at && sender.try_wait()?.is_none() {
        ensure!(start.elapsed() < PATIENCE, "the sender stands still");
        sleep(Duration::from_millis(1));
    }
    sleep(Duration::from_micros(chance.below(4000) as u64));
    sender.kill()?;
    Ok(sender.wait()?.code().is_none())
}

/// Sends what is left. That letters are in doubt is no failure of this.
fn finish(place: &Path) -> Result<()> {
    ok(risala(place).args(["outbox", "run", "--quiet"]), &[0, 1]).map(|_| ())
}

/// What became of all letters.
struct Found {
    lost: usize,
    duplicated: usize,
    unconfirmed: usize,
}

impl Found {
    fn look(place: &Path, server: &Server, letters: usize) -> Result<Self> {
        let status = ok(risala(place).args(["outbox", "status", "--letters", "--json"]), &[0, 1])?;
        let states: HashMap<&str, &str> = status
            .split("{\"id\":\"")
            .skip(1)
            .filter_map(|letter| Some((field(letter, "to")?, field(letter, "state")?)))
            .collect();
        ensure!(states.len() == letters, "{} letters in the outbox, not {letters}", states.len());
        let mut taken: HashMap<String, usize> = HashMap::new();
        for recipient in server.taken()? {
            *taken.entry(recipient).or_default() += 1;
        }
        let count = |state: &str| states.values().filter(|found| **found == state).count();
        // A letter is lost when it is called accepted and the server has not got it, or when it is neither there nor
        // listed for a person.
        let is_lost = |(to, state): &(&&str, &&str)| {
            !taken.contains_key(**to) && !matches!(**state, "refused" | "unconfirmed" | "deferred")
        };
        Ok(Self {
            lost: states.iter().filter(is_lost).count(),
            duplicated: taken.values().filter(|count| **count > 1).count(),
            unconfirmed: count("unconfirmed"),
        })
    }
}

/// A text field of a JSON object in one line; addresses and states hold no quotes.
fn field<'j>(object: &'j str, name: &str) -> Option<&'j str> {
    let (_, rest) = object.split_once(&format!("\"{name}\":\""))?;
    rest.split('"').next()
}

/// The server, a process of its own that nobody kills.
struct Server {
    process: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    fn start(place: &Path) -> Result<Self> {
        let name = format!("rehearsal{}", std::env::consts::EXE_SUFFIX);
        let program = run::root().join("target").join("debug").join("examples").join(name);
        let log = place.join("taken.log");
        fs::write(&log, "")?;
        let mut process = Command::new(&program)
            .args(["--faults", FAULTS, "--seed", &SEED.to_string(), "--log"])
            .arg(&log)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut line = String::new();
        let stdout = process.stdout.take().context("the server has no output")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let port = line.trim().parse().with_context(|| format!("the server's port is {line:?}"))?;
        Ok(Self { process, port, log })
    }

    /// The recipients of all messages it took, in order. A line that is still being written is not yet one.
    fn taken(&self) -> Result<Vec<String>> {
        let log = fs::read_to_string(&self.log)?;
        let whole = log.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let taken = whole.lines().filter(|line| *line != "fault").filter_map(|line| line.split(' ').nth(2));
        Ok(taken.map(str::to_owned).collect())
    }

    fn faults(&self) -> Result<usize> {
        Ok(fs::read_to_string(&self.log)?.lines().filter(|line| *line == "fault").count())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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
