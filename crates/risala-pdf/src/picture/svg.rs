//! SVG pictures: paths with their fills and strokes become a form. Text, pictures within the picture,
//! gradients, masks and filters are refused, nothing outside the file is ever read.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

use lopdf::{Dictionary, Object, dictionary};
use usvg::roxmltree::{self, Node as Xml};
use usvg::tiny_skia_path::PathSegment;
use usvg::{
    BlendMode, Fill, FillRule, Group, ImageHrefResolver, LineCap, LineJoin, Node, Options, Paint, PaintOrder, Path,
    Stroke, Transform, Tree,
};

use super::{Feature, Picture, PictureError};
use crate::deflate::{Effort, deflate};

/// Elements of a file, with those that `use` repeats.
const MAX_ELEMENTS: u64 = 100_000;
/// Nesting of elements.
const MAX_DEPTH: u32 = 100;
/// Bytes of the drawing that a file may become.
const MAX_DRAWING: usize = 8 << 20;

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Unknown)?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 500_000, ..Default::default() };
    let xml = roxmltree::Document::parse_with_options(text, options);
    let xml = xml.map_err(|_| PictureError::Unknown)?;
    if xml.root_element().tag_name().name() != "svg" {
        return Err(PictureError::Unknown);
    }
    inspect(&xml)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&xml, &options).map_err(|_| PictureError::Damaged)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut drawing = Drawing::new(width.max(height));
    drawing.group(tree.root(), 1.0)?;
    Ok(Picture {
        size: (width, height),
        dict: drawing.form(width, height),
        data: deflate(drawing.content.as_bytes(), Effort::of(drawing.content.len())),
        mask: None,
    })
}

/// Refuses what would be lost or would grow without bounds.
fn inspect(xml: &roxmltree::Document<'_>) -> Result<(), PictureError> {
    for node in xml.descendants().filter(Xml::is_element) {
        let feature = match node.tag_name().name() {
            "text" | "foreignObject" => Feature::Text,
            "image" | "feImage" => Feature::Image,
            _ => continue,
        };
        return Err(PictureError::Unsupported(feature));
    }
    let named = xml.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut weights = HashMap::new();
    match weight(xml.root_element(), 0, &named, &mut weights) {
        Some(weight) if weight <= MAX_ELEMENTS => Ok(()),
        _ => Err(PictureError::TooLarge),
    }
}

/// Number of elements that an element stands for; `None` when they nest too deep, or in a circle.
fn weight<'a>(
    node: Xml<'a, 'a>,
    depth: u32,
    named: &HashMap<&str, Xml<'a, 'a>>,
    known: &mut HashMap<roxmltree::NodeId, u64>,
) -> Option<u64> {
    if let Some(weight) = known.get(&node.id()) {
        return Some(*weight);
    }
    if depth > MAX_DEPTH {
        return None;
    }
    let mut sum = 1u64;
    if node.tag_name().name() == "use" {
        let link = node.attributes().find(|a| a.name() == "href");
        let target = link.and_then(|link| named.get(link.value().strip_prefix('#')?));
        if let Some(target) = target {
            sum = sum.saturating_add(weight(*target, depth + 1, named, known)?);
        }
    }
    for child in node.children().filter(Xml::is_element) {
        sum = sum.saturating_add(weight(child, depth + 1, named, known)?);
    }
    known.insert(node.id(), sum);
    Some(sum)
}

/// The form's drawing operators.
struct Drawing {
    content: String,
    /// Numbers are rounded to multiples of the inverse.
    precision: f32,
    /// Opacities in use, in thousandths.
    opacities: BTreeSet<u32>,
}

impl Drawing {
    fn new(size: f32) -> Self {
        // Fine enough for the largest print, whatever the picture's unit.
        let digits = (5.0 - size.max(1e-3).log10().ceil()).clamp(0.0, 6.0);
        Self { content: String::new(), precision: 10f32.powf(digits), opacities: BTreeSet::new() }
    }

