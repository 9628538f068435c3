//! `tornado`: what each unknown does to the gain, and where the verdict flips.

use serde_json::json;

use super::words::{Case, capital, table, wrapped};
use super::{Reply, Subject};
use crate::report::chart::data::{Dots, Finding, Tornado, TornadoBar, TornadoEnd, TornadoSource};
use crate::report::chart::dots as chart_dots;
use crate::report::{Lang, figures};
use crate::stats::moments::Moments;
use crate::stats::quantile;
use crate::stats::resample::Value;
use crate::stats::tornado::{Bar, Flip, bars};
use crate::store::Results;

pub fn reply(s: &Subject) -> Reply {
    let bars = bars(&s.unknowns(), &s.gains, s.alpha);
    if bars.is_empty() {
        return s.too_few(s.worlds_needed());
    }
    let mean = Moments::of(&s.gains).map_or(0.0, |m| m.mean());
    let numbers: Vec<_> =
        bars.iter().map(|b| json!({ "unknown": s.unknown_key(b.unknown), "bar": b })).collect();
    Reply {
        first: first(s, &bars, mean),
        lines: lines(s, &bars),
        numbers: json!({ "mean_gain": mean, "unknowns": numbers }),
        enough: true,
    }
}

/// The same as a picture; `None` without unknowns, with one policy, or with too few worlds.
/// `finding` says what the run finds of a policy.
pub fn figure(results: &Results, lang: Lang, finding: impl Fn(usize) -> Finding) -> Option<Tornado> {
    let s = Subject::new(results.clone(), None, None, lang).ok()?;
    let sign = if s.measure.higher_is_better { 1.0 } else { -1.0 };
    let bar = |b: Bar| TornadoBar {
        name: s.unknown_label(b.unknown),
        share: s.is_share(b.unknown),
        at: [b.low_at, b.high_at],
        values: [sign * b.low.value, sign * b.high.value],
        reach: [b.lowest, b.highest].map(|p| TornadoEnd {
            at: p.at,
            value: sign * p.gain.value,
            written: None,
        }),
        flips_at: b.flip.map(|f| f.at),
    };
    let bars: Vec<TornadoBar> = bars(&s.unknowns(), &s.gains, s.alpha).into_iter().map(bar).collect();
    (!bars.is_empty()).then(|| Tornado {
        title: None,
        policy: s.results.manifest.policies[s.policy].name.clone(),
        baseline: s.results.manifest.policies[s.rival].name.clone(),
        measure: figures::measure(&s.measure, lang),
        mean: sign * Moments::of(&s.gains).map_or(0.0, |m| m.mean()),
        finding: finding(s.policy),
        bars,
        source: TornadoSource::Worlds,
    })
}

/// A picture's unknowns named in another language.
pub fn said_in(tornado: Tornado, results: &Results, from: Lang, to: Lang) -> Tornado {
    let names = |lang| {
        let s = Subject::new(results.clone(), None, None, lang).ok();
        let count = results.manifest.unknowns.len();
        s.map_or_else(Vec::new, |s| (0..count).map(|u| s.unknown_label(u)).collect())
    };
    let (old, new): (Vec<String>, Vec<String>) = (names(from), names(to));
    let named = |bar: TornadoBar| {
        let name = old.iter().position(|name| *name == bar.name).and_then(|u| new.get(u)).cloned();
        TornadoBar { name: name.unwrap_or_else(|| bar.name.clone()), ..bar }
    };
    Tornado { bars: tornado.bars.into_iter().map(named).collect(), ..tornado }
}

/// The gain of the same two policies as a hundred dots (or one a world, where there are fewer).
pub fn dots(results: &Results, lang: Lang) -> Option<Dots> {
    let s = Subject::new(results.clone(), None, None, lang).ok()?;
    let sign = if s.measure.higher_is_better { 1.0 } else { -1.0 };
    let gains: Vec<f64> = s.gains.iter().map(|g| sign * g).collect();
    let sorted = quantile::sorted(&gains)?;
    let n = sorted.len().min(chart_dots::DOTS);
    // The middle of each hundredth; of fewer worlds each world itself.
    let at = |i: usize| sorted[((i as f64 + 0.5) / n as f64 * sorted.len() as f64) as usize];
    let mut quantiles: Vec<f64> = (0..n).map(at).collect();
    // A loss or a gain that was seen at all has its dot: nothing is called certain that was not.
    let (least, most) = (sorted[0], sorted[sorted.len() - 1]);
    if least < 0.0 && quantiles[0] >= 0.0 {
        quantiles[0] = least;
    }
    if most > 0.0 && quantiles[n - 1] <= 0.0 {
        quantiles[n - 1] = most;
    }
    Some(Dots {
        title: None,
        policy: s.results.manifest.policies[s.policy].name.clone(),
        baseline: s.results.manifest.policies[s.rival].name.clone(),
        measure: figures::measure(&s.measure, lang),
        quantiles,
    })
}

