//! The directory of officials, as a user keeps it: lists in, changes shown, taken and taken back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::collections::BTreeSet;

use common::{COLUMNS, Place, Run, row};

/// A place whose directory has three officials.
fn with_directory() -> Place {
    let place = Place::with_sample();
    place.write(
        "list.csv",
        [COLUMNS, &row("a", "Jane Smith"), &row("b", "Mary Jones"), &row("c", "Ann Lee")].join("\n"),
    );
    let run = place.risala(&["import", "list.csv", "--json"]);
    assert_eq!((run.code, run.json()["new"].as_array().unwrap().len()), (0, 3), "{run:?}");
    place
}

fn export(place: &Place, name: &str) -> Vec<u8> {
    let run = place.risala(&["officials", "export", "--out", name]);
    assert_eq!(run.code, 0, "{run:?}");
    std::fs::read(place.path(name)).unwrap()
}

/// The campaign takes its officials from the directory.
fn use_directory(place: &Place, filter: &str) {
    let source = format!("officials = {{ directory = true, where = \"{filter}\" }}");
    place.edit("appeal/campaign.toml", "officials = \"officials.csv\"", &source);
}

fn references(run: &Run) -> Vec<(String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let letters = run.json()["letters"].as_array().unwrap().clone();
    letters.iter().map(|letter| (text(&letter["official"]), text(&letter["reference"]))).collect()
}