    /// The form's dictionary: it is drawn into the unit square, upright.
    fn form(&self, width: f32, height: f32) -> Dictionary {
        let mut states = Dictionary::new();
        for opacity in &self.opacities {
            let value = *opacity as f32 / 1000.0;
            states.set(format!("G{opacity}"), dictionary! { "Type" => "ExtGState", "ca" => value, "CA" => value });
        }
        let mut resources = Dictionary::new();
        if !states.is_empty() {
            resources.set("ExtGState", states);
        }
        let reals = |values: &[f32]| values.iter().map(|v| Object::Real(*v)).collect::<Vec<_>>();
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => reals(&[0.0, 0.0, width, height]),
            "Matrix" => reals(&[1.0 / width, 0.0, 0.0, -1.0 / height, 0.0, 1.0]),
            "Resources" => resources,
            "Filter" => "FlateDecode",
        }
    }

    /// Draws a group; its opacity is given to each of its parts.
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), PictureError> {
        if self.content.len() > MAX_DRAWING {
            return Err(PictureError::TooLarge);
        }
        let plain = group.mask().is_none() && group.filters().is_empty();
        if !plain || group.blend_mode() != BlendMode::Normal {
            return Err(PictureError::Unsupported(Feature::Effect));
        }
        let opacity = opacity * group.opacity().get();
        self.content.push_str("q\n");
        self.transform(group.transform());
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            let mut any = false;
            self.clip(path.root(), path.transform(), &mut any);
            // A clip without any path hides everything.
            self.content.push_str(if any { "W n\n" } else { "0 0 0 0 re W n\n" });
            clip = path.clip_path();
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) => self.path(path, opacity)?,
                Node::Image(_) => return Err(PictureError::Unsupported(Feature::Image)),
                Node::Text(_) => return Err(PictureError::Unsupported(Feature::Text)),
            }
        }
        self.content.push_str("Q\n");
        Ok(())
    }

    /// Adds the paths of a clip to the current path.
    fn clip(&mut self, group: &Group, transform: Transform, any: &mut bool) {
        let transform = transform.pre_concat(group.transform());
        for node in group.children() {
            match node {
                Node::Group(group) => self.clip(group, transform, any),
                Node::Path(path) => {
                    if let Some(data) = path.data().clone().transform(transform) {
                        self.segments(data.segments());
                        *any = true;
                    }
                }
                Node::Image(_) | Node::Text(_) => {}
            }
        }
    }

    fn path(&mut self, path: &Path, opacity: f32) -> Result<(), PictureError> {
        if !path.is_visible() {
            return Ok(());
        }
        let strokes_last = path.paint_order() == PaintOrder::FillAndStroke;
        for stroking in [!strokes_last, strokes_last] {
            if stroking {
                if let Some(stroke) = path.stroke() {
                    self.stroke(stroke, opacity)?;
                    self.segments(path.data().segments());
                    self.content.push_str("S\n");
                }
            } else if let Some(fill) = path.fill() {
                self.fill(fill, opacity)?;
                self.segments(path.data().segments());
                self.content.push_str(match fill.rule() {
                    FillRule::NonZero => "f\n",
                    FillRule::EvenOdd => "f*\n",
                });
            }
        }
        Ok(())
    }

    fn fill(&mut self, fill: &Fill, opacity: f32) -> Result<(), PictureError> {
        self.color(fill.paint(), "rg")?;
        self.opacity(opacity * fill.opacity().get());
        Ok(())
    }

    fn stroke(&mut self, stroke: &Stroke, opacity: f32) -> Result<(), PictureError> {
        self.color(stroke.paint(), "RG")?;
        self.opacity(opacity * stroke.opacity().get());
        self.numbers(&[stroke.width().get()], "w");
        self.numbers(&[stroke.miterlimit().get()], "M");
        self.content.push_str(match stroke.linecap() {
            LineCap::Butt => "0 J ",
            LineCap::Round => "1 J ",
            LineCap::Square => "2 J ",
        });
        self.content.push_str(match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => "0 j ",
            LineJoin::Round => "1 j ",
            LineJoin::Bevel => "2 j ",
        });
        self.content.push('[');
        self.numbers(stroke.dasharray().unwrap_or_default(), "]");
        self.numbers(&[stroke.dashoffset()], "d");
        Ok(())
    }

    fn color(&mut self, paint: &Paint, operator: &str) -> Result<(), PictureError> {
        let Paint::Color(color) = paint else {
            return Err(PictureError::Unsupported(Feature::Gradient));
        };
        for part in [color.red, color.green, color.blue] {
            let _ = write!(self.content, "{} ", (f32::from(part) / 0.255).round() / 1000.0);
        }
        let _ = writeln!(self.content, "{operator}");
        Ok(())
    }

    fn opacity(&mut self, opacity: f32) {
        let thousandths = (opacity.clamp(0.0, 1.0) * 1000.0).round() as u32;
        // Full opacity is named only after another.
        if thousandths < 1000 || !self.opacities.is_empty() {
            self.opacities.insert(thousandths);
            let _ = writeln!(self.content, "/G{thousandths} gs");
        }
    }

    fn transform(&mut self, t: Transform) {
        if t.is_identity() {
            return;
        }
        // The scale of a group may be small and count much.
        for value in [t.sx, t.ky, t.kx, t.sy] {
            let _ = write!(self.content, "{} ", (value * 1e6).round() / 1e6);
        }
        self.numbers(&[t.tx, t.ty], "cm");
    }

    fn segments(&mut self, segments: impl Iterator<Item = PathSegment>) {
        let mut last = (0.0, 0.0);
        for segment in segments {
            match segment {
                PathSegment::MoveTo(p) => self.numbers(&[p.x, p.y], "m"),
                PathSegment::LineTo(p) => self.numbers(&[p.x, p.y], "l"),
                PathSegment::QuadTo(c, p) => {
                    // A quadratic curve as a cubic one.
                    let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                    let (x, y) = last;
                    let near = [third(x, c.x), third(y, c.y)];
                    let far = [third(p.x, c.x), third(p.y, c.y)];
                    self.numbers(&[near, far, [p.x, p.y]].concat(), "c");
                }
                PathSegment::CubicTo(a, b, p) => {
                    self.numbers(&[a.x, a.y, b.x, b.y, p.x, p.y], "c");
                }
                PathSegment::Close => self.content.push_str("h\n"),
            }
            if let PathSegment::MoveTo(p)
            | PathSegment::LineTo(p)
            | PathSegment::QuadTo(_, p)
            | PathSegment::CubicTo(_, _, p) = segment
            {
                last = (p.x, p.y);
            }
        }
    }

    fn numbers(&mut self, values: &[f32], operator: &str) {
        for value in values {
            let rounded = (value * self.precision).round() / self.precision;
            // PDF knows no infinite numbers.
            let rounded = if rounded.is_finite() { rounded } else { 0.0 };
            let _ = write!(self.content, "{rounded} ");
        }
        let _ = writeln!(self.content, "{operator}");
    }
}
