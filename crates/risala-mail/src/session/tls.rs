//! TLS: whom to believe, and what exactly was wrong.

use std::io;
use std::sync::{Arc, OnceLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, RootCertStore,
    SignatureScheme,
};
use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;

use super::wire::Stream;
use super::{Cause, Roots, TlsFault};

/// Certificates of a PEM file.
const MAX_ROOTS: usize = 1000;
/// Names of a certificate that are told.
const MAX_NAMES: usize = 5;

/// The handshake; the caller bounds the time.
pub(crate) async fn secured(stream: Box<dyn Stream>, host: &str, roots: &Roots) -> Result<Box<dyn Stream>, Cause> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| Cause::Offline(host.to_owned()))?;
    let connector = TlsConnector::from(config(roots)?);
    let secured = connector.connect(name, stream).await.map_err(|error| cause(&error))?;
    Ok(Box::new(secured))
}

/// The configuration for these roots. The system's is made once: reading its certificates takes a while.
fn config(roots: &Roots) -> Result<Arc<ClientConfig>, Cause> {
    static SYSTEM: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    match (roots, SYSTEM.get()) {
        (Roots::System, Some(config)) => Ok(Arc::clone(config)),
        (Roots::System, None) => {
            let provider = Arc::new(ring::default_provider());
            let verifier = Verifier::new(Arc::clone(&provider)).map_err(|_| Cause::Roots)?;
            let made = with(provider, Arc::new(verifier), Vec::new())?;
            Ok(Arc::clone(SYSTEM.get_or_init(|| made)))
        }
        (Roots::Pem(pem), _) => {
            let provider = Arc::new(ring::default_provider());
            let given: Result<Vec<CertificateDer<'static>>, _> =
                CertificateDer::pem_slice_iter(pem).take(MAX_ROOTS).collect();
            let given = given.map_err(|_| Cause::Roots)?;
            let roots = Arc::new(store(&given)?);
            let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider));
            with(provider, verifier.build().map_err(|_| Cause::Roots)?, given)
        }
    }
}

fn store(given: &[CertificateDer<'static>]) -> Result<RootCertStore, Cause> {
    let mut store = RootCertStore::empty();
    for certificate in given {
        store.add(certificate.clone()).map_err(|_| Cause::Roots)?;
    }
    if store.is_empty() { Err(Cause::Roots) } else { Ok(store) }
}

fn with(
    provider: Arc<CryptoProvider>,
    verifier: Arc<dyn ServerCertVerifier>,
    given: Vec<CertificateDer<'static>>,
) -> Result<Arc<ClientConfig>, Cause> {
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|_| Cause::Roots)?;
    let verifier = Arc::new(Telling { verifier, given });
    Ok(Arc::new(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth()))
}

fn cause(error: &io::Error) -> Cause {
    let tls = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
    match tls {
        Some(tls) => Cause::Tls(fault(tls)),
        None => Cause::Closed,
    }
}

fn fault(error: &Error) -> TlsFault {
    use AlertDescription::{HandshakeFailure, InsufficientSecurity, ProtocolVersion};
    match error {
        Error::InvalidCertificate(error) => certificate_fault(error),
        Error::PeerIncompatible(_)
        | Error::AlertReceived(HandshakeFailure | InsufficientSecurity | ProtocolVersion) => TlsFault::OldVersion,
        Error::InvalidMessage(_) => TlsFault::NotSpoken,
        other => TlsFault::Other(other.to_string()),
    }
}

fn certificate_fault(error: &CertificateError) -> TlsFault {
    use CertificateError as E;
    match error {
        E::Expired | E::ExpiredContext { .. } | E::NotValidYet | E::NotValidYetContext { .. } => TlsFault::Expired,
        E::NotValidForName => TlsFault::WrongHost { names: Vec::new() },
        E::NotValidForNameContext { presented, .. } => TlsFault::WrongHost { names: names(presented) },
        E::UnknownIssuer => TlsFault::UnknownIssuer,
        E::Other(other) if other.0.is::<SelfSigned>() => TlsFault::SelfSigned,
        other => TlsFault::Other(format!("{other:?}").chars().take(200).collect()),
    }
}

/// The certificate's names, for a person: `DnsName("mail.example.org")` without its wrapping.
fn names(presented: &[String]) -> Vec<String> {
    let bare = |name: &String| match name.split_once("(\"").and_then(|(_, rest)| rest.rsplit_once("\")")) {
        Some((inner, _)) => inner.to_owned(),
        None => name.clone(),
    };
    presented.iter().take(MAX_NAMES).map(bare).map(|name| name.chars().take(100).collect()).collect()
}

