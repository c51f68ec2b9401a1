//! Sends `1.eml`, `2.eml` … of a folder in one session, for a server to judge.
//!
//! `sending PORT CERTIFICATE USER PASSWORD FOLDER` talks to localhost over STARTTLS, logs in, and sends `N.eml` to
//! `minister-N@officials.test`, every tenth to `وزير-N@officials.test`, which needs SMTPUTF8 (RFC 6531).

use std::fs;
use std::io::{Error, Result};
use std::path::Path;

use risala_mail::{Address, Envelope, Login, Outcome, Patience, Roots, Security, Server, Session};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, certificate, user, password, folder] = arguments.as_slice() else {
        return Err(Error::other("usage: sending PORT CERTIFICATE USER PASSWORD FOLDER"));
    };
    let server = Server {
        host: "localhost".to_owned(),
        port: port.parse().map_err(Error::other)?,
        security: Security::StartTls,
        roots: Roots::Pem(fs::read(certificate)?),
        proxy: None,
    };
    let login = Login::Password { user: user.clone(), password: password.clone().into() };
    let opened = Session::open(&server, &login, &Patience::default()).await;
    let mut session = opened.map_err(|failure| Error::other(failure.to_string()))?;
    for n in 0.. {
        let file = Path::new(folder).join(format!("{n}.eml"));
        if !file.exists() {
            break;
        }
        let outcome = session.deliver(&envelope(n)?, &fs::read(file)?, || true).await;
        if !matches!(outcome, Outcome::Accepted { .. }) {
            return Err(Error::other(format!("{n}: {outcome:?}")));
        }
    }
    session.close().await;
    Ok(())
}

fn envelope(n: usize) -> Result<Envelope> {
    let name = if n.is_multiple_of(10) { "وزير" } else { "minister" };
    let from = Address::parse("office@society.test", "From").map_err(Error::other)?;
    let to = Address::recipient(&format!("{name}-{n}@officials.test"), "To").map_err(Error::other)?;
    Ok(Envelope { from, to, own_copy: None })
}
