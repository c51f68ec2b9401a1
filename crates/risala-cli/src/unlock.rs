//! How the command line comes by an identity's password: a file, a pipe, a command, or a person at a terminal.
//! Never an argument: those are seen by every program and kept in histories.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;

use risala_engine::messages::Messages;
use risala_engine::secret::Password;
use risala_engine::vault::{Ask, Given, Question, Vault};

use crate::args::Unlock;
use crate::speech::Speech;

/// Octets read of a line of standard input.
const LIMIT: u64 = 64 << 10;

/// The identities in the data folder `data`, opened in the way that the arguments say.
pub fn vault(unlock: &Unlock, data: Option<&Path>, speech: &Speech) -> io::Result<Vault> {
    Ok(Vault { data: data.map(Path::to_owned), given: given(unlock)?, ask: is_attended().then(|| ask(speech)) })
}

fn given(unlock: &Unlock) -> io::Result<Option<Given>> {
    if unlock.password_stdin {
        return Ok(Some(Given::Password(piped()?)));
    }
    let file = unlock.identity_password_file.clone().map(Given::File);
    Ok(file.or_else(|| unlock.identity_password_command.clone().map(Given::Command)))
}

/// The first line of standard input.
pub fn piped() -> io::Result<Password> {
    let mut line = Vec::new();
    io::stdin().lock().take(LIMIT).read_until(b'\n', &mut line)?;
    let password = Password::first_line(&line);
    line.fill(0);
    password.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no password on standard input"))
}

/// Whether a person sees questions and can answer them.
pub fn is_attended() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

fn ask(speech: &Speech) -> Ask {
    let words = Messages::for_lang(speech.lang());
    Arc::new(move |question: Question<'_>| {
        let id = match question {
            Question { is_pin: true, .. } => "cli-ask_pin",
            Question { again: true, .. } => "cli-ask_password_again",
            Question { .. } => "cli-ask_password",
        };
        typed(&words.text(id, &[("identity", question.identity)]))
    })
}

/// A new password, typed twice; none where nobody can type, the error where the two differ.
pub fn new_password(speech: &Speech) -> Option<Result<Password, ()>> {
    if !is_attended() {
        return None;
    }
    let words = Messages::for_lang(speech.lang());
    let [first, second] = ["cli-ask_new_password", "cli-ask_new_password_again"].map(|id| typed(&words.text(id, &[])));
    let (first, second) = (first?, second?);
    Some(if first == second { Ok(first) } else { Err(()) })
}

/// What a person types, unseen; none when it is nothing.
pub fn typed(prompt: &str) -> Option<Password> {
    rpassword::prompt_password(prompt).ok().map(Password::new).filter(|password| !password.is_empty())
}
