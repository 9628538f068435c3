//! The shape of the iceberg: twenty figures in rows above and below the water, and ice around them.

use super::fonts::Pt;
use super::layout::{Frame, plot};
use super::scene::{Paint, Prim, Rgba, Scene};
use super::theme::Theme;

/// Figures in the picture.
pub const FIGURES: usize = 20;

/// Where rows of figures stand, and where the water is.
pub struct Layout {
    /// Rows above and below the water: y of the row and number of figures.
    pub above: Vec<(f64, usize)>,
    pub below: Vec<(f64, usize)>,
    pub center: f64,
    pub water: f64,
    pub peak: f64,
    pub bottom: f64,
    /// Distance of figures and rows.
    pub pitch: (f64, f64),
    pub figures: [usize; 3],
    pub pale: bool,
}

/// Figures per row of a triangle that holds `n`, top row first.
fn triangle(n: usize) -> Vec<usize> {
    let rows = (1..).find(|r| r * (r + 1) / 2 >= n).unwrap_or(1);
    let mut sizes: Vec<usize> = (1..=rows).collect();
    let mut spare = rows * (rows + 1) / 2 - n;
    // What is too many is taken from the narrow rows, so that no row is wider than the next.
    for s in &mut sizes {
        let take = spare.min(*s);
        *s -= take;
        spare -= take;
    }
    sizes.retain(|s| *s > 0);
    sizes
}

/// Figures per row below the water: wide in the upper middle, narrower at the bottom.
fn body(n: usize) -> Vec<usize> {
    match n {
        0 => vec![],
        1..=5 => vec![n],
        6..=11 => vec![n - n / 2, n / 2],
        12..=16 => vec![n / 3, n - 2 * (n / 3), n / 3],
        17 => vec![4, 5, 5, 3],
        18 => vec![4, 6, 5, 3],
        19 => vec![4, 6, 5, 4],
        _ => vec![5, 6, 5, 4],
    }
}

impl Layout {
    pub fn new(theme: &Theme, figures: [usize; 3], pale: bool) -> Self {
        let (w, h) = theme.canvas;
        let k = h / 720.0;
        let (top, bottom) = (172.0 * k, 662.0 * k);
        let tip = triangle(figures[0].max(1));
        let deep = body(FIGURES - figures[0]);
        let space = bottom - top;
        // Room for the summit, the water's edge and the keel, the rest in equal rows.
        let (summit, keel) = (50.0 * k, 46.0 * k);
        let pitch = ((space - summit - keel) / (tip.len() + deep.len()) as f64).min(76.0 * k);
        let top = bottom - keel - summit - pitch * (tip.len() + deep.len()) as f64;
        let row = |start: f64| move |(i, n): (usize, usize)| (start + (i as f64 + 0.5) * pitch, n);
        let water = top + summit + tip.len() as f64 * pitch;
        let under = water + keel * 0.2;
        let above = if figures[0] == 0 && !pale {
            vec![(water - pitch / 2.0, 0)]
        } else {
            tip.iter().copied().enumerate().map(row(top + summit)).collect()
        };
        Layout {
            above,
            below: deep.into_iter().enumerate().map(row(under)).collect(),
            center: w * 0.355,
            water,
            peak: top,
            bottom: water.max(bottom - keel * 0.2),
            pitch: (72.0 * k, pitch),
            figures,
            pale,
        }
    }
    /// Half the width the ice needs around a row.
    fn half(&self, n: usize) -> f64 {
        self.pitch.0 * (n as f64 / 2.0 + 0.42)
    }
    /// Half the width of the berg at the water.
    pub fn waist(&self) -> f64 {
        self.half(self.above.last().map_or(1, |r| r.1)) + self.pitch.0 * 0.30
    }
}

/// Fixed unevenness, so that the ice looks broken and is the same each time.
const ROUGH: [f64; 8] = [0.10, -0.06, 0.04, 0.12, -0.10, 0.02, 0.08, -0.04];

/// Right-hand profile above the water, from the peak down: a shoulder, then one corner per row.
fn profile_above(l: &Layout) -> Vec<Pt> {
    let (px, py) = l.pitch;
    let mut out = vec![(0.0, l.peak)];
    if let Some(&(y, n)) = l.above.first() {
        out.push(((l.half(n) - px * 0.20).max(px * 0.3), y - py * 0.36));
    }
    for (i, (y, n)) in l.above.iter().enumerate() {
        out.push((l.half(*n) + px * (0.06 + ROUGH[i % 8]), y + py * 0.25));
    }
    out.push((l.waist(), l.water));
    out
}

/// Right-hand profile below the water, from the surface down: one corner per row.
fn profile_below(l: &Layout) -> Vec<Pt> {
    let (px, py) = l.pitch;
    let mut out = vec![(l.waist(), l.water)];
    if let Some(&(y, n)) = l.below.first() {
        out.push((l.waist().max(l.half(n) * 0.82), (l.water + y - py * 0.45) / 2.0 + py * 0.06));
    }
    for (i, (y, n)) in l.below.iter().enumerate() {
        let half = l.half(*n) + px * (0.22 + 1.4 * ROUGH[(i + 3) % 8]);
        out.push((half, y + py * if i % 2 == 0 { -0.08 } else { 0.16 }));
    }
    let keel = l.below.last().map_or(l.waist() * 0.6, |r| l.half(r.1));
    out.push((keel * 0.70, l.bottom - py * 0.20));
    out.push((px * 0.12, l.bottom + py * 0.06));
    out
}

