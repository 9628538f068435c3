//! Data the tests draw: one plausible run, and inputs that are hard to draw.

use super::data::*;
use super::samples_people;

pub const LONG: &str = "Premium service for everyone including a personal coach, a welcome call within two days, \
    a second call after six weeks, and a voucher for every complaint that is not resolved at the first attempt";

pub fn context(lang: Lang) -> Context {
    Context {
        lang,
        currency: "EUR".into(),
        scenario_file: "front-desk.toml".into(),
        points: None,
        worlds: 256,
        people: 20_000,
        seed: 1,
        weeks: 156,
        policies: 6,
        confidence: 0.95,
    }
}

fn npv() -> Measure {
    Measure { name: "net present value".into(), unit: Unit::Money, higher_is_better: true }
}

fn row(name: &str, mean: f64, spread: f64, better: f64, finding: Finding) -> PolicyRow {
    PolicyRow {
        name: name.into(),
        detail: "cost 28,000 € a year".into(),
        mean,
        interval: (mean - spread / 8.0, mean + spread / 8.0),
        quantiles: [mean - spread, mean - spread / 3.0, mean + spread / 3.0, mean + spread],
        better,
        finding,
    }
}

fn policies() -> Policies {
    use Finding::*;
    let rows = vec![
        row("Ask for complaints, answer within 2 days", 41_200.0, 24_000.0, 0.99, Better),
        row("Call back within 2 days", 23_100.0, 19_000.0, 0.98, Better),
        row("Complaint cards on every table", 11_800.0, 14_000.0, 0.94, Better),
        row("Train the front desk", 3_700.0, 16_000.0, 0.67, Open),
        row("Premium service for everyone", -26_800.0, 21_000.0, 0.01, Worse),
    ];
    Policies {
        title: None,
        baseline: "As today".into(),
        measure: npv(),
        says: Says::Best(rows[0].name.clone()),
        rows,
    }
}

fn cdf(rows: &[PolicyRow], measure: &Measure) -> Cdf {
    let curve = |r: &PolicyRow| {
        let spread = (r.quantiles[3] - r.quantiles[0]) / 4.0;
        let at = |i: usize| r.mean + spread * crate::stats::normal_quantile((i as f64 + 0.5) / 200.0);
        CdfCurve { policy: r.name.clone(), finding: r.finding, values: (0..200).map(at).collect() }
    };
    Cdf {
        title: None,
        baseline: "As today".into(),
        measure: measure.clone(),
        curves: rows.iter().map(curve).collect(),
        of: rows.len(),
        dominates: false,
    }
}

/// The prototype's surface: pays where many complain and many hear of it; two corners are unknown.
fn heatmap() -> HeatMap {
    let axis = |name: &str, share, from: f64, step: f64, n: usize| HeatAxis {
        name: name.into(),
        share,
        values: (0..n).map(|i| from + step * i as f64).collect(),
        steps: HeatSteps::Even,
    };
    let x = axis("share of unhappy customers who tell the firm", true, 0.02, 0.02, 12);
    let y = axis("people an unhappy customer tells, on average", false, 4.0, 2.0, 8);
    let cell = |r: usize, c: usize| {
        let mean = -175_000.0 + 200.0 * x.values[c] * 100.0 * y.values[r] * 3.2 + 3_000.0 * y.values[r];
        let blank = (r < 2 && c > 9) || (r > 5 && c < 1);
        (!blank).then_some(HeatCell { mean, half: 14_000.0, n: 40 })
    };
    HeatMap {
        title: None,
        policy: "Ask for complaints, answer within 2 days".into(),
        baseline: "As today".into(),
        measure: npv(),
        finding: Finding::Better,
        cells: (0..8).map(|r| (0..12).map(|c| cell(r, c)).collect()).collect(),
        mark: Some(HeatMark { kind: MarkKind::Assumed, at: (0.051, 12.0) }),
        source: HeatSource::Surface { explained: 0.41 },
        x,
        y,
    }
}

