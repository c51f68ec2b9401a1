//! Documents that mean harm, or are none.

use super::*;

/// A document of this text; `head` comes before it.
fn document(head: &str, body: &str) -> Vec<u8> {
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    package(&[(
        "word/document.xml",
        format!("{head}<w:document xmlns:w=\"{words}\"><w:body>{body}</w:body></w:document>").into_bytes(),
    )])
}

fn package(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{office}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("_rels/.rels", SimpleFileOptions::default()).unwrap();
    out.write_all(relations.as_bytes()).unwrap();
    for (name, bytes) in files {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn refusal(bytes: &[u8]) -> Code {
    read(bytes).expect_err("a refusal").code
}

#[test]
fn what_is_no_document_is_refused() {
    assert_eq!(refusal(b""), NOT_DOCX);
    assert_eq!(refusal(b"PK\x03\x04 and nothing"), NOT_DOCX);
    assert_eq!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), PROTECTED);
    assert_eq!(refusal(&package(&[])[..40]), NOT_DOCX);
    // An archive of something else.
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    assert_eq!(refusal(&other.finish().unwrap().into_inner()), NOT_DOCX);
    for broken in ["<w:p>", "<w:p></w:r>", "<w:p a=b></w:p"] {
        assert_eq!(refusal(&document("", broken)), NOT_DOCX, "{broken}");
    }
    assert_eq!(refusal(&package(&[("word/document.xml", vec![0xFF, 0xFE, b'<', 0])])), NOT_DOCX);
}

#[test]
fn entities_are_not_expanded() {
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    assert_eq!(refusal(&document(laughs, "<w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p>")), NOT_DOCX);
    assert_eq!(refusal(&document("", "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")), NOT_DOCX);
    let sound = read(&document("", "<w:p><w:r><w:t>&amp;&#x41;</w:t></w:r></w:p>")).unwrap();
    assert_eq!(sound.columns[0].paragraphs[0].pieces, [Piece::text("&A")]);
}

#[test]
fn bombs_do_not_go_off() {
    let watch = std::time::Instant::now();
    // A hundred megabytes of nothing pack into a hundred kilobytes.
    let bomb = package(&[("word/document.xml", vec![b' '; 100 << 20])]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(&bomb), TOO_LARGE);
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    assert_eq!(refusal(&document("", &deep)), NOT_DOCX);
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "x".repeat(3 << 20));
    assert_eq!(refusal(&document("", &long)), NOT_DOCX);
    let many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(10_001);
    assert_eq!(refusal(&document("", &many)), NOT_DOCX);
    let names: Vec<String> = (0..5_000).map(|number| format!("word/{number}.xml")).collect();
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), Vec::new())).collect();
    assert_eq!(refusal(&package(&files)), TOO_LARGE);
    let attributes: String = (0..50_000).map(|number| format!(" a{number}=\"\"")).collect();
    assert!(read(&document("", &format!("<w:p{attributes}/>"))).is_ok());
    assert!(watch.elapsed().as_secs() < 20, "{:?}", watch.elapsed());
}

#[test]
fn relations_that_lead_outside_lead_nowhere() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (target, mode) in [("../../../../etc/passwd", ""), ("file:///etc/passwd", "TargetMode=\"External\""), ("", "")]
    {
        let relations = format!(
            "<Relationships><Relationship Id=\"a\" Type=\"{office}/officeDocument\" Target=\"{target}\" {mode}/></Relationships>"
        );
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        out.start_file("_rels/.rels", SimpleFileOptions::default()).unwrap();
        out.write_all(relations.as_bytes()).unwrap();
        assert_eq!(refusal(&out.finish().unwrap().into_inner()), NOT_DOCX, "{target}");
    }
}

#[test]
fn styles_based_on_each_other_in_a_ring_end() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let bytes = package(&[
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"{words}\"><w:body><w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>").into_bytes(),
        ),
        (
            "word/_rels/document.xml.rels",
            format!("<Relationships><Relationship Id=\"a\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>").into_bytes(),
        ),
        (
            "word/styles.xml",
            format!("<w:styles xmlns:w=\"{words}\"><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>").into_bytes(),
        ),
    ]);
    assert_eq!(read(&bytes).unwrap().columns[0].paragraphs[0].kind, Kind::Paragraph);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No bytes make the reader panic.
    #[test]
    fn any_bytes_are_read_or_refused(
        body in "(<w:(p|r|t|tbl|tr|tc|sdt|sdtPr|sdtContent|ins|del|pPr|rPr|numPr|b/|tag w:val='risala:x'/|br/)>|</w:(p|r|t|tbl|tr|tc|sdt|ins|del|pPr|rPr)>|x|&amp;|ع){0,40}",
        at in 0_usize..200,
        byte in any::<u8>(),
    ) {
        let mut bytes = document("", &body);
        let _ = read(&bytes);
        let length = bytes.len();
        if let Some(place) = bytes.get_mut(at % length) {
            *place = byte;
        }
        let _ = read(&bytes);
    }
}
