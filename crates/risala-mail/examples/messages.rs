//! Messages with generated names, subjects and file names, for other programs to read.
//!
//! `messages COUNT FOLDER` writes `N.eml` and, line by line into `expected.tsv`, what each says: its file, subject, name
//! of the sender, name of the recipient, names of the attached files. Values that must not be sent are tried too: that
//! none of them makes a message is checked here.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use risala_mail::{Attachment, Mail, Mailbox, message, message_id, risala_id};

const ARABIC: &[&str] = &[
    "معالي",
    "الوزيرة",
    "ليلى",
    "حدّاد،",
    "الجمعية",
    "العلمية",
    "ﷺ",
    "می\u{200C}خواهم",
    "٢٠٢٦",
    "إلى",
    "ؤُ",
    "كوردستان",
];
const ENGLISH: &[&str] =
    &["Jane", "O'Brien,", "\"Pat\"", "(Minister)", "Café", "Ærøskøbing", "a=b?c", "x@y.example", "&", "50 %", "Ph.D."];
const EMOJI: &[&str] = &["😀", "👩🏽‍💻", "👨‍👩‍👧‍👦", "🇸🇾", "✍️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𝔖", "𐎀"];
/// Isolates and marks, which are left out.
const LEFT_OUT: &[char] =
    &['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{200E}', '\u{200F}', '\u{61C}', '\u{FEFF}'];
/// Embeddings and overrides, ends of lines and controls, which are refused.
const REFUSED: &[char] =
    &['\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2028}', '\r', '\n', '\0', '\u{85}'];
/// What file names may not hold.
const NOT_IN_FILES: &[char] = &['/', '\\', '"', ':', '<', '>', '|', '?', '*', ';'];
/// One value of so many is one that must be refused.
const ONE_OF: usize = 20;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = || Error::other("usage: messages COUNT FOLDER");
    let count: usize = arguments.next().and_then(|count| count.parse().ok()).ok_or_else(usage)?;
    let folder = arguments.next().ok_or_else(usage)?;
    write(count, Path::new(&folder))
}

fn write(count: usize, folder: &Path) -> Result<()> {
    let (mut chance, mut expected) = (Chance(20_260_107), String::new());
    for n in 0..count {
        let values = Values::new(&mut chance, n);
        let bytes = message(&values.mail(n)).map_err(|error| Error::other(format!("{n}: {error}")))?;
        fs::write(folder.join(format!("{n}.eml")), bytes)?;
        let clean = [&values.subject, &values.from, &values.to, &values.file].map(|value| cleaned(value));
        let [subject, from, to, file] = clean;
        writeln!(expected, "{n}.eml\t{subject}\t{from}\t{to}\tSCS-2026-{n:04}.pdf\t{file}").map_err(Error::other)?;
        if n % ONE_OF == 0 {
            values.spoilt(&mut chance, n)?;
        }
    }
    fs::write(folder.join("expected.tsv"), expected)
}

/// What one message says.
#[derive(Clone)]
struct Values {
    subject: String,
    from: String,
    to: String,
    file: String,
}

impl Values {
    fn new(chance: &mut Chance, n: usize) -> Self {
        let [subject, from, to, file] = [12, 6, 6, 5].map(|most| chance.words(most));
        let file: String = file.chars().filter(|c| !NOT_IN_FILES.contains(c)).collect();
        Self { subject, from, to, file: format!("{n} {file}.pdf") }
    }

    fn mail(&self, n: usize) -> Mail {
        let official = format!("o-{n}");
        let mailbox =
            |name: &str, address: &str| Mailbox { name: name.to_owned(), address: format!("{address}@scs.example") };
        let attachment = |name: String| Attachment {
            name,
            media_type: "application/pdf".to_owned(),
            bytes: b"%PDF-1.7\n%%EOF\n".to_vec(),
        };
        Mail {
            from: mailbox(&self.from, "office"),
            to: mailbox(&self.to, "minister"),
            reply_to: None,
            subject: self.subject.clone(),
            date: jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_767_776_400),
            message_id: message_id("campaign", 1, &official, "scs.example"),
            risala_id: risala_id("campaign", 1, &official),
            languages: vec!["ar".to_owned(), "en".to_owned()],
            text: "معالي الوزيرة،\n\nGood morning.\n".to_owned(),
            html: "<p>معالي الوزيرة،</p>".to_owned(),
            attachments: vec![attachment(format!("SCS-2026-{n:04}.pdf")), attachment(self.file.clone())],
            list_unsubscribe: None,
            unsent: false,
        }
    }

    /// With one character that must not be sent, in each field in turn, no message is made.
    fn spoilt(&self, chance: &mut Chance, n: usize) -> Result<()> {
        for field in 0..4 {
            let mut other = self.clone();
            let place = match field {
                0 => &mut other.subject,
                1 => &mut other.from,
                2 => &mut other.to,
                _ => &mut other.file,
            };
            let wrong = chance.one(REFUSED).copied().unwrap_or('\0');
            place.insert(place.chars().next().map_or(0, char::len_utf8), wrong);
            if message(&other.mail(n)).is_ok() {
                return Err(Error::other(format!("{wrong:?} in field {field} of {n} made a message")));
            }
        }
        Ok(())
    }
}

/// What other programs should read: without isolates and marks, one space between words.
fn cleaned(value: &str) -> String {
    let kept: String = value.chars().filter(|c| !LEFT_OUT.contains(c)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Numbers that look random, the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % end.max(1)
    }

    fn one<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    /// Some words of all kinds, here and there with a mark within.
    fn words(&mut self, most: usize) -> String {
        let mut words = String::new();
        for _ in 0..=self.below(most) {
            let kind = [ARABIC, ENGLISH, EMOJI].get(self.below(3)).copied().unwrap_or(ARABIC);
            words.push_str(self.one(kind).copied().unwrap_or_default());
            if self.below(4) == 0 {
                words.extend(self.one(LEFT_OUT));
            }
            // Also words that follow each other without a space, and more than one.
            words.push_str([" ", " ", "  ", ""].get(self.below(4)).copied().unwrap_or(" "));
        }
        words
    }
}
