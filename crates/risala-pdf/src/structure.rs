//! The structure tree: which marked content is which paragraph, in which language, in reading order
//! (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

use lopdf::{Document, Object, ObjectId, dictionary};
use risala_typeset::page::{Element, ElementKind, Rect};

use crate::content::Marked;
use crate::file::{Gathered, print, put};
use crate::strings::text;

/// The standard structure type of an element.
fn type_name(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Document => "Document",
        ElementKind::Part => "Part",
        ElementKind::Sect => "Sect",
        ElementKind::H1 => "H1",
        ElementKind::P => "P",
        ElementKind::L => "L",
        ElementKind::Li => "LI",
        ElementKind::Lbl => "Lbl",
        ElementKind::LBody => "LBody",
        ElementKind::Table => "Table",
        ElementKind::Tr => "TR",
        ElementKind::Th => "TH",
        ElementKind::Td => "TD",
        ElementKind::Figure => "Figure",
        ElementKind::Form => "Form",
    }
}

/// The structure type of what holds an element's marked pieces: a Span within an element that has ActualText.
///
/// MuPDF lays the ActualText of the element that holds a piece over its glyphs from left to right, which turns Arabic
/// around; one further up it leaves to those who read the tree.
pub(crate) fn holder(element: &Element) -> &'static str {
    if element.text.is_some() { "Span" } else { type_name(element.kind) }
}

/// A widget that an element stands for, and its key in the parent tree.
pub(crate) struct Widget {
    pub(crate) element: usize,
    pub(crate) annotation: ObjectId,
    pub(crate) page: ObjectId,
}

/// Builds the tree from gathered objects, and returns its root. `marks` has one list for each page; `height` is that of
/// the pages that show pictures.
///
/// The objects are written as text right away: there are more of them than of all others together.
pub(crate) fn add(
    document: &mut Document,
    (elements, height): (&[Element], f32),
    page_ids: &[ObjectId],
    gathered: &mut Gathered,
    marks: &[Vec<Marked>],
    widgets: &[Widget],
) -> ObjectId {
    let [root, rtl, parent_tree] = std::array::from_fn(|_| document.new_object_id());
    let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(elements);
    let mut all = own_content(elements.len(), page_ids, marks);
    for widget in widgets {
        if let Some(own) = all.get_mut(widget.element) {
            own.kids.push(Kid::Widget { annotation: widget.annotation, page: widget.page });
        }
    }
    let mut holders = ids.clone();
    for (index, (element, mut own)) in elements.iter().zip(all).enumerate() {
        if element.text.is_some()
            && let Some(holder) = holders.get_mut(index)
        {
            *holder = own.within(document, gathered, *holder);
        }
        own.kids.extend(element.children.iter().filter_map(|child| ids.get(*child)).map(|id| Kid::Element(*id)));
        let parent = parents.get(index).copied().flatten();
        let parent = parent.and_then(|p| ids.get(p)).copied().unwrap_or(root);
        let Some(id) = ids.get(index) else { continue };
        let out = gathered.begin(id.0);
        put_element(out, element, parent, &own);
        put_attributes(out, element, rtl, own.picture, height);
        out.extend(b">>");
    }
    gathered.begin(rtl.0).extend(b"<</O/Layout/WritingMode/RlTb>>");
    put_parent_tree(gathered.begin(parent_tree.0), &holders, marks, widgets);
    let out = gathered.begin(root.0);
    let top = ids.first().map_or(0, |id| id.0);
    print(out, format_args!("<</Type/StructTreeRoot/K[{top} 0 R]/ParentTree {} 0 R", parent_tree.0));
    print(out, format_args!("/ParentTreeNextKey {}>>", marks.len() + widgets.len()));
    root
}

fn parents(elements: &[Element]) -> Vec<Option<usize>> {
    let mut parents = vec![None; elements.len()];
    for (index, element) in elements.iter().enumerate() {
        for child in &element.children {
            if let Some(parent) = parents.get_mut(*child) {
                *parent = Some(index);
            }
        }
    }
    parents
}

/// What an element holds (ISO 32000-1, 14.7.2).
#[derive(Clone, Copy)]
enum Kid {
    /// A marked piece of the element's page.
    Mark(usize),
    /// A marked piece of another page.
    MarkOf { page: ObjectId, id: usize },
    /// A field.
    Widget { annotation: ObjectId, page: ObjectId },
    /// Another element.
    Element(ObjectId),
}

/// What an element holds, its marked pieces first, and the page these stand on.
#[derive(Clone, Default)]
struct Own {
    page: Option<ObjectId>,
    kids: Vec<Kid>,
    /// The rectangle of the picture in its first piece.
    picture: Option<Rect>,
}

