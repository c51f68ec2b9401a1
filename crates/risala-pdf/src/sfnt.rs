//! The tables of a TrueType font: read from the whole font, written for the embedded one (OpenType 1.9).

/// Reads two bytes.
pub(crate) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

/// Reads two bytes, signed.
pub(crate) fn i16_at(data: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

/// Reads four bytes.
pub(crate) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*data.get(at..)?.first_chunk()?))
}

/// Overwrites two bytes; does nothing when they are not there.
pub(crate) fn set_u16(data: &mut [u8], at: usize, value: u16) {
    if let Some(place) = data.get_mut(at..).and_then(|d| d.first_chunk_mut()) {
        *place = value.to_be_bytes();
    }
}

/// A table of the font by its tag.
pub(crate) fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(u16_at(font, 4)?);
    (0..count).find_map(|index| {
        let record = font.get(12 + 16 * index..)?;
        if record.first_chunk() != Some(tag) {
            return None;
        }
        let start = u32_at(record, 8)? as usize;
        let length = u32_at(record, 12)? as usize;
        font.get(start..start.checked_add(length)?)
    })
}

/// Glyph outlines and the tables that go with them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outlines<'a> {
    pub(crate) head: &'a [u8],
    pub(crate) hhea: &'a [u8],
    pub(crate) maxp: &'a [u8],
    pub(crate) os2: &'a [u8],
    pub(crate) post: &'a [u8],
    hmtx: &'a [u8],
    glyf: &'a [u8],
    loca: &'a [u8],
    long_loca: bool,
}

impl<'a> Outlines<'a> {
    /// Finds the tables; `None` when the font has no TrueType outlines or is damaged.
    pub(crate) fn read(font: &'a [u8]) -> Option<Self> {
        let head = table(font, b"head")?;
        Some(Self {
            head,
            hhea: table(font, b"hhea").filter(|t| t.len() >= 36)?,
            maxp: table(font, b"maxp").filter(|t| t.len() >= 32)?,
            os2: table(font, b"OS/2").unwrap_or_default(),
            post: table(font, b"post").unwrap_or_default(),
            hmtx: table(font, b"hmtx")?,
            glyf: table(font, b"glyf")?,
            loca: table(font, b"loca")?,
            long_loca: i16_at(head, 50)? == 1,
        })
    }

    /// Units per em.
    pub(crate) fn units(&self) -> Option<u16> {
        u16_at(self.head, 18).filter(|units| *units > 0)
    }

    /// A glyph's own advance in font units, kerning apart.
    pub(crate) fn advance(&self, id: u16) -> Option<u16> {
        let last = usize::from(u16_at(self.hhea, 34)?).checked_sub(1)?;
        u16_at(self.hmtx, 4 * last.min(usize::from(id)))
    }

    /// The glyph that really holds the outline, and its offset: many glyphs only point to another.
    pub(crate) fn behind(&self, id: u16) -> (u16, i16, i16) {
        let mut found = (id, 0i16, 0i16);
        // Pointers nest at most as deep as fonts do.
        for _ in 0..8 {
            let Some((next, dx, dy)) = self.glyph(found.0).and_then(only_component) else { break };
            found = (next, found.1.saturating_add(dx), found.2.saturating_add(dy));
        }
        found
    }

    /// The description of a glyph in `glyf`; empty for a glyph without ink.
    pub(crate) fn glyph(&self, id: u16) -> Option<&'a [u8]> {
        let id = usize::from(id);
        let (start, end) = if self.long_loca {
            let at = |i: usize| u32_at(self.loca, 4 * i).map(|v| v as usize);
            (at(id)?, at(id + 1)?)
        } else {
            let at = |i: usize| u16_at(self.loca, 2 * i).map(|v| 2 * usize::from(v));
            (at(id)?, at(id + 1)?)
        };
        let glyph = self.glyf.get(start..end)?;
        // A description without contours draws nothing.
        Some(match i16_at(glyph, 0) {
            Some(contours) if contours != 0 => glyph,
            _ => &[],
        })
    }
}

/// Flags of a composite's component (OpenType, `glyf`).
pub(crate) mod component {
    pub(crate) const WORDS: u16 = 0x0001;
    pub(crate) const XY: u16 = 0x0002;
    pub(crate) const SCALE: u16 = 0x0008;
    pub(crate) const MORE: u16 = 0x0020;
    pub(crate) const XY_SCALE: u16 = 0x0040;
    pub(crate) const TWO_BY_TWO: u16 = 0x0080;
    pub(crate) const INSTRUCTIONS: u16 = 0x0100;
    pub(crate) const MY_METRICS: u16 = 0x0200;
}

/// The only component of a composite that shows it as it is, and its offset.
fn only_component(glyph: &[u8]) -> Option<(u16, i16, i16)> {
    use component::{MORE, SCALE, TWO_BY_TWO, WORDS, XY, XY_SCALE};
    let flags = u16_at(glyph, 10)?;
    if i16_at(glyph, 0)? >= 0 || flags & XY == 0 || flags & (MORE | SCALE | XY_SCALE | TWO_BY_TWO) != 0 {
        return None;
    }
    let short = |at| glyph.get(at).map(|byte: &u8| i16::from(byte.cast_signed()));
    let (dx, dy) = match flags & WORDS {
        0 => (short(14)?, short(15)?),
        _ => (i16_at(glyph, 14)?, i16_at(glyph, 16)?),
    };
    Some((u16_at(glyph, 12)?, dx, dy))
}

/// Assembles a font from its tables, which are given in the order of their tags.
pub(crate) fn assemble(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let selector = count.max(1).ilog2() as u16;
    let range = 16u16 << selector;
    let mut font = vec![0, 1, 0, 0];
    for value in [count, range, selector, (16 * count).saturating_sub(range)] {
        font.extend(value.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, bytes) in tables {
        if tag == b"head" {
            head = Some(offset);
        }
        font.extend(tag);
        font.extend(checksum(bytes).to_be_bytes());
        font.extend((offset as u32).to_be_bytes());
        font.extend((bytes.len() as u32).to_be_bytes());
        offset += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        font.extend(bytes);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font)).to_be_bytes();
    if let Some(place) = head.and_then(|at| font.get_mut(at + 8..)).and_then(|d| d.first_chunk_mut()) {
        *place = adjustment;
    }
    font
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0u32, |sum, chunk| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}
