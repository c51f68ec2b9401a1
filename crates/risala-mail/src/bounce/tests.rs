use proptest::prelude::*;

use super::*;

const LETTER: &str = "Message-ID: <c0ffee@society.example>\r\nX-Risala-Id: c0ffee00c0ffee00\r\nFrom: office@society.example\r\n\
    To: minister@gov.example\r\nSubject: Appeal\r\n\r\nDear Minister\r\n";

fn report(status: &str, letter: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.example (Mail Delivery System)\r\nTo: office@society.example\r\n\
         Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\
         Content-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry to have to inform you.\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\n{status}\r\n--b\r\n{letter}\r\n--b--\r\n"
    )
}

fn whole() -> String {
    format!("Content-Type: message/rfc822\r\n\r\n{LETTER}")
}

type Told<'r> = (&'r str, Kind, Option<(u8, u16, u16)>);

fn fates(returned: &Returned) -> Vec<Told<'_>> {
    returned.fates.iter().map(|fate| (fate.address.as_str(), fate.kind, fate.status)).collect()
}

#[test]
fn postfix() {
    let status = "Reporting-MTA: dns; mail.example\r\nX-Postfix-Queue-ID: 4A\r\nArrival-Date: Wed, 7 Jan 2026 09:00:00 +0300\r\n\r\n\
        Final-Recipient: rfc822; minister@gov.example\r\nOriginal-Recipient: rfc822;Minister@gov.example\r\nAction: failed\r\n\
        Status: 5.1.1\r\nRemote-MTA: dns; mx.gov.example\r\nDiagnostic-Code: smtp; 550 5.1.1 <minister@gov.example>: Recipient\r\n    address rejected\r\n";
    let found = read(report(status, &whole()).as_bytes()).unwrap();
    assert_eq!(fates(&found), [("minister@gov.example", Kind::Failed, Some((5, 1, 1)))]);
    assert_eq!(found.fates[0].said, "550 5.1.1 <minister@gov.example>: Recipient address rejected");
    assert_eq!(
        (found.kind, found.message_ids, found.risala_ids),
        (Kind::Failed, vec!["<c0ffee@society.example>".to_owned()], vec!["c0ffee00c0ffee00".to_owned()])
    );
    // Only the head of the letter, and a delay.
    let status = status.replace("failed", "delayed").replace("Status: 5.1.1", "Status: 4.4.1");
    let head = format!("Content-Type: text/rfc822-headers\r\n\r\n{}", LETTER.split("\r\n\r\n").next().unwrap());
    let found = read(report(&status, &head).as_bytes()).unwrap();
    assert_eq!((found.kind, fates(&found)[0].2, found.risala_ids.len()), (Kind::Delayed, Some((4, 4, 1)), 1));
}

#[test]
fn exchange_and_gmail_and_exim() {
    // Exchange rewrites the Message-ID, and names the recipient in its own way.
    let status = "Reporting-MTA: dns;AM0PR01.eurprd01.prod.exchangelabs.com\r\n\r\nFinal-recipient: RFC822; minister@gov.example\r\n\
        Action: failed\r\nStatus: 5.1.10\r\nX-Display-Name: Minister\r\n";
    let letter = whole().replace("<c0ffee@society.example>", "<AM0PR01MB1@AM0PR01MB.eurprd01.prod.exchangelabs.com>");
    let found = read(report(status, &letter).as_bytes()).unwrap();
    assert_eq!(fates(&found), [("minister@gov.example", Kind::Failed, Some((5, 1, 10)))]);
    assert_eq!(found.risala_ids, ["c0ffee00c0ffee00"]);
    // Gmail: also in a header, and in reply to the letter.
    let status = "Reporting-MTA: dns; googlemail.com\r\nArrival-Date: Wed, 07 Jan 2026 09:00:00 -0800 (PST)\r\nX-Original-Message-ID: <c0ffee@society.example>\r\n\r\n\
        Final-Recipient: rfc822; minister@gov.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach\r\n \
        does not exist.\r\n";
    let gmail = format!(
        "X-Failed-Recipients: minister@gov.example\r\nReferences: <c0ffee@society.example>\r\n{}",
        report(status, &whole())
    );
    let found = read(gmail.as_bytes()).unwrap();
    assert_eq!(
        (found.fates.len(), found.message_ids.as_slice()),
        (1, ["<c0ffee@society.example>".to_owned()].as_slice())
    );
    // Exim: words alone, and the letter below.
    let exim = format!(
        "Return-path: <>\r\nX-Failed-Recipients: minister@gov.example, deputy@gov.example\r\nAuto-Submitted: auto-replied\r\n\
         From: Mail Delivery System <Mailer-Daemon@host.example>\r\nSubject: Mail delivery failed\r\n\r\nThis message was created automatically.\r\n\r\n\
         ------ This is a copy of the message, including all the headers. ------\r\n\r\n{LETTER}"
    );
    let found = read(exim.as_bytes()).unwrap();
    assert_eq!((found.kind, found.fates.len(), found.risala_ids.len()), (Kind::Failed, 2, 1));
}

