use proptest::prelude::*;

use super::*;

const LETTER: &str = "# On **us**\n\n{{salutation recipient}},\n\nWe *write* to {{style recipient}} at #رفع_العقوبات\nand +963 11 000.{{#if facts.effect}} {{facts.effect.text}}.{{/if}}\n\n{{#if organization.about}}\nAbout us: {{organization.about}}\n\n{{else}}\n{{! none }}\n{{/if}}\nWe ask:\n\n3. {{#if recipient.extra.ask_en}}{{recipient.extra.ask_en}}{{else}}one\\*{{/if}};\n4. two\n\n- a\n- b\n\n{{signatory.name}}\\\n{{signatory.title}}\n";

fn shown(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| {
        let text = match &piece.content {
            Content::Text(text) => text.clone(),
            Content::Tag(code) => code.replace("{{", "‹").replace("}}", "›"),
            Content::Break => "↵".to_owned(),
        };
        match (piece.bold, piece.italic) {
            (false, false) => text,
            (bold, italic) => format!("<{}{}:{text}>", if bold { "b" } else { "" }, if italic { "i" } else { "" }),
        }
    };
    pieces.iter().map(one).collect()
}

/// All blocks of a manuscript as they are.
fn drafts(manuscript: &Manuscript) -> Vec<Draft> {
    let blocks = manuscript.blocks.iter().enumerate();
    blocks.map(|(from, block)| Draft { kind: block.kind, pieces: block.pieces.clone(), from: Some(from) }).collect()
}

fn text(manuscript: &Manuscript, drafts: &[Draft]) -> String {
    let written = manuscript.written(drafts);
    let text: String = written.iter().flat_map(|one| [one.gap.as_str(), one.source.as_str()]).collect();
    text + &manuscript.tail
}

#[test]
fn a_letter_is_read_block_by_block() {
    let manuscript = read(LETTER, Sheet::Letter);
    let blocks: Vec<_> = manuscript.blocks.iter().map(|block| (block.kind, shown(&block.pieces))).collect();
    let expected = [
        (Kind::Subject, "On <b:us>"),
        (Kind::Paragraph, "‹salutation recipient›,"),
        (
            Kind::Paragraph,
            "We <i:write> to ‹style recipient› at #رفع_العقوبات and +963 11 000.‹#if facts.effect› ‹facts.effect.text›.‹/if›",
        ),
        (Kind::Mark, "‹#if organization.about›"),
        (Kind::Paragraph, "About us: ‹organization.about›"),
        (Kind::Mark, "‹else›"),
        (Kind::Mark, "‹! none ›"),
        (Kind::Mark, "‹/if›"),
        (Kind::Paragraph, "We ask:"),
        (Kind::Numbered(3), "‹#if recipient.extra.ask_en›‹recipient.extra.ask_en›‹else›one*‹/if›;"),
        (Kind::Numbered(4), "two"),
        (Kind::Bullet, "a"),
        (Kind::Bullet, "b"),
        (Kind::Paragraph, "‹signatory.name›↵‹signatory.title›"),
    ];
    assert_eq!(blocks, expected.map(|(kind, text)| (kind, text.to_owned())));
    assert_eq!(manuscript.text(), LETTER);
    assert_eq!(text(&manuscript, &drafts(&manuscript)), LETTER);
}

#[test]
fn a_change_touches_its_own_block_alone() {
    let manuscript = read(LETTER, Sheet::Letter);
    let mut changed = drafts(&manuscript);
    changed[4].pieces = vec![Piece::text("Who we are: "), Piece::tag("{{organization.about}}")];
    let expected = LETTER.replace("About us: ", "Who we are: ");
    assert_eq!(text(&manuscript, &changed), expected);
}

#[test]
fn items_come_and_go_and_are_numbered_on() {
    let manuscript = read(LETTER, Sheet::Letter);
    let mut more = drafts(&manuscript);
    more.insert(10, Draft { kind: Kind::Numbered(1), pieces: vec![Piece::text("1. and 2 * 3")], from: None });
    let expected = LETTER.replace("4. two", "4. 1\\. and 2 \\* 3\n5. two");
    assert_eq!(text(&manuscript, &more), expected);
    let mut fewer = drafts(&manuscript);
    fewer.remove(9);
    let mut expected = LETTER.to_owned();
    let (from, to) = (expected.find("3. ").unwrap(), expected.find("4. two").unwrap());
    expected.replace_range(from..to + 1, "3");
    assert_eq!(text(&manuscript, &fewer), expected);
}

#[test]
fn a_mail_has_its_subject_first() {
    let mail = "{{campaign.title}}\n\n# odd\n\nText\n";
    let manuscript = read(mail, Sheet::Mail);
    let kinds: Vec<_> = manuscript.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [Kind::Subject, Kind::Paragraph, Kind::Paragraph]);
    assert_eq!(shown(&manuscript.blocks[1].pieces), "# odd");
}

