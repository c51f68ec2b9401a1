//! A signature dictionary whose byte range and contents are filled after all else is written.

use crate::SignError;
use crate::pdf::{Dictionary, ObjectId, Update, write_dictionary};

/// Room for each of three numbers of a byte range, as wide as any offset.
const NUMBER: usize = 10;
const RANGE_KEY: &[u8] = b"/ByteRange[0 ";
const CONTENTS_KEY: &[u8] = b"/Contents ";

/// The places of a finished file that are still empty.
pub(crate) struct Hole {
    /// Where the range's second number begins.
    range: usize,
    /// Where the `<` of the contents stands.
    contents: usize,
    /// Octets of the message at most.
    room: usize,
}

impl Hole {
    /// Appends the dictionary with empty places.
    pub fn put(update: &mut Update, id: ObjectId, items: &Dictionary, room: usize) -> Self {
        let mut out = Vec::with_capacity(2 * room + 512);
        write_dictionary(&mut out, items);
        out.truncate(out.len().saturating_sub(2));
        out.extend_from_slice(RANGE_KEY);
        let range = out.len();
        out.resize(range + 3 * NUMBER + 2, b' ');
        out.push(b']');
        out.extend_from_slice(CONTENTS_KEY);
        let contents = out.len();
        out.push(b'<');
        out.resize(contents + 1 + 2 * room, b'0');
        out.extend_from_slice(b">>>");
        let start = update.put_raw(id, &out);
        Self { range: start + range, contents: start + contents, room }
    }

    /// Writes the byte range.
    pub fn set_range(&self, bytes: &mut [u8]) -> Result<(), SignError> {
        let after = self.after();
        let rest = bytes.len().saturating_sub(after);
        let range = format!("{:>NUMBER$} {after:>NUMBER$} {rest:>NUMBER$}", self.contents);
        put(bytes, self.range, range.as_bytes())
    }

    /// The two parts that the byte range covers, and the message's place between them.
    pub fn parts<'a>(&self, bytes: &'a [u8]) -> Result<[&'a [u8]; 3], SignError> {
        let (rest, tail) = bytes.split_at_checked(self.after()).ok_or(SignError::NotPdf)?;
        let (head, place) = rest.split_at_checked(self.contents).ok_or(SignError::NotPdf)?;
        Ok([head, place, tail])
    }

    /// Writes the message.
    pub fn fill(&self, bytes: &mut [u8], message: &[u8]) -> Result<(), SignError> {
        if message.len() > self.room {
            return Err(SignError::Room { needed: message.len() });
        }
        put(bytes, self.contents + 1, crate::certificate::hex(message).as_bytes())
    }

    /// Where the second part begins.
    fn after(&self) -> usize {
        self.contents + 2 * self.room + 2
    }
}

fn put(bytes: &mut [u8], at: usize, text: &[u8]) -> Result<(), SignError> {
    let place = bytes.get_mut(at..at + text.len());
    place.ok_or(SignError::NotPdf)?.copy_from_slice(text);
    Ok(())
}
