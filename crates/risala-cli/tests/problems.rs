//! Bad input: what the message says, in both languages, and how the command ends.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use common::{COLUMNS, Place, row};

/// What is done to the sample campaign, the command's end, and what its message must hold.
struct Case {
    name: &'static str,
    spoil: fn(&Place),
    code: i32,
    /// Problem codes that must be among those found.
    problems: &'static [&'static str],
    /// What the English message must name.
    named: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        name: "missing column",
        spoil: |place| place.list(&["id,name_en", "a,Mary Smith"]),
        code: 2,
        problems: &["official.missing_column"],
        named: &["country", "officials.csv"],
    },
    Case {
        name: "unknown column near a known one",
        spoil: |place| place.list(&[&COLUMNS.replace("family_en", "famly_en"), &row("a", "Mary Smith")]),
        code: 0,
        problems: &["official.unknown_column"],
        named: &["famly_en", "family_en"],
    },
    Case {
        name: "duplicate id",
        spoil: |place| {
            place.list(&[COLUMNS, &row("a", "Mary Smith"), &row("A", "John Smith"), &row("b", "Jane Smith")])
        },
        code: 1,
        problems: &["official.duplicate_id"],
        named: &["A"],
    },
    Case {
        name: "broken encoding",
        spoil: |place| place.write("appeal/officials.csv", b"\xEF\xBB\xBFid,name_en,country\na,Zo\xC3\x28,GB\n"),
        code: 2,
        problems: &["import.encoding"],
        named: &["officials.csv"],
    },
    Case {
        name: "a workbook that is none",
        spoil: |place| {
            place.write("appeal/list.xlsx", "id,name_en,country\n");
            place.edit("appeal/campaign.toml", "officials = \"officials.csv\"", "officials = \"list.xlsx\"");
        },
        code: 2,
        problems: &["import.not_a_workbook"],
        named: &["list.xlsx"],
    },
    Case {
        name: "100,000 rows with an unclosed quote",
        spoil: |place| {
            let mut text = format!("{COLUMNS}\n");
            for n in 0..100_000 {
                text += &format!("id-{n},{},minister,Mary Smith\n", if n == 7 { "\"female" } else { "female" });
            }
            place.write("appeal/officials.csv", text);
        },
        code: 2,
        problems: &["import.unclosed_quote"],
        named: &["officials.csv:9"],
    },
    Case {
        name: "unknown field",
        spoil: |place| place.edit("appeal/templates/official/letter.en.md", "\n\n", "\n\n{{recipient.nmae_en}} "),
        code: 2,
        problems: &["template.unknown_field"],
        named: &["recipient.nmae_en", "templates/official/letter.en.md"],
    },
    Case {
        name: "template nested 20,000 deep",
        spoil: |place| {
            let deep = "{{#if recipient.extra.x}}".repeat(20_000) + "x" + &"{{/if}}".repeat(20_000);
            place
                .write("appeal/templates/official/letter.en.md", format!("# Subject\n\n{}\n", &deep[..deep.len() / 8]));
        },
        code: 2,
        problems: &[],
        named: &["templates/official/letter.en.md"],
    },
    Case {
        name: "recursive partial",
        spoil: |place| {
            place.write(
                "appeal/templates/official/letter.en.md",
                "# Subject\n\n{{#*inline \"a\"}}{{> a}}{{/inline}}{{> a}}\n",
            );
        },
        code: 2,
        problems: &[],
        named: &["templates/official/letter.en.md"],
    },
    Case {
        name: "template of 50 MB",
        spoil: |place| place.write("appeal/templates/official/letter.en.md", "x ".repeat(25 << 20)),
        code: 2,
        problems: &["file.too_large"],
        named: &["templates/official/letter.en.md"],
    },
    Case {
        name: "NUL in a value",
        spoil: |place| place.list(&[COLUMNS, &row("a", "Mary\0Smith"), &row("b", "Jane Smith")]),
        code: 1,
        problems: &["official.forbidden_character"],
        named: &["U+0000", "a"],
    },
    Case {
        name: "line break in a value",
        spoil: |place| place.list(&[COLUMNS, &row("a", "\"Mary\r\nBcc: x@example.org\""), &row("b", "Jane Smith")]),
        code: 1,
        problems: &["official.forbidden_character"],
        named: &["a"],
    },
    Case {
        name: "bidi control in a value",
        spoil: |place| place.list(&[COLUMNS, &row("a", "Mary \u{202E}Smith"), &row("b", "Jane Smith")]),
        code: 1,
        problems: &["official.forbidden_character"],
        named: &["U+202E", "a"],
    },
    Case {
        name: "private-use character in a value",
        spoil: |place| place.list(&[COLUMNS, &row("a", "Mary \u{E000}Smith"), &row("b", "Jane Smith")]),
        code: 1,
        problems: &["official.forbidden_character"],
        named: &["U+E000", "a"],
    },
    Case {
        name: "a picture outside the folder",
        spoil: |place| {
            place.write("secret.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
            place.edit("appeal/campaign.toml", "file = \"emblem.svg\"", "file = \"../secret.svg\"");
        },
        code: 2,
        problems: &[],
        named: &["../secret.svg"],
    },
    Case {
        name: "a character no font has",
        spoil: |place| place.list(&[COLUMNS, &row("a", "Mary \u{13000}"), &row("b", "Jane Smith")]),
        code: 1,
        problems: &["font.missing_glyph"],
        named: &["U+13000", "a"],
    },
    Case {
        name: "unknown key",
        spoil: |place| place.edit("appeal/campaign.toml", "paper = ", "papper = "),
        code: 2,
        problems: &["campaign.unknown_key"],
        named: &["papper", "paper", "campaign.toml:"],
    },
    Case {
        name: "an identity that is not there",
        spoil: |place| std::fs::remove_file(place.path("appeal/sample-identity.p12")).unwrap(),
        code: 2,
        problems: &["signing.no_identity"],
        named: &["sample-identity.p12", "--unsigned"],
    },
];

