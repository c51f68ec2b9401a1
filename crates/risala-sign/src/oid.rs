//! Object identifiers, as contents octets.

/// id-data (RFC 5652).
pub(crate) const DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
/// id-signedData (RFC 5652).
pub(crate) const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
/// id-contentType (RFC 5652).
pub(crate) const CONTENT_TYPE: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x03";
/// id-messageDigest (RFC 5652).
pub(crate) const MESSAGE_DIGEST: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x04";
/// id-aa-signingCertificateV2 (RFC 5035).
pub(crate) const SIGNING_CERTIFICATE_V2: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x2F";
/// id-aa-signingCertificate (RFC 2634).
pub(crate) const SIGNING_CERTIFICATE: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0C";
/// id-ct-TSTInfo (RFC 3161).
pub(crate) const TST_INFO: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04";
/// id-aa-timeStampToken (RFC 3161).
pub(crate) const TIME_STAMP: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x02\x0E";

pub(crate) const SHA1: &[u8] = b"\x2B\x0E\x03\x02\x1A";
pub(crate) const SHA256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
pub(crate) const SHA384: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x02";
pub(crate) const SHA512: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x03";

pub(crate) const RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";
pub(crate) const RSA_PSS: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0A";
pub(crate) const RSA_SHA256: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B";
pub(crate) const RSA_SHA384: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0C";
pub(crate) const RSA_SHA512: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0D";
/// id-ecPublicKey (RFC 5480).
pub(crate) const EC: &[u8] = b"\x2A\x86\x48\xCE\x3D\x02\x01";
pub(crate) const P256: &[u8] = b"\x2A\x86\x48\xCE\x3D\x03\x01\x07";
pub(crate) const P384: &[u8] = b"\x2B\x81\x04\x00\x22";
pub(crate) const ECDSA_SHA256: &[u8] = b"\x2A\x86\x48\xCE\x3D\x04\x03\x02";
pub(crate) const ECDSA_SHA384: &[u8] = b"\x2A\x86\x48\xCE\x3D\x04\x03\x03";

pub(crate) const BASIC_CONSTRAINTS: &[u8] = b"\x55\x1D\x13";
pub(crate) const KEY_USAGE: &[u8] = b"\x55\x1D\x0F";
pub(crate) const EXTENDED_KEY_USAGE: &[u8] = b"\x55\x1D\x25";

pub(crate) const SUBJECT_KEY_IDENTIFIER: &[u8] = b"\x55\x1D\x0E";
pub(crate) const AUTHORITY_INFORMATION: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x01\x01";
pub(crate) const CRL_DISTRIBUTION_POINTS: &[u8] = b"\x55\x1D\x1F";
/// id-ad-ocsp and id-ad-caIssuers (RFC 5280).
pub(crate) const OCSP: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x30\x01";
pub(crate) const CA_ISSUERS: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x30\x02";
/// id-pkix-ocsp-basic and id-pkix-ocsp-nocheck (RFC 6960).
pub(crate) const OCSP_BASIC: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x30\x01\x01";
pub(crate) const OCSP_NO_CHECK: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x30\x01\x05";
/// Extended key usages of authorities (RFC 5280).
pub(crate) const TIME_STAMPING: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x03\x08";
pub(crate) const OCSP_SIGNING: &[u8] = b"\x2B\x06\x01\x05\x05\x07\x03\x09";

/// The extended key usages under which a document may be signed.
pub(crate) const SIGNING_USAGES: &[&[u8]] = &[
    b"\x55\x1D\x25\x00",                         // any
    b"\x2B\x06\x01\x05\x05\x07\x03\x24",         // document signing (RFC 9336)
    b"\x2B\x06\x01\x05\x05\x07\x03\x04",         // e-mail protection
    b"\x2B\x06\x01\x05\x05\x07\x03\x02",         // client authentication, on many personal cards
    b"\x2B\x06\x01\x04\x01\x82\x37\x0A\x03\x0C", // Microsoft document signing
    b"\x2A\x86\x48\x86\xF7\x2F\x01\x01\x05",     // Adobe authentic documents
];

/// The bits of keyUsage, the first the highest.
pub(crate) const KEY_USAGES: &[&str] = &[
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
];

/// Extended key usages and their names.
pub(crate) const PURPOSES: &[(&[u8], &str)] = &[
    (b"\x55\x1D\x25\x00", "anyExtendedKeyUsage"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x24", "documentSigning"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x04", "emailProtection"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x02", "clientAuth"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x01", "serverAuth"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x03", "codeSigning"),
    (b"\x2B\x06\x01\x05\x05\x07\x03\x08", "timeStamping"),
    (b"\x2B\x06\x01\x04\x01\x82\x37\x0A\x03\x0C", "msDocumentSigning"),
    (b"\x2A\x86\x48\x86\xF7\x2F\x01\x01\x05", "adobeAuthenticDocuments"),
];

/// The attribute types shown in a name, with their short names (RFC 4514).
pub(crate) const NAME_TYPES: &[(&[u8], &str)] = &[
    (b"\x55\x04\x03", "CN"),
    (b"\x55\x04\x04", "SN"),
    (b"\x55\x04\x2A", "GN"),
    (b"\x55\x04\x05", "serialNumber"),
    (b"\x55\x04\x0B", "OU"),
    (b"\x55\x04\x0A", "O"),
    (b"\x55\x04\x61", "organizationIdentifier"),
    (b"\x55\x04\x07", "L"),
    (b"\x55\x04\x08", "ST"),
    (b"\x55\x04\x06", "C"),
    (b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01", "E"),
];