fn fan(setup: f64, weekly: f64, spread: f64, break_even: BreakEven) -> Fan {
    let week = |w: u32| {
        let t = f64::from(w);
        let middle = -setup + weekly * t * t / (t + 20.0);
        (t, [-1.96, -1.28, -0.67, 0.0, 0.67, 1.28, 1.96].map(|z| middle + z * spread * t / 156.0))
    };
    Fan {
        title: None,
        policy: "Ask for complaints".into(),
        baseline: "As today".into(),
        measure: npv(),
        weeks: (0..=156).map(week).collect(),
        break_even,
    }
}

fn iceberg(parts: [f64; 4], told: f64) -> IcebergCounts {
    let [voiced_recovered, voiced_lost, silent_stay, silent_leave] = parts;
    IcebergCounts {
        policy: "As today".into(),
        voiced_recovered,
        voiced_lost,
        silent_stay,
        silent_leave,
        told,
    }
}

fn tornado() -> Tornado {
    let bar = |name: &str, share, at, values, flips_at| TornadoBar {
        name: name.into(),
        share,
        at,
        values,
        reach: [0, 1].map(|i| TornadoEnd { at: at[i], value: values[i], written: None }),
        flips_at,
    };
    Tornado {
        title: None,
        policy: "Ask for complaints, answer within 2 days".into(),
        baseline: "As today".into(),
        measure: npv(),
        mean: 41_200.0,
        finding: Finding::Better,
        bars: vec![
            bar(
                "share of unhappy customers who tell the firm",
                true,
                [0.015, 0.091],
                [-11_500.0, 86_000.0],
                Some(0.034),
            ),
            bar(
                "people an unhappy customer tells, on average",
                false,
                [9.7, 14.3],
                [22_000.0, 61_000.0],
                None,
            ),
            bar("share of complaints put right", true, [0.49, 0.71], [31_000.0, 52_000.0], None),
            bar("visits of a customer in a year", false, [10.2, 13.9], [44_000.0, 38_500.0], None),
            bar("money a customer spends per visit", false, [27.5, 33.1], [41_200.0, 41_200.0], None),
        ],
        source: Default::default(),
    }
}

fn dots() -> Dots {
    let gain = |i: usize| {
        let u = (i as f64 + 0.5) / 100.0;
        41_200.0 + 24_000.0 * crate::stats::normal_quantile(u)
    };
    Dots {
        title: None,
        policy: "Ask for complaints, answer within 2 days".into(),
        baseline: "As today".into(),
        measure: npv(),
        quantiles: (0..100).map(gain).collect(),
    }
}

fn seen() -> Vec<SeenOverTime> {
    let week = |w: u32, rate: f64, spread: f64| {
        let t = f64::from(w);
        let rate = rate * if t > 80.0 { 1.6 } else { 1.0 } * (1.0 + 0.05 * (t / 9.0).sin());
        (t, [rate - spread, rate, rate + spread])
    };
    let series = |rate: f64, spread: f64| (0..39).map(|i| week(4 * i + 2, rate, spread)).collect::<Vec<_>>();
    let today = SeenOverTime {
        title: None,
        policy: "As today".into(),
        step_weeks: 4,
        truth: series(18.9, 1.0),
        complaints: series(0.9, 0.4),
        survey: Vec::new(),
        per_heard: 21.0,
        survey_to_true: None,
        dropped: None,
        noticed: None,
    };
    let asked = SeenOverTime {
        policy: "Ask 100 visitors a month".into(),
        survey: series(37.0, 12.0),
        survey_to_true: Some(1.96),
        dropped: Some(80.0),
        noticed: Some(91.3),
        ..today.clone()
    };
    vec![today, SeenOverTime { dropped: None, noticed: None, ..asked.clone() }, asked]
}

