//! The share kit: what is in it, and that it speaks to nobody in particular.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail at once

mod common;

use std::process::Command;

use common::{Place, Run};

fn share(place: &Place, more: &[&str]) -> Run {
    let args = ["share", "appeal", "--out", "kit", "--date", "2026-01-07T09:00:00+03:00", "--json"];
    place.risala(&[&args[..], more].concat())
}

/// Width and height of a PNG (ISO/IEC 15948, 11.2.2).
fn size(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_kit_holds_statement_page_cards_and_posts_in_both_languages() {
    let place = Place::with_sample();
    let run = share(&place, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = run.json();
    assert_eq!(report["problems"], serde_json::json!([]), "no post of the sample is cut");
    let files = report["files"].as_array().unwrap();
    let names: Vec<&str> = files.iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(files.len(), 2 + 6 + 2, "{names:?}");
    for lang in ["ar", "en"] {
        for (card, wide, high) in [("square", 1080, 1080), ("wide", 1200, 630), ("story", 1080, 1920)] {
            let name = format!("card-{lang}-{card}.png");
            let file = files.iter().find(|file| file["name"] == name.as_str()).unwrap();
            assert_eq!((&file["width"], &file["height"]), (&wide.into(), &high.into()));
            assert_eq!(size(&std::fs::read(place.path(&format!("kit/{name}"))).unwrap()), (wide, high), "{name}");
            let tag = if lang == "ar" { "#رفع_العقوبات" } else { "#LiftTheSanctions" };
            assert!(file["alt"].as_str().unwrap().contains(tag), "{file}");
        }
        let posts = place.read(&format!("kit/posts-{lang}.txt"));
        assert!(posts.contains("x: ") && posts.contains("280"), "{posts}");
    }
    for post in report["posts"].as_array().unwrap() {
        assert!(post["length"].as_u64().unwrap() <= post["limit"].as_u64().unwrap(), "{post}");
        let (tag, ask) = match post["language"].as_str() {
            Some("ar") => ("#رفع_العقوبات", "نناشد الحكومات رفع القيود التي ما زالت تؤثر"),
            _ => ("#LiftTheSanctions", "We ask governments to lift the restrictions that still affect"),
        };
        assert_eq!(post["shortened"], false, "{post}");
        assert!(post["text"].as_str().unwrap().contains(ask), "{post}");
        assert!(post["text"].as_str().unwrap().contains(tag), "{post}");
        assert!(post["text"].as_str().unwrap().contains("https://example.org/appeal"), "{post}");
    }
    let page = place.read("kit/statement.html");
    for part in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "<article id=\"en\" lang=\"en\" dir=\"ltr\"",
        "<h1 ",
        "<h2 ",
        "<ol>",
        "<main>",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("رفع القيود المتبقية") && page.contains("Syrian Computer Society") && !page.contains("{{"));
    assert!(!page.contains("<script") && !page.contains("src=\"http") && !page.contains("url("), "nothing is fetched");
    if let Ok(output) = Command::new("pdftotext").arg(place.path("kit/statement.pdf")).arg("-").output() {
        let text = String::from_utf8(output.stdout).unwrap();
        for words in ["On behalf of the Syrian Computer Society", "Restrictions on equipment", "7 January 2026"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        for words in ["Dear", "Ref.", "Excellency", "Copy to"] {
            assert!(!text.contains(words), "{words} in {text}");
        }
    }
    let again = share(&place, &[]);
    assert_eq!((again.code, &again.json()["problems"][0]["code"]), (2, &"file.exists".into()));
    let before = place.files("kit");
    assert_eq!(share(&place, &["--force"]).code, 0);
    assert_eq!(place.files("kit"), before, "the same campaign and date give the same bytes");
}

#[test]
fn without_an_ask_the_statements_first_sentence_stands_in_posts() {
    let place = Place::with_sample();
    let campaign = place.read("appeal/campaign.toml");
    let asked = campaign.lines().find(|line| line.starts_with("ask = ")).unwrap();
    place.edit("appeal/campaign.toml", &format!("{asked}\n"), "");
    let run = share(&place, &[]);
    let problems = run.json()["problems"].as_array().unwrap().clone();
    assert!(problems.iter().all(|problem| problem["code"] == "share.shortened"), "{problems:?}");
    assert!(!problems.is_empty(), "the statement begins with a long sentence");
    let first = "On behalf of the Syrian Computer Society we appeal to governments";
    let posts = run.json()["posts"].as_array().unwrap().clone();
    assert!(posts.iter().any(|post| post["text"].as_str().unwrap().contains(first)), "{posts:?}");
}

#[test]
fn a_campaigns_own_words_come_first_and_their_faults_are_told() {
    let place = Place::with_sample();
    let own = "[share]\nheadline = { ar = \"ارفعوا القيود\", en = \"Lift the limits\" }\nask = { ar = \"نطلب ذلك.\", en = \"We ask for it.\" }\n";
    let campaign = place.read("appeal/campaign.toml");
    let asked = campaign.lines().find(|line| line.starts_with("ask = ")).unwrap();
    place.edit("appeal/campaign.toml", &format!("[share]\n{asked}\n"), own);
    for (lang, words) in [
        ("en", "# Own statement\n\nFirst words.\n\nSecond words.\n\nLast words.\n"),
        ("ar", "# بيان خاص\n\nكلمات أولى.\n\nكلمات ثانية.\n\nكلمات أخيرة.\n"),
    ] {
        place.write(&format!("appeal/templates/statement/letter.{lang}.md"), words);
    }
    place.write(
        "appeal/templates/statement/template.toml",
        "schema = 1\ntitle = { ar = \"بيان\", en = \"Statement\" }\n",
    );
    let run = share(&place, &[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(place.read("kit/statement.html").contains("Own statement"));
    let posts = run.json()["posts"].as_array().unwrap().clone();
    assert!(posts.iter().any(|post| post["text"].as_str().unwrap().starts_with("Lift the limits\n\nWe ask for it.")));

    place.write("appeal/templates/statement/letter.en.md", "# Own\n\n{{salutation recipient}},\n\nWords.\n\nEnd.\n");
    let run = share(&place, &["--force"]);
    let problem = run.json()["problems"][0].clone();
    assert_eq!((run.code, &problem["code"]), (2, &"share.recipient_field".into()), "{problem}");
    assert_eq!(problem["file"], "templates/statement/letter.en.md");

    place.edit("appeal/campaign.toml", "\"#سورية\"", "\"سورية\"");
    let run = place.risala(&["check", "appeal", "--json"]);
    let problem = run.json()["problems"][0].clone();
    assert_eq!((&problem["code"], &problem["field"]), (&"campaign.wrong_value".into(), &"share.hashtags.[1]".into()));
}
