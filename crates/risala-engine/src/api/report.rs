//! The answers, as fixed for `--json`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a render made, skipped and found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RenderReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The letters made, in the order of the list.
    pub letters: Vec<LetterEntry>,
    /// The officials who get no letter, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Officials in the list.
    pub officials: u64,
    /// Letters that the list gives.
    pub letters: u64,
    /// The officials who get no letter, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// Who agreed to the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConsentReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The signatories, in the order of campaign.toml.
    pub signatories: Vec<ConsentEntry>,
    /// Who has not agreed.
    pub problems: Vec<ProblemEntry>,
}

/// A signatory's consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConsentEntry {
    /// The signatory's name.
    pub signatory: String,
    /// `given`, `missing`, `changed` (another version of the text) or `sample` (nobody to ask).
    pub standing: String,
    /// The day of the recorded consent, or empty.
    pub on: String,
    /// How they agreed, or empty.
    pub how: String,
    /// Fingerprint of the text as it is now.
    pub text: String,
}

/// A page of a letter saved as a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PreviewReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The official's id.
    pub official: String,
    /// The file.
    pub out: String,
    /// Page number from 1.
    pub page: u32,
    /// Number of pages.
    pub pages: u32,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is wrong with this letter.
    pub problems: Vec<ProblemEntry>,
}

/// A campaign folder made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NewReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub folder: String,
    /// Its files, by path in the folder, sorted.
    pub files: Vec<String>,
}

/// E-mails written to a folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MailReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The e-mails, in the order of the list.
    pub mails: Vec<MailEntry>,
    /// The officials who get none, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
    /// Time taken, in milliseconds.
    pub elapsed_ms: u64,
}

/// One e-mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MailEntry {
    /// The official's id.
    pub official: String,
    /// Reference number of the letter.
    pub reference: String,
    /// Name of the .eml file in the output folder.
    pub file: String,
    /// The address it goes to.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Message-ID with its angle brackets.
    pub message_id: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

/// A file signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file written.
    pub out: String,
    /// The signer's name in the certificate.
    pub signer: String,
    /// When, RFC 3339.
    pub signed_at: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// What a person should look at.
    pub problems: Vec<ProblemEntry>,
}

/// An identity as a person should know it before signing with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IdentityReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Its name, as it stands in campaign.toml.
    pub name: String,
    /// Its file, or empty for a token.
    pub file: String,
    /// The holder.
    pub subject: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Start of its validity, RFC 3339.
    pub not_before: String,
    /// End of its validity, RFC 3339.
    pub not_after: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub sha256: String,
    /// Kind of the key.
    pub key: String,
    /// What the key may be used for, as the certificate names it.
    pub usages: Vec<String>,
    /// Whether the holder issued it to themselves.
    pub self_made: bool,
    /// The holders of the certificates that go with each signature, the signer first.
    pub chain: Vec<String>,
    /// Whether the keyring remembers its password.
    pub remembered: bool,
    /// What common readers show of its signatures.
    pub readers: Vec<ReaderEntry>,
    /// What can be done where readers do not know it.
    pub advice: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<ProblemEntry>,
}

/// What a reader shows of a signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReaderEntry {
    /// The reader.
    pub reader: String,
    /// What it shows.
    pub shows: String,
}

/// The identities kept in the data folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IdentityListReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub folder: String,
    /// The identities, by name.
    pub identities: Vec<IdentityEntry>,
}

/// An identity in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IdentityEntry {
    /// Name of its file.
    pub name: String,
    /// open, locked (its password is not remembered), unusable.
    pub state: String,
    /// The holder; empty unless it opened.
    pub subject: String,
    /// End of its validity, RFC 3339; empty unless it opened.
    pub not_after: String,
    /// What is wrong with it.
    pub problems: Vec<ProblemEntry>,
}

/// A campaign whose identity was opened with a password.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnlockReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The campaign as it is now.
    pub campaign: CampaignView,
    /// What a person should look at, such as a keyring that did not take the password.
    pub problems: Vec<ProblemEntry>,
}

/// Files verified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerifyReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The files, in the order given.
    pub files: Vec<VerifiedFile>,
    /// What is wrong.
    pub problems: Vec<ProblemEntry>,
}

/// The signatures of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VerifiedFile {
    /// The file.
    pub file: String,
    /// Whether it is signed and nothing is wrong with its signatures.
    pub sound: bool,
    /// The signatures, in the order of the form.
    pub signatures: Vec<SignatureEntry>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SignatureEntry {
    /// The field's name.
    pub field: String,
    /// intact, changed, forged, bad-range, unreadable.
    pub integrity: String,
    /// whole, signed-again, changed-after, unknown.
    pub coverage: String,
    /// B-B, B-T, B-LT, B-LTA, timestamp (of the whole file), other.
    pub level: String,
    /// trusted, self-made, unknown.
    pub trust: String,
    /// valid, not-yet, expired, unknown: the proven time, else the signer's, against the certificate.
    pub validity: String,
    /// good, revoked, unknown: what the file has of the certificates' revocation up to that time.
    pub revocation: String,
    /// The signature's own timestamp.
    pub timestamp: Option<TimestampEntry>,
    /// When the signature existed at the latest, by the earliest timestamp over it; RFC 3339, or empty.
    pub proven_at: String,
    /// The holder of the certificate.
    pub signer: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub certificate_sha256: String,
    /// When it was made, as the signer says; RFC 3339, or empty.
    pub signed_at: String,
    /// The reason given.
    pub reason: String,
    /// The place given.
    pub location: String,
    /// Whether it holds and nothing but further signatures was added after it.
    pub sound: bool,
}

