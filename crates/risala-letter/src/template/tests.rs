//! What a template may hold, and what becomes of hostile ones.

use proptest::prelude::*;

use super::*;
use crate::letter::RichText;
use crate::markdown::{Document, Kind};

const BODY: &str = "\n\n{{salutation recipient}},\n\nBody.\n\nClosing,\n";

fn sources(letter: &str) -> TemplateSources {
    TemplateSources {
        toml: "schema = 1\ntitle = { en = \"T\" }\n".to_owned(),
        letter: Bilingual { ar: None, en: Some(letter.to_owned()) },
        mail: Bilingual::default(),
    }
}

/// "code@line" of every problem.
fn problems(letter: &str) -> Vec<String> {
    match Template::parse("t", &sources(letter)) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .iter()
            .map(|problem| {
                assert_eq!(problem.file.as_deref(), Some("templates/t/letter.en.md"));
                format!("{}@{}", problem.code.0, problem.line.unwrap_or_default())
            })
            .collect(),
    }
}

#[test]
fn what_is_refused_and_where() {
    let cases: &[(&str, &str)] = &[
        ("{{recipient.nam}}", "template.unknown_field@3"),
        ("{{recipient}}", "template.unknown_field@3"),
        ("{{recipient.extra.}}", "template.construct@3"),
        ("{{facts.a.b}}", "template.unknown_field@3"),
        ("{{salute recipient}}", "template.unknown_helper@3"),
        ("{{salute recipient.name}}", "template.unknown_helper@3"),
        ("{{salutation signatory}}", "template.helper_arguments@3"),
        ("{{salutation}}", "template.helper_arguments@3"),
        ("{{number recipient}}", "template.unknown_field@3"),
        ("{{date}}", "template.helper_arguments@3"),
        ("{{date \"tomorrow\"}}", "template.helper_arguments@3"),
        ("{{number letter.date 3}}", "template.helper_arguments@3"),
        ("{{plural letter.enclosures one=\"x\"}}", "template.helper_forms@3"),
        ("{{plural 3 other=\"x\" lots=\"y\"}}", "template.helper_forms@3"),
        ("{{select recipient.gender male=\"x\" female=\"y\"}}", "template.helper_forms@3"),
        ("{{select recipient.name male=\"x\"}}", "template.helper_arguments@3"),
        ("{{letter.pages}}", "template.field_not_here@3"),
        ("{{{recipient.name}}}", "template.construct@3"),
        ("{{!\u{A0}-- }}{{{recipient.name}}} --}}", "template.construct@3 template.stray_braces@3"),
        ("{{#if recipient.name}}x{{\u{A0}/if}}", "template.unclosed_block@3"),
        ("{{&recipient.name}}", "template.construct@3"),
        ("{{> letter}}", "template.construct@3"),
        ("{{#*inline \"x\"}}{{> x}}{{/inline}}", "template.construct@3 template.construct@3 template.unexpected_tag@3"),
        ("{{#each recipient.tags}}x{{/each}}", "template.construct@3 template.unexpected_tag@3"),
        ("{{#with recipient}}{{/with}}", "template.construct@3 template.unexpected_tag@3"),
        ("{{lookup recipient \"name\"}}", "template.unknown_helper@3"),
        ("{{log recipient.name}}", "template.unknown_helper@3"),
        ("{{../name}}", "template.construct@3"),
        ("{{@root.name}}", "template.construct@3"),
        ("{{~recipient.name~}}", "template.construct@3"),
        ("{{{{raw}}}}", "template.construct@3 template.stray_braces@3"),
        ("{{else}}", "template.unexpected_tag@3"),
        ("{{else if recipient.name}}", "template.construct@3"),
        ("{{/if}}", "template.unexpected_tag@3"),
        ("{{#if recipient.name}}x", "template.unclosed_block@3"),
        ("{{#if recipient.name}}x{{/unless}}", "template.unexpected_tag@3 template.unclosed_block@3"),
        ("{{#if}}x{{/if}}", "template.construct@3 template.unexpected_tag@3"),
        ("a\n{{recipient.name", "template.unclosed_tag@4"),
        ("a }} b", "template.stray_braces@3"),
        ("{{}}", "template.construct@3"),
        ("\\{{recipient.name}}", "template.construct@3"),
        ("a\n{{number (date letter.date)}}", "template.construct@4"),
        ("{{number [recipient.name]}}", "template.construct@3"),
        ("{{date '2026-01-07'}}", "template.construct@3"),
        ("{{date true}}", "template.helper_arguments@3"),
        ("{{plural 3 other=4}}", "template.helper_arguments@3"),
        ("a\n{{plural 3 other=\"a\nb\"}}", "template.construct@4"),
        ("{{#if recipient.name}}x{{elsewhere}}y{{/if}}", "template.construct@3"),
        ("{{#if \"recipient.name\"}}x{{/if}}", "template.construct@3"),
        ("a\n{{recipient.name\n!}}\n{{date}}", "template.construct@4"),
        ("a\u{E000}b", "template.character@3"),
        ("a\u{202E}b", "template.character@3"),
        ("a\0b", "template.character@3"),
        ("two\nlines *open", "template.stray_mark@4"),
        ("a snake_case word", "template.stray_mark@3"),
        ("**«نص»**ثم", "template.stray_mark@3"),
        ("a `code` word", "template.markdown@3"),
        ("    code", "template.markdown@3"),
        ("> quoted", "template.markdown@3"),
        ("<b>bold</b>", "template.markdown@3"),
        ("a [link](http://example.org)", "template.markdown@3"),
        ("![picture](x.png)", "template.markdown@3"),
        ("## Second", "template.markdown@3"),
        ("# Second", "template.markdown@3"),
        ("---", "template.markdown@3"),
        ("1. a\n   1. b", "template.markdown@4"),
        ("1. a\n\n   b", "template.markdown@5"),
        ("|a|b|\n|-|-|\n|1|2|", "template.markdown@3"),
    ];
    for (text, expected) in cases {
        let letter = format!("# Subject\n\n{text}{BODY}");
        let found = problems(&letter).join(" ");
        assert_eq!(&found, expected, "{text:?}");
    }
}

