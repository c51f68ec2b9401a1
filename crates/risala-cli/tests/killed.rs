//! The command line killed at any moment: the store is whole, and every edit is in it whole or not at all.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use common::Place;

/// How often; more with `RISALA_KILLS`.
const KILLS: u64 = 10;
/// Rows of the list.
const ROWS: usize = 400;

/// The list in its state `n`: every row says so, and some rows are there in some states only.
fn list(place: &Place, n: u64) {
    let rows = (0..ROWS).map(|row| format!("p{row},Person {n},GB,p{row}-{n}@example.org,Office {n}\n"));
    place.write("list.csv", format!("id,name_en,country,email,title_en\n{}", rows.collect::<String>()));
}

/// The states that the officials are in, told by each of their cells.
fn states(place: &Place) -> BTreeSet<(String, String, String)> {
    let report = place.risala(&["officials", "list", "--json"]).json();
    let officials = report["officials"].as_array().unwrap();
    assert_eq!(officials.len(), ROWS);
    let last = |text: &serde_json::Value, apart: [char; 2]| {
        let text = text.as_str().unwrap().split('@').next().unwrap().to_owned();
        text.rsplit(apart).next().unwrap().to_owned()
    };
    let state = |one: &serde_json::Value| {
        let cell = |name: &str, apart| last(&one[name], [apart, apart]);
        (cell("name_en", ' '), cell("title_en", ' '), cell("email", '-'))
    };
    officials.iter().map(state).collect()
}

/// Starts a command and kills it (SIGKILL) within a tenth of a second; whether it was killed before its end.
fn killed(place: &Place, args: &[&str]) -> bool {
    let mut child = place.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_micros(RandomState::new().hash_one(args) % 100_000));
    child.kill().unwrap();
    !child.wait().unwrap().success()
}

fn kills() -> u64 {
    std::env::var("RISALA_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

/// The store passes SQLite's own check.
fn assert_sound(place: &Place) {
    let report = place.risala(&["doctor", "--json"]).json();
    let checks = report["checks"].as_array().unwrap();
    let store = checks.iter().find(|check| check["name"] == "store").unwrap();
    assert!(store["state"] == "well" || store["state"] == "absent", "{report}");
}

#[test]
fn every_edit_is_whole_or_not_there() {
    let place = Place::empty();
    list(&place, 0);
    assert_eq!(place.risala(&["import", "list.csv"]).code, 0);
    let (mut now, mut count) = (0, 0);
    for n in 1..=kills() {
        list(&place, n);
        count += u64::from(killed(&place, &["import", "list.csv", "--update"]));
        let found = states(&place);
        let whole = |n: u64| BTreeSet::from([(n.to_string(), n.to_string(), n.to_string())]);
        assert!(found == whole(now) || found == whole(n), "{found:?}, was {now}, to be {n}");
        now = if found == whole(n) { n } else { now };
        assert_sound(&place);
    }
    assert!(count > 0, "never killed in time");
    println!("{count} of {} killed before their end, {now} the newest state", kills());
}

#[test]
fn a_first_import_is_whole_or_not_there() {
    let place = Place::empty();
    list(&place, 0);
    for _ in 0..kills() {
        let _ = std::fs::remove_dir_all(place.path("data"));
        killed(&place, &["import", "list.csv"]);
        assert_sound(&place);
        let report = place.risala(&["import", "list.csv", "--json"]).json();
        let new = report["new"].as_array().unwrap().len();
        assert!(new == 0 || new == ROWS, "{new} new");
    }
}

#[test]
fn a_restore_is_whole_or_not_there() {
    let place = Place::empty();
    list(&place, 0);
    assert_eq!(place.risala(&["import", "list.csv"]).code, 0);
    assert_eq!(place.risala(&["backup", "safe"]).code, 0);
    for _ in 0..kills() {
        list(&place, 1);
        assert_eq!(place.risala(&["import", "list.csv", "--update"]).code, 0);
        killed(&place, &["restore", "safe"]);
        assert_sound(&place);
        assert_eq!(states(&place).len(), 1);
    }
}

#[test]
fn a_seal_that_was_killed_is_whole_or_not_there() {
    let place = Place::with_sample();
    place.list(&[common::COLUMNS, &common::row("a", "Jane Smith"), &common::row("b", "Mary Jones")]);
    let seal = ["seal", "appeal", "--date", "2026-01-07", "--force", "--approver"];
    let mut stopped = 0;
    for n in 0..kills() {
        stopped += u64::from(killed(&place, &[&seal[..], &[&format!("Approver {n}")]].concat()));
        let run = place.risala(&["seal", "appeal", "--check", "--json"]);
        let is_whole = run.code == 0;
        assert!(is_whole || run.json()["problems"][0]["code"] == "seal.none", "{run:?}");
        let now: Vec<_> = if is_whole { place.files("appeal/seals") } else { Vec::new() };
        for (name, bytes) in now.iter().filter(|(name, _)| name.ends_with(".json")) {
            assert!(serde_json::from_slice::<serde_json::Value>(bytes).is_ok(), "{name}");
        }
    }
    assert!(stopped > 0, "nothing was killed");
    assert_eq!(place.risala(&[&seal[..], &["last"]].concat()).code, 0);
    assert_eq!(place.risala(&["seal", "appeal", "--check", "--json"]).json()["approver"], "last");
}