fn code(run: &Run) -> String {
    run.json()["problems"][0]["code"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_second_import_changes_nothing_and_an_export_imports_again() {
    let place = with_directory();
    let first = export(&place, "1.csv");
    for file in ["list.csv", "1.csv"] {
        let report = place.risala(&["import", file, "--update", "--json"]).json();
        assert_eq!((&report["unchanged"], &report["edit"]), (&3.into(), &0.into()), "{report}");
    }
    assert!(export(&place, "2.csv") == first);
}

#[test]
fn a_list_as_people_keep_it_is_understood_and_what_was_changed_is_told() {
    let place = Place::with_sample();
    place.write("قائمة.csv", "الاسم بالعربية,الجنس,البلد,البريد,رأيي\nليلى حداد,أنثى,المملكة المتحدة,l@example.org,٥\n");
    let unclear = place.risala(&["import", "قائمة.csv", "--dry-run", "--json"]).json();
    let how = |report: &serde_json::Value, heading: &str| {
        let columns = report["columns"].as_array().unwrap();
        let column = columns.iter().find(|column| column["heading"] == heading).unwrap();
        (column["column"].as_str().unwrap().to_owned(), column["how"].as_str().unwrap().to_owned())
    };
    assert_eq!(how(&unclear, "الجنس"), ("gender".into(), "heading".into()), "{unclear}");
    assert_eq!(how(&unclear, "رأيي").1, "own");
    let said = ["import", "قائمة.csv", "--map", "رأيي=score", "--save-mapping", "map.toml", "--json"];
    let run = place.risala(&said);
    assert_eq!((run.code, how(&run.json(), "رأيي")), (0, ("score".into(), "said".into())), "{run:?}");
    let changes = run.json()["changes"].as_array().unwrap().clone();
    assert!(changes.iter().any(|change| change["from"] == "أنثى" && change["to"] == "female"), "{changes:?}");
    let again = place.risala(&["import", "قائمة.csv", "--mapping", "map.toml", "--json"]).json();
    assert_eq!((&again["unchanged"], &again["edit"]), (&1.into(), &0.into()), "{again}");

    // The next list with these headings needs no word; another one is not taken for it.
    place.write("ايار.csv", "رأيي,الاسم بالعربية,الجنس,البلد,البريد\n٧,هدى سلام,أنثى,فرنسا,h@example.org\n");
    let next = place.risala(&["import", "ايار.csv", "--json"]).json();
    assert_eq!(how(&next, "رأيي"), ("score".into(), "remembered".into()), "{next}");
    let other = place.risala(&["import", "ايار.csv", "--map", "رأيي=opinion", "--dry-run", "--json"]).json();
    assert_eq!(how(&other, "رأيي"), ("opinion".into(), "said".into()), "{other}");
    let still = place.risala(&["import", "ايار.csv", "--dry-run", "--json"]).json();
    assert_eq!(how(&still, "رأيي").0, "score", "only told, nothing taken: nothing remembered");
    place.write("other.csv", "رأيي,name_en,country\n٧,Hoda Salam,France\n");
    assert_eq!(how(&place.risala(&["import", "other.csv", "--dry-run", "--json"]).json(), "رأيي").1, "own");

    // A workbook and a CSV of the directory import again without a difference.
    for file in ["out.xlsx", "out.csv"] {
        export(&place, file);
        let again = place.risala(&["import", file, "--json"]).json();
        assert_eq!((&again["unchanged"], again["changed"].as_array().map(Vec::len)), (&1.into(), Some(0)), "{again}");
    }
    assert!(String::from_utf8_lossy(&export(&place, "out.vcf")).starts_with("BEGIN:VCARD"));
}

#[test]
fn differences_are_shown_then_taken_then_taken_back_to_the_byte() {
    let place = with_directory();
    let before = export(&place, "before.csv");
    let changed = row("b", "Mary Brown").replace("Minister for Trade", "Minister of Trade");
    // The list has no phone, and says nothing of it; one row is new, one has no country.
    let bad = row("d", "Bad Row").replace(",GB,", ",Atlantis,");
    place.write(
        "new.csv",
        [COLUMNS, &row("A", "Jane Smith").replace("A@", "a@"), &changed, &row("e", "Eve New"), &bad].join("\n"),
    );

    let dry = place.risala(&["import", "new.csv", "--dry-run", "--json"]);
    assert_eq!(dry.code, 1);
    let (dry, shown) = (dry.json(), place.risala(&["import", "new.csv", "--json"]).json());
    for report in [&dry, &shown] {
        assert_eq!(report["new"], serde_json::json!(["e"]));
        assert_eq!(report["unchanged"], 1);
        let cells = report["changed"][0]["cells"].as_array().unwrap();
        let columns: Vec<_> = cells.iter().map(|cell| cell["column"].as_str().unwrap()).collect();
        assert_eq!((report["changed"][0]["official"].as_str(), columns), (Some("b"), vec!["name_en", "title_en"]));
        assert_eq!((&cells[0]["before"], &cells[0]["after"]), (&"Mary Jones".into(), &"Mary Brown".into()));
        assert_eq!((&report["not_taken"][0]["row"], &report["not_taken"][0]["official"]), (&5.into(), &"d".into()));
    }
    assert_eq!((&dry["edit"], &shown["edit"]), (&0.into(), &2.into()));
    let show = |id: &str| place.risala(&["officials", "show", id, "--json"]).json();
    assert_eq!(show("b")["official"]["name_en"], "Mary Jones");

    let taken = place.risala(&["import", "new.csv", "--update", "--json"]).json();
    assert_eq!((&taken["edit"], show("b")["official"]["name_en"].as_str()), (&3.into(), Some("Mary Brown")));
    let offices = show("b")["offices"].as_array().unwrap().len();
    assert_eq!(offices, 2, "the office before is known");

    // Taken back in one step each; an undo is undone in turn.
    let after = export(&place, "after.csv");
    for expect in ["3", "2"] {
        let undone = place.risala(&["officials", "undo", "--json"]).json();
        assert_eq!(undone["undoes"].to_string(), expect);
    }
    assert!(export(&place, "undone.csv") == before);
    assert_eq!(place.risala(&["officials", "undo", "5"]).code, 0);
    assert_eq!(place.risala(&["officials", "undo", "4"]).code, 0);
    assert!(export(&place, "redone.csv") == after);
}

#[test]
fn an_edit_that_others_stand_on_is_not_taken_back() {
    let place = with_directory();
    assert_eq!(
        place.risala(&["officials", "edit", "b", "--set", "title_en=Ambassador", "--set", "rank=ambassador"]).code,
        0
    );
    let conflict = place.risala(&["officials", "undo", "1", "--json"]);
    assert_eq!((conflict.code, code(&conflict).as_str()), (2, "directory.changed_since"));
    assert_eq!(place.risala(&["officials", "undo", "--lang", "ar"]).code, 0);
    assert_eq!(place.risala(&["officials", "undo"]).code, 0);
    assert_eq!(place.risala(&["officials", "list", "--json"]).json()["all"], 0);
    let nothing = place.risala(&["officials", "undo", "--json"]);
    assert_eq!((nothing.code, code(&nothing).as_str()), (2, "directory.nothing_to_undo"));
}

#[test]
fn what_is_asked_wrongly_changes_nothing() {
    let place = with_directory();
    let before = export(&place, "before.csv");
    for (args, expect) in [
        (&["edit", "x", "--set", "rank=other"][..], "directory.unknown_official"),
        (&["edit", "a", "--set", "rank"], "directory.not_a_cell"),
        (&["edit", "a", "--set", "rank=king"], "official.wrong_value"),
        (&["edit", "a", "--set", "country="], "official.missing_value"),
        (&["edit", "a", "--set", "titel_en=x"], "directory.unknown_column"),
        (&["edit", "a", "--set", "id=x"], "directory.fixed_column"),
        (&["edit", "a", "--set", "opt_out=2026-01-01"], "directory.fixed_column"),
        (&["edit", "a", "--opt-out", "soon"], "official.wrong_value"),
        (&["undo", "77"], "directory.unknown_edit"),
        (&["erase", "x", "--reason", "asked"], "directory.unknown_official"),
        (&["erase", "a", "--reason", " "], "directory.no_reason"),
        (&["list", "--where", "planet:mars"], "filter.unknown_key"),
        (&["export", "--out", "before.csv"], "file.exists"),
    ] {
        let run = place.risala(&[&["officials"], args, &["--json"]].concat());
        assert_eq!((run.code, code(&run).as_str()), (2, expect), "{args:?}");
    }
    assert!(export(&place, "after.csv") == before);
    place.write("nothing.csv", "id,name_en,country\n");
    assert_eq!(place.risala(&["import", "missing.csv"]).code, 2);
    assert_eq!(place.risala(&["import", "list.csv", "--update", "--out", "x.csv"]).code, 2);
}

#[test]
fn a_campaign_takes_its_officials_from_the_directory() {
    let place = with_directory();
    use_directory(&place, "tag:government -id:c");
    let run = place.render(&["--out", "letters", "--unsigned", "--json"]);
    let ids: Vec<_> = references(&run).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(place.risala(&["check", "appeal", "--json"]).json()["officials"], 2);
    assert_eq!(place.risala(&["preview", "appeal", "--official", "a", "--out", "page.png"]).code, 0);
    let mails = place.risala(&["send", "appeal", "--to-folder", "mail", "--unsigned", "--json"]).json();
    assert_eq!(mails["mails"].as_array().unwrap().len(), 2);
}

#[test]
fn without_a_directory_a_campaign_says_so() {
    let place = Place::with_sample();
    use_directory(&place, "");
    let run = place.risala(&["render", "appeal", "--out", "letters", "--json"]);
    assert_eq!((run.code, code(&run).as_str()), (2, "command.no_directory"));
}

#[test]
fn an_opt_out_of_the_store_holds_for_any_list_by_id_and_by_address() {
    let place = with_directory();
    assert_eq!(place.risala(&["officials", "edit", "b", "--opt-out", "2026-03-01"]).code, 0);
    // The same person under another id, the same id with another address, and somebody else.
    let other = row("z", "Mary Jones").replace("z@example.org", "B@Example.org");
    place.list(&[COLUMNS, &row("B", "Mary Jones").replace("B@", "new@"), &other, &row("a", "Jane Smith")]);
    let run = place.render(&["--out", "letters", "--unsigned", "--json"]);
    let skipped = run.json()["skipped"].as_array().unwrap().clone();
    let skipped: Vec<_> = skipped.iter().map(|one| one["official"].as_str().unwrap()).collect();
    assert_eq!((references(&run).len(), skipped), (1, vec!["B", "z"]));
    assert!(run.out.contains("2026-03-01"));

    // It stays with everything but the explicit wish.
    assert_eq!(place.risala(&["officials", "undo"]).code, 0);
    assert_eq!(place.risala(&["officials", "erase", "b", "--reason", "asked for it"]).code, 0);
    let again = place.risala(&["import", "list.csv", "--update", "--json"]).json();
    assert_eq!(again["new"], serde_json::json!(["b"]));
    let opted = |id: &str| place.risala(&["officials", "show", id, "--json"]).json()["official"]["opt_out"].clone();
    assert_eq!(opted("b"), "2026-03-01");
    let bare = place.risala(&["officials", "edit", "b", "--opt-out", "", "--json"]);
    assert_eq!((bare.code, code(&bare).as_str()), (2, "directory.no_reason"));
    assert_eq!(place.risala(&["officials", "edit", "b", "--opt-out", "", "--reason", "wrote to us"]).code, 0);
    assert_eq!(opted("b"), serde_json::Value::Null);
}

#[test]
fn an_opt_out_holds_for_every_spelling_of_an_address() {
    let place = Place::with_sample();
    let arabic = row("a", "Huda Saleh").replace("a@example.org", "huda@مثال.example");
    place.write("list.csv", [COLUMNS, &arabic, &row("b", "Jane Smith")].join("\n"));
    assert_eq!(place.risala(&["import", "list.csv"]).code, 0);
    assert_eq!(place.risala(&["officials", "edit", "a", "--opt-out", "2026-03-01"]).code, 0);
    place.list(&[
        COLUMNS,
        &row("z", "Huda Saleh").replace("z@example.org", "HUDA@xn--mgbh0fb.example"),
        &row("b", "Jane Smith"),
    ]);
    let run = place.render(&["--out", "letters", "--unsigned", "--json"]);
    let skipped = run.json()["skipped"].as_array().unwrap().clone();
    assert_eq!((references(&run).len(), skipped.len()), (1, 1), "{run:?}");
    assert_eq!(skipped[0]["official"], "z");
}

#[test]
fn reading_commands_make_no_store() {
    let place = Place::with_sample();
    assert_eq!(place.risala(&["check", "appeal", "--date", "2026-01-07"]).code, 0);
    assert_eq!(place.risala(&["preview", "appeal", "--official", "sample-06", "--out", "page.png"]).code, 0);
    for args in [&["officials", "list"][..], &["officials", "undo"], &["backup", "b.sqlite"], &["doctor"]] {
        place.risala(args);
    }
    assert!(!place.path("data").exists());
    assert_eq!(place.render(&["--out", "letters", "--unsigned"]).code, 0);
    assert!(place.path("data/risala.sqlite").is_file());
}

#[test]
fn a_reference_stays_with_its_official_whatever_becomes_of_the_list() {
    let place = Place::with_sample();
    place.list(&[COLUMNS, &row("a", "Jane Smith"), &row("b", "Mary Jones")]);
    let first = references(&place.render(&["--out", "1", "--unsigned", "--json", "--only", "b"]));
    place.list(&[COLUMNS, &row("new", "Eve New"), &row("b", "Mary Jones"), &row("a", "Jane Smith")]);
    let second = references(&place.render(&["--out", "2", "--unsigned", "--json"]));
    let number = |all: &[(String, String)], id: &str| all.iter().find(|(one, _)| one == id).unwrap().1.clone();
    assert!(number(&first, "b").ends_with("0002"), "{first:?}");
    assert_eq!(number(&second, "b"), number(&first, "b"));
    assert!(number(&second, "a").ends_with("0001") && number(&second, "new").ends_with("0003"), "{second:?}");
    // What is only looked at shows the number that would be given, and gives none.
    place.list(&[COLUMNS, &row("x", "Xenia Look"), &row("y", "Yara Look")]);
    let checked = place.risala(&["check", "appeal", "--json"]);
    assert_eq!(checked.code, 0);
    let third = references(&place.render(&["--out", "3", "--unsigned", "--json"]));
    assert!(number(&third, "x").ends_with("0004"), "{third:?}");
}

#[test]
fn two_processes_never_give_one_number_twice() {
    let place = Place::with_sample();
    let list = |name: &str| {
        let rows: Vec<String> = (0..4).map(|n| row(&format!("{name}{n}"), "Jane Smith")).collect();
        place.write(&format!("{name}.csv"), format!("{COLUMNS}\n{}\n", rows.join("\n")));
    };
    let names = ["p", "q", "r"];
    names.into_iter().for_each(list);
    let start = |name: &str| {
        let (officials, out) = (format!("{name}.csv"), format!("out-{name}"));
        let args = ["render", "appeal", "--officials", &officials, "--out", &out, "--unsigned", "--json"];
        place.command(&args).stdout(std::process::Stdio::piped()).spawn().unwrap()
    };
    let running = names.map(start);
    let runs = running.map(|child| Run::of(child.wait_with_output().unwrap()));
    let given: Vec<_> = runs.iter().flat_map(references).map(|(_, reference)| reference).collect();
    assert_eq!(given.len(), 12, "{runs:?}");
    assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), 12, "{given:?}");
}

