//! Time: a clock that stands still until everybody waits.

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tokio::time::{Instant, sleep};

use super::*;
use crate::Address;

/// A server that waits so long before each of its answers.
async fn serve(stream: DuplexStream, waits: [u64; 6]) {
    let mut stream = BufReader::new(stream);
    let answers = ["220 x", "250 x", "250 ok", "250 ok", "354 go", "250 ok"];
    for (answer, wait) in answers.iter().zip(waits) {
        sleep(Duration::from_secs(wait)).await;
        if stream.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        while *answer == "354 go" && line != ".\r\n" {
            line.clear();
            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
        }
        if *answer != "354 go" {
            let _ = stream.read_line(&mut line).await;
        }
    }
}

/// What becomes of a letter, and after how many seconds.
async fn run(waits: [u64; 6]) -> (String, u64) {
    let start = Instant::now();
    let (ours, theirs) = duplex(1 << 16);
    tokio::spawn(serve(theirs, waits));
    let address = |value| Address::parse(value, "To").unwrap();
    let envelope = Envelope { from: address("a@b.example"), to: address("c@d.example"), own_copy: None };
    let told = match Session::greeted(Box::new(ours), Patience::default()).await {
        Err(failure) => failure.to_string(),
        Ok(mut session) => match session.deliver(&envelope, b"x\r\n", || true).await {
            Outcome::Accepted { .. } => "accepted".to_owned(),
            Outcome::Unsent { cause } => format!("unsent: {cause}"),
            Outcome::Unconfirmed { cause } => format!("unconfirmed: {cause}"),
            other => format!("{other:?}"),
        },
    };
    (told, start.elapsed().as_secs())
}

#[tokio::test(start_paused = true)]
async fn each_step_has_its_own_patience() {
    let cases: [([u64; 6], &str, u64); 9] = [
        ([0; 6], "accepted", 0),
        // Nine minutes after the dot: taken, once.
        ([0, 0, 0, 0, 0, 540], "accepted", 540),
        ([0, 0, 0, 0, 0, 601], "unconfirmed: mail.timeout at answer", 600),
        ([299, 299, 299, 299, 119, 599], "accepted", 299 * 4 + 119 + 599),
        ([301, 0, 0, 0, 0, 0], "mail.timeout at greeting", 300),
        ([0, 301, 0, 0, 0, 0], "mail.timeout at ehlo", 300),
        ([0, 0, 301, 0, 0, 0], "unsent: mail.timeout at mail", 300),
        ([0, 0, 0, 301, 0, 0], "unsent: mail.timeout at rcpt", 300),
        ([0, 0, 0, 0, 121, 0], "unsent: mail.timeout at data", 120),
    ];
    for (waits, told, seconds) in cases {
        assert_eq!(run(waits).await, (told.to_owned(), seconds), "{waits:?}");
    }
}

/// A server that reads no more: the block does not leave.
#[tokio::test(start_paused = true)]
async fn a_block_has_its_own_patience() {
    let (ours, theirs) = duplex(1 << 10);
    tokio::spawn(async move {
        let mut stream = BufReader::new(theirs);
        for answer in ["220 x\r\n", "250 x\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"] {
            let _ = stream.write_all(answer.as_bytes()).await;
            if !answer.starts_with("354") {
                let _ = stream.read_line(&mut String::new()).await;
            }
        }
        std::future::pending::<()>().await;
    });
    let address = |value| Address::parse(value, "To").unwrap();
    let envelope = Envelope { from: address("a@b.example"), to: address("c@d.example"), own_copy: None };
    let mut session = Session::greeted(Box::new(ours), Patience::default()).await.unwrap();
    let start = Instant::now();
    let outcome = session.deliver(&envelope, &[b'x'; 1 << 20], || true).await;
    let expected = Failure::new(Phase::Body, Cause::Timeout);
    assert_eq!((outcome, start.elapsed().as_secs()), (Outcome::Unsent { cause: expected }, 180));
}
