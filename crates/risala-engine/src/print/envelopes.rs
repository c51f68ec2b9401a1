//! Envelopes without a window: sender at the top left, address where sorting machines read it.

use risala_letter::campaign::Organization;
use risala_letter::{Bilingual, Lang, Problem};
use risala_pdf::Book;
use risala_typeset::layout::Setter;
use risala_typeset::page::{ElementKind, Rect};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::board::{At, BLACK, Board, ROOT, Words};
use super::labels::{Block, too_large};
use super::{Addressee, internal, mm};

/// An envelope's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PrintEnvelope {
    /// ISO 269 DL, 220 × 110 mm.
    Dl,
    /// ISO 269 C5, 229 × 162 mm.
    C5,
    /// US #10, 9½ × 4⅛ in.
    Us10,
}

/// Whose language the sender is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sender {
    /// English, which every post reads.
    #[default]
    En,
    /// Arabic.
    Ar,
    /// English, and Arabic below it.
    Both,
    /// None: the envelope carries it already.
    None,
}

impl PrintEnvelope {
    /// The name in files and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dl => "dl",
            Self::C5 => "c5",
            Self::Us10 => "us10",
        }
    }

    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Dl => (mm(220.0), mm(110.0)),
            Self::C5 => (mm(229.0), mm(162.0)),
            Self::Us10 => (mm(241.3), mm(104.775)),
        }
    }

    /// Where the address must stand. At least 40 mm from the top, 15 mm from the right and the bottom, at most 140 mm
    /// from the right (UPU Convention Manual, standardized letter-post items);
    /// #10 also ⅝ in from the bottom (USPS Domestic Mail Manual 102, 2.1).
    pub fn zone(self) -> Rect {
        let (width, height) = self.size();
        let bottom = match self {
            Self::Dl | Self::C5 => mm(15.0),
            Self::Us10 => mm(15.875),
        };
        let (x, y) = (width - mm(140.0), mm(40.0));
        Rect { x, y, width: mm(125.0), height: height - bottom - y }
    }
}

/// Left edge of the sender and top of its first line.
const SENDER: (f32, f32) = (mm(10.0), mm(9.0));
/// Widest line of the sender: right of it the post puts its stamps.
const SENDER_WIDTH: f32 = mm(85.0);
const SENDER_SIZE: f32 = 8.5;
/// From the zone's left edge to the address.
const INDENT: f32 = mm(15.0);
const SIZES: [f32; 7] = [12.0, 11.5, 11.0, 10.5, 10.0, 9.0, 8.0];

/// Puts an envelope for each address into a book; gives what did not fit and was left out.
///
/// # Errors
/// A character that no font has.
pub fn set(
    setter: &mut Setter<'static>,
    book: &mut Book<'static>,
    envelope: PrintEnvelope,
    (organization, sender): (&Organization, Sender),
    addressees: &[Addressee],
) -> Result<Vec<Problem>, Problem> {
    let zone = envelope.zone();
    let place = (zone.width - INDENT, zone.height);
    let mut problems = Vec::new();
    for addressee in addressees {
        let mut board = Board::new(setter, envelope.size(), Lang::En);
        board.turn();
        let Some(block) = Block::set(&mut board, addressee, place, &SIZES)? else {
            problems.push(too_large(addressee, envelope.name()));
            continue;
        };
        draw_sender(&mut board, organization, sender)?;
        let section = board.group(ROOT, ElementKind::Sect, Lang::En);
        let y = zone.y + ((zone.height - block.height()) * 0.4).max(0.0);
        block.draw(&mut board, section, (zone.x + INDENT, y));
        let path = vec![addressee.country.clone(), addressee.name.clone()];
        book.add(board.into_pages(&addressee.name), path).map_err(internal)?;
    }
    Ok(problems)
}

fn draw_sender(board: &mut Board<'_>, organization: &Organization, sender: Sender) -> Result<(), Problem> {
    let langs: &[Lang] = match sender {
        Sender::En => &[Lang::En],
        Sender::Ar => &[Lang::Ar],
        Sender::Both => &[Lang::En, Lang::Ar],
        Sender::None => &[],
    };
    let mut top = SENDER.1;
    for lang in langs {
        let section = board.group(ROOT, ElementKind::Sect, *lang);
        let at = if lang.is_rtl() { At::Right(SENDER.0 + SENDER_WIDTH) } else { At::Left(SENDER.0) };
        for (n, text) in lines(organization, *lang).into_iter().enumerate() {
            let words = Words { text: &text, lang: *lang, size: SENDER_SIZE, bold: n == 0 };
            // An Arabic line reaches higher above its baseline.
            let y = top + words.leading() * 0.7;
            top = board.paragraph((section, ElementKind::P), words, (at, SENDER_WIDTH), (y, BLACK))?;
            top -= words.leading() * 0.7;
        }
    }
    Ok(())
}

fn lines(organization: &Organization, lang: Lang) -> Vec<String> {
    let words = |words: &Bilingual| words.get(lang).cloned();
    [words(&organization.name), words(&organization.address)].into_iter().flatten().collect()
}
