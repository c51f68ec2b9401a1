//! Changes of a file's form and pages that a signature needs.

use super::{Dictionary, File, Object, ObjectId, Update, signature_fields, text_string};
use crate::SignError;

/// Flags of the widget: printed, locked.
const WIDGET_FLAGS: i64 = 4 | 128;
/// Fields are signed once, and nothing but an update may follow (ISO 32000-1 table 219).
const FORM_FLAGS: i64 = 3;
/// Just outside every page and without area: nothing to see, nothing that assistive technology must
/// reach (ISO 14289-1, 7.18.1).
const NOWHERE: [Object; 4] = [Object::Integer(-1), Object::Integer(-1), Object::Integer(-1), Object::Integer(-1)];

/// Fills an empty field.
pub(crate) fn fill(update: &mut Update, file: &File<'_>, field: ObjectId, value: ObjectId) -> Result<(), SignError> {
    let mut items = file.dictionary_of(field).ok_or(SignError::NotPdf)?;
    items.set(b"V", Object::Reference(value));
    update.put(field, &Object::Dictionary(items));
    change(update, file, |form| {
        let flags = form.get(b"SigFlags").and_then(Object::as_integer);
        let missing = flags.is_none_or(|flags| flags & FORM_FLAGS != FORM_FLAGS);
        if missing {
            form.set(b"SigFlags", Object::Integer(FORM_FLAGS));
        }
        missing
    })
}

/// Adds a filled field to the first page; without area it has no appearance either. Its name is the first of `prefix1`,
/// `prefix2` … that no field has.
pub(crate) fn add(
    update: &mut Update,
    file: &File<'_>,
    value: ObjectId,
    prefix: &str,
    label: Option<&str>,
) -> Result<(), SignError> {
    let page = file.first_page().ok_or(SignError::NotPdf)?;
    let widget = update.new_id();
    let name = free_name(file, prefix);
    let mut items = Dictionary::default();
    items.set(b"Type", Object::Name(b"Annot".to_vec()));
    items.set(b"Subtype", Object::Name(b"Widget".to_vec()));
    items.set(b"FT", Object::Name(b"Sig".to_vec()));
    items.set(b"T", text_string(&name));
    items.set(b"TU", text_string(label.unwrap_or(&name)));
    items.set(b"V", Object::Reference(value));
    items.set(b"P", Object::Reference(page));
    items.set(b"F", Object::Integer(WIDGET_FLAGS));
    items.set(b"Rect", Object::Array(NOWHERE.to_vec()));
    update.put(widget, &Object::Dictionary(items));
    add_to_page(update, file, page, widget)?;
    change(update, file, |form| {
        let mut fields = file.array(form, b"Fields");
        fields.push(Object::Reference(widget));
        form.set(b"Fields", Object::Array(fields));
        form.set(b"SigFlags", Object::Integer(FORM_FLAGS));
        true
    })
}

fn free_name(file: &File<'_>, prefix: &str) -> String {
    let taken: Vec<String> = signature_fields(file).into_iter().map(|field| field.name).collect();
    (1..).map(|number| format!("{prefix}{number}")).find(|name| !taken.contains(name)).unwrap_or_default()
}

fn add_to_page(update: &mut Update, file: &File<'_>, id: ObjectId, widget: ObjectId) -> Result<(), SignError> {
    let mut page = file.dictionary_of(id).ok_or(SignError::NotPdf)?;
    let mut annotations = file.array(&page, b"Annots");
    annotations.push(Object::Reference(widget));
    // The array is changed where it stands: in an object of its own or in the page.
    if let Some(array) = page.get(b"Annots").and_then(Object::as_reference) {
        update.put(array, &Object::Array(annotations));
    } else {
        page.set(b"Annots", Object::Array(annotations));
        update.put(id, &Object::Dictionary(page));
    }
    Ok(())
}

/// Changes the form where it stands; a new one becomes part of the catalog.
fn change(update: &mut Update, file: &File<'_>, change: impl FnOnce(&mut Dictionary) -> bool) -> Result<(), SignError> {
    let root = file.root().ok_or(SignError::NotPdf)?;
    let mut catalog = file.catalog().ok_or(SignError::NotPdf)?;
    let mut form = file.dictionary(&catalog, b"AcroForm").unwrap_or_default();
    if !change(&mut form) {
        return Ok(());
    }
    if let Some(id) = catalog.get(b"AcroForm").and_then(Object::as_reference) {
        update.put(id, &Object::Dictionary(form));
    } else {
        catalog.set(b"AcroForm", Object::Dictionary(form));
        update.put(root, &Object::Dictionary(catalog));
    }
    Ok(())
}
