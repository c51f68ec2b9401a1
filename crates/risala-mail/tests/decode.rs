//! A message read back by another parser says what was put in.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use mail_parser::{MessageParser, MimeHeaders, PartType};
use proptest::prelude::*;
use risala_mail::{Attachment, CODES, Mail, MailError, Mailbox, message, message_id, risala_id};

fn sample() -> Mail {
    Mail {
        from: Mailbox {
            name: "Syrian Computer Society · الجمعية العلمية السورية للمعلوماتية".into(),
            address: "office@scs.example".into(),
        },
        to: Mailbox {
            name: "معالي السيدة ليلى حدّاد، وزيرة الاتصالات وتقانة المعلومات".into(),
            address: "minister@ministry.example".into(),
        },
        reply_to: Some(Mailbox { name: "O'Brien, \"Pat\"".into(), address: "answers@scs.example".into() }),
        subject: "الموضوع: طلب رفع القيود عن Open Source Software، المرجع SCS/2026/0042 — رسالة طويلة العنوان".into(),
        date: "2026-03-01T10:00:00Z".parse().unwrap(),
        message_id: message_id("campaign", 1, "o-17", "scs.example"),
        risala_id: risala_id("campaign", 1, "o-17"),
        languages: vec!["ar".into(), "en".into()],
        text: "معالي الوزيرة،\n\nنرفق رسالتنا.\n.\nFrom here on: Café = 1\n".into(),
        html: "<!doctype html><html lang=\"ar\" dir=\"rtl\"><body><p>معالي الوزيرة،</p></body></html>".into(),
        attachments: vec![
            Attachment {
                name: "SCS-2026-0042-Haddad.pdf".into(),
                media_type: "application/pdf".into(),
                bytes: (0..=255).cycle().take(5000).collect(),
            },
            Attachment {
                name: "كتاب الجمعية إلى وزارة الاتصالات وتقانة المعلومات 2026.pdf".into(),
                media_type: "application/pdf".into(),
                bytes: b"%PDF-1.7\r\n\0\n".to_vec(),
            },
        ],
        list_unsubscribe: Some("leave@scs.example".into()),
        unsent: true,
    }
}

/// What a reader sees of each part, held against what went in.
fn check(mail: &Mail) {
    let bytes = message(mail).unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject().unwrap(), mail.subject);
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(from.name().unwrap(), mail.from.name);
    assert_eq!(from.address().unwrap(), mail.from.address);
    let to = read.to().unwrap().first().unwrap();
    assert_eq!(to.name().unwrap(), mail.to.name);
    assert_eq!(to.address().unwrap(), mail.to.address);
    assert_eq!(read.date().unwrap().to_timestamp(), mail.date.as_second());
    let id = mail.message_id.trim_matches(['<', '>']);
    assert_eq!(read.message_id().unwrap(), id);
    let text = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.replace("\r\n", "\n"),
        other => panic!("not a text: {other:?}"),
    };
    assert_eq!(text(read.text_part(0).unwrap()), mail.text);
    assert_eq!(text(read.html_part(0).unwrap()), mail.html);
    assert_eq!(read.attachment_count(), mail.attachments.len());
    for (part, attachment) in read.attachments().zip(&mail.attachments) {
        assert_eq!(part.attachment_name().unwrap(), attachment.name);
        assert_eq!(part.contents(), attachment.bytes);
    }
}

#[test]
fn arabic_and_english_come_back() {
    check(&sample());
}

#[test]
fn only_the_line_of_a_recipient_in_another_script_is_not_ascii() {
    let mut mail = sample();
    mail.to.address = "وزير@b.example".into();
    check(&mail);
    let bytes = message(&mail).unwrap();
    let others: Vec<_> = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()).collect();
    assert_eq!(others.len(), 1);
    assert!(String::from_utf8_lossy(others[0]).ends_with("<وزير@b.example>\r"), "{others:?}");
}

