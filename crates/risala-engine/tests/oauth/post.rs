//! A server that takes letters from whoever has a token that holds, so many on a connection.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::provider::Provider;

/// What the server saw.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    /// Logins refused.
    pub refused: usize,
    /// Logins taken.
    pub taken: usize,
    /// Letters taken, by their `X-Risala-Id`.
    pub letters: Vec<String>,
}

/// The server.
pub struct Post {
    pub port: u16,
    seen: Arc<Mutex<Seen>>,
}

impl Post {
    /// One that hangs up after so many letters on a connection; after one that brought letters every token ends, if `expires`.
    pub fn start(provider: &Arc<Provider>, letters: usize, expires: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Seen::default()));
        let (shared, provider) = (Arc::clone(&seen), Arc::clone(provider));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let taken = serve(&stream.unwrap(), &provider, &shared, letters);
                // Only then: a login that was just refused is followed by a new token, which must hold.
                if expires && taken > 0 {
                    provider.expire();
                }
            }
        });
        Self { port, seen }
    }

    pub fn seen(&self) -> Seen {
        self.seen.lock().unwrap().clone()
    }
}

/// Serves one connection; how many letters it brought.
fn serve(stream: &TcpStream, provider: &Provider, seen: &Mutex<Seen>, most: usize) -> usize {
    let mut out = stream.try_clone().unwrap();
    let mut say = |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut taken = 0;
    say("220 test");
    while let Some(Ok(line)) = lines.next() {
        let answer = match line.get(..4).unwrap_or_default() {
            "EHLO" => "250-test\r\n250 AUTH XOAUTH2 PLAIN",
            "AUTH" if is_known(&line, provider) => {
                seen.lock().unwrap().taken += 1;
                "235 welcome"
            }
            "AUTH" => {
                seen.lock().unwrap().refused += 1;
                say("334 eyJzdGF0dXMiOiI0MDEifQ==");
                assert_eq!(lines.next().unwrap().unwrap(), "");
                "535 5.7.8 token"
            }
            "DATA" => {
                say("354 go on");
                let id = letter(&mut lines);
                seen.lock().unwrap().letters.push(id);
                taken += 1;
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        say(answer);
        if answer == "221 bye" || taken == most {
            let _ = stream.shutdown(std::net::Shutdown::Both);
            break;
        }
    }
    taken
}

fn letter(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> String {
    let mut id = String::new();
    for line in lines.by_ref().map_while(Result::ok).take_while(|line| line != ".") {
        if let Some(found) = line.strip_prefix("X-Risala-Id: ") {
            found.clone_into(&mut id);
        }
    }
    id
}

fn is_known(line: &str, provider: &Provider) -> bool {
    let words = line.strip_prefix("AUTH XOAUTH2 ").and_then(|words| STANDARD.decode(words).ok()).unwrap_or_default();
    let words = String::from_utf8(words).unwrap();
    let token = words.strip_prefix("user=office@example.org\x01auth=Bearer ").unwrap_or_default();
    token.strip_suffix("\x01\x01").is_some_and(|token| provider.knows(token))
}
