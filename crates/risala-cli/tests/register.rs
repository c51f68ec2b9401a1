//! The register of correspondence, and who gets thanks or a reminder.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use common::{Place, Run};

fn on(day: &str) -> String {
    format!("{day}T09:00:00+03:00")
}

fn add(place: &Place, day: &str, more: &[&str]) -> Run {
    let date = on(day);
    let args = ["register", "add", "appeal", "--date", &date, "--subject", "About the appeal", "--json"];
    place.risala(&[&args[..], more].concat())
}

fn due(place: &Place, day: &str) -> Vec<(String, String)> {
    let run = place.risala(&["register", "due", "appeal", "--date", &on(day), "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let due = run.json()["due"].as_array().unwrap().clone();
    due.iter()
        .map(|one| (one["official"].as_str().unwrap().to_owned(), one["action"].as_str().unwrap().to_owned()))
        .collect()
}

fn code(run: &Run) -> String {
    run.json()["problems"][0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn entries_are_numbered_by_direction_and_year_and_never_lost() {
    let place = Place::with_sample();
    for (direction, number) in [("--out", "1/2026"), ("--in", "1/2026"), ("--out", "2/2026")] {
        let run = add(&place, "2026-01-07", &[direction, "--kind", "letter", "--official", "sample-01"]);
        assert_eq!((run.code, &run.json()["number"]), (0, &number.into()), "{run:?}");
    }
    assert_eq!(place.risala(&["register", "void", "3", "--json"]).code, 0);
    let next = add(&place, "2026-01-08", &["--out", "--kind", "call", "--official", "sample-01"]);
    assert_eq!(next.json()["number"], "3/2026", "a void number is not given again");
    assert_eq!(
        add(&place, "2027-01-08", &["--out", "--kind", "call", "--official", "sample-01"]).json()["number"],
        "1/2027"
    );
    let list = place.risala(&["register", "list", "--official", "SAMPLE-01", "--json"]).json();
    assert_eq!(list["entries"].as_array().unwrap().len(), 5);
    assert_ne!(list["entries"][2]["void"], "");
    assert_eq!(code(&place.risala(&["register", "void", "3", "--json"])), "register.no_entry");
    let visit = ["--in", "--kind", "visit", "--official"];
    for (more, expected) in [
        (vec!["nobody"], "command.unknown_official"),
        (vec!["sample-01", "--day", "2026-02-01"], "register.future_day"),
        (vec!["sample-01", "--follow-up", "2026-01-01"], "register.early_follow_up"),
        (vec!["sample-01", "--day", "soon"], "command.bad_date"),
    ] {
        let run = add(&place, "2026-01-07", &[&visit[..], &more].concat());
        assert_eq!((run.code, code(&run)), (2, expected.to_owned()));
    }
}

#[test]
fn who_agreed_gets_thanks_and_no_reminder() {
    let place = Place::with_sample();
    let mark = ["mark", "set", "appeal", "--as", "posted", "--only", "sample-01,sample-02", "--by", "Rana", "--json"];
    assert_eq!(place.risala(&[&mark[..], &["--date", &on("2026-01-07")]].concat()).code, 0);
    assert!(due(&place, "2026-01-27").is_empty());
    let reminded = |id: &str| (id.to_owned(), "reminder".to_owned());
    assert_eq!(due(&place, "2026-01-28"), [reminded("sample-01"), reminded("sample-02")]);

    let agreed = ["--in", "--kind", "reply", "--official", "sample-01", "--stance", "agreed"];
    assert_eq!(add(&place, "2026-01-29", &agreed).code, 0);
    assert_eq!(due(&place, "2026-02-01"), [reminded("sample-02"), ("sample-01".to_owned(), "thanks".to_owned())]);

    // The next wave: a reminder leaves out who agreed, thanks go to nobody else.
    place.edit("appeal/campaign.toml", "wave = 1", "wave = 2");
    let render = |template: &str, out: &str| {
        let run = place.render(&[
            "--out",
            out,
            "--only",
            "sample-01,sample-02",
            "--force-template",
            template,
            "--unsigned",
            "--text",
            "--json",
        ]);
        assert_eq!(run.code, 0, "{run:?}");
        let letters = run.json()["letters"].as_array().unwrap().clone();
        let official = |letter: &serde_json::Value| letter["official"].as_str().unwrap().to_owned();
        let text = |letter: &serde_json::Value| place.read(&format!("{out}/{}", letter["text"].as_str().unwrap()));
        letters.iter().map(|letter| (official(letter), text(letter))).collect::<Vec<_>>()
    };
    for (name, expected, number) in
        [("reminder", "sample-02", "SCS-2026-0002"), ("thanks", "sample-01", "SCS-2026-0001")]
    {
        let letters = render(name, name);
        assert_eq!(letters.iter().map(|(official, _)| official.as_str()).collect::<Vec<_>>(), [expected]);
        let (_, text) = &letters[0];
        for words in [number, "7 January 2026", "٧ كانون الثاني ٢٠٢٦"] {
            assert!(text.contains(words), "{words} in {name}: {text}");
        }
    }
    let chosen = place.render(&["--out", "stance", "--where", "stance:agreed", "--unsigned", "--json"]);
    assert_eq!(chosen.json()["letters"].as_array().unwrap().len(), 1);

    assert_eq!(add(&place, "2026-02-02", &["--out", "--kind", "thanks", "--official", "sample-01"]).code, 0);
    assert_eq!(due(&place, "2026-03-01"), [reminded("sample-02")]);
}
