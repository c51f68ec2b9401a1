//! What comes back to letters: delivery status notifications (RFC 3464), automatic answers (RFC 3834), questions whether
//! the sender is a person, wishes to be left alone, and answers of people.
//!
//! Anybody can send anything here: sizes and numbers are bounded, and nothing follows from what is read but what the
//! caller makes of it. Ids and addresses are taken only in the shape in which letters carry them.

mod words;

use std::collections::BTreeSet;

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};

use words::{asks_who_writes, is_wish};

/// Octets read of a message.
pub const MAX_MESSAGE: usize = 1 << 20;
/// Parts looked at, groups of a report, and ids and addresses taken.
const MAX_PARTS: usize = 200;
const MAX_GROUPS: usize = 100;
const MAX_FOUND: usize = 100;
/// Octets of an id, of an address, and of what a server said.
const MAX_ID: usize = 250;
const MAX_SAID: usize = 300;
/// Octets of a text that are looked through.
const MAX_TEXT: usize = 64 << 10;

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A server says that a letter will not arrive.
    Failed,
    /// A server says that it still tries.
    Delayed,
    /// A server says that a letter arrived, or went on.
    Delivered,
    /// Nobody read the letter yet: an automatic answer.
    Automatic,
    /// Somebody's program asks whether a person wrote.
    Challenge,
    /// Somebody seems to wish no further letters.
    OptOut,
    /// Somebody answered.
    Answer,
}

impl Kind {
    /// Its name in reports and in the store.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Delayed => "delayed",
            Self::Delivered => "delivered",
            Self::Automatic => "automatic",
            Self::Challenge => "challenge",
            Self::OptOut => "opt-out",
            Self::Answer => "answer",
        }
    }
}

/// What is said of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// The address, lower case: the one written to where it is told, else the one it led to.
    pub address: String,
    /// What became of the letter.
    pub kind: Kind,
    /// The status code (RFC 3463), or none.
    pub status: Option<(u8, u16, u16)>,
    /// What the server said, bounded.
    pub said: String,
}

/// A message that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// What it is.
    pub kind: Kind,
    /// The sender's address, lower case, or empty.
    pub from: String,
    /// Message-IDs of letters it may be about, with their angle brackets.
    pub message_ids: Vec<String>,
    /// `X-Risala-Id` of letters it may be about.
    pub risala_ids: Vec<String>,
    /// What a report says of recipients.
    pub fates: Vec<Fate>,
}

/// Reads a message; none when it is not one, or when it is neither an answer nor a report.
pub fn read(bytes: &[u8]) -> Option<Returned> {
    let bytes = bytes.get(..MAX_MESSAGE).unwrap_or(bytes);
    let message = MessageParser::default().parse(bytes)?;
    let mut ids = Ids::default();
    ids.of_head(&message);
    let mut fates = reported(&message, &mut ids);
    if fates.is_empty() {
        fates = failed_recipients(&message, &mut ids);
    }
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address.as_deref());
    let kind = kind(&message, &fates);
    let is_about_letters = !ids.is_empty() || !fates.is_empty() || kind != Kind::Answer;
    let returned = Returned {
        kind,
        from: from.and_then(address).unwrap_or_default(),
        message_ids: ids.message_ids,
        risala_ids: ids.risala_ids,
        fates,
    };
    (is_about_letters && !message.headers().is_empty()).then_some(returned)
}

fn kind(message: &Message<'_>, fates: &[Fate]) -> Kind {
    // The worst that is said of anybody.
    for kind in [Kind::Failed, Kind::Delayed, Kind::Delivered] {
        if fates.iter().any(|fate| fate.kind == kind) {
            return kind;
        }
    }
    let text = own_text(message);
    let subject = message.subject().unwrap_or_default();
    match () {
        () if header(message, "X-BoxTrapper").is_some() || asks_who_writes(subject, &text) => Kind::Challenge,
        () if is_automatic(message) => Kind::Automatic,
        () if is_wish(subject, &text) => Kind::OptOut,
        () => Kind::Answer,
    }
}

