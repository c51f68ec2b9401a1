//! Signing: a signature dictionary, its field, and the hole that the CMS message fills.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::cms;
use crate::error::SignError;
use crate::identity::Identity;
use crate::pdf::{self, Update, get, get_dictionary, signature_fields, text_string};

/// Room for the three numbers of a byte range, each as wide as any offset.
const NUMBER: usize = 10;
const RANGE_KEY: &[u8] = b"/ByteRange[0 ";
const CONTENTS_KEY: &[u8] = b"/Contents ";
/// Flags of the widget: printed, locked.
const WIDGET_FLAGS: i64 = 4 | 128;
/// Fields are signed once, and nothing but an update may follow (ISO 32000-1 table 219).
const FORM_FLAGS: i64 = 3;
/// Characters of a reason, place, name or label.
const MAX_TEXT: usize = 500;

/// What a signature says beside the certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignOptions {
    /// The field to fill, by its name. Without it the first empty signature field is taken, and where
    /// there is none an invisible one is added to the first page.
    pub field: Option<String>,
    /// Who signs, when it is to differ from the certificate's name.
    pub name: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where.
    pub location: Option<String>,
    /// What a screen reader says of an added field.
    pub label: Option<String>,
}

/// Signs finished bytes at a moment: PAdES B-B, an incremental update.
///
/// The identity is not checked against the moment here: [`Identity::check`] does that once for a batch.
pub fn sign(pdf: &[u8], identity: &Identity, at: Timestamp, options: &SignOptions) -> Result<Vec<u8>, SignError> {
    let document = pdf::load(pdf)?;
    if is_locked(&document) {
        return Err(SignError::Locked);
    }
    let mut update = Update::new(pdf, &document)?;
    let signature = update.new_id();
    match chosen_field(&document, options)? {
        Some(field) => fill_field(&mut update, &document, field, signature)?,
        None => add_field(&mut update, &document, signature, options)?,
    }
    let room = cms::max_size(identity);
    let (syntax, range, contents) = signature_dictionary(at, options, room);
    let start = update.put_raw(signature, &syntax);
    let mut bytes = update.finish();
    let hole = Hole { range: start + range, contents: start + contents, room };
    hole.fill(&mut bytes, identity)?;
    Ok(bytes)
}

/// Whether a certifying signature forbids every later change (ISO 32000-1 section 12.8.2.2).
fn is_locked(document: &Document) -> bool {
    let level = || {
        let permissions = get_dictionary(document, document.catalog().ok()?, b"Perms")?;
        let signature = get_dictionary(document, permissions, b"DocMDP")?;
        let references = get(document, signature, b"Reference")?.as_array().ok()?;
        let (_, reference) = document.dereference(references.first()?).ok()?;
        let params = get_dictionary(document, reference.as_dict().ok()?, b"TransformParams")?;
        get(document, params, b"P")?.as_i64().ok()
    };
    level() == Some(1)
}

fn chosen_field(document: &Document, options: &SignOptions) -> Result<Option<ObjectId>, SignError> {
    let mut empty = signature_fields(document).into_iter().filter(|field| field.value.is_none());
    match &options.field {
        None => Ok(empty.next().map(|field| field.id)),
        Some(name) => match empty.find(|field| field.name == *name) {
            Some(field) => Ok(Some(field.id)),
            None => Err(SignError::Field { name: name.clone() }),
        },
    }
}

fn fill_field(update: &mut Update, document: &Document, id: ObjectId, signature: ObjectId) -> Result<(), SignError> {
    let field = document.get_dictionary(id);
    let mut field = field.map_err(|_| SignError::NotPdf)?.clone();
    field.set("V", Object::Reference(signature));
    update.put(id, &Object::Dictionary(field));
    set_form_flags(update, document)
}

/// Sets the form's flags, which tell a reader to keep to incremental updates, if they are not set.
fn set_form_flags(update: &mut Update, document: &Document) -> Result<(), SignError> {
    change_form(update, document, |form| {
        let flags = form.get(b"SigFlags").and_then(Object::as_i64);
        let missing = !flags.is_ok_and(|flags| flags & FORM_FLAGS == FORM_FLAGS);
        if missing {
            form.set("SigFlags", Object::Integer(FORM_FLAGS));
        }
        missing
    })
}

fn add_field(
    update: &mut Update,
    document: &Document,
    signature: ObjectId,
    options: &SignOptions,
) -> Result<(), SignError> {
    let page = document.page_iter().next().ok_or(SignError::NotPdf)?;
    let (widget, appearance) = (update.new_id(), update.new_id());
    update.put_stream(appearance, empty_appearance(), b"");
    let name = free_name(document);
    let mut items = Dictionary::new();
    items.set("Type", Object::Name(b"Annot".to_vec()));
    items.set("Subtype", Object::Name(b"Widget".to_vec()));
    items.set("FT", Object::Name(b"Sig".to_vec()));
    items.set("T", text_string(&name));
    items.set("TU", text_string(options.label.as_deref().unwrap_or(&name)));
    items.set("V", Object::Reference(signature));
    items.set("P", Object::Reference(page));
    items.set("F", Object::Integer(WIDGET_FLAGS));
    items.set("Rect", Object::Array(vec![Object::Integer(0); 4]));
    let mut normal = Dictionary::new();
    normal.set("N", Object::Reference(appearance));
    items.set("AP", Object::Dictionary(normal));
    update.put(widget, &Object::Dictionary(items));
    add_to_page(update, document, page, widget)?;
    change_form(update, document, |form| {
        let mut fields = match form.get_deref(b"Fields", document).and_then(Object::as_array) {
            Ok(fields) => fields.clone(),
            Err(_) => Vec::new(),
        };
        fields.push(Object::Reference(widget));
        form.set("Fields", Object::Array(fields));
        form.set("SigFlags", Object::Integer(FORM_FLAGS));
        true
    })
}

