//! Texts compared.

use risala_letter::manuscript::{Draft, Piece};

use super::*;

const TEXT: &str = "# Subject\n\nDear {{recipient.name}},\n\nWe write about the *first* matter of the year.\n\n1. one thing to do;\n2. another thing to do.\n\nWith regards\n";

fn compared(text: &str, back: &str) -> Comparison {
    let original = read_text(text, Sheet::Letter);
    let own: Vec<&str> = original.tags().collect();
    let catalogue = Catalogue::new(own.iter().copied(), &[], &[]);
    let resolved = resolve(&plain(back), &own, &catalogue);
    compare(&original, resolved.drafts, |code| code.trim_matches(['{', '}']).to_owned())
}

/// A paragraph as a line: `[-gone-]`, `{+new+}`.
fn line(paragraph: &ParagraphChange) -> String {
    let one = |word: &WordChange| match word.state {
        State::Removed => format!("[-{}-]", word.text),
        State::Added => format!("{{+{}+}}", word.text),
        _ => word.text.clone(),
    };
    paragraph.words.iter().map(one).collect()
}

fn changes(compared: &Comparison) -> Vec<String> {
    let changed = compared.paragraphs.iter().filter(|one| one.state != State::Same);
    changed.map(|one| format!("{:?} {}", one.state, line(one))).collect()
}

#[test]
fn a_changed_word_is_told_in_its_paragraph() {
    let back = TEXT.replace("the year", "this long year");
    let compared = compared(TEXT, &back);
    assert_eq!(changes(&compared), ["Changed We write about the first matter of [-the-]{+this long+} year."]);
    assert_eq!(compared.text, back);
    assert!(compared.paragraphs[2].words.iter().any(|word| word.italic && word.text == "first"));
}

#[test]
fn paragraphs_and_items_come_and_go() {
    let back =
        TEXT.replace("2. another", "2. a new item of the list\n3. another").replace("Dear {{recipient.name}},\n\n", "");
    let compared = compared(TEXT, &back);
    assert_eq!(changes(&compared), ["Removed [-Dear -][-recipient.name-][-,-]", "Added {+a new item of the list+}"]);
    assert_eq!(compared.text, back);
    assert_eq!((compared.lost_fields, compared.new_fields.len()), (vec!["{{recipient.name}}".to_owned()], 0));
}

#[test]
fn emphasis_alone_is_a_change() {
    let compared = compared(TEXT, &TEXT.replace("*first*", "**first**"));
    assert_eq!(changes(&compared), ["Changed We write about the [-first-]{+first+} matter of the year."]);
}

#[test]
fn a_text_without_its_subject_keeps_it() {
    let back = TEXT.replace("# Subject\n\n", "");
    let kept = compared(TEXT, &back);
    assert_eq!((changes(&kept), kept.text.as_str()), (Vec::new(), TEXT));
    let other = compared(TEXT, &TEXT.replace("# Subject", "# Something else"));
    assert_eq!(changes(&other), ["Changed [-Subject-]{+Something else+}"]);
}

#[test]
fn a_paragraph_written_anew_stands_beside_the_one_it_replaces() {
    let back = TEXT.replace("We write about the *first* matter of the year.", "Quite other words.");
    let found = compared(TEXT, &back);
    assert_eq!(found.changed, 1);
    assert_eq!(found.text, back);
    assert_eq!(found.paragraphs[2].before.kind, "paragraph");
}

#[test]
fn repeated_and_many_paragraphs_are_paired_in_time() {
    let many = |word: &str| format!("# S\n\n{}", format!("{word} words again\n\n").repeat(1_500));
    let watch = std::time::Instant::now();
    let found = compared(&many("some"), &many("other"));
    assert_eq!(found.changed, 1_500);
    let long = "word ".repeat(30_000);
    let found = compared(&format!("# S\n\n{long}\n"), &format!("# S\n\n{}\n", long.replace("word", "term")));
    assert_eq!(found.changed, 1);
    assert!(watch.elapsed().as_secs() < 20, "{:?}", watch.elapsed());
}

#[test]
fn what_a_text_does_not_say_is_empty() {
    let original = read_text("", Sheet::Letter);
    let draft = Draft { kind: Kind::Paragraph, pieces: vec![Piece::text("new")], from: None };
    let found = compare(&original, vec![draft], str::to_owned);
    assert_eq!((found.text.as_str(), found.changed), ("new\n", 1));
    let gone = compare(&read_text(TEXT, Sheet::Letter), Vec::new(), str::to_owned);
    assert_eq!(gone.text, "# Subject\n");
}
