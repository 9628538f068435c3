//! The complaint iceberg: of the dissatisfied customers, those who speak up stand above the water.
//!
//! Twenty figures stand for all of them; the numbers beside the berg are exact per thousand.

use super::berg::{FIGURES, Layout, berg, people, sea, spots};
use super::data::{Context, Iceberg, IcebergCounts, Lang};
use super::fonts::{Pt, Weight};
use super::layout::{canvas, frame, quoted};
use super::number::{Sign, number, whole};
use super::scene::{Paint, Prim, Rgba, Scene, Text};
use super::text::{fit, readable};
use super::theme::Theme;
use super::titles;

/// Most dots for stories told.
const DOTS: f64 = 160.0;
/// Customers per thousand by which a policy must change a group for its numbers to stand beside.
const LEAST_CHANGE: f64 = 5.0;

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
    let mut lines = subtitle(ctx.lang, &base, pale, shares.told);
    lines.extend(data.compare.as_ref().and_then(|c| fewer(ctx.lang, &data.baseline, c)));
    let mut scene = canvas(theme, &title, &lines.join(" "));
    let layout = Layout::new(theme, figures, pale);
    sea(&mut scene, theme, layout.water);
    frame(&mut scene, theme, ctx, &lines, theme.colors.sea_text);
    berg(&mut scene, theme, &layout);
    people(&mut scene, theme, &layout);
    waterline_labels(&mut scene, theme, ctx.lang, layout.water);
    beside(&mut scene, theme, ctx.lang, data, &shares, &layout);
    scene
}

fn subtitle(lang: Lang, base: &str, pale: bool, told: f64) -> Vec<String> {
    let mut first = (lang.texts().chart.per_thousand_dissatisfied)(&base);
    if pale {
        first += lang.texts().chart.pale_figure;
    }
    if told >= 0.5 {
        let dot = whole(lang, dot_value(told));
        first += &(lang.texts().chart.dot_of_stories)(&dot);
    }
    vec![first]
}

/// How much the policy changes the number of dissatisfied customers itself; nothing below five per cent.
fn fewer(lang: Lang, base: &IcebergCounts, other: &IcebergCounts) -> Option<String> {
    let all = |c: &IcebergCounts| c.voiced_recovered + c.voiced_lost + c.silent_stay + c.silent_leave;
    let change = (all(other) / all(base) - 1.0) * 100.0;
    if !change.is_finite() || change.abs() < 5.0 {
        return None;
    }
    let (name, percent) = (quoted(lang, &other.policy, 40), whole(lang, change.abs()));
    let t = lang.texts().chart;
    Some(if change < 0.0 { t.fewer_dissatisfied } else { t.more_dissatisfied }(&name, &percent))
}

/// Nobody is dissatisfied: open water, and a sentence instead of numbers.
fn calm(title: &str, base: &str, ctx: &Context, theme: &Theme) -> Scene {
    let line = (ctx.lang.texts().chart.no_iceberg)(&base);
    let mut scene = canvas(theme, title, &line);
    let water = theme.canvas.1 * 0.62;
    sea(&mut scene, theme, water);
    frame(&mut scene, theme, ctx, &[line], theme.colors.sea_text);
    scene
}

fn waterline_labels(scene: &mut Scene, theme: &Theme, lang: Lang, water: f64) {
    let (x, size) = (theme.margin, theme.small);
    let seen = lang.texts().chart.what_the_firm_hears;
    let hidden = lang.texts().chart.what_it_never_hears;
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
    // Where the policy leaves the proportions as they are, its numbers would only repeat the baseline's.
    let differs = |o: &Shares| s.parts.iter().zip(o.parts).any(|(a, b)| (a - b).abs() >= LEAST_CHANGE);
    let other = other.filter(|(_, o)| differs(o));
    let compare = |value: fn(&Shares) -> f64| {
        other.as_ref().map(|(name, s)| format!("{name}: {}", whole(lang, value(s))))
    };
    let head = |v: f64, one: [&str; 2], many: [&str; 2]| {
        let words = if v == 1.0 { one } else { many };
        format!("{} {}", whole(lang, v), words[lang as usize])
    };
    let [recovered, unresolved, stay, leave] = s.parts;
    let voiced = recovered + unresolved;
    let [above, stayers, leavers] = targets(l);
    let c = &theme.colors;
    [
        Block {
            head: head(voiced, ["complains", "beschwert sich"], ["complain", "beschweren sich"]),
            color: c.worse,
            compare: compare(|s| s.parts[0] + s.parts[1]),
            lines: if voiced >= 10.0 { vec![outcome(lang, recovered, voiced)] } else { vec![] },
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
            lines: word_of_mouth(lang, data.told_each, s.told),
            at: leavers,
        },
    ]
}

fn outcome(lang: Lang, recovered: f64, voiced: f64) -> String {
    let (yes, all) = (whole(lang, recovered), whole(lang, voiced));
    (lang.texts().chart.complaints_resolved)(&yes, &all)
}

/// What all who were not helped tell, whether they stay or leave.
fn word_of_mouth(lang: Lang, each: f64, told: f64) -> Vec<String> {
    if told < 0.5 {
        return vec![lang.texts().chart.nobody_hears.to_owned()];
    }
    let mut lines = Vec::new();
    if each > 0.0 && each.is_finite() {
        let each =
            number(lang, each, usize::from(each < 9.95 && (each - each.round()).abs() >= 0.05), Sign::Minus);
        lines.push((lang.texts().chart.all_not_helped_tell)(&each));
    }
    let told = whole(lang, three_digits(told));
    lines.push((lang.texts().chart.stories_in_all)(&told));
    lines
}

/// Rounded to three digits: more of a mean over worlds would only look exact.
fn three_digits(v: f64) -> f64 {
    let mut step = 1.0;
    while v / step >= 1000.0 {
        step *= 10.0;
    }
    (v / step).round() * step
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
