//! A letter's e-mail: names, words and finished attachments become the bytes of one message.
//!
//! The same [`Mail`] always gives the same bytes: date, Message-ID and MIME boundaries are data or
//! derived from data (RFC 5322, RFC 2045 to 2049). The bytes are 7-bit, in lines under 998 octets.
//! Making a message reads no clock, draws no random number and opens no socket; [`session`] sends it.

mod address;
pub mod bounce;
mod error;
mod header;
mod id;
pub mod mailbox;
mod message;
pub mod rehearsal;
pub mod session;

pub use address::Address;
pub use error::{CODES, MailError};
pub use id::{message_id, risala_id};
pub use message::{Attachment, MAX_MESSAGE, Mail, Mailbox, message};
pub use session::{
    Cause, Envelope, Failure, Gate, Login, Outcome, Patience, Phase, Proxy, ProxyKind, Reply, Roots, Security, Server,
    Session, Step, TlsFault,
};
