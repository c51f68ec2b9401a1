//! The PDF around a signature: reading by lopdf, appending by hand.

mod fields;
mod update;
mod write;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

pub(crate) use fields::{Field, signature_fields};
pub(crate) use update::Update;
pub(crate) use write::{dictionary as write_dictionary, text_string};

use crate::SignError;

/// Bytes of a file this crate reads.
pub(crate) const MAX_FILE: usize = 64 * 1024 * 1024;
/// Bytes any compressed object or cross-reference stream may unpack to.
const MAX_UNPACKED: usize = 64 * 1024 * 1024;

/// Reads a file; encrypted ones are refused.
pub(crate) fn load(pdf: &[u8]) -> Result<Document, SignError> {
    if pdf.len() > MAX_FILE {
        return Err(SignError::TooLarge { limit: MAX_FILE });
    }
    // Offsets are counted from the first byte here; a file with bytes before its header is refused.
    if !pdf.starts_with(b"%PDF-") {
        return Err(SignError::NotPdf);
    }
    let options = LoadOptions::with_max_decompressed_size(MAX_UNPACKED);
    let document = Document::load_mem_with_options(pdf, options).map_err(|_| SignError::NotPdf)?;
    if document.trailer.has(b"Encrypt") || document.encryption_state.is_some() {
        return Err(SignError::Encrypted);
    }
    Ok(document)
}

/// The value of a key, references followed.
pub(crate) fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    dictionary.get_deref(key, document).ok()
}

/// The dictionary at a key, references followed.
pub(crate) fn get_dictionary<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    get(document, dictionary, key)?.as_dict().ok()
}

/// The catalog's object id.
pub(crate) fn root(document: &Document) -> Option<ObjectId> {
    document.trailer.get(b"Root").ok()?.as_reference().ok()
}
