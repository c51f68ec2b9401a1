//! Lines and answers of IMAP.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::folder::quoted;
use crate::session::auth::without_secret;
use crate::session::connect::{ascii, connect};
use crate::session::tls::secured;
use crate::session::wire::Stream;
use crate::session::{Cause, Failure, Login, Phase, Reply, Security, Server, Step};

/// Octets of a line without its literals, and lines of an answer.
const MAX_LINE: u64 = 64 << 10;
const MAX_LINES: usize = 20_000;
/// Octets of a literal.
const MAX_LITERAL: usize = 1 << 20;

/// How much longer a literal may take, an octet: a megabyte half a minute.
const PER_OCTET: Duration = Duration::from_micros(30);

/// A line of an answer, and the literal within it, if any.
pub(crate) struct Line {
    pub text: String,
    pub literal: Option<Vec<u8>>,
}

/// A connection that is logged in.
pub(crate) struct Imap {
    stream: BufReader<Box<dyn Stream>>,
    patience: Duration,
    count: u32,
}

impl Imap {
    pub async fn open(server: &Server, login: &Login, patience: Duration) -> Result<Self, Failure> {
        let at = |phase| move |cause| Failure::new(phase, cause);
        let host = ascii(&server.host).map_err(at(Phase::Connect))?;
        let connected = within(patience, connect(server)).await.map_err(at(Phase::Connect))?;
        let mut stream: Box<dyn Stream> = Box::new(connected);
        if server.security == Security::Tls {
            stream = within(patience, secured(stream, &host, &server.roots)).await.map_err(at(Phase::Tls))?;
        }
        let mut imap = Self { stream: BufReader::new(stream), patience, count: 0 };
        imap.greeting(server.security).await?;
        if server.security == Security::StartTls {
            imap.command("STARTTLS").await?;
            if !imap.stream.buffer().is_empty() {
                return Err(Failure::new(Phase::StartTls, Cause::Injected));
            }
            let stream = within(patience, secured(imap.stream.into_inner(), &host, &server.roots)).await;
            imap.stream = BufReader::new(stream.map_err(at(Phase::Tls))?);
        }
        imap.log_in(login).await?;
        Ok(imap)
    }

    async fn greeting(&mut self, security: Security) -> Result<(), Failure> {
        let line = within(self.patience, read_line(&mut self.stream)).await;
        let line = line.map_err(|cause| Failure::new(Phase::Greeting, cause))?;
        match line.text.split(' ').nth(1) {
            Some("OK") => Ok(()),
            // Somebody else's login, put into an unprotected connection.
            Some("PREAUTH") if security == Security::StartTls => Err(Failure::new(Phase::Greeting, Cause::Injected)),
            Some("BYE") => Err(said(Phase::Greeting, &line.text, Step::Slow)),
            _ => Err(Failure::new(Phase::Greeting, Cause::Garbled)),
        }
    }

    async fn log_in(&mut self, login: &Login) -> Result<(), Failure> {
        let (mechanism, words) = match login {
            Login::None => return Ok(()),
            Login::Password { user, password } => ("PLAIN", Zeroizing::new(format!("\0{user}\0{}", password.as_str()))),
            Login::Token { user, token } => {
                let words = format!("user={user}\x01auth=Bearer {}\x01\x01", token.as_str());
                ("XOAUTH2", Zeroizing::new(words))
            }
        };
        let done = within(self.patience, self.authenticate(mechanism, &words)).await;
        match done.map_err(|cause| Failure::new(Phase::Auth, cause))? {
            None => Ok(()),
            Some(text) => Err(said(Phase::Auth, &without_secret(&text, login), Step::Login)),
        }
    }

    /// AUTHENTICATE (RFC 9051 section 6.2.2); what the server says when it refuses.
    async fn authenticate(&mut self, mechanism: &str, words: &str) -> Result<Option<String>, Cause> {
        let tag = self.tag();
        let encoded = Zeroizing::new(STANDARD.encode(words));
        send(&mut self.stream, format!("{tag} AUTHENTICATE {mechanism}\r\n").as_bytes()).await?;
        let mut answers = [encoded.as_str(), ""].into_iter();
        for _ in 0..MAX_LINES {
            let line = read_line(&mut self.stream).await?;
            if line.text.starts_with('+') {
                // The second question of XOAUTH2 tells what is wrong and wants an empty answer.
                let answer = answers.next().ok_or(Cause::Garbled)?;
                send(&mut self.stream, answer.as_bytes()).await?;
                send(&mut self.stream, b"\r\n").await?;
            } else if let Some(state) = line.text.strip_prefix(&format!("{tag} ")) {
                return Ok(if state.starts_with("OK") { None } else { Some(state.to_owned()) });
            }
        }
        Err(Cause::Garbled)
    }

