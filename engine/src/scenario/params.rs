//! `PARAMS`: the one table of everything a scenario file can say about the world.
//!
//! Parsing, range checks, `explain`, the JSON schema, the assumptions table and the reference docs
//! all read this table; nothing else knows a parameter's name, unit, range or default.

use crate::evidence::Grade;

/// What values a parameter takes. Everything is carried as `f64` in [`Values`]; the kind says how to
/// read and write it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A share or probability, written as a fraction 0..=1.
    Share,
    /// Any real number in `min..=max`.
    Real { min: f64, max: f64 },
    /// A whole number in `min..=max`.
    Whole { min: f64, max: f64 },
    /// One of a list of words; the value is the index in the list.
    Choice(&'static [&'static str]),
    /// `true` or `false`; the value is 1 or 0.
    Flag,
}

/// Where a parameter may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Shape of the world (people, network, horizon): fixed for all trials and policies.
    Fixed,
    /// May be fixed or one of the unknowns, but no policy can set it.
    World,
    /// A lever: may be fixed, unknown, or set by a policy.
    Lever,
}

/// A default with its evidence.
#[derive(Clone, Copy, Debug)]
pub struct Default {
    pub value: f64,
    pub grade: Grade,
    /// Where the number comes from, in words a reader can follow up; never empty.
    pub source: &'static str,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The dotted name used in files, tables, sweeps and docs alike.
    pub key: &'static str,
    /// Unit as printed ("per year", "share", "people"); empty for words and flags.
    pub unit: &'static str,
    pub kind: Kind,
    pub scope: Scope,
    pub folklore: Default,
    pub measured: Default,
    pub en: &'static str,
    pub de: &'static str,
}

macro_rules! params {
    ($( $id:ident $key:literal $unit:literal $kind:expr, $scope:ident,
        $fv:expr, $fg:ident $fs:literal, $mv:expr, $mg:ident $ms:literal,
        $en:literal, $de:literal; )*) => {
        /// Index of a parameter in [`PARAMS`] and [`Values`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "each variant is described by its entry's `en` text")]
        pub enum ParamId { $( $id ),* }
        /// Every parameter, in the order of [`ParamId`].
        pub static PARAMS: &[Param] = &[ $( Param {
            key: $key, unit: $unit, kind: $kind, scope: Scope::$scope,
            folklore: Default { value: $fv, grade: Grade::$fg, source: $fs },
            measured: Default { value: $mv, grade: Grade::$mg, source: $ms },
            en: $en, de: $de,
        } ),* ];
        static IDS: &[ParamId] = &[ $( ParamId::$id ),* ];
    };
}

use Kind::{Choice, Flag, Real, Share, Whole};
const fn real(min: f64, max: f64) -> Kind {
    Real { min, max }
}
const fn whole(min: f64, max: f64) -> Kind {
    Whole { min, max }
}

/// Value written "never" for half-lives: a million years.
pub const NEVER_YEARS: f64 = 1.0e6;

