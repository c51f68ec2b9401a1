//! How fast, how large, how much memory: the sample campaign with generated officials, files written; how quick the
//! window.

mod window;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{demo, run};

/// The letters' date.
const DATE: &str = "2026-12-01T09:00:00+03:00";
/// Letters of the second, longer run, which shows that memory does not grow with the list.
const MANY: usize = 10_000;
/// Runs of which the middle one counts.
const RUNS: usize = 3;
/// An identity with the key that most certificates have, from the tests of signing.
const RSA: &str = "crates/risala-sign/tests/fixtures/rsa2048.p12";
/// The file in a campaign's folder that holds the password of its identity, where it has one.
const PASSWORD: &str = "password.txt";

/// Renders `--letters N` (1,000) distinct letters with one job and with all cores, and prints a table; then what
/// each step costs.
pub fn bench(arguments: &[String]) -> Result<()> {
    let letters: usize = match arguments {
        [part, rest @ ..] if part == "window" => return window::window(rest),
        [] => 1000,
        [flag, count] if flag == "--letters" => count.parse().context("--letters takes a number")?,
        _ => bail!("usage: cargo xtask bench [--letters N | window …]"),
    };
    run::run(run::cargo().args(["build", "--release", "--package", "risala-cli"]))?;
    let place = run::root().join("target").join("bench");
    if place.exists() {
        std::fs::remove_dir_all(&place)?;
    }
    std::fs::create_dir_all(&place)?;
    let sample = campaign(&place, "sample", |text| text)?;
    let plain = campaign(&place, "without-pictures", without_pictures)?;
    let rsa = campaign(&place, "rsa", |text| text)?;
    std::fs::copy(run::root().join(RSA), rsa.join("sample-identity.p12"))?;
    std::fs::write(rsa.join(PASSWORD), "test\n")?;

    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("| run | letters | letters/s | CPU ms a letter | peak memory MB | KB a letter |");
    println!("|---|---|---|---|---|---|");
    let case = |name, campaign, jobs, signed| Case { name, campaign, jobs, signed, letters };
    let cases = [
        case("unsigned", &sample, 1, false),
        case("unsigned", &sample, cores, false),
        case("unsigned, no pictures", &plain, cores, false),
        case("signed P-256", &sample, 1, true),
        case("signed P-256", &sample, cores, true),
        case("signed RSA-2048", &rsa, cores, true),
        Case { letters: MANY, ..case("unsigned", &sample, cores, false) },
    ];
    for case in cases {
        case.measure(&place)?;
    }
    cold_start(&place, &sample)?;
    println!();
    run::run(run::cargo().args(["bench", "--quiet", "--package", "risala-engine", "--bench", "steps"]))?;
    std::fs::remove_dir_all(&place)?;
    Ok(())
}

/// The sample campaign, changed, with no officials yet.
fn campaign(place: &Path, name: &str, change: fn(String) -> String) -> Result<PathBuf> {
    let folder = place.join(name);
    run::run(risala(place).args(["new", "--quiet", "--sample"]).arg(&folder))?;
    let file = folder.join("campaign.toml");
    let text = std::fs::read_to_string(&file)?;
    std::fs::write(file, change(text))?;
    Ok(folder)
}

fn without_pictures(text: String) -> String {
    let is_picture = |line: &&str| ["emblem =", "picture =", "stamp ="].iter().any(|key| line.starts_with(key));
    text.lines().filter(|line| !is_picture(line)).flat_map(|line| [line, "\n"]).collect()
}

/// A campaign, and how its letters are made.
struct Case<'a> {
    name: &'a str,
    campaign: &'a Path,
    jobs: usize,
    signed: bool,
    letters: usize,
}

/// What a program took.
pub(crate) struct Measured {
    /// Time, from start to end.
    pub(crate) wall: Duration,
    cpu: Duration,
    /// The most memory it had, in kilobytes.
    pub(crate) peak_kb: u64,
    bytes: u64,
}