#[test]
fn the_nearest_name_is_told() {
    let letter = format!("# S\n\n{{{{organisation.name}}}} {{{{salutatoin recipient}}}}{BODY}");
    let found = Template::parse("t", &sources(&letter)).unwrap_err();
    let told: Vec<_> = found.iter().map(|problem| problem.args["nearest"].as_str()).collect();
    assert_eq!(told, ["organization.name", "salutation"]);
    assert_eq!(found[0].field.as_deref(), Some("organisation.name"));
}

#[test]
fn what_is_allowed() {
    let cases = [
        "{{recipient.name_ar}} {{recipient.extra.ask_en}} {{recipient.extra.الطلب}}",
        "{{#if facts.effect}}{{facts.effect.text}}{{else}}x{{/if}}",
        "{{#unless letter.bilingual}}x{{/unless}}",
        "{{date letter.date}} {{date \"2026-01-07\"}} {{number 12.5}} {{list recipient.tags}}",
        "{{plural 3 one=\"one }} page\" other=\"# pages\"}}",
        "{{select recipient.rank minister=\"a\" other=\"b\"}}",
        "{{! a note }}{{!-- {{recipient.nam}} --}}x",
        "**{{recipient.name}}** and *{{recipient.title}}*",
        "#رفع_العقوبات and #a_b_c",
        "\\* \\_ \\`",
        "a\\\nb",
        "a  \nb",
        "1. a\n2. b\n\n3. c",
        "- a\n- b",
    ];
    for text in cases {
        assert_eq!(problems(&format!("# S\n\nDear,\n\n{text}{BODY}")), [""; 0], "{text}");
    }
}

