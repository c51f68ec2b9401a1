//! What is said of each signature, from the signature itself and from the timestamps over it.

use jiff::Timestamp;

use super::path::Path;
use super::range::{Range, text};
use super::{Coverage, Integrity, Level, Revocation, SignatureReport, TimestampReport, Trust, moment};
use crate::certificate::{Certificate, Validity};
use crate::cms::Signed;
use crate::evidence::Evidence;
use crate::oid;
use crate::pdf::{Dictionary, Field, File, Object};
use crate::timestamp::Token;

/// The kinds of signature that PAdES prescribes.
const SIGNATURE: &[u8] = b"ETSI.CAdES.detached";
const TIMESTAMP: &[u8] = b"ETSI.RFC3161";

/// A signature as it was found.
pub(super) struct Found<'a> {
    field: Field,
    value: Dictionary,
    kind: Option<Vec<u8>>,
    range: Option<Range<'a>>,
    message: Message,
    coverage: Coverage,
}

enum Message {
    Signature(Box<Signed>, Option<Box<Token>>),
    Timestamp(Box<Token>),
    Unreadable,
}

impl<'a> Found<'a> {
    pub fn read(file: &File<'a>, field: Field, value: Dictionary) -> Self {
        let kind = file.get(&value, b"SubFilter");
        let kind = kind.as_ref().and_then(Object::as_name).map(<[u8]>::to_vec);
        let range = Range::read(file, &value);
        let message = range.as_ref().map_or(Message::Unreadable, |range| message(kind.as_deref(), &range.message));
        let coverage = range.as_ref().map_or(Coverage::Unknown, |range| range.coverage(file, &field));
        Self { field, value, kind, range, message, coverage }
    }

    fn integrity(&self) -> Integrity {
        let Some(range) = &self.range else {
            return Integrity::BadRange;
        };
        let content = range.content();
        let (signed, over) = match &self.message {
            Message::Unreadable => return Integrity::Unreadable,
            Message::Signature(message, _) => (message.is_signed(), message.is_over(&content)),
            Message::Timestamp(token) => (is_attested(token), token.is_over(&content)),
        };
        integrity(signed, over)
    }

    fn is_sound_timestamp(&self) -> Option<&Token> {
        let covered = matches!(self.coverage, Coverage::Whole | Coverage::SignedAgain { .. });
        match &self.message {
            Message::Timestamp(token) if covered && self.integrity() == Integrity::Intact => Some(token),
            _ => None,
        }
    }

    /// The signature's own timestamp, if it holds.
    fn own_timestamp(&self) -> Option<&Token> {
        match &self.message {
            Message::Signature(message, Some(token)) => {
                (is_attested(token) && token.is_over(&[&message.signature])).then_some(token)
            }
            _ => None,
        }
    }

    /// Whether the certificate is for what was signed with it.
    fn is_by_signer(&self) -> bool {
        match &self.message {
            Message::Signature(message, _) => message.signer.may_sign(),
            Message::Timestamp(token) => token.is_by_authority(),
            Message::Unreadable => false,
        }
    }

    fn end(&self) -> Option<usize> {
        self.range.as_ref().map(|range| range.end)
    }
}

fn message(kind: Option<&[u8]>, bytes: &[u8]) -> Message {
    if kind == Some(TIMESTAMP) {
        return Token::read(bytes).map_or(Message::Unreadable, |token| Message::Timestamp(Box::new(token)));
    }
    let Some(signed) = Signed::read(bytes, oid::DATA) else {
        return Message::Unreadable;
    };
    let token = signed.timestamp.as_deref().and_then(Token::read).map(Box::new);
    Message::Signature(Box::new(signed), token)
}

fn is_attested(token: &Token) -> bool {
    token.is_signed() && token.is_by_authority()
}

fn integrity(signed: bool, over: bool) -> Integrity {
    match (signed, over) {
        (false, _) => Integrity::Forged,
        (true, false) => Integrity::Changed,
        (true, true) => Integrity::Intact,
    }
}

/// All signatures of a file, each seen beside the others.
pub(super) struct Reports<'f, 'a> {
    pub file: &'f File<'a>,
    pub found: Vec<Found<'a>>,
    pub trust: &'f [Certificate],
}

impl Reports<'_, '_> {
    pub fn all(&self) -> Vec<SignatureReport> {
        let evidence = Evidence::read(self.file);
        self.found.iter().map(|found| self.report(found, evidence.as_ref())).collect()
    }

