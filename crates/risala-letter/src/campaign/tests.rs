use super::*;
use crate::problem::Problem;

const SAMPLE: &str = include_str!("../../../../templates/sample/campaign.toml");

/// The least campaign; `@` is where a case adds its lines.
const LEAST: &str = r#"schema = 1
id = "5f0c9a52-7a1e-4c8e-9a51-0d6f0a3c1b22"
title = { en = "Appeal" }
@
[organization]
name = { en = "Society" }
[[signatories]]
name = { en = "A. Signer" }
"#;

fn least(lines: &str) -> String {
    LEAST.replace('@', lines)
}

/// Code, line and arguments of each problem.
fn report(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| {
            let args: Vec<String> = problem.args.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{} {} {}", problem.code.0, problem.line.unwrap_or(0), args.join(" "))
        })
        .collect()
}

fn check(text: &str, expect: &[&str]) -> Option<Campaign> {
    let (campaign, problems) = Campaign::parse(text);
    assert_eq!(report(&problems), expect, "{text}");
    campaign
}

#[test]
fn the_sample_campaign_is_right() {
    let campaign = check(SAMPLE, &[]).unwrap();
    assert_eq!(campaign.accent_colour(), DEFAULT_ACCENT);
    assert!(DEFAULT_ACCENT.contrast_on_white() > 9.5);
    assert!(campaign.signatories.iter().all(|signer| signer.sample));
}

#[test]
fn fonts_and_letterhead_of_its_own() {
    let campaign =
        check(&least("align = \"justify\"\nprevailing = \"same\"\n[fonts]\nlatin = \"a.otf\"\nlatin_scale = 0.9"), &[]);
    let campaign = campaign.unwrap();
    assert_eq!((campaign.align, campaign.prevailing), (Align::Justify, Some(Prevailing::Same)));
    assert_eq!(campaign.fonts.files()[2], ("latin", Some("a.otf")));
    let wrong: &[(&str, &[&str])] = &[
        ("[fonts]\narabic_bold = \"b.ttf\"", &["campaign.missing_key 4 key=fonts.arabic"]),
        ("[fonts]\nlatin_italic = \"i.ttf\"", &["campaign.missing_key 4 key=fonts.latin"]),
        ("[fonts]\narabic_scale = 1.2", &["campaign.missing_key 4 key=fonts.arabic"]),
        ("[fonts]\nlatin = \"../x.ttf\"", &["campaign.path 5 path=../x.ttf"]),
        (
            "[fonts]\nlatin = \"x.ttf\"\nlatin_leading = 9",
            &["campaign.wrong_value 6 allowed=1.1 – 2 key=fonts.latin_leading value=9"],
        ),
    ];
    for (lines, expect) in wrong {
        check(&least(lines), expect);
    }
    let text = least("").replace("[organization]", "[organization]\nletterhead = \"head.png\"");
    let missing = |lang: &str| format!("campaign.missing_key 6 key=organization.letterhead.alt.{lang}");
    check(&text, &[&missing("ar"), &missing("en")]);
}

#[test]
fn what_is_not_written_has_a_default() {
    let campaign = check(&least(""), &[]).unwrap();
    assert_eq!(campaign.languages, [Lang::Ar, Lang::En]);
    assert_eq!(campaign.officials, OfficialsSource::File("officials.csv".to_owned()));
    assert_eq!(campaign.reference, ReferenceSource::Pattern("{year}-{number:04}".to_owned()));
    assert_eq!((campaign.wave, campaign.layout), (1, LayoutKind::Parallel));
}

#[test]
fn a_campaign_survives_writing_and_reading() {
    for text in [
        SAMPLE.to_owned(),
        least(
            "officials = { directory = true, where = \"tag:x\" }\n[facts.a]\ntext = { en = \"t\" }\nsource = { en = \"s\" }\nexpires = 2027-01-01",
        ),
    ] {
        let campaign = check(&text, &[]).unwrap();
        let written = toml::to_string(&campaign).unwrap();
        assert_eq!(check(&written, &[]).unwrap(), campaign);
    }
}

