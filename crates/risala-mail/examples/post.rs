//! Debian's postfix and dovecot as a program, for chores that kill the sender and not the servers.
//!
//! `post` prints the ports of STARTTLS and IMAP over TLS, the login, the password and the servers' folder, and runs
//! them until its standard input ends. It needs root.

#[cfg(target_os = "linux")]
#[path = "../tests/servers/post.rs"]
#[allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing)] // shared with tests, which may fail at once
mod post;

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    use std::io::{Error, Read, Write};

    let servers = post::Post::start("chores").ok_or_else(|| Error::other("root, postfix and dovecot are needed"))?;
    let mut out = std::io::stdout();
    let folder = servers.path("").display().to_string();
    writeln!(out, "{} {} {} {} {folder}", servers.starttls, servers.imaps, post::USER, post::PASSWORD)?;
    out.flush()?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the servers are Debian's");
    std::process::exit(2);
}
