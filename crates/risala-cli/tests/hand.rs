//! Letters by hand and the report of all ways, as the command line shows them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::process::Command;

use common::{Place, Run};

const DATE: &str = "2026-01-07T09:00:00+03:00";
/// The smallest PNG there is.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

fn mark(place: &Place, more: &[&str]) -> Run {
    let args = ["mark", "set", "appeal", "--date", DATE, "--by", "Rana Haddad", "--json"];
    place.risala(&[&args[..], more].concat())
}

fn codes(run: &Run) -> Vec<String> {
    let problems = run.json()["problems"].as_array().unwrap().clone();
    problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
}

fn state(place: &Place, official: &str) -> String {
    let run = place.risala(&["report", "appeal", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let rows = report["rows"].as_array().unwrap();
    rows.iter().find(|row| row["official"] == official).unwrap()["state"].as_str().unwrap().to_owned()
}

#[test]
fn what_a_person_did_is_kept_with_its_receipt_and_taken_back() {
    let place = Place::with_sample();
    place.write("slip.png", PNG);
    let run = mark(&place, &["--as", "posted", "--only", "sample-01,sample-02", "--receipt", "slip.png"]);
    assert_eq!(run.code, 0, "{run:?}");
    let marks = run.json()["marks"].as_array().unwrap().clone();
    assert_eq!(marks.len(), 2);
    assert_eq!((&marks[0]["done"], &marks[0]["day"]), (&"posted".into(), &"2026-01-07".into()));
    assert_eq!(marks[0]["person"], "Rana Haddad");
    assert!(marks[0]["reference"].as_str().unwrap().starts_with("SCS-2026-"), "{marks:?}");
    let hash = marks[0]["receipt"].as_str().unwrap();
    assert_eq!(std::fs::read(place.path(&format!("data/blobs/{}/{}", &hash[..2], &hash[2..]))).unwrap(), PNG);
    assert_eq!(state(&place, "sample-01"), "posted");

    // Once is enough; all or none.
    let again = mark(&place, &["--as", "handed", "--only", "sample-10,sample-01"]);
    assert_eq!((again.code, codes(&again)), (2, vec!["hand.already".to_owned()]));
    assert_eq!(state(&place, "sample-10"), "open");
    // It came back, and goes out again.
    assert_eq!(mark(&place, &["--as", "failed", "--only", "sample-01", "--note", "moved away"]).code, 0);
    assert_eq!(state(&place, "sample-01"), "failed");
    assert_eq!(mark(&place, &["--as", "handed", "--only", "sample-01"]).code, 0);
    assert_eq!(state(&place, "sample-01"), "handed");
    // Taken back one by one.
    for (number, left) in [("4", "failed"), ("3", "posted"), ("1", "open")] {
        let undone = place.risala(&["mark", "undo", number, "--json"]);
        assert_eq!(undone.code, 0, "{undone:?}");
        assert_ne!(undone.json()["undone"], "");
        assert_eq!(state(&place, "sample-01"), left);
    }
    let twice = place.risala(&["mark", "undo", "1", "--json"]);
    assert_eq!((twice.code, codes(&twice)), (2, vec!["hand.no_mark".to_owned()]));
    let listed = place.risala(&["mark", "list", "--json"]).json()["marks"].as_array().unwrap().len();
    assert_eq!(listed, 4, "what was undone stays in the list");
}

#[test]
fn what_cannot_be_marked_is_told() {
    let place = Place::with_sample();
    place.write("slip.svg", "<svg/>");
    for (more, code) in [
        (&["--as", "posted"][..], "hand.nobody"),
        (&["--as", "posted", "--where", "country:ZW"], "hand.nobody"),
        (&["--as", "posted", "--only", "nobody"], "command.unknown_official"),
        (&["--as", "posted", "--only", "sample-01", "--day", "2026-01-08"], "hand.future_day"),
        (&["--as", "posted", "--only", "sample-01", "--day", "soon"], "command.bad_date"),
        (&["--as", "posted", "--only", "sample-01", "--receipt", "slip.svg"], "hand.bad_receipt"),
    ] {
        let run = mark(&place, more);
        assert_eq!((run.code, codes(&run)), (2, vec![code.to_owned()]), "{more:?}");
    }
    let args = ["mark", "set", "appeal", "--as", "posted", "--only", "sample-01", "--by", " ", "--json"];
    assert_eq!(codes(&place.risala(&args)), ["hand.no_person"]);
}

#[test]
fn forms_are_listed_with_the_text_to_type_and_ticked_off_by_a_person() {
    let place = Place::with_sample();
    let run = place.risala(&["forms", "appeal", "--date", DATE, "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let list = run.json();
    let forms = list["forms"].as_array().unwrap();
    assert_eq!(forms.len(), 1);
    assert_eq!(forms[0]["address"], "https://example.org/contact/house");
    assert_eq!(forms[0]["state"], "open");
    let text = &forms[0]["texts"][0];
    let body = text["body"].as_str().unwrap();
    assert!(body.starts_with("Dear Representative Taylor-Whitfield"), "{body}");
    assert!(body.contains("Syrian Computer Society") && body.contains("SCS-2026-"), "{body}");
    assert!(!body.contains(['\u{2068}', '\u{2069}', '{']), "{body}");
    assert_eq!(text["characters"].as_u64().unwrap() as usize, body.chars().count());
    let whole = place.risala(&["forms", "appeal", "--date", DATE, "--next"]);
    assert!(whole.out.contains(body.lines().next().unwrap()), "{whole:?}");

    assert_eq!(mark(&place, &["--as", "filled", "--where", "channel:form"]).code, 0);
    let list = place.risala(&["forms", "appeal", "--date", DATE, "--json"]).json();
    assert_eq!((&list["filled"], &list["forms"][0]["state"]), (&1.into(), &"filled".into()));
    let none = place.risala(&["forms", "appeal", "--only", "sample-01", "--json"]);
    assert_eq!((none.code, codes(&none)), (2, vec!["hand.no_form".to_owned()]));
}

#[test]
fn the_report_is_written_in_three_kinds_that_say_the_same() {
    let place = Place::with_sample();
    assert_eq!(mark(&place, &["--as", "posted", "--where", "channel:post"]).code, 0);
    assert_eq!(mark(&place, &["--as", "failed", "--only", "sample-10"]).code, 0);
    for lang in ["en", "ar"] {
        for kind in ["pdf", "csv", "xlsx"] {
            let out = format!("report-{lang}.{kind}");
            let run = place.risala(&["report", "appeal", "--out", &out, "--date", DATE, "--lang", lang, "--json"]);
            assert_eq!(run.code, 0, "{run:?}");
            let report = run.json();
            let (rows, groups) = (report["rows"].as_array().unwrap().len(), report["groups"].as_object().unwrap());
            assert_eq!(groups.values().map(|count| count.as_u64().unwrap()).sum::<u64>(), rows as u64);
            assert_eq!(report["marks"]["posted"], report["states"]["posted"]);
            assert_eq!(groups["failed"], 1);
            assert!(place.path(&out).metadata().unwrap().len() > 1000);
        }
        let csv = place.read(&format!("report-{lang}.csv"));
        let report = place.risala(&["report", "appeal", "--json"]).json();
        assert_eq!(csv.lines().count(), report["rows"].as_array().unwrap().len() + 1);
        let Ok(text) = Command::new("pdftotext").arg(place.path(&format!("report-{lang}.pdf"))).arg("-").output()
        else {
            eprintln!("pdftotext is not installed: the page is not read");
            continue;
        };
        let text = String::from_utf8(text.stdout).unwrap();
        for words in ["Natural Earth", "handed over", "Ireland", "SCS-2026-0001", "failed"] {
            assert!(words == "handed over" || text.contains(words), "{words} in {lang}: {text}");
        }
    }
    let store = place.risala(&["report", "--json"]);
    assert_eq!(store.code, 0, "{store:?}");
    assert!(
        store.json()["rows"].as_array().unwrap().iter().all(|row| row["state"] != "open"),
        "letters of the store alone"
    );
    for (out, code) in [("report.doc", "report.bad_format"), ("report-en.pdf", "file.exists")] {
        let run = place.risala(&["report", "appeal", "--out", out, "--json"]);
        assert_eq!((run.code, codes(&run)), (2, vec![code.to_owned()]));
    }
}

#[test]
fn a_letter_goes_one_way_only_on_whatever_computer() {
    let place = Place::with_sample();
    assert_eq!(mark(&place, &["--as", "posted", "--only", "sample-06"]).code, 0);
    let written = place.risala(&["outbox", "written", "--export", "written.json"]);
    assert_eq!(written.code, 0, "{written:?}");
    let there = |args: &[&str]| place.risala(&[args, &["--data", "there", "--json"]].concat());
    let imported = there(&["outbox", "written", "--import", "written.json"]);
    assert_eq!((imported.code, &imported.json()["new"]), (0, &1.into()), "{imported:?}");
    let args = ["mark", "set", "appeal", "--as", "posted", "--only", "sample-06", "--by", "Rana"];
    assert_eq!(codes(&there(&args)), ["hand.in_outbox"]);
    let report = there(&["report", "appeal"]).json();
    assert_eq!((&report["states"]["elsewhere"], &report["elsewhere"]), (&1.into(), &1.into()));
}

#[test]
fn a_copy_that_a_letter_names_is_an_entry_of_its_own() {
    let place = Place::with_sample();
    let copies = "\n[[copies]]\ntitle = { ar = \"سفارة نموذجية\", en = \"Sample embassy\" }\nofficial = \"sample-10\"\n\
        \n[[copies]]\ntitle = { ar = \"وزارة نموذجية\", en = \"Sample ministry\" }\nofficial = \"sample-03\"\n";
    let campaign = place.read("appeal/campaign.toml");
    place.write("appeal/campaign.toml", campaign + copies);
    let list = |more: &[&str]| {
        let run = place.risala(&[&["copies", "appeal", "--date", DATE, "--json"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        run.json()
    };
    let state = |report: &serde_json::Value, official: &str, to: &str| {
        let copies = report["copies"].as_array().unwrap();
        let one = copies.iter().find(|one| one["official"] == official && one["copy_to"] == to).unwrap();
        one["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(state(&list(&[]), "sample-01", "sample-10"), "waiting");
    assert_eq!(mark(&place, &["--as", "posted", "--only", "sample-01,sample-02"]).code, 0);
    let report = list(&["--out", "copies"]);
    assert_eq!((&report["open"], state(&report, "sample-01", "sample-10").as_str()), (&4.into(), "open"));
    let files: Vec<&str> = report["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    assert_eq!(files.len(), 3, "one PDF for the embassy, two drafts for the ministry: {files:?}");
    let draft = place.read(&format!("copies/{}", files.iter().find(|name| name.ends_with(".eml")).unwrap()));
    assert!(draft.contains("X-Unsent: 1") && draft.contains("application/pdf"), "{draft}");

    // Ticked off apart from the letter.
    let ticked = ["--as", "handed", "--copy-to", "sample-10", "--only", "sample-01"];
    assert_eq!(mark(&place, &ticked).code, 0);
    assert_eq!(mark(&place, &["--as", "mailed", "--copy-to", "sample-03", "--only", "sample-01"]).code, 0);
    let report = list(&[]);
    assert_eq!(state(&report, "sample-01", "sample-10"), "handed");
    assert_eq!(state(&report, "sample-01", "sample-03"), "mailed");
    assert_eq!(report["open"], 2);
    let tally = place.risala(&["report", "appeal", "--json"]).json();
    assert_eq!(tally["marks"]["posted"], 2, "copies are no letters");
    assert_eq!(codes(&mark(&place, &ticked)), ["hand.already"]);
    let nobody = ["--as", "posted", "--copy-to", "sample-04", "--only", "sample-01"];
    assert_eq!(codes(&mark(&place, &nobody)), ["hand.no_copy"]);
}