impl Own {
    /// Puts a Span between the pieces and the element `parent`, and returns what holds the pieces now.
    fn within(&mut self, document: &mut Document, gathered: &mut Gathered, parent: ObjectId) -> ObjectId {
        let Some(page) = self.page.take() else { return parent };
        let span = document.new_object_id();
        let out = gathered.begin(span.0);
        print(out, format_args!("<</S/Span/P {} 0 R/Pg {} 0 R/K", parent.0, page.0));
        put_kids(out, &std::mem::take(&mut self.kids));
        out.extend(b">>");
        self.kids.push(Kid::Element(span));
        span
    }
}

/// The marked pieces of each element. Those of its first page are told by their number alone.
fn own_content(count: usize, page_ids: &[ObjectId], marks: &[Vec<Marked>]) -> Vec<Own> {
    let mut all = vec![Own::default(); count];
    for (page, marks) in page_ids.iter().zip(marks) {
        for (id, mark) in marks.iter().enumerate() {
            let Some(own) = all.get_mut(mark.element) else { continue };
            if own.kids.is_empty() {
                own.picture = mark.picture;
            }
            let is_first = own.page.get_or_insert(*page) == page;
            own.kids.push(if is_first { Kid::Mark(id) } else { Kid::MarkOf { page: *page, id } });
        }
    }
    all
}

/// An element but for its attributes and its end.
fn put_element(out: &mut Vec<u8>, element: &Element, parent: ObjectId, own: &Own) {
    print(out, format_args!("<</S/{}/P {} 0 R/K", type_name(element.kind), parent.0));
    put_kids(out, &own.kids);
    let strings = [("Lang", &element.language), ("ActualText", &element.text), ("Alt", &element.alt)];
    for (key, value) in strings {
        if let Some(value) = value {
            print(out, format_args!("/{key}"));
            put(out, &text(value));
        }
    }
    if let Some(page) = own.page {
        print(out, format_args!("/Pg {} 0 R", page.0));
    }
}

/// An only kid stands without an array. (pyHanko looks for a field's widget right there when it judges whether a
/// second signature changed anything else.)
fn put_kids(out: &mut Vec<u8>, kids: &[Kid]) {
    let is_only = kids.len() == 1;
    out.push(if is_only { b' ' } else { b'[' });
    for (index, kid) in kids.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        match kid {
            Kid::Mark(id) => print(out, format_args!("{id}")),
            Kid::MarkOf { page, id } => print(out, format_args!("<</Type/MCR/Pg {} 0 R/MCID {id}>>", page.0)),
            Kid::Widget { annotation, page } => {
                print(out, format_args!("<</Type/OBJR/Obj {} 0 R/Pg {} 0 R>>", annotation.0, page.0));
            }
            Kid::Element(id) => print(out, format_args!("{} 0 R", id.0)),
        }
    }
    if !is_only {
        out.push(b']');
    }
}

fn put_attributes(out: &mut Vec<u8>, element: &Element, rtl: ObjectId, picture: Option<Rect>, height: f32) {
    let mut attributes = Vec::new();
    if element.rtl {
        attributes.push(Object::Reference(rtl));
    }
    if element.kind == ElementKind::Figure
        && let Some(rect) = picture
    {
        attributes.push(Object::Dictionary(dictionary! {
            "O" => "Layout", "Placement" => "Block", "BBox" => pdf_rect(rect, height),
        }));
    }
    if element.kind == ElementKind::Th {
        attributes.push(Object::Dictionary(dictionary! { "O" => "Table", "Scope" => "Column" }));
    }
    if element.kind == ElementKind::L {
        attributes.push(Object::Dictionary(dictionary! { "O" => "List", "ListNumbering" => "None" }));
    }
    if !attributes.is_empty() {
        out.extend(b"/A");
        put(out, &attributes.into());
    }
}

/// A rectangle as PDF has it: two corners, upwards from the bottom.
pub(crate) fn pdf_rect(rect: Rect, height: f32) -> Vec<Object> {
    let bottom = height - rect.y - rect.height;
    [rect.x, bottom, rect.x + rect.width, bottom + rect.height]
        .map(|value| Object::Real((value * 1000.0).round() / 1000.0))
        .to_vec()
}

/// From pages and widgets back to the elements that hold them.
fn put_parent_tree(out: &mut Vec<u8>, holders: &[ObjectId], marks: &[Vec<Marked>], widgets: &[Widget]) {
    let put_reference = |out: &mut Vec<u8>, element: usize| {
        print(out, format_args!(" {} 0 R", holders.get(element).map_or(0, |id| id.0)));
    };
    out.extend(b"<</Nums[");
    for (page, marks) in marks.iter().enumerate() {
        print(out, format_args!(" {page}["));
        marks.iter().for_each(|mark| put_reference(out, mark.element));
        out.push(b']');
    }
    for (key, widget) in (marks.len()..).zip(widgets) {
        print(out, format_args!(" {key}"));
        put_reference(out, widget.element);
    }
    out.extend(b"]>>");
}