/// The comparison under both packs; under measured every policy brings half as much and costs more.
fn packs(rows: &[PolicyRow], agreement: Agreement) -> Packs {
    use Standing::*;
    let standings = [[Best, Worse], [Better, Worse], [Better, Worse], [Open, Worse], [Worse, Worse]];
    let half = |v: f64| v * 0.5 - 25_000.0;
    let measured = |r: &PolicyRow| PolicyRow {
        mean: half(r.mean),
        interval: (half(r.interval.0), half(r.interval.1)),
        quantiles: r.quantiles.map(half),
        finding: Finding::Worse,
        ..r.clone()
    };
    let row = |(r, standings): (&PolicyRow, &[Standing; 2])| PackRow {
        sides: [r.clone(), measured(r)],
        standings: *standings,
    };
    Packs {
        agreement,
        baseline: "As today".into(),
        measure: npv(),
        worlds: [64, 1_024],
        rows: rows.iter().zip(standings.iter().cycle()).map(row).collect(),
    }
}

/// Every way in which packs can agree or not, with these names.
pub fn agreements(a: &str, b: &str) -> Vec<Agreement> {
    let [a, b] = [a, b].map(str::to_owned);
    vec![
        Agreement::Disagree { folklore: a.clone(), measured: b.clone() },
        Agreement::Best { policy: a.clone(), baseline: false, divided: None },
        Agreement::Best { policy: b.clone(), baseline: true, divided: Some(a.clone()) },
        Agreement::Unbeaten { policy: a.clone() },
        Agreement::Open { folklore: Some(a.clone()), measured: None },
        Agreement::Open { folklore: None, measured: Some(b) },
        Agreement::Open { folklore: None, measured: None },
        Agreement::Identical,
        Agreement::SameNumbers,
        Agreement::OnlyOne,
    ]
}

fn disagree(a: &str, b: &str) -> Agreement {
    Agreement::Disagree { folklore: a.into(), measured: b.into() }
}

/// Losses without those for access and price, which are drawn only where they occur.
fn losses(policy: &str, [a, b, c, d, e, f]: [f64; 6]) -> LossesBy {
    LossesBy { policy: policy.into(), counts: [a, b, c, d, e, f, 0.0, 0.0] }
}

/// A plausible run with five policies.
pub fn plausible() -> ChartData {
    let even = BreakEven { median: Some(13.1), range: (Some(7.6), Some(30.4)), never: 0.0 };
    let mut other = iceberg([101.0, 44.0, 512.0, 370.0], 4700.0);
    other.policy = "Ask for complaints".into();
    let base = losses("As today", [1231.0, 253.0, 163.0, 91.0, 55.0, 18.0]);
    let asked = losses("Ask for complaints", [974.0, 251.0, 160.0, 70.0, 55.0, 18.0]);
    ChartData {
        policies: policies(),
        fans: vec![fan(12_000.0, 290.0, 13_000.0, even)],
        iceberg: Iceberg {
            title: None,
            baseline: iceberg([31.0, 19.2, 560.0, 390.0], 5100.0),
            compare: Some(other),
            told_each: 12.1,
        },
        causes: Causes { title: None, baseline: base, policies: vec![asked] },
        tornado: Some(tornado()),
        cdf: Some(cdf(&policies().rows, &npv())),
        heatmap: Some(heatmap()),
        dots: Some(dots()),
        seen: seen(),
        packs: Some(packs(
            &policies().rows,
            disagree("Ask for complaints, answer within 2 days", "As today"),
        )),
        pilot: Some(pilot()),
        network: Some(samples_people::network(280)),
        retention: Some(samples_people::retention(0.04, 0.03)),
    }
}

fn pilot() -> Pilot {
    use Finding::*;
    let row = |name: &str, mean, spread, finding| PolicyRow {
        detail: String::new(),
        ..row(name, mean, spread, 0.9, finding)
    };
    Pilot {
        policy: "Train the front desk".into(),
        measure: Measure { name: "Umsatz je Kunde".into(), unit: Unit::Money, higher_is_better: true },
        weeks: 26,
        customers: [804.2, 396.4],
        rows: [
            row("Was der Pilot zeigt", 94.0, 88.0, Open),
            row("Wenn alle Kunden sie hätten", 101.5, 19.0, Better),
            row("Verzerrung durch Kontakt", -11.1, 9.0, Open),
        ],
        biased: true,
        finds: 0.38,
        wrong_way: 0.03,
        needed: Some(1_117),
    }
}