#[test]
fn structure_of_a_letter() {
    for (text, expected) in [
        ("", "template.no_subject@1"),
        ("Dear,\n\nBody\n\nClosing", "template.no_subject@1"),
        ("# S\n\nDear,\n\nClosing", "template.structure@0"),
        ("# S\n\n1. Dear\n\nBody\n\nClosing", "template.structure@0"),
        ("{{#if recipient.name}}# S{{/if}}\n\na\n\nb\n\nc", "template.no_subject@1"),
    ] {
        assert_eq!(problems(text).join(" "), expected, "{text:?}");
    }
}

#[test]
fn hostile_sizes_end_quickly() {
    let deep = |count: usize| {
        let open = "{{#if recipient.name}}".repeat(count);
        format!("# S\n\n{open}x{}{BODY}", "{{/if}}".repeat(count))
    };
    assert_eq!(problems(&deep(8)), [""; 0]);
    assert_eq!(problems(&deep(9)), ["template.too_deep@3"]);
    assert_eq!(problems(&deep(8_000)), ["template.too_deep@3"]);
    assert_eq!(problems(&deep(20_000)), ["template.too_large@0"]);
    assert_eq!(problems(&"x".repeat(50_000_000)), ["template.too_large@0"]);
    assert_eq!(problems(&format!("# S\n\n{}{BODY}", "> ".repeat(100_000))).len(), 1);
    for piece in [
        "- ",
        "1. ",
        "[",
        "![",
        "](",
        "<",
        "&",
        "*_",
        "**a_",
        "`a",
        "\\",
        "# ",
        "|\n-|\n",
        "a\u{301}",
        "#a",
        "\\\\\\\\\\\\\\ ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        problems(&format!("# S\n\n{text}{BODY}"));
    }
    assert_eq!(problems(&"{{x}}".repeat(1_000)).len(), 50);
    assert_eq!(problems(&"{{x}}".repeat(50_000)), ["template.too_many_tags@1"]);
    let open = "{{#if a}}".repeat(20_000);
    assert_eq!(problems(&open), ["template.too_deep@1"]);
    assert_eq!(problems(&open.replace("#if", "#*b")).len(), 50);
    // Space to Unicode, part of a name to Handlebars: the comment ends early, the block stays open.
    for space in ["\u{A0}", "\u{2003}", "\u{3000}"] {
        assert_eq!(problems(&format!("{{{{!{space}-- }}}}{open}--}}}}")), ["template.too_deep@1"]);
        let unclosed = format!("{{{{#if recipient.name}}}}{{{{{space}/if}}}}").repeat(400);
        assert_eq!(problems(&unclosed), ["template.too_deep@1"]);
    }
    let long = |piece: &str, count: usize| problems(&format!("{{{{number {}}}}}", piece.repeat(count)));
    for piece in ["(", "(a ", "[", "{"] {
        assert_eq!(long(piece, 20_000).len(), 1, "{piece}");
        assert_eq!(long(piece, 2_000).len(), 1, "{piece}");
    }
    // The most that Handlebars is asked to read.
    let tags = format!("{{{{! {} }}}}\n", "x".repeat(240)).repeat(1_000);
    assert_eq!(problems(&tags), ["template.no_subject@1"]);
    assert_eq!(problems(&format!("# S\n\n{}{BODY}", "*a\n".repeat(60_000))).len(), 50);
}

#[test]
fn blocks_alone_on_their_line_leave_no_line() {
    let nodes =
        syntax::parse("a\n{{#if recipient.name}}\n  {{! x }}\nb\n{{else}}\nc\n{{/if}}\nd", Part::Letter).unwrap();
    let markdown = |holds| render(&nodes, &Probe { holds }).unwrap().markdown;
    assert_eq!(markdown(true), "a\nb\nd");
    assert_eq!(markdown(false), "a\nc\nd");
}

#[test]
fn numbers_stay_as_written() {
    for number in ["12.50", "0.10", "99999999999999999999", "-5"] {
        let nodes = syntax::parse(&format!("{{{{number {number}}}}}"), Part::Letter).unwrap();
        let [Node::Value { expression: Expression::Call { argument, .. }, .. }] = nodes.as_slice() else {
            panic!("{nodes:?}");
        };
        assert_eq!(*argument, Argument::Literal(number.to_owned()));
    }
}

