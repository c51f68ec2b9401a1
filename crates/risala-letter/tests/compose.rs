//! Letters made of small campaigns: languages, layouts, missing values, facts, the last look.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use jiff::civil::date;
use risala_letter::official::{Channel, Gender, Rank, Reads};
use risala_letter::setup::{LayoutKind, Prevailing, Window};
use risala_letter::{
    Bilingual, Block, Campaign, ComposeInput, CoverMail, Lang, Letter, Official, Problem, RichText, Template,
    TemplateSources, compose, compose_mail,
};

const CAMPAIGN: &str = r##"
schema = 1
id = "x"
title = { ar = "الحملة", en = "The campaign" }
languages = ["ar", "en"]
layout = "parallel"
layout_for = { "ar+en" = "stacked" }
window = "din5008b"
prevailing = "en"
[organization]
name = { ar = "المنظمة", en = "Organization" }
contact = { ar = "ندى (+963 11 000 0000)", en = "N. (+963 11 000 0000)" }
sender_line = "Organization"
[[signatories]]
name = { ar = "سلمى", en = "Salma" }
title = { ar = "الرئيسة", en = "Chair" }
picture = "signature.svg"
[[signatories]]
name = { ar = "نور", en = "Nour" }
picture = "nour.svg"
ink = true
[[enclosures]]
title = { ar = "أ", en = "A" }
[[enclosures]]
title = { ar = "ب", en = "B" }
[[copies]]
title = { ar = "وزارة", en = "Ministry" }
[[copies]]
title = { ar = "نفسه", en = "Themselves" }
official = "one"
[facts.effect]
text = { ar = "واقعة", en = "A fact" }
source = { ar = "مصدر", en = "a source" }
expires = "2026-06-01"
"##;