/// Both sides of a profile as a polygon; the left side is broken differently.
fn outline(l: &Layout, right: &[Pt]) -> (Vec<Pt>, Vec<Pt>) {
    let cx = l.center;
    let last = right.len() - 1;
    let left = right.iter().enumerate().map(|(i, &(half, y))| {
        let fixed = i == 0 || i == last || y == l.water;
        let shift = if fixed { 0.0 } else { ROUGH[(i * 3 + 1) % 8] };
        (cx - half - shift.abs() * l.pitch.0, y + shift * l.pitch.1 * 0.8)
    });
    (left.collect(), right.iter().map(|&(half, y)| (cx + half, y)).collect())
}

fn closed(left: &[Pt], right: &[Pt]) -> Vec<Pt> {
    left.iter().chain(right.iter().rev()).copied().collect()
}

/// A broken line down the berg at a share `s` of its half width, between the sides.
pub fn seam(l: &Layout, right: &[Pt], s: f64) -> Vec<Pt> {
    let cx = l.center;
    right
        .iter()
        .enumerate()
        .map(|(i, &(half, y))| (cx + half * (s + 1.6 * ROUGH[(i * 5 + 2) % 8]), y))
        .collect()
}

/// Draws the ice.
pub fn berg(scene: &mut Scene, theme: &Theme, l: &Layout) {
    let c = &theme.colors;
    let room = Frame { left: 0.0, top: 0.0, right: scene.w, bottom: scene.h };
    let under = profile_below(l);
    let tip = profile_above(l);
    plot(scene, room, 0.0..room.right, room.bottom..0.0, |p| {
        let (left, right) = outline(l, &under);
        p.area(closed(&left, &right), c.ice_under[1]);
        p.area(closed(&left, &seam(l, &under, -0.28)), c.ice_under[0]);
        p.area(closed(&seam(l, &under, 0.62), &right), c.ice_under[2]);
        let (left, right) = outline(l, &tip);
        let whole = closed(&left, &right);
        p.area(whole, c.ice_above[1]);
        p.area(closed(&left, &seam(l, &tip, -0.30)), c.ice_above[0]);
        let rim = left.iter().rev().chain(right.iter().skip(1)).copied().collect();
        p.line(rim, c.ice_above[2], theme.k(1.6));
        p.line(vec![(0.0, l.water), (room.right, l.water)], c.sea_line, theme.k(2.5));
    });
}

/// Draws the water below `water`.
pub fn sea(scene: &mut Scene, theme: &Theme, water: f64) {
    let (w, h) = (scene.w, scene.h);
    let deep = water + (h - water) * 0.83;
    let c = &theme.colors;
    let room = Frame { left: 0.0, top: 0.0, right: w, bottom: h };
    plot(scene, room, 0.0..w, h..0.0, |p| {
        p.bar((0.0, water), (w, h), c.sea.0);
        p.bar((0.0, deep), (w, h), c.sea.1);
        p.line(vec![(0.0, water), (w, water)], c.sea_line, theme.k(2.5));
    });
}

/// A head and shoulders, about 46 k high, centred on `x`, `y`.
fn person(scene: &mut Scene, x: f64, y: f64, k: f64, color: Rgba) {
    let paint = Paint::Fill;
    scene.list.push(Prim::Circle { x, y: y - 11.0 * k, r: 8.4 * k, color, paint });
    let (half, steps) = (12.8 * k, 12);
    let mut pts = vec![(x - half, y + 20.0 * k)];
    for i in 0..=steps {
        let t = f64::from(i) / f64::from(steps) * 2.0 - 1.0;
        // Points on a half circle, closer together at its ends.
        let t = t * (1.5 - 0.5 * t * t);
        pts.push((x + half * t, y + 12.0 * k - half * 0.95 * (1.0 - t * t).max(0.0).sqrt()));
    }
    pts.push((x + half, y + 20.0 * k));
    scene.list.push(Prim::Fill { pts, color });
}

/// Where the figures of some rows stand.
pub fn spots(l: &Layout, rows: &[(f64, usize)]) -> Vec<Pt> {
    let row = |&(y, n): &(f64, usize)| {
        (0..n).map(move |i| (l.center + (i as f64 - (n as f64 - 1.0) / 2.0) * l.pitch.0, y))
    };
    rows.iter().flat_map(row).collect()
}

/// Draws the figures.
pub fn people(scene: &mut Scene, theme: &Theme, l: &Layout) {
    let c = &theme.colors;
    let k = l.pitch.1.min(l.pitch.0) / 66.0;
    for (x, y) in spots(l, &l.above) {
        person(scene, x, y, k, if l.pale { c.worse.alpha(0.35) } else { c.worse });
    }
    for (i, (x, y)) in spots(l, &l.below).into_iter().enumerate() {
        person(scene, x, y, k, if i < l.figures[1] { c.stayer } else { c.leaver });
    }
}
