//! A campaign's pictures. What was decoded last is remembered: a page that is looked at while its text is written is made
//! many times of the same pictures.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use risala_letter::campaign::PictureSource;
use risala_letter::{Campaign, Problem};
use risala_pdf::{Picture, PictureError, Pictures};

use crate::blobs::sha256;
use crate::folder::{CampaignFolder, PICTURE_LIMIT};

/// Pictures remembered at most: an emblem, a letterhead, and what three signatories have.
const REMEMBERED: usize = 8;
/// Largest file, in bytes, of a picture that is remembered.
const LARGEST: usize = 1 << 20;

/// The newest last, each by the hash of its file.
static DECODED: Mutex<VecDeque<(String, Arc<Picture>)>> = Mutex::new(VecDeque::new());

/// The campaign's pictures, and what is wrong with those that cannot be used.
pub fn read(folder: &CampaignFolder, campaign: &Campaign) -> (Pictures, Vec<Problem>) {
    let signers = campaign.signatories.iter();
    let named = signers
        .flat_map(|signer| [&signer.picture, &signer.stamp])
        .chain([&campaign.organization.emblem, &campaign.organization.letterhead])
        .chain(campaign.partners.iter().map(|partner| &partner.logo))
        .flatten()
        .map(PictureSource::file);
    let (mut pictures, mut problems) = (Pictures::default(), Vec::new());
    for file in named.collect::<BTreeSet<_>>() {
        let decoded =
            folder.bytes(file, PICTURE_LIMIT).and_then(|bytes| decoded(&bytes).map_err(|error| error.problem(file)));
        match decoded {
            Ok(picture) => pictures.insert(file, picture),
            Err(problem) => problems.push(problem),
        }
    }
    (pictures, problems)
}

fn decoded(bytes: &[u8]) -> Result<Arc<Picture>, PictureError> {
    if bytes.len() > LARGEST {
        return Picture::decode(bytes).map(Arc::new);
    }
    let hash = sha256(bytes);
    let remembered = || DECODED.lock().unwrap_or_else(PoisonError::into_inner);
    let known = remembered().iter().find(|(known, _)| *known == hash).map(|(_, picture)| Arc::clone(picture));
    if let Some(picture) = known {
        return Ok(picture);
    }
    let picture = Arc::new(Picture::decode(bytes)?);
    let mut all = remembered();
    if all.len() >= REMEMBERED {
        all.pop_front();
    }
    all.push_back((hash, Arc::clone(&picture)));
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_decoded_once_and_another_of_its_name_anew() {
        let svg = |width: u32| format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='4'/>");
        let (first, again) = (decoded(svg(4).as_bytes()).unwrap(), decoded(svg(4).as_bytes()).unwrap());
        assert!(Arc::ptr_eq(&first, &again));
        let other = decoded(svg(8).as_bytes()).unwrap();
        assert_eq!((first.size(), other.size()), ((4.0, 4.0), (8.0, 4.0)));
        assert!(decoded(b"no picture").is_err());
        assert!(decoded(b"no picture").is_err());
    }
}
