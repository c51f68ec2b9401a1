//! A message as DATA wants it, RFC 5321 section 4.5.2: lines end with CRLF, a dot that begins a line is doubled.

/// Octets sent at once.
const BLOCK: usize = 64 << 10;

/// The blocks of a message, without the final dot.
pub(crate) struct Blocks<'a> {
    rest: &'a [u8],
}

impl<'a> Blocks<'a> {
    pub fn of(message: &'a [u8]) -> Self {
        Self { rest: message }
    }

    /// Whether nothing is left for another block.
    pub fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Fills the next block; false when there is none.
    pub fn next_into(&mut self, block: &mut Vec<u8>) -> bool {
        block.clear();
        while block.len() < BLOCK && !self.rest.is_empty() {
            let end = self.rest.iter().position(|octet| matches!(octet, b'\r' | b'\n'));
            let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            if line.first() == Some(&b'.') {
                block.push(b'.');
            }
            block.extend_from_slice(line);
            block.extend_from_slice(b"\r\n");
            // A lone CR or LF would be a line's end to some servers and none to others.
            self.rest = match rest {
                [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
                [] => rest,
            };
        }
        !block.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sent(message: &[u8]) -> Vec<u8> {
        let (mut blocks, mut block, mut all) = (Blocks::of(message), Vec::new(), Vec::new());
        while blocks.next_into(&mut block) {
            all.extend_from_slice(&block);
        }
        all
    }

    #[test]
    fn dots_and_ends() {
        let cases: [(&[u8], &[u8]); 8] = [
            (b"", b""),
            (b"a\r\n", b"a\r\n"),
            (b"a", b"a\r\n"),
            (b".\r\n", b"..\r\n"),
            (b"a\r\n.\r\n.b\r\n", b"a\r\n..\r\n..b\r\n"),
            (b"a\n.\nb", b"a\r\n..\r\nb\r\n"),
            (b"a\r.\r\n", b"a\r\n..\r\n"),
            (b"\r\n\r\n", b"\r\n\r\n"),
        ];
        for (message, expected) in cases {
            assert_eq!(sent(message), expected, "{message:?}");
        }
        let long = b"0123456789\r\n".repeat(20_000);
        assert_eq!(sent(&long), long);
    }

    proptest! {
        /// Nothing in a message can end it: no line is a dot alone, and no CR or LF stands alone.
        #[test]
        fn no_message_ends_itself(message in proptest::collection::vec(prop_oneof![Just(b'.'), Just(b'\r'), Just(b'\n'), any::<u8>()], 0..200)) {
            let sent = sent(&message);
            prop_assert!(sent.is_empty() || sent.ends_with(b"\r\n"));
            let text = sent.strip_suffix(b"\r\n").unwrap_or(&sent);
            let lines: Vec<Vec<u8>> = text.split(|octet| *octet == b'\n').map(<[u8]>::to_vec).collect();
            for (index, line) in lines.iter().enumerate() {
                let is_last = index + 1 == lines.len();
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                prop_assert!(line != b".");
                prop_assert!(!line.contains(&b'\r'));
                prop_assert!(is_last || lines[index].ends_with(b"\r"));
            }
        }
    }
}
