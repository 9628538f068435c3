//! The complaint iceberg: of the dissatisfied customers, those who speak up stand above the water.
//!
//! Twenty figures stand for all of them; the numbers beside the berg are exact per thousand.

use super::data::{Context, Iceberg, IcebergCounts, Lang};
use super::fonts::{Pt, Weight};
use super::layout::{Frame, canvas, frame, plot, quoted};
use super::number::{Sign, number, whole};
use super::scene::{Paint, Prim, Rgba, Scene, Text};
use super::text::{fit, readable};
use super::theme::Theme;
use super::titles;

/// Figures in the picture.
const FIGURES: usize = 20;
/// Most dots for people told.
const DOTS: f64 = 160.0;

/// Counts per thousand dissatisfied customers: voiced and recovered, voiced and lost, silent and
/// staying, silent and leaving.
struct Shares {
    parts: [f64; 4],
    told: f64,
}

fn shares(c: &IcebergCounts) -> Option<Shares> {
    let sound = |v: f64| if v.is_finite() { v.max(0.0) } else { 0.0 };
    let parts = [c.voiced_recovered, c.voiced_lost, c.silent_stay, c.silent_leave].map(sound);
    let all: f64 = parts.iter().sum();
    (all > 0.0).then(|| Shares { parts: apportion(parts, 1000.0), told: sound(c.told) / all * 1000.0 })
}

/// Whole numbers in proportion to `parts` that add up to `total` (largest remainders).
fn apportion<const N: usize>(parts: [f64; N], total: f64) -> [f64; N] {
    let all: f64 = parts.iter().sum();
    let exact = parts.map(|p| p / all * total);
    let mut out = exact.map(f64::floor);
    let mut left = total - out.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by(|a, b| (exact[*b] - out[*b]).total_cmp(&(exact[*a] - out[*a])));
    for i in order {
        if left >= 1.0 {
            out[i] += 1.0;
            left -= 1.0;
        }
    }
    out
}

/// Draws the chart.
pub fn draw(data: &Iceberg, ctx: &Context, theme: &Theme) -> Scene {
    let title = data.title.as_deref().map_or_else(|| titles::iceberg(&data.baseline, ctx.lang), readable);
    let base = quoted(ctx.lang, &data.baseline.policy, 40);
    let Some(shares) = shares(&data.baseline) else { return calm(&title, &base, ctx, theme) };
    let parts = shares.parts;
    let figures = apportion([parts[0] + parts[1], parts[2], parts[3]], FIGURES as f64).map(|f| f as usize);
    // Someone speaks up, but too few for a figure of their own: a pale one says so.
    let pale = figures[0] == 0 && data.baseline.voiced_recovered + data.baseline.voiced_lost > 0.0;
    let lines = subtitle(ctx.lang, &base, pale, shares.told);
    let mut scene = canvas(theme, &title, &lines.join(" "));
    let layout = Layout::new(theme, figures, pale);
    sea(&mut scene, theme, Some(layout.water));
    frame(&mut scene, theme, ctx, &lines, theme.colors.sea_text);
    berg(&mut scene, theme, &layout);
    people(&mut scene, theme, &layout);
    waterline_labels(&mut scene, theme, ctx.lang, layout.water);
    beside(&mut scene, theme, ctx.lang, data, &shares, &layout);
    scene
}

fn subtitle(lang: Lang, base: &str, pale: bool, told: f64) -> Vec<String> {
    let mut first = lang.pick(
        format!("Per 1,000 dissatisfied customers under {base}. A figure stands for 50"),
        format!("Je 1.000 unzufriedene Kunden bei {base}. Eine Figur steht für 50"),
    );
    if pale {
        first += lang.pick(" (the pale one for fewer than 25)", " (die blasse für weniger als 25)");
    }
    if told >= 0.5 {
        let dot = whole(lang, dot_value(told));
        first +=
            &lang.pick(format!(", a dot for {dot} who hear of it"), format!(", ein Punkt für {dot} Zuhörer"));
    }
    vec![first]
}

