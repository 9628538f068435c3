//! How well two colours are told apart: WCAG 2 contrast, also through colour-blind eyes.

use super::scene::Rgba;

/// Text keeps at least this contrast to what it is written on (WCAG 2, level AA).
pub const READABLE: f64 = 4.5;

/// Linear light of one channel, 0 to 1.
#[expect(clippy::disallowed_methods, reason = "a colour measure, not a simulation")]
fn linear(v: u8) -> f64 {
    let v = f64::from(v) / 255.0;
    if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

/// WCAG 2 relative luminance; opacity is ignored.
fn luminance(c: Rgba) -> f64 {
    0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2)
}

/// WCAG 2 contrast of two opaque colours, 1 to 21.
pub fn contrast(a: Rgba, b: Rgba) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A colour painted over an opaque ground.
pub fn over(top: Rgba, ground: Rgba) -> Rgba {
    let a = f64::from(top.3);
    let mix = |t: u8, g: u8| (f64::from(t) * a + f64::from(g) * (1.0 - a)).round() as u8;
    Rgba(mix(top.0, ground.0), mix(top.1, ground.1), mix(top.2, ground.2), 1.0)
}

/// The colour a part `t` of the way from `a` to `b`.
pub fn between(a: Rgba, b: Rgba, t: f64) -> Rgba {
    over(b.alpha(t.clamp(0.0, 1.0) as f32), a)
}

/// The ink that reads best on a ground: the theme's own where it is readable, else black or white.
pub fn ink_on(ground: Rgba, ink: Rgba) -> Rgba {
    let (black, white) = (Rgba(0, 0, 0, 1.0), Rgba(255, 255, 255, 1.0));
    // Of black and white one always reaches 4.58 : 1.
    let best = if contrast(black, ground) > contrast(white, ground) { black } else { white };
    if contrast(ink, ground) >= READABLE { ink } else { best }
}
