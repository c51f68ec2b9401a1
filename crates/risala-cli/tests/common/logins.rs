//! A server on this computer that answers each login so, and remembers the logins.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

/// Its port, and the AUTH lines that it saw.
pub fn server(answer: &'static str) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, seen) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
    let shared = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let _ = stream.write_all(b"220 test\r\n");
            while let Some(Ok(line)) = lines.next() {
                let said = match line.get(..4) {
                    Some("EHLO") => "250-test\r\n250 AUTH PLAIN",
                    Some("AUTH") => {
                        shared.lock().unwrap().push(line);
                        answer
                    }
                    _ => "221 bye",
                };
                let _ = stream.write_all(format!("{said}\r\n").as_bytes());
            }
        }
    });
    (port, seen)
}
