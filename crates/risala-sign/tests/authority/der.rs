//! DER as the test authority writes it, apart from the code under test.

pub fn tlv(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let mut out = vec![tag];
    match value.len() {
        short @ ..0x80 => out.push(short as u8),
        length @ ..0x100 => out.extend([0x81, length as u8]),
        length => {
            out.push(0x82);
            out.extend((length as u16).to_be_bytes());
        }
    }
    out.extend(value);
    out
}

pub fn seq(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, parts)
}

pub fn int(value: &[u8]) -> Vec<u8> {
    tlv(0x02, &[value])
}

pub fn octets(value: &[u8]) -> Vec<u8> {
    tlv(0x04, &[value])
}

pub fn bits(value: &[u8]) -> Vec<u8> {
    tlv(0x03, &[&[0], value])
}

/// An object identifier of dotted numbers.
pub fn oid(text: &str) -> Vec<u8> {
    let numbers: Vec<u64> = text.split('.').map(|part| part.parse().unwrap()).collect();
    let mut value = vec![(numbers[0] * 40 + numbers[1]) as u8];
    for number in &numbers[2..] {
        let mut groups = vec![(number & 0x7F) as u8];
        let mut rest = number >> 7;
        while rest > 0 {
            groups.push((rest & 0x7F) as u8 | 0x80);
            rest >>= 7;
        }
        value.extend(groups.iter().rev());
    }
    tlv(0x06, &[&value])
}

pub fn time(text: &str) -> Vec<u8> {
    tlv(0x18, &[text.as_bytes()])
}

/// The first element and what follows it: whole, value, rest.
pub fn first(bytes: &[u8]) -> (&[u8], &[u8], &[u8]) {
    let (length, head) = match bytes[1] {
        short @ ..0x80 => (usize::from(short), 2),
        long => {
            let count = usize::from(long & 0x7F);
            let length = bytes[2..2 + count].iter().fold(0, |length, octet| length << 8 | usize::from(*octet));
            (length, 2 + count)
        }
    };
    let (whole, rest) = bytes.split_at(head + length);
    (whole, &whole[head..], rest)
}

/// The elements of a sequence's value.
pub fn all(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (whole, _, rest) = first(bytes);
        found.push(whole);
        bytes = rest;
    }
    found
}
