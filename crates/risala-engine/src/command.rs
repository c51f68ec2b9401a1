//! Commands that tell a password, or take one.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use risala_letter::Problem;
use zeroize::Zeroizing;

use crate::messages::code;
use crate::secret::Password;

/// A command may ask a person.
const PATIENCE: Duration = Duration::from_secs(120);
/// Octets read of what it prints.
const LIMIT: u64 = 64 << 10;
/// How often it is looked whether the command has ended.
const LOOK: Duration = Duration::from_millis(10);

/// The first line that a command prints, run by the system's shell. What it says on standard error is the user's to
/// see; what it prints is told to nobody.
///
/// # Errors
/// `signing.password_command`, naming how it ended.
pub fn first_line_of(command: &str) -> Result<Password, Problem> {
    let failed = |cause: &str| Problem::error(code::PASSWORD_COMMAND).arg("cause", cause);
    let mut child = shell(command)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error.to_string()))?;
    let printed = reading(&mut child);
    let status = ended(&mut child).ok_or_else(|| failed("timeout"))?;
    if !status.success() {
        return Err(failed(&status.to_string()));
    }
    // What the command started may hold its output open.
    let bytes = printed.recv_timeout(PATIENCE).map_err(|_| failed("timeout"))?;
    let password = Password::first_line(&bytes).filter(|password| !password.is_empty());
    password.ok_or_else(|| failed("no output"))
}

/// Hands a secret to a command's standard input, as one line. What the command prints is the user's to see.
///
/// # Errors
/// How the command ended.
pub fn hand_to(command: &str, secret: &Password) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut child = shell(command).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().map_err(failed)?;
    let line = Zeroizing::new(format!("{}\n", secret.reveal()));
    // One that ended without reading says so by its status. A line fits into a pipe: nobody waits here.
    let written = child.stdin.take().map(|mut input| input.write_all(line.as_bytes()));
    let status = ended(&mut child).ok_or("timeout")?;
    match written {
        Some(Err(error)) if status.success() => Err(failed(error)),
        _ if status.success() => Ok(()),
        _ => Err(status.to_string()),
    }
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", command]);
    shell
}

#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.args(["/C", command]);
    shell
}

fn reading(child: &mut Child) -> mpsc::Receiver<Zeroizing<Vec<u8>>> {
    let (tell, hear) = mpsc::channel();
    if let Some(output) = child.stdout.take() {
        thread::spawn(move || {
            // Never moved to a larger place, so that nothing stays behind unwiped.
            let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(LIMIT).unwrap_or(0)));
            let read = output.take(LIMIT).read_to_end(&mut bytes);
            // Whoever asked may have stopped waiting.
            let _ = read.map(|_| tell.send(bytes));
        });
    }
    hear
}

/// How the command ended; it is stopped when it takes too long.
fn ended(child: &mut Child) -> Option<std::process::ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        thread::sleep(LOOK);
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_takes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let secret = Password::new("secret".to_owned());
        hand_to(&format!("cat > '{}'", file.display()), &secret).unwrap();
        assert_eq!(std::fs::read_to_string(file).unwrap(), "secret\n");
        let failed = hand_to("cat > /dev/null; exit 3", &secret).unwrap_err();
        assert!(failed.contains("exit status: 3") && !failed.contains("secret"), "{failed}");
    }

    #[test]
    fn what_a_command_prints() {
        assert_eq!(first_line_of("printf 'one\\ntwo'").unwrap().reveal(), "one");
        for (command, cause) in [("true", "no output"), ("exit 3", "exit status: 3"), ("echo secret; exit 1", "exit")] {
            let problem = first_line_of(command).unwrap_err();
            assert_eq!(problem.code, code::PASSWORD_COMMAND);
            assert!(problem.args["cause"].contains(cause), "{problem:?}");
            assert!(!format!("{problem:?}").contains("secret"));
        }
    }
}