#[test]
fn what_no_letter_has_is_plain_text_and_kept() {
    let odd = "# S\n\n[a]: https://example.org\n\n> quoted\n\n---\n\n`code` and [a](b)\n\n<b>x</b>\n\n1. a\n   - b\n\n| a |\n|---|\n| b |\n\n    indented\n\n## more\n\nsecond\n===\n";
    for sheet in [Sheet::Letter, Sheet::Mail] {
        let manuscript = read(odd, sheet);
        assert_eq!(manuscript.text(), odd);
        assert_eq!(text(&manuscript, &drafts(&manuscript)), odd);
        let said: Vec<_> = manuscript.blocks.iter().map(|block| shown(&block.pieces)).collect();
        assert!(said.contains(&"> quoted".to_owned()), "{said:?}");
        assert!(said.iter().any(|text| text.contains("[a]: https")), "{said:?}");
        assert!(said.contains(&"1. a    - b".to_owned()), "{said:?}");
    }
}

#[test]
fn emphasis_that_markdown_cannot_say_is_told() {
    let manuscript = read("# S\n\nold\n", Sheet::Letter);
    let bold = |text: &str| Piece::text(text).styled(true, false);
    for (pieces, expected, lost) in [
        (vec![bold("bold"), Piece::text(" text")], "**bold** text", false),
        (vec![bold("a "), Piece::text("b")], "**a** b", false),
        (vec![bold("a"), Piece::text("b").styled(true, true), bold("c")], "**a*b*c**", false),
        (vec![bold("«نص»"), Piece::text("ثم")], "«نص»ثم", true),
        (
            vec![Piece::text("1. - # > a_b {{ }} \\ &amp; <b>")],
            "1\\. - # > a\\_b &#123;{ }&#125; &#92; &amp;amp; \\<b>",
            false,
        ),
    ] {
        let draft = Draft { kind: Kind::Paragraph, pieces, from: None };
        let written = manuscript.written(&[draft]);
        assert_eq!((written[0].source.as_str(), written[0].lost_emphasis), (expected, lost));
    }
}

#[test]
fn marks_are_told_from_values() {
    for (code, is) in [
        ("{{#if a}}", true),
        ("{{ else }}", true),
        ("{{/unless}}", true),
        ("{{! x }}", true),
        ("{{organization.name}}", false),
        ("{{elsewhere}}", false),
    ] {
        assert_eq!(is_mark(code), is, "{code}");
    }
}

fn piece() -> impl Strategy<Value = Piece> {
    let text = "[ -~«»؟،ء-ي٠-٩\u{64B}\u{A0}áe\u{301}#+_*`\\\\\\[\\]<>&;{}0-9.\\-=|~]{0,12}".prop_map(Piece::text);
    let tag = prop::sample::select(vec!["{{recipient.name}}", "{{#if facts.x}}", "{{/if}}", "{{else}}"]);
    let content = prop_oneof![
        6 => text,
        2 => tag.prop_map(Piece::tag),
        1 => Just(Piece::end_of_line()),
    ];
    (content, any::<bool>(), any::<bool>()).prop_map(|(piece, bold, italic)| piece.styled(bold, italic))
}

proptest! {
    /// Any file is read whole and written as it was.
    #[test]
    fn any_file_is_kept(text in "([ -~\n]|\\{\\{|\\}\\}|\n\n|1\\. |- |# |\\{\\{#if a\\}\\}|\\{\\{x\\}\\}|\\*\\*|ل|\u{F0000}){0,60}") {
        for sheet in [Sheet::Letter, Sheet::Mail] {
            let manuscript = read(&text, sheet);
            prop_assert_eq!(manuscript.text(), text.clone());
            prop_assert_eq!(self::text(&manuscript, &drafts(&manuscript)), text.clone());
        }
    }

    /// Whatever is typed into a paragraph is what the paragraph then says, but for emphasis where that is told.
    #[test]
    fn any_words_are_written_and_read_again(pieces in prop::collection::vec(piece(), 1..8), is_item in any::<bool>()) {
        let kind = if is_item { Kind::Numbered(7) } else { Kind::Paragraph };
        let wanted = normal(&pieces);
        let is_lone_mark = matches!(wanted.as_slice(), [Piece { content: Content::Tag(code), .. }] if is_mark(code));
        prop_assume!(!wanted.is_empty() && !is_lone_mark);
        prop_assert_eq!(normal(&wanted), wanted.clone());
        let manuscript = read("# S\n\nfirst\n\nold\n", Sheet::Letter);
        let mut all = drafts(&manuscript);
        all[2] = Draft { kind, pieces, from: Some(2) };
        let written = manuscript.written(&all);
        let text = self::text(&manuscript, &all);
        let again = read(&text, Sheet::Letter);
        prop_assert_eq!(again.blocks.len(), 3, "{}", text);
        let said = &again.blocks[2];
        if written[2].lost_emphasis {
            prop_assert_eq!(plain(&said.pieces), plain(&wanted), "{}", text);
        } else {
            prop_assert_eq!(&said.pieces, &wanted, "{}", text);
        }
        prop_assert!(said.kind.is_like(kind), "{:?}", said.kind);
    }
}

fn plain(pieces: &[Piece]) -> Vec<Piece> {
    normal(&pieces.iter().cloned().map(|piece| piece.styled(false, false)).collect::<Vec<_>>())
}
