//! The organization's own fonts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Font files of the campaign folder (TrueType or OpenType, one face a file) in place of the style's faces; what is
/// not named stays the style's. Sizes are matched by measuring the fonts, unless they are given.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnFontFiles {
    /// Arabic, regular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arabic: Option<String>,
    /// Arabic, bold; without it bold words stay regular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arabic_bold: Option<String>,
    /// Latin, regular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin: Option<String>,
    /// Latin, bold; without it bold words stay regular.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_bold: Option<String>,
    /// Latin, italic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_italic: Option<String>,
    /// Latin, bold italic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_bold_italic: Option<String>,
    /// Latin size by nominal size, 0.7 to 1.3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_scale: Option<f32>,
    /// Arabic size by Latin size, 0.8 to 1.6.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arabic_scale: Option<f32>,
    /// Leading of English by its size, 1.1 to 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_leading: Option<f32>,
    /// Leading of Arabic by its size, 1.2 to 2.5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arabic_leading: Option<f32>,
}

impl OwnFontFiles {
    /// The files by their keys.
    pub fn files(&self) -> [(&'static str, Option<&str>); 6] {
        [
            ("arabic", self.arabic.as_deref()),
            ("arabic_bold", self.arabic_bold.as_deref()),
            ("latin", self.latin.as_deref()),
            ("latin_bold", self.latin_bold.as_deref()),
            ("latin_italic", self.latin_italic.as_deref()),
            ("latin_bold_italic", self.latin_bold_italic.as_deref()),
        ]
    }

    /// The factors by their keys, each with its least and its greatest value.
    pub(super) fn factors(&self) -> [(&'static str, Option<f32>, f32, f32); 4] {
        [
            ("latin_scale", self.latin_scale, 0.7, 1.3),
            ("arabic_scale", self.arabic_scale, 0.8, 1.6),
            ("latin_leading", self.latin_leading, 1.1, 2.0),
            ("arabic_leading", self.arabic_leading, 1.2, 2.5),
        ]
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
