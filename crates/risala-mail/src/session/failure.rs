//! What breaks a session or concerns the whole account, and what to do about it.

use std::fmt;

use super::Reply;

/// The codes of [`Failure`].
pub const CODES: &[&str] = &[
    "mail.plain_refused",
    "mail.roots",
    "mail.proxy",
    "mail.offline",
    "mail.timeout",
    "mail.closed",
    "mail.garbled",
    "mail.tls_expired",
    "mail.tls_wrong_host",
    "mail.tls_unknown_issuer",
    "mail.tls_self_signed",
    "mail.tls_old_version",
    "mail.tls_not_spoken",
    "mail.tls_failed",
    "mail.no_starttls",
    "mail.injected",
    "mail.no_auth",
    "mail.slow_down",
    "mail.quota",
    "mail.login_refused",
    "mail.consent_revoked",
    "mail.oauth_unreachable",
    "mail.sender_refused",
    "mail.server_refuses",
];

/// A step of a session, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The connection, through a proxy or not.
    Connect,
    /// The server's first line.
    Greeting,
    /// EHLO.
    Ehlo,
    /// STARTTLS.
    StartTls,
    /// The TLS handshake.
    Tls,
    /// AUTH.
    Auth,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// DATA.
    Data,
    /// The message's bytes.
    Body,
    /// The final dot.
    Dot,
    /// The answer to the final dot.
    Answer,
}

impl Phase {
    /// Its name in reports and in the store: fixed, never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Greeting => "greeting",
            Self::Ehlo => "ehlo",
            Self::StartTls => "starttls",
            Self::Tls => "tls",
            Self::Auth => "auth",
            Self::Mail => "mail",
            Self::Rcpt => "rcpt",
            Self::Data => "data",
            Self::Body => "body",
            Self::Dot => "dot",
            Self::Answer => "answer",
        }
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// What was wrong with TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TlsFault {
    /// The certificate is no longer, or not yet, valid.
    Expired,
    /// The certificate is for other names.
    WrongHost {
        /// Some of them.
        names: Vec<String>,
    },
    /// Nobody known vouches for the certificate.
    UnknownIssuer,
    /// The server vouches for itself.
    SelfSigned,
    /// The server has no TLS 1.2 or 1.3, or no safe way to use it.
    OldVersion,
    /// What came was not TLS.
    NotSpoken,
    /// Anything else.
    Other(String),
}

/// Why a session broke, or why the account has to pause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A connection without TLS was asked for to another computer.
    PlainRefused,
    /// The account's certificates are not to be read, or the system has none.
    Roots,
    /// The proxy does not let through.
    Proxy(String),
    /// The server cannot be reached: no network, no such name, nobody listens.
    Offline(String),
    /// No answer in time.
    Timeout,
    /// The connection ended.
    Closed,
    /// What came is not SMTP.
    Garbled,
    /// TLS did not come about.
    Tls(TlsFault),
    /// The server offers no STARTTLS: removed on the way, or the wrong port.
    NoStartTls,
    /// Bytes came before TLS that nobody had asked for.
    Injected,
    /// The server offers no way to log in that fits.
    NoAuth,
    /// The consent by which the account logs in has ended; the provider's code for it.
    Revoked(String),
    /// The provider that gives tokens cannot be reached.
    NoToken(String),
    /// The server said no to the account.
    Reply(Reply),
}

/// Where a session broke, and why. It holds no secret, no body and no address of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The step.
    pub phase: Phase,
    /// The reason.
    pub cause: Cause,
    step: Step,
}

/// What to do with the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Connection lost or offline: back off and try again; it was no attempt.
    Retry,
    /// The server is busy or wants less: pause, one connection, back off.
    Slow,
    /// As much was sent as may be: wait until the 24-hour window frees.
    Quota,
    /// The login is refused: stop at once and ask; with OAuth2, refresh the token once.
    Login,
    /// The sender's address is not the login's: stop.
    Sender,
    /// Something that a person must look at: stop.
    Stop,
}

impl Failure {
    /// A failure without an answer of the server.
    pub fn new(phase: Phase, cause: Cause) -> Self {
        let step = match cause {
            Cause::Offline(_) | Cause::Timeout | Cause::Closed | Cause::Garbled | Cause::Proxy(_) => Step::Retry,
            Cause::NoToken(_) => Step::Retry,
            Cause::NoAuth | Cause::Revoked(_) => Step::Login,
            _ => Step::Stop,
        };
        Self { phase, cause, step }
    }

    /// The server's answer, and what it means.
    pub(crate) fn reply(phase: Phase, reply: Reply, step: Step) -> Self {
        Self { phase, cause: Cause::Reply(reply), step }
    }

    /// What to do with the account.
    pub fn remedy(&self) -> Step {
        self.step
    }

    /// The problem code, one of [`CODES`].
    pub fn code(&self) -> &'static str {
        match &self.cause {
            Cause::PlainRefused => "mail.plain_refused",
            Cause::Roots => "mail.roots",
            Cause::Proxy(_) => "mail.proxy",
            Cause::Offline(_) => "mail.offline",
            Cause::Timeout => "mail.timeout",
            Cause::Closed => "mail.closed",
            Cause::Garbled => "mail.garbled",
            Cause::Tls(fault) => fault.code(),
            Cause::NoStartTls => "mail.no_starttls",
            Cause::Injected => "mail.injected",
            Cause::NoAuth => "mail.no_auth",
            Cause::Revoked(_) => "mail.consent_revoked",
            Cause::NoToken(_) => "mail.oauth_unreachable",
            Cause::Reply(_) => match self.step {
                Step::Retry | Step::Slow => "mail.slow_down",
                Step::Quota => "mail.quota",
                Step::Login => "mail.login_refused",
                Step::Sender => "mail.sender_refused",
                Step::Stop => "mail.server_refuses",
            },
        }
    }

    /// The arguments of the code's message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("phase", self.phase.name().to_owned())];
        match &self.cause {
            Cause::Proxy(cause)
            | Cause::Offline(cause)
            | Cause::NoToken(cause)
            | Cause::Tls(TlsFault::Other(cause)) => {
                args.push(("cause", cause.clone()));
            }
            Cause::Revoked(reason) => args.push(("reason", reason.clone())),
            Cause::Tls(TlsFault::WrongHost { names }) => args.push(("names", names.join(", "))),
            Cause::Reply(reply) => args.push(("reply", reply.to_string())),
            _ => {}
        }
        args
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} at {}", self.code(), self.phase)?;
        let rest = self.args().into_iter().filter(|(name, _)| *name != "phase");
        rest.into_iter().try_for_each(|(_, value)| write!(out, ": {value}"))
    }
}

impl std::error::Error for Failure {}

impl TlsFault {
    fn code(&self) -> &'static str {
        match self {
            Self::Expired => "mail.tls_expired",
            Self::WrongHost { .. } => "mail.tls_wrong_host",
            Self::UnknownIssuer => "mail.tls_unknown_issuer",
            Self::SelfSigned => "mail.tls_self_signed",
            Self::OldVersion => "mail.tls_old_version",
            Self::NotSpoken => "mail.tls_not_spoken",
            Self::Other(_) => "mail.tls_failed",
        }
    }
}
