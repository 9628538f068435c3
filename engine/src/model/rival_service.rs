//! What rivals' customers go through: failures, being driven away, and what is said about a rival.
//!
//! A rival treats its customers as our firm treats its own today, at its own quality. Its customers are followed one by
//! one only where they leave; what they tell about it is followed on average.

use super::firm::Standing;
use super::ledger::RIVALS;
use super::numbers::{Ending, Numbers};
use super::quality::Quality;
use super::reach::MeanReach;
use super::word_of_mouth::Hearing;
use crate::draws::probability;
use crate::scenario::params::{ParamId as P, Values};

const ENDINGS: [Ending; 4] =
    [Ending::Silent, Ending::Unresolved, Ending::ResolvedSlow, Ending::ResolvedQuick];

/// How failures drive customers away from a rival and make them talk: our own numbers of today.
pub struct Service {
    /// Our values of today.
    values: Values,
    /// Visits of an average customer in a week.
    visits: f64,
    product: f64,
    /// Chance of leaving after a treatment or a product failure.
    leaves: [f64; 2],
    /// People told good and bad things after such a failure.
    told: [[f64; 2]; 2],
    /// People told good things after a good visit.
    praised: f64,
}

impl Service {
    /// As our firm serves today.
    pub fn of(world: &Values, today: &Numbers) -> Service {
        let reach = MeanReach::compile(world);
        Service {
            values: world.clone(),
            visits: today.visits_per_week,
            product: 1.0 - probability(today.product_from),
            leaves: [0, 1].map(|kind| after(today, kind, |severity, ending| leaves(today, severity, ending))),
            told: [0, 1].map(|kind| {
                [true, false].map(|good| {
                    after(today, kind, |severity, ending| {
                        let relieved = matches!(ending, Ending::ResolvedSlow | Ending::ResolvedQuick);
                        let told = reach.after_failure[severity + 2 * usize::from(relieved)];
                        if relieved == good { told } else { 0.0 }
                    })
                })
            }),
            praised: probability(today.satisfied_talk) * reach.after_good_visit,
        }
    }

    /// Share of visits to a firm of this quality that fail by treatment, by product.
    pub fn failures(&self, quality: f64) -> [f64; 2] {
        let standing = Standing { quality_gain: quality, ..Standing::default() };
        let treatment = Quality::compile(&self.values, &standing).failing();
        [treatment, self.product.min(1.0 - treatment)]
    }

    /// Hazard per week of being driven away: visits x failures x chance of leaving, exact for Poisson visits.
    pub fn drives(&self, [treatment, product]: [f64; 2]) -> f64 {
        self.visits * (treatment * self.leaves[0] + product * self.leaves[1])
    }

    /// People whom a customer tells good and bad things in a week.
    fn tells(&self, [treatment, product]: [f64; 2]) -> [f64; 2] {
        let after = [0, 1].map(|tone| treatment * self.told[0][tone] + product * self.told[1][tone]);
        let good_visits = (1.0 - treatment - product) * self.praised;
        [self.visits * (after[0] + good_visits), self.visits * after[1]]
    }
}

/// Mean over severities and endings of a failure of one kind.
fn after(n: &Numbers, kind: usize, value: impl Fn(usize, Ending) -> f64) -> f64 {
    let major = probability(n.major);
    let mean = |severity: usize| {
        let chances = endings(n, kind, severity);
        ENDINGS.into_iter().map(|ending| chances[ending as usize] * value(severity, ending)).sum::<f64>()
    };
    (1.0 - major) * mean(0) + major * mean(1)
}

/// Chances of the endings of a failure, by [`Ending`]; they add up to 1.
fn endings(n: &Numbers, kind: usize, severity: usize) -> [f64; 4] {
    let late = if n.late_from < u32::MAX { 1.0 - probability(n.late_from) } else { 0.0 };
    let quick = probability(n.quick_below).min(1.0 - late);
    let (voice, resolved) = (probability(n.voice[kind][severity]), probability(n.resolved));
    let mut chances = [0.0; 4];
    chances[Ending::Silent as usize] = 1.0 - voice;
    chances[Ending::Unresolved as usize] = voice * (1.0 - resolved * (1.0 - late));
    chances[Ending::ResolvedSlow as usize] = voice * resolved * (1.0 - late - quick);
    chances[Ending::ResolvedQuick as usize] = voice * resolved * quick;
    chances
}

fn leaves(n: &Numbers, severity: usize, ending: Ending) -> f64 {
    match ending {
        Ending::Unresolved if n.lost_forever_if_unresolved => 1.0,
        _ => 1.0 - probability(n.stay[ending as usize][severity]),
    }
}

/// What people think of each rival on average: it fades and hears as opinions of our firm do.
pub struct Reputation {
    start: f64,
    forget: f64,
    /// What a good telling leaves of doubt, a bad one of belief.
    keeps: [f64; 2],
    opinion: [f64; RIVALS],
    /// Good and bad tellings per person last week.
    heard: [[f64; 2]; RIVALS],
    people: f64,
}

impl Reputation {
    /// As everybody's opinion of our firm at the start.
    pub fn today(world: &Values, today: &Numbers) -> Reputation {
        let start = f64::from(today.belief_start);
        Reputation {
            start,
            forget: f64::from(today.forget),
            keeps: Hearing::compile(world).keeps(false),
            opinion: [start; RIVALS],
            heard: [[0.0; 2]; RIVALS],
            people: world[P::MarketPeople],
        }
    }

    /// Opinion of a rival beside the opinion at the start.
    pub fn of(&self, rival: usize) -> f64 {
        if self.opinion[rival] == self.start { 1.0 } else { self.opinion[rival] / self.start }
    }

    /// Fades and hears what was told last week: with Poisson numbers of tellings, E (1 - k)^n = e^(-k mean).
    pub fn hear(&mut self) {
        for (opinion, heard) in self.opinion.iter_mut().zip(&self.heard) {
            let faded = *opinion + (self.start - *opinion) * self.forget;
            let [doubt, trust] = [0, 1].map(|tone| libm::exp(-heard[tone] * (1.0 - self.keeps[tone])));
            *opinion = if *heard == [0.0; 2] { faded } else { (1.0 - (1.0 - faded) * doubt) * trust };
        }
    }

    /// What a rival's customers tell this week, heard in the next.
    pub fn tell(&mut self, rival: usize, customers: i64, service: &Service, failures: [f64; 2]) {
        let others = (self.people - 1.0).max(1.0);
        self.heard[rival] = service.tells(failures).map(|told| customers as f64 * told / others);
    }
}