/// Nobody is dissatisfied: open water, and a sentence instead of numbers.
fn calm(title: &str, base: &str, ctx: &Context, theme: &Theme) -> Scene {
    let line = ctx.lang.pick(
        format!("Under {base} no customer met a failure, so there is no iceberg"),
        format!("Bei {base} erlebte kein Kunde einen Fehler, also gibt es keinen Eisberg"),
    );
    let mut scene = canvas(theme, title, &line);
    let water = theme.canvas.1 * 0.62;
    sea(&mut scene, theme, Some(water));
    frame(&mut scene, theme, ctx, &[line], theme.colors.sea_text);
    scene
}

/// Where rows of figures stand, and where the water is.
struct Layout {
    /// Rows above and below the water: y of the row and number of figures.
    above: Vec<(f64, usize)>,
    below: Vec<(f64, usize)>,
    center: f64,
    water: f64,
    peak: f64,
    bottom: f64,
    /// Distance of figures and rows.
    pitch: (f64, f64),
    figures: [usize; 3],
    pale: bool,
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
    fn new(theme: &Theme, figures: [usize; 3], pale: bool) -> Self {
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
    fn waist(&self) -> f64 {
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
fn seam(l: &Layout, right: &[Pt], s: f64) -> Vec<Pt> {
    let cx = l.center;
    right
        .iter()
        .enumerate()
        .map(|(i, &(half, y))| (cx + half * (s + 1.6 * ROUGH[(i * 5 + 2) % 8]), y))
        .collect()
}

fn berg(scene: &mut Scene, theme: &Theme, l: &Layout) {
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

fn sea(scene: &mut Scene, theme: &Theme, water: Option<f64>) {
    let Some(water) = water else { return };
    let (w, h) = (scene.w, scene.h);
    let deep = water + (h - water) * 0.62;
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

fn spots(l: &Layout, rows: &[(f64, usize)]) -> Vec<Pt> {
    let row = |&(y, n): &(f64, usize)| {
        (0..n).map(move |i| (l.center + (i as f64 - (n as f64 - 1.0) / 2.0) * l.pitch.0, y))
    };
    rows.iter().flat_map(row).collect()
}

fn people(scene: &mut Scene, theme: &Theme, l: &Layout) {
    let c = &theme.colors;
    let k = l.pitch.1.min(l.pitch.0) / 66.0;
    for (x, y) in spots(l, &l.above) {
        person(scene, x, y, k, if l.pale { c.worse.alpha(0.35) } else { c.worse });
    }
    for (i, (x, y)) in spots(l, &l.below).into_iter().enumerate() {
        person(scene, x, y, k, if i < l.figures[1] { c.stayer } else { c.leaver });
    }
}

fn waterline_labels(scene: &mut Scene, theme: &Theme, lang: Lang, water: f64) {
    let (x, size) = (theme.margin, theme.small);
    let seen = lang.pick("what the firm hears", "was die Firma hört");
    let hidden = lang.pick("what it never hears", "was sie nie erfährt");
    scene.push(
        Text::new(seen, x, water - theme.k(14.0), size, theme.colors.muted).bold().halo(theme.colors.paper),
    );
    scene.push(
        Text::new(hidden, x, water + size + theme.k(10.0), size, theme.colors.stayer_text)
            .bold()
            .halo(theme.colors.sea.0),
    );
}

/// One group of customers beside the berg.
struct Block {
    head: String,
    color: Rgba,
    /// What the policy changes it to.
    compare: Option<String>,
    lines: Vec<String>,
    /// Where the pointer may end on the berg.
    at: Vec<Pt>,
}

impl Block {
    fn height(&self, theme: &Theme) -> f64 {
        let lines = self.lines.len() + usize::from(self.compare.is_some());
        theme.figure + lines as f64 * theme.small * 1.35
    }
}

fn blocks(lang: Lang, theme: &Theme, data: &Iceberg, s: &Shares, l: &Layout) -> [Block; 3] {
    let other = data.compare.as_ref().and_then(|c| shares(c).map(|s| (quoted(lang, &c.policy, 60), s)));
    let compare = |value: fn(&Shares) -> f64| {
        other.as_ref().map(|(name, s)| format!("{name}: {}", whole(lang, value(s))))
    };
    let head = |v: f64, one: [&str; 2], many: [&str; 2]| {
        let words = if v == 1.0 { one } else { many };
        format!("{} {}", whole(lang, v), words[lang as usize])
    };
    let [recovered, lost, stay, leave] = s.parts;
    let voiced = recovered + lost;
    let [above, stayers, leavers] = targets(l);
    let c = &theme.colors;
    [
        Block {
            head: head(voiced, ["complains", "beschwert sich"], ["complain", "beschweren sich"]),
            color: c.worse,
            compare: compare(|s| s.parts[0] + s.parts[1]),
            lines: if voiced >= 10.0 { vec![outcome(lang, recovered, lost)] } else { vec![] },
            at: above,
        },
        Block {
            head: head(
                stay,
                ["says nothing and stays", "schweigt und bleibt"],
                ["say nothing and stay", "schweigen und bleiben"],
            ),
            color: c.stayer_text,
            compare: compare(|s| s.parts[2]),
            lines: vec![],
            at: stayers,
        },
        Block {
            head: head(
                leave,
                ["says nothing and leaves", "geht schweigend"],
                ["say nothing and leave", "gehen schweigend"],
            ),
            color: c.leaver,
            compare: compare(|s| s.parts[3]),
            lines: word_of_mouth(lang, leave, data.told_per_leaver, s.told),
            at: leavers,
        },
    ]
}

fn outcome(lang: Lang, recovered: f64, lost: f64) -> String {
    let (yes, no) = (whole(lang, recovered), whole(lang, lost));
    lang.pick(
        format!("{yes} of them are won back, {no} are not"),
        format!("{yes} davon gewinnt die Firma zurück, {no} nicht"),
    )
}

fn word_of_mouth(lang: Lang, leave: f64, each: f64, told: f64) -> Vec<String> {
    let mut lines = Vec::new();
    if leave > 0.0 && each.is_finite() {
        let each = number(lang, each, usize::from(each < 99.5), Sign::Minus);
        lines.push(
            lang.pick(format!("and tell {each} others each"), format!("und erzählen es je {each} anderen")),
        );
    }
    lines.push(if told < 0.5 {
        lang.pick(
            "Nobody hears of any bad experience".into(),
            "Niemand hört von schlechten Erfahrungen".into(),
        )
    } else {
        let told = whole(lang, told);
        lang.pick(
            format!("{told} people hear of it in all"),
            format!("Insgesamt hören {told} Menschen davon"),
        )
    });
    lines
}

/// Where the pointers of the three groups may end: right of the last figure of each row of the group,
/// the row the block should stand beside first. Empty for a group without a figure.
fn targets(l: &Layout) -> [Vec<Pt>; 3] {
    let reach = l.pitch.0 * 0.36;
    let beside = |p: &Pt| (p.0 + reach, p.1);
    let ends = |rows: &[(f64, usize)], from: usize, to: usize| {
        let figures = spots(l, rows);
        let mut end = 0;
        let mut out: Vec<Pt> = Vec::new();
        for (_, n) in rows {
            end += n;
            if (from + 1..=to).contains(&end) {
                out.push(beside(&figures[end - 1]));
            }
        }
        if out.is_empty() && to > from {
            out.push(beside(&figures[to - 1]));
        }
        out
    };
    let (stay, silent) = (l.figures[1], l.figures[1] + l.figures[2]);
    let mut above = ends(&l.above, 0, l.above.iter().map(|r| r.1).sum());
    let middle = above.len() / 2;
    above.rotate_left(middle);
    [above, ends(&l.below, 0, stay), ends(&l.below, stay, silent)]
}

/// Heights for the blocks: near what they name, apart from each other, and off the water line.
fn heights(list: &[Block; 3], theme: &Theme, l: &Layout, dots: f64, limit: f64) -> [f64; 3] {
    let (gap, top) = (theme.k(20.0), theme.canvas.1 * 0.235);
    let tall = list.each_ref().map(|b| b.height(theme));
    let pad = theme.k(12.0);
    for wish in [1.0, 0.5, 0.0] {
        let (mut out, mut cursor) = ([0.0; 3], top);
        for i in 0..3 {
            let rest: f64 = tall[i..].iter().sum::<f64>() + dots + gap * (2 - i) as f64;
            let wanted = list[i].at.first().map_or(0.0, |at| (at.1 - theme.figure * 0.5) * wish);
            out[i] = wanted.min(limit - rest).max(cursor);
            if out[i] < l.water + pad && out[i] + tall[i] > l.water - pad {
                // Up where there is room, else below the water.
                let up = l.water - pad - tall[i];
                out[i] = if up >= cursor { up } else { l.water + pad };
            }
            cursor = out[i] + tall[i] + gap;
        }
        if cursor - gap + dots <= limit {
            return out;
        }
    }
    // Nothing keeps clear of the water line: in order from the top, the halo keeps them legible.
    let second = top + tall[0] + gap * 0.6;
    [top, second, second + tall[1] + gap * 0.6]
}

fn beside(scene: &mut Scene, theme: &Theme, lang: Lang, data: &Iceberg, s: &Shares, l: &Layout) {
    let c = &theme.colors;
    let (x, line) = (theme.canvas.0 * 0.625, theme.small * 1.35);
    let room = scene.w - theme.margin - x;
    let list = blocks(lang, theme, data, s, l);
    let columns = 40;
    let pitch = room / columns as f64;
    let count = (s.told / dot_value(s.told)).round() as usize;
    let dots = count.div_ceil(columns) as f64 * pitch * 1.15 + theme.small * 0.4;
    let heights = heights(&list, theme, l, dots, theme.canvas.1 - theme.margin * 0.5 - theme.footnote * 1.8);
    for (b, top) in list.iter().zip(heights) {
        let ground = |y: f64| if y > l.water { c.sea.0 } else { c.paper };
        let end = (x - theme.k(14.0), top + theme.figure * 0.5);
        if let Some(at) = b.at.iter().min_by(|a, b| (a.1 - end.1).abs().total_cmp(&(b.1 - end.1).abs())) {
            let pts = vec![*at, end];
            scene.list.push(Prim::Stroke { pts, color: c.ink.alpha(0.45), width: theme.k(1.4) });
        }
        let mut y = top + theme.figure * 0.86;
        let head = fit(&b.head, Weight::SemiBold, theme.figure, room);
        let head = Text::new(head, x, y, theme.figure, b.color).bold();
        scene.push(if (y - l.water).abs() < theme.figure { head.halo(ground(y)) } else { head });
        y += theme.figure * 0.14;
        let muted = b.compare.iter().map(|t| (t, c.sea_text));
        for (text, color) in muted.chain(b.lines.iter().map(|t| (t, c.ink))) {
            y += line;
            let text = Text::new(fit(text, Weight::Regular, theme.small, room), x, y, theme.small, color);
            scene.push(if (y - l.water).abs() < theme.figure { text.halo(ground(y)) } else { text });
        }
    }
    let top = heights[2] + list[2].height(theme) + theme.small * 0.75;
    for i in 0..count {
        let (column, row) = ((i % columns) as f64, (i / columns) as f64);
        let (x, y) = (x + (column + 0.4) * pitch, top + row * pitch * 1.15);
        let color = c.leaver.alpha(0.6);
        scene.list.push(Prim::Circle { x, y, r: pitch * 0.36, color, paint: Paint::Fill });
    }
}

/// How many people a dot stands for, so that all dots fit.
fn dot_value(told: f64) -> f64 {
    let mut unit = 1.0;
    loop {
        for step in [1.0, 2.0, 5.0] {
            if told / (unit * step) <= DOTS {
                return unit * step;
            }
        }
        unit *= 10.0;
    }
}