/// Pictures of a sweep: a scale of ratios, levels with long names; curves that turn, words at the ends, and bars that lie on one side of the mean.
fn beside_the_mean() -> ChartData {
    let mut d = plausible();
    if let Some(t) = &mut d.tornado {
        t.source = TornadoSource::Points;
        let end = |at, value, written: &str| TornadoEnd { at, value, written: Some(written.into()) };
        t.bars[0].reach = [end(0.02, 4_000.0, "watts_strogatz"), end(0.05, 21_000.0, "barabasi_albert")];
        t.bars[1].reach = [end(0.02, 52_000.0, "2\u{a0}%"), end(0.05, 90_000.0, "5\u{a0}%")];
    }
    if let Some(h) = &mut d.heatmap {
        h.source = HeatSource::Points { explained: 0.62 };
        h.x.values = (0..12).map(|i| 0.0011 * 1.7_f64.powi(i)).collect();
        h.x.steps = HeatSteps::Scale { log: true };
        let written = (0..8).map(|i| format!("level number {i}")).collect();
        h.y.steps = HeatSteps::Levels { written, log: false };
    }
    d
}

fn many(n: usize) -> ChartData {
    let mut d = plausible();
    let rows = &d.policies.rows;
    d.policies.rows = (0..n)
        .map(|i| PolicyRow { name: format!("Policy number {} with a name", i + 1), ..rows[i % 5].clone() })
        .collect();
    d.packs = Some(packs(&d.policies.rows, disagree("Policy number 1 with a name", "As today")));
    d.cdf = Some(cdf(&d.policies.rows, &npv()));
    let bars = tornado().bars;
    d.tornado.iter_mut().for_each(|t| t.bars = (0..n).map(|i| bars[i % 5].clone()).collect());
    d.causes.policies = (0..n)
        .map(|i| {
            losses(
                &format!("Policy number {} with a name", i + 1),
                [980.0 - 60.0 * i as f64, 251.0, 160.0, 70.0, 55.0, 18.0],
            )
        })
        .collect();
    d
}

fn renamed(name: &str) -> ChartData {
    let mut d = many(4);
    let text = || name.to_string();
    d.policies.baseline = text();
    d.policies.rows.iter_mut().for_each(|r| (r.name, r.detail) = (text(), text()));
    d.fans.iter_mut().for_each(|f| (f.policy, f.baseline) = (text(), text()));
    if let Some(t) = &mut d.tornado {
        (t.policy, t.baseline) = (text(), text());
        t.bars.iter_mut().for_each(|b| b.name = text());
    }
    d.dots.iter_mut().for_each(|t| (t.policy, t.baseline) = (text(), text()));
    if let Some(c) = &mut d.cdf {
        c.baseline = text();
        c.curves.iter_mut().for_each(|c| c.policy = text());
    }
    if let Some(h) = &mut d.heatmap {
        (h.policy, h.baseline, h.x.name, h.y.name) = (text(), text(), text(), text());
    }
    d.pilot.iter_mut().for_each(|p| p.policy = text());
    d.seen.iter_mut().for_each(|s| s.policy = text());
    d.packs = Some(Packs { baseline: text(), ..packs(&d.policies.rows, disagree(name, name)) });
    d.iceberg.baseline.policy = text();
    d.iceberg.compare.iter_mut().for_each(|c| c.policy = text());
    d.causes.baseline.policy = text();
    d.causes.policies.iter_mut().for_each(|p| p.policy = text());
    d
}

