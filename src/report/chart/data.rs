//! What a chart is drawn from: plain data, independent of how results are stored.

use serde::Serialize;

pub use crate::report::Lang;
pub use crate::report::packs::{Agreement, Standing};
pub use crate::texts::number::Unit;

/// What every chart of a run says about the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    pub lang: Lang,
    /// ISO code; EUR, USD and GBP are shown as signs, any other as written.
    pub currency: String,
    /// File name without folders.
    pub scenario_file: String,
    /// Points of a sweep; a run has none.
    pub points: Option<u32>,
    pub worlds: u32,
    /// 0 where the points of a sweep differ in them.
    pub people: u32,
    pub seed: u64,
    /// 0 where the points of a sweep differ in them.
    pub weeks: u32,
    /// Policies of the run, the baseline included.
    pub policies: u32,
    /// Level of the intervals of the mean, 0 to 1.
    pub confidence: f64,
}

/// What the run says about a policy against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Finding {
    Better,
    Worse,
    /// Not settled, or no difference that matters.
    Open,
}

/// The measure a comparison is in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    /// In the chart's language, as it stands in a sentence: "net present value".
    pub name: String,
    pub unit: Unit,
    pub higher_is_better: bool,
}

/// One policy against the baseline. All values are differences to it, in the measure's unit.
/// Values that are not finite are shown as missing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyRow {
    pub name: String,
    /// A second, smaller line, such as what the policy costs; may be empty.
    pub detail: String,
    pub mean: f64,
    /// Interval of the mean.
    pub interval: (f64, f64),
    /// Quantiles 2.5, 25, 75 and 97.5 % over the worlds.
    pub quantiles: [f64; 4],
    /// Share of worlds in which the policy does better than the baseline, 0 to 1.
    pub better: f64,
    pub finding: Finding,
}

/// What the verdict says, as far as a title must not contradict it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Says {
    /// This policy is best; it may be the baseline.
    Best(String),
    /// These differ by less than matters and are better than all others.
    Alike(Vec<String>),
    /// Every policy did the same in every world.
    Identical,
    /// It is not settled which is best.
    Open { leader: String },
    /// One policy, or no world to judge by.
    Nothing,
}

/// Policies against the baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Policies {
    /// The finding; `None` writes one from the rows.
    pub title: Option<String>,
    pub baseline: String,
    pub measure: Measure,
    /// Every policy but the baseline.
    pub rows: Vec<PolicyRow>,
    pub says: Says,
}

/// One policy under both evidence packs, folklore first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PackRow {
    pub sides: [PolicyRow; 2],
    pub standings: [Standing; 2],
}

/// Policies against the baseline under both evidence packs, folklore first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Packs {
    pub agreement: Agreement,
    pub baseline: String,
    pub measure: Measure,
    /// Worlds of each run.
    pub worlds: [u32; 2],
    /// Every policy but the baseline.
    pub rows: Vec<PackRow>,
}

/// When a policy has earned its cost back, in months from the start.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BreakEven {
    /// `None`: never in at least half of the worlds.
    pub median: Option<f64>,
    /// Quantiles 2.5 and 97.5 %; `None`: never within the horizon.
    pub range: (Option<f64>, Option<f64>),
    /// Share of worlds that never break even within the horizon, 0 to 1.
    pub never: f64,
}

/// Cumulated gain of one policy over the baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fan {
    pub title: Option<String>,
    pub policy: String,
    pub baseline: String,
    pub measure: Measure,
    /// By week from the start, quantiles 2.5, 10, 25, 50, 75, 90 and 97.5 % over the worlds.
    pub weeks: Vec<(f64, [f64; 7])>,
    pub break_even: BreakEven,
}

/// What became of dissatisfied customers under one policy: mean counts per run, any scale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IcebergCounts {
    pub policy: String,
    pub voiced_recovered: f64,
    pub voiced_lost: f64,
    pub silent_stay: f64,
    pub silent_leave: f64,
    /// Bad stories told by all dissatisfied customers together; a person may hear several.
    pub told: f64,
}

impl IcebergCounts {
    /// Whether nobody is dissatisfied.
    pub fn is_calm(&self) -> bool {
        self.voiced_recovered + self.voiced_lost + self.silent_stay + self.silent_leave <= 0.0
    }
}

/// The complaint iceberg of the baseline, beside one policy's numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Iceberg {
    pub title: Option<String>,
    pub baseline: IcebergCounts,
    pub compare: Option<IcebergCounts>,
    /// People that each dissatisfied customer who was not helped tells under the baseline, on average.
    pub told_each: f64,
}

/// Customers lost under one policy, mean per run, by cause: treatment, product, competitor, friend,
/// moved away, died.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LossesBy {
    pub policy: String,
    /// In the order of [`crate::report::full::CAUSES`].
    pub counts: [f64; 8],
}

