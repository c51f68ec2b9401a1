//! Drawing on pages. The only file that names printpdf, which carries the document; what it does not
//! know (composite fonts, structure, metadata) is added to its result.

use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Color, CustomPdfConformance, DictItem, FontId as FontName, Greyscale, Line, LinePoint, Op, PdfConformance,
    PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rgb, TextMatrix, matrix::CurTransMat,
};
use risala_typeset::page::{Ink, Rect};

/// What a marked piece of content is.
pub(crate) enum Piece<'a> {
    /// Content of a structure element of this type.
    Element(&'a str, i64),
    /// An artifact of this type, with its subtype.
    Artifact(&'a str, Option<&'a str>),
}

/// A page being drawn. Takes coordinates from the top left corner, in points.
pub(crate) struct Canvas {
    width: f32,
    height: f32,
    ops: Vec<Op>,
    fill: Option<Ink>,
}

impl Canvas {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { width, height, ops: Vec::new(), fill: None }
    }

    /// Opens a marked piece of content.
    pub(crate) fn begin(&mut self, piece: &Piece<'_>) {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let (tag, map) = match piece {
            Piece::Element(tag, id) => (*tag, vec![("MCID", DictItem::Int(*id))]),
            Piece::Artifact(kind, subtype) => {
                let mut map = vec![("Type", name(kind))];
                map.extend(subtype.map(|subtype| ("Subtype", name(subtype))));
                ("Artifact", map)
            }
        };
        let map = map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
    }

    /// Closes the piece of content opened last.
    pub(crate) fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Begins a line of text at its left end.
    pub(crate) fn begin_line(&mut self, x: f32, y: f32) {
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetTextMatrix { matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, place(x), self.up(y)]) });
    }

    /// Chooses the font of what is shown next.
    pub(crate) fn font(&mut self, resource: &str, size: f32) {
        self.ops
            .push(Op::SetFont { font: PdfFontHandle::External(FontName(resource.to_owned())), size: Pt(round(size)) });
    }

    /// Chooses the ink of what is shown next.
    pub(crate) fn ink(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: color(ink) });
        }
    }

    /// Shows two-byte codes where the last ones ended. `moves` push the pen to the right before the code of an
    /// index, by thousandths of an em (ISO 32000-1, 9.4.3).
    pub(crate) fn show(&mut self, codes: &[u16], moves: &[(usize, f32)]) {
        let string = |codes: &[u16]| DictItem::String {
            data: codes.iter().flat_map(|code| code.to_be_bytes()).collect(),
            literal: true,
        };
        if moves.is_empty() {
            self.operator("Tj", vec![string(codes)]);
            return;
        }
        let mut items = Vec::with_capacity(2 * moves.len() + 1);
        let mut from = 0;
        for same in moves.chunk_by(|a, b| a.0 == b.0) {
            let at = same.first().map_or(from, |(at, _)| *at);
            if let Some(codes) = codes.get(from..at).filter(|codes| !codes.is_empty()) {
                items.push(string(codes));
            }
            from = at;
            let by: f32 = same.iter().map(|(_, by)| by).sum();
            if by != 0.0 {
                items.push(number(-by));
            }
        }
        if let Some(codes) = codes.get(from..).filter(|codes| !codes.is_empty()) {
            items.push(string(codes));
        }
        self.operator("TJ", vec![DictItem::Array(items)]);
    }

    /// Ends a line of text.
    pub(crate) fn end_line(&mut self) {
        self.ops.push(Op::EndTextSection);
    }

    /// Draws a straight rule.
    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(place(x)), y: Pt(self.up(y)) }, bezier: false };
        let line = Line { points: vec![point(from), point(to)], is_closed: false };
        self.ops.push(Op::SetOutlineColor { col: color(ink) });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(round(width)) });
        self.ops.push(Op::DrawLine { line });
    }

    /// Draws a picture of the unit square into a rectangle.
    pub(crate) fn picture(&mut self, resource: &str, rect: Rect) {
        let bottom = self.up(rect.y + rect.height);
        let (width, height) = (round(rect.width), round(rect.height));
        let matrix = CurTransMat::Raw([width, 0.0, 0.0, height, round(rect.x), bottom]);
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.operator("Do", vec![DictItem::Name(resource.as_bytes().to_vec())]);
        self.ops.push(Op::RestoreGraphicsState);
    }

    fn operator(&mut self, key: &str, value: Vec<DictItem>) {
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
    }

    /// From the top edge downwards to PDF's upwards from the bottom.
    fn up(&self, y: f32) -> f32 {
        place(self.height - y)
    }

    fn page(self) -> PdfPage {
        let sheet = printpdf::Rect::from_wh(Pt(round(self.width)), Pt(round(self.height)));
        PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops: self.ops }
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

/// A number without a fraction where it has none.
fn number(value: f32) -> DictItem {
    let value = place(value);
    if value.fract() == 0.0 { DictItem::Int(value as i64) } else { DictItem::Real(value) }
}

fn color(ink: Ink) -> Color {
    match ink {
        Ink::Gray(percent) => {
            Color::Greyscale(Greyscale { percent: round(percent.clamp(0.0, 1.0)), icc_profile: None })
        }
        Ink::Rgb(r, g, b) => {
            let share = |part: u8| round(f32::from(part) / 255.0);
            Color::Rgb(Rgb { r: share(r), g: share(g), b: share(b), icc_profile: None })
        }
    }
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