#[test]
fn each_mistake_is_named_in_both_languages() {
    for case in CASES {
        let place = Place::with_sample();
        (case.spoil)(&place);
        let json = place.render(&["--out", "json", "--json"]);
        assert_eq!(json.code, case.code, "{}: {json:?}", case.name);
        let report = json.json();
        let problems = report["problems"].as_array().unwrap();
        for code in case.problems {
            assert!(
                problems.iter().any(|problem| problem["code"] == *code),
                "{}: no {code} in {problems:#?}",
                case.name
            );
        }
        for problem in problems {
            let hint = problem["hint"].as_str().unwrap();
            assert!(!hint.is_empty(), "{}: no remedy in {problem}", case.name);
        }

        let english = place.render(&["--out", "en"]);
        for word in case.named {
            assert!(english.err.contains(word), "{}: {word} is not in {}", case.name, english.err);
        }
        assert!(english.err.contains("hint: "), "{}: {}", case.name, english.err);

        let arabic = place.render(&["--out", "ar", "--lang", "ar"]);
        assert_eq!(arabic.code, case.code, "{}", case.name);
        let labels = ["خطأ: ", "تنبيه: "];
        assert!(labels.iter().any(|label| arabic.err.contains(label)), "{}: {}", case.name, arabic.err);
        assert!(!arabic.err.contains('\u{2068}'), "{}", arabic.err);
        if case.code == 2 {
            assert!(!place.path("en").exists() || place.files("en").is_empty(), "{} wrote files", case.name);
        }
    }
}

