//! How a person wants the window: kept in the data folder, so that a killed window loses nothing of it.

use std::path::Path;

use risala_letter::campaign::Calendar;
use risala_letter::{Digits, Lang};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Failure;
use super::directory::{answer, folder};
use super::recent::keep;
use crate::folder::{TEXT_LIMIT, read_bounded};

/// The file in the data folder.
const FILE: &str = "window.json";

/// How a person wants the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Preferences {
    /// The language.
    pub lang: Option<Lang>,
    /// The digits of the Arabic window.
    pub digits: Digits,
    /// The calendar of days in the Arabic window.
    pub calendar: Calendar,
    /// Light, dark, or as the system is.
    pub look: Look,
    /// The step shown last.
    pub step: Step,
    /// Where the window was; `None` before it was first closed.
    pub place: Option<Place>,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A step of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Organization and campaign.
    Campaign,
    /// The officials.
    Officials,
    /// The text.
    Letter,
    /// The finished letters.
    #[default]
    Proof,
    /// Signing, and the seal.
    Seal,
    /// Release and sending.
    Send,
    /// Letters for the post.
    Print,
    /// What became of each letter.
    Outbox,
    /// Marks by hand, forms, the register and the report.
    Follow,
    /// The share kit, and partners.
    Share,
    /// The window's own settings.
    Settings,
}

/// Where the window was, in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Whether it filled the screen.
    pub maximized: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            lang: None,
            digits: Digits::Arab,
            calendar: Calendar::Gregory,
            look: Look::System,
            step: Step::Proof,
            place: None,
        }
    }
}

/// How a person wants the window; as it comes when nothing readable was kept.
pub fn preferences(data: Option<&Path>) -> Preferences {
    let bytes = folder(data).and_then(|data| read_bounded(&data.join(FILE), TEXT_LIMIT)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps how a person wants the window.
///
/// # Errors
/// `file.*`.
pub fn keep_preferences(data: Option<&Path>, wanted: &Preferences, lang: Lang) -> Result<(), Failure> {
    answer(folder(data).and_then(|data| keep(&data, FILE, wanted)), lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again_and_what_cannot_be_read_is_as_it_comes() {
        let place = tempfile::tempdir().unwrap();
        let data = Some(place.path());
        assert_eq!(preferences(data), Preferences::default());
        let wanted = Preferences {
            lang: Some(Lang::Ar),
            digits: Digits::Latn,
            calendar: Calendar::GregoryUmalqura,
            look: Look::Dark,
            step: Step::Letter,
            place: Some(Place { x: -8, y: 20, width: 1000, height: 700, maximized: true }),
        };
        keep_preferences(data, &wanted, Lang::En).unwrap();
        assert_eq!(preferences(data), wanted);
        std::fs::write(place.path().join(FILE), r#"{"look":"dark"}"#).unwrap();
        assert_eq!(preferences(data), Preferences { look: Look::Dark, ..Preferences::default() });
        std::fs::write(place.path().join(FILE), r#"{"look":7"#).unwrap();
        assert_eq!(preferences(data), Preferences::default());
    }
}