/// The flip that most worlds lie beyond.
fn first(s: &Subject, bars: &[Bar], mean: f64) -> String {
    let flips = bars.iter().filter_map(|b| Some((b, b.flip?)));
    let nearest = flips.max_by(|a, b| near(&a.1).total_cmp(&near(&b.1)));
    let (a, b) = (s.name(s.policy), s.name(s.rival));
    let Some((bar, flip)) = nearest else {
        let better = if mean >= 0.0 { s.lang.texts().ask.better } else { s.lang.texts().ask.worse };
        return (s.lang.texts().ask.nothing_flips)(&a, &better, &b);
    };
    // The side on which the verdict would be the other one.
    let wrong_below = flip.loses_below == (mean >= 0.0);
    let (above, below) = if wrong_below { (None, Some(flip.at)) } else { (Some(flip.at), None) };
    let (condition, assumed) = (s.condition(bar.unknown, above, below), s.assumed(bar.unknown));
    (s.lang.texts().ask.wrong_if)(&a, &condition, &assumed)
}

fn near(flip: &Flip) -> f64 {
    flip.losing_worlds.min(1.0 - flip.losing_worlds)
}

fn lines(s: &Subject, bars: &[Bar]) -> Vec<String> {
    let gain = s.gain_word();
    let [first, low, high, flips] = s.lang.texts().ask.tornado_header;
    let mut rows = vec![[first, low, gain, high, gain, flips].map(str::to_owned).to_vec()];
    for b in bars {
        let value = |v: f64| s.unknown_value(b.unknown, v);
        rows.push(vec![
            s.unknown_key(b.unknown).to_owned(),
            value(b.low_at),
            with_error(s, &b.low),
            value(b.high_at),
            with_error(s, &b.high),
            b.flip.map_or_else(|| "—".to_owned(), |f| flip_text(s, b.unknown, &f)),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(bars.iter().map(|b| b.unknown)));
    lines.push(String::new());
    for b in bars.iter().filter(|b| b.bends()) {
        let at = |v: f64| s.unknown_value(b.unknown, v);
        lines.extend(wrapped(&(s.lang.texts().ask.bends)(
            &s.unknown_key(b.unknown),
            &with_error(s, &b.lowest.gain),
            &at(b.lowest.at),
            &with_error(s, &b.highest.gain),
            &at(b.highest.at),
        )));
    }
    let mean = capital(s.the_gain(Case::Mean));
    lines.extend(wrapped(&(s.lang.texts().ask.tornado_remark)(&mean, &s.interval_word())));
    lines.extend(wrapped(&s.foot()));
    lines
}

/// "+1,200 ± 300 EUR"
fn with_error(s: &Subject, v: &Value) -> String {
    let half = v.half();
    format!("{} ± {}", s.gain(v.value, half), s.bare_amount(half, half))
}

/// "2.9 % (2.1 % to 3.8 %)"; an end beyond the values seen is left open.
fn flip_text(s: &Subject, unknown: usize, f: &Flip) -> String {
    let value = |v: f64| s.unknown_value(unknown, v);
    let range = match (f.low, f.high) {
        (Some(l), Some(h)) => format!("{} {} {}", value(l), s.lang.texts().ask.to, value(h)),
        (Some(l), None) => format!("{} {}", s.lang.texts().ask.above, value(l)),
        (None, Some(h)) => format!("{} {}", s.lang.texts().ask.below, value(h)),
        (None, None) => s.lang.texts().ask.uncertain.to_owned(),
    };
    format!("{} ({range})", value(f.at))
}
