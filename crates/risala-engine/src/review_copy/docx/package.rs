//! The archive that an office file is (ECMA-376 part 2): its parts by what they are for, unpacked within bounds.

use std::io::{Cursor, Read};

use risala_letter::Problem;
use zip::ZipArchive;

use super::super::{NOT_DOCX, PROTECTED, TOO_LARGE};
use super::xml::{Step, attribute, walk};

/// Largest part and all parts that are read, unpacked, in bytes.
const MAX_UNPACKED: u64 = 32 << 20;
/// Most files in the archive.
const MAX_FILES: usize = 4096;
/// How a file begins that is no archive but the older kind of office file, or one with a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The parts of a document.
pub struct Package {
    /// The text.
    pub document: Vec<u8>,
    /// How lists are numbered; empty when there is no such part.
    pub numbering: Vec<u8>,
    /// Styles.
    pub styles: Vec<u8>,
    /// Comments.
    pub comments: Vec<u8>,
    /// Title and keywords.
    pub properties: Vec<u8>,
}

/// That the bytes are no document of a word processor.
pub fn not_docx(detail: impl std::fmt::Display) -> Problem {
    Problem::error(NOT_DOCX).arg("detail", detail)
}

/// That there is more in it than any letter has.
pub fn too_large() -> Problem {
    Problem::error(TOO_LARGE).arg("limit", MAX_UNPACKED >> 20)
}

/// Unpacks a document.
pub fn unpack(bytes: &[u8]) -> Result<Package, Problem> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Problem::error(PROTECTED));
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_docx)?;
    if archive.len() > MAX_FILES {
        return Err(too_large());
    }
    let mut files = Files { archive, left: MAX_UNPACKED };
    let roots = files.relations("_rels/.rels", "")?;
    let main = part(&roots, "officeDocument").ok_or_else(|| not_docx("no text"))?;
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let own = files.relations(&format!("{folder}/_rels/{name}.rels"), folder)?;
    let mut of = |relations: &[Relation], kind: &str| match part(relations, kind) {
        Some(name) => files.bytes(name),
        None => Ok(Vec::new()),
    };
    let document = of(&roots, "officeDocument")?;
    if document.is_empty() {
        return Err(not_docx("no text"));
    }
    Ok(Package {
        document,
        numbering: of(&own, "numbering")?,
        styles: of(&own, "styles")?,
        comments: of(&own, "comments")?,
        properties: of(&roots, "core-properties")?,
    })
}

/// What kind of part, and its name in the archive.
type Relation = (String, String);

fn part<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|(found, _)| found == kind).map(|(_, name)| name.as_str())
}

struct Files<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// What may still be unpacked. What an archive says about its sizes may be a lie.
    left: u64,
}

impl Files<'_> {
    /// The bytes of a file; none of one that is not there.
    fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Problem> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(zip::result::ZipError::FileNotFound) => return Ok(Vec::new()),
            Err(error) => return Err(not_docx(error)),
        };
        let mut bytes = Vec::new();
        let size = file.take(self.left + 1).read_to_end(&mut bytes).map_err(not_docx)? as u64;
        self.left = self.left.checked_sub(size).ok_or_else(too_large)?;
        Ok(bytes)
    }

    /// What the parts beside `folder` are for.
    fn relations(&mut self, name: &str, folder: &str) -> Result<Vec<Relation>, Problem> {
        let bytes = self.bytes(name.trim_start_matches('/'))?;
        let mut relations = Vec::new();
        let read = walk(&bytes, |step| {
            if let Step::Start(_, "Relationship", element) = step
                && attribute(element, "TargetMode").as_deref() != Some("External")
                && let (Some(kind), Some(target)) = (attribute(element, "Type"), attribute(element, "Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let inside = target.strip_prefix('/').map(str::to_owned);
                let below = || if folder.is_empty() { target.clone() } else { format!("{folder}/{target}") };
                relations.push((kind, inside.unwrap_or_else(below)));
            }
            Ok(())
        });
        read.map(|()| relations).map_err(not_docx)
    }
}
