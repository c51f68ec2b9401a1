//! A server on this computer that keeps what it is given and passes nothing on: for rehearsals and for tests.
//!
//! It speaks SMTP without TLS on a loopback port, so that a rehearsal goes the way of a real sending up to the last
//! byte. For tests of the sender it can fail now and then, always in the same places for the same seed.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::MAX_MESSAGE;

/// Connections at a time.
const MAX_CONNECTIONS: usize = 32;
/// Messages kept, and their bytes; more are counted only.
const MAX_KEPT: usize = 20_000;
const MAX_KEPT_BYTES: usize = 1 << 30;
/// Octets of a line.
const MAX_LINE: u64 = 64 << 10;
const MAX_RECIPIENTS: usize = 10;
/// How long a sender may be silent.
const PATIENCE: Duration = Duration::from_secs(15 * 60);
/// The headers by which a letter is known.
const ID: &str = "X-Risala-Id:";
const MESSAGE_ID: &str = "Message-ID:";

/// What the server is to do besides taking messages.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A file that gets a line for each message taken, before the sender is told: `X-Risala-Id`, Message-ID and the
    /// recipients with commas between them; and a line `fault` for each failure.
    pub log: Option<PathBuf>,
    /// Do not keep the messages, count them only.
    pub forget: bool,
    /// Fail now and then.
    pub faults: Option<Faults>,
}

/// Failures of the server, spread over the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Faults {
    /// The same seed fails at the same messages in the same ways.
    pub seed: u64,
    /// How many of a thousand messages meet one.
    pub per_mille: u16,
}

/// A message as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// MAIL FROM.
    pub from: String,
    /// RCPT TO, in order.
    pub to: Vec<String>,
    /// The message's bytes.
    pub message: Vec<u8>,
}

/// The running server. Dropped, it stops.
pub struct Rehearsal {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    options: Options,
    is_over: AtomicBool,
    connections: AtomicUsize,
    /// Messages that reached their final dot, taken or not.
    dots: AtomicUsize,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    log: Option<File>,
    messages: Vec<Received>,
    bytes: usize,
    accepted: usize,
}

impl Kept {
    fn note(&mut self, line: &str) -> io::Result<()> {
        self.log.as_mut().map_or(Ok(()), |log| log.write_all(line.as_bytes()))
    }
}

/// What happens at a final dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    /// Taken, and the connection ends without an answer.
    TakenSilently,
    /// Lost: the connection ends without an answer.
    Lost,
    Later,
    Never,
    Busy,
}

impl Rehearsal {
    /// Starts it on a free port of 127.0.0.1.
    ///
    /// # Errors
    /// No port, no thread, or no log file is to be had.
    pub fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let log = match &options.log {
            Some(path) => Some(OpenOptions::new().create(true).append(true).open(path)?),
            None => None,
        };
        let kept = Mutex::new(Kept { log, ..Kept::default() });
        let shared = Arc::new(Shared { options, kept, ..Shared::default() });
        let sharing = Arc::clone(&shared);
        let listening = thread::Builder::new().spawn(move || listen(&listener, &sharing))?;
        Ok(Self { address, shared, listening: Some(listening) })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The messages it kept, in the order of their arrival.
    pub fn messages(&self) -> Vec<Received> {
        self.shared.kept().messages.clone()
    }

    /// How many messages it took.
    pub fn accepted(&self) -> usize {
        self.shared.kept().accepted
    }

    /// Stops it. Connections that are open end with their next line.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        if let Some(listening) = self.listening.take() {
            // Waking it is all that this connection is for.
            drop(TcpStream::connect(self.address));
            let _ = listening.join();
        }
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Decides what happens to the message that just ended.
    fn fate(&self) -> Fate {
        let dot = self.dots.fetch_add(1, Ordering::SeqCst);
        let Some(faults) = self.options.faults else { return Fate::Taken };
        let drawn = mixed(faults.seed ^ mixed(u64::try_from(dot).unwrap_or(u64::MAX)));
        if drawn % 1000 >= u64::from(faults.per_mille) {
            return Fate::Taken;
        }
        match drawn / 1000 % 5 {
            0 => Fate::TakenSilently,
            1 => Fate::Lost,
            2 => Fate::Later,
            3 => Fate::Never,
            _ => Fate::Busy,
        }
    }

    /// Takes a message over: written down first, kept if there is room.
    fn take(&self, received: Received) -> io::Result<()> {
        let mut kept = self.kept();
        let [id, message_id] = [ID, MESSAGE_ID].map(|name| header(&received.message, name));
        kept.note(&format!("{id} {message_id} {}\n", received.to.join(",")))?;
        kept.accepted += 1;
        let bytes = kept.bytes + received.message.len();
        if !self.options.forget && kept.messages.len() < MAX_KEPT && bytes <= MAX_KEPT_BYTES {
            kept.bytes = bytes;
            kept.messages.push(received);
        }
        Ok(())
    }
}