impl Case<'_> {
    /// Prints a row of the table: the run of middle length.
    fn measure(&self, place: &Path) -> Result<()> {
        std::fs::write(self.campaign.join("officials.csv"), officials(self.letters))?;
        let mut runs = (0..RUNS).map(|_| self.run(place)).collect::<Result<Vec<_>>>()?;
        runs.sort_by_key(|run| run.wall);
        let middle = runs.swap_remove(RUNS / 2);
        let count = self.letters as f64;
        println!(
            "| {}, {} job(s) | {} | {:.0} | {:.2} | {:.0} | {:.1} |",
            self.name,
            self.jobs,
            self.letters,
            count / middle.wall.as_secs_f64(),
            middle.cpu.as_secs_f64() * 1000.0 / count,
            middle.peak_kb as f64 / 1024.0,
            middle.bytes as f64 / 1024.0 / count,
        );
        Ok(())
    }

    fn run(&self, place: &Path) -> Result<Measured> {
        // Each run has a folder of its own: ext4 is slow to make files where many have just been removed.
        let runs = std::fs::read_dir(place)?.count();
        let out = place.join(format!("out-{runs}"));
        let mut command = risala(place);
        command.args(["render", "--quiet", "--date", DATE, "--jobs"]).arg(self.jobs.to_string());
        if !self.signed {
            command.arg("--unsigned");
        } else if self.campaign.join(PASSWORD).exists() {
            command.arg("--identity-password-file").arg(self.campaign.join(PASSWORD));
        }
        command.arg(self.campaign).arg("--out").arg(&out);
        let mut measured = measure(&mut command)?;
        let files = demo::files(&out, "pdf")?;
        if files.len() != self.letters {
            bail!("{} files for {} letters", files.len(), self.letters);
        }
        for file in &files {
            measured.bytes += std::fs::metadata(file)?.len();
        }
        Ok(measured)
    }
}

/// One letter by a program that has just been started.
fn cold_start(place: &Path, campaign: &Path) -> Result<()> {
    std::fs::write(campaign.join("officials.csv"), officials(1))?;
    let case = Case { name: "", campaign, jobs: 1, signed: true, letters: 1 };
    let mut walls = (0..9).map(|_| Ok(case.run(place)?.wall)).collect::<Result<Vec<_>>>()?;
    walls.sort();
    let middle = walls.get(4).copied().unwrap_or_default();
    println!("\nOne signed letter, from start to end of the program: {:.0} ms", middle.as_secs_f64() * 1000.0);
    Ok(())
}

/// Distinct officials of the template `official`, both languages, deterministic.
fn officials(count: usize) -> String {
    const FIRST: [(&str, &str); 5] =
        [("Mary", "ماري"), ("John", "جون"), ("Layla", "ليلى"), ("Omar", "عمر"), ("Grace", "غريس")];
    const LAST: [(&str, &str); 7] = [
        ("Smith", "سميث"),
        ("O’Connor", "أوكونور"),
        ("Haddad", "حداد"),
        ("Novak", "نوفاك"),
        ("Rossi", "روسي"),
        ("Martin", "مارتن"),
        ("Khan", "خان"),
    ];
    let mut csv = String::from(
        "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,country,address1,address2,email,channel,language,tags,source,verified_on\n",
    );
    for (number, ((first_en, first_ar), (last_en, last_ar))) in
        FIRST.iter().cycle().zip(LAST.iter().cycle()).take(count).enumerate()
    {
        let (gender, minister) = if number % 2 == 0 { ("female", "وزيرة") } else { ("male", "وزير") };
        let _ = writeln!(
            csv,
            "bench-{number:05},{gender},minister,{first_en} {last_en}-{number},{first_ar} {last_ar} {number},{last_en}-{number},Minister for Trade,{minister} التجارة,Ministry of Trade,وزارة التجارة,GB,{number} Example Street,London X1 0XX,minister{number}@example.org,email,ar+en,government,https://example.org/sample,2026-10-01",
        );
    }
    csv
}

fn risala(place: &Path) -> Command {
    let name = format!("risala{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(run::root().join("target").join("release").join(name));
    command.env("RISALA_DATA", place.join("data"));
    command
}

/// Runs to the end; processor time and the high-water mark of memory are read from /proc (Linux).
pub(crate) fn measure(command: &mut Command) -> Result<Measured> {
    let before = children_ticks();
    let start = Instant::now();
    let mut child = command.spawn().context("cannot start risala")?;
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak_kb = 0;
    let status = loop {
        peak_kb = peak_kb.max(high_water_kb(&status_file));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let wall = start.elapsed();
    if !status.success() {
        bail!("{command:?} failed ({status})");
    }
    // 100 ticks a second is what Linux reports to programs on every architecture in use.
    let cpu = Duration::from_millis(10 * children_ticks().saturating_sub(before));
    Ok(Measured { wall, cpu, peak_kb, bytes: 0 })
}

fn high_water_kb(status_file: &str) -> u64 {
    let Ok(status) = std::fs::read_to_string(status_file) else { return 0 };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

/// User and system time of ended children in clock ticks: fields 16 and 17 of /proc/self/stat.
fn children_ticks() -> u64 {
    let Ok(stat) = std::fs::read_to_string("/proc/self/stat") else { return 0 };
    let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    after_name.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}
