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

#[test]
fn every_edit_is_whole_or_not_there() {
    let kills = std::env::var("RISALA_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let place = Place::empty();
    list(&place, 0);
    assert_eq!(place.risala(&["import", "list.csv"]).code, 0);
    let (mut now, mut killed) = (0, 0);
    for n in 1..=kills {
        list(&place, n);
        let mut child = place
            .command(&["import", "list.csv", "--update"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let moment = RandomState::new().hash_one(n) % 90_000;
        thread::sleep(Duration::from_micros(moment));
        child.kill().unwrap(); // SIGKILL
        killed += u64::from(!child.wait().unwrap().success());

        let found = states(&place);
        let whole = |n: u64| BTreeSet::from([(n.to_string(), n.to_string(), n.to_string())]);
        assert!(found == whole(now) || found == whole(n), "killed after {moment} µs: {found:?}, was {now}, to be {n}");
        now = if found == whole(n) { n } else { now };
        let checks = place.risala(&["doctor", "--json"]).json()["checks"].clone();
        let store = checks.as_array().unwrap().iter().find(|check| check["name"] == "store").unwrap();
        assert_eq!(store["state"], "well", "killed after {moment} µs");
    }
    assert!(killed > 0, "never killed in time");
    println!("{killed} of {kills} killed before their end, {now} the newest state");
}
