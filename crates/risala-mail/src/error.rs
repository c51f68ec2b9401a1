//! What can be wrong with a message.

/// The problem codes of this crate, one for each way a message can fail.
pub const CODES: &[&str] = &[
    "mail.address",
    "mail.address_script",
    "mail.header_text",
    "mail.too_long",
    "mail.attachment_name",
    "mail.media_type",
    "mail.body_text",
    "mail.too_large",
    "mail.date",
    "mail.build",
];

/// Why no message could be made. `field` names the header or part as it is called in English.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Not an e-mail address.
    #[error("{field}: {value:?} is not an e-mail address")]
    Address {
        /// Where it stands.
        field: &'static str,
        /// The address.
        value: String,
    },
    /// The part before the `@` is not ASCII: it would need SMTPUTF8 on every server of the way.
    #[error("{field}: the part before the @ of {value:?} is not in Latin letters")]
    AddressScript {
        /// Where it stands.
        field: &'static str,
        /// The address.
        value: String,
    },
    /// A character or sequence that may not stand in a header.
    #[error("{field}: {found} may not stand in a header")]
    HeaderText {
        /// The header.
        field: &'static str,
        /// What was found, as U+XXXX or in quotes.
        found: String,
    },
    /// Longer than allowed, in characters.
    #[error("{field}: more than {limit} characters")]
    TooLong {
        /// The header or part.
        field: &'static str,
        /// The limit.
        limit: usize,
    },
    /// A file name that a mail program could misread.
    #[error("attachment name {name:?} is not a plain file name")]
    AttachmentName {
        /// The name.
        name: String,
    },
    /// Not a media type.
    #[error("{value:?} is not a media type")]
    MediaType {
        /// The value.
        value: String,
    },
    /// A control character in the text or HTML.
    #[error("{field}: control character {found} in the text")]
    BodyText {
        /// The part.
        field: &'static str,
        /// The character, as U+XXXX.
        found: String,
    },
    /// The message would be larger than most servers take.
    #[error("the message has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A date before 1970.
    #[error("{value} is no date for a message")]
    Date {
        /// The date.
        value: String,
    },
    /// The message builder refused the parts.
    #[error("the message could not be put together")]
    Build(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl MailError {
    /// The problem code, one of [`CODES`].
    pub fn code(&self) -> &'static str {
        match self {
            Self::Address { .. } => "mail.address",
            Self::AddressScript { .. } => "mail.address_script",
            Self::HeaderText { .. } => "mail.header_text",
            Self::TooLong { .. } => "mail.too_long",
            Self::AttachmentName { .. } => "mail.attachment_name",
            Self::MediaType { .. } => "mail.media_type",
            Self::BodyText { .. } => "mail.body_text",
            Self::TooLarge { .. } => "mail.too_large",
            Self::Date { .. } => "mail.date",
            Self::Build(_) => "mail.build",
        }
    }

    /// The arguments of the code's message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Address { field, value } | Self::AddressScript { field, value } => {
                vec![("field", (*field).to_owned()), ("value", value.clone())]
            }
            Self::HeaderText { field, found } | Self::BodyText { field, found } => {
                vec![("field", (*field).to_owned()), ("found", found.clone())]
            }
            Self::TooLong { field, limit } => {
                vec![("field", (*field).to_owned()), ("limit", limit.to_string())]
            }
            Self::AttachmentName { name } => vec![("name", name.clone())],
            Self::MediaType { value } | Self::Date { value } => vec![("value", value.clone())],
            Self::TooLarge { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            Self::Build(cause) => vec![("cause", cause.to_string())],
        }
    }
}
