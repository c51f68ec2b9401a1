//! Many letters in one file: fonts and pictures stand in it once, an outline leads to each letter.
//!
//! Pages are compressed as soon as they are drawn, so that a thousand letters need little memory.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use risala_typeset::font::{FontId, Fonts};
use risala_typeset::page::{Element, ElementKind, Pages};
use sha2::{Digest, Sha256};

use crate::content::{Marked, draw_among, picture_name, pictures, stock_name};
use crate::deflate::{Effort, deflate, stream};
use crate::document::{identifier, information, output_intent, viewer};
use crate::embed::Embedded;
use crate::file::{self, Gathered};
use crate::picture::Pictures;
use crate::stock::Stock;
use crate::strings::text;
use crate::{About, PdfError, Press, structure, xmp};

/// How the sheets are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// On one side.
    Simplex,
    /// On both sides: an empty page follows where the next letter would begin on the back of a sheet.
    Duplex,
}

/// A book being made.
pub struct Book<'f> {
    press: Press<'f>,
    /// Every picture a page may show, in the order of their resource names.
    pictures: BTreeSet<String>,
    drawn: Drawn,
}

/// What was drawn so far.
#[derive(Debug, Default)]
struct Drawn {
    elements: Vec<Element>,
    sheets: Vec<Sheet>,
    chapters: Vec<Chapter>,
    shown: BTreeSet<String>,
}

/// A drawn page.
#[derive(Debug)]
struct Sheet {
    /// Width and height in points.
    size: (f32, f32),
    /// Its operators, compressed.
    content: Vec<u8>,
    marks: Vec<Marked>,
}

/// What begins on a page.
#[derive(Debug)]
struct Chapter {
    /// Index of its first page.
    first: usize,
    /// Its place in the outline, the outermost heading first.
    path: Vec<String>,
}

/// A book whose pages are all drawn.
#[derive(Debug)]
pub struct Volume {
    drawn: Drawn,
    pictures: BTreeSet<String>,
    fonts: BTreeMap<FontId, Embedded>,
}

impl<'f> Book<'f> {
    /// A book without pages, which may show these pictures.
    ///
    /// # Errors
    /// A font that cannot be embedded.
    pub fn new<'p>(fonts: &'f Fonts<'f>, pictures: impl IntoIterator<Item = &'p str>) -> Result<Self, PdfError> {
        let stock = Arc::new(Stock::new(fonts, [])?);
        let root = Element {
            kind: ElementKind::Document,
            language: None,
            text: None,
            alt: None,
            rtl: false,
            children: Vec::new(),
        };
        Ok(Self {
            press: Press::of_book(stock),
            pictures: pictures.into_iter().map(str::to_owned).collect(),
            drawn: Drawn { elements: vec![root], ..Drawn::default() },
        })
    }

    /// Number of pages so far.
    pub fn pages(&self) -> usize {
        self.drawn.sheets.len()
    }

    /// Adds a letter. `path` is its place in the outline: headings, the outermost first, and at last its own name;
    /// neighbours share their headings. Signature fields are left out: paper is signed with a pen.
    ///
    /// # Errors
    /// [`PdfError::MissingPicture`] for a picture the book was not told of, and what keeps a page from being drawn.
    pub fn add(&mut self, pages: Pages, path: Vec<String>) -> Result<(), PdfError> {
        let shown = pictures(&pages);
        if let Some(unknown) = shown.iter().find(|picture| !self.pictures.contains(*picture)) {
            return Err(PdfError::MissingPicture(unknown.clone()));
        }
        let drawing = draw_among(&pages, &mut self.press, self.pictures.clone())?;
        self.drawn.shown.extend(shown);
        self.drawn.chapters.push(Chapter { first: self.drawn.sheets.len(), path });
        let size = (pages.width, pages.height);
        let places = self.drawn.graft(pages);
        for (canvas, mut marks) in drawing.canvases.into_iter().zip(drawing.marks) {
            for mark in &mut marks {
                mark.element = places.get(mark.element).copied().unwrap_or_default();
            }
            let content = deflate(canvas.into_content().as_bytes(), Effort::Letter);
            self.drawn.sheets.push(Sheet { size, content, marks });
        }
        Ok(())
    }

    /// The finished book.
    ///
    /// # Errors
    /// A font that cannot be embedded.
    pub fn close(self) -> Result<Volume, PdfError> {
        let (stock, shared) = self.press.into_shared();
        let embed = |(id, glyphs)| Ok((id, stock.embed(id, &glyphs, Effort::Letter)?));
        let fonts = shared.into_iter().map(embed).collect::<Result<_, PdfError>>()?;
        Ok(Volume { drawn: self.drawn, pictures: self.pictures, fonts })
    }
}