/// All money and counts times `k` plus `shift`.
fn scaled(k: f64) -> ChartData {
    let mut d = plausible();
    for r in &mut d.policies.rows {
        r.mean *= k;
        r.interval = (r.interval.0 * k, r.interval.1 * k);
        r.quantiles = r.quantiles.map(|q| q * k);
    }
    for r in d.packs.iter_mut().flat_map(|p| &mut p.rows).flat_map(|r| &mut r.sides) {
        r.mean *= k;
        r.interval = (r.interval.0 * k, r.interval.1 * k);
        r.quantiles = r.quantiles.map(|q| q * k);
    }
    for r in d.pilot.iter_mut().flat_map(|p| &mut p.rows) {
        r.mean *= k;
        r.interval = (r.interval.0 * k, r.interval.1 * k);
        r.quantiles = r.quantiles.map(|q| q * k);
    }
    for (_, q) in d.fans.iter_mut().flat_map(|f| &mut f.weeks) {
        *q = q.map(|q| q * k);
    }
    if let Some(t) = &mut d.tornado {
        t.mean *= k;
        for b in &mut t.bars {
            (b.values, b.at) = (b.values.map(|v| v * k), b.at.map(|v| v * k));
            b.reach.iter_mut().for_each(|e| (e.at, e.value) = (e.at * k, e.value * k));
        }
    }
    if let Some(t) = &mut d.dots {
        t.quantiles.iter_mut().for_each(|q| *q *= k);
    }
    for v in d.cdf.iter_mut().flat_map(|c| &mut c.curves).flat_map(|c| &mut c.values) {
        *v *= k;
    }
    if let Some(h) = &mut d.heatmap {
        h.x.values.iter_mut().for_each(|v| *v *= k);
        for c in h.cells.iter_mut().flatten().flatten() {
            (c.mean, c.half) = (c.mean * k, c.half * k);
        }
    }
    for s in &mut d.seen {
        for (_, q) in s.truth.iter_mut().chain(&mut s.complaints).chain(&mut s.survey) {
            *q = q.map(|q| q * k);
        }
    }
    for l in std::iter::once(&mut d.causes.baseline).chain(&mut d.causes.policies) {
        l.counts = l.counts.map(|c| c * k);
    }
    d
}

fn with_iceberg(parts: [f64; 4], told: f64) -> ChartData {
    let mut d = plausible();
    d.iceberg.baseline = iceberg(parts, told);
    d.iceberg.compare = None;
    d
}

fn never() -> ChartData {
    let mut d = plausible();
    let b = BreakEven { median: None, range: (Some(9.0), None), never: 0.72 };
    d.fans =
        vec![fan(12_000.0, 60.0, 15_000.0, b), fan(1_000.0, -90.0, 500.0, BreakEven { never: 1.0, ..b })];
    let late = BreakEven { median: Some(34.4), range: (Some(20.0), None), never: 0.31 };
    d.fans.push(fan(12_000.0, 90.0, 15_000.0, late));
    let first = BreakEven { median: Some(0.0), range: (Some(0.0), Some(1.0)), never: 0.0 };
    d.fans.push(fan(0.0, 200.0, 2_000.0, first));
    d
}

fn negative() -> ChartData {
    let mut d = plausible();
    d.policies.rows.iter_mut().for_each(|r| {
        r.quantiles = r.quantiles.map(|q| q - 75_000.0);
        r.mean -= 75_000.0;
        r.finding = Finding::Worse;
    });
    if let Some(t) = &mut d.dots {
        t.quantiles.iter_mut().for_each(|q| *q -= 130_000.0);
    }
    for c in d.cdf.iter_mut().flat_map(|c| &mut c.curves) {
        c.values.iter_mut().for_each(|v| *v -= 130_000.0);
        c.finding = Finding::Worse;
    }
    if let Some(h) = &mut d.heatmap {
        h.finding = Finding::Worse;
        h.cells.iter_mut().flatten().flatten().for_each(|c| c.mean -= 330_000.0);
    }
    if let Some(t) = &mut d.tornado {
        t.finding = Finding::Worse;
        t.mean -= 130_000.0;
        t.bars.iter_mut().for_each(|b| b.values = b.values.map(|v| v - 130_000.0));
    }
    d
}

/// The comparison in another measure than money.
fn measured(name: &str, unit: Unit, higher_is_better: bool, k: f64) -> ChartData {
    let mut d = scaled(k);
    let measure = Measure { name: name.into(), unit, higher_is_better };
    d.policies.measure = measure.clone();
    d.tornado.iter_mut().for_each(|t| t.measure = measure.clone());
    d.dots.iter_mut().for_each(|t| t.measure = measure.clone());
    d.packs.iter_mut().for_each(|p| p.measure = measure.clone());
    d.cdf.iter_mut().for_each(|c| c.measure = measure.clone());
    d.heatmap.iter_mut().for_each(|h| h.measure = measure.clone());
    d.fans.iter_mut().for_each(|f| f.measure = measure.clone());
    d
}