/// A number that looks random, always the same for the same input (the finalizer of SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// The value of a header, or `-`.
fn header(message: &[u8], name: &str) -> String {
    let head = message.split(|octet| *octet == b'\n').take_while(|line| !matches!(line, [] | [b'\r']));
    let value = |line: &[u8]| {
        let (begins, value) = line.split_at_checked(name.len())?;
        begins.eq_ignore_ascii_case(name.as_bytes()).then(|| String::from_utf8_lossy(value).trim().to_owned())
    };
    head.into_iter().find_map(value).unwrap_or_else(|| "-".to_owned())
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.is_over.load(Ordering::SeqCst) {
            break;
        }
        let Ok(mut stream) = stream else { continue };
        if shared.connections.fetch_add(1, Ordering::SeqCst) >= MAX_CONNECTIONS {
            let _ = stream.write_all(b"421 4.3.2 too many connections\r\n");
            shared.connections.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let sharing = Arc::clone(shared);
        let talking = thread::Builder::new().spawn(move || {
            // That a sender goes away in the middle is its own affair.
            let _ = Talk::new(stream, &sharing).and_then(|mut talk| talk.run());
            sharing.connections.fetch_sub(1, Ordering::SeqCst);
        });
        if talking.is_err() {
            shared.connections.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// One connection.
struct Talk<'a> {
    input: BufReader<TcpStream>,
    output: TcpStream,
    shared: &'a Shared,
    from: Option<String>,
    to: Vec<String>,
}

impl<'a> Talk<'a> {
    fn new(stream: TcpStream, shared: &'a Shared) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let input = BufReader::with_capacity(64 << 10, stream.try_clone()?);
        Ok(Self { input, output: stream, shared, from: None, to: Vec::new() })
    }

    fn run(&mut self) -> io::Result<()> {
        self.say("220 rehearsal ready")?;
        let mut line = Vec::new();
        while !self.shared.is_over.load(Ordering::SeqCst) {
            if !self.line(&mut line)? {
                return Ok(());
            }
            let words = String::from_utf8_lossy(&line).trim_end().to_owned();
            let verb = words.split(' ').next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" => {
                    self.say(&format!("250-rehearsal\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE {MAX_MESSAGE}"))?
                }
                "MAIL" => self.mail(&words)?,
                "RCPT" => self.rcpt(&words)?,
                "DATA" if !self.to.is_empty() => {
                    if !self.data()? {
                        return Ok(());
                    }
                }
                "DATA" => self.say("503 5.5.1 no recipient")?,
                "RSET" => {
                    self.reset();
                    self.say("250 2.0.0 ok")?;
                }
                "NOOP" => self.say("250 2.0.0 ok")?,
                "QUIT" => return self.say("221 2.0.0 bye"),
                _ => self.say("502 5.5.1 not here")?,
            }
        }
        self.say("421 4.3.2 the rehearsal is over")
    }

    fn mail(&mut self, words: &str) -> io::Result<()> {
        match bracketed(words) {
            Some(from) if self.from.is_none() => {
                self.from = Some(from);
                self.say("250 2.1.0 ok")
            }
            Some(_) => self.say("503 5.5.1 a message is under way"),
            None => self.say("501 5.1.7 no address"),
        }
    }

    fn rcpt(&mut self, words: &str) -> io::Result<()> {
        match bracketed(words) {
            _ if self.from.is_none() => self.say("503 5.5.1 no sender"),
            Some(_) if self.to.len() >= MAX_RECIPIENTS => self.say("452 4.5.3 too many recipients"),
            Some(to) => {
                self.to.push(to);
                self.say("250 2.1.5 ok")
            }
            None => self.say("501 5.1.3 no address"),
        }
    }

    /// Whether the connection goes on.
    fn data(&mut self) -> io::Result<bool> {
        self.say("354 go on")?;
        let (mut message, mut line, mut is_too_large) = (Vec::new(), Vec::new(), false);
        loop {
            if !self.line(&mut line)? {
                return Ok(false);
            }
            if line == b".\r\n" {
                break;
            }
            let text = line.strip_prefix(b".").unwrap_or(&line);
            is_too_large |= message.len() + text.len() > MAX_MESSAGE;
            if !is_too_large {
                message.extend_from_slice(text);
            }
        }
        let received =
            Received { from: self.from.take().unwrap_or_default(), to: std::mem::take(&mut self.to), message };
        if is_too_large {
            return self.say("552 5.3.4 too large").map(|()| true);
        }
        self.end(received)
    }

    /// Whether the connection goes on.
    fn end(&mut self, received: Received) -> io::Result<bool> {
        let fate = self.shared.fate();
        if fate != Fate::Taken {
            self.shared.kept().note("fault\n")?;
        }
        let (answer, goes_on) = match fate {
            Fate::Taken => {
                self.shared.take(received)?;
                ("250 2.0.0 taken", true)
            }
            Fate::TakenSilently => return self.shared.take(received).map(|()| false),
            Fate::Lost => return Ok(false),
            Fate::Later => ("451 4.3.0 later", true),
            Fate::Never => ("554 5.6.0 never", true),
            Fate::Busy => ("421 4.3.2 busy", false),
        };
        self.say(answer).map(|()| goes_on)
    }

    fn reset(&mut self) {
        self.from = None;
        self.to.clear();
    }

    /// Reads a line with its end; false at the connection's end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        self.input.by_ref().take(MAX_LINE).read_until(b'\n', line)?;
        match line.last() {
            Some(b'\n') => Ok(true),
            None => Ok(false),
            Some(_) => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    fn say(&mut self, answer: &str) -> io::Result<()> {
        self.output.write_all(format!("{answer}\r\n").as_bytes())
    }
}

/// The address between `<` and `>`.
fn bracketed(words: &str) -> Option<String> {
    let (_, rest) = words.split_once('<')?;
    rest.split_once('>').map(|(address, _)| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Address, Envelope, Login, Outcome, Patience, Roots, Security, Server, Session};

    async fn open(rehearsal: &Rehearsal) -> Session {
        let server = Server {
            host: "127.0.0.1".to_owned(),
            port: rehearsal.port(),
            security: Security::LoopbackPlain,
            roots: Roots::System,
            proxy: None,
        };
        Session::open(&server, &Login::None, &Patience::default()).await.unwrap()
    }

    fn envelope() -> Envelope {
        let address = |value| Address::parse(value, "To").unwrap();
        Envelope { from: address("a@b.example"), to: address("c@d.example"), own_copy: Some(address("a@b.example")) }
    }

    #[tokio::test]
    async fn it_keeps_what_it_is_given() {
        let rehearsal = Rehearsal::start(Options::default()).unwrap();
        let mut session = open(&rehearsal).await;
        let message = b"X-RISALA-Id: 12\r\n\r\n.\r\n..\r\nx\r\n";
        for _ in 0..2 {
            let outcome = session.deliver(&envelope(), message, || true).await;
            assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
        }
        let to = vec!["c@d.example".to_owned(), "a@b.example".to_owned()];
        let received = Received { from: "a@b.example".to_owned(), to, message: message.to_vec() };
        assert_eq!(rehearsal.messages(), [received.clone(), received]);
        let large = vec![b'x'; MAX_MESSAGE + 1];
        let outcome = session.deliver(&envelope(), &large, || true).await;
        assert!(matches!(outcome, Outcome::Refused { .. }), "{outcome:?}");
        rehearsal.stop();
        let outcome = session.deliver(&envelope(), message, || true).await;
        assert!(matches!(outcome, Outcome::Unsent { .. }), "{outcome:?}");
    }

    #[tokio::test]
    async fn faults_are_as_many_as_asked_for_and_the_log_knows_every_letter_taken() {
        let folder = std::env::temp_dir().join(format!("risala-rehearsal-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut logs = Vec::new();
        for run in 0..2 {
            let log = folder.join(run.to_string());
            let faults = Some(Faults { seed: 7, per_mille: 100 });
            let rehearsal = Rehearsal::start(Options { log: Some(log.clone()), forget: true, faults }).unwrap();
            let (mut session, mut accepted, mut unclear) = (open(&rehearsal).await, 0, 0);
            for id in 0..500 {
                if !session.is_usable() {
                    session = open(&rehearsal).await;
                }
                let message = format!("X-Risala-Id: {id}\r\n\r\nx\r\n");
                match session.deliver(&envelope(), message.as_bytes(), || true).await {
                    Outcome::Accepted { .. } => accepted += 1,
                    Outcome::Unconfirmed { .. } => unclear += 1,
                    _ => {}
                }
            }
            assert!((420..480).contains(&accepted), "{accepted} of 500");
            let text = std::fs::read_to_string(&log).unwrap();
            let faults = text.lines().filter(|line| *line == "fault").count();
            assert_eq!(faults, 500 - accepted);
            assert_eq!(text.lines().count() - faults, rehearsal.accepted());
            assert!((accepted..=accepted + unclear).contains(&rehearsal.accepted()));
            assert!(text.starts_with("0 - c@d.example,a@b.example\n"), "{text}");
            assert!(rehearsal.messages().is_empty());
            logs.push(text);
        }
        assert_eq!(logs[0], logs[1], "the same seed, the same faults");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
