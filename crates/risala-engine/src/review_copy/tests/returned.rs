//! A document as LibreOffice saves it: see fixtures/README.md.

use super::*;

const RETURNED: &[u8] = include_bytes!("fixtures/returned.docx");
const TEXTS: [&str; 4] = [
    include_str!("fixtures/letter.en.md"),
    include_str!("fixtures/letter.ar.md"),
    include_str!("fixtures/mail.en.md"),
    include_str!("fixtures/mail.ar.md"),
];

#[test]
fn what_libreoffice_saves_has_the_intended_changes_and_no_other() {
    let texts = TEXTS.map(|text| text.replace("\r\n", "\n"));
    let read = |part: &str, text: &str| read_text(text, sheet(part));
    let parts: Parts = PARTS.into_iter().zip(&texts).map(|(part, text)| (part, read(part, text))).collect();
    let document = super::super::read(RETURNED).unwrap();
    assert_eq!((document.outside.len(), document.body.lost.len()), (0, 0), "{:?}", document.body.lost);
    assert_eq!(document.origin.template, "reviewed");
    let compared = back(&parts, &document);
    let changes = [("issue guidance", "issue written guidance"), ("إصدار إرشادات", "إصدار إرشادات خطية")];
    assert_eq!(compared.len(), 4);
    for ((part, compared), text) in compared.iter().zip(&texts) {
        let expected = changes.iter().fold(text.clone(), |text, (from, to)| text.replace(from, to));
        assert_eq!(compared.text, expected, "{part}");
        assert_eq!(compared.changed, usize::from(part.starts_with("letter")), "{part}");
        assert!(compared.lost_fields.is_empty() && compared.new_fields.is_empty(), "{part}");
    }
    let [comment] = document.comments.as_slice() else { panic!("{:?}", document.comments) };
    assert_eq!((comment.author.as_str(), comment.text.as_str()), ("Rana Haddad", "Is this word needed?"));
    assert!(document.body.insertions > 0 && document.body.deletions > 0, "tracked");
}
