//! Sizes and leadings: the table of each style, and the ladder a letter steps down to stay on its page.

use risala_letter::{LayoutKind, Style};

use crate::font::Factors;
use crate::text::Sizes;

/// How the faces of a style relate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The style whose table holds; none for fonts that were measured.
    table: Option<Style>,
    /// Latin size by nominal size.
    latin: f32,
    /// Arabic size by Latin size.
    arabic: f32,
    /// Nominal size of the organization's Arabic name, before both factors.
    arabic_name: f32,
    leading: (f32, f32),
}

/// Body sizes at one nominal size, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Body {
    /// The nominal size.
    pub nominal: f32,
    /// Sizes of the two scripts.
    pub sizes: Sizes,
    /// Leading of English.
    pub latin_leading: f32,
    /// Leading of Arabic.
    pub arabic_leading: f32,
}

/// Latin size and leading, Arabic size and leading.
type Step = (f32, f32, f32, f32);

const NOMINAL: [f32; 8] = [9.5, 9.75, 10.0, 10.25, 10.5, 11.0, 11.5, 12.0];

const CLASSIC: [Step; 8] = [
    (9.5, 12.75, 11.25, 16.25),
    (9.75, 13.0, 11.5, 16.75),
    (10.0, 13.5, 11.75, 17.0),
    (10.25, 13.75, 12.125, 17.5),
    (10.5, 14.0, 12.375, 18.0),
    (11.0, 14.75, 13.0, 18.75),
    (11.5, 15.5, 13.625, 19.75),
    (12.0, 16.0, 14.125, 20.5),
];

const NASKH: [Step; 8] = [
    (9.5, 12.75, 10.625, 15.25),
    (9.75, 13.0, 10.875, 15.75),
    (10.0, 13.5, 11.25, 16.25),
    (10.25, 13.75, 11.5, 16.5),
    (10.5, 14.0, 11.75, 17.0),
    (11.0, 14.75, 12.375, 17.75),
    (11.5, 15.5, 12.875, 18.5),
    (12.0, 16.0, 13.5, 19.5),
];

const MODERN: [Step; 8] = [
    (8.375, 12.25, 9.0, 13.75),
    (8.625, 12.5, 9.375, 14.5),
    (8.75, 12.75, 9.5, 14.75),
    (9.0, 13.25, 9.75, 15.0),
    (9.25, 13.5, 10.0, 15.5),
    (9.625, 14.0, 10.375, 16.0),
    (10.125, 14.75, 10.875, 16.75),
    (10.5, 15.25, 11.375, 17.5),
];

impl Scale {
    /// The factors of a style, or of the organization's own fonts.
    pub fn new(style: Style, own: Option<Factors>) -> Self {
        if let Some(own) = own {
            let leading = (own.latin_leading, own.arabic_leading);
            return Self { table: None, latin: own.latin, arabic: own.arabic, arabic_name: 14.0, leading };
        }
        let (latin, arabic, arabic_name, leading) = match style {
            Style::Classic => (1.0, 1.18, 14.5, (1.34, 1.45)),
            Style::Naskh => (1.0, 1.12, 14.0, (1.34, 1.44)),
            Style::Modern => (0.88, 1.08, 14.0, (1.46, 1.54)),
        };
        Self { table: Some(style), latin, arabic, arabic_name, leading }
    }

    /// Sizes of small print given at its nominal size.
    pub fn small(&self, nominal: f32) -> Sizes {
        let latin = nominal * self.latin;
        Sizes { latin, arabic: latin * self.arabic }
    }

    /// Sizes of the organization's Arabic name; `shrink` is 1 or less.
    pub fn arabic_name(&self, shrink: f32) -> Sizes {
        self.small(self.arabic_name * shrink)
    }

    /// Body sizes at a nominal size: the table's, between its steps by the rule it was made by.
    pub fn body(&self, nominal: f32) -> Body {
        let table = self.table.map(|style| match style {
            Style::Classic => &CLASSIC,
            Style::Naskh => &NASKH,
            Style::Modern => &MODERN,
        });
        let step = table.and_then(|table| NOMINAL.iter().zip(table).find(|(n, _)| **n == nominal));
        let (latin, latin_leading, arabic, arabic_leading) = match step {
            Some((_, step)) => *step,
            None => self.rule(nominal),
        };
        Body { nominal, sizes: Sizes { latin, arabic }, latin_leading, arabic_leading }
    }

    fn rule(&self, nominal: f32) -> Step {
        let eighth = |v: f32| (v * 8.0).round() / 8.0;
        let quarter = |v: f32| (v * 4.0).round() / 4.0;
        let latin = eighth(nominal * self.latin);
        let arabic = eighth(latin * self.arabic);
        let (l, a) = self.leading;
        (latin, quarter(latin * l), arabic, quarter(arabic * a))
    }
}

impl Body {
    /// Sizes of what stands after the signature.
    pub fn after(&self) -> Sizes {
        Sizes { latin: self.sizes.latin * 0.92, arabic: self.sizes.arabic * 0.92 }
    }
}

/// Nominal sizes to try, the largest first.
pub fn ladder(layout: LayoutKind) -> &'static [f32] {
    match layout {
        LayoutKind::Parallel => &[10.5, 10.25, 10.0, 9.75, 9.5],
        LayoutKind::Stacked | LayoutKind::Consecutive | LayoutKind::Single => &[12.0, 11.5, 11.0, 10.5],
    }
}

/// The nominal size of a letter that needs a second page at every step.
pub fn running_on(layout: LayoutKind) -> f32 {
    match layout {
        LayoutKind::Parallel => 10.5,
        LayoutKind::Stacked | LayoutKind::Consecutive | LayoutKind::Single => 11.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_follows_its_rule_within_an_eighth() {
        for style in [Style::Classic, Style::Naskh, Style::Modern] {
            let scale = Scale::new(style, None);
            for nominal in NOMINAL {
                let body = scale.body(nominal);
                let rule = scale.rule(nominal);
                assert!((body.sizes.latin - rule.0).abs() < 0.126, "{style:?} {nominal}");
                assert!((body.latin_leading - rule.1).abs() < 0.26, "{style:?} {nominal}");
                assert!((body.sizes.arabic - rule.2).abs() < 0.126, "{style:?} {nominal}");
                assert!((body.arabic_leading - rule.3).abs() < 0.26, "{style:?} {nominal}");
            }
        }
    }

    #[test]
    fn sizes_of_page_parts() {
        let classic = Scale::new(Style::Classic, None);
        assert!((classic.arabic_name(1.0).arabic - 17.11).abs() < 0.001);
        let modern = Scale::new(Style::Modern, None);
        assert!((modern.small(9.5).latin - 8.36).abs() < 0.001);
        assert!((modern.arabic_name(1.0).arabic - 13.3056).abs() < 0.001);
    }
}