/// A signature's timestamp.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimestampEntry {
    /// intact, changed, forged, unreadable.
    pub integrity: String,
    /// The moment it attests, RFC 3339, or empty.
    pub at: String,
    /// The holder of the authority's certificate.
    pub authority: String,
    /// trusted, self-made, unknown.
    pub trust: String,
}

/// A list converted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// Officials read.
    pub officials: u64,
    /// The file written, or empty.
    pub out: String,
    /// Rows below the header.
    pub rows: u64,
    /// What became of each heading.
    pub columns: Vec<MappedColumn>,
    /// The rows that gave no official, and why.
    pub not_taken: Vec<RowNotTaken>,
    /// How many values are not as they stood in the file.
    pub changed: u64,
    /// These values; 100,000 at most.
    pub changes: Vec<ChangedValue>,
    /// What is wrong with the list.
    pub problems: Vec<ProblemEntry>,
}

/// The forms of address written for a native speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FormsReport {
    /// Version of this format: 1.
    pub schema: u32,
    /// The file.
    pub out: String,
    /// Forms on its pages.
    pub forms: u64,
    /// Those that no native speaker has confirmed yet.
    pub unreviewed: u64,
}

/// A heading of a list and its column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MappedColumn {
    /// The heading.
    pub heading: String,
    /// The column, or empty when it was left out.
    pub column: String,
    /// `name`, `heading` (by the table of headings), `said`, `own` (a column of the list's own) or `left-out`.
    pub how: String,
}

/// A row that gave no official.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RowNotTaken {
    /// Its number in the file.
    pub row: u32,
    /// Why.
    pub reason: String,
}

/// A value that is not as it stood in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedValue {
    /// Row of the file.
    pub row: u32,
    /// The column it went to.
    pub column: String,
    /// As it stood; empty when the value was made up from others.
    pub from: String,
    /// As it is.
    pub to: String,
}

/// One letter made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LetterEntry {
    /// The official's id.
    pub official: String,
    /// Reference number.
    pub reference: String,
    /// Template's name.
    pub template: String,
    /// Languages, the leading one first.
    pub languages: Vec<String>,
    /// File name of the PDF in the output folder.
    pub pdf: String,
    /// File name of the text, when asked for; else empty.
    pub text: String,
    /// Number of pages.
    pub pages: u32,
    /// Size of the PDF in bytes.
    pub bytes: u64,
    /// SHA-256 of the PDF, hexadecimal.
    pub sha256: String,
    /// Whether the PDF carries a digital signature.
    pub signed: bool,
}

/// An official who gets no letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Skipped {
    /// The official's id.
    pub official: String,
    /// Why, in the caller's language.
    pub reason: String,
}

/// A problem in the caller's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProblemEntry {
    /// `error` or `warning`.
    pub severity: String,
    /// Code, `area.reason`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The remedy.
    pub hint: String,
    /// The official's id, or empty.
    pub official: String,
    /// The file, or empty.
    pub file: String,
    /// The line, or 0.
    pub line: u32,
    /// The field, or empty.
    pub field: String,
}

/// A campaign as the window shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignView {
    /// Version of this format: 1.
    pub schema: u32,
    /// The folder.
    pub folder: String,
    /// What tells the state of its files from others.
    pub stamp: String,
    /// Title in Arabic, or empty.
    pub title_ar: String,
    /// Title in English, or empty.
    pub title_en: String,
    /// Organization in Arabic, or empty.
    pub organization_ar: String,
    /// Organization in English, or empty.
    pub organization_en: String,
    /// The file its officials stand in, or empty when they are the directory's.
    pub list: String,
    /// Whether a signatory is made up: the letters can be looked at, never released.
    pub sample: bool,
    /// Its letters, in the order of the list.
    pub letters: Vec<LetterRow>,
    /// The officials who get no letter, and why.
    pub skipped: Vec<Skipped>,
    /// What is wrong, all of it.
    pub problems: Vec<ProblemEntry>,
}

/// A letter in the window's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LetterRow {
    /// The official's id.
    pub official: String,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in English, or empty.
    pub name_en: String,
    /// Office in Arabic, or empty.
    pub title_ar: String,
    /// Office in English, or empty.
    pub title_en: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// email, post, form, hand, none.
    pub channel: String,
    /// Reference number.
    pub reference: String,
    /// Template's name.
    pub template: String,
    /// Languages, the leading one first.
    pub languages: Vec<String>,
    /// Number of pages; 0 when the letter cannot be made.
    pub pages: u32,
}

/// One page of a letter as a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PagePicture {
    /// Page number from 1.
    pub page: u32,
    /// Number of pages.
    pub pages: u32,
    /// The rows of the page from `top` on as a PNG, base64.
    pub png_base64: String,
    /// Width of the page in pixels.
    pub width: u32,
    /// Height of the page in pixels.
    pub height: u32,
    /// The first row shown, from 0.
    pub top: u32,
    /// Number of rows shown: all, or those that are not as in the whole picture `base`.
    pub rows: u32,
    /// The number of the whole picture which this is, or of which this is a part; 0 when it is not kept.
    pub base: u32,
    /// What is wrong with this letter.
    pub problems: Vec<ProblemEntry>,
}
