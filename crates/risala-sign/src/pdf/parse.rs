//! Syntax of objects (ISO 32000-1 sections 7.2 and 7.3), read strictly: what two readers could read in
//! two ways is not read at all.

use super::object::{Dictionary, Object};

/// Arrays and dictionaries inside one another.
const MAX_DEPTH: usize = 64;

/// Reads from a place in a file on.
#[derive(Debug, Clone)]
pub(crate) struct Parser<'a> {
    bytes: &'a [u8],
    /// Where the next byte stands.
    pub at: usize,
}

impl<'a> Parser<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes over white space and comments.
    pub fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at += line.unwrap_or(self.rest().len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Takes a word that must come next, and must end there.
    pub fn word(&mut self, word: &[u8]) -> Option<()> {
        self.skip();
        let after = self.rest().strip_prefix(word)?;
        if after.first().is_some_and(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
            return None;
        }
        self.at += word.len();
        Some(())
    }

    /// A whole number without a sign.
    pub fn unsigned(&mut self) -> Option<usize> {
        self.skip();
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(self.rest().get(..digits)?).ok()?;
        let number = text.parse().ok()?;
        self.at += digits;
        Some(number)
    }

    /// The next object that is no stream.
    pub fn object(&mut self) -> Option<Object> {
        self.value(MAX_DEPTH)
    }

    fn value(&mut self, depth: usize) -> Option<Object> {
        self.skip();
        let depth = depth.checked_sub(1)?;
        match self.peek()? {
            b'/' => self.name().map(Object::Name),
            b'(' => self.literal().map(Object::String),
            b'[' => self.array(depth),
            b'<' if self.rest().starts_with(b"<<") => self.dictionary(depth).map(Object::Dictionary),
            b'<' => self.hexadecimal().map(Object::String),
            b'0'..=b'9' => Some(self.reference().or_else(|| self.number())?),
            b'+' | b'-' | b'.' => self.number(),
            b't' => self.word(b"true").map(|()| Object::Boolean(true)),
            b'f' => self.word(b"false").map(|()| Object::Boolean(false)),
            b'n' => self.word(b"null").map(|()| Object::Null),
            _ => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.peek()? == b']' {
                self.at += 1;
                return Some(Object::Array(items));
            }
            items.push(self.value(depth)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        self.at += 2;
        let mut items = Dictionary::default();
        loop {
            self.skip();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                return Some(items);
            }
            if self.peek()? != b'/' {
                return None;
            }
            let key = self.name()?;
            let value = self.value(depth)?;
            if !items.add(key, value) {
                return None;
            }
        }
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| !is_space(*byte) && !is_delimiter(*byte)) {
            self.at += 1;
            if byte == b'#' {
                let digits = self.rest().get(..2)?;
                name.push(super::from_hex(digits)?.first().copied()?);
                self.at += 2;
            } else {
                name.push(byte);
            }
        }
        Some(name)
    }

    fn reference(&mut self) -> Option<Object> {
        let mut ahead = self.clone();
        let number = u32::try_from(ahead.unsigned()?).ok()?;
        let generation = u16::try_from(ahead.unsigned().filter(|_| ahead.at > self.at)?).ok()?;
        ahead.word(b"R")?;
        *self = ahead;
        Some(Object::Reference((number, generation)))
    }

    fn number(&mut self) -> Option<Object> {
        let length = self.rest().iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.')).count();
        let text = std::str::from_utf8(self.rest().get(..length)?).ok()?;
        self.at += length;
        if let Ok(whole) = text.parse() {
            return Some(Object::Integer(whole));
        }
        text.parse().ok().map(Object::Real)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut out = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut out)?,
                b'(' => open += 1,
                b')' if open == 1 => return Some(out),
                b')' => open -= 1,
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    out.push(b'\n');
                    continue;
                }
                _ => {}
            }
            if byte != b'\\' {
                out.push(byte);
            }
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) -> Option<()> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'0'..=b'7' => {
                let mut code = u16::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code << 3 | u16::from(digit - b'0');
                    self.at += 1;
                }
                out.push(code.to_le_bytes()[0]);
            }
            other => out.push(other),
        }
        Some(())
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let length = self.rest().iter().position(|byte| *byte == b'>')?;
        let mut digits = self.rest().get(..length)?.to_vec();
        digits.retain(|byte| !is_space(*byte));
        if digits.len() % 2 == 1 {
            digits.push(b'0');
        }
        self.at += length + 1;
        super::from_hex(&digits)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(text: &str) -> Option<Object> {
        let mut parser = Parser::new(text.as_bytes(), 0);
        let object = parser.object()?;
        parser.skip();
        (parser.at == text.len()).then_some(object)
    }

    #[test]
    fn objects() {
        let string = |text: &str| Some(Object::String(text.as_bytes().to_vec()));
        let cases = [
            ("null", Some(Object::Null)),
            (" true % note\n", Some(Object::Boolean(true))),
            ("-12", Some(Object::Integer(-12))),
            ("+.5", Some(Object::Real(0.5))),
            ("7 0 R", Some(Object::Reference((7, 0)))),
            (
                "[1 2 3 0 R]",
                Some(Object::Array(vec![Object::Integer(1), Object::Integer(2), Object::Reference((3, 0))])),
            ),
            ("/a#2Fb", Some(Object::Name(b"a/b".to_vec()))),
            (r"(a\(b\)(c)\101\n)", string("a(b)(c)A\n")),
            ("(a\\\nb\r\nc)", string("ab\nc")),
            ("<4 14>", string("A@")),
            ("<<", None),
            ("<</A 1/A 2>>", None),
            ("<</A>>", None),
            ("nul", None),
            ("trueish", None),
            ("<4G>", None),
            ("(", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parsed(text), expected, "{text}");
        }
        assert_eq!(parsed(&"[".repeat(100_000)), None);
        let Some(Object::Dictionary(items)) = parsed("<</A[1]/B<</C(d)>>>>") else { panic!() };
        assert_eq!(items.len(), 2);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Parser::new(&bytes, 0).object();
        }
    }
}
