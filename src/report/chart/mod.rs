//! Charts of a run: pure functions from data to a display list ([`Scene`]), then SVG or PNG.
//!
//! A chart's title says the finding, its subtitle the unit and what the marks mean, its footnote the
//! runs, scenario and seed. Labels stand at what they name; there are no legends.

pub mod berg;
pub mod causes;
pub mod cdf;
pub mod contour;
pub mod contrast;
pub mod data;
pub mod dots;
pub mod fan;
pub mod fonts;
pub mod heatmap;
pub mod iceberg;
pub mod layout;
#[cfg(test)]
pub mod lint;
pub mod network;
pub mod number;
pub mod packs;
pub mod pilot;
pub mod png;
pub mod policies;
pub mod print;
pub mod retention;
pub mod scene;
pub mod seen;
pub mod svg;
pub mod text;
pub mod theme;
pub mod time;
pub mod titles;
pub mod tornado;

#[cfg(test)]
pub mod samples;
#[cfg(test)]
mod samples_people;
#[cfg(test)]
mod tests;

use data::{ChartData, Context};
use scene::Scene;
use theme::Theme;

/// A chart and the file stem it is stored under.
pub struct Picture {
    pub stem: String,
    pub scene: Scene,
}

/// A kind of chart that can be asked for by its key.
pub struct ChartKind {
    pub key: &'static str,
    pub en: &'static str,
    pub de: &'static str,
    /// All pictures of this kind: one, or one per policy; none where there is nothing to show.
    pub draw: fn(&ChartData, &Context, &Theme) -> Vec<Picture>,
}

fn one(key: &str, scene: Scene) -> Vec<Picture> {
    vec![Picture { stem: key.into(), scene }]
}

/// One picture per policy, named after it; equal names are told apart by their number.
fn fans(data: &ChartData, ctx: &Context, theme: &Theme) -> Vec<Picture> {
    let mut out: Vec<Picture> = Vec::new();
    for (i, f) in data.fans.iter().enumerate() {
        let name = layout::stem(&f.policy);
        let mut stem = if name.is_empty() { format!("fan-{}", i + 1) } else { format!("fan-{name}") };
        if out.iter().any(|p| p.stem == stem) {
            stem = format!("{stem}-{}", i + 1);
        }
        out.push(Picture { stem, scene: fan::draw(f, ctx, theme) });
    }
    out
}

/// One picture per policy: the first is `seen`, the others are named after theirs.
fn seen_over_time(data: &ChartData, ctx: &Context, theme: &Theme) -> Vec<Picture> {
    let stem = |i: usize, policy: &str| match (i, layout::stem(policy)) {
        (0, _) => "seen".to_owned(),
        (i, name) => format!("seen-{}-{name}", i + 1).trim_end_matches('-').to_owned(),
    };
    let picture = |(i, s): (usize, &data::SeenOverTime)| Picture {
        stem: stem(i, &s.policy),
        scene: seen::draw(s, ctx, theme),
    };
    data.seen.iter().filter(|s| s.has_failures()).enumerate().map(picture).collect()
}

/// Every kind of chart.
pub static CHARTS: &[ChartKind] = &[
    ChartKind {
        key: "policies",
        en: "policies against the baseline",
        de: "Maßnahmen im Vergleich",
        draw: |d, c, t| one("policies", policies::draw(&d.policies, c, t)),
    },
    ChartKind {
        key: "fan",
        en: "gain over time with break-even",
        de: "Gewinnverlauf mit Gewinnschwelle",
        draw: fans,
    },
    ChartKind {
        key: "iceberg",
        en: "complaint iceberg",
        de: "Eisberg der Beschwerden",
        draw: |d, c, t| {
            if d.iceberg.baseline.is_calm() {
                Vec::new()
            } else {
                one("iceberg", iceberg::draw(&d.iceberg, c, t))
            }
        },
    },
    ChartKind {
        key: "causes",
        en: "why customers leave",
        de: "Warum Kunden gehen",
        draw: |d, c, t| {
            if d.causes.has_losses() { one("causes", causes::draw(&d.causes, c, t)) } else { Vec::new() }
        },
    },
    ChartKind {
        key: "dots",
        en: "possible worlds, a dot each",
        de: "mögliche Welten, je ein Punkt",
        draw: |d, c, t| d.dots.iter().flat_map(|d| one("dots", dots::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "tornado",
        en: "what each unknown does to the gain",
        de: "was jede Unbekannte am Gewinn ändert",
        draw: |d, c, t| d.tornado.iter().flat_map(|d| one("tornado", tornado::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "heatmap",
        en: "the gain over the two unknowns that matter most",
        de: "der Gewinn über den beiden wichtigsten Unbekannten",
        draw: |d, c, t| d.heatmap.iter().flat_map(|d| one("heatmap", heatmap::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "cdf",
        en: "how likely each policy brings how much",
        de: "wie oft jede Maßnahme wie viel bringt",
        draw: |d, c, t| d.cdf.iter().flat_map(|d| one("cdf", cdf::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "seen",
        en: "what the firm sees of its failures",
        de: "was die Firma von ihren Fehlern sieht",
        draw: seen_over_time,
    },
    ChartKind {
        key: "packs",
        en: "the two evidence packs side by side (with --beside)",
        de: "die beiden Zahlenpakete nebeneinander (mit --beside)",
        draw: |d, c, t| d.packs.iter().flat_map(|d| one("packs", packs::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "pilot",
        en: "what a pilot shows and what is true (with [pilot])",
        de: "was ein Pilot zeigt und was wahr ist (mit [pilot])",
        draw: |d, c, t| d.pilot.iter().flat_map(|d| one("pilot", pilot::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "network",
        en: "who told whom in a neighbourhood",
        de: "wer wem in einer Nachbarschaft erzählt",
        draw: |d, c, t| d.network.iter().flat_map(|d| one("network", network::draw(d, c, t))).collect(),
    },
    ChartKind {
        key: "retention",
        en: "how customers stay: sorting and real change",
        de: "wie Kunden bleiben: Auslese und Veränderung",
        draw: |d, c, t| d.retention.iter().flat_map(|d| one("retention", retention::draw(d, c, t))).collect(),
    },
];
