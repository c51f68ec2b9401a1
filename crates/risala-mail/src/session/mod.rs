//! One connection to a server, driven step by step (RFC 5321), so that it is always known how far a letter came.
//!
//! A letter is accepted by 250 after the final dot and by nothing else. Before the login the connection is
//! protected or there is none.

pub(crate) mod auth;
mod body;
mod classify;
pub(crate) mod connect;
mod ehlo;
mod failure;
mod reply;
mod server;
#[cfg(test)]
mod tests;
pub(crate) mod tls;
pub(crate) mod wire;

use std::time::Duration;

use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Quit, Rcpt, Rset, Starttls};
use lettre::transport::smtp::extension::{ClientId, MailBodyParameter, MailParameter};
use tokio::time::timeout;

pub use failure::{CODES, Cause, Failure, Phase, Step, TlsFault};
pub use reply::Reply;
pub use server::{Envelope, Login, Patience, Proxy, ProxyKind, Roots, Security, Server};

use body::Blocks;
use classify::{failure, refusal};
use ehlo::Extensions;
use wire::{Lines, Stream, Wire};

/// How long the server may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// How long to wait for an answer that explains why the server stopped reading.
const EXPLANATION: Duration = Duration::from_secs(5);

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server answered 250 to the final dot.
    Accepted {
        /// The answer.
        reply: Reply,
        /// Why the sender's own copy was refused, if it was.
        own_copy: Option<Reply>,
    },
    /// Not taken now: the letter may be sent later.
    Deferred {
        /// The step.
        phase: Phase,
        /// The answer.
        reply: Reply,
    },
    /// Never taken: the address, the size or the contents are refused.
    Refused {
        /// The step.
        phase: Phase,
        /// The answer.
        reply: Reply,
    },
    /// The dot may have left, and no answer says what became of the letter.
    Unconfirmed {
        /// What broke.
        cause: Failure,
    },
    /// Certainly not taken, for a reason that lies with the account or the connection: the letter stays queued.
    Unsent {
        /// What broke.
        cause: Failure,
    },
    /// `commit` said no: the dot never left.
    Stopped,
}

/// What a letter asks before its dot leaves. Any `FnOnce() -> bool` is one that is asked and waited for at once.
pub trait Gate {
    /// The last of the message is about to leave, the dot comes next: called once, to have the answer ready by then.
    /// Whether one will come; then it is waited for, whatever happens to the letter meanwhile.
    fn ask(&mut self) -> bool;
    /// Waits for the answer: whether the dot may leave.
    fn may(self) -> bool;
}

impl<F: FnOnce() -> bool> Gate for F {
    fn ask(&mut self) -> bool {
        false
    }

    fn may(self) -> bool {
        self()
    }
}

/// A connection that is ready for letters. Dropped, it closes.
pub struct Session {
    wire: Wire,
    patience: Patience,
    extensions: Extensions,
    has_login: bool,
    is_usable: bool,
    /// A transaction was begun and not ended.
    is_open: bool,
    /// Commands that were sent together and whose answers are still to come.
    unanswered: usize,
}

/// A command of a transaction, and the answers that mean yes.
struct Order {
    phase: Phase,
    line: String,
    codes: &'static [u16],
}

impl Session {
    /// Connects, makes the connection safe and logs in.
    ///
    /// # Errors
    /// The step that failed, and why.
    pub async fn open(server: &Server, login: &Login, patience: &Patience) -> Result<Self, Failure> {
        let at = |phase| move |cause| Failure::new(phase, cause);
        let host = connect::ascii(&server.host).map_err(at(Phase::Connect))?;
        let stream = bounded(patience.connect, connect::connect(server)).await.map_err(at(Phase::Connect))?;
        let mut stream: Box<dyn Stream> = Box::new(stream);
        if server.security == Security::Tls {
            stream =
                bounded(patience.connect, tls::secured(stream, &host, &server.roots)).await.map_err(at(Phase::Tls))?;
        }
        let mut session = Self::greeted(stream, *patience).await?;
        if server.security == Security::StartTls {
            let stream = session.start_tls().await?;
            let stream = bounded(patience.connect, tls::secured(stream, &host, &server.roots)).await;
            session = Self::over(stream.map_err(at(Phase::Tls))?, *patience).introduced().await?;
        }
        session.log_in(login).await?;
        Ok(session)
    }

    /// A session on a connection whose server greets first.
    async fn greeted(stream: Box<dyn Stream>, patience: Patience) -> Result<Self, Failure> {
        let mut session = Self::over(stream, patience);
        let greeting = session.wire.answer(patience.command).await;
        let greeting = greeting.map_err(|cause| Failure::new(Phase::Greeting, cause))?;
        session.expect(Phase::Greeting, &greeting, 220)?;
        session.introduced().await
    }

