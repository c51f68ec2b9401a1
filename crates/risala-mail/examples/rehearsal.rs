//! The rehearsal's server as a program, for tests that kill the sender and not the server.
//!
//! `rehearsal --faults PERCENT --seed N --log FILE` prints its port and serves until its standard input ends.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use risala_mail::rehearsal::{Faults, Options, Rehearsal};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().skip_while(|argument| *argument != name).nth(1);
    let percent: f64 = value("--faults").and_then(|percent| percent.parse().ok()).unwrap_or_default();
    let seed = value("--seed").and_then(|seed| seed.parse().ok()).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped
    let per_mille = (percent * 10.0).clamp(0.0, 1000.0) as u16;
    let faults = (per_mille > 0).then_some(Faults { seed, per_mille });
    let rehearsal = Rehearsal::start(Options { log: value("--log").map(PathBuf::from), forget: true, faults })?;
    let mut out = io::stdout();
    writeln!(out, "{}", rehearsal.port())?;
    out.flush()?;
    io::stdin().read_to_end(&mut Vec::new())?;
    rehearsal.stop();
    Ok(())
}