/// Why customers leave, under the baseline and under up to four policies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Causes {
    pub title: Option<String>,
    pub baseline: LossesBy,
    /// The first four are drawn.
    pub policies: Vec<LossesBy>,
}

impl Causes {
    /// Whether a customer is lost under any policy.
    pub fn has_losses(&self) -> bool {
        let of = std::iter::once(&self.baseline).chain(&self.policies);
        of.flat_map(|p| &p.counts).any(|count| *count > 0.0)
    }
}

/// What one unknown does to the difference between two policies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TornadoBar {
    /// What the unknown means, in the chart's language.
    pub name: String,
    /// 0 to 1, shown in per cent.
    pub share: bool,
    /// Its lower and upper tenth, and the mean difference there.
    pub at: [f64; 2],
    pub values: [f64; 2],
    /// Where between them the mean difference is at its two ends. The bar reaches from the one to the other.
    pub reach: [TornadoEnd; 2],
    /// Value at which the difference changes sign, if it does.
    pub flips_at: Option<f64>,
}

/// One end of a [`TornadoBar`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TornadoEnd {
    /// The unknown's value.
    pub at: f64,
    /// The mean difference there.
    pub value: f64,
    /// How the unknown's value is written, where a tenth of the range is not the right grain.
    #[serde(skip)]
    pub written: Option<String>,
}

/// Where the bars of a [`Tornado`] come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TornadoSource {
    /// A curve through the worlds of a run.
    #[default]
    Worlds,
    /// A curve through the points of a sweep.
    Points,
    /// Each end was simulated, all else as today.
    OneAtATime,
}

/// The unknowns that a policy's difference to another depends on, the strongest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tornado {
    pub title: Option<String>,
    pub policy: String,
    pub baseline: String,
    pub measure: Measure,
    /// Mean difference over all worlds.
    pub mean: f64,
    /// What the run says about the policy over all worlds.
    pub finding: Finding,
    pub bars: Vec<TornadoBar>,
    /// The page draws runs only.
    #[serde(skip)]
    pub source: TornadoSource,
}

/// The difference between two policies over equally likely worlds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dots {
    pub title: Option<String>,
    pub policy: String,
    pub baseline: String,
    pub measure: Measure,
    /// Differences in rising order, at most a hundred: one dot each.
    pub quantiles: Vec<f64>,
}

/// The gain of one policy over the worlds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CdfCurve {
    pub policy: String,
    pub finding: Finding,
    /// Differences to the baseline in rising order: of every world, or of many worlds equally likely ones.
    pub values: Vec<f64>,
}

/// The distributions of all policies' gains over one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cdf {
    pub title: Option<String>,
    pub baseline: String,
    pub measure: Measure,
    /// The highest mean gain first; those beyond the last that fits are left out.
    pub curves: Vec<CdfCurve>,
    /// Policies of the run without the baseline.
    pub of: usize,
    /// The first is better at every level than every other policy, and the verdict says so, too.
    pub dominates: bool,
}

/// One side of a [`HeatMap`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeatAxis {
    /// What the parameter means, in the chart's language.
    pub name: String,
    /// 0 to 1, shown in per cent.
    pub share: bool,
    /// In the middle of each column or row, rising.
    pub values: Vec<f64>,
    /// How columns or rows stand along it; the page draws runs only.
    #[serde(skip)]
    pub steps: HeatSteps,
}

/// How the values of a [`HeatAxis`] follow one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum HeatSteps {
    /// By equal differences; every step has its own value.
    #[default]
    Even,
    /// Along a scale with round ticks, by equal differences or by equal ratios.
    Scale { log: bool },
    /// Each is a level of its own, written like this; in equal ratios or not.
    Levels { written: Vec<String>, log: bool },
}

impl HeatSteps {
    pub fn is_log(&self) -> bool {
        matches!(self, HeatSteps::Scale { log: true } | HeatSteps::Levels { log: true, .. })
    }
}

/// Mean difference in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct HeatCell {
    pub mean: f64,
    /// Half the width of its interval.
    pub half: f64,
    /// Worlds it rests on.
    pub n: u32,
}

/// What a mark on a [`HeatMap`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MarkKind {
    /// The mean of what the scenario assumes.
    Assumed,
    /// The values that the scenario sets.
    Today,
}

/// A place on a [`HeatMap`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct HeatMark {
    pub kind: MarkKind,
    pub at: (f64, f64),
}

/// Where the cells of a [`HeatMap`] come from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum HeatSource {
    /// A smooth surface through all worlds; the two parameters explain this share of their spread.
    Surface { explained: f64 },
    /// The same through all points of a sweep.
    Points { explained: f64 },
    /// Every cell was simulated on its own.
    Grid,
}