#[test]
fn the_same_mail_gives_the_same_bytes() {
    let bytes = message(&sample()).unwrap();
    assert_eq!(bytes, message(&sample()).unwrap());
    let mut other = sample();
    other.text.push('!');
    assert_ne!(bytes, message(&other).unwrap());
}

#[test]
fn headers_are_those_asked_for() {
    let head = |mail: &Mail| {
        let text = String::from_utf8(message(mail).unwrap()).unwrap();
        text.split_once("\r\n\r\n").unwrap().0.to_owned()
    };
    let all = head(&sample());
    for line in [
        "Content-Language: ar, en",
        "X-Unsent: 1",
        "List-Unsubscribe: <mailto:leave@scs.example>",
        "Date: Sun, 01 Mar 2026 10:00:00 +0000",
        "MIME-Version: 1.0",
    ] {
        assert!(all.lines().any(|l| l == line), "{line} in\n{all}");
    }
    assert!(all.contains(&format!("X-Risala-Id: {}", sample().risala_id)));
    let plain = head(&Mail { list_unsubscribe: None, unsent: false, reply_to: None, ..sample() });
    for name in ["X-Unsent", "List-Unsubscribe", "Reply-To", "Bcc", "Received"] {
        assert!(!plain.contains(name), "{name} in\n{plain}");
    }
}

#[test]
fn isolates_do_not_leave_the_page() {
    let mut mail = sample();
    mail.subject = "إلى \u{2068}Jane Doe\u{2069} المحترمة".into();
    mail.text = "Dear \u{2068}Jane\u{2069},\n".into();
    let bytes = message(&mail).unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject().unwrap(), "إلى Jane Doe المحترمة");
    assert!(read.body_text(0).unwrap().starts_with("Dear Jane,"));
}

#[test]
fn hostile_values_are_errors() {
    type Edit = fn(&mut Mail);
    let change = |edit: Edit| {
        let mut mail = sample();
        edit(&mut mail);
        message(&mail).err().map(|error: MailError| error.code())
    };
    let cases: [(Edit, &str); 17] = [
        (|m| m.to.name = "A\r\nBcc: x@y.example".into(), "mail.header_text"),
        (|m| m.from.name = "A\0".into(), "mail.header_text"),
        (|m| m.subject = "a\u{202E}b".into(), "mail.header_text"),
        (|m| m.subject = "=?utf-8?b?QQ==?=".into(), "mail.header_text"),
        (|m| m.languages = vec!["ar\r\nX: y".into()], "mail.header_text"),
        (|m| m.risala_id = "a\r\nX: y".into(), "mail.header_text"),
        (|m| m.message_id = "<a@b.example>\r\nX: y".into(), "mail.header_text"),
        (|m| m.to.address = "a@b.example\r\nX: y".into(), "mail.address"),
        (|m| m.from.address = "وزير@b.example".into(), "mail.address_script"),
        (|m| m.subject = "س".repeat(401), "mail.too_long"),
        (|m| m.to.name = "س".repeat(201), "mail.too_long"),
        (|m| m.text = "a\u{1}".into(), "mail.body_text"),
        (|m| m.attachments[0].name = "../x.pdf".into(), "mail.attachment_name"),
        (|m| m.attachments[0].name = "a\"\r\nX: y".into(), "mail.attachment_name"),
        (|m| m.attachments[0].media_type = "message/rfc822".into(), "mail.media_type"),
        (|m| m.attachments[0].bytes = vec![0; 20 << 20], "mail.too_large"),
        (|m| m.date = "1969-12-31T23:59:59Z".parse().unwrap(), "mail.date"),
    ];
    for (edit, code) in cases {
        assert_eq!(change(edit), Some(code));
        assert!(CODES.contains(&code));
    }
}

/// Numbers that look random, the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end
    }
}

/// What ends lines, headers, words and addresses, among words.
const PIECES: [&str; 20] = [
    "\r\n",
    "\n",
    "\r",
    "\0",
    "\r\n\r\n",
    "\r\n ",
    "\u{85}",
    "\u{2028}",
    "Bcc: x@y.example",
    "To: x@y.example",
    "\"",
    "\\",
    "<",
    ">",
    ",x@y.example",
    "=?utf-8?q?=0D=0ABcc:_x@y.example?=",
    ";",
    "معالي الوزيرة",
    "Jane",
    "\u{202E}",
];

