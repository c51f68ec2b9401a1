//! Signing: a field is filled with a signature, then what its level asks for is appended.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};

use crate::authority::Authority;
use crate::cms;
use crate::error::SignError;
use crate::hole::Hole;
use crate::identity::Identity;
use crate::long_term;
use crate::pdf::{Dictionary, File, Object, ObjectId, Update, form, signature_fields, text_string};
use crate::public::Digest;
use crate::timestamp::{self, Token};

/// Characters of a reason, place, name or label.
const MAX_TEXT: usize = 500;
/// Octets kept for a timestamp; those of most authorities have three to seven thousand.
const TOKEN_ROOM: usize = 8 * 1024;
/// Bytes of an update beside the message.
const UPDATE_ROOM: usize = 4 * 1024;

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

/// What is added to a signature so that it can be verified later (ETSI EN 319 142-1 section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// B-T: a timestamp of the signature.
    Timestamp,
    /// B-LT: certificates and revocation data too.
    LongTerm,
    /// B-LTA: a timestamp of the whole file too.
    Archive,
}

/// A file with its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, most of which the signature needs anyway.
    pub sha256: [u8; 32],
}

impl HashedFile {
    /// Hashes a file.
    pub fn of(bytes: Vec<u8>) -> Self {
        Self { sha256: Sha256::digest(&bytes).into(), bytes }
    }
}

/// Signs finished bytes at a moment: PAdES B-B, an incremental update.
///
/// The identity is not checked against the moment here: [`Identity::check`] does that once for a batch.
pub fn sign(pdf: Vec<u8>, identity: &Identity, at: Timestamp, options: &SignOptions) -> Result<HashedFile, SignError> {
    let signer = Signer { identity, at, options };
    signer.sign(pdf, 0, |_| Ok(None))
}

/// Signs finished bytes at a higher level, for which authorities are asked.
pub fn sign_to(
    extent: Extent,
    pdf: &[u8],
    identity: &Identity,
    at: Timestamp,
    options: &SignOptions,
    authority: &Authority<'_>,
) -> Result<HashedFile, SignError> {
    let signer = Signer { identity, at, options };
    let (signed, token) = signer.sign_with_timestamp(pdf, authority)?;
    if extent == Extent::Timestamp {
        return Ok(signed);
    }
    let mut bytes = signed.bytes;
    long_term::add(&mut bytes, &identity.chain, &token, authority)?;
    if extent == Extent::Archive {
        bytes = in_room(TOKEN_ROOM, |room| add_document_timestamp(bytes.clone(), room, authority))?;
    }
    Ok(HashedFile::of(bytes))
}

struct Signer<'a> {
    identity: &'a Identity,
    at: Timestamp,
    options: &'a SignOptions,
}