    fn over(stream: Box<dyn Stream>, patience: Patience) -> Self {
        let extensions = Extensions::default();
        Self {
            wire: Wire::new(stream),
            patience,
            extensions,
            has_login: false,
            is_usable: true,
            is_open: false,
            unanswered: 0,
        }
    }

    async fn introduced(mut self) -> Result<Self, Failure> {
        // The computer's own name is nobody's business.
        let hello = Ehlo::new(ClientId::Ipv4([127, 0, 0, 1].into())).to_string();
        let answer = self.command(Phase::Ehlo, &hello, self.patience.command).await?;
        self.expect(Phase::Ehlo, &answer, 250)?;
        self.extensions = Extensions::of(&answer.lines);
        Ok(self)
    }

    /// The bare connection, which is now to become TLS.
    async fn start_tls(mut self) -> Result<Box<dyn Stream>, Failure> {
        if !self.extensions.start_tls {
            return Err(Failure::new(Phase::StartTls, Cause::NoStartTls));
        }
        let answer = self.command(Phase::StartTls, &Starttls.to_string(), self.patience.command).await?;
        if self.wire.has_more() {
            return Err(Failure::new(Phase::StartTls, Cause::Injected));
        }
        self.expect(Phase::StartTls, &answer, 220)?;
        Ok(self.wire.into_stream())
    }

    async fn log_in(&mut self, login: &Login) -> Result<(), Failure> {
        let answer = auth::log_in(&mut self.wire, login, &self.extensions, self.patience.command).await;
        if let Some(mut answer) = answer.map_err(|cause| Failure::new(Phase::Auth, cause))? {
            for line in &mut answer.lines {
                *line = auth::without_secret(line, login);
            }
            self.expect(Phase::Auth, &answer, 235)?;
            self.has_login = true;
        }
        Ok(())
    }

    /// Sends one letter. The gate is asked when the last of the message is about to leave, and waited for just before
    /// the final dot: if it says false, the dot never leaves and the connection is closed.
    pub async fn deliver(&mut self, envelope: &Envelope, message: &[u8], gate: impl Gate) -> Outcome {
        // A session whose letter was cut short by its own caller must not go on.
        let was_usable = std::mem::replace(&mut self.is_usable, false);
        if !was_usable {
            return Outcome::Unsent { cause: Failure::new(Phase::Mail, Cause::Closed) };
        }
        let outcome = match self.prepare(envelope, message).await {
            Ok(own_copy) => self.send(message, own_copy, gate).await,
            Err(outcome) => {
                self.catch_up(&outcome).await;
                *outcome
            }
        };
        self.is_usable = self.survives(&outcome);
        outcome
    }

    /// Whether the connection can carry another letter.
    pub fn is_usable(&self) -> bool {
        self.is_usable
    }

    /// Takes leave of the server.
    pub async fn close(mut self) {
        if self.is_usable {
            let goodbye = async {
                self.wire.send(Quit.to_string().as_bytes(), GOODBYE).await?;
                self.wire.answer(GOODBYE).await
            };
            // Nothing depends on it.
            let _ = timeout(GOODBYE, goodbye).await;
        }
    }

    /// Everything up to 354. Gives the refusal of the own copy, if it was refused.
    async fn prepare(&mut self, envelope: &Envelope, message: &[u8]) -> Result<Option<Reply>, Box<Outcome>> {
        let mail = self.mail(envelope, message)?;
        let mut orders = Vec::new();
        if self.is_open {
            orders.push(Order { phase: Phase::Mail, line: Rset.to_string(), codes: &[250] });
        }
        orders.push(Order { phase: Phase::Mail, line: mail, codes: &[250] });
        orders.push(rcpt(&envelope.to)?);
        let own_copy = envelope.own_copy.as_ref().map(rcpt).transpose()?;
        if self.extensions.pipelining {
            self.send_together(orders.iter().chain(&own_copy)).await?;
        }
        self.is_open = true;
        for order in &orders {
            self.ordered(order).await?;
        }
        let own_copy = match &own_copy {
            Some(order) => self.own_copy(order).await?,
            None => None,
        };
        // DATA goes alone: were all recipients refused and this accepted, there would be a message to nobody to end.
        self.ordered(&Order { phase: Phase::Data, line: Data.to_string(), codes: &[354] }).await?;
        Ok(own_copy)
    }

