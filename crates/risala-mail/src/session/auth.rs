//! AUTH, RFC 4954: PLAIN, LOGIN and XOAUTH2. Nothing secret is left in memory afterwards.

use std::collections::HashSet;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::ehlo::Extensions;
use super::wire::{Lines, Wire};
use super::{Cause, Login};

/// Octets of an encoded secret that are not there by chance.
const PART: usize = 12;

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

/// What a server said to a login, without what it says back of it: some repeat the line that they did not understand.
/// A status code (RFC 3463) at its beginning stays.
pub(crate) fn without_secret(said: &str, login: &Login) -> String {
    let (user, secret) = match login {
        Login::None => return said.to_owned(),
        Login::Password { user, password } => (user, password),
        Login::Token { user, token } => (user, token),
    };
    let words = match login {
        Login::Token { .. } => Zeroizing::new(format!("user={user}\x01auth=Bearer {}\x01\x01", secret.as_str())),
        _ => Zeroizing::new(format!("\0{user}\0{}", secret.as_str())),
    };
    let encoded = [words.as_str(), secret].map(|text| Zeroizing::new(STANDARD.encode(text)));
    let is_part = |whole: &str| {
        let length = whole.len().clamp(1, PART);
        let said: HashSet<&[u8]> = said.as_bytes().windows(length).collect();
        whole.as_bytes().windows(length).any(|part| said.contains(part))
    };
    if !said.contains(secret.as_str()) && !encoded.iter().any(|whole| is_part(whole)) {
        return said.to_owned();
    }
    let is_status = |word: &&str| word.bytes().all(|octet| octet.is_ascii_digit() || octet == b'.');
    said.split(' ').next().filter(is_status).map_or_else(|| "…".to_owned(), |status| format!("{status} …"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_said_back_goes_no_further() {
        let password = Login::Password { user: "office".into(), password: "secret-of-tests".to_owned().into() };
        let token = Login::Token { user: "office".into(), token: "token-of-tests".to_owned().into() };
        let plain = STANDARD.encode("\0office\0secret-of-tests");
        let bearer = STANDARD.encode("user=office\x01auth=Bearer token-of-tests\x01\x01");
        let cases = [
            (&password, "5.7.8 wrong".to_owned(), "5.7.8 wrong"),
            (&password, format!("5.5.2 what? AUTH PLAIN {plain}"), "5.5.2 …"),
            (&password, format!("what? {}", &plain[6..26]), "…"),
            (&password, "the password secret-of-tests is old".to_owned(), "…"),
            (&password, STANDARD.encode("secret-of-tests"), "…"),
            (&token, format!("5.7.8 {bearer}"), "5.7.8 …"),
            (&Login::None, "5.7.8 secret-of-tests".to_owned(), "5.7.8 secret-of-tests"),
        ];
        for (login, said, expected) in cases {
            assert_eq!(without_secret(&said, login), expected, "{said}");
        }
    }
}