#[test]
fn a_copied_campaign_is_noticed() {
    let place = Place::with_sample();
    place.list(&[COLUMNS, &row("a", "Jane Smith")]);
    assert_eq!(place.render(&["--out", "1", "--unsigned"]).code, 0);
    let copy = |from: &str, to: &str| {
        let status = std::process::Command::new("cp").arg("-r").args([place.path(from), place.path(to)]).status();
        assert!(status.unwrap().success());
    };
    if cfg!(unix) {
        copy("appeal", "copy");
        let codes = |folder: &str| place.risala(&["check", folder, "--json"]).out;
        assert!(codes("copy").contains("store.campaign_copied"));
        assert!(!codes("appeal").contains("store.campaign_copied"));
    }
}

#[test]
fn backup_and_restore_as_a_user_does() {
    let place = with_directory();
    assert_eq!(place.risala(&["seal", "appeal", "--date", "2026-01-07T09:00:00+03:00"]).code, 0);
    let saved = place.risala(&["backup", "safe.zip", "--json"]).json();
    assert!(saved["files"].as_u64().is_some_and(|files| files > 20), "{saved}");
    assert_eq!(place.risala(&["officials", "erase", "a", "--reason", "test"]).code, 0);
    // Another computer: the seal that is checked there needs the bytes.
    std::fs::remove_dir_all(place.path("data/blobs")).unwrap();
    assert_eq!(place.risala(&["seal", "appeal", "--check"]).code, 1);
    let report = place.risala(&["restore", "safe.zip", "--json"]).json();
    assert_eq!(report["files"], saved["files"]);
    assert_eq!(place.risala(&["seal", "appeal", "--check"]).code, 0);
    assert_eq!((&report["officials"], &report["epoch"], &report["kept"]), (&3.into(), &2.into(), &true.into()));
    assert!(report["former"].as_str().is_some_and(|former| std::path::Path::new(former).is_file()));
    for (file, expect) in [("list.csv", "store.damaged"), ("missing", "file.unreadable")] {
        let run = place.risala(&["restore", file, "--json"]);
        assert_eq!((run.code, code(&run).as_str()), (2, expect));
        assert!(run.out.contains(file));
    }
    assert_eq!(place.risala(&["officials", "list", "--json"]).json()["all"], 3);
}