/// Every text of the tree with its line.
fn texts(nodes: &[Node]) -> Vec<(&str, u32)> {
    nodes
        .iter()
        .flat_map(|node| match node {
            Node::Text { text, line } => vec![(text.as_str(), *line)],
            Node::Value { .. } => Vec::new(),
            Node::Condition { then, otherwise, .. } => [texts(then), texts(otherwise)].concat(),
        })
        .collect()
}

/// One value for everything.
struct Always<'a>(&'a str);

impl Values for Always<'_> {
    fn value(&self, _: &Expression) -> Result<String, Problem> {
        Ok(self.0.to_owned())
    }

    fn holds(&self, _: &str) -> bool {
        true
    }
}

fn written(text: &str, value: &str) -> Document {
    let source = format!("# S\n\nDear,\n\n{text}\n\nClosing");
    let nodes = syntax::parse(&source, Part::Letter).unwrap();
    let rendered = render(&nodes, &Always(value)).unwrap();
    markdown::parse(&rendered, Kind::Letter).unwrap()
}

fn paragraph(document: &Document) -> RichText {
    match &document.body[1] {
        markdown::Part::Paragraph(text) => text.clone(),
        markdown::Part::List(_) => panic!("a list"),
    }
}

#[test]
fn values_are_inert() {
    for value in [
        "**bold**", "# x", "<b>", "{{x}}", "1. a", "- a", "`c`", "&amp;", "[a](b)", "a_b_c", "\\*", "> q", "---",
        "    code",
    ] {
        for text in ["{{recipient.name}}", "**{{recipient.name}}**", "1\\. {{recipient.name}} b"] {
            let said = paragraph(&written(text, value));
            let inlines: Vec<_> = said.0.iter().filter(|inline| !inline.text.is_empty()).collect();
            assert_eq!(inlines.len(), 1, "{text} {value}");
            assert!(inlines[0].text.contains(&format!("\u{2068}{value}\u{2069}")), "{said:?}");
            assert_eq!(inlines[0].bold, text.starts_with('*'));
        }
    }
}

#[test]
fn hashtags_and_telephone_numbers_are_isolated() {
    let cases = [
        ("the tag #رفع_العقوبات here", "the tag \u{2068}#رفع_العقوبات\u{2069} here"),
        ("هاتف +963 11 000 0000، بريد", "هاتف \u{2068}+963 11 000 0000\u{2069}، بريد"),
        ("C#sharp & 1+1", "C#sharp & 1+1"),
        ("nr # 4", "nr # 4"),
    ];
    for (text, expected) in cases {
        assert_eq!(paragraph(&written(text, "")).text(), expected);
        assert_eq!(paragraph(&written("{{recipient.name}}", text)).text(), format!("\u{2068}{expected}\u{2069}"));
    }
    assert_eq!(isolated("#tag"), "\u{2068}#tag\u{2069}");
}

#[test]
fn emphasis_and_lists() {
    let document = written("**a** *b* ***c***d\ne &amp; \\*", "");
    let shape: Vec<_> =
        paragraph(&document).0.into_iter().map(|inline| (inline.text, inline.bold, inline.italic)).collect();
    let expected = [
        ("a", true, false),
        (" ", false, false),
        ("b", false, true),
        (" ", false, false),
        ("c", true, true),
        ("d e & *", false, false),
    ];
    assert_eq!(shape, expected.map(|(text, bold, italic)| (text.to_owned(), bold, italic)));
    let document = written("3. {{recipient.name}}\n4. b", "x");
    let markdown::Part::List(list) = &document.body[1] else {
        panic!("no list");
    };
    assert_eq!(list.start, Some(3));
    assert_eq!(list.items.iter().map(RichText::readable).collect::<Vec<_>>(), ["x", "b"]);
}

