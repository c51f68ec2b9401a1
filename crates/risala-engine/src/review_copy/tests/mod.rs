//! Review copies there and back.

mod compared;
mod documents;
mod hostile;
mod returned;

use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use proptest::prelude::*;
use risala_letter::Lang;
use risala_letter::manuscript::{Kind, Manuscript, Sheet, read as read_text};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;
use crate::messages::Messages;

/// The parts of a template as texts.
type Parts = Vec<(&'static str, Manuscript)>;

fn sheet(part: &str) -> Sheet {
    if part.starts_with("mail") { Sheet::Mail } else { Sheet::Letter }
}

/// The built-in templates: name and parts.
fn built_in() -> Vec<(String, Parts)> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../templates"));
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root).unwrap() {
        let folder = entry.unwrap().path();
        let texts = PARTS.into_iter().filter_map(|part| {
            let text = std::fs::read_to_string(folder.join(format!("{part}.md"))).ok()?;
            Some((part, read_text(&text.replace("\r\n", "\n"), sheet(part))))
        });
        let texts: Parts = texts.collect();
        if !texts.is_empty() {
            found.push((folder.file_name().unwrap().to_string_lossy().into_owned(), texts));
        }
    }
    assert!(found.len() >= 6, "{} templates", found.len());
    found
}

fn document(name: &str, parts: &Parts, lang: Lang) -> Vec<u8> {
    let side = |of: &str| {
        let parts = parts.iter().filter(|(part, text)| part.starts_with(of) && !text.blocks.is_empty());
        parts.map(|(part, text)| Side { part, text }).collect::<Vec<_>>()
    };
    let copy = Copy { template: name, title: "T & <t>", stamp: "0123", sides: vec![side("letter"), side("mail")] };
    write(&copy, &Messages::for_lang(lang)).unwrap()
}

/// Each part with what came back compared.
fn back(parts: &Parts, document: &Document) -> Vec<(String, Comparison)> {
    let words = Messages::for_lang(Lang::En);
    let all: Vec<&str> = parts.iter().flat_map(|(_, text)| text.tags()).collect();
    let catalogue = Catalogue::new(all, &["effect".to_owned()], &["ask_en".to_owned()]);
    let compared = document.columns.iter().map(|column| {
        let (_, text) = parts.iter().find(|(part, _)| *part == column.part).expect("a part of the template");
        let own: Vec<&str> = text.tags().collect();
        let resolved = resolve(&column.paragraphs, &own, &catalogue);
        assert_eq!(resolved.unknown, [""; 0]);
        (column.part.clone(), compare(text, resolved.drafts, |code| name(code, &words)))
    });
    compared.collect()
}