#[test]
fn mistakes_are_named_at_their_line() {
    let cases: &[(&str, &[&str])] = &[
        ("langauges = [\"ar\"]", &["campaign.unknown_key 4 key=langauges known=*nearest=languages"]),
        (
            "layout = \"sideways\"",
            &["campaign.wrong_value 4 allowed=parallel, stacked, consecutive, single key=layout value=sideways"],
        ),
        (
            "paper = 4\nwave = \"two\"\nmono = \"yes\"",
            &[
                "campaign.wrong_value 4 allowed=\"a4\" | \"letter\" key=paper value=4",
                "campaign.wrong_value 5 allowed=1, 2, 3 … key=wave value=\"two\"",
                "campaign.wrong_value 6 allowed=true | false key=mono value=\"yes\"",
            ],
        ),
        ("wave = 0", &["campaign.wrong_value 4 allowed=1, 2, 3 … key=wave value=0"]),
        ("languages = []", &["campaign.wrong_value 4 allowed=* key=languages value=[]"]),
        ("languages = [\"ar\", \"fr\"]", &["campaign.wrong_value 4 allowed=ar, en key=languages.[1] value=fr"]),
        ("languages = [\"ar\"]\nprevailing = \"en\"", &["campaign.wrong_value 5 allowed=ar key=prevailing value=en"]),
        (
            "layout_for = { fr = \"single\" }",
            &["campaign.wrong_value 4 allowed=ar, en, ar+en key=layout_for.fr value=fr"],
        ),
        ("accent = \"#888888\"", &["campaign.accent 4 contrast=3.5 value=#888888"]),
        ("accent = \"green\"", &["campaign.wrong_value 4 allowed=\"#1b4d3e\" key=accent value=green"]),
        ("size = 13", &["campaign.wrong_value 4 allowed=9.5, 9.75, 10, 10.25, 10.5, 11, 11.5, 12 key=size value=13"]),
        ("time_zone = \"Asia/Nowhere\"", &["campaign.wrong_value 4 allowed=* key=time_zone value=Asia/Nowhere"]),
        ("default_template = \"../x\"", &["campaign.wrong_value 4 allowed=* key=default_template value=../x"]),
        ("officials = \"../officials.csv\"", &["campaign.path 4 path=../officials.csv"]),
        (
            "officials = { directory = true, where = \"rnak:x\" }",
            &["filter.unknown_key 4 key=rnak known=*nearest=rank"],
        ),
        (
            "officials = { directory = true, were = \"x\" }",
            &["campaign.unknown_key 4 key=were known=directory, where nearest=where"],
        ),
        ("officials = 5", &["campaign.wrong_value 4 allowed=\"…\" | { … } key=officials value=5"]),
        ("reference = \"S-{year}-{nubmer}\"", &["campaign.pattern 4 allowed=* key=reference placeholder={nubmer}"]),
        (
            "reference = \"S-{year}\"",
            &["campaign.pattern_not_unique 4 allowed={number} key=reference pattern=S-{year}"],
        ),
        ("file_name = \"{family_en}\"", &["campaign.pattern_not_unique 4 allowed=* key=file_name pattern={family_en}"]),
        (
            "reference = { column = \"our_ref\" }",
            &["campaign.pattern_not_unique 1 allowed={id} key=file_name pattern=*"],
        ),
        ("[signing]\nlevel = \"B-T\"", &["campaign.no_tsa 5 "]),
        ("[mail]\nreply_to = \"nobody\"", &["campaign.wrong_value 5 allowed=* key=mail.reply_to value=nobody"]),
        (
            "[facts.Effect]\ntext = { en = \"x\" }\nsource = { en = \"y\" }",
            &["campaign.wrong_value 4 allowed=* key=facts.Effect value=Effect"],
        ),
        (
            "[facts.a]\ntext = { en = \"x\" }\nsource = { en = \"y\" }\nexpires = \"soon\"",
            &["campaign.wrong_value 7 allowed=2026-12-31 key=facts.a.expires value=\"soon\""],
        ),
        ("[facts.a]\ntext = { en = \"x\" }", &["fact.unsourced 4 name=a"]),
        ("[[enclosures]]\ntitle = { en = \"x\" }\nfile = \"C:\\\\x.pdf\"", &["campaign.path 6 path=C:\\x.pdf"]),
        (
            "[[copies]]\ntitle = { en = \"a\\u202Eb\" }",
            &["campaign.forbidden_character 5 character=U+202E key=copies.[0].title.en"],
        ),
        (
            "[[copies]]\ntitle = { en = \"\\uE000\" }\n[[copies]]\ntitle = {}",
            &[
                "campaign.forbidden_character 5 character=U+E000 key=copies.[0].title.en",
                "campaign.missing_key 7 key=copies.[1].title = { ar = …, en = … }",
            ],
        ),
        (
            "[[assign]]\nwhere = \"tag:a\"\ntemplate = \"a\"\n[[assign]]\nwhere = \"colour:red\"\ntemplate = \"b c\"",
            &[
                "filter.unknown_key 8 key=colour known=* nearest=*",
                "campaign.wrong_value 9 allowed=* key=assign.[1].template value=b c",
            ],
        ),
    ];
    for (lines, expect) in cases {
        let (_, problems) = Campaign::parse(&least(lines));
        let found = report(&problems);
        assert_eq!(found.len(), expect.len(), "{lines}: {found:#?}");
        for (found, expect) in found.iter().zip(*expect) {
            assert!(is_like(found, expect), "{lines}:\nfound  {found}\nexpect {expect}");
        }
    }
}

