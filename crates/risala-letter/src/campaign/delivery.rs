//! How the letters leave: the covering mails, the digital signature of the files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the covering mails go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// Name of the account that sends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Address for replies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    /// Whether mails carry `List-Unsubscribe`.
    #[serde(default)]
    pub list_unsubscribe: bool,
    /// Hours in which mails reach their readers, in the main time zone of their country, such as `09:00-17:00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Days between two letters to one official, of whatever campaigns; 14 without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_between: Option<u32>,
}

/// The digital signature of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// Name of the identity; without it the files are not signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<String>,
    /// PAdES level.
    #[serde(default)]
    pub level: SigningLevel,
    /// Address of the time-stamping authority, needed from B-T on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tsa: Option<String>,
    /// Whether to sign at B-B, with a warning, when an authority fails; else the letter is not made.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fallback: bool,
}

/// A level of PAdES (ETSI EN 319 142-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub enum SigningLevel {
    /// Basic.
    #[default]
    #[serde(rename = "B-B")]
    Basic,
    /// With a time stamp.
    #[serde(rename = "B-T")]
    Timestamp,
    /// With revocation data.
    #[serde(rename = "B-LT")]
    LongTerm,
    /// With archive time stamps.
    #[serde(rename = "B-LTA")]
    Archive,
}

impl SigningLevel {
    /// Its name, as in ETSI EN 319 142-1.
    pub fn name(self) -> &'static str {
        match self {
            Self::Basic => "B-B",
            Self::Timestamp => "B-T",
            Self::LongTerm => "B-LT",
            Self::Archive => "B-LTA",
        }
    }
}
