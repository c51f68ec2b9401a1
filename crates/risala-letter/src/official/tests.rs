use jiff::civil::date;

use super::*;
use crate::problem::Problem;

fn read(text: &str) -> (Vec<Official>, Vec<String>) {
    let mut lines = text.lines().map(|line| line.split('|').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let rows = (2..).zip(lines).map(|(number, cells)| Row { number, cells });
    let (officials, problems) = from_rows(&header, rows);
    (officials, problems.iter().map(line).collect())
}

fn line(problem: &Problem) -> String {
    let sign = if problem.is_error() { "error" } else { "warning" };
    let args: Vec<String> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{sign} {} {} {}", problem.code.0, problem.official.as_deref().unwrap_or("-"), args.join(" "))
}

#[test]
fn a_row_becomes_an_official() {
    let (officials, problems) = read(
        "id|Gender|rank|name_en|name_ar|title_en|country|address1|address2|address3|email|channel|language|tags|verified_on|term_end|opt_out|party\n\
         a-1|Female| head-of-state |Zoe\u{308} Example|زوي|President|Côte d'Ivoire|1 Road||Town|p@example.org|post|ar+en|b; a;;b|2026-10-01|2027-01-03||Green",
    );
    assert_eq!(problems, [""; 0]);
    let expect = Official {
        id: "a-1".to_owned(),
        row: 2,
        gender: Gender::Female,
        rank: Rank::HeadOfState,
        name: Bilingual { en: Some("Zoë Example".to_owned()), ar: Some("زوي".to_owned()) },
        title: Bilingual { en: Some("President".to_owned()), ar: None },
        country: "CI".to_owned(),
        address: vec!["1 Road".to_owned(), "Town".to_owned()],
        email: Some("p@example.org".to_owned()),
        channel: Channel::Post,
        reads: Some(Reads::ArEn),
        tags: vec!["b".to_owned(), "a".to_owned()],
        verified_on: Some(date(2026, 10, 1)),
        term_end: Some(date(2027, 1, 3)),
        extra: [("party".to_owned(), "Green".to_owned())].into(),
        ..Official::default()
    };
    assert_eq!(officials, [expect]);
}

#[test]
fn empty_cells_have_defaults() {
    let (officials, problems) = read("id|name_en|country|email\nx|A B|SY|a@b.org\ny|C|SY|");
    assert_eq!(officials[0].channel, Channel::Email);
    assert_eq!(officials[1].channel, Channel::Post);
    assert_eq!((officials[0].gender, officials[0].rank, officials[0].reads), (Gender::Unspecified, Rank::Other, None));
    assert_eq!(problems, ["warning official.no_address y channel=post column=address1 row=3"]);
}

#[test]
fn columns_that_are_wrong() {
    let cases = [
        ("id|name_en", "error official.missing_column - column=country"),
        ("name_en|country", "error official.missing_column - column=id"),
        ("id|country", "error official.missing_column - column=name_en / name_ar"),
        ("id|name_en|country|Name EN", "error official.repeated_column - column=name_en"),
        ("id|name_en|country|emial", "warning official.unknown_column - column=emial nearest=email"),
        ("id|name_en|country|title_eng", "warning official.unknown_column - column=title_eng nearest=title_en"),
        (
            "id|name_en|country|x\u{202E}",
            "error official.forbidden_character - character=U+202E column=x\\u{202e} row=1",
        ),
    ];
    for (header, expect) in cases {
        assert_eq!(read(header).1, [expect], "{header}");
    }
}

#[test]
fn values_that_are_wrong() {
    let names = ["gender", "rank", "channel", "language", "verified_on", "email", "web_form", "phone"];
    let header = format!("id|name_en|country|{}", names.join("|"));
    let cases = [
        (
            "gender",
            "woman",
            "error official.wrong_value x allowed=female, male, unspecified column=gender row=2 value=woman",
        ),
        (
            "rank",
            "king",
            "error official.wrong_value x allowed=head-of-state, prime-minister, minister, ambassador, director, legislator, other column=rank row=2 value=king",
        ),
        (
            "channel",
            "fax",
            "error official.wrong_value x allowed=email, post, form, hand, none column=channel row=2 value=fax",
        ),
        ("language", "fr", "error official.wrong_value x allowed=ar, en, ar+en column=language row=2 value=fr"),
        (
            "verified_on",
            "1/2/2026",
            "error official.wrong_value x allowed=2026-12-31 column=verified_on row=2 value=1/2/2026",
        ),
        (
            "verified_on",
            "2026-02-30",
            "error official.wrong_value x allowed=2026-12-31 column=verified_on row=2 value=2026-02-30",
        ),
        ("email", "a@b", "error official.wrong_value x allowed=name@example.org column=email row=2 value=a@b"),
        (
            "email",
            "a@b.org, c@d.org",
            "error official.wrong_value x allowed=name@example.org column=email row=2 value=a@b.org, c@d.org",
        ),
        (
            "web_form",
            "javascript:x",
            "error official.wrong_value x allowed=https://example.org/contact column=web_form row=2 value=javascript:x",
        ),
        ("phone", "1\u{202E}2", "error official.forbidden_character x character=U+202E column=phone row=2"),
        ("phone", "1\r2", "error official.forbidden_character x character=U+000D column=phone row=2"),
        ("phone", "1\x002", "error official.forbidden_character x character=U+0000 column=phone row=2"),
        ("phone", "1\u{E000}2", "error official.forbidden_character x character=U+E000 column=phone row=2"),
    ];
    for (column, value, expect) in cases {
        let cells: Vec<&str> = names.iter().map(|name| if *name == column { value } else { "" }).collect();
        let (officials, problems) = read(&format!("{header}\nx|N|SY|{}", cells.join("|")));
        assert_eq!(problems.first().map(String::as_str), Some(expect));
        assert_eq!(officials.len(), 1, "the others keep their places");
    }
}

#[test]
fn what_a_row_must_have() {
    let cases = [
        ("|N|SY|a", "error official.missing_value - column=id row=2"),
        ("x||SY|a", "error official.missing_value x column=name_en / name_ar row=2"),
        ("x|N||a", "error official.missing_value x column=country row=2"),
        ("x|N|Atlantis|a", "error official.wrong_value x allowed=SY, AE, US … column=country row=2 value=Atlantis"),
        ("a,b|N|SY|a", "error official.wrong_value a,b allowed=A–Z a–z 0–9 - _ . @ + (≤ 64) column=id row=2 value=a,b"),
        (
            "../b|N|SY|a",
            "error official.wrong_value ../b allowed=A–Z a–z 0–9 - _ . @ + (≤ 64) column=id row=2 value=../b",
        ),
    ];
    for (row, expect) in cases {
        assert_eq!(read(&format!("id|name_en|country|address1\n{row}")).1, [expect]);
    }
}

#[test]
fn a_second_row_with_an_id_names_both() {
    let (officials, problems) = read("id|name_en|country|address1\nab|N|SY|r\n|||\nAB|M|SY|r\nc|O|SY|r");
    assert_eq!(problems, ["error official.duplicate_id AB first=2 id=AB row=4"]);
    assert_eq!(officials.iter().map(|official| official.row).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn a_column_without_a_name_may_be_empty() {
    let text = "id|name_en|country|address1|\na|N|SY|r|\nb|N|SY|r|stray";
    assert_eq!(read(text).1, ["error official.unnamed_column b column= row=3 value=stray"]);
}

#[test]
fn what_is_too_much_is_not_read() {
    let long = "x".repeat(8_001);
    let (_, problems) = read(&format!("id|name_en|country|address1\na|{long}|SY|r"));
    assert_eq!(problems, ["error official.too_long a column=name_en limit=8000 row=2"]);
    let many = (0..5_000).fold("id|name_en|country|address1".to_owned(), |text, n| format!("{text}\n{n}|N|?|r"));
    let (_, problems) = read(&many);
    assert_eq!(problems.last().map(String::as_str), Some("error official.too_many_problems - count=1000 row=1002"));
    assert_eq!(problems.len(), 1_002);
}

#[test]
fn family_names() {
    let official = |family: Option<&str>, name: Option<&str>| Official {
        id: "id-1".to_owned(),
        family_en: family.map(str::to_owned),
        name: Bilingual { en: name.map(str::to_owned), ar: None },
        ..Official::default()
    };
    for (family, name, expect) in [
        (Some("Van Dyke"), Some("Ann Van Dyke"), "Van Dyke"),
        (None, Some("Ann Van Dyke"), "Dyke"),
        (None, None, "id-1"),
    ] {
        assert_eq!(official(family, name).family(), expect);
    }
}

#[test]
fn an_address_may_be_in_any_script() {
    for sound in [
        "a@b.org",
        "huda@مثال.سوريا",
        "A.b+c@Bücher.example",
        "x@xn--mgbh0fb.example",
        "هدى@example.org",
        "संपर्क.1@example.org",
    ] {
        assert!(is_email(sound), "{sound}");
    }
    let long = format!("a@{}.example", "م".repeat(64));
    for wrong in [
        "هد ى@example.org",
        "هدى\u{200f}@example.org",
        "a\u{ff20}b@example.org",
        "a@مثال",
        "a@b..org",
        "a@-b.org",
        "a@b_c.org",
        "a@b.org.",
        "a@\u{202e}b.org",
        "@b.org",
        &long,
    ] {
        assert!(!is_email(wrong), "{wrong}");
    }
}
