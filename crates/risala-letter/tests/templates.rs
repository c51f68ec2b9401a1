//! The built-in templates: they parse, and each makes whole letters of both kinds.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use risala_letter::official::{Channel, Earlier, Gender, Rank, Reads};
use risala_letter::setup::LayoutKind;
use risala_letter::{
    Bilingual, Block, Campaign, ComposeInput, Lang, Letter, Official, RichText, Template, TemplateSources, compose,
    compose_mail,
};

const NAMES: [&str; 5] = ["official", "company", "legislator", "humanitarian", "influential"];
/// Beside them, those of later waves.
const FOLLOW_UPS: [&str; 2] = ["reminder", "thanks"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn built_in(name: &str) -> Template {
    let read = |file: &str| std::fs::read_to_string(root().join("templates").join(name).join(file));
    let both =
        |stem: &str| Bilingual { ar: read(&format!("{stem}.ar.md")).ok(), en: read(&format!("{stem}.en.md")).ok() };
    let sources = TemplateSources { toml: read("template.toml").unwrap(), letter: both("letter"), mail: both("mail") };
    Template::parse(name, &sources).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"))
}

fn campaign() -> Campaign {
    let text = std::fs::read_to_string(root().join("templates/sample/campaign.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The sample officials, read without the crate's own reader.
fn officials() -> Vec<Official> {
    let text = std::fs::read_to_string(root().join("templates/sample/officials.csv")).unwrap();
    let mut rows = text.lines().map(cells);
    let header = rows.next().unwrap();
    rows.map(|row| official(&header.iter().cloned().zip(row).collect())).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

fn official(row: &BTreeMap<String, String>) -> Official {
    let cell = |name: &str| row.get(name).filter(|cell| !cell.is_empty()).cloned();
    let both = |name: &str| Bilingual { ar: cell(&format!("{name}_ar")), en: cell(&format!("{name}_en")) };
    let word = |name: &str| toml::Value::String(cell(name).unwrap());
    Official {
        id: cell("id").unwrap(),
        gender: word("gender").try_into::<Gender>().unwrap(),
        rank: word("rank").try_into::<Rank>().unwrap(),
        name: both("name"),
        family_en: cell("family_en"),
        title: both("title"),
        organization: both("organization"),
        country: cell("country").unwrap(),
        address: (1..=4).filter_map(|n| cell(&format!("address{n}"))).collect(),
        email: cell("email"),
        channel: word("channel").try_into::<Channel>().unwrap(),
        reads: Some(word("language").try_into::<Reads>().unwrap()),
        salutation: both("salutation"),
        tags: cell("tags").unwrap().split(';').map(str::to_owned).collect(),
        ..Official::default()
    }
}

/// The template the sample campaign assigns.
fn assigned(campaign: &Campaign, official: &Official) -> String {
    let mut rules = campaign.assign.iter();
    let matches = |filter: &str| official.tags.iter().any(|tag| filter == format!("tag:{tag}"));
    let rule = rules.find(|rule| matches(&rule.filter));
    rule.map_or(campaign.default_template.clone(), |rule| rule.template.clone())
}

fn texts(letter: &Letter) -> Vec<String> {
    let mut all = Vec::new();
    for text in &letter.texts {
        all.push(text.subject.value.readable());
        all.extend(text.addressee.iter().map(RichText::readable));
        for block in &text.blocks {
            match block {
                Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => {
                    all.push(text.readable());
                }
                Block::List(list) => all.extend(list.items.iter().map(RichText::readable)),
            }
        }
    }
    all
}

#[test]
fn every_sample_official_gets_a_whole_letter_and_mail() {
    let campaign = campaign();
    let templates: BTreeMap<_, _> = NAMES.map(|name| (name.to_owned(), built_in(name))).into();
    let mut languages = BTreeMap::new();
    for official in officials().iter().filter(|official| official.channel != Channel::None) {
        let input = ComposeInput {
            campaign: &campaign,
            official,
            template: &templates[&assigned(&campaign, official)],
            reference: "SCS-2026-0001",
            date: date(2026, 11, 24),
            layout: None,
            by_post: official.channel == Channel::Post,
        };
        let (letter, problems) = compose(&input);
        assert_eq!(problems, [], "{}", official.id);
        let letter = letter.unwrap();
        assert_eq!(letter, compose(&input).0.unwrap());
        for text in texts(&letter) {
            assert!(!text.contains("  ") && !text.contains('{'), "{}: {text}", official.id);
        }
        let (mail, problems) = compose_mail(&input, 1, true);
        assert_eq!(problems, [], "{}", official.id);
        assert_eq!(mail.unwrap().texts.len(), letter.texts.len());
        languages.insert(official.id.clone(), letter.texts.iter().map(|text| text.lang).collect::<Vec<_>>());
    }
    assert_eq!(languages.len(), 23);
    for (id, expected) in [
        ("sample-01", vec![Lang::Ar, Lang::En]),
        ("sample-09", vec![Lang::Ar]),
        ("sample-16", vec![Lang::En]),
        ("sample-18", vec![Lang::En]),
        ("sample-22", vec![Lang::Ar]),
    ] {
        assert_eq!(languages[id], expected, "{id}");
    }
}

#[test]
fn what_the_letters_say() {
    let campaign = campaign();
    let mut said = String::new();
    for official in officials().iter().filter(|official| official.channel != Channel::None) {
        let template = built_in(&assigned(&campaign, official));
        let input = ComposeInput {
            campaign: &campaign,
            official,
            template: &template,
            reference: "SCS-2026-0001",
            date: date(2026, 1, 7),
            layout: Some(LayoutKind::Stacked),
            by_post: official.channel == Channel::Post,
        };
        let letter = compose(&input).0.unwrap();
        let mail = compose_mail(&input, 3, false).0.unwrap();
        said.push_str(&format!("{} {}\n", official.id, mail.subject));
        for text in &letter.texts {
            let lines: Vec<_> = text.addressee.iter().map(RichText::readable).collect();
            let blocks = texts(&Letter { texts: vec![text.clone()], ..letter.clone() });
            let first = &blocks[1 + lines.len()];
            let last = blocks.last().unwrap();
            said.push_str(&format!("  {} | {} | {first} | {last}\n", text.date.value.readable(), lines.join(" / ")));
        }
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sample-forms.txt");
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&file, &said).unwrap();
    }
    let expected = std::fs::read_to_string(&file).unwrap();
    assert_eq!(said, expected.replace("\r\n", "\n"));
}

#[test]
fn optional_sentences_stand_where_they_belong() {
    let mut campaign = campaign();
    let fact = "text = { ar = \"واقعة\", en = \"A fact\" }\nsource = { ar = \"مصدر\", en = \"a source\" }";
    campaign.facts.insert("effect".to_owned(), toml::from_str(fact).unwrap());
    campaign.organization.about =
        Bilingual { ar: Some("ونحن جمعية.".to_owned()), en: Some("We are a society.".to_owned()) };
    let mut official = officials().remove(4);
    official.extra.insert("ask_ar".to_owned(), "تجديد الترخيص".to_owned());
    official.extra.insert("ask_en".to_owned(), "renew the licence".to_owned());
    for name in NAMES.into_iter().chain(["reminder"]) {
        let template = built_in(name);
        let input = ComposeInput {
            campaign: &campaign,
            official: &official,
            template: &template,
            reference: "1",
            date: date(2026, 1, 7),
            layout: None,
            by_post: official.channel == Channel::Post,
        };
        let (letter, problems) = compose(&input);
        assert_eq!(problems, [], "{name}");
        let said = texts(&letter.unwrap()).join("\n");
        for words in [
            " ونحن جمعية.\n",
            " We are a society.\n",
            " واقعة (المصدر: مصدر).\n",
            " A fact (source: a source).\n",
            "\nتجديد الترخيص؛\n",
            "\nrenew the licence;\n",
        ] {
            assert!(said.contains(words), "{name}: {words} in\n{said}");
        }
    }
}

#[test]
fn later_letters_name_the_earlier_one_where_it_is_known() {
    let campaign = campaign();
    let known = Earlier { reference: "SCS-2026-0007".to_owned(), sent: date(2026, 1, 7) };
    for name in FOLLOW_UPS {
        let template = built_in(name);
        assert_eq!(risala_letter::review::unequal_template(&template), [], "{name}");
        for official in officials().into_iter().filter(|official| official.channel != Channel::None) {
            for earlier in [None, Some(known.clone())] {
                let official = Official { earlier: earlier.clone(), ..official.clone() };
                let input = ComposeInput {
                    campaign: &campaign,
                    official: &official,
                    template: &template,
                    reference: "SCS-2026-0107",
                    date: date(2026, 2, 24),
                    layout: None,
                    by_post: official.channel == Channel::Post,
                };
                let (letter, problems) = compose(&input);
                assert_eq!(problems, [], "{name} {}", official.id);
                let (mail, problems) = compose_mail(&input, 1, false);
                assert_eq!((problems, mail.is_some()), (vec![], true), "{name} {}", official.id);
                let letter = letter.unwrap();
                for text in &letter.texts {
                    let said = texts(&Letter { texts: vec![text.clone()], ..letter.clone() }).join("\n");
                    let sent = if text.lang == Lang::Ar { "٧ كانون الثاني ٢٠٢٦" } else { "January" };
                    assert!(!said.contains("  ") && !said.contains('{'), "{name} {}: {said}", official.id);
                    assert_eq!(said.contains("SCS-2026-0007"), earlier.is_some(), "{name} {}: {said}", official.id);
                    assert!(earlier.is_none() || said.contains(sent), "{name} {}: {said}", official.id);
                }
            }
        }
    }
}

#[test]
fn every_code_has_words_in_both_languages() {
    for lang in ["ar", "en"] {
        let words = std::fs::read_to_string(root().join(format!("messages/{lang}.ftl"))).unwrap();
        for code in risala_letter::template::CODES {
            let id = code.0.replace('.', "-");
            assert!(words.contains(&format!("\n{id} = ")), "{id} in {lang}");
        }
    }
}

#[test]
fn the_published_schema_is_the_one_in_use() {
    let schema = schemars::schema_for!(risala_letter::template::Manifest);
    let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let file = root().join("docs/schema/template.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &current).unwrap();
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(published.replace("\r\n", "\n"), current, "UPDATE_SCHEMA=1 rewrites it");
}