    fn report(&self, found: &Found<'_>, evidence: Option<&Evidence>) -> SignatureReport {
        let said = self.file.get(&found.value, b"M").as_ref().and_then(moment);
        let proven_at = self.proven_at(found);
        let (signer, signed_at) = match &found.message {
            Message::Signature(message, _) => (Some((&message.signer, &message.certificates)), said),
            Message::Timestamp(token) => (Some((&token.signer, &token.certificates)), Some(token.at)),
            Message::Unreadable => (None, said),
        };
        let at = proven_at.or(signed_at);
        let judged = signer.map(|(own, known)| self.judged(own, known, evidence, at));
        let (mut trust, revocation) = judged.unwrap_or((Trust::Unknown, Revocation::Unknown));
        // Whoever vouches for a server's or a clock's certificate does not vouch for a signer.
        if trust == Trust::Trusted && !found.is_by_signer() {
            trust = Trust::Unknown;
        }
        SignatureReport {
            field: found.field.name.clone(),
            integrity: found.integrity(),
            coverage: found.coverage,
            certificate: signer.map(|(own, _)| own.info()),
            signed_at,
            timestamp: self.timestamp(found, evidence),
            proven_at,
            validity: match (signer, at) {
                (Some((own, _)), Some(at)) => own.validity(at),
                _ => Validity::Unknown,
            },
            revocation,
            level: self.level(found, at),
            trust,
            reason: text(self.file, &found.value, b"Reason"),
            location: text(self.file, &found.value, b"Location"),
        }
    }

    fn judged(
        &self,
        own: &Certificate,
        known: &[Certificate],
        evidence: Option<&Evidence>,
        at: Option<Timestamp>,
    ) -> (Trust, Revocation) {
        let mut known = known.to_vec();
        known.extend(evidence.map(Evidence::certificates).unwrap_or_default());
        let path = Path::new(own, &known, self.trust);
        let revocation = match (evidence, at) {
            (Some(evidence), Some(at)) => path.revocation(evidence, at),
            _ => Revocation::Unknown,
        };
        let trust = match revocation {
            Revocation::Revoked { .. } => Trust::Unknown,
            Revocation::Good | Revocation::Unknown => path.trust(at),
        };
        (trust, revocation)
    }

    fn timestamp(&self, found: &Found<'_>, evidence: Option<&Evidence>) -> Option<TimestampReport> {
        let Message::Signature(message, token) = &found.message else {
            return None;
        };
        message.timestamp.as_ref()?;
        let Some(token) = token else {
            let (integrity, trust) = (Integrity::Unreadable, Trust::Unknown);
            return Some(TimestampReport { integrity, at: None, authority: None, trust });
        };
        let (trust, _) = self.judged(&token.signer, &token.certificates, evidence, Some(token.at));
        Some(TimestampReport {
            integrity: integrity(is_attested(token), token.is_over(&[&message.signature])),
            at: Some(token.at),
            authority: Some(token.signer.info()),
            trust,
        })
    }

    /// Timestamps of the file that came after a signature and cover it.
    fn later_timestamps<'s>(&'s self, found: &'s Found<'_>) -> impl Iterator<Item = (&'s Token, usize)> {
        let later = self.found.iter().filter(|other| other.end() > found.end());
        later.filter_map(|other| Some((other.is_sound_timestamp()?, other.end()?)))
    }

    fn proven_at(&self, found: &Found<'_>) -> Option<Timestamp> {
        let later = self.later_timestamps(found).map(|(token, _)| token.at);
        found.own_timestamp().map(|token| token.at).into_iter().chain(later).min()
    }

    fn level(&self, found: &Found<'_>, at: Option<Timestamp>) -> Level {
        let message = match &found.message {
            Message::Timestamp(_) => return Level::Timestamp,
            Message::Signature(message, _) if found.kind.as_deref() == Some(SIGNATURE) => message,
            _ => return Level::Other,
        };
        if !message.names_certificate {
            return Level::Other;
        }
        let archived = |end: usize| {
            let before = self.file.bytes.get(..end).and_then(|bytes| File::open(bytes).ok());
            before.is_some_and(|before| self.is_long_term(found, message, &before, at))
        };
        if self.proven_at(found).is_none() {
            Level::BB
        } else if !self.is_long_term(found, message, self.file, at) {
            Level::BT
        } else if self.later_timestamps(found).any(|(_, end)| archived(end)) {
            Level::BLTA
        } else {
            Level::BLT
        }
    }

    /// Whether a state of the file has revocation data for all certificates of a signature and its timestamp.
    fn is_long_term(&self, found: &Found<'_>, message: &Signed, file: &File<'_>, at: Option<Timestamp>) -> bool {
        let (Some(evidence), Some(at)) = (Evidence::read(file), at) else {
            return false;
        };
        let is_known = |own: &Certificate, known: &[Certificate]| {
            let (_, revocation) = self.judged(own, known, Some(&evidence), Some(at));
            revocation != Revocation::Unknown
        };
        is_known(&message.signer, &message.certificates)
            && found.own_timestamp().is_none_or(|token| is_known(&token.signer, &token.certificates))
    }
}
