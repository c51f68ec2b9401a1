//! A letter's e-mail: names, words and finished attachments become the bytes of one message.
//!
//! The same [`Mail`] always gives the same bytes: date, Message-ID and MIME boundaries are data or
//! derived from data (RFC 5322, RFC 2045 to 2049). The bytes are 7-bit, in lines under 998 octets.
//! Nothing here reads a clock, draws a random number or opens a socket.

mod address;
mod error;
mod header;
mod id;
mod message;

pub use address::Address;
pub use error::{CODES, MailError};
pub use id::{message_id, risala_id};
pub use message::{Attachment, MAX_MESSAGE, Mail, Mailbox, message};
