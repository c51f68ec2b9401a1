//! The two languages of a letter, and values that exist in both.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language a letter can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Arabic, right to left.
    Ar,
    /// English, left to right.
    En,
}

impl Lang {
    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }

    /// The primary subtag of BCP 47: `ar` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// Whether the language runs from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }
}

/// One value in Arabic, in English, or in both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual<T = String> {
    /// The Arabic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ar: Option<T>,
    /// The English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<T>,
}

impl<T> Default for Bilingual<T> {
    fn default() -> Self {
        Self { ar: None, en: None }
    }
}

impl<T> Bilingual<T> {
    /// The value in `lang`, if there is one.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        match lang {
            Lang::Ar => self.ar.as_ref(),
            Lang::En => self.en.as_ref(),
        }
    }
}
