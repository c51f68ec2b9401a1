//! The message: headers, text and HTML as alternatives, attachments.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};
use sha2::{Digest, Sha256};

use crate::header::{body, one_line};
use crate::id::hex;
use crate::{Address, MailError};

/// Bytes of a whole message: what the large providers take.
pub const MAX_MESSAGE: usize = 25 * 1024 * 1024;
/// Bytes of the text, and of the HTML.
const MAX_BODY: usize = 1024 * 1024;
/// Characters of a subject or a name: unfolded words stay within a line.
const MAX_SUBJECT: usize = 400;
const MAX_NAME: usize = 200;
const MAX_FILE_NAME: usize = 120;
const MAX_ATTACHMENTS: usize = 20;
/// Octets of a line without its end, RFC 5322 section 2.1.1.
const MAX_LINE: usize = 998;

/// Everything a message consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Mail {
    /// The organization that sends.
    pub from: Mailbox,
    /// The official.
    pub to: Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<Mailbox>,
    /// The subject.
    pub subject: String,
    /// The moment of `Date`.
    pub date: Timestamp,
    /// The Message-ID with its angle brackets, from [`crate::message_id`].
    pub message_id: String,
    /// The id from [`crate::risala_id`].
    pub risala_id: String,
    /// BCP 47 tags of the text's languages, the first one first.
    pub languages: Vec<String>,
    /// The covering text.
    pub text: String,
    /// The covering text as HTML, with its own `lang` and `dir`.
    pub html: String,
    /// The letter, then enclosures.
    pub attachments: Vec<Attachment>,
    /// The address for "do not write to us again", when the campaign asks for the header.
    pub list_unsubscribe: Option<String>,
    /// `X-Unsent: 1`, which opens the file as a draft: for files only, never for sending.
    pub unsent: bool,
}

/// A name and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name shown; may be empty.
    pub name: String,
    /// The address.
    pub address: String,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name; one in another script than Latin is written as in RFC 2231.
    pub name: String,
    /// Its media type, such as `application/pdf`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Puts the message together: multipart/mixed of multipart/alternative and the attachments.
pub fn message(mail: &Mail) -> Result<Vec<u8>, MailError> {
    check_size(mail.attachments.iter().map(|a| a.bytes.len()).sum())?;
    let text = body(&mail.text, "text", MAX_BODY)?;
    let html = body(&mail.html, "HTML", MAX_BODY)?;
    let seed = seed(mail, &text, &html);
    let alternative = MultiPart::alternative()
        .boundary(boundary(&seed, "alternative"))
        .singlepart(SinglePart::plain(text))
        .singlepart(SinglePart::html(html));
    let mut parts = MultiPart::mixed().boundary(boundary(&seed, "mixed")).multipart(alternative);
    if mail.attachments.len() > MAX_ATTACHMENTS {
        return Err(MailError::TooLong { field: "attachments", limit: MAX_ATTACHMENTS });
    }
    for attachment in &mail.attachments {
        parts = parts.singlepart(attached(attachment)?);
    }
    let bytes = headed(mail)?.multipart(parts).map_err(|cause| MailError::Build(Box::new(cause)))?.formatted();
    check_size(bytes.len())?;
    check_lines(&bytes, &mail.to.address)?;
    Ok(bytes)
}

/// The message's builder with all headers above the body's own.
fn headed(mail: &Mail) -> Result<lettre::message::MessageBuilder, MailError> {
    let from = mailbox(&mail.from, "From")?;
    let to = named(&mail.to.name, &Address::recipient(&mail.to.address, "To")?, "To")?;
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()])
        .map_err(|cause| MailError::Build(Box::new(cause)))?;
    let mut builder = Message::builder().envelope(envelope).date(date(mail.date)?).from(from).to(to).subject(one_line(
        &mail.subject,
        "Subject",
        MAX_SUBJECT,
    )?);
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox(reply_to, "Reply-To")?);
    }
    let languages = token_list(&mail.languages, "Content-Language")?;
    builder = builder
        .message_id(Some(checked_id(&mail.message_id)?))
        .raw_header(raw("Content-Language", languages))
        .raw_header(raw("X-Risala-Id", token(&mail.risala_id, "X-Risala-Id")?));
    if let Some(address) = &mail.list_unsubscribe {
        let address = Address::parse(address, "List-Unsubscribe")?;
        builder = builder.raw_header(raw("List-Unsubscribe", format!("<mailto:{address}>")));
    }
    if mail.unsent {
        builder = builder.raw_header(raw("X-Unsent", "1".to_owned()));
    }
    Ok(builder)
}

/// A header with a constant name and a checked ASCII value.
fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

fn mailbox(value: &Mailbox, field: &'static str) -> Result<lettre::message::Mailbox, MailError> {
    named(&value.name, &Address::parse(&value.address, field)?, field)
}

