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
    kind: Kind,
}

enum Kind {
    Rehearsal { _process: Process, port: String, log: PathBuf },
    Post(Post),
}

/// Debian's postfix and dovecot. Dropped, they end.
pub struct Post {
    _process: Process,
    /// The port of submission by STARTTLS.
    pub port: String,
    /// The port of IMAP over TLS.
    pub imaps: String,
    /// The login of both.
    pub user: String,
    /// Its password.
    pub password: String,
    /// Where they keep what they have: `cert.pem`, `mail/inbox`, `queue`.
    pub folder: PathBuf,
}

impl Post {
    /// Starts them by the program `post` of risala-mail's examples.
    pub fn start(program: &mut Command) -> Result<Self> {
        let (process, line) = started(program)?;
        let mut words = line.trim().splitn(5, ' ').map(str::to_owned);
        let mut word = || words.next().with_context(|| format!("the servers said {line:?}"));
        let (port, imaps, user, password) = (word()?, word()?, word()?, word()?);
        Ok(Self { _process: process, port, imaps, user, password, folder: PathBuf::from(word()?) })
    }
}

impl Server {
    /// The rehearsal's server: of a hundred messages so many meet a fault.
    pub fn rehearsal(desk: &Desk, faults: &str, seed: u64) -> Result<Self> {
        let log = desk.folder.join("taken.log");
        fs::write(&log, "")?;
        let mut command = Command::new(desk.program("examples/rehearsal"));
        command.args(["--faults", faults, "--seed", &seed.to_string(), "--log"]).arg(&log);
        let (process, line) = started(&mut command)?;
        Ok(Self { kind: Kind::Rehearsal { _process: process, port: line.trim().to_owned(), log } })
    }

    /// Postfix and dovecot, with TLS and a login.
    pub fn post(desk: &Desk) -> Result<Self> {
        Ok(Self { kind: Kind::Post(Post::start(&mut Command::new(desk.program("examples/post")))?) })
    }

    /// The officials' domain.
    pub fn domain(&self) -> &'static str {
        match self.kind {
            Kind::Rehearsal { .. } => "example.org",
            Kind::Post(_) => "officials.test",
        }
    }

    /// The arguments of an account of it, from which the sender's own mailbox gets a copy of each letter or not; files
    /// that they name go into `place`.
    pub fn account(&self, place: &Path, own_copy: bool) -> Result<Vec<String>> {
        let words = match &self.kind {
            Kind::Rehearsal { port, .. } => {
                format!("--address office@example.org --server 127.0.0.1 --port {port} --security plain --method none")
            }
            Kind::Post(Post { port, imaps, user, password, folder, .. }) => {
                fs::write(place.join("password"), password)?;
                let server = format!("--address office@society.test --server localhost --port {port} --user {user}");
                let trust = format!("--security starttls --ca-file {}", folder.join("cert.pem").display());
                let copy = if own_copy { " --own-copy" } else { "" };
                format!("{server} {trust}{copy} --imap-server localhost --imap-port {imaps}")
            }
        };
        let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        if matches!(self.kind, Kind::Post(_)) {
            words.extend(["--password-command".to_owned(), format!("cat {}", place.join("password").display())]);
        }
        Ok(words)
    }

    /// Port, login, password and certificate of the submission by STARTTLS.
    pub fn submission(&self) -> Option<[String; 4]> {
        match &self.kind {
            Kind::Rehearsal { .. } => None,
            Kind::Post(Post { port, user, password, folder, .. }) => {
                let certificate = folder.join("cert.pem").display().to_string();
                Some([port.clone(), user.clone(), password.clone(), certificate])
            }
        }
    }

    /// How many messages it took so far.
    pub fn count(&self) -> Result<usize> {
        match &self.kind {
            Kind::Rehearsal { .. } => Ok(self.taken()?.values().sum()),
            Kind::Post(Post { folder, .. }) => Ok(delivered(folder).len()),
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
            Kind::Post(Post { folder, .. }) => {
                for path in delivered(folder) {
                    take(&header(&path, "X-Original-To")?);
                }
            }
        }
        Ok(taken)
    }

    /// The Message-IDs of the messages delivered to recipients whose address begins so.
    pub fn message_ids(&self, to: &str) -> Result<Vec<String>> {
        let Kind::Post(Post { folder, .. }) = &self.kind else { return Ok(Vec::new()) };
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
            Kind::Post(_) => Ok(0),
        }
    }

    /// Waits until it has delivered all it took.
    pub fn settle(&self) -> Result<()> {
        let Kind::Post(Post { folder, .. }) = &self.kind else { return Ok(()) };
        let start = Instant::now();
        while ["maildrop", "incoming", "active"].iter().any(|part| holds_files(&folder.join("queue").join(part))) {
            ensure!(start.elapsed() < PATIENCE, "the server does not come to rest");
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// A program that ends with its input, and takes what it started with it.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let start = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.0.kill();
            }
            sleep(Duration::from_millis(20));
        }
    }
}

/// Starts a server; the line it prints when it listens.
fn started(command: &mut Command) -> Result<(Process, String)> {
    let process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = process.with_context(|| format!("cannot start {command:?}"))?;
    let mut line = String::new();
    let stdout = process.stdout.take().context("the server has no output")?;
    BufReader::new(stdout).read_line(&mut line)?;
    if line.trim().is_empty() {
        bail!("{command:?} does not listen");
    }
    Ok((Process(process), line))
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