/// The server's certificate names itself as its issuer.
#[derive(Debug, thiserror::Error)]
#[error("the certificate is self-signed")]
struct SelfSigned;

/// Asks another verifier, takes a server's own certificate where the account names exactly that, and tells a
/// self-signed certificate from one of an unknown issuer.
#[derive(Debug)]
struct Telling {
    verifier: Arc<dyn ServerCertVerifier>,
    given: Vec<CertificateDer<'static>>,
}

impl ServerCertVerifier for Telling {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verdict = self.verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now);
        match verdict {
            // Programs make certificates that are authority and server in one; path building takes them for neither.
            Err(_) if self.given.iter().any(|given| given == end_entity) => {
                verify_server_name(&ParsedCertificate::try_from(end_entity)?, server_name)?;
                is_valid_at(end_entity, now)
            }
            Err(Error::InvalidCertificate(CertificateError::UnknownIssuer | CertificateError::Other(_)))
                if is_self_signed(end_entity) =>
            {
                Err(Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(SelfSigned)))))
            }
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

fn is_valid_at(certificate: &[u8], now: UnixTime) -> Result<ServerCertVerified, Error> {
    let now = i64::try_from(now.as_secs()).ok();
    let bounds = parts_of(certificate).and_then(|parts| {
        let (_, not_before, rest) = element(parts.validity)?;
        let (_, not_after, _) = element(rest)?;
        Some((moment(not_before)?, moment(not_after)?))
    });
    match (bounds, now) {
        (Some((from, until)), Some(now)) if (from..=until).contains(&now) => Ok(ServerCertVerified::assertion()),
        (Some(_), Some(_)) => Err(Error::InvalidCertificate(CertificateError::Expired)),
        _ => Err(Error::InvalidCertificate(CertificateError::BadEncoding)),
    }
}

/// Seconds since 1970 of a UTCTime or GeneralizedTime (RFC 5280 section 4.1.2.5).
fn moment(text: &[u8]) -> Option<i64> {
    let text = str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let year_digits = if text.len() == 12 { 2 } else { 4 };
    let (year, rest) = text.split_at_checked(year_digits)?;
    let year: i16 = year.parse().ok()?;
    let year = match year_digits {
        2 if year >= 50 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    };
    let pair = |at: usize| rest.get(at..at + 2)?.parse::<i8>().ok();
    let date = jiff::civil::DateTime::new(year, pair(0)?, pair(2)?, pair(4)?, pair(6)?, pair(8)?, 0).ok()?;
    (rest.len() == 10).then_some(())?;
    Some(jiff::tz::TimeZone::UTC.to_timestamp(date).ok()?.as_second())
}

/// Whether issuer and subject of a certificate (RFC 5280 section 4.1) are the same bytes.
fn is_self_signed(certificate: &[u8]) -> bool {
    parts_of(certificate).is_some_and(|parts| parts.issuer == parts.subject)
}

/// Parts of a certificate (RFC 5280 section 4.1), the contents of their elements.
struct Parts<'c> {
    issuer: &'c [u8],
    validity: &'c [u8],
    subject: &'c [u8],
}

fn parts_of(certificate: &[u8]) -> Option<Parts<'_>> {
    const VERSION: u8 = 0xA0;
    let (_, certificate, _) = element(certificate)?;
    let (_, mut rest, _) = element(certificate)?;
    if rest.first() == Some(&VERSION) {
        rest = element(rest)?.2;
    }
    // Serial number and algorithm.
    let rest = element(element(rest)?.2)?.2;
    let (_, issuer, rest) = element(rest)?;
    let (_, validity, rest) = element(rest)?;
    let (_, subject, _) = element(rest)?;
    Some(Parts { issuer, validity, subject })
}

/// Tag, contents and rest of the first DER element (X.690); lengths up to two octets long.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (length, rest) = match der.get(1..)? {
        [short @ 0..=0x7F, rest @ ..] => (usize::from(*short), rest),
        [0x81, length, rest @ ..] => (usize::from(*length), rest),
        [0x82, high, low, rest @ ..] => (usize::from(*high) << 8 | usize::from(*low), rest),
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    Some((*der.first()?, contents, rest))
}
