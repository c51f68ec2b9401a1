//! A server that is right in everything but one step, and remembers what it saw.

pub mod certificates;

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A step of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Nowhere,
    Greeting,
    Ehlo,
    StartTls,
    /// EHLO after TLS.
    Hello,
    Auth,
    Mail,
    Rcpt,
    OwnCopy,
    Data,
    /// The first line of the body.
    Body,
    Dot,
    Quit,
}

/// What it does there.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    /// Other bytes in place of the answer.
    Say(&'static [u8]),
    /// Other bytes, and the connection ends.
    Last(&'static [u8]),
    /// Nothing, for ever.
    Stall,
    /// Bytes without an end.
    Flood(&'static [u8]),
}

/// What the server saw, in order: lines of both worlds, before TLS and within.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    pub lines: Vec<String>,
    pub messages: Vec<Vec<u8>>,
    pub accepted: usize,
}

impl Seen {
    /// Whether any login reached it.
    pub fn any_auth(&self) -> bool {
        self.lines.iter().any(|line| line.to_ascii_uppercase().contains("AUTH"))
    }
}

/// How the server protects its connections.
#[derive(Clone)]
pub enum Protection {
    Plain,
    Tls(TlsAcceptor),
    StartTls(TlsAcceptor),
}

/// The server's ways.
#[derive(Clone)]
pub struct Ways {
    pub protection: Protection,
    pub at: At,
    pub act: Act,
    /// What it says to EHLO; `[TLS]` lines only before TLS, the others only after it.
    pub extensions: &'static [&'static str],
}

pub const USUAL: &[&str] =
    &["PIPELINING", "SIZE 20000000", "AUTH PLAIN LOGIN XOAUTH2", "ENHANCEDSTATUSCODES", "8BITMIME"];

/// The same without commands sent together.
pub const ONE_BY_ONE: &[&str] = &["SIZE 20000000", "AUTH PLAIN LOGIN XOAUTH2", "ENHANCEDSTATUSCODES", "8BITMIME"];

impl Ways {
    pub fn new(protection: Protection) -> Self {
        Self { protection, at: At::Nowhere, act: Act::Stall, extensions: USUAL }
    }

    pub fn but(mut self, at: At, act: Act) -> Self {
        (self.at, self.act) = (at, act);
        self
    }
}

/// A listening server.
pub struct Scripted {
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
}

impl Scripted {
    pub async fn start(ways: Ways) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let shared = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let talk = Talk { ways: ways.clone(), seen: Arc::clone(&shared) };
                tokio::spawn(talk.run(stream));
            }
        });
        Self { port, seen }
    }

    pub fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}
type Wire = BufReader<Box<dyn Stream>>;

struct Talk {
    ways: Ways,
    seen: Arc<Mutex<Seen>>,
}

/// The connection is at its end.
struct Over;

impl Talk {
    async fn run(self, stream: TcpStream) {
        stream.set_nodelay(true).unwrap();
        let stream: Box<dyn Stream> = match &self.ways.protection {
            Protection::Tls(acceptor) => match acceptor.accept(stream).await {
                Ok(stream) => Box::new(stream),
                Err(_) => return,
            },
            _ => Box::new(stream),
        };
        let _ = self.talk(BufReader::new(stream)).await;
    }