fn template(ar: &str, en: &str, requires: &str) -> Template {
    let letter = |text: &str| Some(format!("# Subject\n\nDear,\n\n{text}\n\nClosing"));
    let mail = |text: &str| Some(format!("Mail {{{{letter.reference}}}}\n\nDear,\n\n{text}\n\nA\\\nB"));
    let pages = "{{plural letter.pages one=\"one page\" two=\"two pages\" other=\"# pages\"}}\
                 {{#if letter.bilingual}}, both{{/if}}{{#if letter.signed}}, signed{{/if}}";
    let sources = TemplateSources {
        toml: format!("schema = 1\ntitle = {{ en = \"T\" }}\n[requires]\n{requires}"),
        letter: Bilingual { ar: letter(ar), en: letter(en) },
        mail: Bilingual { ar: mail(pages), en: mail(pages) },
    };
    Template::parse("t", &sources).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn official() -> Official {
    let both = |ar: &str, en: &str| Bilingual { ar: Some(ar.to_owned()), en: Some(en.to_owned()) };
    Official {
        id: "one".to_owned(),
        gender: Gender::Female,
        rank: Rank::Minister,
        name: both("ماري", "Mary O’Connor"),
        title: both("الوزيرة", "Minister"),
        country: "AU".to_owned(),
        address: vec!["1 Quay".to_owned()],
        ..Official::default()
    }
}

struct Made {
    letter: Option<Letter>,
    problems: Vec<Problem>,
    mail: Option<CoverMail>,
}

impl Made {
    /// "code field official file line" of every problem.
    fn problems(&self) -> Vec<String> {
        let told = |problem: &Problem| {
            let words = [&problem.official, &problem.field, &problem.file];
            let words = words.into_iter().flatten().map(String::as_str);
            std::iter::once(problem.code.0).chain(words).collect::<Vec<_>>().join(" ")
        };
        self.problems.iter().map(told).collect()
    }

    fn languages(&self) -> Vec<Lang> {
        self.letter.iter().flat_map(|letter| &letter.texts).map(|text| text.lang).collect()
    }

    fn body(&self, lang: Lang) -> String {
        match &self.letter.as_ref().unwrap().text(lang).unwrap().blocks[1] {
            Block::Paragraph(text) => text.readable(),
            other => panic!("{other:?}"),
        }
    }
}

fn make(official: &Official, template: &Template, layout: Option<LayoutKind>) -> Made {
    let campaign: Campaign = toml::from_str(CAMPAIGN).unwrap();
    let input = ComposeInput {
        campaign: &campaign,
        official,
        template,
        reference: "SCS/2026/0001",
        date: date(2026, 1, 7),
        layout,
        by_post: official.channel == Channel::Post,
    };
    let (letter, problems) = compose(&input);
    let (mail, _) = compose_mail(&input, 2, true);
    Made { letter, problems, mail }
}

#[test]
fn a_line_ended_by_hand_stays_ended() {
    let made = make(&official(), &template("أ\\\nب", "One\\\ntwo", ""), None);
    assert_eq!(made.body(Lang::En), "One\ntwo");
    assert_eq!(made.body(Lang::Ar), "أ\nب");
}

/// The window of an Arabic letter's envelope shows the Latin address, as far as it is known.
#[test]
fn an_arabic_letter_has_a_latin_address_for_the_window() {
    let template = template("نص", "text", "");
    let posted = Official { channel: Channel::Post, reads: Some(Reads::Ar), ..official() };
    let window = |official: &Official| -> Vec<String> {
        let made = make(official, &template, None);
        assert_eq!(made.languages(), [Lang::Ar]);
        made.letter.unwrap().window_address.iter().map(RichText::readable).collect()
    };
    assert_eq!(window(&posted), ["Ms Mary O’Connor", "Minister", "1 Quay", "AUSTRALIA"]);
    let nameless = Official { name: Bilingual { ar: Some("ماري".to_owned()), en: None }, ..posted.clone() };
    assert_eq!(window(&nameless), [""; 0]);
    assert_eq!(window(&Official { channel: Channel::Email, ..posted.clone() }), [""; 0]);
    let both = make(&Official { reads: None, ..posted }, &template, None);
    assert!(both.letter.unwrap().window_address.is_empty());
}

#[test]
fn a_whole_letter() {
    let template = template("{{recipient.title}}", "{{recipient.title}}", "");
    let made = make(&Official { channel: Channel::Post, ..official() }, &template, None);
    assert_eq!(made.problems(), [""; 0]);
    let letter = made.letter.as_ref().unwrap();
    assert_eq!(letter.setup.layout, LayoutKind::Parallel);
    assert_eq!(letter.setup.window, Window::Din5008b);
    assert_eq!(letter.prevailing, Some(Prevailing::En));
    assert_eq!(letter.sender_line.as_deref(), Some("Organization"));
    assert!(letter.signatories[0].picture.is_some() && letter.signatories[1].picture.is_none());
    let english = letter.text(Lang::En).unwrap();
    let lines: Vec<_> = english.addressee.iter().map(RichText::readable).collect();
    assert_eq!(lines, ["Ms Mary O’Connor", "Minister", "1 Quay", "AUSTRALIA"]);
    let after: Vec<_> = english.after.iter().map(RichText::readable).collect();
    assert_eq!(after, ["2 enclosures", "Copy to: Ministry"]);
    assert_eq!(english.title, "Subject – Organization");
    assert_eq!(english.reference.value.text(), "\u{2068}SCS/2026/0001\u{2069}");
    assert_eq!((english.locale.as_str(), english.date.value.readable().as_str()), ("en-GB", "7 January 2026"));
    let arabic = letter.text(Lang::Ar).unwrap();
    assert_eq!(arabic.reference.value, english.reference.value);
    assert_eq!(arabic.after[0].readable(), "المرفقات: مرفقان");
    assert_eq!(arabic.addressee.len(), 2);
}

#[test]
fn by_mail_there_is_no_window_and_no_street() {
    let made = make(&official(), &template("x", "x", ""), None);
    let letter = made.letter.unwrap();
    assert_eq!((letter.setup.window, letter.setup.marks, letter.sender_line), (Window::None, false, None));
    let lines = &letter.texts[1].addressee;
    assert_eq!(lines.last().unwrap().readable(), "Australia");
}

#[test]
fn languages_and_layouts() {
    use Lang::{Ar, En};
    let plain = template("x", "x", "");
    let needs = template("x", "x", "ar = [\"recipient.organization_ar\"]");
    let no = Bilingual { ar: Some("ماري".to_owned()), en: None };
    let latin = Bilingual { ar: None, en: Some("Mary".to_owned()) };
    let reads = |reads| Official { reads: Some(reads), ..official() };
    let named = |name: &Bilingual| Official { name: name.clone(), ..official() };
    let cases = [
        (official(), &plain, None, vec![Ar, En], LayoutKind::Parallel),
        (reads(Reads::ArEn), &plain, None, vec![Ar, En], LayoutKind::Stacked),
        (reads(Reads::Ar), &plain, None, vec![Ar], LayoutKind::Single),
        (reads(Reads::En), &plain, None, vec![En], LayoutKind::Single),
        (named(&no), &plain, None, vec![Ar], LayoutKind::Single),
        (named(&latin), &plain, None, vec![En], LayoutKind::Single),
        (official(), &needs, None, vec![En], LayoutKind::Single),
        (official(), &plain, Some(LayoutKind::Consecutive), vec![Ar, En], LayoutKind::Consecutive),
        (official(), &plain, Some(LayoutKind::Single), vec![Ar], LayoutKind::Single),
        (reads(Reads::En), &plain, Some(LayoutKind::Stacked), vec![En], LayoutKind::Single),
    ];
    for (official, template, layout, languages, expected) in cases {
        let made = make(&official, template, layout);
        assert_eq!(made.languages(), languages, "{official:?}");
        let letter = made.letter.unwrap();
        assert_eq!(letter.setup.layout, expected);
        assert_eq!(letter.prevailing.is_some(), languages.len() == 2);
    }
    let made = make(&Official { reads: Some(Reads::Ar), ..named(&latin) }, &plain, None);
    assert_eq!(made.problems(), ["official.no_language one"]);
    assert!(made.letter.is_none() && made.mail.is_none());
}

#[test]
fn what_a_letter_lacks() {
    let cases = [
        ("{{recipient.phone}}", "template.missing_field one recipient.phone templates/t/letter.en.md"),
        ("{{recipient.extra.ask_en}}", "template.missing_field one recipient.extra.ask_en templates/t/letter.en.md"),
        ("{{facts.none.text}}", "template.missing_field one facts.none.text templates/t/letter.en.md"),
        ("{{organization.about}}", "template.missing_field one organization.about templates/t/letter.en.md"),
        ("{{letter.bilingual}}", "template.value_kind one letter.bilingual templates/t/letter.en.md"),
        ("{{number recipient.name}}", "template.value_kind one recipient.name templates/t/letter.en.md"),
        ("{{plural recipient.name other=\"x\"}}", "template.value_kind one recipient.name templates/t/letter.en.md"),
        ("{{date recipient.name}}", "template.value_kind one recipient.name templates/t/letter.en.md"),
        ("a {{select recipient.gender female=\"\" male=\"\" unspecified=\"\"}} b", "letter.doubled_space one"),
    ];
    for (text, expected) in cases {
        let made = make(&official(), &template("x", text, ""), None);
        assert_eq!(made.problems(), [expected], "{text}");
        assert!(made.letter.is_none());
    }
}

#[test]
fn what_the_fields_say() {
    let mut official = official();
    official.extra.insert("عدد".to_owned(), "1200".to_owned());
    let cases = [
        ("{{#if recipient.phone}}a{{else}}b{{/if}}", "b", "b"),
        ("{{#if recipient.extra.none}}a{{/if}}{{#unless facts.none}}b{{/unless}}", "b", "b"),
        ("{{#if facts.effect}}{{facts.effect.text}}{{/if}}", "واقعة", "A fact"),
        ("{{recipient.name_ar}} {{recipient.family_en}}", "ماري O’Connor", "ماري O’Connor"),
        ("{{number recipient.extra.عدد}} {{recipient.extra.عدد}}", "١٬٢٠٠ 1200", "1,200 1200"),
        ("{{recipient.country}} {{campaign.wave}}", "أستراليا ١", "Australia 1"),
        ("{{plural letter.enclosures one=\"#\" two=\"two\" other=\"#\"}}", "two", "2"),
        ("{{list letter.enclosures}}", "أ وب", "A and B"),
        ("{{select recipient.gender female=\"f\" male=\"m\" unspecified=\"u\"}}", "f", "f"),
        ("{{select recipient.rank ambassador=\"a\" other=\"o\"}}", "o", "o"),
        ("{{signatory.name}} {{signatory.title}}", "سلمى الرئيسة", "Salma Chair"),
        (
            "{{date \"2026-01-07\"}} {{date letter.date}}",
            "٧ كانون الثاني ٢٠٢٦ ٧ كانون الثاني ٢٠٢٦",
            "7 January 2026 7 January 2026",
        ),
        (
            "{{letter.reference}} {{organization.contact}}",
            "SCS/2026/0001 ندى (+963 11 000 0000)",
            "SCS/2026/0001 N. (+963 11 000 0000)",
        ),
    ];
    for (text, arabic, english) in cases {
        let made = make(&official, &template(text, text, ""), None);
        assert_eq!(made.problems(), [""; 0], "{text}");
        assert_eq!((made.body(Lang::Ar).as_str(), made.body(Lang::En).as_str()), (arabic, english), "{text}");
    }
}

#[test]
fn facts_expire_on_their_day() {
    let template = template("{{facts.effect.text}}", "x", "");
    let campaign: Campaign = toml::from_str(CAMPAIGN).unwrap();
    let official = official();
    for (day, expected) in [(date(2026, 5, 31), 0), (date(2026, 6, 1), 1)] {
        let input = ComposeInput {
            campaign: &campaign,
            official: &official,
            template: &template,
            reference: "1",
            date: day,
            layout: None,
            by_post: official.channel == Channel::Post,
        };
        let (letter, problems) = compose(&input);
        assert_eq!(problems.len(), expected);
        assert_eq!(letter.is_none(), expected == 1);
        assert!(problems.iter().all(|problem| problem.code.0 == "fact.expired"));
    }
}

#[test]
fn the_two_languages_are_compared() {
    let mut official = official();
    official.extra.insert("ask_en".to_owned(), "renew".to_owned());
    let ask = |lang: &str| format!("{{{{#if recipient.extra.ask_{lang}}}}}a{{{{else}}}}b{{{{/if}}}}");
    let made = make(&official, &template(&ask("ar"), &ask("en"), ""), None);
    assert_eq!(made.problems(), ["template.one_sided_value one ask_ar"]);
    assert!(made.letter.is_some());
    for (ar, en) in [("a\n\nb", "a"), ("1. a\n2. b", "1. a"), ("1. a", "2. a"), ("- a", "1. a")] {
        let made = make(&official, &template(ar, en, ""), None);
        assert_eq!(made.problems(), ["template.unequal_blocks one"], "{ar:?}");
        assert!(made.letter.is_some());
    }
}

#[test]
fn covering_mails() {
    let template = template("x", "x", "");
    let made = make(&official(), &template, None);
    let mail = made.mail.unwrap();
    assert_eq!(mail.subject, "Mail SCS/2026/0001");
    assert_eq!(mail.texts.iter().map(|text| text.lang).collect::<Vec<_>>(), [Lang::En, Lang::Ar]);
    let Block::Paragraph(text) = &mail.texts[0].blocks[1] else { panic!() };
    assert_eq!(text.readable(), "2 pages, both, signed");
    let Block::Paragraph(text) = &mail.texts[1].blocks[1] else { panic!() };
    assert_eq!(text.readable(), "two pages, both, signed");
    let Some(Block::Paragraph(sender)) = mail.texts[0].blocks.last() else { panic!() };
    assert_eq!(sender.readable(), "A\nB");
    for (country, reads, first) in [
        ("JO", None, Lang::Ar),
        ("JO", Some(Reads::ArEn), Lang::Ar),
        ("GB", Some(Reads::ArEn), Lang::En),
        ("GB", Some(Reads::Ar), Lang::Ar),
    ] {
        let official = Official { country: country.to_owned(), reads, ..official() };
        let mail = make(&official, &template, None).mail.unwrap();
        assert_eq!(mail.texts[0].lang, first, "{country} {reads:?}");
    }
}