fn one_world() -> ChartData {
    let mut d = plausible();
    d.dots.iter_mut().for_each(|t| t.quantiles.truncate(1));
    d.cdf.iter_mut().flat_map(|c| &mut c.curves).for_each(|c| c.values.truncate(1));
    for r in &mut d.policies.rows {
        r.interval = (f64::NAN, f64::NAN);
        r.quantiles = [r.mean; 4];
        r.better = if r.mean > 0.0 { 1.0 } else { 0.0 };
        r.finding = Finding::Open;
    }
    let rows = d.policies.rows.clone();
    d.packs = Some(packs(&rows, Agreement::Open { folklore: None, measured: None }));
    for (_, q) in d.fans.iter_mut().flat_map(|f| &mut f.weeks) {
        *q = [q[3]; 7];
    }
    d
}

fn broken() -> ChartData {
    let mut d = scaled(f64::NAN);
    d.fans[0].break_even = BreakEven { median: Some(f64::NAN), range: (None, None), never: f64::NAN };
    d.iceberg.baseline.told = f64::INFINITY;
    d.iceberg.told_each = f64::NAN;
    d.policies.rows[0].mean = 5.0;
    d
}

/// A shop: half of those who leave could not get there, and some found it too dear.
fn located() -> ChartData {
    let mut d = many(4);
    d.causes.baseline.counts[6..].copy_from_slice(&[1_890.0, 240.0]);
    d.causes.policies.iter_mut().for_each(|l| l.counts[6] = 1_650.0);
    d
}

fn empty() -> ChartData {
    let mut d = many(0);
    d.fans.clear();
    for s in &mut d.seen {
        (s.truth, s.complaints, s.survey, s.per_heard) = (Vec::new(), Vec::new(), Vec::new(), f64::NAN);
    }
    d.iceberg = Iceberg { title: None, baseline: iceberg([0.0; 4], 0.0), compare: None, told_each: 0.0 };
    d.causes.baseline.counts = [0.0; 8];
    d
}

/// Nothing is settled; the mark lies at the edge.
fn all_open() -> ChartData {
    let mut d = plausible();
    d.policies.says = Says::Open { leader: d.policies.rows[0].name.clone() };
    d.policies.rows.iter_mut().for_each(|r| r.finding = Finding::Open);
    d.tornado.iter_mut().for_each(|t| t.finding = Finding::Open);
    d.cdf.iter_mut().flat_map(|c| &mut c.curves).for_each(|c| c.finding = Finding::Open);
    if let Some(h) = &mut d.heatmap {
        h.finding = Finding::Open;
        h.cells.iter_mut().flatten().flatten().for_each(|c| c.half = 1e6);
        h.mark = Some(HeatMark { kind: MarkKind::Today, at: (0.24, 18.0) });
    }
    d
}

/// Few worlds: coarse steps. A policy that dominates.
fn ten_worlds() -> ChartData {
    let mut d = plausible();
    if let Some(c) = &mut d.cdf {
        c.dominates = true;
        c.curves.iter_mut().for_each(|c| c.values = c.values.iter().step_by(20).copied().collect());
    }
    d
}

/// A swept grid of few cells, one of them alone; some policies gave the same everywhere.
fn grid() -> ChartData {
    let mut d = plausible();
    if let Some(h) = &mut d.heatmap {
        h.source = HeatSource::Grid;
        h.x.values = vec![0.05, 0.1, 0.2];
        h.y.values = vec![9.0];
        h.cells.truncate(1);
        h.cells[0].truncate(3);
        h.mark = Some(HeatMark { kind: MarkKind::Today, at: (0.05, 9.0) });
    }
    for c in d.cdf.iter_mut().flat_map(|c| c.curves.iter_mut().skip(1)) {
        c.values = vec![0.0; 64];
    }
    d
}

