//! Chores around sending: the command line sends a campaign of many letters to a server on this computer.

pub mod crash;
mod servers;
pub mod speed;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::run;
pub use servers::Post;
use servers::Server;

/// The account that sends.
const ACCOUNT: &str = "office";

/// A folder with a store, a campaign and the command line that works on them.
struct Desk {
    folder: PathBuf,
    profile: &'static str,
}

impl Desk {
    /// An empty one in `target`, for programs of a profile: `debug` or `release`.
    fn new(name: &str, profile: &'static str) -> Result<Self> {
        let folder = run::root().join("target").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, profile })
    }

    fn program(&self, name: &str) -> PathBuf {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        run::root().join("target").join(self.profile).join(name)
    }

    /// The command line without a person's settings.
    fn risala(&self) -> Command {
        let mut command = Command::new(self.program("risala"));
        command
            .env("RISALA_DATA", self.folder.join("data"))
            .env("LC_ALL", "C.UTF-8")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .stdin(Stdio::null());
        command
    }

    /// A campaign of so many letters in so many batches, tagged `batch0` and on.
    fn campaign(&self, server: &Server, letters: usize, batches: usize) -> Result<PathBuf> {
        let campaign = self.folder.join("campaign");
        ok(self.risala().arg("new").arg(&campaign).arg("--sample"), &[0])?;
        let settings = fs::read_to_string(campaign.join("campaign.toml"))?;
        let unsigned = settings.split("[signing]").next().unwrap_or_default();
        fs::write(campaign.join("campaign.toml"), format!("{unsigned}\n[policy]\nlevel = \"light\"\n"))?;
        let mut list = String::from(
            "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,country,\
             email,channel,language,tags\n",
        );
        for n in 0..letters {
            writeln!(
                list,
                "o{n},female,minister,Jane Smith {n},ماري سميث,Smith,Minister for Trade,وزيرة التجارة,\
                 Ministry of Trade,وزارة التجارة,GB,o{n}@{},email,ar+en,government;batch{}",
                server.domain(),
                n * batches / letters
            )?;
        }
        fs::write(campaign.join("officials.csv"), list)?;
        Ok(campaign)
    }

    /// The account, with so many letters a minute (0 is no limit), and whether each letter comes to the sender too.
    fn account(&self, server: &Server, per_minute: usize, own_copy: bool) -> Result<()> {
        let mut add = self.risala();
        add.args(["account", "add", ACCOUNT, "--force", "--per-day", "0", "--per-minute", &per_minute.to_string()]);
        ok(add.args(server.account(&self.folder, own_copy)?), &[0, 1]).map(|_| ())
    }

    /// Puts a batch into the outbox, to leave at once.
    fn release(&self, campaign: &Path, batch: usize, letters: usize) -> Result<()> {
        let (chosen, count) = (format!("tag:batch{batch}"), letters.to_string());
        let release = ["--where", &chosen, "--account", ACCOUNT, "--release", &count, "--queue-only", "--undo", "0"];
        ok(self.risala().arg("send").arg(campaign).args(release).arg("--quiet"), &[0]).map(|_| ())
    }
}

/// Runs to the end, which must be one of these; what it printed.
fn ok(command: &mut Command, codes: &[i32]) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {command:?}"))?;
    let code = output.status.code().unwrap_or(-1);
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(codes.contains(&code), "{command:?} ended with {code}: {said}");
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Refuses what is no flag of these with a value.
fn known(arguments: &[String], flags: &[&str]) -> Result<()> {
    let is_known = |flag: &String| flags.contains(&flag.as_str());
    if !arguments.len().is_multiple_of(2) || !arguments.iter().step_by(2).all(is_known) {
        bail!("only these take a value each: {}", flags.join(", "));
    }
    Ok(())
}

/// The value after a flag, if it is there.
fn value<'a>(arguments: &'a [String], flag: &str) -> Option<&'a str> {
    arguments.iter().skip_while(|argument| *argument != flag).nth(1).map(String::as_str)
}

/// The number after a flag.
fn number(arguments: &[String], flag: &str, usual: usize) -> Result<usize> {
    match value(arguments, flag).map(str::parse) {
        None => Ok(usual),
        Some(Ok(number)) if number > 0 => Ok(number),
        Some(_) => bail!("{flag} takes a number"),
    }
}
