//! A scene for paper: as many dots as print needs, and how far apart they are meant to be.

use super::scene::Scene;

/// Dots per inch that print shops ask for.
const DPI: f64 = 300.0;
/// Width of a page of A4 in millimetres.
const WIDTH_MM: f64 = 210.0;
const MM_PER_INCH: f64 = 25.4;
/// Signature, and length, name, content and checksum of the first chunk: what describes the picture follows.
const HEAD: usize = 8 + 4 + 4 + 13 + 4;

impl Scene {
    /// The scene as a PNG file as wide as a page of A4 at 300 dots to the inch; programs for text and layout place it
    /// at that size.
    pub fn to_print_png(&self) -> Vec<u8> {
        let dots = WIDTH_MM / MM_PER_INCH * DPI;
        with_resolution(self.to_png((dots / self.w) as f32), (DPI / MM_PER_INCH * 1000.0).round() as u32)
    }
}

/// A PNG file with its dots per metre (chunk pHYs).
fn with_resolution(mut png: Vec<u8>, per_metre: u32) -> Vec<u8> {
    let side = per_metre.to_be_bytes();
    let chunk = [b"pHYs".as_slice(), &side, &side, &[1]].concat();
    let length = (chunk.len() as u32 - 4).to_be_bytes();
    let whole = [length.as_slice(), &chunk, &crc32(&chunk).to_be_bytes()].concat();
    png.splice(HEAD..HEAD, whole);
    png
}

/// The checksum of PNG chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { 0xEDB8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::layout::canvas;
    use crate::report::chart::theme::REPORT;

    #[test]
    fn a_page_wide_picture_has_three_hundred_dots_to_the_inch_and_says_so() {
        let png = canvas(&REPORT, "", "").to_print_png();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((number(16), number(20)), (2480, 1395));
        assert_eq!(
            (number(33), &png[37..41], number(41), number(45), png[49]),
            (9, b"pHYs".as_slice(), 11_811, 11_811, 1)
        );
        assert_eq!(number(50), crc32(&png[37..50]));
        // The chunks that tiny-skia wrote follow, whole.
        assert!(
            &png[58..62] == b"IDAT" || &png[58..62] == b"sRGB" || &png[58..62] == b"PLTE",
            "{:?}",
            &png[54..66]
        );
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
