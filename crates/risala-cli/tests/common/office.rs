//! A campaign whose letters go by mail, and the server on this computer that takes them.

use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use risala_mail::rehearsal::{Options, Rehearsal};

use super::{COLUMNS, Place, Run, row};

/// A campaign of so many letters, an account, and the server it sends to.
pub struct Office {
    pub place: Place,
    pub server: Rehearsal,
}

impl Office {
    pub fn new(letters: usize) -> Self {
        let (place, server) = (Place::with_sample(), Rehearsal::start(Options::default()).unwrap());
        let rows: Vec<String> = (0..letters).map(|n| row(&format!("o{n}"), &format!("Jane Smith {n}"))).collect();
        place.list(&[&[COLUMNS][..], &rows.iter().map(String::as_str).collect::<Vec<_>>()].concat());
        let settings = place.read("appeal/campaign.toml");
        let unsigned = settings.split("[signing]").next().unwrap();
        place.write("appeal/campaign.toml", format!("{unsigned}\n[policy]\nlevel = \"light\"\n"));
        let office = Self { place, server };
        office.account("office", office.server.port());
        office
    }

    pub fn account(&self, name: &str, port: u16) {
        let port = port.to_string();
        let args =
            ["account", "add", name, "--address", "office@example.org", "--server", "127.0.0.1", "--port", &port];
        let terms = ["--security", "plain", "--method", "none", "--per-minute", "0", "--per-day", "0"];
        let run = self.place.risala(&[&args[..], &terms].concat());
        assert!(run.code < 2, "{run:?}");
    }

    pub fn send(&self, more: &[&str]) -> Run {
        self.place.risala(&[&["send", "appeal", "--account", "office", "--undo", "0", "--json"], more].concat())
    }

    pub fn status(&self) -> serde_json::Value {
        self.place.risala(&["outbox", "status", "--letters", "--json"]).json()
    }

    /// How many letters are in a state.
    pub fn count(&self, state: &str) -> usize {
        let status = self.status();
        status["letters"].as_array().unwrap().iter().filter(|letter| letter["state"] == state).count()
    }

    /// The recipients of all messages taken: how many, how many of them twice.
    pub fn taken(&self) -> (usize, usize) {
        let messages = self.server.messages();
        let once: BTreeSet<&str> = messages.iter().map(|message| message.to[0].as_str()).collect();
        (once.len(), messages.len() - once.len())
    }

    pub fn start(&self) -> Child {
        let mut command = self.place.command(&["outbox", "run", "--quiet"]);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Waits until the server took so many.
    pub fn wait(&self, taken: usize) {
        let start = Instant::now();
        while self.server.accepted() < taken {
            assert!(start.elapsed() < Duration::from_secs(60), "the sender stands still");
            sleep(Duration::from_millis(1));
        }
    }
}

/// The code of the first problem.
pub fn code(run: &Run) -> String {
    run.json()["problems"][0]["code"].as_str().unwrap().to_owned()
}