#[test]
fn an_address_shared_with_somebody_who_opted_out_is_not_written_to() {
    let place = Place::empty();
    let shared = |id: &str| row(id, "Jane Smith").replace(&format!("{id}@"), "office@");
    let imported = |list: &[&str]| {
        place.write("list.csv", [&[COLUMNS], list].concat().join("\n"));
        let report = place.risala(&["import", "list.csv", "--json"]).json();
        (report["problems"][0]["code"].clone(), report["new"].as_array().unwrap().len())
    };
    assert_eq!(imported(&[&shared("a"), &shared("b")]), ("official.duplicate_email".into(), 2));
    assert_eq!(imported(&[&shared("c")]), ("directory.same_email".into(), 1));
    assert_eq!(place.risala(&["officials", "edit", "a", "--opt-out", "2026-03-01"]).code, 0);
    let lift = |more: &[&str]| {
        let args = ["officials", "edit", "b", "--opt-out", "", "--reason", "is somebody else", "--json"];
        place.risala(&[&args, more].concat())
    };
    let refused = lift(&[]);
    assert_eq!((refused.code, code(&refused).as_str()), (2, "directory.opt_out_shared"));
    assert_eq!(lift(&["--set", "email=b@example.org"]).code, 0);
    let opted = |id: &str| place.risala(&["officials", "show", id, "--json"]).json()["official"]["opt_out"].clone();
    assert_eq!((opted("a"), opted("b")), ("2026-03-01".into(), serde_json::Value::Null));
}

