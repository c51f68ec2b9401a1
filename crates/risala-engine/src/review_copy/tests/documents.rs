//! Documents as word processors and people leave them.

use super::*;

const EN: &str = "# Subject\n\nDear {{recipient.name}},\n\nWe write about one matter.\n\n1. first\n2. second\n\nEnd\n";
const AR: &str = "# الموضوع\n\n{{recipient.name}}،\n\nنكتب في أمر واحد.\n\n1. أولًا\n2. ثانيًا\n\nالختام\n";

fn parts() -> Parts {
    vec![("letter.en", read_text(EN, Sheet::Letter)), ("letter.ar", read_text(AR, Sheet::Letter))]
}

/// The document with one stretch of its text replaced.
fn edited(from: &str, to: &str) -> Document {
    let bytes = changed(&document("t", &parts(), Lang::En), |file, text| {
        if file != "word/document.xml" {
            return text;
        }
        assert!(text.contains(from), "{from} in {text}");
        text.replacen(from, to, 1)
    });
    read(&bytes).unwrap()
}

fn text_of(document: &Document, part: &str) -> String {
    let compared = back(&parts(), document);
    compared.into_iter().find(|(one, _)| one == part).unwrap().1.text
}

const MATTER: &str = "<w:t xml:space=\"preserve\">We write about one matter.</w:t></w:r>";

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let tracked = "<w:t xml:space=\"preserve\">We write about </w:t></w:r><w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>one</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>this</w:t></w:r></w:ins><w:moveFrom w:id=\"3\"><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:rPr><w:b/><w:rPrChange w:id=\"4\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t> matter.</w:t></w:r>";
    let document = edited(MATTER, tracked);
    assert_eq!(text_of(&document, "letter.en"), EN.replace("one matter.", "this **matter.**"));
    assert_eq!((document.body.insertions, document.body.deletions), (1, 2));
}

#[test]
fn a_paragraph_whose_end_is_deleted_goes_on_with_the_next() {
    let begin = "<w:p><w:pPr><w:pStyle w:val=\"RisalaEnglish\"/></w:pPr><w:r><w:t xml:space=\"preserve\">We write";
    let open = "<w:p><w:pPr><w:pStyle w:val=\"RisalaEnglish\"/><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Now: </w:t></w:r></w:p><w:p><w:pPr/><w:r><w:t xml:space=\"preserve\">We write";
    assert_eq!(text_of(&edited(begin, open), "letter.en"), EN.replace("We write", "Now: We write"));
}

#[test]
fn rows_deleted_are_gone_and_cells_may_have_more_paragraphs() {
    let more = format!("{MATTER}</w:p><w:p><w:r><w:t>And more.</w:t></w:r>");
    assert_eq!(text_of(&edited(MATTER, &more), "letter.en"), EN.replace("matter.", "matter.\n\nAnd more."));
    let bytes = changed(&document("t", &parts(), Lang::En), |file, text| {
        match text.find("We write").filter(|_| file == "word/document.xml") {
            Some(at) => {
                let row = text[..at].rfind("<w:tr>").unwrap();
                format!("{}<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"A\"/></w:trPr>{}", &text[..row], &text[row + 6..])
            }
            None => text,
        }
    });
    let document = read(&bytes).unwrap();
    assert_eq!(text_of(&document, "letter.en"), EN.replace("We write about one matter.\n\n", ""));
    assert_eq!(text_of(&document, "letter.ar"), AR.replace("نكتب في أمر واحد.\n\n", ""));
}

#[test]
fn fields_deleted_moved_and_written_over_are_told() {
    let bytes = document_of_fields("{name}", "{the minister}");
    let found = read(&bytes).unwrap();
    assert_eq!(found.body.renamed, [("recipient.name".to_owned(), "{the minister}".to_owned())]);
    assert_eq!(text_of(&found, "letter.en"), EN, "the field stays");
    let gone = read(&document_of_fields("{name}", "")).unwrap();
    let compared = back(&parts(), &gone);
    assert_eq!(compared[0].1.lost_fields, ["{{recipient.name}}"]);
    assert_eq!(text_of(&gone, "letter.en"), EN.replace("Dear {{recipient.name}},", "Dear ,"));
}

fn document_of_fields(from: &str, to: &str) -> Vec<u8> {
    changed(&document("t", &parts(), Lang::En), |file, text| {
        if file == "word/document.xml" { text.replacen(from, to, 1) } else { text }
    })
}

#[test]
fn fields_typed_by_name_or_as_the_file_has_them_are_fields() {
    let typed = MATTER.replace("one matter.", "one matter of {our name}, {{organization.email}} and {anything}.");
    let text = text_of(&edited(MATTER, &typed), "letter.en");
    let expected = "one matter of {{organization.name}}, {{organization.email}} and {anything}.";
    assert_eq!(text, EN.replace("one matter.", expected));
}