    /// Sends a command; the lines of its answer.
    pub async fn command(&mut self, command: &str) -> Result<Vec<Line>, Failure> {
        self.with_literal(command, None).await
    }

    /// Puts a message, as read, into a folder (APPEND, RFC 9051 section 6.3.12).
    pub async fn append(&mut self, folder: &str, message: &[u8]) -> Result<(), Failure> {
        let command = format!("APPEND {} (\\Seen) {{{}}}", quoted(folder), message.len());
        self.with_literal(&command, Some(message)).await.map(|_| ())
    }

    /// Sends a command that announces a literal, and the literal once the server wants it.
    async fn with_literal(&mut self, command: &str, mut literal: Option<&[u8]>) -> Result<Vec<Line>, Failure> {
        let tag = self.tag();
        let patience = self.patience + literal.map_or(Duration::ZERO, |bytes| PER_OCTET * octets(bytes));
        let asking = async {
            send(&mut self.stream, format!("{tag} {command}\r\n").as_bytes()).await?;
            let mut lines = Vec::new();
            while lines.len() < MAX_LINES {
                let line = read_line(&mut self.stream).await?;
                if let Some(state) = line.text.strip_prefix(&format!("{tag} ")) {
                    return Ok((state.to_owned(), lines));
                }
                match literal.take_if(|_| line.text.starts_with('+')) {
                    Some(bytes) => send(&mut self.stream, &[bytes, b"\r\n"].concat()).await?,
                    None => lines.push(line),
                }
            }
            Err(Cause::Garbled)
        };
        match within(patience, asking).await {
            Ok((state, lines)) if state.starts_with("OK") => Ok(lines),
            Ok((state, _)) => Err(said(Phase::Answer, &state, Step::Stop)),
            Err(cause) => Err(Failure::new(Phase::Answer, cause)),
        }
    }

    pub async fn close(mut self) {
        // Nothing depends on it.
        let _ = self.command("LOGOUT").await;
    }

    fn tag(&mut self) -> String {
        self.count += 1;
        format!("R{}", self.count)
    }
}

fn octets(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

async fn within<T>(patience: Duration, act: impl Future<Output = Result<T, Cause>>) -> Result<T, Cause> {
    timeout(patience, act).await.unwrap_or(Err(Cause::Timeout))
}

async fn send(stream: &mut BufReader<Box<dyn Stream>>, bytes: &[u8]) -> Result<(), Cause> {
    stream.write_all(bytes).await.map_err(|_| Cause::Closed)?;
    stream.flush().await.map_err(|_| Cause::Closed)
}

/// The next line: texts and literals by turns, until a text does not announce another.
async fn read_line(stream: &mut BufReader<Box<dyn Stream>>) -> Result<Line, Cause> {
    let (mut text, mut literal) = (String::new(), None);
    loop {
        let mut bytes = Vec::new();
        stream.take(MAX_LINE).read_until(b'\n', &mut bytes).await.map_err(|_| Cause::Closed)?;
        let Some(part) = bytes.strip_suffix(b"\r\n").or_else(|| bytes.strip_suffix(b"\n")) else {
            return Err(if bytes.is_empty() { Cause::Closed } else { Cause::Garbled });
        };
        text.push_str(&String::from_utf8_lossy(part));
        let Some(length) = announced(&text) else { return Ok(Line { text, literal }) };
        if length > MAX_LITERAL || literal.is_some() {
            return Err(Cause::Garbled);
        }
        let mut read = vec![0; length];
        stream.read_exact(&mut read).await.map_err(|_| Cause::Closed)?;
        literal = Some(read);
    }
}

/// The length of the literal that a text announces: `{123}`.
fn announced(text: &str) -> Option<usize> {
    text.strip_suffix('}')?.rsplit_once('{')?.1.parse().ok()
}

fn said(phase: Phase, text: &str, step: Step) -> Failure {
    Failure::reply(phase, Reply::new(0, &[text.to_owned()]), step)
}