/// One and the same numbers under both packs.
fn same_numbers() -> ChartData {
    let mut d = plausible();
    if let Some(p) = &mut d.packs {
        p.agreement = Agreement::SameNumbers;
        p.rows.iter_mut().for_each(|r| (r.sides[1], r.standings[1]) = (r.sides[0].clone(), r.standings[0]));
    }
    d
}

/// The picture of both packs with each thing it can say, in long names, and with each word beside the bars.
fn spoken() -> Vec<(&'static str, ChartData)> {
    use Standing::*;
    let words = [Best, AmongBest, Better, Worse, Alike, Open, Baseline];
    let agreements = agreements("Ask for complaints, answer within 2 days", LONG);
    let data = |(i, agreement): (usize, Agreement)| {
        let mut d = plausible();
        for p in d.packs.iter_mut() {
            p.agreement = agreement.clone();
            let standings = words.iter().cycle().skip(i);
            p.rows.iter_mut().flat_map(|r| &mut r.standings).zip(standings).for_each(|(s, w)| *s = *w);
        }
        (SPOKEN[i], d)
    };
    agreements.into_iter().enumerate().map(data).collect()
}

const SPOKEN: [&str; 10] = [
    "packs disagree",
    "packs agree",
    "packs agree on today",
    "packs unbeaten",
    "packs open measured",
    "packs open folklore",
    "packs open",
    "packs identical",
    "packs equal",
    "packs alone",
];

/// Inputs that are hard to draw, with a name for messages.
pub fn nasty() -> Vec<(&'static str, ChartData)> {
    let (emoji, rtl, markup) =
        ("Ruf 📞 <b>an</b> & \"frag\" 客户服务", "اتصل بالعميل خلال يومين", "</svg><script>alert(1)</script>");
    let word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsrichtlinie";
    let mut all = vec![
        ("plausible", plausible()),
        ("same numbers", same_numbers()),
        ("one policy", many(1)),
        ("two policies", many(2)),
        ("six policies", many(6)),
        ("eight policies", many(8)),
        ("twelve policies", many(12)),
        ("thirty policies", many(30)),
        ("long names", renamed(LONG)),
        ("one long word", renamed(word)),
        ("emoji and markup", renamed(emoji)),
        ("right to left", renamed(rtl)),
        ("script", renamed(markup)),
        ("empty names", renamed("")),
        ("all zero", scaled(0.0)),
        ("bars beside the mean", beside_the_mean()),
        ("huge", scaled(1e12 / 41_200.0)),
        ("beyond huge", scaled(1e30)),
        ("tiny", scaled(1e-12)),
        ("small", scaled(1e-4)),
        ("customers", measured("customers", Unit::Number, true, 0.01)),
        ("lost customers", measured("lost customers", Unit::Number, false, 100.0)),
        ("share of voice", measured("share of dissatisfied customers who complain", Unit::Share, true, 1e-6)),
        ("never pays", never()),
        ("negative", negative()),
        ("one world", one_world()),
        ("not numbers", broken()),
        ("no failures", empty()),
        ("all open", all_open()),
        ("ten worlds", ten_worlds()),
        ("grid", grid()),
        ("hard to reach and dear", located()),
        ("voice 0", with_iceberg([0.0, 0.0, 300.0, 200.0], 3000.0)),
        ("voice 1", with_iceberg([300.0, 200.0, 0.0, 0.0], 0.0)),
        ("voice 1 in 1000", with_iceberg([0.5, 0.5, 600.0, 399.0], 9_000_000.0)),
        ("voice a third", with_iceberg([20.0, 13.0, 40.0, 27.0], 150.0)),
        ("voice two thirds", with_iceberg([40.0, 27.0, 20.0, 13.0], 150.0)),
    ];
    all.extend(spoken());
    // People are drawn in hundreds of marks; their own hard cases follow.
    all[1..].iter_mut().for_each(|(_, d)| (d.network, d.retention) = (None, None));
    all.extend(samples_people::nasty().into_iter().map(|(name, network, retention)| {
        (name, ChartData { network: Some(network), retention: Some(retention), ..plausible() })
    }));
    all
}