#[test]
fn several_recipients_and_what_is_worst() {
    let status = "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@gov.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n\
        Final-Recipient: rfc822; b@gov.example\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\nFinal-Recipient: rfc822; nonsense\r\nAction: failed\r\n";
    let found = read(report(status, &whole()).as_bytes()).unwrap();
    let expected =
        [("a@gov.example", Kind::Delivered, Some((2, 0, 0))), ("b@gov.example", Kind::Failed, Some((5, 2, 2)))];
    assert_eq!((found.kind, fates(&found)), (Kind::Failed, expected.to_vec()));
}

fn answer(head: &str, text: &str) -> Option<Kind> {
    let message = format!(
        "From: Minister <minister@gov.example>\r\nIn-Reply-To: <c0ffee@society.example>\r\n{head}\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    );
    read(message.as_bytes()).map(|found| {
        assert_eq!((found.from.as_str(), found.message_ids.len()), ("minister@gov.example", 1));
        found.kind
    })
}

#[test]
fn answers_of_people_and_programs() {
    for (head, text, expected) in [
        ("Subject: Re: Appeal\r\n", "Thank you.", Kind::Answer),
        (
            "Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n",
            "I am away. To unsubscribe wait.",
            Kind::Automatic,
        ),
        ("Auto-Submitted: no\r\n", "Thank you.", Kind::Answer),
        ("Precedence: auto_reply\r\n", "I am away.", Kind::Automatic),
        ("X-Autoreply: yes\r\n", "بعيد عن المكتب", Kind::Automatic),
        ("Subject: Re: Appeal\r\n", "Please remove us from your list.", Kind::OptOut),
        ("Subject: رد\r\n", "الرجاء عدم مراسلتنا مرة أخرى.", Kind::OptOut),
        ("", "Thank you.\r\n\r\nOn Monday the office wrote:\r\n> To opt out, answer this letter.", Kind::Answer),
        ("", "شكرًا لكم.\r\n> لإلغاء الاشتراك أجيبوا", Kind::Answer),
        ("Subject: Please confirm your message\r\nAuto-Submitted: auto-replied\r\n", "Click here.", Kind::Challenge),
        ("X-BoxTrapper: abc\r\n", "Hello", Kind::Challenge),
    ] {
        assert_eq!(answer(head, text), Some(expected), "{head} {text}");
    }
    // What refers to no letter and says nothing of one.
    assert_eq!(read(b"From: a@b.example\r\nSubject: News\r\n\r\nHello\r\n"), None);
    assert_eq!(read(b""), None);
}

#[test]
fn hostile_messages() {
    let many = "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n".repeat(50_000);
    let found = read(report(&many, &whole()).as_bytes()).unwrap();
    assert!(found.fates.len() <= 100);
    let references = format!("References: {}\r\n\r\nx", "<a@b> ".repeat(100_000));
    assert!(read(references.as_bytes()).is_none_or(|found| found.message_ids.len() <= 100));
    let mut nested = LETTER.to_owned();
    for depth in 0..200 {
        nested = format!(
            "Content-Type: multipart/report; boundary=\"b{depth}\"\r\n\r\n--b{depth}\r\nContent-Type: message/rfc822\r\n\r\n{nested}\r\n--b{depth}--\r\n"
        );
    }
    let _ = read(nested.as_bytes());
    for id in ["<a b@c>", "<a@c>\r\nX: y", "<>", "a", &format!("<{}@c>", "x".repeat(300))] {
        let mut ids = Ids::default();
        ids.message_id(id);
        assert!(ids.is_empty(), "{id}");
    }
    for text in ["5", "5.1", "5.1.1.1", "7.1.1", "5.x.1", "5.99999.1", ""] {
        assert_eq!(status(text), None, "{text}");
    }
}

proptest! {
    /// No message makes it fail, and what is told is bounded.
    #[test]
    fn anything_can_be_read(bytes in proptest::collection::vec(any::<u8>(), 0..2000), cut in 0_usize..1000) {
        let _ = read(&bytes);
        let status = "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@gov.example\r\nAction: failed\r\nStatus: 5.0.0\r\n";
        let mut mixed = report(status, &whole()).into_bytes();
        let at = cut.min(mixed.len());
        mixed.splice(at..at, bytes);
        if let Some(found) = read(&mixed) {
            prop_assert!(found.fates.len() <= MAX_GROUPS && found.message_ids.len() <= MAX_FOUND);
            prop_assert!(found.fates.iter().all(|fate| fate.said.len() <= 4 * MAX_SAID));
        }
    }
}
