//! The signature fields of a file's form.

use super::text::from_text;
use super::{Dictionary, File, Object, ObjectId};

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
pub(crate) fn signature_fields(file: &File<'_>) -> Vec<Field> {
    let mut walk = Walk { file, left: MAX_FIELDS, found: Vec::new() };
    if let Some(form) = file.form() {
        walk.fields(&file.array(&form, b"Fields"), "", false, MAX_DEPTH);
    }
    walk.found
}

struct Walk<'f, 'a> {
    file: &'f File<'a>,
    left: usize,
    found: Vec<Field>,
}

impl Walk<'_, '_> {
    fn fields(&mut self, fields: &[Object], above: &str, signature: bool, depth: usize) {
        for id in fields.iter().filter_map(Object::as_reference) {
            let Some(rest) = self.left.checked_sub(1) else {
                return;
            };
            self.left = rest;
            if let Some(field) = self.file.dictionary_of(id) {
                self.field(id, &field, above, signature, depth);
            }
        }
    }

    fn field(&mut self, id: ObjectId, field: &Dictionary, above: &str, signature: bool, depth: usize) {
        let name = self.full_name(field, above);
        let signature = match self.file.get(field, b"FT") {
            Some(kind) => kind.as_name() == Some(b"Sig"),
            None => signature,
        };
        let value = self.file.dictionary(field, b"V");
        let kids = self.file.array(field, b"Kids");
        // The kids of a signature field that has a name of its own are its widgets.
        if value.is_none() && depth > 0 && kids.iter().any(|kid| self.is_named(kid)) {
            self.fields(&kids, &name, signature, depth - 1);
        } else if signature {
            self.found.push(Field { id, name, value });
        }
    }

    fn is_named(&self, kid: &Object) -> bool {
        let kid = kid.as_reference().and_then(|id| self.file.dictionary_of(id));
        kid.is_some_and(|kid| kid.get(b"T").is_some())
    }

    fn full_name(&self, field: &Dictionary, above: &str) -> String {
        let own = self.file.get(field, b"T");
        let own = own.as_ref().and_then(Object::as_string).map(from_text);
        let own: String = own.unwrap_or_default().chars().take(200).collect();
        match (above, own.as_str()) {
            ("", own) => own.to_owned(),
            (above, "") => above.to_owned(),
            (above, own) => format!("{above}.{own}"),
        }
    }
}