impl Drawn {
    /// Takes a letter's elements into the tree, its document as a part; gives the new index of each.
    fn graft(&mut self, pages: Pages) -> Vec<usize> {
        let first = self.elements.len();
        let is_kept = |element: &Element| element.kind != ElementKind::Form;
        let mut next = first;
        let places: Vec<usize> = pages
            .elements
            .iter()
            .map(|element| {
                let place = next;
                next += usize::from(is_kept(element));
                place
            })
            .collect();
        let kept: BTreeSet<usize> = (0..).zip(&pages.elements).filter(|(_, e)| is_kept(e)).map(|(n, _)| n).collect();
        for (index, mut element) in pages.elements.into_iter().enumerate() {
            if !kept.contains(&index) {
                continue;
            }
            element.children.retain(|child| kept.contains(child));
            for child in &mut element.children {
                *child = places.get(*child).copied().unwrap_or_default();
            }
            if index == 0 {
                element.kind = ElementKind::Part;
                element.language = Some(pages.language.clone());
            }
            self.elements.push(element);
        }
        if let Some(root) = self.elements.first_mut() {
            root.children.push(first);
        }
        places
    }

    /// The pages in the order they are bound in, `None` for an empty one, and the page each chapter begins on.
    fn bound(&self, binding: Binding) -> (Vec<Option<&Sheet>>, Vec<usize>) {
        let mut order = Vec::with_capacity(self.sheets.len());
        let mut begins = Vec::with_capacity(self.chapters.len());
        let ends = self.chapters.iter().skip(1).map(|chapter| chapter.first).chain([self.sheets.len()]);
        for (chapter, end) in self.chapters.iter().zip(ends) {
            if binding == Binding::Duplex && order.len() % 2 == 1 {
                order.push(None);
            }
            begins.push(order.len());
            order.extend(self.sheets.get(chapter.first..end).unwrap_or_default().iter().map(Some));
        }
        (order, begins)
    }
}

impl Volume {
    /// Number of pages when bound so.
    pub fn pages(&self, binding: Binding) -> usize {
        self.drawn.bound(binding).0.len()
    }

    /// The file: PDF/A-2a and PDF/UA-1. `titles` are by BCP 47 tag, the leading language first.
    ///
    /// # Errors
    /// A picture that was not given.
    pub fn bytes(
        &self,
        binding: Binding,
        titles: &[(String, String)],
        pictures: &Pictures,
        about: &About<'_>,
    ) -> Result<Vec<u8>, PdfError> {
        let (order, begins) = self.drawn.bound(binding);
        let mut document = Document::with_version("1.7");
        let mut gathered = Gathered::default();
        let resources = self.resources(&mut document, &mut gathered, pictures)?;
        let (tree, ids, hash) = add_pages(&mut document, &order, resources);
        let height = order.iter().flatten().next().map_or(0.0, |sheet| sheet.size.1);
        let whole = Pages {
            width: 0.0,
            height,
            language: titles.first().map_or_else(String::new, |(language, _)| language.clone()),
            titles: titles.to_vec(),
            pages: Vec::new(),
            elements: Vec::new(),
        };
        let marks: Vec<Vec<Marked>> =
            order.iter().map(|sheet| sheet.map_or_else(Vec::new, |s| s.marks.clone())).collect();
        let packet = xmp::packet(&whole, about);
        let xml = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        let metadata = document.add_object(stream(xml, deflate(packet.as_bytes(), Effort::Letter)));
        let intent = output_intent(&mut document);
        let info = document.add_object(information(&whole, about));
        let elements = (self.drawn.elements.as_slice(), height);
        let structure = structure::add(&mut document, elements, &ids, &mut gathered, &marks, &[]);
        let outline = self.outline(&mut document, &ids, &begins);
        let catalog = document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => tree, "Metadata" => metadata, "OutputIntents" => vec![intent],
            "StructTreeRoot" => structure, "MarkInfo" => dictionary! { "Marked" => true },
            "Lang" => text(&whole.language), "ViewerPreferences" => printed(binding),
            "Outlines" => outline, "PageMode" => "UseOutlines",
        });
        document.trailer.set("Root", catalog);
        document.trailer.set("Info", info);
        document.trailer.set("ID", identifier(hash.chain_update(packet)));
        Ok(file::bytes(&document, &gathered))
    }

    /// Fonts and pictures, as all pages name them.
    fn resources(
        &self,
        document: &mut Document,
        gathered: &mut Gathered,
        pictures: &Pictures,
    ) -> Result<ObjectId, PdfError> {
        let mut fonts = Dictionary::new();
        for (id, font) in &self.fonts {
            fonts.set(stock_name(*id), font.add_to(document, gathered));
        }
        let mut resources = dictionary! { "Font" => fonts };
        let mut names = Dictionary::new();
        for (index, key) in self.pictures.iter().enumerate().filter(|(_, key)| self.drawn.shown.contains(*key)) {
            let picture = pictures.get(key).ok_or_else(|| PdfError::MissingPicture(key.clone()))?;
            names.set(picture_name(index), picture.add_to(document));
        }
        if !names.is_empty() {
            resources.set("XObject", names);
        }
        Ok(document.add_object(resources))
    }

    /// The outline (ISO 32000-1, 12.3.3): a heading is shared by neighbours that have the same.
    fn outline(&self, document: &mut Document, pages: &[ObjectId], begins: &[usize]) -> ObjectId {
        let root = document.new_object_id();
        let mut entries: Vec<Entry> = Vec::new();
        let mut open: Vec<(String, usize)> = Vec::new();
        for (chapter, page) in self.drawn.chapters.iter().zip(begins) {
            let last = chapter.path.len().saturating_sub(1);
            let shared = open.iter().zip(&chapter.path).take(last).take_while(|((a, _), b)| a == *b).count();
            open.truncate(shared);
            for heading in chapter.path.iter().skip(shared) {
                let parent = open.last().map(|(_, entry)| *entry);
                open.push((heading.clone(), entries.len()));
                let id = document.new_object_id();
                entries.push(Entry { id, title: heading.clone(), page: *page, parent });
            }
        }
        put_outline(document, root, &entries, pages);
        root
    }
}