    /// Sends commands in one go (RFC 2920); their answers come in order.
    async fn send_together(&mut self, orders: impl Iterator<Item = &Order>) -> Result<(), Box<Outcome>> {
        let broken = |cause| Box::new(Outcome::Unsent { cause: Failure::new(Phase::Mail, cause) });
        if self.wire.has_more() {
            return Err(broken(Cause::Garbled));
        }
        let lines: Vec<&str> = orders.map(|order| order.line.as_str()).collect();
        self.unanswered = lines.len();
        match self.wire.send(lines.concat().as_bytes(), self.patience.command).await {
            Err(Cause::Timeout) => Err(broken(Cause::Timeout)),
            // The server may have said why before it hung up.
            _ => Ok(()),
        }
    }

    /// Hears the answers to what was sent with a command that was refused, so that the connection stays in step.
    async fn catch_up(&mut self, outcome: &Outcome) {
        if !matches!(outcome, Outcome::Deferred { .. } | Outcome::Refused { .. }) {
            return;
        }
        while self.unanswered > 0 && self.wire.answer(self.patience.command).await.is_ok() {
            self.unanswered -= 1;
        }
    }

    async fn own_copy(&mut self, order: &Order) -> Result<Option<Reply>, Box<Outcome>> {
        match self.ordered(order).await {
            Ok(()) => Ok(None),
            Err(outcome) => match *outcome {
                Outcome::Deferred { reply, .. } | Outcome::Refused { reply, .. } => Ok(Some(reply)),
                // The server goes away: the letter goes nowhere now.
                Outcome::Unsent { cause: Failure { cause: Cause::Reply(reply), .. } } if reply.code != 421 => {
                    Ok(Some(reply))
                }
                outcome => Err(Box::new(outcome)),
            },
        }
    }