#[test]
fn output_is_bounded() {
    let nodes = syntax::parse(&"{{recipient.name}}".repeat(300), Part::Letter).unwrap();
    let value = "x".repeat(1024);
    let found = render(&nodes, &Always(&value)).unwrap_err();
    assert_eq!(found[0].code, codes::OUTPUT_TOO_LARGE);
}

#[test]
fn windows_line_ends_and_byte_order_mark() {
    let letter = format!("\u{FEFF}# S\n\nx{BODY}").replace('\n', "\r\n");
    assert_eq!(problems(&letter), [""; 0]);
}

#[test]
fn the_manifest_is_strict() {
    for (toml, code) in [
        ("schema = 1\ntitle = { en = \"T\" }\ncolour = 1", "template.manifest"),
        ("schema = 2\ntitle = { en = \"T\" }", "template.manifest"),
        ("schema = ", "template.manifest"),
        ("schema = 1\ntitle = {}\n[requires]\nar = [\"recipient.nam\"]", "template.unknown_field"),
    ] {
        let sources = TemplateSources { toml: toml.to_owned(), ..sources(&format!("# S{BODY}\n\nx")) };
        let found = Template::parse("t", &sources).unwrap_err();
        assert_eq!(found[0].code.0, code, "{toml}");
        assert_eq!(found[0].file.as_deref(), Some("templates/t/template.toml"));
    }
}

proptest! {
    /// Whatever a value says, it stands in the text letter for letter between isolates.
    #[test]
    fn any_value_survives(value in "[ -~«»؟،ء-ي٠-٩\u{64B}\u{300}áḥʿ]{1,40}") {
        let said = paragraph(&written("before {{recipient.name}} **{{recipient.title}}**", &value)).text();
        let nfc: String = unicode_normalization::UnicodeNormalization::nfc(value.as_str()).collect();
        let isolated = said.starts_with("before \u{2068}") && said.ends_with('\u{2069}');
        prop_assert!(isolated, "{:?}", said);
        let readable = RichText::plain(said).readable();
        prop_assert_eq!(readable, format!("before {nfc} {nfc}"));
    }

    /// No input makes the parser panic, and what it accepts renders.
    #[test]
    fn any_template_is_read_or_refused(text in "([ -~\n]|\\{\\{|\\}\\}|#if |/if|recipient\\.name|else){0,60}") {
        if let Ok(nodes) = syntax::parse(&text, Part::Letter) {
            for holds in [true, false] {
                let rendered = render(&nodes, &Probe { holds }).unwrap();
                let _ = markdown::parse(&rendered, Kind::Letter);
            }
        }
    }

    /// No word is lost or doubled, and each text begins on the line it says.
    #[test]
    fn texts_are_whole_and_know_their_lines(pieces in prop::collection::vec(prop::sample::select(vec![
        "w", "w", "\n", "\n\n", "  ", "{{recipient.name}}", "{{! a\nb }}", "{{!-- {{c}}\n--}}",
        "{{#if recipient.name}}w{{else}}w{{/if}}", "{{#if recipient.name}}\nw\n{{else}}\n\n w{{/if}}\n",
        "{{#unless recipient.name}}\n{{date\nletter.date}}\n w\n\n{{/unless}}", "{{! c }}\n",
    ]), 0..20)) {
        let (mut source, mut count) = (String::new(), 0);
        for c in pieces.concat().chars() {
            source.push(c);
            if c == 'w' {
                source.push_str(&format!("{count}."));
                count += 1;
            }
        }
        let nodes = syntax::parse(&source, Part::Letter).unwrap();
        let texts = texts(&nodes);
        for (text, line) in &texts {
            let first = text.split('\n').next().unwrap();
            let written = source.split('\n').nth(*line as usize - 1).unwrap();
            prop_assert!(written.contains(first), "{:?} {} {:?}", text, line, source);
        }
        let words: String = texts.iter().flat_map(|(text, _)| text.split_whitespace()).collect();
        let expected: String = (0..count).map(|word| format!("w{word}.")).collect();
        prop_assert_eq!(words, expected);
    }
}