/// An entry of the outline.
struct Entry {
    id: ObjectId,
    title: String,
    /// Index of the page it leads to.
    page: usize,
    /// Index of the entry above it.
    parent: Option<usize>,
}

fn put_outline(document: &mut Document, root: ObjectId, entries: &[Entry], pages: &[ObjectId]) {
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        children.entry(entry.parent).or_default().push(index);
    }
    let id = |index: usize| entries.get(index).map_or(root, |entry| entry.id);
    let ends = |dict: &mut Dictionary, own: Option<usize>| {
        let own = children.get(&own).map_or(&[][..], Vec::as_slice);
        if let (Some(first), Some(last)) = (own.first(), own.last()) {
            dict.set("First", id(*first));
            dict.set("Last", id(*last));
        }
        own.len() as i64
    };
    for (parent, siblings) in &children {
        for (n, index) in siblings.iter().enumerate() {
            let Some(entry) = entries.get(*index) else { continue };
            let mut dict = dictionary! { "Title" => text(&entry.title), "Parent" => parent.map_or(root, id) };
            if let Some(page) = pages.get(entry.page) {
                dict.set("Dest", vec![Object::Reference(*page), "Fit".into()]);
            }
            if let Some(before) = n.checked_sub(1).and_then(|n| siblings.get(n)) {
                dict.set("Prev", id(*before));
            }
            if let Some(after) = siblings.get(n + 1) {
                dict.set("Next", id(*after));
            }
            let below = ends(&mut dict, Some(*index));
            if below > 0 {
                // Closed: less than 0.
                dict.set("Count", -below);
            }
            document.objects.insert(entry.id, dict.into());
        }
    }
    let mut dict = dictionary! { "Type" => "Outlines" };
    let count = ends(&mut dict, None);
    dict.set("Count", count);
    document.objects.insert(root, dict.into());
}

/// Adds the pages; gives the page tree, their ids, and a hash of what they show.
fn add_pages(
    document: &mut Document,
    order: &[Option<&Sheet>],
    resources: ObjectId,
) -> (ObjectId, Vec<ObjectId>, Sha256) {
    let tree = document.new_object_id();
    let mut hash = Sha256::new();
    let mut size = (0.0, 0.0);
    let mut ids = Vec::with_capacity(order.len());
    for (number, sheet) in order.iter().enumerate() {
        // An empty page is as large as the one before it.
        size = sheet.map_or(size, |sheet| sheet.size);
        let (width, height) = (Object::Real(round(size.0)), Object::Real(round(size.1)));
        let mut page = dictionary! {
            "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), width, height],
            "Resources" => resources, "StructParents" => number as i64, "Tabs" => "S",
        };
        match sheet {
            Some(sheet) => {
                hash.update(&sheet.content);
                page.set("Contents", document.add_object(stream(Dictionary::new(), sheet.content.clone())));
            }
            None => hash.update([0]),
        }
        ids.push(document.add_object(page));
    }
    let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
    let pages = dictionary! { "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids };
    document.objects.insert(tree, pages.into());
    (tree, ids, hash)
}

/// Printed as large as it is, on as many sides as it is bound for (ISO 32000-1, 12.2).
fn printed(binding: Binding) -> Dictionary {
    let mut preferences = viewer();
    preferences.set("PrintScaling", "None");
    preferences.set("Duplex", if binding == Binding::Duplex { "DuplexFlipLongEdge" } else { "Simplex" });
    preferences
}

fn round(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}
