//! What was done to a file after a signature: further signatures, or anything else.
//!
//! An addition is harmless when every object of the earlier state is still the same, but for those
//! that a further signature must touch: the catalog's form, the form's fields and flags, a page's
//! annotations, a field that was empty; and when no reference that led nowhere now leads to something.
//! What is added may show nothing of its own on a page.

use std::collections::BTreeSet;

use crate::pdf::{Dictionary, Entry, File, Object, ObjectId, signature_fields};

/// Whether the later state differs from the earlier by signatures and validation data only.
pub(super) fn only_signatures(before: &File<'_>, after: &File<'_>) -> bool {
    let same_root = before.root().is_some() && before.root() == after.root();
    let info = |file: &File<'_>| file.sections.trailer.get(b"Info").cloned();
    let later = Later { before, after };
    same_root
        && info(before) == info(after)
        && before.entries().iter().all(|(number, entry)| later.keeps(*number, *entry))
        && later.fills_no_gap()
}

struct Later<'f, 'a, 'b> {
    before: &'f File<'a>,
    after: &'f File<'b>,
}

impl Later<'_, '_, '_> {
    fn keeps(&self, number: u32, entry: Entry) -> bool {
        let new = self.after.entries().get(&number);
        let container = match entry {
            Entry::Free => return true,
            Entry::In { container, .. } => Some(container),
            Entry::At { .. } => None,
        };
        let unmoved = |number: u32| self.before.entries().get(&number) == self.after.entries().get(&number);
        if new == Some(&entry) && container.is_none_or(unmoved) {
            return true;
        }
        let id = (number, entry.generation());
        match (self.before.object(id), self.after.object(id)) {
            (Some(old), Some(new)) => self.same(&old, &new) || self.may_change(id, &old, &new),
            _ => false,
        }
    }

    /// Whether no reference of the earlier state that led nowhere leads somewhere now.
    fn fills_no_gap(&self) -> bool {
        let exists = |file: &File<'_>, id: &ObjectId| !matches!(file.object(*id), None | Some(Object::Null));
        let mut referred = BTreeSet::new();
        for (number, entry) in self.before.entries() {
            if let Some(object) = self.before.object((*number, entry.generation())) {
                references(&object, &mut referred);
            }
        }
        referred.iter().all(|id| exists(self.before, id) || !exists(self.after, id))
    }

    fn may_change(&self, id: ObjectId, old: &Object, new: &Object) -> bool {
        match (old, new) {
            (Object::Dictionary(old), Object::Dictionary(new)) => {
                if self.before.root() == Some(id) {
                    self.is_catalog_with_form(old, new)
                } else if self.form_id() == Some(id) {
                    self.is_form_with_fields(old, new)
                } else if self.store_id() == Some(id) {
                    // Certificates and revocation data show nothing.
                    is_store(old) && is_store(new)
                } else if old.is_of_type(b"Page") {
                    self.same_but(old, new, &[b"Annots"]) && self.grew_at(old, new, b"Annots")
                } else {
                    self.is_filled_field(id, old, new)
                }
            }
            (Object::Array(old), Object::Array(new)) => {
                (self.is_annotations(id) || self.is_fields(id)) && self.grew(old, new)
            }
            // A writer may keep one number for its cross references.
            (Object::Stream(old, _), Object::Stream(new, _)) => old.is_of_type(b"XRef") && new.is_of_type(b"XRef"),
            _ => false,
        }
    }

    fn is_catalog_with_form(&self, old: &Dictionary, new: &Dictionary) -> bool {
        let old_form = self.before.dictionary(old, b"AcroForm").unwrap_or_default();
        let new_form = self.after.dictionary(new, b"AcroForm").unwrap_or_default();
        let keys: [&[u8]; 3] = [b"AcroForm", b"DSS", b"Extensions"];
        self.same_but(old, new, &keys) && self.is_form_with_fields(&old_form, &new_form)
    }

    fn is_form_with_fields(&self, old: &Dictionary, new: &Dictionary) -> bool {
        self.same_but(old, new, &[b"Fields", b"SigFlags"]) && self.grew_at(old, new, b"Fields")
    }

    fn grew_at(&self, old: &Dictionary, new: &Dictionary, key: &[u8]) -> bool {
        self.grew(&self.before.array(old, key), &self.after.array(new, key))
    }

    /// Whether nothing but invisible signature widgets was added at the end.
    fn grew(&self, old: &[Object], new: &[Object]) -> bool {
        let Some((kept, added)) = new.split_at_checked(old.len()) else {
            return false;
        };
        kept.iter().zip(old).all(|(new, old)| self.same(old, new))
            && added.iter().all(|item| self.is_invisible_signature(item))
    }

    fn is_invisible_signature(&self, item: &Object) -> bool {
        let Object::Dictionary(widget) = self.after.resolved(item) else {
            return false;
        };
        let kind = self.after.get(&widget, b"FT");
        let numbers: Vec<f64> = self.after.array(&widget, b"Rect").iter().filter_map(Object::as_number).collect();
        let no_area = match numbers.as_slice() {
            [] => widget.get(b"Rect").is_none(),
            [left, bottom, right, top] => left == right && bottom == top,
            _ => false,
        };
        let acts = [&b"A"[..], b"AA", b"Kids"].iter().any(|key| widget.get(key).is_some());
        kind.is_some_and(|kind| kind.as_name() == Some(b"Sig")) && no_area && !acts
    }

    /// Whether an empty signature field received its value and is otherwise the same.
    fn is_filled_field(&self, id: ObjectId, old: &Dictionary, new: &Dictionary) -> bool {
        let was_empty = signature_fields(self.before).iter().any(|field| field.id == id && field.value.is_none());
        was_empty && self.same_but(old, new, &[b"V"])
    }

    /// Whether two dictionaries are equal but for these keys.
    fn same_but(&self, old: &Dictionary, new: &Dictionary, keys: &[&[u8]]) -> bool {
        let rest = |items: &Dictionary| {
            let mut items = items.clone();
            for key in keys {
                items.remove(key);
            }
            items
        };
        self.same_items(&rest(old), &rest(new))
    }

    fn same_items(&self, old: &Dictionary, new: &Dictionary) -> bool {
        old.len() == new.len() && old.iter().all(|(key, old)| new.get(key).is_some_and(|new| self.same(old, new)))
    }

    /// Whether two objects say the same, however they are written: a whole number with a decimal point
    /// or without.
    fn same(&self, old: &Object, new: &Object) -> bool {
        match (old, new) {
            (Object::Integer(_) | Object::Real(_), Object::Integer(_) | Object::Real(_)) => {
                old.as_number() == new.as_number()
            }
            (Object::Array(old), Object::Array(new)) => {
                old.len() == new.len() && old.iter().zip(new).all(|(old, new)| self.same(old, new))
            }
            (Object::Dictionary(old), Object::Dictionary(new)) => self.same_items(old, new),
            (Object::Stream(old, old_data), Object::Stream(new, new_data)) => {
                let old_data = self.before.bytes.get(old_data.clone());
                self.same_items(old, new) && old_data == self.after.bytes.get(new_data.clone())
            }
            _ => old == new,
        }
    }

    fn form_id(&self) -> Option<ObjectId> {
        self.before.catalog()?.get(b"AcroForm")?.as_reference()
    }

    fn store_id(&self) -> Option<ObjectId> {
        self.before.catalog()?.get(b"DSS")?.as_reference()
    }

    fn is_annotations(&self, id: ObjectId) -> bool {
        self.before.all_pages().into_iter().any(|page| {
            let annotations = self.before.dictionary_of(page);
            annotations.and_then(|page| page.get(b"Annots")?.as_reference()) == Some(id)
        })
    }

    fn is_fields(&self, id: ObjectId) -> bool {
        self.before.form().and_then(|form| form.get(b"Fields")?.as_reference()) == Some(id)
    }
}

/// Whether a dictionary can be nothing but a DSS.
fn is_store(items: &Dictionary) -> bool {
    let keys: [&[u8]; 5] = [b"Type", b"Certs", b"OCSPs", b"CRLs", b"VRI"];
    items.iter().all(|(key, _)| keys.contains(&key)) && (items.get(b"Type").is_none() || items.is_of_type(b"DSS"))
}

fn references(object: &Object, found: &mut BTreeSet<ObjectId>) {
    match object {
        Object::Reference(id) => {
            found.insert(*id);
        }
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(items) | Object::Stream(items, _) => {
            items.iter().for_each(|(_, item)| references(item, found));
        }
        _ => {}
    }
}