    /// MAIL, unless it is clear beforehand that the server cannot take the message.
    fn mail(&self, envelope: &Envelope, message: &[u8]) -> Result<String, Box<Outcome>> {
        let refused = |code, enhanced, text: String| {
            let reply = Reply { code, enhanced: Some(enhanced), text };
            Box::new(Outcome::Refused { phase: Phase::Mail, reply })
        };
        if let Some(limit) = self.extensions.size.filter(|limit| message.len() > *limit) {
            let text = format!("{} bytes, and the server takes {limit}", message.len());
            return Err(refused(552, (5, 3, 4), text));
        }
        let needs_utf8 = envelope.to.needs_utf8();
        if needs_utf8 && !self.extensions.utf8 {
            return Err(refused(553, (5, 6, 7), "the server takes addresses in Latin letters only".to_owned()));
        }
        let mut parameters = Vec::new();
        if needs_utf8 {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if self.extensions.takes_size {
            parameters.push(MailParameter::Size(message.len()));
        }
        if !message.is_ascii() {
            if !self.extensions.eight_bit {
                return Err(refused(554, (5, 6, 3), "the server takes no 8-bit text".to_owned()));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let from = lettre_address(&envelope.from)?;
        Ok(Mail::new(Some(from), parameters).to_string())
    }

    /// Body, gate, dot, answer.
    async fn send(&mut self, message: &[u8], own_copy: Option<Reply>, mut gate: impl Gate) -> Outcome {
        let (sent, is_asked) = self.send_body(message, &mut gate).await;
        // An answer before the dot is an answer to something else, and never an acceptance.
        if sent.is_err() || self.wire.is_spoken_to().await {
            // The gate's answer is this letter's and no other's.
            let _ = is_asked && gate.may();
            return self.interrupted(sent.err()).await;
        }
        if !gate.may() {
            return Outcome::Stopped;
        }
        // From here on the letter may be taken, whatever happens to the dot on its way.
        let dot = self.wire.send(b".\r\n", self.patience.block).await;
        let phase = if dot.is_err() { Phase::Dot } else { Phase::Answer };
        match self.wire.answer(self.patience.reply).await {
            Ok(answer) if answer.code == 250 => Outcome::Accepted { reply: answer.reply(), own_copy },
            Ok(answer) if answer.code >= 400 => refusal(Phase::Answer, answer.reply(), self.has_login),
            Ok(_) => Outcome::Unconfirmed { cause: Failure::new(phase, Cause::Garbled) },
            Err(cause) => Outcome::Unconfirmed { cause: Failure::new(phase, dot.err().unwrap_or(cause)) },
        }
    }

    /// Sends the message without its dot; whether the gate will answer.
    async fn send_body(&mut self, message: &[u8], gate: &mut impl Gate) -> (Result<(), Cause>, bool) {
        let (mut blocks, mut block) = (Blocks::of(message), Vec::new());
        let mut is_there = blocks.next_into(&mut block);
        while is_there && !blocks.is_done() {
            if let Err(cause) = self.wire.send_block(&block, self.patience.block).await {
                return (Err(cause), false);
            }
            is_there = blocks.next_into(&mut block);
        }
        // While the last block travels the gate has time to answer.
        let is_asked = gate.ask();
        if let Err(cause) = self.wire.send_block(&block, self.patience.block).await {
            return (Err(cause), is_asked);
        }
        (self.wire.flush(self.patience.block).await, is_asked)
    }

    /// The server spoke or hung up before the dot: it has not taken the letter.
    async fn interrupted(&mut self, broken: Option<Cause>) -> Outcome {
        let unsent = |cause| Outcome::Unsent { cause: Failure::new(Phase::Body, cause) };
        if broken == Some(Cause::Timeout) {
            return unsent(Cause::Timeout);
        }
        match self.wire.answer(EXPLANATION).await {
            Ok(answer) if answer.code >= 400 => refusal(Phase::Body, answer.reply(), self.has_login),
            Ok(_) => unsent(Cause::Garbled),
            Err(cause) => unsent(broken.unwrap_or(cause)),
        }
    }

    /// Whether the connection is still in step after an outcome.
    fn survives(&mut self, outcome: &Outcome) -> bool {
        let is_in_step = match outcome {
            Outcome::Accepted { .. } => {
                self.is_open = false;
                true
            }
            Outcome::Deferred { phase, .. } | Outcome::Refused { phase, .. } => *phase != Phase::Body,
            _ => false,
        };
        is_in_step && self.unanswered == 0 && !self.wire.has_more()
    }

    /// Sends a command of a transaction; an answer not among `codes` is the letter's outcome.
    async fn ordered(&mut self, order: &Order) -> Result<(), Box<Outcome>> {
        let Order { phase, ref line, codes } = *order;
        let patience = if phase == Phase::Data { self.patience.data } else { self.patience.command };
        let unsent = |cause| Box::new(Outcome::Unsent { cause });
        let answer = self.command(phase, line, patience).await.map_err(unsent)?;
        match answer.code {
            code if codes.contains(&code) => Ok(()),
            400.. => Err(Box::new(refusal(phase, answer.reply(), self.has_login))),
            _ => Err(unsent(Failure::new(phase, Cause::Garbled))),
        }
    }

    /// Sends a line, unless it was sent before, and waits for its answer.
    async fn command(&mut self, phase: Phase, line: &str, patience: Duration) -> Result<Lines, Failure> {
        let broken = |cause| Failure::new(phase, cause);
        if self.unanswered > 0 {
            self.unanswered -= 1;
            return self.wire.answer(patience).await.map_err(broken);
        }
        // What comes unasked would be taken for the answer to this.
        if self.wire.has_more() {
            return Err(broken(Cause::Garbled));
        }
        let sent = self.wire.send(line.as_bytes(), patience).await;
        if sent == Err(Cause::Timeout) {
            return Err(broken(Cause::Timeout));
        }
        // The server may have said why before it hung up.
        match (self.wire.answer(patience).await, sent) {
            (Ok(answer), _) => Ok(answer),
            (Err(_), Err(cause)) | (Err(cause), Ok(())) => Err(broken(cause)),
        }
    }

    fn expect(&self, phase: Phase, answer: &Lines, code: u16) -> Result<(), Failure> {
        match answer.code {
            found if found == code => Ok(()),
            400.. => Err(failure(phase, answer.reply())),
            _ => Err(Failure::new(phase, Cause::Garbled)),
        }
    }
}

async fn bounded<T>(patience: Duration, act: impl Future<Output = Result<T, Cause>>) -> Result<T, Cause> {
    timeout(patience, act).await.unwrap_or(Err(Cause::Timeout))
}

fn rcpt(address: &crate::Address) -> Result<Order, Box<Outcome>> {
    let line = Rcpt::new(lettre_address(address)?, Vec::new()).to_string();
    Ok(Order { phase: Phase::Rcpt, line, codes: &[250, 251] })
}

/// An address in the form of the command types; one that has none is refused as a server would.
fn lettre_address(address: &crate::Address) -> Result<lettre::Address, Box<Outcome>> {
    address.to_lettre("To").map_err(|_| {
        let reply = Reply { code: 553, enhanced: Some((5, 1, 3)), text: String::new() };
        Box::new(Outcome::Refused { phase: Phase::Rcpt, reply })
    })
}