#[test]
fn who_is_no_longer_in_a_list_of_the_same_source_is_named() {
    let place = Place::empty();
    let list = |ids: &[&str], source: &str| {
        let rows = ids.iter().map(|id| format!("{},{source}\n", row(id, "Jane Smith")));
        place.write("list.csv", format!("{COLUMNS},source\n{}", rows.collect::<String>()));
        place.risala(&["import", "list.csv", "--json"]).json()["absent"].clone()
    };
    assert_eq!(list(&["a", "b"], "members"), serde_json::json!([]));
    assert_eq!(list(&["c"], "ministers"), serde_json::json!([]));
    assert_eq!(list(&["B", "d"], "members"), serde_json::json!(["a"]));
}

/// A second computer: the same folder with a store of its own.
fn elsewhere(place: &Place, args: &[&str]) -> Run {
    let other = place.path("other");
    place.risala(&[args, &["--data", other.to_str().unwrap()]].concat())
}

#[test]
fn opt_outs_go_to_another_computer_and_only_ever_add() {
    let place = with_directory();
    let merge = |args: &[&str]| elsewhere(&place, &[&["officials", "opt-outs", "--json"], args].concat());
    assert_eq!(place.risala(&["officials", "edit", "b", "--opt-out", "2026-03-01"]).code, 0);
    assert_eq!(place.risala(&["officials", "opt-outs", "--export", "out.json"]).code, 0);
    let again = place.risala(&["officials", "opt-outs", "--export", "out.json", "--json"]);
    assert_eq!((again.code, code(&again).as_str()), (2, "file.exists"));

    // There the address belongs to somebody with another id, who opted out of nothing; another has a wish of their own.
    let other = row("z", "Mary Jones").replace("z@example.org", "B@Example.org");
    place.write("there.csv", [COLUMNS, &other, &row("y", "Yara Look")].join("\n"));
    assert_eq!(elsewhere(&place, &["import", "there.csv"]).code, 0);
    assert_eq!(elsewhere(&place, &["officials", "edit", "y", "--opt-out", "2026-02-01"]).code, 0);
    let first = merge(&["--import", "out.json"]);
    let report = first.json();
    assert_eq!((first.code, &report["opt_outs"], &report["new"]), (0, &2.into(), &2.into()), "{first:?}");
    let opted =
        |id: &str| elsewhere(&place, &["officials", "show", id, "--json"]).json()["official"]["opt_out"].clone();
    assert_eq!((opted("z"), opted("y")), ("2026-03-01".into(), "2026-02-01".into()));

    // Twice changes nothing, and makes no edit.
    let edits =
        || elsewhere(&place, &["officials", "undo", "--list", "--json"]).json()["edits"].as_array().unwrap().len();
    let before = edits();
    let second = merge(&["--import", "out.json"]).json();
    assert_eq!((&second["new"], &second["edit"], edits()), (&0.into(), &0.into(), before));
    // An undo takes no wish back.
    let edit = report["edit"].to_string();
    assert_eq!(elsewhere(&place, &["officials", "undo", &edit]).code, 0);
    assert_eq!(opted("z"), "2026-03-01");
    // The campaign there makes no letter to that id or address, and both stores have all wishes in the end.
    assert_eq!(merge(&["--export", "back.json"]).code, 0);
    let back = place.risala(&["officials", "opt-outs", "--import", "back.json", "--json"]).json();
    assert_eq!((&back["opt_outs"], &back["new"]), (&5.into(), &3.into()), "{back}");
    place.list(&[COLUMNS, &row("y", "Yara Look"), &row("b", "Mary Jones"), &row("a", "Jane Smith")]);
    for run in [
        place.render(&["--out", "1", "--unsigned", "--json"]),
        elsewhere(&place, &["render", "appeal", "--out", "2", "--unsigned", "--json"]),
    ] {
        let ids: Vec<_> = references(&run).into_iter().map(|(id, _)| id).collect();
        assert_eq!(ids, ["a"]);
    }
}