/// Whether `found` is `expect`, in which `*` stands for anything.
fn is_like(found: &str, expect: &str) -> bool {
    let mut rest = found;
    for (index, part) in expect.split('*').enumerate() {
        match rest.find(part) {
            Some(at) if index > 0 || at == 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || expect.ends_with('*')
}

#[test]
fn whole_files_that_cannot_be_read() {
    let deep = format!("x = {}", "[".repeat(20_000));
    let large = "#".repeat(2 << 20);
    let cases = [
        ("schema = 2\nfuture = 1", "campaign.schema 1"),
        ("schema = 1\nid = ", "campaign.syntax 2"),
        ("title = {\n", "campaign.syntax"),
        (deep.as_str(), "campaign.syntax 1"),
        (large.as_str(), "campaign.too_large"),
        ("", "campaign.missing_key"),
    ];
    for (text, expect) in cases {
        let (campaign, problems) = Campaign::parse(text);
        assert!(campaign.is_none());
        assert!(report(&problems)[0].starts_with(expect), "{expect}: {:?}", report(&problems));
        assert!(problems.iter().all(|problem| problem.file.as_deref() == Some("campaign.toml")));
    }
}

#[test]
fn missing_keys_are_named() {
    check("schema = 1", &["campaign.missing_key 1 key=id"]);
    check(
        &LEAST.replace('@', "").replace("name = { en = \"Society\" }", "name = {}"),
        &["campaign.missing_key 6 key=organization.name = { ar = …, en = … }"],
    );
    check(
        &LEAST.replace('@', "").replace("{ en = \"A. Signer\" }", "\" \""),
        &["campaign.missing_key 7 key=signatories.[0].name"],
    );
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let expect = check(SAMPLE, &[]);
    assert_eq!(check(&format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n")), &[]), expect);
}

#[test]
fn paths_that_stay_inside() {
    for (path, expect) in [
        ("emblem.svg", true),
        ("pictures/ختم.png", true),
        ("a b/c.d/e", true),
        ("../x", false),
        ("a/../../x", false),
        ("./x", false),
        ("/etc/passwd", false),
        ("C:/x", false),
        ("C:x", false),
        ("a\\b", false),
        ("\\\\host\\share", false),
        ("a//b", false),
        ("", false),
        ("a/", false),
        ("x.", false),
        ("a\u{202E}b", false),
    ] {
        assert_eq!(is_inside(path), expect, "{path:?}");
    }
}

#[test]
fn languages_and_layout_of_an_official() {
    use Lang::{Ar, En};
    use LayoutKind::{Consecutive, Parallel, Single};
    let cases: [(&str, Option<Reads>, &[Lang], LayoutKind); 9] = [
        ("", None, &[Ar, En], Parallel),
        ("", Some(Reads::ArEn), &[Ar, En], Parallel),
        ("", Some(Reads::En), &[En], Single),
        ("", Some(Reads::Ar), &[Ar], Single),
        ("layout_for = { en = \"consecutive\" }", Some(Reads::En), &[En, Ar], Consecutive),
        ("layout_for = { en = \"consecutive\" }", Some(Reads::Ar), &[Ar], Single),
        ("layout_for = { en = \"single\" }", Some(Reads::En), &[En], Single),
        ("layout = \"single\"\nlanguages = [\"en\", \"ar\"]", Some(Reads::ArEn), &[En], Single),
        ("languages = [\"ar\"]", Some(Reads::En), &[], Single),
    ];
    for (lines, reads, languages, layout) in cases {
        let campaign = check(&least(lines), &[]).unwrap();
        let official = Official { reads, ..Official::default() };
        assert_eq!(campaign.languages_for(&official), (languages.to_vec(), layout), "{lines} {reads:?}");
    }
}

#[test]
fn neutral_forms_are_approved_by_rank_or_tag() {
    let campaign =
        check(&least("[neutral]\nar = [\"director\"]\napproved_tags = [\"neutral-approved\"]"), &[]).unwrap();
    let director = Official { rank: Rank::Director, ..Official::default() };
    let tagged = Official { tags: vec!["neutral-approved".to_owned()], ..Official::default() };
    for (official, lang, expect) in [
        (&director, Lang::Ar, true),
        (&director, Lang::En, false),
        (&tagged, Lang::En, true),
        (&Official::default(), Lang::Ar, false),
    ] {
        assert_eq!(campaign.neutral.approves(official, lang), expect);
    }
}

#[test]
fn marks_and_english_follow_the_official() {
    let campaign = check(&least(""), &[]).unwrap();
    assert!(campaign.has_marks(true) && !campaign.has_marks(false));
    assert_eq!(campaign.english.locale("US"), "en-US");
    assert_eq!(campaign.english.locale("CA"), "en-GB");
    assert_eq!(English::Us.locale("GB"), "en-US");
    let mono = check(&least("mono = true\nmarks = true"), &[]).unwrap();
    assert_eq!(mono.accent_colour(), Rgb(0, 0, 0));
    assert!(mono.has_marks(false));
}

#[test]
fn the_published_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schema/campaign.schema.json");
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Campaign)).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &schema).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(published == schema, "docs/schema/campaign.schema.json is out of date: run with UPDATE_SCHEMA=1");
}
