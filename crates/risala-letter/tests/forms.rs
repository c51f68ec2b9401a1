//! The forms of address: every rank, gender and region against a table that a person can read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;
use std::path::Path;

use jiff::civil::date;
use risala_letter::catalogue::catalogue;
use risala_letter::forms::OwnForms;
use risala_letter::official::{Channel, Gender, Rank};
use risala_letter::{Bilingual, Block, Campaign, ComposeInput, Lang, Official, Template, TemplateSources, compose};

const RANKS: [(&str, Rank); 7] = [
    ("head-of-state", Rank::HeadOfState),
    ("prime-minister", Rank::PrimeMinister),
    ("minister", Rank::Minister),
    ("ambassador", Rank::Ambassador),
    ("director", Rank::Director),
    ("legislator", Rank::Legislator),
    ("other", Rank::Other),
];
const GENDERS: [(&str, Gender); 3] = [("m", Gender::Male), ("f", Gender::Female), ("u", Gender::Unspecified)];

fn template() -> Template {
    let text = "# Subject\n\n{{salutation recipient}},\n\n{{style recipient}}\n\n{{closing recipient}}\n";
    let sources = TemplateSources {
        toml: "schema = 1\ntitle = { en = \"Forms\" }".to_owned(),
        letter: Bilingual { ar: Some(text.replace(',', "،")), en: Some(text.to_owned()) },
        mail: Bilingual::default(),
    };
    Template::parse("forms", &sources).unwrap()
}

fn campaign(neutral: &str) -> Campaign {
    let text = format!(
        "schema = 1\nid = \"x\"\ntitle = {{ en = \"T\" }}\n[organization]\nname = {{ en = \"O\", ar = \"م\" }}\n\
         [[signatories]]\nname = {{ en = \"S\", ar = \"س\" }}\n[neutral]\n{neutral}\n"
    );
    toml::from_str(&text).unwrap()
}

fn official(country: &str, rank: Rank, gender: Gender) -> Official {
    let both = |ar: &str, en: &str| Bilingual { ar: Some(ar.to_owned()), en: Some(en.to_owned()) };
    Official {
        id: "one".to_owned(),
        country: country.to_owned(),
        rank,
        gender,
        name: both("ندى", "Jane Doe"),
        title: both("المنصب", "Head"),
        organization: both("المؤسسة", "Organization"),
        ..Official::default()
    }
}

/// "address line | salutation | style | closing", or the code of the problem.
fn forms(official: &Official, campaign: &Campaign, lang: Lang) -> String {
    let input = ComposeInput {
        campaign,
        official,
        template: &template(),
        reference: "1",
        date: date(2026, 1, 1),
        layout: None,
        by_post: official.channel == Channel::Post,
    };
    let (letter, problems) = compose(&input);
    let Some(letter) = letter else {
        return problems[0].code.0.to_owned();
    };
    let text = letter.text(lang).unwrap();
    let mut parts = vec![text.addressee[0].readable()];
    parts.extend(text.blocks.iter().map(|block| match block {
        Block::Salutation(text) | Block::Paragraph(text) | Block::Closing(text) => text.readable(),
        Block::List(_) => String::new(),
    }));
    parts.join(" | ")
}

#[test]
fn every_rank_gender_and_region() {
    let approved = campaign(
        "ar = [\"head-of-state\", \"prime-minister\", \"minister\", \"ambassador\", \"director\", \"legislator\", \"other\"]\n\
         en = [\"head-of-state\", \"prime-minister\", \"minister\", \"ambassador\", \"director\", \"legislator\", \"other\"]",
    );
    let strict = campaign("");
    let regions = [
        ("ar", "SY", "", Lang::Ar),
        ("ar-LB", "LB", "", Lang::Ar),
        ("us", "US", "", Lang::En),
        ("uk", "GB", "", Lang::En),
        ("eu", "FR", "", Lang::En),
        ("ie", "IE", "", Lang::En),
        ("un", "CH", "un", Lang::En),
        ("else", "KE", "", Lang::En),
    ];
    let mut table = String::new();
    for (region, country, tag, lang) in regions {
        for (rank_name, rank) in RANKS {
            for (gender_name, gender) in GENDERS {
                let mut official = official(country, rank, gender);
                official.tags.extend((!tag.is_empty()).then(|| tag.to_owned()));
                let line = forms(&official, &strict, lang);
                writeln!(table, "{region} {rank_name} {gender_name}: {line}").unwrap();
                let with_approval = forms(&official, &approved, lang);
                if with_approval != line {
                    writeln!(table, "{region} {rank_name} {gender_name}, approved: {with_approval}").unwrap();
                }
            }
        }
    }
    check("forms.txt", &table);
}

#[test]
fn offices_with_forms_of_their_own() {
    let cases = [
        ("US", Rank::Legislator, Gender::Female, "Senator"),
        ("US", Rank::Legislator, Gender::Unspecified, "United States Senator"),
        ("US", Rank::Legislator, Gender::Male, "Speaker of the House"),
        ("US", Rank::Minister, Gender::Female, "Attorney General"),
        ("US", Rank::Director, Gender::Unspecified, "Under Secretary for Industry and Security"),
        ("US", Rank::Director, Gender::Male, "Assistant Secretary for Export Administration"),
        ("GB", Rank::Minister, Gender::Female, "Secretary of State for Business and Trade"),
        ("DE", Rank::PrimeMinister, Gender::Male, "Federal Chancellor"),
        ("BE", Rank::Minister, Gender::Female, "European Commissioner for Trade"),
        ("BE", Rank::Legislator, Gender::Male, "Member of the European Parliament"),
        ("ES", Rank::HeadOfState, Gender::Male, "King of Spain"),
    ];
    let campaign = campaign("");
    let mut table = String::new();
    for (country, rank, gender, title) in cases {
        let mut official = official(country, rank, gender);
        official.title.en = Some(title.to_owned());
        writeln!(table, "{title}: {}", forms(&official, &campaign, Lang::En)).unwrap();
    }
    check("forms-by-office.txt", &table);
}

