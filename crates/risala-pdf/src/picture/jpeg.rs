//! JPEG pictures: the compressed picture goes into the letter, what cameras write beside it does not.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;

use super::png::image;
use super::{Feature, Picture, PictureError, too_many_pixels};

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().map_err(|_| PictureError::Damaged)?;
    let header = decoder.info().ok_or(PictureError::Damaged)?;
    let (width, height) = (u32::from(header.width), u32::from(header.height));
    if width == 0 || height == 0 {
        return Err(PictureError::Damaged);
    }
    if too_many_pixels(width.into(), height.into()) {
        return Err(PictureError::TooLarge);
    }
    let space = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => "DeviceGray",
        Some(ColorSpace::RGB | ColorSpace::YCbCr) => "DeviceRGB",
        Some(ColorSpace::CMYK | ColorSpace::YCCK) => {
            return Err(PictureError::Unsupported(Feature::Cmyk));
        }
        _ => return Err(PictureError::Damaged),
    };
    // Readers would show a broken picture or none: better to find out now.
    decoder.decode().map_err(|_| PictureError::Damaged)?;
    let mut dict = image(space, width, height);
    dict.set("Filter", "DCTDecode");
    Ok(Picture {
        size: (width as f32, height as f32),
        dict,
        data: bare(bytes).ok_or(PictureError::Damaged)?,
        mask: None,
    })
}

/// The file without comments and application segments, but for those that tell the colours.
fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    const SCAN: u8 = 0xDA;
    const COMMENT: u8 = 0xFE;
    const ADOBE: u8 = 0xEE;
    let mut kept = bytes.get(..2)?.to_vec();
    let mut rest = bytes.get(2..)?;
    loop {
        let marker = match rest {
            [0xFF, 0xFF, ..] => {
                rest = rest.get(1..)?;
                continue;
            }
            [0xFF, marker, ..] => *marker,
            _ => return None,
        };
        if marker == SCAN {
            kept.extend(rest);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes(*rest.get(2..)?.first_chunk()?));
        let (segment, after) = rest.split_at_checked(2 + length)?;
        if !matches!(marker, 0xE1..=0xEF | COMMENT) || marker == ADOBE {
            kept.extend(segment);
        }
        rest = after;
    }
}