fn empty_appearance() -> Dictionary {
    let mut items = Dictionary::new();
    items.set("Type", Object::Name(b"XObject".to_vec()));
    items.set("Subtype", Object::Name(b"Form".to_vec()));
    items.set("BBox", Object::Array(vec![Object::Integer(0); 4]));
    items.set("Resources", Object::Dictionary(Dictionary::new()));
    items
}

/// `Signature1` or the next that no field has.
fn free_name(document: &Document) -> String {
    let taken: Vec<String> = signature_fields(document).into_iter().map(|field| field.name).collect();
    (1..).map(|number| format!("Signature{number}")).find(|name| !taken.contains(name)).unwrap_or_default()
}

fn add_to_page(update: &mut Update, document: &Document, id: ObjectId, widget: ObjectId) -> Result<(), SignError> {
    let page = document.get_dictionary(id);
    let mut page = page.map_err(|_| SignError::NotPdf)?.clone();
    let mut annotations = match page.get_deref(b"Annots", document).and_then(Object::as_array) {
        Ok(annotations) => annotations.clone(),
        Err(_) => Vec::new(),
    };
    annotations.push(Object::Reference(widget));
    // The array is changed where it stands: in an object of its own or in the page.
    if let Ok(array) = page.get(b"Annots").and_then(Object::as_reference) {
        update.put(array, &Object::Array(annotations));
    } else {
        page.set("Annots", Object::Array(annotations));
        update.put(id, &Object::Dictionary(page));
    }
    Ok(())
}

/// Changes the form where it stands; a new one becomes part of the catalog.
fn change_form(
    update: &mut Update,
    document: &Document,
    change: impl FnOnce(&mut Dictionary) -> bool,
) -> Result<(), SignError> {
    let root = pdf::root(document).ok_or(SignError::NotPdf)?;
    let mut catalog = document.catalog().map_err(|_| SignError::NotPdf)?.clone();
    let mut form = match get_dictionary(document, &catalog, b"AcroForm") {
        Some(form) => form.clone(),
        None => Dictionary::new(),
    };
    if !change(&mut form) {
        return Ok(());
    }
    if let Ok(id) = catalog.get(b"AcroForm").and_then(Object::as_reference) {
        update.put(id, &Object::Dictionary(form));
    } else {
        catalog.set("AcroForm", Object::Dictionary(form));
        update.put(root, &Object::Dictionary(catalog));
    }
    Ok(())
}

/// The dictionary's syntax with empty places, and where in it the range's numbers and the contents begin.
fn signature_dictionary(at: Timestamp, options: &SignOptions, room: usize) -> (Vec<u8>, usize, usize) {
    let mut items = Dictionary::new();
    items.set("Type", Object::Name(b"Sig".to_vec()));
    items.set("Filter", Object::Name(b"Adobe.PPKLite".to_vec()));
    items.set("SubFilter", Object::Name(b"ETSI.CAdES.detached".to_vec()));
    items.set("M", text_string(&date(at)));
    let texts = [("Name", &options.name), ("Reason", &options.reason), ("Location", &options.location)];
    for (key, text) in texts {
        if let Some(text) = text {
            let text: String = text.chars().take(MAX_TEXT).collect();
            items.set(key, text_string(&text));
        }
    }
    let mut out = Vec::new();
    pdf::write_dictionary(&mut out, &items);
    out.truncate(out.len().saturating_sub(2));
    out.extend_from_slice(RANGE_KEY);
    let range = out.len();
    out.extend_from_slice(&b" ".repeat(3 * NUMBER + 2));
    out.push(b']');
    out.extend_from_slice(CONTENTS_KEY);
    let contents = out.len();
    out.push(b'<');
    out.extend_from_slice(&b"0".repeat(2 * room));
    out.extend_from_slice(b">>>");
    (out, range, contents)
}

/// A date as ISO 32000-1 section 7.9.4 writes it, in UTC.
fn date(at: Timestamp) -> String {
    let at = TimeZone::UTC.to_datetime(at);
    at.strftime("D:%Y%m%d%H%M%SZ").to_string()
}

/// The places of a finished file that are still empty.
struct Hole {
    /// Where the range's second number begins.
    range: usize,
    /// Where the `<` of the contents stands.
    contents: usize,
    /// Octets of the message at most.
    room: usize,
}

impl Hole {
    fn fill(&self, bytes: &mut [u8], identity: &Identity) -> Result<(), SignError> {
        let after = self.contents + 2 * self.room + 2;
        let rest = bytes.len().saturating_sub(after);
        let range = format!("{:>NUMBER$} {after:>NUMBER$} {rest:>NUMBER$}", self.contents);
        let place = bytes.get_mut(self.range..self.range + range.len());
        place.ok_or(SignError::NotPdf)?.copy_from_slice(range.as_bytes());
        let (head, tail) = (bytes.get(..self.contents), bytes.get(after..));
        let (Some(head), Some(tail)) = (head, tail) else {
            return Err(SignError::NotPdf);
        };
        let message = cms::sign(identity, &[head, tail])?;
        let hex = crate::certificate::hex(&message);
        let start = self.contents + 1;
        let place = bytes.get_mut(start..start + hex.len());
        // The bound of the message's size was too small: never a cut message.
        let place = place.filter(|_| message.len() <= self.room);
        place.ok_or(SignError::Key)?.copy_from_slice(hex.as_bytes());
        Ok(())
    }
}