/// RFC 3834 section 5, and what programs used before it.
fn is_automatic(message: &Message<'_>) -> bool {
    let is = |name: &str, values: &[&str]| {
        let value = header(message, name).unwrap_or_default().to_ascii_lowercase();
        let first = value.split([';', ' ']).next().unwrap_or_default().to_owned();
        values.contains(&first.as_str())
    };
    let submitted = header(message, "Auto-Submitted").map(|value| value.trim().to_ascii_lowercase());
    submitted.is_some_and(|value| !value.is_empty() && !value.starts_with("no"))
        || is("Precedence", &["auto_reply", "auto-reply"])
        || ["X-Autoreply", "X-Autorespond", "X-Autoresponder"].iter().any(|name| header(message, name).is_some())
        || header(message, "Return-Path").is_some_and(|path| path.trim() == "<>")
}

/// A header of the message itself, as text without the spaces around it.
fn header<'m>(message: &'m Message<'_>, name: &str) -> Option<&'m str> {
    message.header_raw(name.to_owned()).map(str::trim)
}

/// Its words without what is quoted: the letter below an answer asks for nothing.
fn own_text(message: &Message<'_>) -> String {
    let text = message.body_text(0).unwrap_or_default();
    let text: String = text.chars().take(MAX_TEXT).collect();
    let is_own = |line: &&str| {
        let line = line.trim_start();
        !line.starts_with('>')
    };
    // A line that ends so introduces what is quoted below it.
    let introduces = |line: &&str| {
        let line = line.trim();
        let is_divider = line.starts_with("-----") || line.starts_with("_____");
        is_divider || line.ends_with("wrote:") || line.ends_with("كتب:") || line.ends_with("كتبت:")
    };
    text.lines().take_while(|line| !introduces(line)).filter(is_own).collect::<Vec<_>>().join("\n")
}

/// Ids of letters.
#[derive(Debug, Default)]
struct Ids {
    message_ids: Vec<String>,
    risala_ids: Vec<String>,
    known: BTreeSet<String>,
}

impl Ids {
    fn is_empty(&self) -> bool {
        self.message_ids.is_empty() && self.risala_ids.is_empty()
    }

    /// What an answer refers to (RFC 5322 section 3.6.4).
    fn of_head(&mut self, message: &Message<'_>) {
        for values in [message.in_reply_to(), message.references()] {
            match values {
                HeaderValue::Text(id) => self.message_id(id),
                HeaderValue::TextList(all) => all.iter().take(MAX_FOUND).for_each(|id| self.message_id(id)),
                _ => {}
            }
        }
    }

    /// The ids of a letter that is returned.
    fn of_letter(&mut self, letter: &Message<'_>) {
        if let Some(id) = letter.message_id() {
            self.message_id(id);
        }
        if let Some(id) = header(letter, "X-Risala-Id") {
            self.risala_id(id);
        }
    }

    /// The ids in a text that repeats a letter's head.
    fn of_text(&mut self, text: &str) {
        for line in text.chars().take(MAX_TEXT).collect::<String>().lines() {
            let line = line.trim_start_matches(['>', ' ']);
            let Some((name, value)) = line.split_once(':') else { continue };
            match name.to_ascii_lowercase().as_str() {
                "message-id" => self.message_id(value),
                "x-risala-id" => self.risala_id(value),
                _ => {}
            }
        }
    }

    fn message_id(&mut self, id: &str) {
        let id = id.trim().trim_start_matches('<').trim_end_matches('>');
        let is_sound = id.len() <= MAX_ID && id.contains('@') && id.bytes().all(|octet| octet.is_ascii_graphic());
        let id = format!("<{id}>");
        if is_sound && self.message_ids.len() < MAX_FOUND && self.known.insert(id.clone()) {
            self.message_ids.push(id);
        }
    }

