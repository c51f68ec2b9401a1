//! A whole campaign through the command line: what comes out, and that it is always the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::collections::BTreeSet;

use common::{COLUMNS, Place, row};

#[test]
fn the_sample_is_sound_and_every_official_is_accounted_for() {
    let place = Place::with_sample();
    let check = place.risala(&["check", "appeal", "--json"]);
    assert_eq!(check.code, 0, "{check:?}");
    let errors: Vec<_> =
        check.json()["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error").cloned().collect();
    assert!(errors.is_empty(), "{errors:?}");

    let run = place.render(&["--out", "letters", "--text", "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let ids = |key: &str| -> BTreeSet<String> {
        report[key].as_array().unwrap().iter().map(|entry| entry["official"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids("letters").len(), 23);
    assert_eq!(ids("skipped"), BTreeSet::from(["sample-24".to_owned()]));

    let mut expected = BTreeSet::new();
    for letter in report["letters"].as_array().unwrap() {
        assert_eq!(letter["signed"], true);
        for key in ["pdf", "text"] {
            expected.insert(letter[key].as_str().unwrap().to_owned());
        }
    }
    let files: BTreeSet<_> = place.files("letters").into_iter().map(|(name, _)| name).collect();
    assert_eq!(files, expected);
}

#[test]
fn letters_say_nothing_unfilled() {
    let place = Place::with_sample();
    let run = place.render(&["--out", "letters", "--text", "--unsigned"]);
    assert_eq!(run.code, 0, "{run:?}");
    let texts: Vec<_> = place.files("letters").into_iter().filter(|(name, _)| name.ends_with(".txt")).collect();
    assert_eq!(texts.len(), 23);
    for (name, bytes) in texts {
        let text = String::from_utf8(bytes).unwrap();
        for never in ["{{", "}}", "  ", "Dear  ", "السيد/السيدة", "H.E. Ms", "\u{2068}", "\u{2069}", "\u{E000}"]
        {
            assert!(!text.contains(never), "{never:?} in {name}:\n{text}");
        }
        assert!(text.lines().count() > 8, "{name}: {text}");
    }
}

#[test]
fn bytes_do_not_depend_on_jobs_or_company() {
    let place = Place::with_sample();
    for (folder, more) in [
        ("one", &["--jobs", "1"][..]),
        ("two", &["--jobs", "2"]),
        ("alone", &["--only", "sample-06,sample-17"]),
        ("some", &["--where", "country:US"]),
    ] {
        let run = place.render(&[&["--out", folder, "--unsigned"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
    }
    let all = place.files("one");
    assert_eq!(all, place.files("two"));
    for folder in ["alone", "some"] {
        let some = place.files(folder);
        assert!(!some.is_empty() && some.len() < all.len());
        for file in some {
            assert!(all.contains(&file), "{} differs in {folder}", file.0);
        }
    }
}

#[test]
fn bytes_do_not_depend_on_the_order_of_the_list() {
    let place = Place::with_sample();
    place.edit(
        "appeal/campaign.toml",
        "reference = \"SCS-{year}-{number:04}\"",
        "reference = { column = \"our_ref\" }",
    );
    place.edit("appeal/campaign.toml", "file_name = \"{reference}-{family_en}\"", "file_name = \"{id}\"");
    let columns = format!("{COLUMNS},our_ref");
    let rows: Vec<String> =
        (1..6).map(|n| format!("{},R-{n}", row(&format!("id-{n}"), &format!("Name {n}")))).collect();
    let mut lines = vec![columns.as_str()];
    lines.extend(rows.iter().map(String::as_str));
    place.list(&lines);
    assert_eq!(place.render(&["--out", "a", "--unsigned"]).code, 0);
    lines[1..].reverse();
    place.list(&lines);
    assert_eq!(place.render(&["--out", "b", "--unsigned"]).code, 0);
    assert_eq!(place.files("a").len(), 5);
    assert_eq!(place.files("a"), place.files("b"));
}

#[test]
fn signed_files_differ_in_the_signature_alone() {
    let place = Place::with_sample();
    for folder in ["a", "b"] {
        assert_eq!(place.render(&["--out", folder, "--only", "sample-06"]).code, 0);
    }
    let bare = |folder: &str| {
        let (_, bytes) = place.files(folder).remove(0);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let start = text.rfind("/Contents <").or_else(|| text.rfind("/Contents<")).unwrap();
        let end = start + text[start..].find('>').unwrap();
        format!("{}{}", &text[..start], &text[end..])
    };
    assert_eq!(bare("a"), bare("b"));
}

#[test]
fn references_follow_the_place_in_the_whole_list() {
    let place = Place::with_sample();
    let run = place.render(&["--out", "letters", "--only", "sample-17", "--json"]);
    assert_eq!(run.json()["letters"][0]["reference"], "SCS-2026-0017");
}

#[test]
fn templates_follow_the_assignments_unless_forced() {
    let place = Place::with_sample();
    let templates = |more: &[&str]| -> BTreeSet<String> {
        let run = place.render(&[&["--out", "letters", "--force", "--json"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        let report = run.json();
        let letters = report["letters"].as_array().unwrap();
        letters.iter().map(|letter| letter["template"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(templates(&["--template", "company"]), BTreeSet::from(["company".to_owned()]));
    assert!(templates(&[]).len() > 3);
    assert_eq!(
        templates(&["--force-template", "official", "--only", "sample-06"]),
        BTreeSet::from(["official".to_owned()])
    );
}

#[test]
fn who_gets_no_letter_is_named_with_the_reason() {
    let place = Place::with_sample();
    let mut rows = vec![format!("{COLUMNS},opt_out")];
    rows.push(row("writes", "Mary Smith") + ",");
    rows.push(row("opted-out", "Mary Smith") + ",2026-01-01");
    rows.push(row("unreachable", "Mary Smith").replace(",email,", ",none,") + ",");
    place.list(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    for (lang, words) in [("en", ["asked on 2026-01-01", "cannot be reached"]), ("ar", ["2026-01-01", "قناة"])] {
        let run = place.render(&["--out", lang, "--lang", lang]);
        assert_eq!(run.code, 0, "{run:?}");
        for word in words.into_iter().chain(["opted-out", "unreachable"]) {
            assert!(run.out.contains(word), "{word} is not in {}", run.out);
        }
        assert_eq!(place.files(lang).len(), 1);
    }
}

#[test]
fn e_mails_go_to_a_folder() {
    let place = Place::with_sample();
    let run = place.risala(&["send", "appeal", "--to-folder", "mail", "--json", "--date", "2026-01-07"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let mails = report["mails"].as_array().unwrap();
    assert_eq!(mails.len(), 13);
    assert_eq!(report["skipped"].as_array().unwrap().len(), 11);
    for (name, bytes) in place.files("mail") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(name.ends_with(".eml") && text.contains("X-Unsent: 1") && text.contains("application/pdf"), "{name}");
    }
}

#[test]
fn signatures_verify_and_a_changed_file_does_not() {
    let place = Place::with_sample();
    assert_eq!(place.render(&["--out", "letters", "--only", "sample-06"]).code, 0);
    let (name, mut bytes) = place.files("letters").remove(0);
    let file = format!("letters/{name}");
    let sound = place.risala(&["verify", &file, "--json"]);
    assert_eq!(sound.code, 0, "{sound:?}");
    assert_eq!(sound.json()["files"][0]["signatures"][0]["trust"], "self-made");

    let distrusted = place.risala(&["verify", &file, "--require-trust", "--json"]);
    assert_eq!((distrusted.code, distrusted.json()["problems"][0]["code"].as_str()), (1, Some("signing.untrusted")));

    let middle = bytes.len() / 3;
    bytes[middle] ^= 1;
    place.write("changed.pdf", &bytes);
    let changed = place.risala(&["verify", "changed.pdf"]);
    assert_eq!(changed.code, 1, "{changed:?}");
    assert!(changed.err.contains("changed.pdf"), "{changed:?}");

    assert_eq!(place.render(&["--out", "bare", "--only", "sample-06", "--unsigned"]).code, 0);
    let bare = place.risala(&["verify", &format!("bare/{name}"), "--json"]);
    assert_eq!((bare.code, bare.json()["problems"][0]["code"].as_str()), (1, Some("signing.no_signature")));

    let args = ["sign", &format!("bare/{name}"), "--identity", "appeal/sample-identity.p12", "--out", "signed.pdf"];
    assert_eq!(place.risala(&args).code, 0);
    let verified = place.risala(&["verify", "signed.pdf"]);
    assert_eq!(verified.code, 0);
    assert!(
        verified.out.contains("level B-B; made on ") && verified.out.contains("covers the whole file"),
        "{verified:?}"
    );
    let arabic = place.risala(&["verify", "signed.pdf", "--lang", "ar"]);
    assert!(arabic.out.contains("المستوى B-B") && arabic.out.contains("يشمل الملف كله"), "{arabic:?}");
}

#[test]
fn a_level_that_cannot_be_reached() {
    let place = Place::with_sample();
    assert_eq!(place.render(&["--out", "bare", "--only", "sample-06", "--unsigned"]).code, 0);
    let name = place.files("bare").remove(0).0;
    let file = format!("bare/{name}");
    // Nobody listens at this port.
    let asked = ["sign", &file, "--identity", "appeal/sample-identity.p12", "--out", "signed.pdf", "--level", "B-T"];
    let nobody = ["--tsa", "http://127.0.0.1:9/tsa"];
    let missing = place.risala(&asked);
    assert!(missing.code == 2 && missing.err.contains("--tsa"), "{missing:?}");
    let stopped = place.risala(&[&asked[..], &nobody].concat());
    assert!(stopped.code == 2 && stopped.err.contains("http://127.0.0.1:9/tsa cannot be reached"), "{stopped:?}");
    assert!(!place.path("signed.pdf").exists());
    let basic = place.risala(&[&asked[..], &nobody, &["--fallback", "--lang", "ar"]].concat());
    assert!(basic.code == 0 && basic.err.contains("B-B"), "{basic:?}");
    assert!(place.risala(&["verify", "signed.pdf"]).out.contains("level B-B"));
}

#[test]
fn a_page_is_saved_as_a_picture() {
    let place = Place::with_sample();
    let args = ["preview", "appeal", "--official", "sample-06", "--out", "page.png", "--json"];
    let run = place.risala(&args);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(std::fs::read(place.path("page.png")).unwrap().starts_with(b"\x89PNG"));
    let beyond = place.risala(&[&args[..], &["--page", "9", "--force"]].concat());
    assert_eq!((beyond.code, beyond.json()["problems"][0]["code"].as_str()), (2, Some("command.no_page")));
    let nobody = place.risala(&["preview", "appeal", "--official", "sample-24", "--out", "x.png"]);
    assert!(nobody.code == 2 && nobody.err.contains("sample-24"), "{nobody:?}");
}

#[test]
fn a_list_is_converted() {
    let place = Place::with_sample();
    let run = place.risala(&["import", "appeal/officials.csv", "--out", "list.csv", "--json"]);
    assert_eq!((run.code, run.json()["officials"].as_u64()), (0, Some(24)), "{run:?}");
    let with = place.render(&["--out", "a", "--unsigned", "--officials", "list.csv"]);
    assert_eq!(with.code, 0, "{with:?}");
    assert_eq!(place.render(&["--out", "b", "--unsigned"]).code, 0);
    assert_eq!(place.files("a"), place.files("b"));
}

#[test]
fn a_new_campaign_of_ones_own_has_no_sample_in_it() {
    let place = Place::empty();
    assert_eq!(place.risala(&["new", "mine"]).code, 0);
    let names: Vec<_> =
        std::fs::read_dir(place.path("mine")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("sample")), "{names:?}");
    let check = place.risala(&["check", "mine", "--json"]);
    assert!(check.json()["problems"].is_array(), "{check:?}");
    assert_ne!(place.risala(&["new", "mine"]).code, 0, "an existing folder is not written over");
}
