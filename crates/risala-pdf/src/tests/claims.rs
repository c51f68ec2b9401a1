//! Structure, metadata, pictures and fields of a finished file.

use lopdf::{Document, Object, ObjectId};
use risala_typeset::page::{Content, ElementKind, Pages, Rect};

use super::{dict, written_with};
use crate::sample::{AMIRI, ARABIC, ENGLISH, add_field, add_picture, letter, stock};
use crate::{PdfError, Picture, Pictures};

const BOX: Rect = Rect { x: 60.0, y: 600.0, width: 80.0, height: 40.0 };

fn open(pages: &Pages, pictures: &Pictures) -> Document {
    Document::load_mem(&written_with(pages, pictures)).unwrap()
}

fn emblem() -> Pictures {
    let mut pictures = Pictures::default();
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h5v5z'/></svg>";
    pictures.insert("emblem.svg", Picture::decode(svg.as_bytes()).unwrap());
    pictures
}

fn kids(document: &Document, id: ObjectId) -> Vec<Object> {
    match document.get_dictionary(id).unwrap().get(b"K").unwrap() {
        Object::Array(kids) => kids.clone(),
        kid => vec![kid.clone()],
    }
}

fn string(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        None => String::from_utf8(bytes.to_vec()).unwrap(),
        Some(units) => {
            let units = units.chunks(2).map(|u| u16::from_be_bytes([u[0], u[1]]));
            String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
        }
    }
}

/// The texts of the structure tree in reading order.
fn texts(document: &Document, id: ObjectId, found: &mut Vec<String>) {
    if let Ok(text) = document.get_dictionary(id).unwrap().get(b"ActualText") {
        found.push(string(text));
    }
    for kid in kids(document, id).iter().filter_map(|kid| kid.as_reference().ok()) {
        texts(document, kid, found);
    }
}

fn top(document: &Document) -> ObjectId {
    let catalog = document.catalog().unwrap();
    let root = catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    kids(document, root)[0].as_reference().unwrap()
}

#[test]
fn the_tree_reads_one_language_after_the_other() {
    let document = open(&letter(AMIRI), &Pictures::default());
    let mut found = Vec::new();
    texts(&document, top(&document), &mut found);
    let expected: Vec<&str> = ENGLISH.into_iter().chain(ARABIC).collect();
    assert_eq!(found[..expected.len()], expected);
}

#[test]
fn every_marked_piece_has_its_element_in_the_parent_tree() {
    let mut pages = letter(AMIRI);
    add_picture(&mut pages, "emblem.svg", BOX);
    add_field(&mut pages, BOX);
    let document = open(&pages, &emblem());
    let root = dict(&document, document.catalog().unwrap(), "StructTreeRoot");
    let tree = dict(&document, root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    let parents = tree[1].as_array().unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let drawn = lopdf::content::Content::decode(&document.get_page_content(page)).unwrap();
    let mut pieces = 0;
    for operation in drawn.operations.iter().filter(|o| o.operator == "BDC") {
        let Ok(id) = operation.operands[1].as_dict().unwrap().get(b"MCID") else { continue };
        assert_eq!(id.as_i64().unwrap(), pieces);
        let element = parents[pieces as usize].as_reference().unwrap();
        let element = document.get_dictionary(element).unwrap();
        let tag = element.get(b"S").unwrap().as_name().unwrap();
        assert_eq!(operation.operands[0].as_name().unwrap(), tag);
        // ActualText stands above what holds the pieces.
        assert!(!element.has(b"ActualText"));
        let above = document.get_dictionary(element.get(b"P").unwrap().as_reference().unwrap()).unwrap();
        assert_eq!(tag == b"Span", above.has(b"ActualText"));
        pieces += 1;
    }
    assert_eq!(pieces as usize, parents.len());
    assert_eq!(
        parents.len(),
        pages.elements.iter().filter(|e| e.children.is_empty() && e.kind != ElementKind::Form).count()
    );
    // The field's key follows the page's.
    let form = parents_of(tree, 1);
    assert_eq!(document.get_dictionary(form).unwrap().get(b"S").unwrap().as_name().unwrap(), b"Form");
}

fn parents_of(tree: &[Object], key: i64) -> ObjectId {
    let place = tree.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
    place[1].as_reference().unwrap()
}

#[test]
fn a_signature_field_is_empty_named_and_tagged() {
    let mut pages = letter(AMIRI);
    add_field(&mut pages, BOX);
    add_field(&mut pages, BOX);
    let document = open(&pages, &Pictures::default());
    let form = dict(&document, document.catalog().unwrap(), "AcroForm");
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    let names = fields.iter().map(|field| {
        let field = document.get_dictionary(field.as_reference().unwrap()).unwrap();
        assert!(!field.has(b"V") && field.has(b"AP") && field.has(b"StructParent"));
        assert_eq!(string(field.get(b"TU").unwrap()), "Signature of the chair");
        string(field.get(b"T").unwrap())
    });
    assert_eq!(names.collect::<Vec<_>>(), ["Signature1", "Signature2"]);
}

#[test]
fn titles_and_language_are_told() {
    let mut pages = letter(AMIRI);
    for language in ["en", "ar"] {
        pages.language = language.to_owned();
        let document = open(&pages, &Pictures::default());
        let catalog = document.catalog().unwrap();
        assert_eq!(string(catalog.get(b"Lang").unwrap()), language);
        let viewer = dict(&document, catalog, "ViewerPreferences");
        assert!(viewer.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        assert!(!viewer.has(b"Direction"));
    }
    let document = open(&letter(AMIRI), &Pictures::default());
    let info = dict(&document, &document.trailer, "Info");
    assert_eq!(string(info.get(b"Title").unwrap()), "An appeal & a request");
    let xmp = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let xmp = document.get_object(xmp).unwrap().as_stream().unwrap().decompressed_content().unwrap();
    let xmp = std::str::from_utf8(&xmp).unwrap();
    for expected in [
        "<rdf:li xml:lang=\"x-default\">An appeal &amp; a request</rdf:li>",
        "<rdf:li xml:lang=\"ar\">مناشدة</rdf:li>",
        "<xmp:CreateDate>2026-03-05T09:07:01+03:00</xmp:CreateDate>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(xmp.contains(expected), "{expected}");
    }
}

#[test]
fn what_the_pages_name_must_be_given() {
    let mut pages = letter(AMIRI);
    add_picture(&mut pages, "emblem.svg", BOX);
    let error = super::write(&pages, &Pictures::default(), stock([])).unwrap_err();
    assert!(matches!(error, PdfError::MissingPicture(file) if file == "emblem.svg"));
    let mut pages = letter(AMIRI);
    if let Content::Line(line) = &mut pages.pages[0].items[0].content {
        std::sync::Arc::make_mut(&mut line.line).runs[0].font.0 = 77;
    }
    let error = super::write(&pages, &Pictures::default(), stock([])).unwrap_err();
    assert!(matches!(error, PdfError::MissingFont(font) if font.0 == 77));
}
