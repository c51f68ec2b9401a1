//! AUTH, RFC 4954: PLAIN, LOGIN and XOAUTH2. Nothing secret is left in memory afterwards.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::ehlo::Extensions;
use super::wire::{Lines, Wire};
use super::{Cause, Login};

/// The answer to the login, whatever it is; none when there is no login.
pub(crate) async fn log_in(
    wire: &mut Wire,
    login: &Login,
    extensions: &Extensions,
    patience: Duration,
) -> Result<Option<Lines>, Cause> {
    let answer = match login {
        Login::None => return Ok(None),
        Login::Password { user, password } if extensions.plain => {
            let words = Zeroizing::new(format!("\0{user}\0{}", password.as_str()));
            exchange(wire, "AUTH PLAIN ", &words, patience).await?
        }
        Login::Password { user, password } if extensions.login => {
            log_in_by_questions(wire, user, password, patience).await?
        }
        Login::Token { user, token } if extensions.xoauth2 => {
            let words = Zeroizing::new(format!("user={user}\x01auth=Bearer {}\x01\x01", token.as_str()));
            let answer = exchange(wire, "AUTH XOAUTH2 ", &words, patience).await?;
            // The server tells what is wrong and waits; only an empty line brings the code itself.
            if answer.code == 334 { exchange(wire, "", "", patience).await? } else { answer }
        }
        _ => return Err(Cause::NoAuth),
    };
    Ok(Some(answer))
}

/// AUTH LOGIN asks for the name, then for the password; the questions' wording varies and says nothing.
async fn log_in_by_questions(wire: &mut Wire, user: &str, password: &str, patience: Duration) -> Result<Lines, Cause> {
    wire.send(b"AUTH LOGIN\r\n", patience).await?;
    let mut answer = wire.answer(patience).await?;
    for word in [user, password] {
        if answer.code != 334 {
            break;
        }
        answer = exchange(wire, "", word, patience).await?;
    }
    Ok(answer)
}

async fn exchange(wire: &mut Wire, command: &str, words: &str, patience: Duration) -> Result<Lines, Cause> {
    let encoded = Zeroizing::new(STANDARD.encode(words));
    // Made in one piece, so that no part of it is left behind by growing.
    let mut line = Zeroizing::new(Vec::with_capacity(command.len() + encoded.len() + 2));
    line.extend_from_slice(command.as_bytes());
    line.extend_from_slice(encoded.as_bytes());
    line.extend_from_slice(b"\r\n");
    if wire.has_more() {
        return Err(Cause::Garbled);
    }
    wire.send(&line, patience).await?;
    wire.answer(patience).await
}
