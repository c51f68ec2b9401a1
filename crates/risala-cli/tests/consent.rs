//! Accounts that log in by a consent, from the command line: agreeing, sending while tokens end, and a consent that is
//! taken back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;
#[path = "../../risala-engine/tests/oauth/post.rs"]
mod post;
#[path = "../../risala-engine/tests/oauth/provider.rs"]
mod provider;

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use common::{COLUMNS, Place, Run, row};
use post::Post;
use provider::{CANARY, CLIENT, Provider, get};

/// A campaign, and an account whose consent is in systemd's folder, as a service has it.
struct Office {
    place: Place,
    provider: Arc<Provider>,
    post: Post,
}

impl Office {
    fn new(letters: usize, on_a_connection: usize) -> Self {
        let place = Place::with_sample();
        let provider = Arc::new(Provider::start());
        let post = Post::start(&provider, on_a_connection, true);
        let rows: Vec<String> = (0..letters).map(|n| row(&format!("o{n}"), &format!("Jane Smith {n}"))).collect();
        place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
        let settings = place.read("appeal/campaign.toml");
        let unsigned = settings.split("[signing]").next().unwrap();
        place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
        fs::create_dir_all(place.path("credentials")).unwrap();
        Self { place, provider, post }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.place.command(args);
        command.env("CREDENTIALS_DIRECTORY", self.place.path("credentials"));
        command
    }

    fn risala(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// Runs a command whose first address a browser agrees to.
    fn agreeing(&self, args: &[&str]) -> Run {
        let mut command = self.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut err = String::new();
        while !err.contains("http://127.0.0.1") {
            assert!(said.read_line(&mut err).unwrap() > 0, "{err}");
        }
        let url = err.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        let (status, _, page) = get(&self.provider.agree(url));
        assert!(status == 200 && page.contains("You agreed"), "{page}");
        said.read_to_string(&mut err).unwrap();
        let output = child.wait_with_output().unwrap();
        Run { code: output.status.code().unwrap(), out: String::from_utf8(output.stdout).unwrap(), err }
    }

    fn add(&self) -> Run {
        let port = self.post.port.to_string();
        let (authorize, token) = (self.provider.url("authorize"), self.provider.url("token"));
        let place =
            ["--address", "office@example.org", "--server", "127.0.0.1", "--security", "plain", "--port", &port];
        let oauth = ["--oauth", "own", "--client-id", CLIENT, "--authorize-url", &authorize, "--token-url", &token];
        let more = ["--per-minute", "0", "--hand-to", "cat > credentials/office"];
        self.agreeing(&[&["account", "add", "office"], &place[..], &oauth, &more].concat())
    }

    fn states(&self) -> Vec<String> {
        let status = self.risala(&["outbox", "status", "--letters", "--json"]).json();
        let letters = status["letters"].as_array().unwrap().clone();
        letters.iter().map(|letter| letter["state"].as_str().unwrap().to_owned()).collect()
    }
}

/// Every byte of every file in a folder.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.extend(if path.is_dir() { all_bytes(&path) } else { fs::read(path).unwrap() });
    }
    all
}

#[test]
fn letters_go_on_while_tokens_end() {
    let office = Office::new(7, 2);
    let added = office.add();
    assert_eq!(added.code, 0, "{added:?}");
    assert!(office.place.read("credentials/office").starts_with("refresh-"));
    let sent = office.risala(&["send", "appeal", "--account", "office", "--undo", "0", "--release", "7", "--json"]);
    assert_eq!(sent.code, 0, "{sent:?}");
    assert_eq!(office.states(), ["accepted"; 7]);
    let seen = office.post.seen();
    let once: BTreeSet<&String> = seen.letters.iter().collect();
    assert_eq!((seen.letters.len(), once.len()), (7, 7), "none twice");
    assert!(
        seen.refused == 3 && seen.taken == 4,
        "each connection of two letters began with a token that had ended: {seen:?}"
    );

    let said = [added.out, added.err, sent.out, sent.err].concat().into_bytes();
    let all = [said, all_bytes(&office.place.path("data"))].concat();
    assert!(all.len() > 4096, "the store is there");
    // Plain, in base64 at each of its three positions, and as a URL has it.
    for form in [CANARY, "Y2FuYXJ5LTdmM2", "NhbmFyeS03ZjNh", "jYW5hcnktN2YzY", "canary%2D7f3a"] {
        assert!(!all.windows(form.len()).any(|bytes| bytes == form.as_bytes()), "{form}");
    }
}

#[test]
fn a_consent_taken_back_in_the_middle_stops_the_account() {
    let office = Office::new(4, 100);
    assert_eq!(office.add().code, 0);
    assert_eq!(
        office.risala(&["send", "appeal", "--account", "office", "--undo", "0", "--release", "4", "--queue-only"]).code,
        0
    );
    office.provider.revoke();
    let run = office.risala(&["outbox", "run", "--json"]);
    assert!(run.out.contains("mail.consent_revoked") && !run.out.contains(CANARY), "{run:?}");
    assert_eq!(office.states(), ["queued"; 4], "nothing is lost");
    let arabic = office.risala(&["account", "test", "office", "--lang", "ar"]);
    assert!(arabic.err.contains("انتهى إذن الحساب office"), "{arabic:?}");

    let again = office.agreeing(&["account", "login", "office", "--hand-to", "cat > credentials/office"]);
    assert_eq!(again.code, 0, "{again:?}");
    office.risala(&["outbox", "resume"]);
    assert_eq!(office.risala(&["outbox", "run"]).code, 0);
    assert_eq!((office.states(), office.post.seen().letters.len()), (vec!["accepted".to_owned(); 4], 4));
}

#[test]
fn what_does_not_go_together() {
    let place = Place::empty();
    let base = ["account", "add", "x", "--address", "a@b.example", "--server", "mail.b.example", "--oauth"];
    for (more, words) in [
        (&["google"] as &[&str], "--client-id"),
        (&["google", "--client-id", "x", "--device"], "no codes for mail"),
        (&["own", "--client-id", "x"], "authorize_url"),
        (&["own", "--client-id", "x", "--authorize-url", "http://id.example/a"], "without TLS"),
        (&["google", "--client-id", "x", "--client-secret-from", "nowhere"], "nowhere"),
        (&["google", "--client-id", "x", "--hours", "always"], "hours"),
    ] {
        let run = place.risala(&[&base[..], more].concat());
        assert!(run.code == 2 && run.err.contains(words), "{more:?} {run:?}");
    }
    assert!(!place.path("data").exists(), "nothing was made");
}
