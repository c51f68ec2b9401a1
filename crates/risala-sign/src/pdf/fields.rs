//! The signature fields of a document's form.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{get, get_dictionary};

/// Fields looked at, and levels of kids below the form.
const MAX_FIELDS: usize = 10_000;
const MAX_DEPTH: usize = 16;

/// A signature field.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// Its object.
    pub id: ObjectId,
    /// Its full name, parts joined by full stops.
    pub name: String,
    /// Its value, a signature dictionary, when it is signed.
    pub value: Option<Dictionary>,
}

/// All signature fields in the order of the form.
pub(crate) fn signature_fields(document: &Document) -> Vec<Field> {
    let mut found = Vec::new();
    let fields = document
        .catalog()
        .ok()
        .and_then(|catalog| get_dictionary(document, catalog, b"AcroForm"))
        .and_then(|form| get(document, form, b"Fields"))
        .and_then(|fields| fields.as_array().ok());
    if let Some(fields) = fields {
        let mut left = MAX_FIELDS;
        walk(document, fields, "", false, MAX_DEPTH, &mut left, &mut found);
    }
    found
}

fn walk(
    document: &Document,
    fields: &[Object],
    above: &str,
    signature: bool,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<Field>,
) {
    for id in fields.iter().filter_map(|field| field.as_reference().ok()) {
        let Some(rest) = left.checked_sub(1) else {
            return;
        };
        *left = rest;
        let Ok(field) = document.get_dictionary(id) else {
            continue;
        };
        let name = full_name(document, field, above);
        let signature = match get(document, field, b"FT").and_then(|kind| kind.as_name().ok()) {
            Some(kind) => kind == b"Sig",
            None => signature,
        };
        let value = get_dictionary(document, field, b"V");
        let kids = get(document, field, b"Kids").and_then(|kids| kids.as_array().ok());
        // The kids of a signature field that has a name of its own are its widgets.
        if let Some(kids) = kids
            && value.is_none()
            && depth > 0
            && kids.iter().any(|kid| is_named(document, kid))
        {
            walk(document, kids, &name, signature, depth - 1, left, found);
        } else if signature {
            found.push(Field { id, name, value: value.cloned() });
        }
    }
}

fn is_named(document: &Document, kid: &Object) -> bool {
    kid.as_reference().and_then(|id| document.get_dictionary(id)).is_ok_and(|kid| kid.has(b"T"))
}

fn full_name(document: &Document, field: &Dictionary, above: &str) -> String {
    let own = get(document, field, b"T").and_then(|name| lopdf::decode_text_string(name).ok());
    let own: String = own.unwrap_or_default().chars().take(200).collect();
    match (above, own.as_str()) {
        ("", own) => own.to_owned(),
        (above, "") => above.to_owned(),
        (above, own) => format!("{above}.{own}"),
    }
}
