//! Organizations that sign together, and the campaign that an ally gets.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::Place;

const DATE: &str = "2026-01-07T09:00:00+03:00";
const PARTNERS: &str = r#"
[[partners]]
name = { ar = "جمعية الحاسبات اللبنانية النموذجية", en = "Sample Lebanese Computing Association" }
country = "LB"
logo = { file = "lca.svg", alt = { ar = "شعار الجمعية اللبنانية", en = "Logo of the Lebanese association" } }
address = { ar = "ص. ب. 0000، بيروت، لبنان", en = "P.O. Box 0000, Beirut, Lebanon" }
email = "office@lca.example.org"
website = "lca.example.org"

[[partners]]
name = { ar = "الجمعية الأردنية النموذجية", en = "Sample Jordanian Society" }
country = "JO"
"#;
const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#a33"/></svg>"##;

/// What only the organization may know, in every place where it may stand.
const PRIVATE: [&str; 9] = [
    "PRIVATE-NOTE",
    "private-tag",
    "PRIVATE-SOURCE",
    "PRIVATE-REASON",
    "PRIVATE-CONSENT",
    "PRIVATE-REMARK",
    "PRIVATE-ACCOUNT",
    "private-phone",
    "PRIVATE-OPTED-OUT",
];

fn place() -> Place {
    let place = Place::with_sample();
    place.write("appeal/lca.svg", LOGO);
    let campaign = place.read("appeal/campaign.toml").replacen(
        "sample = true\n",
        "consent = { text = \"00\", on = \"2026-01-01\", how = \"PRIVATE-CONSENT\" }\nsample = true\n",
        1,
    );
    let campaign = campaign.replacen("[mail]\n", "# PRIVATE-REMARK\n[mail]\naccount = \"PRIVATE-ACCOUNT\"\n", 1);
    let policy = "\n[policy]\n[[policy.override]]\ncode = \"official.unverified\"\nreason = \"PRIVATE-REASON\"\n";
    place.write("appeal/campaign.toml", campaign + PARTNERS + policy);
    let list = place.read("appeal/officials.csv");
    let mut lines = list.lines();
    let mut rows = vec![format!("{},notes", lines.next().unwrap())];
    rows.extend(lines.map(|line| format!("{line},PRIVATE-NOTE")));
    rows.push(
        "gone,female,minister,PRIVATE-OPTED-OUT,ماري,Gone,Minister,وزيرة,Ministry,وزارة,GB,1 Street,,,gone@example.org,\
         ,,email,en,,,government,,,PRIVATE-NOTE"
            .to_owned(),
    );
    rows.push(
        "tagged,female,minister,Ann Lee,آن لي,Lee,Minister,وزيرة,Ministry,وزارة,GB,1 Street,,,ann@example.org,\
         private-phone,,email,en,,,government;private-tag,PRIVATE-SOURCE,,PRIVATE-NOTE"
            .to_owned(),
    );
    place.list(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    place
}

fn everything(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everything(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn an_ally_gets_the_campaign_and_nothing_that_is_private() {
    let place = place();
    // One asked not to be written to, as only the store knows.
    assert_eq!(place.risala(&["import", "appeal/officials.csv"]).code, 0);
    let opted = ["officials", "edit", "gone", "--opt-out", "2026-01-02", "--reason", "PRIVATE-REASON"];
    let edited = place.risala(&opted);
    assert_eq!(edited.code, 0, "{edited:?}");

    let args = ["export", "appeal", "--partner", "sample lebanese computing association", "--out", "ally", "--json"];
    let run = place.risala(&args);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    assert_eq!(report["left_out"], 1, "{report}");
    let mut files = Vec::new();
    everything(&place.path("ally"), &mut files);
    assert_eq!(files.len(), report["files"].as_array().unwrap().len());
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        for private in PRIVATE {
            assert!(!text.contains(private), "{private} in {name}");
        }
        assert!(!name.ends_with("signature.svg") && !name.ends_with("stamp.svg") && !name.contains(".p12"), "{name}");
    }

    // In a fresh store it renders, under the ally's letterhead.
    let fresh = |args: &[&str]| place.risala(&[args, &["--data", "fresh"]].concat());
    let made = fresh(&["render", "ally", "--out", "letters", "--date", DATE, "--text", "--only", "tagged", "--json"]);
    assert_eq!(made.code, 0, "{made:?}");
    let pdf = made.json()["letters"][0]["pdf"].as_str().unwrap().to_owned();
    let text = place.read(&format!("letters/{}", made.json()["letters"][0]["text"].as_str().unwrap()));
    assert!(text.contains("on behalf of the Sample Lebanese Computing Association"), "{text}");
    assert!(text.contains("Co-signed by: Syrian Computer Society; Sample Jordanian Society (Jordan)"), "{text}");
    if let Ok(output) = Command::new("pdftotext").arg(place.path(&format!("letters/{pdf}"))).arg("-").output() {
        let page = String::from_utf8(output.stdout).unwrap();
        assert!(page.contains("P.O. Box 0000, Beirut, Lebanon") && !page.contains("Damascus, Syria"), "{page}");
    }
    // Made-up signatories: nothing can be released before the ally fills in its own.
    let all = fresh(&["check", "ally", "--date", DATE, "--json"]);
    assert!(all.code < 2, "{all:?}");

    let again = place.risala(&args);
    assert_eq!((again.code, &again.json()["problems"][0]["code"]), (2, &"file.not_empty".into()));
    let unknown = place.risala(&["export", "appeal", "--partner", "nobody", "--out", "other", "--json"]);
    assert_eq!((unknown.code, &unknown.json()["problems"][0]["code"]), (2, &"partner.unknown".into()));
}

#[test]
fn letters_list_who_signs_too_with_names_countries_and_logos() {
    let place = place();
    for layout in ["parallel", "consecutive", "stacked"] {
        let out = format!("letters-{layout}");
        let run = place.risala(&[
            "render",
            "appeal",
            "--out",
            &out,
            "--date",
            DATE,
            "--only",
            "sample-01",
            "--layout",
            layout,
            "--text",
            "--unsigned",
            "--json",
        ]);
        assert_eq!(run.code, 0, "{run:?}");
        let text = place.read(&format!("{out}/{}", run.json()["letters"][0]["text"].as_str().unwrap()));
        assert!(
            text.contains(
                "Co-signed by: Sample Lebanese Computing Association (Lebanon); Sample Jordanian Society (Jordan)"
            ),
            "{text}"
        );
        assert!(text.contains("بالاشتراك مع: جمعية الحاسبات اللبنانية النموذجية (لبنان)؛"), "{text}");
    }
    place.edit("appeal/campaign.toml", "country = \"LB\"", "country = \"XX\"");
    let run = place.risala(&["check", "appeal", "--json"]);
    let problem = run.json()["problems"].as_array().unwrap()[0].clone();
    assert_eq!((&problem["code"], &problem["field"]), (&"campaign.wrong_value".into(), &"partners.[0].country".into()));
}
