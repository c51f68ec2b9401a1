//! A place with a sample campaign, and the command line run in it.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // each test file uses a part, and may fail at once

pub mod canary;
pub mod logins;
pub mod office;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own, gone at the end.
pub struct Place {
    folder: tempfile::TempDir,
}

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// A place that holds the sample campaign in `appeal`.
    pub fn with_sample() -> Self {
        let place = Self::empty();
        let run = place.risala(&["new", "appeal", "--sample"]);
        assert_eq!(run.code, 0, "{run:?}");
        place
    }

    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_risala"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("RISALA_DATA", self.path("data"))
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "C.UTF-8")
            // No keyring of whoever runs the tests, and none of their settings.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .env_remove("RISALA_IDENTITY_PASSWORD_COMMAND")
            .env_remove("RISALA_PKCS11_MODULE")
            .env_remove("CREDENTIALS_DIRECTORY")
            .stdin(Stdio::null());
        command
    }

    pub fn risala(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().unwrap())
    }

    /// `risala render appeal` of a fixed date, with more arguments.
    pub fn render(&self, more: &[&str]) -> Run {
        let args = ["render", "appeal", "--date", "2026-01-07T09:00:00+03:00"];
        self.risala(&[&args[..], more].concat())
    }

    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap()
    }

    pub fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Replaces a text that must be there.
    pub fn edit(&self, relative: &str, from: &str, to: &str) {
        let text = self.read(relative);
        assert!(text.contains(from), "{from} is not in {relative}");
        self.write(relative, text.replacen(from, to, 1));
    }

    /// The files of a folder by name, with their bytes.
    pub fn files(&self, relative: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path(relative))
    }

    /// The list of the campaign becomes these rows, in the columns given first.
    pub fn list(&self, rows: &[&str]) {
        self.write("appeal/officials.csv", rows.join("\n") + "\n");
    }
}

impl Run {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }
}

/// An identity or certificate among the fixtures of the crate that signs; its password is `test`.
pub fn fixture(name: &str) -> String {
    format!("{}/../risala-sign/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// The columns of small lists.
pub const COLUMNS: &str = "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,country,email,channel,language,tags";

/// A row of [`COLUMNS`] to which a letter can be made.
pub fn row(id: &str, name_en: &str) -> String {
    format!(
        "{id},female,minister,{name_en},ماري سميث,Smith,Minister for Trade,وزيرة التجارة,Ministry of Trade,\
         وزارة التجارة,GB,{id}@example.org,email,ar+en,government"
    )
}
