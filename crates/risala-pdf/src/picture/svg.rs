//! SVG pictures: paths with their fills and strokes become a form.

use super::{Picture, PictureError};

pub(super) fn decode(_bytes: &[u8]) -> Result<Picture, PictureError> {
    Err(PictureError::Unknown)
}