#[test]
fn a_file_that_holds_no_opt_outs_adds_none() {
    let place = with_directory();
    place.write(
        "bad.json",
        r#"{"format": "risala opt-outs", "schema": 1, "opt_outs": [
        {"kind": "id", "value": "a", "since": "2026-03-01"}, {"kind": "id", "value": "b", "since": "soon"}]}"#,
    );
    for (file, expect) in
        [("bad.json", "opt_outs.wrong_entry"), ("list.csv", "opt_outs.unreadable"), ("none", "file.not_found")]
    {
        let run = place.risala(&["officials", "opt-outs", "--import", file, "--json"]);
        assert_eq!((run.code, code(&run).as_str()), (2, expect));
    }
    assert_eq!(
        place.risala(&["officials", "show", "a", "--json"]).json()["official"]["opt_out"],
        serde_json::Value::Null
    );
    for args in [&["--export", "x", "--import", "y"][..], &[]] {
        assert_eq!(place.risala(&[&["officials", "opt-outs"], args].concat()).code, 2);
    }
    let empty = Place::empty().risala(&["officials", "opt-outs", "--export", "out.json", "--json"]);
    assert_eq!((empty.code, code(&empty).as_str()), (2, "command.no_directory"));
}

#[test]
fn every_number_is_accounted_for() {
    let place = Place::with_sample();
    let told = || -> Vec<(String, String, String)> {
        let report = place.risala(&["officials", "numbers", "appeal", "--json"]).json();
        let numbers = report["numbers"].as_array().unwrap().clone();
        let void = numbers.iter().filter(|one| one["state"] == "void").count();
        assert_eq!(report["void"], void);
        let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
        numbers.iter().map(|one| (text(one, "reference"), text(one, "official"), text(one, "state"))).collect()
    };
    assert!(told().is_empty());
    place.list(&[COLUMNS, &row("A", "Jane Smith"), &row("b", "Mary Jones")]);
    let letters = references(&place.render(&["--out", "1", "--unsigned", "--json"]));
    let given: Vec<_> = told();
    assert_eq!(
        given.iter().map(|one| (one.1.clone(), one.2.clone())).collect::<Vec<_>>(),
        [("A".into(), "given".into()), ("b".into(), "given".to_owned())]
    );
    for ((_, reference), (told, ..)) in letters.iter().zip(&given) {
        assert_eq!(reference.rsplit('-').next(), told.rsplit('-').next());
    }
    place.list(&[COLUMNS, &row("c", "Eve New"), &row("b", "Mary Jones")]);
    assert_eq!(place.render(&["--out", "2", "--unsigned"]).code, 0);
    let states: Vec<_> = told().into_iter().map(|(_, official, state)| format!("{official} {state}")).collect();
    assert_eq!(states, ["a void", "b given", "c given"]);
    place.edit("appeal/campaign.toml", "wave = 1", "wave = 2");
    assert_eq!(place.render(&["--out", "3", "--unsigned"]).code, 0);
    let states: Vec<_> = told().into_iter().map(|(_, official, state)| format!("{official} {state}")).collect();
    assert_eq!(states, ["a past", "b past", "c past", "c given", "b given"]);
    let run = place.risala(&["officials", "numbers", "appeal", "--lang", "ar"]);
    assert!(run.out.contains("أرقام المراجع المعطاة 5"), "{run:?}");
}