    fn risala_id(&mut self, id: &str) {
        let id = id.trim().to_owned();
        let is_sound = !id.is_empty() && id.len() <= MAX_ID && id.bytes().all(|octet| octet.is_ascii_alphanumeric());
        if is_sound && self.risala_ids.len() < MAX_FOUND && self.known.insert(id.clone()) {
            self.risala_ids.push(id);
        }
    }
}

/// What the report of a server says (RFC 3464), and the ids of the letters that come with it.
fn reported(message: &Message<'_>, ids: &mut Ids) -> Vec<Fate> {
    let is_report = message.is_content_type("multipart", "report");
    let mut fates = Vec::new();
    for part in message.parts.iter().take(MAX_PARTS) {
        if let Some(letter) = part.message() {
            if is_report {
                ids.of_letter(letter);
            }
        } else if part.is_content_type("message", "delivery-status")
            || part.is_content_type("message", "global-delivery-status")
        {
            fates.extend(groups(&String::from_utf8_lossy(part.contents())));
        } else if part.is_content_type("text", "rfc822-headers") || part.is_content_type("message", "rfc822-headers") {
            ids.of_text(&String::from_utf8_lossy(part.contents()));
        }
    }
    fates.truncate(MAX_GROUPS);
    fates
}

/// The recipients of a report: groups of fields between empty lines; the first is about the message.
fn groups(text: &str) -> Vec<Fate> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").take(MAX_GROUPS + 1).filter_map(fate).collect()
}

fn fate(group: &str) -> Option<Fate> {
    let fields = unfolded(group);
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    // type; value
    let value = |name: &str| field(name).map(|value| value.split_once(';').map_or(value, |(_, rest)| rest).trim());
    let address =
        value("original-recipient").and_then(address).or_else(|| value("final-recipient").and_then(address))?;
    let status = field("status").and_then(status);
    let kind = match (field("action").unwrap_or_default().trim().to_ascii_lowercase().as_str(), status) {
        ("failed", Some((4, ..))) => Kind::Failed,
        ("failed", _) => Kind::Failed,
        ("delayed", _) => Kind::Delayed,
        ("delivered" | "relayed" | "expanded", _) => Kind::Delivered,
        (_, Some((5, ..))) => Kind::Failed,
        (_, Some((4, ..))) => Kind::Delayed,
        _ => return None,
    };
    let said = value("diagnostic-code").unwrap_or_default();
    let said = said.chars().filter(|c| !c.is_control()).take(MAX_SAID).collect();
    Some(Fate { address, kind, status, said })
}

/// Fields with their continued lines, names in lower case.
fn unfolded(group: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in group.lines().take(MAX_GROUPS) {
        match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) if value.len() < MAX_TEXT => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (false, _, Some((name, value))) => {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
    }
    fields
}

/// RFC 3463 section 2: class, subject and detail.
fn status(text: &str) -> Option<(u8, u16, u16)> {
    let word = text.split_whitespace().next()?;
    let mut numbers = word.split('.');
    let class = numbers.next()?.parse().ok().filter(|class| [2, 4, 5].contains(class))?;
    let (subject, detail) = (numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?);
    numbers.next().is_none().then_some((class, subject, detail))
}

/// Servers that report in a header and in words (Exim): the letter stands below.
fn failed_recipients(message: &Message<'_>, ids: &mut Ids) -> Vec<Fate> {
    let Some(all) = header(message, "X-Failed-Recipients") else { return Vec::new() };
    ids.of_text(&message.body_text(0).unwrap_or_default());
    let fate = |text: &str| {
        let (kind, status, said) = (Kind::Failed, None, String::new());
        Some(Fate { address: address(text)?, kind, status, said })
    };
    all.split(',').take(MAX_GROUPS).filter_map(fate).collect()
}

/// An address in lower case, if it is one.
fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    crate::Address::recipient(text, "address").ok().map(|address| address.to_string().to_lowercase())
}

#[cfg(test)]
mod tests;
