//! Ink of one line that comes too close to the next: the tail of a ج over the hamza of a أ.

use super::Setting;
use crate::font::Fonts;
use crate::page::Line;

/// Least distance of the ink of two lines, in ems.
const CLEAR: f32 = 0.04;
/// Width of a strip in points; ink is compared strip by strip.
const STRIP: f32 = 1.0;

/// The numbers of the lines whose ink comes too close to that of the next.
pub fn crowded(lines: &[Line], fonts: &Fonts, setting: &Setting, rtl: bool) -> Vec<usize> {
    let Some(leading) = setting.leading else {
        return Vec::new();
    };
    let em = if rtl { setting.sizes.arabic } else { setting.sizes.latin };
    let free = leading - CLEAR * em;
    let profiles: Vec<Profile> = lines.iter().map(|line| Profile::new(line, fonts, setting.measure, rtl)).collect();
    let pairs = profiles.iter().zip(profiles.iter().skip(1)).enumerate();
    pairs.filter(|(_, (above, below))| above.meets(below, free)).map(|(n, _)| n).collect()
}

/// How far a line's ink reaches above and below its baseline, in points.
struct Profile {
    /// The most of the whole line.
    most: (f32, f32),
    /// By strip from the left of the measure.
    strips: Vec<(f32, f32)>,
}

impl Profile {
    fn new(line: &Line, fonts: &Fonts, measure: f32, rtl: bool) -> Self {
        let count = strip(measure) + 1;
        let mut profile = Self { most: (0.0, 0.0), strips: vec![(0.0, 0.0); count] };
        let left = if rtl { measure - line.width } else { 0.0 };
        line.boxes(fonts, |ink| {
            let reach = |(up, down): (f32, f32)| (up.max(ink.y_max), down.max(-ink.y_min));
            profile.most = reach(profile.most);
            let (first, last) = (strip(left + ink.x_min), strip(left + ink.x_max));
            let strips = profile.strips.iter_mut().take(last + 1).skip(first);
            strips.for_each(|strip| *strip = reach(*strip));
        });
        profile
    }

    /// Whether ink of this line and of the one below take more than `free` together.
    fn meets(&self, below: &Self, free: f32) -> bool {
        self.most.1 + below.most.0 > free
            && self.strips.iter().zip(&below.strips).any(|((_, down), (up, _))| down + up > free)
    }
}

fn strip(x: f32) -> usize {
    (x.max(0.0) / STRIP) as usize
}