    async fn talk(&self, mut wire: Wire) -> Result<(), Over> {
        self.say(&mut wire, At::Greeting, "220 mail.test ready").await?;
        let mut is_safe = !matches!(self.ways.protection, Protection::StartTls(_));
        let mut rcpts = 0;
        loop {
            let line = self.line(&mut wire).await?;
            let verb = line.split([' ', '\r']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    let at = if is_safe { At::Hello } else { At::Ehlo };
                    self.say(&mut wire, at, &self.extensions(is_safe)).await?;
                }
                "STARTTLS" => {
                    self.say(&mut wire, At::StartTls, "220 go").await?;
                    let Protection::StartTls(acceptor) = &self.ways.protection else { return Err(Over) };
                    let ahead = wire.buffer().len();
                    assert_eq!(ahead, 0, "nothing may follow STARTTLS unasked");
                    wire = BufReader::new(Box::new(acceptor.accept(wire.into_inner()).await.map_err(|_| Over)?));
                    is_safe = true;
                }
                "AUTH" => self.auth(&mut wire, &line).await?,
                "MAIL" => {
                    rcpts = 0;
                    self.say(&mut wire, At::Mail, "250 2.1.0 ok").await?;
                }
                "RCPT" => {
                    rcpts += 1;
                    self.say(&mut wire, if rcpts == 1 { At::Rcpt } else { At::OwnCopy }, "250 2.1.5 ok").await?;
                }
                "DATA" => self.data(&mut wire).await?,
                "RSET" => self.say(&mut wire, At::Nowhere, "250 ok").await?,
                "QUIT" => return self.say(&mut wire, At::Quit, "221 bye").await,
                _ => self.say(&mut wire, At::Nowhere, "502 what?").await?,
            }
        }
    }

    fn extensions(&self, is_safe: bool) -> String {
        let chosen: Vec<&str> = self
            .ways
            .extensions
            .iter()
            .filter_map(|line| match line.strip_prefix("[TLS]") {
                Some(line) => Some(line).filter(|_| !is_safe),
                None => Some(*line).filter(|_| is_safe),
            })
            .collect();
        let mut lines = vec!["mail.test"];
        if !is_safe && [USUAL, ONE_BY_ONE].contains(&self.ways.extensions) {
            lines.push("STARTTLS");
        }
        lines.extend(chosen);
        let last = lines.len() - 1;
        let marked = |(at, line): (usize, &&str)| format!("250{}{line}", if at == last { ' ' } else { '-' });
        lines.iter().enumerate().map(marked).collect::<Vec<_>>().join("\r\n")
    }

    async fn auth(&self, wire: &mut Wire, line: &str) -> Result<(), Over> {
        if line.starts_with("AUTH LOGIN") {
            for question in ["334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n"] {
                self.raw(wire, question.as_bytes()).await?;
                self.line(wire).await?;
            }
        }
        if line.starts_with("AUTH XOAUTH2") && matches!(self.ways.act, Act::Say(said) if said.starts_with(b"334")) {
            self.say(wire, At::Auth, "").await?;
            let empty = self.line(wire).await?;
            let answer: &[u8] = if empty == "\r\n" { b"535 5.7.8 token expired\r\n" } else { b"500 5.5.2 what?\r\n" };
            return self.raw(wire, answer).await;
        }
        self.say(wire, At::Auth, "235 2.7.0 welcome").await
    }

    async fn data(&self, wire: &mut Wire) -> Result<(), Over> {
        self.say(wire, At::Data, "354 go on").await?;
        let mut message = Vec::new();
        loop {
            let mut line = Vec::new();
            if wire.read_until(b'\n', &mut line).await.map_err(|_| Over)? == 0 {
                return Err(Over);
            }
            if line == b".\r\n" {
                break;
            }
            if message.is_empty() && self.ways.at == At::Body {
                self.say(wire, At::Body, "").await?;
            }
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        self.seen.lock().unwrap().messages.push(message);
        self.say(wire, At::Dot, "250 2.0.0 queued").await
    }

    /// The answer of a step, or what stands in its place.
    async fn say(&self, wire: &mut Wire, at: At, answer: &str) -> Result<(), Over> {
        let usual = format!("{answer}\r\n");
        if at != self.ways.at {
            return self.counted(wire, at, usual.as_bytes()).await;
        }
        match self.ways.act {
            Act::Say(bytes) => self.counted(wire, at, bytes).await,
            Act::Last(bytes) => self.counted(wire, at, bytes).await.and(Err(Over)),
            Act::Stall => std::future::pending().await,
            Act::Flood(bytes) => loop {
                self.raw(wire, bytes).await?;
            },
        }
    }

    async fn counted(&self, wire: &mut Wire, at: At, bytes: &[u8]) -> Result<(), Over> {
        if at == At::Dot && bytes.starts_with(b"250") {
            self.seen.lock().unwrap().accepted += 1;
        }
        self.raw(wire, bytes).await
    }

    async fn raw(&self, wire: &mut Wire, bytes: &[u8]) -> Result<(), Over> {
        wire.write_all(bytes).await.map_err(|_| Over)?;
        wire.flush().await.map_err(|_| Over)
    }

    async fn line(&self, wire: &mut Wire) -> Result<String, Over> {
        let mut line = Vec::new();
        if wire.read_until(b'\n', &mut line).await.map_err(|_| Over)? == 0 {
            return Err(Over);
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        self.seen.lock().unwrap().lines.push(line.clone());
        Ok(line)
    }
}