fn names(bytes: &[u8]) -> Vec<String> {
    let read = MessageParser::default().parse(bytes).unwrap();
    let headers = read.parts.iter().flat_map(|part| &part.headers);
    headers.map(|header| header.name().to_ascii_lowercase()).collect()
}

#[test]
fn ten_thousand_hostile_values_add_no_header_and_no_recipient() {
    let mut chance = Chance(20_260_107);
    let sample_names = names(&message(&sample()).unwrap());
    let mut made = 0;
    for n in 0..10_000 {
        let value: String = (0..=chance.below(5)).map(|_| PIECES[chance.below(PIECES.len())]).collect();
        let mut mail = sample();
        match n % 10 {
            0 => mail.subject = value,
            1 => mail.from.name = value,
            2 => mail.to.name = value,
            3 => mail.to.address = value,
            4 => mail.message_id = value,
            5 => mail.risala_id = value,
            6 => mail.attachments[0].name = value,
            7 => mail.attachments[0].media_type = value,
            8 => mail.list_unsubscribe = Some(value),
            _ => mail.languages = vec![value],
        }
        let Ok(bytes) = message(&mail) else { continue };
        made += 1;
        let read = MessageParser::default().parse(&bytes).unwrap();
        assert_eq!(names(&bytes), sample_names, "{mail:?}");
        let to: Vec<_> = read.to().unwrap().iter().filter_map(|to| to.address()).collect();
        assert_eq!((to, read.bcc().is_none(), read.cc().is_none()), (vec![&*mail.to.address], true, true), "{mail:?}");
    }
    assert!(made > 500, "{made} of them can be sent");
}

/// One line of printable text of many scripts, as it comes out of cleaning.
fn words(limit: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof!["[!-~]{1,90}", "[ء-يA-Za-zé٠-٩(),;:@<>\"\\\\.]{1,20}", "\\PC{1,12}"];
    prop::collection::vec(word, 1..limit).prop_map(|words| words.join(" ")).prop_filter(
        "text that may stand in a header",
        |text| {
            text.chars().count() <= 200
                && text.split(' ').all(|word| !word.is_empty())
                && !text.contains("=?")
                && !text.chars().any(|c| {
                    matches!(c,
                    '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' | '\u{2028}'..='\u{202E}'
                    | '\u{2066}'..='\u{2069}')
                })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn headers_survive(subject in words(8), to in words(4), from in words(4)) {
        let mut mail = sample();
        mail.subject = subject;
        mail.to.name = to;
        mail.from.name = from;
        check(&mail);
    }

    #[test]
    fn bodies_survive(text in "(\\PC|\n|\t){0,400}", bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut mail = sample();
        mail.text = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
        mail.attachments[0].bytes = bytes;
        check(&mail);
    }

    #[test]
    fn nothing_panics(any in any::<String>(), other in any::<String>()) {
        for field in 0..8 {
            let mut mail = sample();
            let place = match field {
                0 => &mut mail.subject,
                1 => &mut mail.from.name,
                2 => &mut mail.to.address,
                3 => &mut mail.message_id,
                4 => &mut mail.risala_id,
                5 => &mut mail.text,
                6 => &mut mail.attachments[0].name,
                _ => &mut mail.attachments[0].media_type,
            };
            place.clone_from(if field % 2 == 0 { &any } else { &other });
            if let Ok(bytes) = message(&mail) {
                // But for a recipient's name in another script (RFC 6532), which only SMTPUTF8 takes.
                let needs_utf8 = mail.to.address.rsplit_once('@').is_some_and(|(local, _)| !local.is_ascii());
                prop_assert_eq!(bytes.is_ascii(), !needs_utf8);
                prop_assert!(bytes.split(|b| *b == b'\n').all(|line| line.len() < 998));
            }
        }
    }
}
