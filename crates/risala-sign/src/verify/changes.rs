//! What was done to a file after a signature: further signatures, or anything else.
//!
//! An addition is harmless when every object of the earlier state is still the same, but for those
//! that a further signature must touch: the catalog's form, the form's fields and flags, a page's
//! annotations, a field that was empty. What is added may show nothing of its own on a page.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::pdf::{get, get_dictionary, root, signature_fields};

/// Whether the later state differs from the earlier by signatures only.
pub(super) fn only_signatures(before: &Document, after: &Document) -> bool {
    let same_root = root(before).is_some() && root(before) == root(after);
    let same_info = before.trailer.get(b"Info").ok() == after.trailer.get(b"Info").ok();
    same_root
        && same_info
        && before.objects.iter().all(|(id, old)| match after.objects.get(id) {
            Some(new) => same(old, new) || is_section(old) || may_change(before, after, *id, old, new),
            None => is_section(old),
        })
}

/// Cross-reference and object streams are containers, read already.
fn is_section(object: &Object) -> bool {
    let Object::Stream(stream) = object else {
        return false;
    };
    stream.dict.has_type(b"XRef") || stream.dict.has_type(b"ObjStm")
}

fn may_change(before: &Document, after: &Document, id: ObjectId, old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Dictionary(old), Object::Dictionary(new)) => {
            if root(before) == Some(id) {
                is_catalog_with_form(before, after, old, new)
            } else if form_id(before) == Some(id) {
                is_form_with_fields(before, after, old, new)
            } else if old.has_type(b"Page") {
                same_but(old, new, &[b"Annots"]) && annotations_grew(before, after, old, new)
            } else {
                is_filled_field(before, id, old, new)
            }
        }
        (Object::Array(old), Object::Array(new)) => {
            (is_annotations(before, id) || is_fields(before, id)) && grew(after, old, new)
        }
        _ => false,
    }
}

fn is_catalog_with_form(before: &Document, after: &Document, old: &Dictionary, new: &Dictionary) -> bool {
    let empty = Dictionary::new();
    let old_form = get_dictionary(before, old, b"AcroForm").unwrap_or(&empty);
    let new_form = get_dictionary(after, new, b"AcroForm").unwrap_or(&empty);
    // Certificates and revocation data for later verifiers (PAdES B-LT) show nothing.
    let keys: [&[u8]; 3] = [b"AcroForm", b"DSS", b"Extensions"];
    same_but(old, new, &keys) && is_form_with_fields(before, after, old_form, new_form)
}

fn is_form_with_fields(before: &Document, after: &Document, old: &Dictionary, new: &Dictionary) -> bool {
    let array = |document, form| get(document, form, b"Fields").and_then(|f| f.as_array().ok());
    let none = Vec::new();
    let old_fields = array(before, old).unwrap_or(&none);
    let new_fields = array(after, new).unwrap_or(&none);
    same_but(old, new, &[b"Fields", b"SigFlags"]) && grew(after, old_fields, new_fields)
}

fn annotations_grew(before: &Document, after: &Document, old: &Dictionary, new: &Dictionary) -> bool {
    let array = |document, page| get(document, page, b"Annots").and_then(|a| a.as_array().ok());
    let none = Vec::new();
    let old = array(before, old).unwrap_or(&none);
    let new = array(after, new).unwrap_or(&none);
    grew(after, old, new)
}

/// Whether nothing but invisible signature widgets was added at the end.
fn grew(after: &Document, old: &[Object], new: &[Object]) -> bool {
    let Some((kept, added)) = new.split_at_checked(old.len()) else {
        return false;
    };
    kept.iter().zip(old).all(|(new, old)| same(old, new))
        && added.iter().all(|item| is_invisible_signature(after, item))
}

fn is_invisible_signature(after: &Document, item: &Object) -> bool {
    let Ok((_, Object::Dictionary(widget))) = after.dereference(item) else {
        return false;
    };
    let is_signature = get(after, widget, b"FT").and_then(|kind| kind.as_name().ok());
    let numbers: Vec<f32> = get(after, widget, b"Rect")
        .and_then(|rect| rect.as_array().ok())
        .map(|rect| rect.iter().filter_map(|n| n.as_float().ok()).collect())
        .unwrap_or_default();
    let no_area = match numbers.as_slice() {
        [left, bottom, right, top] => left == right && bottom == top,
        _ => false,
    };
    is_signature == Some(b"Sig".as_slice()) && no_area && !widget.has(b"A") && !widget.has(b"AA")
}

/// Whether an empty signature field received its value and is otherwise the same.
fn is_filled_field(before: &Document, id: ObjectId, old: &Dictionary, new: &Dictionary) -> bool {
    let was_empty = signature_fields(before).iter().any(|field| field.id == id && field.value.is_none());
    was_empty && same_but(old, new, &[b"V"])
}

/// Whether two dictionaries are equal but for these keys.
fn same_but(old: &Dictionary, new: &Dictionary, keys: &[&[u8]]) -> bool {
    let rest = |items: &Dictionary| {
        let mut items = items.clone();
        for key in keys {
            items.remove(key);
        }
        items
    };
    same_items(&rest(old), &rest(new))
}

fn same_items(old: &Dictionary, new: &Dictionary) -> bool {
    old.len() == new.len() && old.iter().all(|(key, old)| new.get(key).is_ok_and(|new| same(old, new)))
}

/// Whether two objects say the same, however they are written: a string in hexadecimal or not, a whole
/// number with a decimal point or without.
fn same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::String(old, _), Object::String(new, _)) => old == new,
        (Object::Integer(whole), Object::Real(real)) | (Object::Real(real), Object::Integer(whole)) => {
            f64::from(*real) == *whole as f64
        }
        (Object::Array(old), Object::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Object::Dictionary(old), Object::Dictionary(new)) => same_items(old, new),
        _ => old == new,
    }
}

fn form_id(document: &Document) -> Option<ObjectId> {
    let catalog = document.catalog().ok()?;
    catalog.get(b"AcroForm").ok()?.as_reference().ok()
}

fn is_annotations(document: &Document, id: ObjectId) -> bool {
    document.page_iter().any(|page| {
        let annotations =
            document.get_dictionary(page).and_then(|page| page.get(b"Annots")).and_then(Object::as_reference);
        annotations.is_ok_and(|found| found == id)
    })
}

fn is_fields(document: &Document, id: ObjectId) -> bool {
    let fields = document
        .catalog()
        .ok()
        .and_then(|catalog| get_dictionary(document, catalog, b"AcroForm"))
        .and_then(|form| form.get(b"Fields").ok()?.as_reference().ok());
    fields == Some(id)
}