fn named(name: &str, address: &Address, field: &'static str) -> Result<lettre::message::Mailbox, MailError> {
    let name = one_line(name, field, MAX_NAME)?;
    let name = (!name.is_empty()).then_some(name);
    Ok(lettre::message::Mailbox::new(name, address.to_lettre(field)?))
}

/// The header's date has four digits of year and does not know the time before 1970.
fn date(at: Timestamp) -> Result<SystemTime, MailError> {
    let seconds = u64::try_from(at.as_second()).map_err(|_| MailError::Date { value: at.to_string() })?;
    Ok(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

fn attached(attachment: &Attachment) -> Result<SinglePart, MailError> {
    let name = file_name(&attachment.name)?;
    let media_type = media_type(&attachment.media_type)?;
    // Base64 whatever the bytes: the builder takes ASCII with NUL or a bare LF for text.
    Ok(SinglePart::builder()
        .header(ContentDisposition::attachment(&name))
        .header(media_type)
        .header(ContentTransferEncoding::Base64)
        .body(attachment.bytes.clone()))
}

fn file_name(name: &str) -> Result<String, MailError> {
    let wrong = || MailError::AttachmentName { name: name.chars().take(MAX_FILE_NAME).collect() };
    let clean = one_line(name, "attachment", MAX_FILE_NAME).map_err(|_| wrong())?;
    let plain = !clean.is_empty()
        && !clean.starts_with('.')
        && !clean.ends_with('.')
        && !clean.contains(['/', '\\', '"', ':', '<', '>', '|', '?', '*', ';']);
    if plain { Ok(clean) } else { Err(wrong()) }
}

fn media_type(value: &str) -> Result<ContentType, MailError> {
    let wrong = || MailError::MediaType { value: value.chars().take(100).collect() };
    let part = |text: &str| {
        (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-+.".contains(&b))
    };
    let (kind, subtype) = value.split_once('/').ok_or_else(wrong)?;
    // A nested message or multipart may not be encoded in base64.
    if !part(kind) || !part(subtype) || matches!(kind, "multipart" | "message") {
        return Err(wrong());
    }
    ContentType::parse(value).map_err(|_| wrong())
}

fn token(value: &str, field: &'static str) -> Result<String, MailError> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    if value.is_empty() || value.len() > 64 || !value.bytes().all(plain) {
        return Err(MailError::HeaderText {
            field,
            found: format!("{:?}", value.chars().take(64).collect::<String>()),
        });
    }
    Ok(value.to_owned())
}

fn token_list(values: &[String], field: &'static str) -> Result<String, MailError> {
    let tokens: Result<Vec<_>, _> = values.iter().map(|value| token(value, field)).collect();
    Ok(tokens?.join(", "))
}

/// A Message-ID of one token and an ASCII domain.
fn checked_id(value: &str) -> Result<String, MailError> {
    let inner = value.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    match inner.map(|inner| Address::parse(inner, "Message-ID")) {
        Some(Ok(id)) => Ok(format!("<{id}>")),
        _ => Err(MailError::HeaderText {
            field: "Message-ID",
            found: format!("{:?}", value.chars().take(100).collect::<String>()),
        }),
    }
}

/// A hash of the message's identity and content, from which its boundaries come: no body holds one.
fn seed(mail: &Mail, text: &str, html: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [mail.risala_id.as_str(), text, html] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    for attachment in &mail.attachments {
        hash.update(Sha256::digest(&attachment.bytes));
    }
    hash.finalize().into()
}

fn boundary(seed: &[u8; 32], part: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(seed);
    hash.update(part);
    // `_` cannot stand after `=` in quoted-printable: no encoded text looks like this.
    format!("=_risala_{}", hex(hash.finalize().as_slice(), 20))
}

fn check_size(bytes: usize) -> Result<(), MailError> {
    if bytes > MAX_MESSAGE {
        return Err(MailError::TooLarge { bytes, limit: MAX_MESSAGE });
    }
    Ok(())
}

/// The promise to every server on the way: CRLF only, lines under 998, 7-bit octets but for a recipient's address that
/// has others (RFC 6532): it goes to servers with SMTPUTF8.
fn check_lines(bytes: &[u8], to: &str) -> Result<(), MailError> {
    let may_hold = |line: &[u8]| !to.is_ascii() && str::from_utf8(line).is_ok_and(|line| line.contains(local_part(to)));
    let kept = bytes.split(|b| *b == b'\n').all(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.len() < MAX_LINE && !line.contains(&0) && !line.contains(&b'\r') && (line.is_ascii() || may_hold(line))
    });
    if kept { Ok(()) } else { Err(MailError::Build("a line is too long or not ASCII".into())) }
}

/// What stands before the `@`.
fn local_part(address: &str) -> &str {
    address.trim().rsplit_once('@').map_or(address, |(local, _)| local)
}