impl Signer<'_> {
    fn sign_with_timestamp(&self, pdf: &[u8], authority: &Authority<'_>) -> Result<(HashedFile, Token), SignError> {
        in_room(TOKEN_ROOM, |room| {
            let mut token = None;
            let signed = self.sign(pdf.to_vec(), room, |signature| {
                let found = timestamp::request(authority, &Digest::Sha256.of(&[signature]))?;
                let der = found.der.clone();
                token = Some(found);
                Ok(Some(der))
            })?;
            Ok((signed, token.ok_or(SignError::Key)?))
        })
    }

    fn sign(
        &self,
        mut pdf: Vec<u8>,
        token_room: usize,
        stamp: impl FnOnce(&[u8]) -> Result<Option<Vec<u8>>, SignError>,
    ) -> Result<HashedFile, SignError> {
        let hole = self.prepare(&mut pdf, token_room)?;
        let [head, _, tail] = hole.parts(&pdf)?;
        let begun = Sha256::new_with_prefix(head);
        let digest = match self.identity.key.digest() {
            Digest::Sha256 => begun.clone().chain_update(tail).finalize().to_vec(),
            other => other.of(&[head, tail]),
        };
        let message = cms::sign(self.identity, &digest, stamp)?;
        hole.fill(&mut pdf, &message)?;
        let [_, place, tail] = hole.parts(&pdf)?;
        let sha256 = begun.chain_update(place).chain_update(tail).finalize().into();
        Ok(HashedFile { bytes: pdf, sha256 })
    }

    /// Appends the update with an empty place for the message.
    fn prepare(&self, pdf: &mut Vec<u8>, token_room: usize) -> Result<Hole, SignError> {
        let file = File::open(pdf)?;
        if is_locked(&file) {
            return Err(SignError::Locked);
        }
        let room = cms::max_size(self.identity) + token_room;
        let mut update = Update::new(&file, 2 * room + UPDATE_ROOM);
        let signature = update.new_id();
        match self.chosen_field(&file)? {
            Some(field) => form::fill(&mut update, &file, field, signature)?,
            None => form::add(&mut update, &file, signature, "Signature", self.options.label.as_deref())?,
        }
        let hole = Hole::put(&mut update, signature, &self.dictionary(), room);
        pdf.extend(update.finish());
        hole.set_range(pdf)?;
        Ok(hole)
    }

    fn chosen_field(&self, file: &File<'_>) -> Result<Option<ObjectId>, SignError> {
        let mut empty = signature_fields(file).into_iter().filter(|field| field.value.is_none());
        match &self.options.field {
            None => Ok(empty.next().map(|field| field.id)),
            Some(name) => match empty.find(|field| field.name == *name) {
                Some(field) => Ok(Some(field.id)),
                None => Err(SignError::Field { name: name.clone() }),
            },
        }
    }

    fn dictionary(&self) -> Dictionary {
        let mut items = dictionary(b"Sig", b"ETSI.CAdES.detached");
        items.set(b"M", text_string(&date(self.at)));
        let options = self.options;
        let texts = [(&b"Name"[..], &options.name), (b"Reason", &options.reason), (b"Location", &options.location)];
        for (key, text) in texts {
            if let Some(text) = text {
                let text: String = text.chars().take(MAX_TEXT).collect();
                items.set(key, text_string(&text));
            }
        }
        items
    }
}

/// Tries once more with the room that the first message turned out to need.
fn in_room<T>(room: usize, make: impl Fn(usize) -> Result<T, SignError>) -> Result<T, SignError> {
    match make(room) {
        // The next message may be a little longer than this one.
        Err(SignError::Room { needed }) => make(needed + 1024),
        done => done,
    }
}

/// Appends a timestamp of the whole file (ISO 32000-2 section 12.8.5).
fn add_document_timestamp(mut pdf: Vec<u8>, room: usize, authority: &Authority<'_>) -> Result<Vec<u8>, SignError> {
    let file = File::open(&pdf)?;
    let mut update = Update::new(&file, 2 * room + UPDATE_ROOM);
    let value = update.new_id();
    form::add(&mut update, &file, value, "Timestamp", None)?;
    let hole = Hole::put(&mut update, value, &dictionary(b"DocTimeStamp", b"ETSI.RFC3161"), room);
    pdf.extend(update.finish());
    hole.set_range(&mut pdf)?;
    let [head, _, tail] = hole.parts(&pdf)?;
    let token = timestamp::request(authority, &Digest::Sha256.of(&[head, tail]))?;
    hole.fill(&mut pdf, &token.der)?;
    Ok(pdf)
}

fn dictionary(kind: &[u8], sub_filter: &[u8]) -> Dictionary {
    let mut items = Dictionary::default();
    items.set(b"Type", Object::Name(kind.to_vec()));
    items.set(b"Filter", Object::Name(b"Adobe.PPKLite".to_vec()));
    items.set(b"SubFilter", Object::Name(sub_filter.to_vec()));
    items
}

/// Whether a certifying signature forbids every later change (ISO 32000-1 section 12.8.2.2).
fn is_locked(file: &File<'_>) -> bool {
    let level = || {
        let permissions = file.dictionary(&file.catalog()?, b"Perms")?;
        let signature = file.dictionary(&permissions, b"DocMDP")?;
        let references = file.array(&signature, b"Reference");
        let reference = file.resolved(references.first()?);
        let params = file.dictionary(reference.as_dictionary()?, b"TransformParams")?;
        file.get(&params, b"P")?.as_integer()
    };
    level() == Some(1)
}

/// A date as ISO 32000-1 section 7.9.4 writes it, in UTC.
fn date(at: Timestamp) -> String {
    let at = TimeZone::UTC.to_datetime(at);
    at.strftime("D:%Y%m%d%H%M%SZ").to_string()
}
