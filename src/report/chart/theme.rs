//! Sizes and colours. A theme is a table of sizes with a table of colours, light or dark.

use super::scene::{Limits, Rgba};

/// Sizes in pixels of the theme's own canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Name of the theme, its light and its dark variant alike.
    pub key: &'static str,
    pub dark: bool,
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
    /// Scale of a heat map from the worst value by zero to the best, in equal steps.
    pub diverging: [Rgba; 5],
    /// Lines beside those in `better` and `worse`; each also carries its name.
    pub lines: [Rgba; 6],
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
    diverging: [
        Rgba(0x9c, 0x32, 0x0f, 1.0),
        Rgba(0xe8, 0x9a, 0x6c, 1.0),
        Rgba(0xf6, 0xf4, 0xf0, 1.0),
        Rgba(0x7f, 0xb3, 0xd5, 1.0),
        Rgba(0x0a, 0x46, 0x80, 1.0),
    ],
    lines: [
        Rgba(0x17, 0x1c, 0x24, 1.0),
        Rgba(0x8a, 0x3d, 0x9b, 1.0),
        Rgba(0x7a, 0x69, 0x0a, 1.0),
        Rgba(0x66, 0x70, 0x7b, 1.0),
        Rgba(0x0a, 0x7a, 0x5a, 1.0),
        Rgba(0xc2, 0x2f, 0x77, 1.0),
    ],
};

/// Light marks on a dark ground: the sea at night, so that the figures who leave are the brightest in it.
const DARK: Colors = Colors {
    paper: Rgba(0x12, 0x17, 0x1e, 1.0),
    ink: Rgba(0xf1, 0xf4, 0xf7, 1.0),
    muted: Rgba(0xa7, 0xb1, 0xbd, 1.0),
    grid: Rgba(0x2b, 0x33, 0x3d, 1.0),
    better: Rgba(0x63, 0xb3, 0xf5, 1.0),
    worse: Rgba(0xf2, 0x8f, 0x5b, 1.0),
    open: Rgba(0x97, 0xa2, 0xae, 1.0),
    sea: (Rgba(0x13, 0x29, 0x3b, 1.0), Rgba(0x0f, 0x21, 0x31, 1.0)),
    sea_line: Rgba(0x5b, 0x90, 0xb5, 1.0),
    ice_under: [Rgba(0x1d, 0x44, 0x61, 1.0), Rgba(0x23, 0x4e, 0x6e, 1.0), Rgba(0x2a, 0x5a, 0x7d, 1.0)],
    ice_above: [Rgba(0x2a, 0x40, 0x52, 1.0), Rgba(0x34, 0x4d, 0x61, 1.0), Rgba(0x8f, 0xb4, 0xcd, 1.0)],
    sea_text: Rgba(0xa9, 0xbf, 0xd0, 1.0),
    leaver: Rgba(0xf4, 0xf8, 0xfb, 1.0),
    stayer: Rgba(0x7c, 0xb0, 0xd6, 1.0),
    stayer_text: Rgba(0x86, 0xb9, 0xde, 1.0),
    diverging: [
        Rgba(0xff, 0xa4, 0x73, 1.0),
        Rgba(0xa2, 0x53, 0x2b, 1.0),
        Rgba(0x2a, 0x30, 0x38, 1.0),
        Rgba(0x2b, 0x69, 0x9e, 1.0),
        Rgba(0x83, 0xc6, 0xff, 1.0),
    ],
    lines: [
        Rgba(0xf1, 0xf4, 0xf7, 1.0),
        Rgba(0xc9, 0x8d, 0xdb, 1.0),
        Rgba(0xd8, 0xc5, 0x55, 1.0),
        Rgba(0x97, 0xa2, 0xae, 1.0),
        Rgba(0x58, 0xc9, 0x9f, 1.0),
        Rgba(0xf5, 0x86, 0xb4, 1.0),
    ],
};

/// For a screen on a wall: nothing under 19 px but the footnote.
pub static SLIDE: Theme = Theme {
    key: "slide",
    dark: false,
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
    dark: false,
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

/// [`SLIDE`] for a darkened room.
pub static SLIDE_DARK: Theme = Theme { dark: true, colors: DARK, ..SLIDE };

/// [`REPORT`] for a page on a dark screen.
pub static REPORT_DARK: Theme = Theme { dark: true, colors: DARK, ..REPORT };

/// All themes, the light variant of each before the dark one.
pub static THEMES: [&Theme; 4] = [&SLIDE, &SLIDE_DARK, &REPORT, &REPORT_DARK];

impl Theme {
    /// What lines over a coloured ground are drawn in, and their edges: white with dark edges on either ground.
    pub fn over_colour(&self) -> (Rgba, Rgba) {
        let Colors { ink, paper, .. } = self.colors;
        if self.dark { (ink, paper) } else { (paper, ink) }
    }
    /// The theme of a name, light or dark.
    pub fn named(key: &str, dark: bool) -> Option<&'static Theme> {
        THEMES.into_iter().find(|t| t.key == key && t.dark == dark)
    }
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
    use super::super::contrast::contrast;
    use super::*;

    #[test]
    fn every_text_colour_stands_out_from_what_it_is_written_on() {
        for t in THEMES {
            let c = &t.colors;
            let mut pairs = vec![];
            for text in [c.ink, c.muted, c.better, c.worse, c.open].into_iter().chain(c.lines) {
                pairs.push((text, c.paper));
            }
            for text in [c.ink, c.sea_text, c.leaver, c.stayer_text] {
                pairs.extend([(text, c.sea.0), (text, c.sea.1)]);
            }
            for (text, ground) in pairs {
                let at = contrast(text, ground);
                assert!(at >= 4.5, "{} {} {text:?} on {ground:?}: {at:.2}", t.key, t.dark);
            }
        }
    }

    #[test]
    fn figures_stand_out_from_the_ice_and_from_each_other() {
        for Colors { worse, stayer, leaver, ice_above, ice_under, .. } in THEMES.map(|t| &t.colors) {
            for ice in &ice_above[..2] {
                assert!(contrast(*worse, *ice) >= 3.0, "{worse:?} on {ice:?}");
            }
            assert!(contrast(*stayer, *leaver) >= 1.8);
            for ice in ice_under {
                assert!(contrast(*leaver, *ice) >= 3.0, "{leaver:?} on {ice:?}");
                assert!(contrast(*stayer, *ice) >= 1.5, "{stayer:?} on {ice:?}");
            }
        }
    }

    #[test]
    fn the_diverging_scale_gets_stronger_to_both_ends_and_both_halves_weigh_the_same() {
        for t in THEMES {
            let [worst, bad, zero, good, best] = t.colors.diverging.map(|c| contrast(c, t.colors.paper));
            assert!(zero < bad && bad < worst && zero < good && good < best);
            assert!((bad / good).max(good / bad) < 1.35 && (worst / best).max(best / worst) < 1.35);
        }
    }

    #[test]
    fn a_theme_is_found_by_name_and_ground() {
        assert!(std::ptr::eq(Theme::named("slide", false).expect("a theme"), &SLIDE));
        assert!(std::ptr::eq(Theme::named("report", true).expect("a theme"), &REPORT_DARK));
        assert!(Theme::named("poster", false).is_none());
    }
}
