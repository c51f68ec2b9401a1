//! The finished document: drawn pages, fonts, pictures, structure, metadata, and the bytes.

use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use risala_typeset::page::Pages;
use sha2::{Digest, Sha256};

use crate::canvas::{self, Canvas, Drawn};
use crate::content::{Drawing, Marked, own_name, picture_name, stock_name};
use crate::deflate::{Effort, deflate, stream};
use crate::file::{self, Gathered};
use crate::picture::{Picture, Pictures};
use crate::stock::Stock;
use crate::strings::{date, text};
use crate::{About, PdfError, fields, structure, xmp};

static SRGB: LazyLock<Vec<u8>> = LazyLock::new(|| deflate(&crate::icc::srgb(), Effort::Stock));

/// Assembles the document and writes it.
pub(crate) fn write(
    pages: &Pages,
    mut drawing: Drawing,
    stock: &Stock<'_>,
    pictures: &Pictures,
    about: &About<'_>,
) -> Result<Vec<u8>, PdfError> {
    let pictures: Vec<&Picture> = drawing
        .pictures
        .iter()
        .map(|key| pictures.get(key).ok_or_else(|| PdfError::MissingPicture(key.clone())))
        .collect::<Result<_, _>>()?;
    let mut drawn = drawn(std::mem::take(&mut drawing.canvases))?;
    let document = &mut drawn.document;
    document.version = "1.7".to_owned();
    let mut gathered = Gathered::default();
    let resources = add_resources(document, &mut gathered, &drawing, stock, &pictures)?;
    let marks = &drawing.marks;
    let identity = finish_pages(document, &drawn.pages, &resources, marks);
    let (form, widgets) = fields::add(document, pages, &drawn.pages, marks.len());
    let packet = xmp::packet(pages, about);
    let xml = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let metadata = document.add_object(stream(xml, deflate(packet.as_bytes(), Effort::Letter)));
    let intent = output_intent(document);
    let info = document.add_object(information(pages, about));
    let tree = structure::add(document, (&pages.elements, pages.height), &drawn.pages, &mut gathered, marks, &widgets);
    let catalog = document.get_dictionary_mut(drawn.catalog)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent]);
    catalog.set("StructTreeRoot", tree);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text(&pages.language));
    catalog.set("ViewerPreferences", viewer());
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    document.trailer.set("Info", info);
    document.trailer.set("ID", identifier(identity.chain_update(packet)));
    Ok(file::bytes(document, &gathered))
}

fn drawn(canvases: Vec<Canvas>) -> Result<Drawn, PdfError> {
    let mut drawn = canvas::finish(canvases)
        .ok_or(PdfError::Document(lopdf::Error::Unimplemented("a document without catalog")))?;
    // The document's own information dictionary takes its place.
    if let Ok(info) = drawn.document.trailer.get(b"Info").and_then(Object::as_reference) {
        drawn.document.objects.remove(&info);
    }
    Ok(drawn)
}

/// Fonts and pictures, as all pages name them.
fn add_resources(
    document: &mut Document,
    gathered: &mut Gathered,
    drawing: &Drawing,
    stock: &Stock<'_>,
    pictures: &[&Picture],
) -> Result<Dictionary, PdfError> {
    let mut names = Dictionary::new();
    for id in &drawing.stock {
        let font = stock.embedded(*id).ok_or(PdfError::MissingFont(*id))?;
        names.set(stock_name(*id), font.add_to(document, gathered));
    }
    for (id, glyphs) in &drawing.own {
        names.set(own_name(*id), stock.embed(*id, glyphs, Effort::Letter)?.add_to(document, gathered));
    }
    let mut resources = dictionary! { "Font" => document.add_object(names) };
    if !pictures.is_empty() {
        let mut names = Dictionary::new();
        for (index, picture) in pictures.iter().enumerate() {
            names.set(picture_name(index), picture.add_to(document));
        }
        resources.set("XObject", document.add_object(names));
    }
    Ok(resources)
}

/// Completes the page objects and compresses what they draw, which also identifies the document.
fn finish_pages(document: &mut Document, pages: &[ObjectId], resources: &Dictionary, marks: &[Vec<Marked>]) -> Sha256 {
    let shared = document.add_object(resources.clone());
    let mut hash = Sha256::new();
    for (number, (page, _)) in pages.iter().zip(marks).enumerate() {
        let Ok(page) = document.get_dictionary_mut(*page) else {
            continue;
        };
        let unused = page.get(b"Resources").and_then(Object::as_reference);
        let contents = page.get(b"Contents").and_then(Object::as_reference);
        page.set("Resources", shared);
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        // Without them they are the media box.
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
        remove_resources(document, unused);
        if let Ok(Object::Stream(content)) = contents.and_then(|id| document.get_object_mut(id)) {
            hash.update(&content.content);
            let deflated = deflate(&content.content, Effort::Letter);
            *content = Stream::new(dictionary! { "Filter" => "FlateDecode" }, deflated);
        }
    }
    hash
}

/// Drops a page's own resources and the empty dictionaries they name.
fn remove_resources(document: &mut Document, resources: lopdf::Result<ObjectId>) {
    let Ok(resources) = resources else { return };
    let Some(Object::Dictionary(names)) = document.objects.remove(&resources) else {
        return;
    };
    for (_, object) in &names {
        if let Ok(id) = object.as_reference() {
            document.objects.remove(&id);
        }
    }
}

/// What the colours of the document mean (ISO 19005-2, 6.2.3).
pub(crate) fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(stream(dictionary! { "N" => 3 }, SRGB.clone()));
    Object::Dictionary(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    })
}

/// No /Direction: where it says R2L, PDFium takes every line for right to left, and English words come out in reverse.
pub(crate) fn viewer() -> Dictionary {
    dictionary! { "DisplayDocTitle" => true }
}

pub(crate) fn information(pages: &Pages, about: &About<'_>) -> Dictionary {
    let mut info = dictionary! {
        "Producer" => text(about.producer),
        "Creator" => text(about.producer),
        "CreationDate" => date(about.created),
        "ModDate" => date(about.created),
    };
    if let Some((_, title)) = pages.titles.first() {
        info.set("Title", text(title));
    }
    if !about.author.is_empty() {
        info.set("Author", text(about.author));
    }
    if let Some(subject) = about.subject {
        info.set("Subject", text(subject));
    }
    info
}

/// The file's identifier, from what it says (ISO 32000-1, 14.4).
pub(crate) fn identifier(hash: Sha256) -> Vec<Object> {
    let hash = hash.finalize();
    let half: Vec<u8> = hash.iter().take(16).copied().collect();
    let string = Object::String(half, lopdf::StringFormat::Hexadecimal);
    vec![string.clone(), string]
}