/// Mean difference of a policy to another over two parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeatMap {
    pub title: Option<String>,
    pub policy: String,
    pub baseline: String,
    pub measure: Measure,
    /// What the run says about the policy over all worlds.
    pub finding: Finding,
    pub x: HeatAxis,
    pub y: HeatAxis,
    /// `[row][column]`, rows by rising y; `None` where too little is known.
    pub cells: Vec<Vec<Option<HeatCell>>>,
    pub mark: Option<HeatMark>,
    pub source: HeatSource,
}

/// A pilot beside the truth, per customer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pilot {
    pub policy: String,
    pub measure: Measure,
    pub weeks: u32,
    /// Mean customers in the control group and in the pilot.
    pub customers: [f64; 2],
    /// What the pilot shows, what is true, and the bias by contact; spread over the worlds.
    pub rows: [PolicyRow; 3],
    /// The bias is told apart from 0, and so is the effect.
    pub biased: bool,
    /// Shares of worlds in which one pilot finds the effect and in which it points the wrong way.
    pub finds: f64,
    pub wrong_way: f64,
    /// Customers in each group that would find the effect 4 times in 5.
    pub needed: Option<u64>,
}

/// Failures per 1,000 visits under one policy over time: as they are, and as the firm sees them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeenOverTime {
    pub title: Option<String>,
    pub policy: String,
    /// Weeks that every point sums up.
    pub step_weeks: u32,
    /// Middle of the step in weeks from the start; quantile 10 %, mean and quantile 90 % over the worlds.
    pub truth: Vec<(f64, [f64; 3])>,
    pub complaints: Vec<(f64, [f64; 3])>,
    /// Empty without a survey.
    pub survey: Vec<(f64, [f64; 3])>,
    /// Failures per failure the firm heard of; not finite when it heard of none.
    pub per_heard: f64,
    /// Rate of the survey relative to the true one; `None` without a survey.
    pub survey_to_true: Option<f64>,
    /// Week from the start in which quality dropped, and in which the firm noticed, mean over the worlds.
    pub dropped: Option<f64>,
    pub noticed: Option<f64>,
}

impl SeenOverTime {
    /// Whether there is anything to see.
    pub fn has_failures(&self) -> bool {
        self.truth.iter().any(|(_, q)| q[1] > 0.0)
    }
}

/// Some people of one world who know each other, and what happened to them under a few policies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Network {
    pub world: u32,
    /// People in the whole market.
    pub of: u32,
    pub weeks: u32,
    /// Where each person stands, 0 to 1000 across and down.
    pub people: Vec<[u16; 2]>,
    /// Persons who are customers at the start.
    pub customers: Vec<u16>,
    pub ties: Vec<[u16; 2]>,
    /// Names, the baseline first.
    pub policies: Vec<String>,
    /// One list per policy: week, [`crate::store::portrait::Kind`], person, and what the kind says of it.
    pub events: Vec<Vec<[u32; 4]>>,
}

/// A mean with its interval, in shares.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    pub mean: f64,
    pub interval: (f64, f64),
}

/// How the customers of the start stay from step to step, as they are and where nobody changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Retention {
    pub step_weeks: u32,
    pub worlds: u32,
    /// Customers at the start, mean over the worlds.
    pub customers: f64,
    /// By step: share who stay, as it is and where nobody changes; mean over the worlds.
    pub steps: Vec<[f64; 2]>,
    /// From the first step to the last: the whole rise, and its two parts. The parts are missing where nothing makes
    /// people change, or nothing that can be switched off.
    pub rise: Part,
    pub parts: Option<[Part; 2]>,
    /// Change of people is part of how the market works.
    pub inseparable: bool,
    /// The firm or the market may change for all customers alike.
    pub firm_changes: bool,
}

/// Everything the charts of one run are drawn from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartData {
    pub policies: Policies,
    /// One per policy other than the baseline.
    pub fans: Vec<Fan>,
    pub iceberg: Iceberg,
    pub causes: Causes,
    /// `None` without unknowns, with one policy or with too few worlds.
    pub tornado: Option<Tornado>,
    /// `None` with one policy.
    pub dots: Option<Dots>,
    /// `None` with one policy or with too few worlds.
    pub cdf: Option<Cdf>,
    /// `None` where two unknowns have nothing to say together; the reason is [`crate::report::ask::why_no_heatmap`]'s.
    pub heatmap: Option<HeatMap>,
    /// The baseline first, then the policies under which the firm sees something else.
    pub seen: Vec<SeenOverTime>,
    /// Only where a run under the other evidence pack stands beside.
    pub packs: Option<Packs>,
    /// Only of a scenario with a pilot.
    pub pilot: Option<Pilot>,
    /// `None` where the run's folder has no portrait, or nobody told anybody.
    pub network: Option<Network>,
    /// `None` without a portrait.
    pub retention: Option<Retention>,
}
