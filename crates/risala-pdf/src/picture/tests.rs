use super::*;
use lopdf::Stream;

fn png(color: ::png::ColorType, depth: ::png::BitDepth, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ::png::ColorType::Indexed {
        encoder.set_palette(vec![255, 0, 0, 0, 0, 255]);
    }
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}

fn unpacked(dict: &Dictionary, data: &[u8]) -> Vec<u8> {
    let stream = Stream::new(dict.clone(), data.to_vec());
    stream.decompressed_content().unwrap()
}

#[test]
fn every_png_becomes_eight_bits_with_its_transparency_apart() {
    use ::png::BitDepth::{Eight, Sixteen};
    use ::png::ColorType::{Grayscale, GrayscaleAlpha, Indexed, Rgb, Rgba};
    type Case<'a> = (::png::ColorType, ::png::BitDepth, &'a [u8], &'a [u8], Option<&'a [u8]>);
    let cases: [Case<'_>; 6] = [
        (Grayscale, Eight, &[1, 2], &[1, 2], None),
        (GrayscaleAlpha, Eight, &[1, 9, 2, 8], &[1, 2], Some(&[9, 8])),
        (Rgb, Eight, &[1, 2, 3, 4, 5, 6], &[1, 2, 3, 4, 5, 6], None),
        (Rgba, Eight, &[1, 2, 3, 9, 4, 5, 6, 8], &[1, 2, 3, 4, 5, 6], Some(&[9, 8])),
        (Indexed, Eight, &[1, 0], &[0, 0, 255, 255, 0, 0], None),
        (Grayscale, Sixteen, &[1, 200, 2, 200], &[1, 2], None),
    ];
    for (color, depth, pixels, expected, alpha) in cases {
        let picture = Picture::decode(&png(color, depth, pixels)).unwrap();
        assert_eq!(picture.size(), (2.0, 1.0));
        assert_eq!(unpacked(&picture.dict, &picture.data), expected, "{color:?}");
        let mask = picture.mask.map(|(mut dict, data)| {
            dict.set("Filter", "FlateDecode");
            unpacked(&dict, &data)
        });
        assert_eq!(mask.as_deref(), alpha, "{color:?}");
    }
}

#[test]
fn a_jpeg_stays_compressed_and_loses_what_the_camera_wrote() {
    let bytes = include_bytes!("fixtures/rgb.jpg");
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|w| w == word);
    assert!(has(bytes, b"SecretCamera") && has(bytes, b"made at home"));
    let picture = Picture::decode(bytes).unwrap();
    assert_eq!(picture.size(), (16.0, 8.0));
    assert!(!has(&picture.data, b"SecretCamera") && !has(&picture.data, b"made at home"));
    let mut again = zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(&picture.data));
    let pixels = again.decode().unwrap();
    assert!(pixels[2] > 150 && pixels[3 * 15] > 150, "blue, then red");
}

#[test]
fn an_svg_becomes_paths() {
    let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
        <g transform="translate(2 3)" opacity=".5"><path d="M0 0L4 0L4 4Z" fill="#f00"/></g>
        <circle cx="5" cy="5" r="2" fill="none" stroke="#00f" stroke-width=".5"/></svg>"##;
    let picture = Picture::decode(svg).unwrap();
    assert_eq!(picture.size(), (20.0, 10.0));
    let content = String::from_utf8(unpacked(&picture.dict, &picture.data)).unwrap();
    for expected in ["1 0 0 1 2 3 cm", "/G500 gs", "1 0 0 rg", "4 0 l", "0 0 1 RG", "0.5 w"] {
        assert!(content.contains(expected), "{expected} in {content}");
    }
    assert_eq!(content.matches("q\n").count(), content.matches("Q\n").count());
}

#[test]
fn what_letters_cannot_show_is_refused() {
    let svg =
        |inner: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inner}</svg>").into_bytes();
    let deep = format!("{}{}", "<g>".repeat(5000), "</g>".repeat(5000));
    let bomb: String =
        (0..30).map(|n| format!("<g id='a{}'><use href='#a{n}'/><use href='#a{n}'/></g>", n + 1)).collect();
    let bomb = format!("<defs><path id='a0' d='M0 0h1'/>{bomb}</defs><use href='#a30'/>");
    let huge = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>".len() + MAX_BYTES;
    let cases: [(Vec<u8>, PictureError); 12] = [
        (b"GIF89a".to_vec(), PictureError::Unknown),
        (b"<html/>".to_vec(), PictureError::Unknown),
        (vec![b' '; huge], PictureError::TooLarge),
        (b"\x89PNG\r\n\x1A\nrubbish".to_vec(), PictureError::Damaged),
        (b"\xFF\xD8\xFFrubbish".to_vec(), PictureError::Damaged),
        (include_bytes!("fixtures/cmyk.jpg").to_vec(), PictureError::Unsupported(Feature::Cmyk)),
        (svg("<text>a</text>"), PictureError::Unsupported(Feature::Text)),
        (svg("<image href='file:///etc/passwd'/>"), PictureError::Unsupported(Feature::Image)),
        (svg(&deep), PictureError::TooLarge),
        (svg(&bomb), PictureError::TooLarge),
        (
            svg("<linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1'/></linearGradient>\
                <path d='M0 0h5v5z' fill='url(#g)'/>"),
            PictureError::Unsupported(Feature::Gradient),
        ),
        (
            svg("<filter id='f'><feGaussianBlur stdDeviation='1'/></filter>\
                <path d='M0 0h5v5z' filter='url(#f)'/>"),
            PictureError::Unsupported(Feature::Effect),
        ),
    ];
    for (bytes, expected) in cases {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        assert_eq!(Picture::decode(&bytes).unwrap_err(), expected, "{start}");
    }
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 100_000, 100_000);
    encoder.set_color(::png::ColorType::Grayscale);
    drop(encoder.write_header().unwrap());
    assert_eq!(Picture::decode(&bytes).unwrap_err(), PictureError::TooLarge);
}

proptest::proptest! {
    #[test]
    fn broken_pictures_never_panic(cut in 0usize..700, at in 0usize..700, value: u8, svg in "<svg[ -~]{0,60}") {
        let mut bytes = include_bytes!("fixtures/rgb.jpg").to_vec();
        bytes.truncate(cut);
        if let Some(byte) = bytes.get_mut(at) {
            *byte = value;
        }
        let _ = Picture::decode(&bytes);
        let _ = Picture::decode(svg.as_bytes());
    }
}
