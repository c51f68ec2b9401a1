//! Drawing on pages. The only file that names printpdf, which carries the document; what it does not
//! know (composite fonts, structure, metadata) is added to its result.

use std::fmt::{self, Write as _};

use lopdf::{Document, Object, ObjectId};
use printpdf::{CustomPdfConformance, Op, PdfConformance, PdfDocument, PdfPage, PdfSaveOptions, Pt};
use risala_typeset::page::{Ink, Rect};

/// What a marked piece of content is.
pub(crate) enum Piece<'a> {
    /// Content of a structure element of this type.
    Element(&'a str, i64),
    /// An artifact of this type, with its subtype.
    Artifact(&'a str, Option<&'a str>),
}

/// A page being drawn. Takes coordinates from the top left corner, in points.
///
/// The operators are gathered as text, since printpdf would make several objects of each: it passes on an operator that it
/// does not know by its name, and the whole content goes through as one such name. Hence all of it is text, strings are hexadecimal.
pub(crate) struct Canvas {
    width: f32,
    height: f32,
    content: String,
    fill: Option<Ink>,
}

impl Canvas {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { width, height, content: String::with_capacity(16 << 10), fill: None }
    }

    /// Opens a marked piece of content.
    pub(crate) fn begin(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Element(tag, id) => self.put(format_args!("/{tag}<</MCID {id}>>BDC\n")),
            Piece::Artifact(kind, None) => self.put(format_args!("/Artifact<</Type/{kind}>>BDC\n")),
            Piece::Artifact(kind, Some(subtype)) => {
                self.put(format_args!("/Artifact<</Type/{kind}/Subtype/{subtype}>>BDC\n"));
            }
        }
    }

    /// Closes the piece of content opened last.
    pub(crate) fn end(&mut self) {
        self.content.push_str("EMC\n");
    }

    /// Begins a line of text at its left end.
    pub(crate) fn begin_line(&mut self, x: f32, y: f32) {
        let (x, y) = (place(x), self.up(y));
        self.put(format_args!("BT\n1 0 0 1 {x} {y} Tm\n"));
    }

    /// Chooses the font of what is shown next.
    pub(crate) fn font(&mut self, resource: &str, size: f32) {
        self.put(format_args!("/{resource} {} Tf\n", round(size)));
    }

    /// Chooses the ink of what is shown next.
    pub(crate) fn ink(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.color(ink, "g", "rg");
        }
    }

    /// Shows two-byte codes where the last ones ended. `moves` push the pen to the right before the code of an
    /// index, by thousandths of an em (ISO 32000-1, 9.4.3).
    pub(crate) fn show(&mut self, codes: &[u16], moves: &[(usize, f32)]) {
        if moves.is_empty() {
            self.string(codes);
            self.content.push_str("Tj\n");
            return;
        }
        self.content.push('[');
        let mut from = 0;
        for same in moves.chunk_by(|a, b| a.0 == b.0) {
            let at = same.first().map_or(from, |(at, _)| *at);
            self.string(codes.get(from..at).unwrap_or_default());
            from = at;
            let by = place(same.iter().map(|(_, by)| by).sum());
            if by != 0.0 {
                self.put(format_args!("{}", -by));
            }
        }
        self.string(codes.get(from..).unwrap_or_default());
        self.content.push_str("]TJ\n");
    }

    /// A string of codes, if there are any.
    fn string(&mut self, codes: &[u16]) {
        const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
        if codes.is_empty() {
            return;
        }
        self.content.push('<');
        for code in codes {
            let digits = [code >> 12, code >> 8, code >> 4, *code].map(|digit| usize::from(digit & 0xF));
            self.content.extend(digits.iter().filter_map(|digit| DIGITS.get(*digit)));
        }
        self.content.push('>');
    }

    /// Ends a line of text.
    pub(crate) fn end_line(&mut self) {
        self.content.push_str("ET\n");
    }

    /// Draws a straight rule.
    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.color(ink, "G", "RG");
        let (from, to) = ((place(from.0), self.up(from.1)), (place(to.0), self.up(to.1)));
        self.put(format_args!("{} w\n{} {} m\n{} {} l\nS\n", round(width), from.0, from.1, to.0, to.1));
    }

    /// Draws a picture of the unit square into a rectangle.
    pub(crate) fn picture(&mut self, resource: &str, rect: Rect) {
        let bottom = self.up(rect.y + rect.height);
        let (width, height, left) = (round(rect.width), round(rect.height), round(rect.x));
        self.put(format_args!("q\n{width} 0 0 {height} {left} {bottom} cm\n/{resource} Do\nQ\n"));
    }

    fn color(&mut self, ink: Ink, gray: &str, rgb: &str) {
        match ink {
            Ink::Gray(share) => self.put(format_args!("{} {gray}\n", round(share.clamp(0.0, 1.0)))),
            Ink::Rgb(r, g, b) => {
                let [r, g, b] = [r, g, b].map(|part| round(f32::from(part) / 255.0));
                self.put(format_args!("{r} {g} {b} {rgb}\n"));
            }
        }
    }

    fn put(&mut self, operators: fmt::Arguments<'_>) {
        // Writing into memory does not fail.
        let _ = self.content.write_fmt(operators);
    }

    /// From the top edge downwards to PDF's upwards from the bottom.
    fn up(&self, y: f32) -> f32 {
        place(self.height - y)
    }

    /// The operators.
    pub(crate) fn into_content(self) -> String {
        self.content
    }

    fn page(self) -> PdfPage {
        let sheet = printpdf::Rect::from_wh(Pt(round(self.width)), Pt(round(self.height)));
        let ops = vec![Op::Unknown { key: self.content, value: Vec::new() }];
        PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops }
    }
}

/// Thousandths, for sizes and colours.
fn round(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

/// Hundredths of a point, for places: finer than any printer, and the file stays small.
fn place(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

/// A document of drawn pages, still without the resources they name.
pub(crate) struct Drawn {
    pub(crate) document: Document,
    pub(crate) pages: Vec<ObjectId>,
    pub(crate) catalog: ObjectId,
}

/// Makes the document; `None` if printpdf's result is not as expected.
pub(crate) fn finish(canvases: Vec<Canvas>) -> Option<Drawn> {
    let mut source = PdfDocument::new("");
    // Its own conformance levels bring a printing profile and metadata; ours are added later.
    source.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    source.pages = canvases.into_iter().map(Canvas::page).collect();
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        // "Secure" would drop the operators it does not know.
        secure: false,
        image_optimization: None,
    };
    let document = source.to_lopdf_document(&options, &mut Vec::new());
    let catalog = document.trailer.get(b"Root").and_then(Object::as_reference).ok()?;
    Some(Drawn { pages: document.get_pages().into_values().collect(), catalog, document })
}
