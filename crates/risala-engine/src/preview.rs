//! Pages as pictures, made from the finished PDF itself: what is shown is what will be printed.

use std::ops::Range;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Resolutions that a page can be shown in, in dots an inch.
pub const DPI: std::ops::RangeInclusive<f32> = 20.0..=600.0;
/// Largest width or height of a picture, in pixels.
const MAX_SIDE: f32 = 8000.0;

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePng {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Number of pages of the document.
    pub pages: u32,
}

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Opaque pixels of four bytes each (red, green, blue, alpha), row after row.
    rgba: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Number of pages of the document.
    pub pages: u32,
}

impl Pixels {
    /// Rows of the page as a PNG.
    ///
    /// # Errors
    /// [`PreviewError::Encoding`].
    pub fn png(&self, rows: Range<u32>) -> Result<Vec<u8>, PreviewError> {
        let height = rows.end.saturating_sub(rows.start);
        let bytes = self.offset(rows.start)..self.offset(rows.end);
        encode(self.rgba.get(bytes).unwrap_or_default(), self.width, height)
    }

    /// From the first to the last row that is not as in `other`; none when all are. All, when the sizes differ.
    pub fn changed_rows(&self, other: &Self) -> Range<u32> {
        if (self.width, self.height) != (other.width, other.height) {
            return 0..self.height;
        }
        let length = self.offset(1).max(1);
        let mut rows = (0..self.height).zip(self.rgba.chunks(length).zip(other.rgba.chunks(length)));
        let differing = |(row, (one, other)): (u32, (&[u8], &[u8]))| (one != other).then_some(row);
        let first = rows.by_ref().find_map(differing);
        let last = rows.rev().find_map(differing).or(first);
        first.zip(last).map_or(0..0, |(first, last)| first..last.saturating_add(1))
    }

    /// Where a row begins.
    fn offset(&self, row: u32) -> usize {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let length = usize::try_from(self.width).unwrap_or(usize::MAX).saturating_mul(4);
        length.saturating_mul(row)
    }
}

/// A page that cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    /// The bytes are no PDF document.
    #[error("the document cannot be read")]
    Document,
    /// There is no such page.
    #[error("there is no page {page}, the document has {pages}")]
    Page {
        /// The page asked for, from 1.
        page: u32,
        /// The pages there are.
        pages: u32,
    },
    /// The resolution lies outside [`DPI`], or the picture would be too large.
    #[error("{0} dots an inch are too few or too many")]
    Resolution(f32),
    /// The picture could not be encoded.
    #[error("the picture cannot be encoded")]
    Encoding(#[from] png::EncodingError),
}

/// The number of pages of a document.
///
/// # Errors
/// [`PreviewError::Document`].
pub fn page_count(pdf: &[u8]) -> Result<u32, PreviewError> {
    Ok(count(&open(pdf)?))
}

/// A page of a document, from 1, as a PNG on white paper.
///
/// # Errors
/// See [`PreviewError`].
pub fn page_png(pdf: &[u8], page: u32, dpi: f32) -> Result<PagePng, PreviewError> {
    let pixels = page_pixels(pdf, page, dpi)?;
    let Pixels { width, height, pages, .. } = pixels;
    Ok(PagePng { png: pixels.png(0..height)?, width, height, pages })
}

/// A page of a document, from 1, on white paper.
///
/// # Errors
/// See [`PreviewError`].
pub fn page_pixels(pdf: &[u8], page: u32, dpi: f32) -> Result<Pixels, PreviewError> {
    let document = open(pdf)?;
    let pages = count(&document);
    let index = page.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let sheet = index.and_then(|index| document.pages().get(index));
    let sheet = sheet.ok_or(PreviewError::Page { page, pages })?;
    let scale = dpi / 72.0;
    let (width, height) = sheet.render_dimensions();
    if !DPI.contains(&dpi) || width.max(height) * scale > MAX_SIDE {
        return Err(PreviewError::Resolution(dpi));
    }
    let pixels = render(
        sheet,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        // Glyphs keep their places, as in print.
        &RenderSettings { hinting: false, ..RenderSettings::default() },
        &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
    );
    let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
    Ok(Pixels { rgba: pixels.data_as_u8_slice().to_vec(), width, height, pages })
}

fn open(pdf: &[u8]) -> Result<Pdf, PreviewError> {
    Pdf::new(pdf.to_vec()).map_err(|_| PreviewError::Document)
}

fn count(document: &Pdf) -> u32 {
    u32::try_from(document.pages().len()).unwrap_or(u32::MAX)
}

/// Encodes opaque pixels of four bytes, quickly: the picture is looked at once.
fn encode(rgba: &[u8], width: u32, height: u32) -> Result<Vec<u8>, PreviewError> {
    let rgb: Vec<u8> = rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&rgb)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sheet of 72 by 144 points, its lower half black.
    const PDF: &str = "%PDF-1.7\n\
        1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
        3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 144]/Contents 4 0 R/Resources<<>>>>\nendobj\n\
        4 0 obj\n<</Length 16>>\nstream\n0 0 72 72 re   f\nendstream\nendobj\n\
        trailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n";

    #[test]
    fn a_page_becomes_a_picture() {
        assert_eq!(page_count(PDF.as_bytes()).unwrap(), 1);
        let shown = page_png(PDF.as_bytes(), 1, 72.0).unwrap();
        assert_eq!((shown.width, shown.height, shown.pages), (72, 144, 1));
        let mut reader = png::Decoder::new(std::io::Cursor::new(&shown.png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let at = |x: usize, y: usize| pixels[3 * (72 * y + x)];
        assert_eq!((at(36, 20), at(36, 120)), (255, 0));
    }

    #[test]
    fn the_rows_that_have_changed_are_found() {
        let page = page_pixels(PDF.as_bytes(), 1, 72.0).unwrap();
        assert_eq!(page.changed_rows(&page), 0..0);
        for (content, rows) in
            [("0 0 72 73 re   f", 71..72), ("9 9 9 9 re     f", 72..144), ("0 140 9 1 re   f", 3..144)]
        {
            let other = PDF.replace("0 0 72 72 re   f", content);
            let other = page_pixels(other.as_bytes(), 1, 72.0).unwrap();
            assert_eq!(other.changed_rows(&page), rows, "{content}");
        }
        let larger = page_pixels(PDF.as_bytes(), 1, 144.0).unwrap();
        assert_eq!(larger.changed_rows(&page), 0..288);
        let strip = png::Decoder::new(std::io::Cursor::new(page.png(70..75).unwrap())).read_info().unwrap();
        assert_eq!((strip.info().width, strip.info().height), (72, 5));
    }

    #[test]
    fn what_cannot_be_shown_is_an_error() {
        for (pdf, page, dpi, expected) in [
            ("no PDF", 1, 72.0, "the document cannot be read"),
            (PDF, 0, 72.0, "there is no page 0, the document has 1"),
            (PDF, 2, 72.0, "there is no page 2, the document has 1"),
            (PDF, 1, 5.0, "5 dots an inch are too few or too many"),
            (PDF, 1, 1e9, "1000000000 dots an inch are too few or too many"),
            (PDF, 1, f32::NAN, "NaN dots an inch are too few or too many"),
        ] {
            let error = page_png(pdf.as_bytes(), page, dpi).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
    }
}