#[test]
fn the_officials_own_words_win() {
    let campaign = campaign("");
    let mut official = official("SY", Rank::Other, Gender::Unspecified);
    let cases = [
        (Lang::En, "Your Holiness,"),
        (Lang::En, "Dear Professor Doe:"),
        (Lang::En, "Excellency"),
        (Lang::En, "Dear Sir or Madam"),
        (Lang::Ar, "صاحب الغبطة،"),
        (Lang::Ar, "سماحة المفتي"),
        (Lang::Ar, "السادة في مكتب الوزارة المحترمين"),
        (Lang::Ar, "سعادة الأستاذة الدكتورة ندى"),
    ];
    let mut table = String::new();
    for (lang, salutation) in cases {
        official.salutation = Bilingual {
            ar: Some("حضرات السادة المحترمين".to_owned()),
            en: Some("Dear Jane Doe".to_owned()),
        };
        match lang {
            Lang::Ar => official.salutation.ar = Some(salutation.to_owned()),
            Lang::En => official.salutation.en = Some(salutation.to_owned()),
        }
        writeln!(table, "{}", forms(&official, &campaign, lang)).unwrap();
    }
    official.address_line.en = Some("The Most Reverend J. Doe".to_owned());
    official.style.en = Some("Your Grace".to_owned());
    official.closing.en = Some("Yours in hope,".to_owned());
    writeln!(table, "{}", forms(&official, &campaign, Lang::En)).unwrap();
    check("forms-of-their-own.txt", &table);
}

#[test]
fn without_gender_and_office_the_letter_waits() {
    let mut official = official("KE", Rank::Other, Gender::Unspecified);
    official.organization = Bilingual::default();
    assert_eq!(forms(&official, &campaign(""), Lang::En), "official.neutral_form");
    official.gender = Gender::Female;
    assert!(forms(&official, &campaign(""), Lang::En).starts_with("Ms Jane Doe | Dear Ms Doe,"));
}

#[test]
fn a_name_cannot_fill_a_form() {
    let mut official = official("KE", Rank::Other, Gender::Female);
    official.name.en = Some("{family} {name}".to_owned());
    official.family_en = Some("{title}".to_owned());
    let said = forms(&official, &campaign(""), Lang::En);
    assert!(said.starts_with("Ms {family} {name} | Dear Ms {title},"), "{said}");
}

/// Every row of every table, for each gender it is for: what a native speaker looks over.
#[test]
fn all_forms_as_they_are_looked_over() {
    let mut table = String::new();
    for entry in catalogue(&OwnForms::default()) {
        let gender = GENDERS.iter().find(|(_, gender)| *gender == entry.gender).map(|(name, _)| *name).unwrap();
        let rank = RANKS.iter().find(|(_, rank)| *rank == entry.rank).map(|(name, _)| *name).unwrap();
        let marks =
            [(entry.approval, "to be approved"), (!entry.reviewed, "to be confirmed"), (entry.office, "office")];
        let marks: Vec<_> = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word).collect();
        let parts = entry.parts.map(|part| part.unwrap_or_else(|| "–".to_owned()));
        let head = format!("{:?} {rank} {gender} {} {}", entry.origin, entry.title, entry.countries.join(" "));
        writeln!(
            table,
            "{}: {} [{}]",
            head.split_whitespace().collect::<Vec<_>>().join(" "),
            parts.join(" | "),
            marks.join(", ")
        )
        .unwrap();
    }
    check("forms-all.txt", &table);
}

/// A campaign's own row comes before the built-in ones, and what cannot be used in it is named.
#[test]
fn a_campaigns_own_forms() {
    let row = "rank = \"other\"\ngender = \"m\"\naddress_line = \"Maestro {name}\"\nsalutation = \"Dear Maestro\"\n";
    let mut own = campaign("");
    own.own_forms = OwnForms::parse(&format!("[[en]]\n{row}")).unwrap();
    let official = official("KE", Rank::Other, Gender::Male);
    assert!(forms(&official, &own, Lang::En).starts_with("Maestro Jane Doe | Dear Maestro,"));
    for (text, detail) in [
        (format!("[[en]]\n{}", row.replace("{name}", "{nmae}")), "[[en]] 1: {nmae}"),
        (format!("[[ar]]\n{}", row.replace("\"m\"", "\"x\"")), "[[ar]] 1: gender"),
        (format!("[[en]]\n{row}colour = 1\n"), "colour"),
        ("[[en]]\nrank = \"king\"".to_owned(), "king"),
        ("[[en]".to_owned(), ""),
    ] {
        let problem = OwnForms::parse(&text).unwrap_err();
        assert!(problem.args["detail"].contains(detail), "{text}: {problem:?}");
    }
}

/// Compares with a file of `tests/data`; `UPDATE_CASES=1` rewrites it, to be read before it is committed.
fn check(file: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(file);
    if std::env::var_os("UPDATE_CASES").is_some() {
        std::fs::write(&path, table).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert_eq!(table, expected);
    for word in ["  ", "/", "H.E. Ms"] {
        assert!(!table.contains(word), "{word}");
    }
}