// Columns: variant, key, unit, kind, scope, folklore (value, grade, source), measured (value, grade, source), English, German.
params! {
    MarketPeople "market.people" "people" whole(1.0, 50_000_000.0), Fixed, 20_000.0, D "x", 20_000.0, D "x", "x", "x";
    MarketCustomers "market.customers" "people" whole(0.0, 50_000_000.0), Fixed, 5_000.0, D "x", 5_000.0, D "x", "x", "x";
    MarketFirstCustomers "market.first_customers" "" Choice(&["random", "first"]), Fixed, 0.0, D "x", 0.0, D "x", "random people, or those with the lowest ids (for own edge lists)", "x";
    TimeWeeks "time.weeks" "weeks" whole(1.0, 5_200.0), Fixed, 260.0, D "x", 260.0, D "x", "x", "x";
    MoneyDiscountRate "money.discount_rate" "per year" real(0.0, 1.0), World, 0.10, D "x", 0.10, D "x", "continuous", "x";
    MoneyMargin "money.margin" "share" Share, World, 0.40, D "x", 0.40, D "x", "gross margin on spend", "x";
    MoneyFixedPerWeek "money.fixed_per_week" "currency per week" real(0.0, 1e9), Lever, 0.0, D "x", 0.0, D "x", "x", "x";
    VisitsPerYear "visits.per_year" "per year" real(0.0, 1_000.0), Lever, 12.0, D "x", 12.0, D "x", "x", "x";
    VisitsLaw "visits.law" "" Choice(&["poisson", "regular"]), Fixed, 0.0, D "x", 0.0, D "x", "poisson: at random; regular: evenly spaced (teaching)", "x";
    VisitsShape "visits.shape" "gamma shape" real(0.0, 1_000.0), World, 0.0, D "x", 2.0, D "x", "how alike people's visit rates are: gamma shape r, 0 = all alike", "x";
    SpendMean "spend.mean" "currency per visit" real(0.0, 80_000.0), Lever, 30.0, D "x", 30.0, D "x", "x", "x";
    SpendCv "spend.cv" "coefficient of variation" real(0.0, 5.0), World, 0.8, D "x", 0.8, D "x", "between people, lognormal", "x";
    SpendVisitCv "spend.visit_cv" "coefficient of variation" real(0.0, 5.0), World, 0.4, A "CDNOW Gamma-Gamma p = 6.25", 0.4, A "x", "from visit to visit of one person, lognormal", "x";
    SpendOnJoining "spend.on_joining" "currency" real(0.0, 80_000.0), Lever, 0.0, D "x", 0.0, D "x", "paid once on becoming a customer (membership fee)", "x";
    QualityFailureRate "quality.failure_rate" "share of visits" Share, Lever, 0.018_859_433_7, D "x", 0.018_859_433_7, D "x", "share of visits in which the customer is treated badly", "x";
    QualityProductFailureRate "quality.product_failure_rate" "share of visits" Share, Lever, 0.0, D "x", 0.0, D "x", "x", "x";
    QualityMean "quality.mean" "SD of today's encounters" real(-5.0, 5.0), Lever, 0.0, D "x", 0.0, D "x", "shift of mean service quality against today", "x";
    QualitySd "quality.sd" "today = 1" real(0.1, 5.0), Lever, 1.0, D "x", 1.0, D "x", "spread of service quality (consistency)", "x";
    QualityMajorShare "quality.major_share" "share of failures" Share, Lever, 0.2, D "x", 0.2, D "x", "x", "x";
    QualityFailureConcentration "quality.failure_concentration" "beta a + b" real(0.0, 1_000.0), World, 0.0, D "x", 0.0, D "x", "people's own failure rates are Beta with mean failure_rate and this a+b; 0 = all alike", "x";
    VoiceRate "voice.rate" "share of unhappy customers" Share, Lever, 1.0/21.0, C "x", 0.175, B "x", "share of badly treated customers who tell the firm", "x";
    VoiceProductRate "voice.product_rate" "share of unhappy customers" Share, Lever, 1.0/21.0, C "x", 0.625, B "x", "x", "x";
    VoiceCostPerContact "voice.cost_per_contact" "currency" real(0.0, 1e6), World, 3.0, D "x", 3.0, D "x", "x", "x";
    RecoveryResolved "recovery.resolved" "share of complaints" Share, Lever, 0.6, B "x", 0.32, B "x", "x", "x";
    RecoveryResponseDays "recovery.response_days" "days" real(0.01, 365.0), Lever, 2.0, D "x", 2.0, D "x", "median time until the answer, lognormal", "x";
    RecoveryResponseSigma "recovery.response_sigma" "log SD" real(0.0, 4.0), Lever, 1.0, D "x", 1.0, D "x", "x", "x";
    RecoveryQuickDays "recovery.quick_days" "days" real(0.0, 365.0), World, 2.0, C "x", 2.0, C "x", "an answer within this time counts as quick", "x";
    RecoveryPromiseDays "recovery.promise_days" "days" real(0.0, 365.0), Lever, 0.0, D "x", 0.0, D "x", "promised answer time; a later answer counts as unresolved; 0 = no promise", "x";
    RecoveryCompensation "recovery.compensation" "currency per resolved case" real(0.0, 1e6), Lever, 15.0, D "x", 15.0, D "x", "x", "x";
    StaySilentMinor "stay.silent.minor" "share" Share, World, 0.37, B "x", 0.37, B "x", "x", "x";
    StaySilentMajor "stay.silent.major" "share" Share, World, 0.09, B "x", 0.09, B "x", "x", "x";
    StayUnresolvedMinor "stay.unresolved.minor" "share" Share, World, 0.46, B "x", 0.46, B "x", "x", "x";
    StayUnresolvedMajor "stay.unresolved.major" "share" Share, World, 0.19, B "x", 0.19, B "x", "x", "x";
    StayResolvedMinor "stay.resolved.minor" "share" Share, World, 0.70, B "x", 0.70, B "x", "x", "x";
    StayResolvedMajor "stay.resolved.major" "share" Share, World, 0.54, B "x", 0.54, B "x", "x", "x";
    StayQuickMinor "stay.quick.minor" "share" Share, World, 0.95, B "x", 0.95, B "x", "x", "x";
    StayQuickMajor "stay.quick.major" "share" Share, World, 0.82, B "x", 0.82, B "x", "x", "x";
    StayIntentDiscount "stay.intent_discount" "factor" Share, World, 1.0, D "x", 0.35, D "x", "leave probability = this x (1 - stay): stated intentions overstate", "x";
    StayLostForever "stay.lost_forever_if_unresolved" "" Flag, World, 0.0, C "x", 0.0, D "x", "an unresolved complaint loses the customer for ever", "x";
    ExitDied "exit.died" "per year" real(0.0, 50.0), World, 0.002_231_436, C "x", 0.002_231_436, C "x", "hazard", "x";
    ExitMoved "exit.moved" "per year" real(0.0, 50.0), World, 0.006_694_307, C "x", 0.006_694_307, C "x", "x", "x";
    ExitFriend "exit.friend" "per year" real(0.0, 50.0), World, 0.011_157_178, C "x", 0.011_157_178, C "x", "x", "x";
    ExitCompetitor "exit.competitor" "per year" real(0.0, 50.0), Lever, 0.020_082_920, C "x", 0.020_082_920, C "x", "x", "x";
    ExitProduct "exit.product" "per year" real(0.0, 50.0), Lever, 0.031_240_097, C "x", 0.031_240_097, C "x", "x", "x";
    WinbackPerYear "winback.per_year" "per year" real(0.0, 10_000.0), Lever, 0.0, C "x", 0.02, D "x", "hazard of a lapsed customer coming back at starting belief; scales with belief", "x";
    ReachLaw "reach.law" "" Choice(&["literal", "uniform", "negative_binomial", "geometric", "fixed"]), World, 0.0, C "x", 2.0, D "x", "x", "x";
    ReachTold "reach.told" "people" real(0.0, 1_000.0), Lever, 12.0, C "x", 16.0, B "x", "people an unhappy customer tells", "x";
    ReachTalkShare "reach.talk_share" "share" Share, World, 1.0, C "x", 0.56, B "x", "x", "x";
    ReachToldRecovered "reach.told_recovered" "people" real(0.0, 1_000.0), Lever, 5.0, C "x", 9.0, B "x", "x", "x";
    ReachTalkShareRecovered "reach.talk_share_recovered" "share" Share, World, 1.0, C "x", 0.47, B "x", "x", "x";
    ReachShape "reach.shape" "negative-binomial k" real(0.01, 10_000.0), World, 3.156_740_492_2, C "x", 3.156_740_492_2, C "x", "x", "x";
    ReachBigMouthShare "reach.big_mouth_share" "share" Share, World, 0.13, C "x", 0.13, C "x", "literal law: share telling more than 20", "x";
    ReachBigMouthExtra "reach.big_mouth_extra" "people" real(0.0, 1_000.0), World, 10.0, D "x", 10.0, D "x", "literal law: mean number told beyond 21 by them (geometric)", "x";
    ReachMajorFactor "reach.major_factor" "factor" real(0.0, 100.0), World, 1.0, D "x", 1.5, D "x", "x", "x";
    ReachPersistent "reach.persistent" "" Flag, World, 0.0, D "x", 0.0, D "x", "talkativeness belongs to the person (gamma, shape reach.shape) instead of the event; negative_binomial only", "x";
    TalkSatisfiedShare "talk.satisfied_share" "share of good visits" Share, Lever, 0.0, C "x", 0.223_158, A "x", "x", "x";
    TalkSatisfiedTold "talk.satisfied_told" "people" real(0.0, 1_000.0), World, 3.0, D "x", 3.0, D "x", "x", "x";
    NetworkKind "network.kind" "" Choice(&["well_mixed", "watts_strogatz", "barabasi_albert", "configuration", "ring", "edge_list"]), Fixed, 1.0, D "x", 1.0, D "x", "x", "x";
    NetworkNeighbours "network.neighbours" "ties per person" whole(2.0, 1_000.0), Fixed, 12.0, D "x", 12.0, D "x", "watts_strogatz, ring (even); configuration: mean", "x";
    NetworkRewiring "network.rewiring" "share of ties" Share, Fixed, 0.1, D "x", 0.1, D "x", "x", "x";
    NetworkAttachments "network.attachments" "ties per newcomer" whole(1.0, 1_000.0), Fixed, 6.0, D "x", 6.0, D "x", "x", "x";
    NetworkShape "network.shape" "negative-binomial k" real(0.01, 10_000.0), Fixed, 3.0, D "x", 3.0, D "x", "configuration: spread of ties", "x";
    NetworkShareToTies "network.share_to_ties" "share" Share, World, 1.0, D "x", 1.0, D "x", "share of tellings that go to own ties, the rest to anyone", "x";
    WomPositiveEffect "wom.positive_effect" "share" Share, World, 1.0, C "x", 0.125, B "x", "kappa+: b += kappa+ (1 - b)", "x";
    WomNegativeEffect "wom.negative_effect" "share" Share, World, 1.0, C "x", 0.125, A "x", "kappa-: b *= 1 - kappa-", "x";
    WomCustomerPositiveScale "wom.customer_positive_scale" "factor" Share, World, 1.0, C "x", 0.5, A "x", "x", "x";
    WomCustomerNegativeScale "wom.customer_negative_scale" "factor" Share, World, 1.0, C "x", 0.25, A "x", "x", "x";
    WomHalfLifeYears "wom.half_life_years" "years" real(0.01, NEVER_YEARS), World, NEVER_YEARS, C "x", 0.25, D "x", "what was heard is half forgotten after; may be written \"never\"", "x";
    BeliefStart "belief.start" "0 to 1" real(0.001, 1.0), World, 0.5, D "x", 0.5, D "x", "b0", "x";
    AcquisitionPerYear "acquisition.per_year" "per year" real(0.0, 100_000.0), Lever, 0.08, D "x", 0.08, D "x", "hazard of a prospect becoming a customer at starting belief and today's marketing", "x";
    AcquisitionImitationPerYear "acquisition.imitation_per_year" "per year" real(0.0, 100.0), World, 0.0, D "x", 0.0, D "x", "Bass q: extra hazard x share of own ties who are customers", "x";
    AcquisitionFromWeek "acquisition.from_week" "week" whole(0.0, 5_200.0), World, 0.0, D "x", 0.0, D "x", "nobody joins before this week", "x";
    AcquisitionOpenShare "acquisition.open_share" "share of non-customers" Share, World, 1.0, D "x", 1.0, D "x", "share of non-customers who would ever consider the firm", "x";
    MarketingSpendPerYear "marketing.spend_per_year" "currency per year" real(0.0, 1e10), Lever, 75_000.0, D "x", 75_000.0, D "x", "x", "x";
    MarketingTodayPerYear "marketing.today_per_year" "currency per year" real(0.01, 1e10), World, 75_000.0, D "x", 75_000.0, D "x", "the spend at which acquisition.per_year holds", "x";
    MarketingEffectNone "marketing.effect_none" "x today" real(0.0, 1.0), World, 0.8, D "x", 0.8, D "x", "acquisition without any marketing, relative to today", "x";
    MarketingEffectHalfMore "marketing.effect_half_more" "x today" real(1.0, 100.0), World, 1.2, D "x", 1.2, D "x", "at 50 % more spend", "x";
    MarketingEffectSaturation "marketing.effect_saturation" "x today" real(1.0, 100.0), World, 1.4, D "x", 1.4, D "x", "with unlimited spend", "x";
    StaffCount "staff.count" "employees" real(0.0, 1e6), Lever, 10.0, D "x", 10.0, D "x", "x", "x";
    StaffCostPerYear "staff.cost_per_year" "currency per employee and year" real(0.0, 1e7), World, 0.0, D "x", 0.0, D "x", "x", "x";
    TrainingSessionsPerMonth "training.sessions_per_month" "per employee and month" real(0.0, 100.0), Lever, 0.0, D "x", 0.0, D "x", "x", "x";
    TrainingHalfLifeMonths "training.half_life_months" "months" real(0.1, 1_200.0), World, 6.0, D "x", 6.0, D "x", "x", "x";
    TrainingEffectMax "training.effect_max" "SD of today's encounters" real(0.0, 5.0), World, 0.5, D "x", 0.5, D "x", "gain in mean quality with unlimited training", "x";
    TrainingHalfEffect "training.half_effect" "sessions in stock" real(0.01, 1_000.0), World, 4.6, D "x", 4.6, D "x", "training stock at which half of effect_max is reached", "x";
    TrainingSessionCost "training.session_cost" "currency per employee-session" real(0.0, 1e6), World, 600.0, D "x", 600.0, D "x", "x", "x";
}

impl ParamId {
    /// All parameters in table order.
    pub fn all() -> impl Iterator<Item = ParamId> {
        IDS.iter().copied()
    }
    /// The table entry.
    pub fn param(self) -> &'static Param {
        &PARAMS[self as usize]
    }
    /// Looks a dotted key up.
    pub fn from_key(key: &str) -> Option<ParamId> {
        ParamId::all().find(|id| id.param().key == key)
    }
}

/// One number for every parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<f64>);

impl Values {
    /// All defaults of one evidence pack.
    pub fn of_pack(pack: crate::evidence::Pack) -> Values {
        Values(PARAMS.iter().map(|p| pack.default_of(p).value).collect())
    }
}
impl std::ops::Index<ParamId> for Values {
    type Output = f64;
    fn index(&self, id: ParamId) -> &f64 {
        &self.0[id as usize]
    }
}
impl std::ops::IndexMut<ParamId> for Values {
    fn index_mut(&mut self, id: ParamId) -> &mut f64 {
        &mut self.0[id as usize]
    }
}
