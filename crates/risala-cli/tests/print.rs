//! The print pack: what is in it, in which order, and where the ink stands.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::process::Command;

use common::{Place, Run};

const COLUMNS: &str = "id,gender,rank,name_en,name_ar,family_en,title_en,title_ar,organization_en,organization_ar,country,\
    address1,address2,email,channel,language";

fn row(id: &str, name: &str, country: &str, channel: &str) -> String {
    format!(
        "{id},female,minister,{name},ماري سميث,{name},Minister for Trade,وزيرة التجارة,Ministry of Trade,وزارة التجارة,\
         {country},12 Long Street,Old Town 10115,{id}@example.org,{channel},ar+en"
    )
}

/// A place whose campaign has five officials in three countries and this `window`.
fn place(settings: &[(&str, &str)]) -> Place {
    let place = Place::with_sample();
    let rows = [
        COLUMNS.to_owned(),
        row("us-2", "Zoe Young", "US", "post"),
        row("gb-1", "Ann Lee", "GB", "post"),
        row("us-1", "Amy Adams", "US", "post"),
        row("sy-1", "Rana Haddad", "SY", "hand"),
        row("fr-1", "Claire Petit", "FR", "email"),
    ];
    place.list(&rows.each_ref().map(String::as_str));
    let mut campaign = place.read("appeal/campaign.toml");
    for (key, value) in settings {
        let line = campaign.lines().find(|line| line.starts_with(&format!("{key} ="))).map(str::to_owned);
        let new = format!("{key} = {value}");
        campaign = match line {
            Some(line) => campaign.replacen(&line, &new, 1),
            None => format!("{new}\n{campaign}"),
        };
    }
    place.write("appeal/campaign.toml", campaign);
    place
}

fn print(place: &Place, more: &[&str]) -> Run {
    let args = ["print", "appeal", "--out", "pack", "--date", "2026-01-07T09:00:00+03:00", "--json"];
    place.risala(&[&args[..], more].concat())
}

