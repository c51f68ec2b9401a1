//! The copy for review there and back, on the command line.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use common::{Place, Run};

const LETTER: &str = "appeal/templates/official/letter.en.md";

fn compare(place: &Place, file: &str, more: &[&str]) -> Run {
    place.risala(&[&["template", "compare", "appeal", "official", file][..], more].concat())
}

#[test]
fn a_review_copy_comes_back_unchanged_and_is_the_same_each_time() {
    let place = Place::with_sample();
    let run = place.risala(&["template", "review", "appeal", "official", "--out", "review.docx", "--json"]);
    assert_eq!((run.code, &run.json()["template"]), (0, &"official".into()), "{run:?}");
    assert!(run.json()["fields"].as_u64().unwrap() > 40, "{run:?}");
    let bytes = std::fs::read(place.path("review.docx")).unwrap();
    let again = place.risala(&["template", "review", "appeal", "official", "--out", "review.docx", "--json"]);
    assert_eq!((again.code, &again.json()["problems"][0]["code"]), (2, &"file.exists".into()));
    let forced = place.risala(&["template", "review", "appeal", "official", "--out", "review.docx", "--force"]);
    assert_eq!(forced.code, 0, "{forced:?}");
    assert_eq!(std::fs::read(place.path("review.docx")).unwrap(), bytes);

    let run = compare(&place, "review.docx", &["--json", "--write"]);
    let report = run.json();
    assert_eq!((run.code, report["parts"].as_array().unwrap().len()), (0, 4), "{run:?}");
    for part in report["parts"].as_array().unwrap() {
        assert_eq!(part["changed"], 0, "{part}");
    }
    assert_eq!((&report["written"], &report["problems"]), (&serde_json::json!([]), &serde_json::json!([])));
}

#[test]
fn a_text_is_compared_and_written_when_that_is_asked_for() {
    let place = Place::with_sample();
    let before = place.read(LETTER);
    place.write("new.txt", before.replace("in practice.", "in daily practice."));
    let run = compare(&place, "new.txt", &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("letter.en.md: one paragraph changed"), "{run:?}");
    let is_marked = run.out.contains("in {+daily +}practice.") || run.out.contains("in{+ daily+} practice.");
    assert!(is_marked, "{run:?}");
    assert_eq!(place.read(LETTER), before, "nothing is written unasked");
    let run = compare(&place, "new.txt", &["--write"]);
    assert!(run.code == 0 && run.out.contains("Written: templates/official/letter.en.md"), "{run:?}");
    assert_eq!(place.read(LETTER), before.replace("in practice.", "in daily practice."));
}

#[test]
fn what_is_wrong_is_told_and_not_written() {
    let place = Place::with_sample();
    let before = place.read(LETTER);
    place.write("new.txt", before.replace("{{organization.contact}}", "{{organization.contract}}"));
    let run = compare(&place, "new.txt", &["--write", "--json"]);
    let codes: Vec<String> =
        run.json()["problems"].as_array().unwrap().iter().map(|one| one["code"].to_string()).collect();
    assert_eq!(run.code, 1, "{run:?}");
    for code in ["review.lost_field", "review.new_field", "template.unknown_field"] {
        assert!(codes.iter().any(|found| found.contains(code)), "{code} in {codes:?}");
    }
    assert_eq!(place.read(LETTER), before);

    place.write("broken.docx", b"PK\x03\x04 nothing");
    for (file, more, code) in [
        ("broken.docx", &[][..], "review.not_docx"),
        ("nowhere.docx", &[], "file.not_found"),
        ("new.txt", &["--part", "letter.fr"], "review.unknown_part"),
    ] {
        let run = compare(&place, file, &[more, &["--json"]].concat());
        assert_eq!((run.code, &run.json()["problems"][0]["code"]), (2, &code.into()), "{run:?}");
    }
    let run = place.risala(&["template", "compare", "appeal", "nobody", "new.txt", "--json"]);
    assert_eq!(run.json()["problems"][0]["code"], "command.unknown_template");
}

#[test]
fn a_copy_of_another_template_or_of_an_older_text_says_so() {
    let place = Place::with_sample();
    let run = place.risala(&["template", "review", "appeal", "official", "--out", "review.docx", "--lang", "ar"]);
    assert!(run.code == 0 && run.out.contains("كُتب الملف"), "{run:?}");
    let run = place.risala(&["template", "compare", "appeal", "company", "review.docx", "--json"]);
    assert_eq!(run.json()["problems"][0]["code"], "review.other_template", "{run:?}");
    place.edit(LETTER, "in practice.", "in all practice.");
    let run = compare(&place, "review.docx", &["--json"]);
    assert_eq!(run.json()["problems"][0]["code"], "review.changed_since", "{run:?}");
    assert_eq!(run.json()["parts"][0]["changed"], 1);
}