#[test]
fn one_bad_official_does_not_stop_the_others() {
    let place = Place::with_sample();
    place.list(&[COLUMNS, &row("a", "Ann Smith"), &row("b", "Mary \u{13000}"), &row("c", "Jane Smith")]);
    let run = place.render(&["--out", "letters", "--json"]);
    assert_eq!(run.code, 1);
    let report = run.json();
    let made: Vec<_> =
        report["letters"].as_array().unwrap().iter().map(|letter| letter["official"].as_str().unwrap()).collect();
    assert_eq!(made, ["a", "c"]);
    assert_eq!(report["problems"][0]["official"], "b");
    assert_eq!(report["letters"][1]["reference"], "SCS-2026-0003");
}

#[test]
fn choices_that_name_nothing_are_refused() {
    let place = Place::with_sample();
    for (args, code) in [
        (&["--only", "nobody"][..], "command.unknown_official"),
        (&["--template", "nothing"], "command.unknown_template"),
        (&["--force-template", "../official"], "command.unknown_template"),
        (&["--where", "planet:mars"], "filter.unknown_key"),
        (&["--jobs", "0"], "command.bad_jobs"),
    ] {
        let run = place.render(&[&["--out", "letters", "--json"], args].concat());
        assert_eq!(run.code, 2, "{args:?} {run:?}");
        assert_eq!(run.json()["problems"][0]["code"], code, "{args:?}");
    }
    let date = place.risala(&["render", "appeal", "--out", "letters", "--date", "soon", "--json"]);
    assert_eq!((date.code, date.json()["problems"][0]["code"].as_str()), (2, Some("command.bad_date")));
}

#[test]
fn arguments_that_do_not_parse_are_explained_in_both_languages() {
    let place = Place::empty();
    for (args, english, arabic) in [
        (&["render"][..], "--out", "خطأ"),
        (&["render", "x", "--out", "y", "--speed", "9"], "--speed", "--speed"),
        (&["render", "x", "--out", "y", "--layout", "round"], "round", "round"),
        (&["fly"], "fly", "fly"),
    ] {
        let en = place.risala(args);
        assert!(
            en.code == 2 && en.out.is_empty() && en.err.starts_with("error: ") && en.err.contains(english),
            "{en:?}"
        );
        let ar = place.risala(&[args, &["--lang", "ar"]].concat());
        assert!(ar.code == 2 && ar.err.starts_with("خطأ: ") && ar.err.contains(arabic), "{ar:?}");
    }
}

#[test]
fn the_language_is_the_systems_unless_asked_for() {
    let place = Place::empty();
    for (name, value, asked, label) in [
        ("LANG", "ar_SY.UTF-8", None, "خطأ"),
        ("LC_ALL", "ar", None, "خطأ"),
        ("LANG", "de_DE.UTF-8", None, "error"),
        ("LANG", "ar_SY.UTF-8", Some("en"), "error"),
    ] {
        let mut command = place.command(&["check", "nowhere"]);
        command.env(name, value);
        if let Some(lang) = asked {
            command.args(["--lang", lang]);
        }
        let err = String::from_utf8(command.output().unwrap().stderr).unwrap();
        assert!(err.starts_with(label), "{name}={value}: {err}");
    }
}

#[test]
fn json_is_all_of_standard_output() {
    let place = Place::with_sample();
    for args in [
        &["check", "appeal"][..],
        &["check", "nowhere"],
        &["new", "appeal"],
        &["render", "appeal", "--out", "a"],
        &["render", "appeal", "--out", "a"],
        &["render", "nowhere", "--out", "b"],
        &["send", "appeal", "--to-folder", "c"],
        &["import", "appeal/officials.csv"],
        &["verify", "appeal/campaign.toml"],
        &["preview", "appeal", "--official", "nobody", "--out", "p.png"],
    ] {
        let run = place.risala(&[args, &["--json"]].concat());
        let answer = run.json();
        assert_eq!(answer["schema"], 1, "{args:?}");
        assert!(run.err.is_empty(), "{args:?}: {}", run.err);
    }
}
