//! The servers, processes of their own that nobody kills: the rehearsal's, which fails now and then, or Debian's postfix
//! and dovecot.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::Desk;

/// No step takes longer.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A running server. Dropped, it ends.
pub struct Server {
    process: Child,
    kind: Kind,
}

enum Kind {
    Rehearsal { port: String, log: PathBuf },
    Post { port: String, imaps: String, user: String, password: String, folder: PathBuf },
}

impl Server {
    /// The rehearsal's server: of a hundred messages so many meet a fault.
    pub fn rehearsal(desk: &Desk, faults: &str, seed: u64) -> Result<Self> {
        let log = desk.folder.join("taken.log");
        fs::write(&log, "")?;
        let mut command = Command::new(desk.program("examples/rehearsal"));
        command.args(["--faults", faults, "--seed", &seed.to_string(), "--log"]).arg(&log);
        let (process, line) = started(&mut command)?;
        Ok(Self { process, kind: Kind::Rehearsal { port: line.trim().to_owned(), log } })
    }

    /// Postfix and dovecot, with TLS and a login.
    pub fn post(desk: &Desk) -> Result<Self> {
        let (process, line) = started(&mut Command::new(desk.program("examples/post")))?;
        let mut words = line.trim().splitn(5, ' ').map(str::to_owned);
        let mut word = || words.next().with_context(|| format!("the servers said {line:?}"));
        let (port, imaps, user, password) = (word()?, word()?, word()?, word()?);
        let folder = PathBuf::from(word()?);
        Ok(Self { process, kind: Kind::Post { port, imaps, user, password, folder } })
    }

    /// The officials' domain.
    pub fn domain(&self) -> &'static str {
        match self.kind {
            Kind::Rehearsal { .. } => "example.org",
            Kind::Post { .. } => "officials.test",
        }
    }

    /// The arguments of an account of it; files that they name go into `folder`.
    pub fn account(&self, place: &Path) -> Result<Vec<String>> {
        let words = match &self.kind {
            Kind::Rehearsal { port, .. } => {
                format!("--address office@example.org --server 127.0.0.1 --port {port} --security plain --method none")
            }
            Kind::Post { port, imaps, user, password, folder } => {
                fs::write(place.join("password"), password)?;
                let server = format!("--address office@society.test --server localhost --port {port} --user {user}");
                let trust = format!("--security starttls --ca-file {}", folder.join("cert.pem").display());
                format!("{server} {trust} --own-copy --imap-server localhost --imap-port {imaps}")
            }
        };
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        if matches!(self.kind, Kind::Post { .. }) {
            words.extend(["--password-command".to_owned(), format!("cat {}", place.join("password").display())]);
        }
        Ok(words)
    }

    /// Port, login, password and certificate of the submission by STARTTLS.
    pub fn submission(&self) -> Option<[String; 4]> {
        match &self.kind {
            Kind::Rehearsal { .. } => None,
            Kind::Post { port, user, password, folder, .. } => {
                let certificate = folder.join("cert.pem").display().to_string();
                Some([port.clone(), user.clone(), password.clone(), certificate])
            }
        }
    }

    /// How many messages it took so far.
    pub fn count(&self) -> Result<usize> {
        match &self.kind {
            Kind::Rehearsal { .. } => Ok(self.taken()?.values().sum()),
            Kind::Post { folder, .. } => Ok(delivered(folder).len()),
        }
    }

    /// How often it took a message to whom. A line that is still being written is not yet one.
    pub fn taken(&self) -> Result<HashMap<String, usize>> {
        let mut taken = HashMap::new();
        let mut take = |to: &str| *taken.entry(to.to_owned()).or_default() += 1;
        match &self.kind {
            Kind::Rehearsal { log, .. } => {
                let log = fs::read_to_string(log)?;
                let whole = log.rsplit_once('\n').map_or("", |(whole, _)| whole);
                let lines = whole.lines().filter(|line| *line != "fault");
                lines.filter_map(|line| line.split(' ').nth(2)).for_each(&mut take);
            }
            Kind::Post { folder, .. } => {
                for path in delivered(folder) {
                    take(&header(&path, "X-Original-To")?);
                }
            }
        }
        Ok(taken)
    }

    /// The Message-IDs of the messages delivered to recipients whose address begins so.
    pub fn message_ids(&self, to: &str) -> Result<Vec<String>> {
        let Kind::Post { folder, .. } = &self.kind else { return Ok(Vec::new()) };
        let mut ids = Vec::new();
        for path in delivered(folder) {
            if header(&path, "X-Original-To")?.starts_with(to) {
                ids.push(header(&path, "Message-ID")?);
            }
        }
        Ok(ids)
    }

    /// How often it failed on purpose.
    pub fn faults(&self) -> Result<usize> {
        match &self.kind {
            Kind::Rehearsal { log, .. } => Ok(fs::read_to_string(log)?.lines().filter(|line| *line == "fault").count()),
            Kind::Post { .. } => Ok(0),
        }
    }

    /// Waits until it has delivered all it took.
    pub fn settle(&self) -> Result<()> {
        let Kind::Post { folder, .. } = &self.kind else { return Ok(()) };
        let start = Instant::now();
        while ["maildrop", "incoming", "active"].iter().any(|part| holds_files(&folder.join("queue").join(part))) {
            ensure!(start.elapsed() < PATIENCE, "the server does not come to rest");
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both end with their input, and take what they started with them.
        drop(self.process.stdin.take());
        let start = Instant::now();
        while matches!(self.process.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.process.kill();
            }
            sleep(Duration::from_millis(20));
        }
    }
}

/// Starts a server; the line it prints when it listens.
fn started(command: &mut Command) -> Result<(Child, String)> {
    let process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = process.with_context(|| format!("cannot start {command:?}"))?;
    let mut line = String::new();
    let stdout = process.stdout.take().context("the server has no output")?;
    BufReader::new(stdout).read_line(&mut line)?;
    if line.trim().is_empty() {
        bail!("{command:?} does not listen");
    }
    Ok((process, line))
}

/// The files of the officials' mail.
fn delivered(folder: &Path) -> Vec<PathBuf> {
    let parts = ["new", "cur"].map(|part| fs::read_dir(folder.join("mail/inbox").join(part)));
    parts.into_iter().flatten().flatten().flatten().map(|entry| entry.path()).collect()
}

fn header(path: &Path, name: &str) -> Result<String> {
    let mut lines = BufReader::new(fs::File::open(path)?).lines();
    while let Some(line) = lines.next().transpose()?.filter(|line| !line.is_empty()) {
        if let Some(value) = line.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')) {
            return Ok(value.trim().to_owned());
        }
    }
    bail!("{} has no {name}", path.display())
}

fn holds_files(folder: &Path) -> bool {
    fs::read_dir(folder).into_iter().flatten().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() { holds_files(&path) } else { true }
    })
}
