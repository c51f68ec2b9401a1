//! The structure tree: which marked content is which paragraph, in which language, in reading order
//! (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use risala_typeset::page::{Element, ElementKind, Pages, Rect};

use crate::content::Marked;
use crate::strings::text;

/// The standard structure type of an element.
fn type_name(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Document => "Document",
        ElementKind::Sect => "Sect",
        ElementKind::H1 => "H1",
        ElementKind::P => "P",
        ElementKind::L => "L",
        ElementKind::Li => "LI",
        ElementKind::Lbl => "Lbl",
        ElementKind::LBody => "LBody",
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

/// Builds the tree and returns its root. `marks` has one list for each page.
pub(crate) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    marks: &[Vec<Marked>],
    widgets: &[Widget],
) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = pages.elements.iter().map(|_| document.new_object_id()).collect();
    let rtl = document.add_object(dictionary! { "O" => "Layout", "WritingMode" => "RlTb" });
    let parents = parents(&pages.elements);
    let mut kids = own_content(pages.elements.len(), page_ids, marks);
    for widget in widgets {
        if let Some(own) = kids.get_mut(widget.element) {
            own.kids.push(Object::Dictionary(dictionary! {
                "Type" => "OBJR", "Obj" => widget.annotation, "Pg" => widget.page,
            }));
        }
    }
    let mut holders = ids.clone();
    for (index, (element, mut own)) in pages.elements.iter().zip(kids).enumerate() {
        if element.text.is_some()
            && let Some(holder) = holders.get_mut(index)
        {
            *holder = own.within(document, *holder);
        }
        let Own { page, mut kids } = own;
        let children = element.children.iter().filter_map(|child| ids.get(*child));
        kids.extend(children.map(|id| Object::Reference(*id)));
        let parent = parents.get(index).copied().flatten();
        let parent = parent.and_then(|p| ids.get(p)).copied().unwrap_or(root);
        let mut dict = element_dict(element, parent, kids);
        if let Some(page) = page {
            dict.set("Pg", page);
        }
        set_attributes(&mut dict, element, rtl, picture_box(index, marks), pages.height);
        if let Some(id) = ids.get(index) {
            document.set_object(*id, dict);
        }
    }
    let tree = parent_tree(&holders, marks, widgets);
    let parent_tree = document.add_object(dictionary! { "Nums" => tree });
    let top = ids.first().map(|id| Object::Reference(*id));
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => top.into_iter().collect::<Vec<_>>(),
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => (marks.len() + widgets.len()) as i64,
        },
    );
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

/// The marked pieces of an element, as its first children, and the page they stand on.
#[derive(Clone, Default)]
struct Own {
    page: Option<ObjectId>,
    kids: Vec<Object>,
}

impl Own {
    /// Puts a Span between the pieces and the element `parent`, and returns what holds the pieces now.
    fn within(&mut self, document: &mut Document, parent: ObjectId) -> ObjectId {
        let Some(page) = self.page.take() else { return parent };
        let pieces = std::mem::take(&mut self.kids);
        let span = document.add_object(dictionary! { "S" => "Span", "P" => parent, "Pg" => page, "K" => pieces });
        self.kids.push(span.into());
        span
    }
}

/// The marked pieces of each element. Those of its first page are told by their number alone.
fn own_content(count: usize, page_ids: &[ObjectId], marks: &[Vec<Marked>]) -> Vec<Own> {
    let mut all = vec![Own::default(); count];
    for (page, marks) in page_ids.iter().zip(marks) {
        for (id, mark) in marks.iter().enumerate() {
            let Some(own) = all.get_mut(mark.element) else { continue };
            let id = id as i64;
            own.kids.push(if own.page.get_or_insert(*page) == page {
                id.into()
            } else {
                dictionary! { "Type" => "MCR", "Pg" => *page, "MCID" => id }.into()
            });
        }
    }
    all
}

fn element_dict(element: &Element, parent: ObjectId, mut kids: Vec<Object>) -> Dictionary {
    // An only kid stands without an array. (pyHanko looks for a field's widget right there when it judges
    // whether a second signature changed anything else.)
    let only = if kids.len() == 1 { kids.pop() } else { None };
    let kids = only.unwrap_or(Object::Array(kids));
    let mut dict = dictionary! {
        "S" => type_name(element.kind),
        "P" => parent,
        "K" => kids,
    };
    let strings = [("Lang", &element.language), ("ActualText", &element.text), ("Alt", &element.alt)];
    for (key, value) in strings {
        if let Some(value) = value {
            dict.set(key, text(value));
        }
    }
    dict
}

fn set_attributes(dict: &mut Dictionary, element: &Element, rtl: ObjectId, picture: Option<Rect>, height: f32) {
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
    if element.kind == ElementKind::L {
        attributes.push(Object::Dictionary(dictionary! { "O" => "List", "ListNumbering" => "None" }));
    }
    match attributes.len() {
        0 => {}
        1 => dict.set("A", attributes.pop().unwrap_or(Object::Null)),
        _ => dict.set("A", attributes),
    }
}

/// A rectangle as PDF has it: two corners, upwards from the bottom.
pub(crate) fn pdf_rect(rect: Rect, height: f32) -> Vec<Object> {
    let bottom = height - rect.y - rect.height;
    [rect.x, bottom, rect.x + rect.width, bottom + rect.height]
        .map(|value| Object::Real((value * 1000.0).round() / 1000.0))
        .to_vec()
}

fn picture_box(element: usize, marks: &[Vec<Marked>]) -> Option<Rect> {
    let mut marks = marks.iter().flatten();
    marks.find(|mark| mark.element == element)?.picture
}

/// From pages and widgets back to the elements that hold them.
fn parent_tree(ids: &[ObjectId], marks: &[Vec<Marked>], widgets: &[Widget]) -> Vec<Object> {
    let reference = |element: usize| ids.get(element).map_or(Object::Null, |id| (*id).into());
    let pages = marks.iter().map(|marks| {
        let parents = marks.iter().map(|mark| reference(mark.element));
        Object::Array(parents.collect())
    });
    let widgets = widgets.iter().map(|widget| reference(widget.element));
    (0..).zip(pages.chain(widgets)).flat_map(|(key, value)| [Object::Integer(key), value]).collect()
}
