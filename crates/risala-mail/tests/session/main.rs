//! Sessions against a server whose every step can go wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod faults;
mod logins;
mod proxies;
mod safety;
mod scripted;

use std::time::Duration;

use risala_mail::{Address, Envelope, Login, Patience, Roots, Security, Server};

/// What no server may see without TLS.
const CANARY: &str = "canary-of-the-tests";

fn server(port: u16, security: Security, pem: &[u8]) -> Server {
    Server { host: "localhost".to_owned(), port, security, roots: Roots::Pem(pem.to_vec()), proxy: None }
}

fn password() -> Login {
    Login::Password { user: "office".to_owned(), password: CANARY.to_owned().into() }
}

fn patience(is_short: bool) -> Patience {
    let long = Duration::from_secs(60);
    // Connecting is no step that stalls, and takes its time on a busy machine.
    let wait = if is_short { Duration::from_secs(5) } else { long };
    Patience { connect: long, command: wait, data: wait, block: wait, reply: wait }
}

fn envelope() -> Envelope {
    let address = |value| Address::parse(value, "To").unwrap();
    Envelope {
        from: address("office@society.example"),
        to: address("minister@government.example"),
        own_copy: Some(address("copy@society.example")),
    }
}
