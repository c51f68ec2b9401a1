//! Bytes to and from the server: commands go out whole, answers come in line by line, everything bounded in size
//! and time.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::time::timeout;

use super::{Cause, Reply};

/// Octets of a line; RFC 5321 section 4.5.3.1.5 asks for 512.
const MAX_LINE: usize = 2048;
/// Lines of an answer.
const MAX_LINES: usize = 200;
/// Octets read at once.
const CHUNK: usize = 4096;

/// A connection, with TLS or without.
pub(crate) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A connection and what was read of it ahead.
pub(crate) struct Wire {
    stream: Box<dyn Stream>,
    ahead: Vec<u8>,
    /// Where the unread part of `ahead` begins.
    at: usize,
}

/// An answer's code and lines, as they came.
pub(crate) struct Lines {
    pub code: u16,
    pub lines: Vec<String>,
}

impl Lines {
    pub fn reply(&self) -> Reply {
        Reply::new(self.code, &self.lines)
    }
}

impl Wire {
    pub fn new(stream: Box<dyn Stream>) -> Self {
        Self { stream, ahead: Vec::new(), at: 0 }
    }

    /// The connection alone. What was read ahead is lost: look at [`has_more`](Self::has_more) first.
    pub fn into_stream(self) -> Box<dyn Stream> {
        self.stream
    }

    /// Whether bytes came after the last answer.
    pub fn has_more(&self) -> bool {
        self.at < self.ahead.len()
    }

    /// Sends bytes and sees them off.
    pub async fn send(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Cause> {
        let sending = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        within(patience, sending).await
    }

    /// Sends bytes that more will follow.
    pub async fn send_block(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Cause> {
        within(patience, self.stream.write_all(bytes)).await
    }

    /// Sees off what was sent.
    pub async fn flush(&mut self, patience: Duration) -> Result<(), Cause> {
        within(patience, self.stream.flush()).await
    }

    /// The next answer, all of it within the given time.
    pub async fn answer(&mut self, patience: Duration) -> Result<Lines, Cause> {
        timeout(patience, self.read_lines()).await.unwrap_or(Err(Cause::Timeout))
    }

    /// Whether anything can be read now: an answer nobody asked for, or the connection's end.
    pub async fn is_spoken_to(&mut self) -> bool {
        if self.has_more() {
            return true;
        }
        let mut chunk = [0; CHUNK];
        let mut buffer = ReadBuf::new(&mut chunk);
        let stream = &mut self.stream;
        let is_ready =
            poll_fn(|context| Poll::Ready(Pin::new(&mut *stream).poll_read(context, &mut buffer).is_ready())).await;
        self.ahead.extend_from_slice(buffer.filled());
        is_ready
    }

    async fn read_lines(&mut self) -> Result<Lines, Cause> {
        let mut answer = Lines { code: 0, lines: Vec::new() };
        while answer.lines.len() < MAX_LINES {
            let line = self.line().await?;
            let (code, is_last, text) = parts(&line).ok_or(Cause::Garbled)?;
            if !answer.lines.is_empty() && code != answer.code {
                return Err(Cause::Garbled);
            }
            answer.code = code;
            answer.lines.push(text);
            if is_last {
                return Ok(answer);
            }
        }
        Err(Cause::Garbled)
    }

    /// The next line, without its end.
    async fn line(&mut self) -> Result<Vec<u8>, Cause> {
        let mut looked = 0;
        loop {
            let unread = self.ahead.get(self.at..).unwrap_or_default();
            if let Some(length) = unread.iter().skip(looked).position(|octet| *octet == b'\n').map(|at| at + looked) {
                let line = unread.get(..length).unwrap_or_default();
                let line = line.strip_suffix(b"\r").unwrap_or(line).to_vec();
                self.at += length + 1;
                return if length < MAX_LINE { Ok(line) } else { Err(Cause::Garbled) };
            }
            looked = unread.len();
            if looked >= MAX_LINE {
                return Err(Cause::Garbled);
            }
            self.read_more().await?;
        }
    }

    async fn read_more(&mut self) -> Result<(), Cause> {
        self.ahead.drain(..self.at.min(self.ahead.len()));
        self.at = 0;
        let mut chunk = [0; CHUNK];
        let count = self.stream.read(&mut chunk).await.map_err(|error| cause(&error))?;
        self.ahead.extend_from_slice(chunk.get(..count).unwrap_or_default());
        if count == 0 { Err(Cause::Closed) } else { Ok(()) }
    }
}

/// Code, whether it is the last line, and text.
fn parts(line: &[u8]) -> Option<(u16, bool, String)> {
    let (code, rest) = line.split_at_checked(3)?;
    let is_code = code.iter().all(u8::is_ascii_digit) && matches!(code.first(), Some(b'2'..=b'5'));
    let code = str::from_utf8(code).ok().filter(|_| is_code)?.parse().ok()?;
    let (is_last, text) = match rest.split_first() {
        None => (true, rest),
        Some((b' ', text)) => (true, text),
        Some((b'-', text)) => (false, text),
        Some(_) => return None,
    };
    Some((code, is_last, String::from_utf8_lossy(text).into_owned()))
}

async fn within<T>(patience: Duration, act: impl Future<Output = io::Result<T>>) -> Result<T, Cause> {
    match timeout(patience, act).await {
        Ok(done) => done.map_err(|error| cause(&error)),
        Err(_) => Err(Cause::Timeout),
    }
}

fn cause(error: &io::Error) -> Cause {
    match error.kind() {
        io::ErrorKind::TimedOut => Cause::Timeout,
        io::ErrorKind::InvalidData => Cause::Garbled,
        _ => Cause::Closed,
    }
}
