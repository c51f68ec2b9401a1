//! The sheet, its margins and columns, and the envelope profiles.

use risala_letter::{Lang, LayoutKind, Paper, Window};

use crate::page::Rect;

/// Millimetres in points.
pub const fn mm(value: f32) -> f32 {
    value * 72.0 / 25.4
}

/// A sheet with its margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Left and right margin in points.
    pub margin: f32,
}

/// Space between the two columns.
const GUTTER: f32 = mm(7.0);
/// Top of the body from page 2.
pub const LATER_TOP: f32 = mm(29.0);

impl Sheet {
    /// The sheet of this paper for this layout.
    pub fn new(paper: Paper, layout: LayoutKind) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (mm(210.0), mm(297.0)),
            Paper::Letter => (mm(215.9), mm(279.4)),
        };
        let margin = match layout {
            LayoutKind::Parallel => mm(20.0),
            LayoutKind::Stacked | LayoutKind::Consecutive | LayoutKind::Single => mm(25.0),
        };
        Self { width, height, margin }
    }

    /// Left edge of the text.
    pub fn left(self) -> f32 {
        self.margin
    }

    /// Right edge of the text.
    pub fn right(self) -> f32 {
        self.width - self.margin
    }

    /// The middle of the sheet.
    pub fn centre(self) -> f32 {
        self.width / 2.0
    }

    /// Width between the margins.
    pub fn text_width(self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// Width of one of two columns.
    pub fn column(self) -> f32 {
        (self.text_width() - GUTTER) / 2.0
    }

    /// The edge at which lines of a language start.
    pub fn start(self, lang: Lang) -> Anchor {
        match lang {
            Lang::En => Anchor::Left(self.left()),
            Lang::Ar => Anchor::Right(self.right()),
        }
    }

    /// End of the body on every page.
    pub fn body_end(self) -> f32 {
        self.height - mm(23.5)
    }

    /// Baseline of the foot.
    pub fn foot(self) -> f32 {
        self.height - mm(12.5)
    }
}

/// What a line is aligned to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Anchor {
    /// Its left end stands here.
    Left(f32),
    /// Its right end stands here.
    Right(f32),
    /// Its middle stands here.
    Centre(f32),
}

impl Anchor {
    /// Left end of something this wide.
    pub fn left_end(self, width: f32) -> f32 {
        match self {
            Self::Left(x) => x,
            Self::Right(x) => x - width,
            Self::Centre(x) => x - width / 2.0,
        }
    }

    /// The same, `distance` further in the direction of reading.
    pub fn indent(self, distance: f32) -> Self {
        match self {
            Self::Left(x) => Self::Left(x + distance),
            Self::Right(x) => Self::Right(x - distance),
            Self::Centre(x) => Self::Centre(x),
        }
    }
}

/// Where an envelope wants the address, and what belongs to it. All in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What stays in the window however the sheet slides in the envelope.
    pub safe: Option<Rect>,
    /// Left edge of the address where a window fixes it.
    pub address_x: Option<f32>,
    /// First baseline of the address.
    pub address_y: f32,
    /// Most lines of the address.
    pub lines: usize,
    /// Baseline of the sender line.
    pub sender_y: Option<f32>,
    /// Top of the body on page 1.
    pub body_top: f32,
    /// Folds, from the top.
    pub folds: &'static [f32],
    /// Punch mark, from the top.
    pub punch: Option<f32>,
    /// Measures of the letterhead.
    pub head: Head,
}

/// Measures of the letterhead, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Head {
    /// Side of the emblem's box.
    pub emblem: f32,
    /// Its centre.
    pub emblem_y: f32,
    /// Baseline of the names.
    pub name_y: f32,
    /// Baseline of the second line.
    pub place_y: f32,
    /// The rule.
    pub rule_y: f32,
    /// Baseline of reference and date.
    pub meta_y: f32,
    /// Left edge of reference and date where a window leaves only the right of the sheet.
    pub meta_x: Option<f32>,
}

const HEAD: Head = Head {
    emblem: mm(17.0),
    emblem_y: mm(19.6),
    name_y: mm(18.8),
    place_y: mm(24.6),
    rule_y: mm(31.0),
    meta_y: mm(39.5),
    meta_x: None,
};

const LOW_HEAD: Head = Head {
    emblem: mm(13.0),
    emblem_y: mm(13.0),
    name_y: mm(12.6),
    place_y: mm(17.6),
    rule_y: mm(22.5),
    meta_y: mm(36.0),
    meta_x: Some(mm(125.0)),
};

/// Left edge of every address in a window.
const WINDOW_X: f32 = mm(25.0);

const DIN_FOLDS: [f32; 2] = [mm(105.0), mm(210.0)];
const HIGH_FOLDS: [f32; 2] = [mm(87.0), mm(192.0)];
const US_FOLDS: [f32; 2] = [mm(99.0), mm(198.0)];

const fn safe(x: (f32, f32), y: (f32, f32)) -> Option<Rect> {
    Some(Rect { x: mm(x.0), y: mm(y.0), width: mm(x.1 - x.0), height: mm(y.1 - y.0) })
}

impl Profile {
    /// The profile of an envelope's window in a layout.
    pub fn new(window: Window, layout: LayoutKind) -> Self {
        match window {
            Window::None => Self::none(layout),
            Window::Din5008b => Self {
                safe: safe((20.0, 100.0), (50.0, 90.0)),
                sender_y: Some(mm(59.0)),
                punch: Some(mm(148.5)),
                ..Self::window(66.0, 97.0, &DIN_FOLDS)
            },
            Window::Din5008a => Self {
                safe: safe((20.0, 100.0), (32.0, 72.0)),
                sender_y: Some(mm(41.0)),
                punch: Some(mm(148.5)),
                head: LOW_HEAD,
                ..Self::window(48.0, 79.0, &HIGH_FOLDS)
            },
            Window::Dl => Self { safe: safe((20.0, 100.0), (55.0, 85.0)), ..Self::window(59.5, 91.0, &DIN_FOLDS) },
            Window::Us10 => Self {
                safe: safe((22.2, 111.1), (63.5, 86.3)),
                lines: 5,
                sender_y: Some(mm(59.3)),
                ..Self::window(66.3, 95.0, &US_FOLDS)
            },
        }
    }

    fn none(layout: LayoutKind) -> Self {
        let body = match layout {
            LayoutKind::Parallel => 65.5,
            LayoutKind::Stacked | LayoutKind::Consecutive | LayoutKind::Single => 74.0,
        };
        Self { address_x: None, ..Self::window(48.5, body, &[]) }
    }

    fn window(address: f32, body: f32, folds: &'static [f32]) -> Self {
        Self {
            safe: None,
            address_x: Some(WINDOW_X),
            address_y: mm(address),
            lines: 6,
            sender_y: None,
            body_top: mm(body),
            folds,
            punch: None,
            head: HEAD,
        }
    }
}