/// Writes an archive anew with some of its files changed.
fn changed(document: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(document)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        out.start_file(&name, SimpleFileOptions::default()).unwrap();
        out.write_all(change(&name, text).as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// Takes away every stretch from `from` to `to`.
fn without(mut text: String, from: &str, to: &str) -> String {
    while let Some(begin) = text.find(from) {
        let end = begin + text[begin..].find(to).unwrap() + to.len();
        text.replace_range(begin..end, "");
    }
    text
}

#[test]
fn every_built_in_template_comes_back_as_it_went() {
    for (name, parts) in built_in() {
        for lang in [Lang::En, Lang::Ar] {
            let bytes = document(&name, &parts, lang);
            assert_eq!(bytes, document(&name, &parts, lang), "the same text gives the same bytes");
            let read = read(&bytes).unwrap();
            assert_eq!(read.origin, Origin { template: name.clone(), stamp: "0123".to_owned() });
            assert_eq!((read.outside.len(), read.body.lost.len(), read.body.renamed.len()), (0, 0, 0), "{name}");
            let compared = back(&parts, &read);
            assert_eq!(compared.len(), parts.len(), "{name}: every part");
            for (part, compared) in compared {
                let (_, text) = parts.iter().find(|(one, _)| *one == part).unwrap();
                assert_eq!(compared.text, text.text(), "{name} {part}");
                assert_eq!((compared.changed, compared.lost_fields.len()), (0, 0), "{name} {part}");
            }
        }
    }
}

#[test]
fn fields_and_columns_are_found_by_what_they_show_where_a_program_drops_the_rest() {
    for (name, parts) in built_in() {
        for lang in [Lang::En, Lang::Ar] {
            let bare = changed(&document(&name, &parts, lang), |file, text| match file {
                "word/document.xml" => {
                    let text = without(text, "<w:sdtPr>", "</w:sdtPr>");
                    without(text, "<w:bookmarkStart", "/>")
                }
                _ => text,
            });
            let compared = back(&parts, &read(&bare).unwrap());
            assert_eq!(compared.len(), parts.len(), "{name}: every part");
            for (part, compared) in compared {
                let (_, text) = parts.iter().find(|(one, _)| *one == part).unwrap();
                assert_eq!(compared.text, text.text(), "{name} {part} {lang:?}");
            }
        }
    }
}

#[test]
fn plain_text_comes_back_with_its_fields() {
    let words = [Lang::En, Lang::Ar].map(Messages::for_lang);
    for (template, parts) in built_in() {
        for (part, text) in parts.iter().filter(|(part, _)| part.starts_with("letter")) {
            for words in &words {
                let mut number = 0;
                let line = |block: &risala_letter::manuscript::Block| {
                    let shown = block.pieces.iter().map(|piece| match &piece.content {
                        Content::Text(text) => text.clone(),
                        Content::Tag(code) => format!("{{{}}}", name(code, words)),
                        Content::Break => "\n".to_owned(),
                    });
                    let shown: String = shown.collect();
                    number = if block.kind.is_item() { number + 1 } else { 0 };
                    if number > 0 { format!("{number}.\t{shown}\r\n") } else { format!("{shown}\r\n") }
                };
                let plain_text: String = text.blocks.iter().map(line).collect();
                let own: Vec<&str> = text.tags().collect();
                let catalogue = Catalogue::new(own.iter().copied(), &[], &[]);
                let mut taken = plain(&plain_text);
                taken[0].kind = Kind::Subject;
                let resolved = resolve(&taken, &own, &catalogue);
                let compared = compare(text, resolved.drafts, |code| name(code, words));
                assert_eq!(compared.text, text.text(), "{template} {part}");
            }
        }
    }
}

/// A line of a letter: words of both scripts, signs, fields, emphasis.
fn paragraph() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -zء-ي٠-٩«»؟،\u{64B}\u{A0}é#+&<>\"']{1,16}",
        Just("**bold** ".to_owned()),
        Just("*italic* ".to_owned()),
        Just("{{organization.name}}".to_owned()),
        Just("{{salutation recipient}}".to_owned()),
        Just("{{#if facts.effect}}".to_owned()),
        Just("{{else}}".to_owned()),
        Just("{{/if}}".to_owned()),
        Just("{our name}".to_owned()),
        Just("\\\n".to_owned()),
    ];
    let mark = prop_oneof![6 => Just(""), 1 => Just("1. "), 1 => Just("- ")];
    (mark, prop::collection::vec(piece, 1..6)).prop_map(|(mark, pieces)| format!("{mark}{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever a text says, its review copy says it too, and what comes back unchanged changes nothing.
    #[test]
    fn any_text_comes_back_as_it_went(
        en in prop::collection::vec(paragraph(), 0..6),
        ar in prop::collection::vec(paragraph(), 0..6),
        mail in prop::collection::vec(paragraph(), 0..3),
    ) {
        let text = |head: &str, paragraphs: &[String]| format!("{head}\n\n{}\n", paragraphs.join("\n\n"));
        let sources = [text("# S", &en), text("# ع", &ar), text("M", &mail), text("م", &mail)];
        let parts: Parts = PARTS.into_iter().zip(&sources).map(|(part, text)| (part, read_text(text, sheet(part)))).collect();
        let read = read(&document("t", &parts, Lang::En)).unwrap();
        prop_assert_eq!(read.outside.len(), 0);
        for (column, (part, text)) in read.columns.iter().zip(&parts) {
            prop_assert_eq!(&column.part, part);
            let said: Vec<_> = column.paragraphs.iter().map(|taken| taken.pieces.clone()).collect();
            prop_assert_eq!(said.len(), text.blocks.len());
        }
        for (part, compared) in back(&parts, &read) {
            let (_, text) = parts.iter().find(|(one, _)| *one == part).unwrap();
            // A name in braces that was typed as words is taken for the field it names: that is a change, and is shown.
            if !text.text().contains("{our name}") {
                prop_assert_eq!(compared.text, text.text());
            }
        }
    }
}
