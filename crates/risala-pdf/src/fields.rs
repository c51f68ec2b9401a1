//! Empty signature fields, which signing fills later (ISO 32000-1, 12.7.4.5).

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use risala_typeset::page::{ElementKind, Pages};

use crate::strings::text;
use crate::structure::{Widget, pdf_rect};

/// Adds a field for each reserved box, and returns the form and the widgets for the structure tree.
///
/// Boxes take the elements of kind [`ElementKind::Form`] in their order. `first_key` is the parent
/// tree's key of the first widget. A box without an element is left out: a field that assistive
/// technology cannot reach would break PDF/UA.
pub(crate) fn add(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    first_key: usize,
) -> (Option<Dictionary>, Vec<Widget>) {
    let elements = pages.elements.iter().enumerate();
    let mut elements = elements.filter(|(_, element)| element.kind == ElementKind::Form);
    let mut widgets = Vec::new();
    for (page, id) in pages.pages.iter().zip(page_ids) {
        for ((signatory, rect), (index, element)) in page.signature_fields.iter().zip(&mut elements) {
            let appearance = document.add_object(Stream::new(
                dictionary! {
                    "Type" => "XObject", "Subtype" => "Form",
                    "BBox" => vec![0.into(), 0.into(), rect.width.into(), rect.height.into()],
                },
                Vec::new(),
            ));
            let name = format!("Signature{}", signatory + 1);
            let label = element.alt.as_ref().or(element.text.as_ref()).unwrap_or(&name);
            let annotation = document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Widget",
                "FT" => "Sig",
                "T" => Object::String(name.clone().into_bytes(), StringFormat::Literal),
                "TU" => text(label),
                // Printed, and locked to its place.
                "F" => 4 | 128,
                "Rect" => pdf_rect(*rect, pages.height),
                "P" => *id,
                "AP" => dictionary! { "N" => appearance },
                "StructParent" => (first_key + widgets.len()) as i64,
            });
            widgets.push(Widget { element: index, annotation, page: *id });
        }
        set_annotations(document, *id, &widgets);
    }
    let fields: Vec<Object> = widgets.iter().map(|w| w.annotation.into()).collect();
    let form = (!fields.is_empty()).then(|| dictionary! { "Fields" => fields });
    (form, widgets)
}

fn set_annotations(document: &mut Document, page: ObjectId, widgets: &[Widget]) {
    let own = widgets.iter().filter(|widget| widget.page == page);
    let own: Vec<Object> = own.map(|widget| widget.annotation.into()).collect();
    if !own.is_empty()
        && let Ok(page) = document.get_dictionary_mut(page)
    {
        page.set("Annots", own);
    }
}
