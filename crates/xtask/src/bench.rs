//! How fast, how large, how much memory: the sample campaign with generated officials, files written.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{demo, run};

/// Renders `--letters N` (1,000) distinct letters with one job and with all cores, and prints a table.
pub fn bench(arguments: &[String]) -> Result<()> {
    let letters: usize = match arguments {
        [] => 1000,
        [flag, count] if flag == "--letters" => count.parse().context("--letters takes a number")?,
        _ => bail!("usage: cargo xtask bench [--letters N]"),
    };
    run::run(run::cargo().args(["build", "--release", "--package", "risala-cli"]))?;
    let place = run::root().join("target").join("bench");
    if place.exists() {
        std::fs::remove_dir_all(&place)?;
    }
    std::fs::create_dir_all(&place)?;
    let campaign = place.join("campaign");
    run::run(risala(&place).arg("new").arg(&campaign).arg("--sample"))?;
    std::fs::write(campaign.join("officials.csv"), officials(letters))?;

    println!("| run | letters/s | CPU ms a letter | peak memory MB | KB a letter |");
    println!("|---|---|---|---|---|");
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    for signed in [false, true] {
        for jobs in [1, cores] {
            let out = place.join(format!("out-{jobs}-{signed}"));
            let mut command = risala(&place);
            command.args(["render", "--quiet", "--date", "2026-01-07T09:00:00+03:00", "--jobs"]).arg(jobs.to_string());
            if !signed {
                command.arg("--unsigned");
            }
            command.arg(&campaign).arg("--out").arg(&out);
            let measured = measure(&mut command)?;
            report(jobs, signed, letters, &measured, &out)?;
        }
    }
    Ok(())
}

struct Measured {
    wall: Duration,
    cpu: Duration,
    peak_kb: u64,
}

fn report(jobs: usize, signed: bool, letters: usize, measured: &Measured, out: &Path) -> Result<()> {
    let files = demo::files(out, "pdf")?;
    if files.len() != letters {
        bail!("{} files for {letters} letters in {}", files.len(), out.display());
    }
    let mut bytes = 0;
    for file in &files {
        bytes += std::fs::metadata(file)?.len();
    }
    let count = letters as f64;
    println!(
        "| {jobs} job(s), {} | {:.0} | {:.2} | {:.0} | {:.1} |",
        if signed { "signed P-256" } else { "unsigned" },
        count / measured.wall.as_secs_f64(),
        measured.cpu.as_secs_f64() * 1000.0 / count,
        measured.peak_kb as f64 / 1024.0,
        bytes as f64 / 1024.0 / count,
    );
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
fn measure(command: &mut Command) -> Result<Measured> {
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
        bail!("risala render failed ({status})");
    }
    // 100 ticks a second is what Linux reports to programs on every architecture in use.
    let cpu = Duration::from_millis(10 * children_ticks().saturating_sub(before));
    Ok(Measured { wall, cpu, peak_kb })
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
