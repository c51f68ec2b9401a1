//! PNG pictures: eight bits a channel, transparency apart.

use lopdf::{Dictionary, dictionary};
use png::{BitDepth, ColorType, Decoder, Limits, Transformations};

use super::{MAX_PIXELS, Picture, PictureError, too_many_pixels};
use crate::deflate::{Effort, deflate};

pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let limits = Limits { bytes: 8 * MAX_PIXELS as usize };
    let mut decoder = Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(|_| PictureError::Damaged)?;
    let (width, height) = (header.width, header.height);
    if too_many_pixels(width.into(), height.into()) {
        return Err(PictureError::TooLarge);
    }
    let mut reader = decoder.read_info().map_err(|_| PictureError::Damaged)?;
    let size = reader.output_buffer_size().ok_or(PictureError::TooLarge)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(|_| PictureError::Damaged)?;
    pixels.truncate(frame.buffer_size());
    let (channels, alpha) = match (frame.color_type, frame.bit_depth) {
        (ColorType::Grayscale, BitDepth::Eight) => (1, false),
        (ColorType::GrayscaleAlpha, BitDepth::Eight) => (1, true),
        (ColorType::Rgb, BitDepth::Eight) => (3, false),
        (ColorType::Rgba, BitDepth::Eight) => (3, true),
        _ => return Err(PictureError::Damaged),
    };
    let space = if channels == 1 { "DeviceGray" } else { "DeviceRGB" };
    let image = |space: &str| image(space, width, height);
    let mask = alpha.then(|| {
        let alpha: Vec<u8> = pixels.iter().skip(channels).step_by(channels + 1).copied().collect();
        (image("DeviceGray"), deflate(&alpha, Effort::of(alpha.len())))
    });
    if alpha {
        let pixel = pixels.chunks_exact(channels + 1);
        pixels = pixel.flat_map(|pixel| pixel.iter().take(channels).copied()).collect();
    }
    // A mask without any transparency is of no use.
    let mut dict = image(space);
    dict.set("Filter", "FlateDecode");
    Ok(Picture { size: (width as f32, height as f32), dict, data: deflate(&pixels, Effort::of(pixels.len())), mask })
}

pub(super) fn image(space: &str, width: u32, height: u32) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}