#[test]
fn a_key_that_is_not_known_is_told() {
    let bytes = document_of_fields("risala:recipient.name", "risala:recipient.honour");
    let found = read(&bytes).unwrap();
    let catalogue = Catalogue::new([], &[], &[]);
    let resolved = resolve(&found.columns[0].paragraphs, &[], &catalogue);
    assert_eq!(resolved.unknown, ["recipient.honour"]);
}

#[test]
fn what_no_letter_has_is_told_and_its_words_kept() {
    let odd = "<w:t>We </w:t></w:r><w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t>write</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r><w:r><w:t xml:space=\"preserve\"> about</w:t><w:br/><w:t>one\u{200F}</w:t><w:tab/><w:t>matter.</w:t><w:drawing><w:p><w:r><w:t>caption</w:t></w:r></w:p></w:drawing><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>";
    let document = edited(MATTER, odd);
    let lost: Vec<_> = document.body.lost.iter().copied().collect();
    assert_eq!(lost, ["footnote", "hidden", "picture", "style", "table"]);
    let text = text_of(&document, "letter.en");
    assert!(text.contains("We write about\\\none matter."), "{text}");
    assert!(!text.contains("secretly") && !text.contains("caption"));
}

#[test]
fn comments_and_words_outside_are_told() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let base = changed(&document("t", &parts(), Lang::En), |file, text| match file {
        "word/document.xml" => text
            .replace(
                MATTER,
                &format!(
                    "<w:t>x</w:t></w:r><w:commentRangeStart w:id=\"7\"/><w:r>{MATTER}<w:commentRangeEnd w:id=\"7\"/>"
                ),
            )
            .replace("<w:sectPr>", "<w:p><w:r><w:t>Outside</w:t></w:r></w:p><w:sectPr>"),
        "word/_rels/document.xml.rels" => text.replace(
            "</Relationships>",
            &format!(
                "<Relationship Id=\"c\" Type=\"{office}/comments\" Target=\"/word/comments.xml\"/></Relationships>"
            ),
        ),
        _ => text,
    });
    let mut archive = ZipWriter::new_append(Cursor::new(base)).unwrap();
    archive.start_file("word/comments.xml", SimpleFileOptions::default()).unwrap();
    let comments = format!(
        "<w:comments xmlns:w=\"{words}\"><w:comment w:id=\"7\" w:author=\"Rana\"><w:p><w:r><w:t>Which</w:t></w:r></w:p><w:p><w:r><w:t>matter?</w:t></w:r></w:p></w:comment></w:comments>"
    );
    archive.write_all(comments.as_bytes()).unwrap();
    let document = read(&archive.finish().unwrap().into_inner()).unwrap();
    let [comment] = document.comments.as_slice() else { panic!("{:?}", document.comments) };
    assert_eq!((comment.author.as_str(), comment.text.as_str()), ("Rana", "Which matter?"));
    assert!(comment.about.contains("We write about"), "{comment:?}");
    assert_eq!(document.outside.len(), 1);
}

#[test]
fn a_document_without_tables_is_read_by_its_scripts() {
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let paragraph = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let lines = ["Subject", "Dear {name},", "We write about one matter.", "الموضوع", "{الاسم}،", "نكتب في أمر واحد."];
    let body: String = lines.iter().map(|line| paragraph(line)).collect();
    let bytes = changed(&document("t", &parts(), Lang::En), |file, text| {
        if file == "word/document.xml" {
            format!("<w:document xmlns:w=\"{words}\"><w:body>{body}</w:body></w:document>")
        } else {
            text
        }
    });
    let document = read(&bytes).unwrap();
    let parts: Vec<_> = document.columns.iter().map(|column| (column.part.as_str(), column.paragraphs.len())).collect();
    assert_eq!(parts, [("letter.en", 3), ("letter.ar", 3)]);
}

#[test]
fn the_parts_of_a_document_say_what_they_are() {
    let bytes = document("t", &parts(), Lang::Ar);
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    for expected in [
        "<w:tag w:val=\"risala:recipient.name\"/>",
        "<w:lock w:val=\"contentLocked\"/>",
        "<w:bidi/></w:pPr>",
        "<w:rtl/>",
        "w:name=\"risala_letter_ar\"",
        "{الاسم}",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    let mut styles = String::new();
    archive.by_name("word/styles.xml").unwrap().read_to_string(&mut styles).unwrap();
    assert!(styles.contains("w:bidi=\"ar-SA\"") && styles.contains("w:cs=\"Arial\""));
}