/// A word of a page and its box in points from the top left corner.
#[derive(Debug)]
struct Word {
    page: usize,
    text: String,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

/// Every word of a file as poppler sees it; `None` where poppler is not installed.
fn words(place: &Place, file: &str) -> Option<Vec<Word>> {
    let output = Command::new("pdftotext").args(["-bbox"]).arg(place.path(file)).arg("-").output();
    let Ok(output) = output else {
        eprintln!("pdftotext is not installed: places of words are not looked at");
        return None;
    };
    let page = String::from_utf8(output.stdout).unwrap();
    let mut found = Vec::new();
    let mut number = 0;
    for line in page.lines().map(str::trim) {
        number += usize::from(line.starts_with("<page "));
        if !line.starts_with("<word ") {
            continue;
        }
        let value = |name: &str| -> f32 {
            let rest = line.split_once(&format!("{name}=\"")).unwrap().1;
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let text = line.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
        let [left, top, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map(value);
        found.push(Word { page: number, text, left, top, right, bottom });
    }
    Some(found)
}

fn mm(points: f32) -> f32 {
    points * 25.4 / 72.0
}

#[test]
fn letters_are_bound_by_country_and_begin_on_a_sheet_of_their_own() {
    let place = place(&[("layout", "\"consecutive\"")]);
    let run = print(&place, &["--envelope", "dl", "--sheet", "l7160"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    let letters = report["letters"].as_array().unwrap();
    let order: Vec<&str> = letters.iter().map(|letter| letter["official"].as_str().unwrap()).collect();
    assert_eq!(order, ["sy-1", "gb-1", "us-1", "us-2"]);
    assert_eq!(report["skipped"][0]["official"], "fr-1");
    let (mut simplex, mut duplex) = (1, 1);
    for letter in letters {
        assert_eq!((&letter["simplex_page"], &letter["duplex_page"]), (&simplex.into(), &duplex.into()));
        let pages = letter["pages"].as_u64().unwrap();
        simplex += pages;
        duplex += pages + pages % 2;
        assert_eq!(duplex % 2, 1);
    }
    let kinds: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|file| file["kind"].as_str().unwrap()).collect();
    let expected = ["letters_duplex", "letters_simplex", "envelopes", "labels", "ticks", "calibration", "readme"];
    assert_eq!(kinds, expected);
    let names: Vec<String> = place.files("pack").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 8, "{names:?}");
    let manifest: serde_json::Value = serde_json::from_str(&place.read("pack/manifest.json")).unwrap();
    assert_eq!(manifest["letters"], report["letters"]);
    let readme = place.read("pack/README.txt");
    assert!(readme.contains("labels.pdf") && readme.contains("لصاقات"), "{readme}");
    let pages = |kind: &str| {
        report["files"].as_array().unwrap().iter().find(|file| file["kind"] == kind).unwrap()["pages"].as_u64()
    };
    assert_eq!(pages("letters_simplex"), Some(simplex - 1));
    assert!(pages("letters_duplex") >= pages("letters_simplex"));
    assert_eq!(pages("envelopes"), Some(4));
}

#[test]
fn a_pack_is_the_same_however_it_is_made_and_never_overwritten() {
    let place = place(&[]);
    assert_eq!(print(&place, &["--jobs", "1"]).code, 0);
    let first = place.files("pack");
    assert_eq!(print(&place, &[]).code, 2);
    assert_eq!(print(&place, &["--jobs", "2", "--force"]).code, 0);
    assert_eq!(place.files("pack"), first);
}

#[test]
fn addresses_stand_in_the_windows_of_their_envelopes() {
    // left, top, right, bottom of what stays in the window, in millimetres
    for (window, paper, zone) in
        [("dl", "a4", [20.0, 55.0, 100.0, 85.0]), ("us10", "letter", [22.2, 63.5, 111.1, 86.3])]
    {
        let place = place(&[("window", &format!("{window:?}")), ("paper", &format!("{paper:?}"))]);
        // Also those whose letters would go by mail or form: on paper they meet the same envelopes.
        let run = print(&place, &["--all"]);
        assert_eq!(run.code, 0, "{run:?}");
        let Some(words) = words(&place, "pack/letters-simplex.pdf") else { return };
        let report = run.json();
        let letters = report["letters"].as_array().unwrap();
        let posted: Vec<_> = letters.iter().filter(|letter| letter["official"] != "sy-1").collect();
        assert_eq!(posted.len(), 4, "{letters:?}");
        for start in posted.iter().map(|letter| letter["simplex_page"].as_u64().unwrap()) {
            let own = || words.iter().filter(|word| word.page as u64 == start);
            for wanted in ["Long", "10115"] {
                let inside = |word: &&Word| {
                    mm(word.left) >= zone[0]
                        && mm(word.top) >= zone[1] - 0.5
                        && mm(word.right) <= zone[2]
                        && mm(word.bottom) <= zone[3] + 0.5
                };
                assert!(
                    own().filter(inside).any(|word| word.text == wanted),
                    "{window} page {start}: {wanted} {:?}",
                    own().filter(|word| word.text == wanted).collect::<Vec<_>>()
                );
            }
            let country: Vec<&Word> =
                own().filter(|word| ["STATES", "KINGDOM", "FRANCE"].contains(&word.text.as_str())).collect();
            assert!(!country.is_empty() && mm(country[0].bottom) <= zone[3] + 0.5, "{window}: {country:?}");
        }
    }
}

#[test]
fn labels_carry_their_addresses_within_the_makers_measures() {
    // left and top of the first label, pitch, size, labels of a row; in millimetres
    let sheets = [
        ("l7160", [7.21, 15.15], [66.04, 38.1], [63.5, 38.1], 3),
        ("l7163", [4.65, 15.15], [101.6, 38.1], [99.1, 38.1], 2),
        ("5160", [4.7625, 12.7], [69.85, 25.4], [66.675, 25.4], 3),
        ("5163", [3.96875, 12.7], [106.3625, 50.8], [101.6, 50.8], 2),
    ];
    for (sheet, first, pitch, size, across) in sheets {
        let place = place(&[]);
        let run = print(&place, &["--sheet", sheet, "--first-label", "2"]);
        assert_eq!(run.code, 0, "{run:?}");
        let Some(words) = words(&place, "pack/labels.pdf") else { return };
        let streets: Vec<&Word> = words.iter().filter(|word| word.text == "10115").collect();
        assert_eq!(streets.len(), 4, "{sheet}");
        for n in 1..=4 {
            let (column, line) = ((n % across) as f32, (n / across) as f32);
            let (left, top) = (first[0] + column * pitch[0], first[1] + line * pitch[1]);
            let inside = |word: &&&Word| {
                mm(word.left) > left + 2.0
                    && mm(word.right) < left + size[0] - 2.0
                    && mm(word.top) > top
                    && mm(word.bottom) < top + size[1]
            };
            assert_eq!(streets.iter().filter(inside).count(), 1, "{sheet} label {n}: {streets:?}");
        }
        for word in &words {
            let column = ((mm(word.left) - first[0]) / pitch[0]).floor();
            let left = first[0] + column * pitch[0];
            assert!(mm(word.right) <= left + size[0], "{sheet} {word:?} leaves its label");
        }
    }
}

#[test]
fn envelopes_put_the_address_where_machines_read_it() {
    for (envelope, width, height, bottom) in
        [("dl", 220.0, 110.0, 15.0), ("c5", 229.0, 162.0, 15.0), ("us10", 241.3, 104.775, 15.875)]
    {
        let place = place(&[]);
        let run = print(&place, &["--envelope", envelope, "--sender", "both"]);
        assert_eq!(run.code, 0, "{run:?}");
        let Some(words) = words(&place, "pack/envelopes.pdf") else { return };
        for word in words.iter().filter(|word| ["10115", "Long", "UNITED", "SYRIA"].contains(&word.text.as_str())) {
            assert!(mm(word.top) >= 40.0 - 0.5, "{envelope} {word:?}");
            assert!(mm(word.bottom) <= height - bottom + 0.5, "{envelope} {word:?}");
            assert!(mm(word.left) >= width - 140.0 && mm(word.right) <= width - 15.0, "{envelope} {word:?}");
        }
        let lowest =
            |text: &str| words.iter().filter(|w| w.page == 4 && w.text == text).map(|w| w.bottom).fold(0.0, f32::max);
        assert!(lowest("STATES") > lowest("10115"), "{envelope}: the country stands last");
    }
}

#[test]
fn an_own_sheet_and_its_faults() {
    let place = place(&[]);
    let own = "name = \"Own\"\npaper = [210, 297]\nlabel = [105, 74]\nacross = 2\ndown = 4\nfirst = [0, 0]\npitch = [105, 74]\n";
    place.write("own.toml", own);
    assert_eq!(print(&place, &["--sheet", "own.toml"]).code, 0);
    place.write("own.toml", own.replace("down = 4", "down = 5"));
    for (sheet, code) in [("own.toml", "print.bad_sheet"), ("l1", "print.unknown_sheet"), ("no.toml", "file.not_found")]
    {
        let run = print(&place, &["--sheet", sheet, "--force"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert_eq!(run.json()["problems"][0]["code"], code);
    }
    let run = print(&place, &["--sheet", "5163", "--first-label", "11", "--force"]);
    assert_eq!(run.json()["problems"][0]["code"], "print.no_such_label");
}

#[test]
fn who_has_no_street_gets_a_letter_and_no_label() {
    let place = place(&[]);
    let rows = [COLUMNS.to_owned(), row("a", "Ann Lee", "GB", "hand").replace("12 Long Street,Old Town 10115", ",")];
    place.list(&rows.each_ref().map(String::as_str));
    let run = print(&place, &["--sheet", "5163"]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    assert_eq!(report["letters"].as_array().unwrap().len(), 1);
    let codes: Vec<&str> = report["problems"].as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"print.no_address"), "{codes:?}");
}

#[test]
fn the_list_names_every_letter_in_both_languages() {
    let place = place(&[]);
    for lang in ["en", "ar"] {
        let run = print(&place, &["--lang", lang, "--force"]);
        assert_eq!(run.code, 0, "{run:?}");
        let Some(words) = words(&place, "pack/ticks.pdf") else { return };
        for letter in run.json()["letters"].as_array().unwrap() {
            let reference = letter["reference"].as_str().unwrap();
            assert!(words.iter().any(|word| word.text == reference), "{reference}");
        }
        assert_eq!(words.iter().filter(|word| word.text == "☐").count(), 12);
        for heading in ["Reference", "الرقم", "Posted"] {
            // poppler gives words with their places as they are seen, from left to right.
            let seen: String = heading.chars().rev().collect();
            let is_heading = |word: &Word| word.text == heading || word.text == seen;
            assert!(words.iter().any(is_heading), "{heading} in {lang}");
        }
    }
}
