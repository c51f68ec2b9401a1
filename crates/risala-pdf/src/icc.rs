//! The colour space of screens, sRGB, as an ICC profile (ICC.1:2004-10), computed from the constants of
//! IEC 61966-2-1 adapted to D50.

/// Columns of the matrix from linear red, green and blue to XYZ under D50.
const PRIMARIES: [(&[u8; 4], [f64; 3]); 3] = [
    (b"rXYZ", [0.436_066, 0.222_488, 0.013_916]),
    (b"gXYZ", [0.385_147, 0.716_873, 0.097_076]),
    (b"bXYZ", [0.143_066, 0.060_608, 0.714_096]),
];
const D50: [f64; 3] = [0.964_203, 1.0, 0.824_905];
/// Bradford's adaptation from D65 to D50.
const ADAPTATION: [f64; 9] =
    [1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076, 0.751_678];
/// ((a x + b) ^ g above d, c x below), in the order g a b c d.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile's bytes.
pub(crate) fn srgb() -> Vec<u8> {
    let mut tags = vec![
        (*b"desc", localized("sRGB")),
        (*b"cprt", localized("No copyright, use freely")),
        (*b"wtpt", fixed(b"XYZ ", &D50)),
        (*b"chad", fixed(b"sf32", &ADAPTATION)),
    ];
    tags.extend(PRIMARIES.map(|(tag, xyz)| (*tag, fixed(b"XYZ ", &xyz))));
    // One curve serves the three channels.
    tags.push((*b"rTRC", curve()));
    let count = tags.len() + 2;
    let mut table = (count as u32).to_be_bytes().to_vec();
    let mut body = Vec::new();
    let first = 128 + 4 + 12 * count;
    for (tag, bytes) in tags {
        let names: &[[u8; 4]] = if tag == *b"rTRC" { &[*b"rTRC", *b"gTRC", *b"bTRC"] } else { &[tag] };
        for name in names {
            table.extend(name);
            table.extend(((first + body.len()) as u32).to_be_bytes());
            table.extend((bytes.len() as u32).to_be_bytes());
        }
        body.extend(bytes);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(first + body.len());
    profile.extend(table);
    profile.extend(body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = (size as u32).to_be_bytes().to_vec();
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2026u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.into_iter().flat_map(s15_fixed_16));
    header.resize(128, 0);
    header
}

fn s15_fixed_16(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn fixed(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(values.iter().flat_map(|value| s15_fixed_16(*value)));
    bytes
}

fn curve() -> Vec<u8> {
    let mut bytes = b"para".to_vec();
    bytes.extend([0, 0, 0, 0, 0, 3, 0, 0]);
    bytes.extend(CURVE.into_iter().flat_map(s15_fixed_16));
    bytes
}

fn localized(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc".to_vec();
    for number in [0, 1, 12] {
        bytes.extend(u32::to_be_bytes(number));
    }
    bytes.extend(b"enUS");
    for number in [units.len() as u32, 28] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(units);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_make_white() {
        for (axis, white) in D50.into_iter().enumerate() {
            let sum: f64 = PRIMARIES.iter().map(|(_, xyz)| xyz[axis]).sum();
            assert!((sum - white).abs() < 2e-4, "{axis}: {sum}");
        }
    }

    #[test]
    fn tags_lie_inside_the_profile() {
        let profile = srgb();
        let word = |at: usize| u32::from_be_bytes(*profile[at..].first_chunk().unwrap()) as usize;
        assert_eq!(word(0), profile.len());
        for tag in 0..word(128) {
            let at = 132 + 12 * tag;
            assert!(word(at + 4) + word(at + 8) <= profile.len());
        }
    }
}
