//! How the page is set up: paper, layout, style, window, colours. Names as in campaign.toml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lang::Lang;

/// The sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// ISO A4, 210 × 297 mm.
    #[default]
    A4,
    /// US Letter, 215.9 × 279.4 mm.
    Letter,
}

/// How two languages share the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LayoutKind {
    /// Two columns, paragraphs aligned pair by pair, English left, Arabic right.
    #[default]
    Parallel,
    /// One text under the other.
    Stacked,
    /// Two complete letters, one after the other.
    Consecutive,
    /// One language.
    Single,
}

/// How the lines of the text end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Where their words end.
    #[default]
    Start,
    /// At one edge, by wider spaces and, in Arabic, kashidas.
    Justify,
}

/// Which of two texts prevails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Prevailing {
    /// The Arabic.
    Ar,
    /// The English.
    En,
    /// Neither: both have the same content.
    Same,
}

impl Prevailing {
    /// The language of the text that prevails.
    pub fn lang(self) -> Option<Lang> {
        match self {
            Self::Ar => Some(Lang::Ar),
            Self::En => Some(Lang::En),
            Self::Same => None,
        }
    }
}

/// The faces of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Style {
    /// Amiri and Libertinus Serif.
    #[default]
    Classic,
    /// Noto Naskh Arabic and Libertinus Serif.
    Naskh,
    /// IBM Plex Sans Arabic and IBM Plex Sans.
    Modern,
}

/// The envelope whose window the address must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Window {
    /// No window.
    #[default]
    None,
    /// DIN 5008 form A.
    Din5008a,
    /// DIN 5008 form B.
    Din5008b,
    /// US #10 on Letter.
    Us10,
    /// DL on A4.
    Dl,
}

/// The digits of Arabic running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// Arabic-Indic, ٠ to ٩.
    #[default]
    Arab,
    /// ASCII, 0 to 9.
    Latn,
}

/// A colour of the sRGB space, 8 bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Everything the layout needs to know that is not words.
#[derive(Debug, Clone, PartialEq)]
pub struct PageSetup {
    /// The sheet.
    pub paper: Paper,
    /// The layout this letter gets (already chosen for the official; `Single` for one language).
    pub layout: LayoutKind,
    /// The faces.
    pub style: Style,
    /// The envelope's window.
    pub window: Window,
    /// Whether fold and punch marks are printed.
    pub marks: bool,
    /// How the lines of the text end; `Start` where the columns are narrow.
    pub align: Align,
    /// A fixed nominal size in points instead of the fit ladder.
    pub size: Option<f32>,
    /// The accent colour; contrast against white is at least 7 : 1.
    pub accent: Rgb,
}
