//! Sizes and colours. A theme is a table: a dark one is one more value of [`Theme`].

use super::scene::{Limits, Rgba};

/// Sizes in pixels of the theme's own canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub key: &'static str,
    pub canvas: (f64, f64),
    /// Picture points per pixel that make a PNG of 1920×1080.
    pub png_scale: f32,
    pub margin: f64,
    /// Title on one line, and wrapped.
    pub title: (f64, f64),
    pub subtitle: f64,
    pub label: f64,
    /// Axis labels and second lines; the smallest text but the footnote.
    pub small: f64,
    pub footnote: f64,
    /// Large numbers within a picture.
    pub figure: f64,
    pub colors: Colors,
}

/// Text colours keep a contrast of at least 4.5 : 1 to what they are written on.
#[derive(Clone, Debug, PartialEq)]
pub struct Colors {
    pub paper: Rgba,
    pub ink: Rgba,
    pub muted: Rgba,
    pub grid: Rgba,
    pub better: Rgba,
    pub worse: Rgba,
    pub open: Rgba,
    /// Sea of the iceberg, near the surface and deep.
    pub sea: (Rgba, Rgba),
    pub sea_line: Rgba,
    /// Ice under water: shaded, plain, lit; above water: shaded, lit, rim.
    pub ice_under: [Rgba; 3],
    pub ice_above: [Rgba; 3],
    pub sea_text: Rgba,
    /// Customers who leave in silence, and who stay in silence.
    pub leaver: Rgba,
    pub stayer: Rgba,
    /// The heading of those who stay.
    pub stayer_text: Rgba,
}

const LIGHT: Colors = Colors {
    paper: Rgba(0xff, 0xff, 0xff, 1.0),
    ink: Rgba(0x17, 0x1c, 0x24, 1.0),
    muted: Rgba(0x52, 0x5c, 0x68, 1.0),
    grid: Rgba(0xe4, 0xe7, 0xeb, 1.0),
    better: Rgba(0x0b, 0x5c, 0xa8, 1.0),
    worse: Rgba(0xbf, 0x48, 0x1a, 1.0),
    open: Rgba(0x66, 0x70, 0x7b, 1.0),
    sea: (Rgba(0xdc, 0xea, 0xf3, 1.0), Rgba(0xcd, 0xdf, 0xec, 1.0)),
    sea_line: Rgba(0x5b, 0x90, 0xb5, 1.0),
    ice_under: [Rgba(0x97, 0xbe, 0xd8, 1.0), Rgba(0xa6, 0xc9, 0xdf, 1.0), Rgba(0xb8, 0xd5, 0xe7, 1.0)],
    ice_above: [Rgba(0xe3, 0xee, 0xf5, 1.0), Rgba(0xf7, 0xfb, 0xfd, 1.0), Rgba(0x8f, 0xb4, 0xcd, 1.0)],
    sea_text: Rgba(0x3a, 0x56, 0x6c, 1.0),
    leaver: Rgba(0x12, 0x3b, 0x5d, 1.0),
    stayer: Rgba(0xff, 0xff, 0xff, 1.0),
    stayer_text: Rgba(0x1f, 0x5d, 0x88, 1.0),
};

/// For a screen on a wall: nothing under 19 px but the footnote.
pub static SLIDE: Theme = Theme {
    key: "slide",
    canvas: (1280.0, 720.0),
    png_scale: 1.5,
    margin: 56.0,
    title: (38.0, 34.0),
    subtitle: 22.0,
    label: 20.0,
    small: 19.0,
    footnote: 16.0,
    figure: 30.0,
    colors: LIGHT,
};

/// For a page read at arm's length: smaller text, more room for the data.
pub static REPORT: Theme = Theme {
    key: "report",
    canvas: (960.0, 540.0),
    png_scale: 2.0,
    margin: 28.0,
    title: (22.0, 20.0),
    subtitle: 14.0,
    label: 13.5,
    small: 12.5,
    footnote: 11.0,
    figure: 19.0,
    colors: LIGHT,
};

/// All themes, by key.
pub static THEMES: [&Theme; 2] = [&SLIDE, &REPORT];

impl Theme {
    pub fn limits(&self) -> Limits {
        Limits { margin: self.margin, label: self.small, footnote: self.footnote }
    }
    /// A length or stroke given for the slide, in this theme's proportion.
    pub fn k(&self, slide_px: f64) -> f64 {
        slide_px * self.label / SLIDE.label
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 relative luminance.
    fn luminance(c: Rgba) -> f64 {
        let linear = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { libm_pow((v + 0.055) / 1.055) }
        };
        0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2)
    }
    #[expect(clippy::disallowed_methods, reason = "a colour measure, not a simulation")]
    fn libm_pow(v: f64) -> f64 {
        v.powf(2.4)
    }
    fn contrast(a: Rgba, b: Rgba) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_colour_stands_out_from_what_it_is_written_on() {
        for t in THEMES {
            let c = &t.colors;
            let mut pairs = vec![];
            for text in [c.ink, c.muted, c.better, c.worse, c.open] {
                pairs.push((text, c.paper));
            }
            for text in [c.ink, c.sea_text, c.leaver, c.stayer_text] {
                pairs.extend([(text, c.sea.0), (text, c.sea.1)]);
            }
            for (text, ground) in pairs {
                assert!(contrast(text, ground) >= 4.5, "{} {text:?} on {ground:?}", t.key);
            }
        }
    }
}
