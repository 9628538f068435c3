//! The style sheet of the page with its two fonts.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.sub.woff2");
const SEMI_BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.sub.woff2");

/// The whole style sheet.
pub fn joined() -> String {
    face(400, REGULAR) + &face(600, SEMI_BOLD) + include_str!("style.css") + include_str!("chart.css")
}

fn face(weight: u32, font: &[u8]) -> String {
    let data = STANDARD.encode(font);
    format!(
        "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
    )
}
