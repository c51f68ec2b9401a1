//! Data of cross-reference and object streams (ISO 32000-1 section 7.4).

use std::io::Read as _;

use flate2::bufread::ZlibDecoder;

use super::object::{Dictionary, Object};

/// The data of a stream that is not packed, or packed by Flate, at most `limit` bytes.
pub(super) fn unpacked(items: &Dictionary, data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let single = |value: &Object| match value {
        Object::Array(all) => match all.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        },
        other => Some(other.clone()),
    };
    let Some(filter) = items.get(b"Filter") else {
        return (data.len() <= limit).then(|| data.to_vec());
    };
    if single(filter)?.as_name()? != b"FlateDecode" {
        return None;
    }
    let mut out = Vec::with_capacity(data.len().saturating_mul(4).min(limit));
    // One byte more tells a stream that ends here from one that goes on.
    let bound = u64::try_from(limit).ok()?.checked_add(1)?;
    ZlibDecoder::new(data).take(bound).read_to_end(&mut out).ok()?;
    if out.len() > limit {
        return None;
    }
    match items.get(b"DecodeParms") {
        Some(params) => unpredicted(single(params)?.as_dictionary()?, out),
        None => Some(out),
    }
}

/// Undoes the predictors of PNG over bytes, the only ones in use for these streams.
fn unpredicted(params: &Dictionary, data: Vec<u8>) -> Option<Vec<u8>> {
    let number = |key: &[u8], otherwise| params.get(key).map_or(Some(otherwise), Object::as_integer);
    match number(b"Predictor", 1)? {
        1 => return Some(data),
        10..=15 => {}
        _ => return None,
    }
    let width = usize::try_from(number(b"Columns", 1)?).ok().filter(|width| (1..=1024).contains(width))?;
    if number(b"Colors", 1)? != 1 || number(b"BitsPerComponent", 8)? != 8 {
        return None;
    }
    let mut out = Vec::with_capacity(data.len());
    let mut above = vec![0; width];
    for row in data.chunks_exact(width + 1) {
        let (kind, row) = row.split_first()?;
        let (mut left, mut corner) = (0_u8, 0_u8);
        for (byte, up) in row.iter().zip(&mut above) {
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => *up,
                3 => u8::midpoint(left, *up),
                4 => paeth(left, *up, corner),
                _ => return None,
            };
            (left, corner) = (byte.wrapping_add(guess), *up);
            *up = left;
        }
        out.extend_from_slice(&above);
    }
    Some(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |byte: u8| (guess - i16::from(byte)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictors() {
        let mut params = Dictionary::default();
        params.set(b"Predictor", Object::Integer(12));
        params.set(b"Columns", Object::Integer(3));
        let rows = [[0, 1, 2, 3], [1, 1, 1, 1], [2, 1, 1, 1], [3, 2, 2, 2], [4, 1, 1, 1]].concat();
        let expected = [[1, 2, 3], [1, 2, 3], [2, 3, 4], [3, 5, 6], [4, 6, 7]].concat();
        assert_eq!(unpredicted(&params, rows), Some(expected));
        assert_eq!(unpredicted(&params, vec![9, 0, 0, 0]), None);
    }

    #[test]
    fn bounded() {
        use std::io::Write as _;
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&[0; 5000]).unwrap();
        let packed = packer.finish().unwrap();
        let mut items = Dictionary::default();
        items.set(b"Filter", Object::Name(b"FlateDecode".to_vec()));
        assert_eq!(unpacked(&items, &packed, 5000).map(|data| data.len()), Some(5000));
        assert_eq!(unpacked(&items, &packed, 4999), None);
        items.set(b"Filter", Object::Name(b"LZWDecode".to_vec()));
        assert_eq!(unpacked(&items, &packed, 5000), None);
    }
}
