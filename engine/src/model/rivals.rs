//! Competing firms: what they offer, how people choose among firms, and how often they do so.
//!
//! Everybody who chooses weighs the firms by *attraction*, and a firm's probability is its part of the sum: the
//! logit in the logarithms of attraction (Bell, Keeney & Little 1975, "A market share theorem"; McFadden 1974). The
//! rates are calibrated to today, so that as long as nothing changes our customers leave for competitors and through
//! friends at the rates the file gives (docs/model.md).

use super::columns::status::{CLOSED, CUSTOMER, LAPSED, LOST_FOREVER, OUT, PROSPECT, STATE};
use super::ledger::{Cause, EXITS, RIVALS};
use super::numbers::{self, Numbers, WEEKS_PER_YEAR};
use super::own::Own;
use super::quality::Quality;
use super::rival_service::{Reputation, Service};
use super::sweep::{MOVES, Words};
use crate::draws::{Draws, Purpose, happens, probability, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Our firm, then the rivals.
pub const FIRMS: usize = RIVALS + 1;
/// Our firm's place among all firms.
pub const OURS: usize = 0;

/// Where each rival's own numbers stand: quality, access, price, size.
static ROWS: [[P; 4]; RIVALS] = [
    [P::Rival1Quality, P::Rival1Access, P::Rival1Price, P::Rival1Size],
    [P::Rival2Quality, P::Rival2Access, P::Rival2Price, P::Rival2Size],
    [P::Rival3Quality, P::Rival3Access, P::Rival3Price, P::Rival3Size],
    [P::Rival4Quality, P::Rival4Access, P::Rival4Price, P::Rival4Size],
    [P::Rival5Quality, P::Rival5Access, P::Rival5Price, P::Rival5Size],
    [P::Rival6Quality, P::Rival6Access, P::Rival6Price, P::Rival6Size],
    [P::Rival7Quality, P::Rival7Access, P::Rival7Price, P::Rival7Size],
    [P::Rival8Quality, P::Rival8Access, P::Rival8Price, P::Rival8Size],
];

/// Whether rivals are simulated in this world.
pub fn on(v: &Values) -> bool {
    v[P::RivalsOn] != 0.0 && v[P::RivalsFirms] > 0.0
}

/// What a rival offers, beside our firm today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// SD of today's encounters.
    pub quality: f64,
    /// In the quality that would be worth as much.
    pub access: f64,
    /// Times ours.
    pub price: f64,
    /// Presence, times ours.
    pub size: f64,
}

impl Offer {
    /// Of rival 0, 1, ...; a firm beyond `rivals.firms` has no presence.
    pub fn of(v: &Values, rival: usize) -> Offer {
        let [quality, access, price, size] = ROWS[rival];
        let there = (rival as f64) < v[P::RivalsFirms];
        Offer {
            quality: v[P::RivalsQuality] + v[quality],
            access: v[P::RivalsAccess] + v[access],
            price: v[P::RivalsPrice] * v[price],
            size: if there { v[P::RivalsSize] * v[size] } else { 0.0 },
        }
    }

    /// size e^(w (quality + access)) price^-e: what weighs in a choice, ours today being 1.
    pub fn attraction(&self, v: &Values) -> f64 {
        let value = v[P::RivalsQualityWeight] * (self.quality + self.access)
            - v[P::RivalsPriceWeight] * libm::log(self.price);
        self.size * libm::exp(value)
    }
}

/// Whose customer everybody is at the start: 0 for nobody's (or ours), else the rival's number from 1. Of those who are
/// not ours a share `rivals.share` is a rival's, split by presence.
pub fn at_start(v: &Values, ours: &[bool], draws: &Draws, out: &mut Vec<u8>) {
    out.clear();
    if !on(v) {
        return;
    }
    let sizes: [f64; RIVALS] = core::array::from_fn(|rival| Offer::of(v, rival).size);
    let all: f64 = sizes.iter().sum();
    let mut below = 0.0;
    let limits = sizes.map(|size| {
        below += size;
        if all > 0.0 { threshold((v[P::RivalsShare] * (below / all)).min(1.0)) } else { 0 }
    });
    out.extend(ours.iter().enumerate().map(|(person, &is_ours)| {
        if is_ours {
            return 0;
        }
        let word = draws.block(Purpose::RivalAtStart, person as u32, 0, 0)[0];
        limits.iter().position(|&limit| happens(word, limit)).map_or(0, |rival| rival as u8 + 1)
    }));
}

/// Why somebody leaves a firm, as far as it matters for where he goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Compared all firms and found another one better.
    Comparison,
    /// Heard another firm praised.
    Friend,
    /// Was driven away.
    Driven,
    /// Died or moved away.
    Gone,
}

/// Who chooses: where he stands towards our firm and what he thinks of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chooser {
    /// Firm he is leaving: [`OURS`], or a rival's number from 1.
    pub from: usize,
    /// Would consider our firm.
    pub open: bool,
    /// Opinion of our firm beside the opinion at the start.
    pub opinion: f64,
    /// Visit rate beside the mean.
    pub visits: f64,
}

/// The competition under one policy in one world.
pub struct Rivals {
    /// What rivals' customers go through, as our firm treats its own today.
    service: Service,
    reputation: Reputation,
    /// Hazards of leaving a rival for no fault of the firm's choosing, per week: dead or moved; product, access, price.
    gone: f64,
    otherwise: f64,
    /// Rate of comparing all firms, per week.
    compares: f64,
    /// Chance that one of our customers who compares finds another firm better, today.
    better_today: f64,
    /// Hazard of following a friend per satisfied customer of other firms.
    per_praise: f64,
    praise_today: f64,
    /// Attraction of no firm at all; for our leavers its share today is `nobody_share`.
    nobody: f64,
    nobody_share: f64,
    /// Hazard of joining per unit of attraction, for people with no firm, per week.
    recruits: f64,
    today: Quality,
    pull_today: f64,
    most_visits: f64,
    /// Customers of each rival.
    pub customers: [i64; RIVALS],
    /// Attraction of each firm this week, of ours for its customers of the starting opinion.
    attraction: [f64; FIRMS],
    /// Times our attraction for people who are not our customers: marketing and reviews against today.
    pull: f64,
    /// Hazard of being driven away from each rival by its failures, per week, at the mean visit rate.
    driven: [f64; RIVALS],
    /// Satisfied customers of each firm.
    praise: [f64; FIRMS],
    gates: [u32; 2],
}

impl Rivals {
    /// The competition before the first week; `None` when no rivals are simulated. `world` holds today's values,
    /// `today` the numbers they mean, `firm` whose customer everybody is.
    pub fn new(world: &Values, today: &Numbers, firm: &[u8], visit_rates: &[f32]) -> Option<Rivals> {
        if !on(world) {
            return None;
        }
        let hazard = |cause: P| world[cause] / WEEKS_PER_YEAR;
        let mut customers = [0; RIVALS];
        firm.iter().filter(|&&rival| rival > 0).for_each(|&rival| customers[usize::from(rival) - 1] += 1);
        let mut rivals = Rivals {
            service: Service::of(world, today),
            reputation: Reputation::today(world, today),
            gone: hazard(P::ExitMoved) + hazard(P::ExitDied),
            otherwise: hazard(P::ExitProduct) + hazard(P::ExitAccess) + hazard(P::ExitPrice),
            compares: 0.0,
            better_today: 0.0,
            per_praise: 0.0,
            praise_today: 0.0,
            nobody: 0.0,
            nobody_share: world[P::RivalsNobodyShare],
            recruits: hazard(P::RivalsAcquisitionPerYear),
            today: today.quality,
            pull_today: numbers::marketing_effect(world),
            most_visits: visit_rates.iter().fold(1.0, |most, &rate| f64::from(rate).max(most)),
            customers,
            attraction: [0.0; FIRMS],
            pull: 1.0,
            driven: [0.0; RIVALS],
            praise: [0.0; FIRMS],
            gates: [0; 2],
        };
        rivals.compile(world, today, 0.0, 0);
        rivals.calibrate(hazard(P::ExitCompetitor), hazard(P::ExitFriend));
        Some(rivals)
    }

    /// Rates of comparing and of following friends, so that today our customers leave at these hazards.
    fn calibrate(&mut self, competitor: f64, friend: f64) {
        let rest: f64 = self.attraction[1..].iter().sum();
        self.better_today = if_felt(part(rest, rest + self.attraction[OURS]));
        self.compares = part(competitor, self.better_today);
        self.praise_today = if_felt(self.praise[1..].iter().sum());
        self.per_praise = part(friend, self.praise_today);
        self.nobody =
            if self.nobody_share < 1.0 { rest * self.nobody_share / (1.0 - self.nobody_share) } else { 0.0 };
    }

    /// What the firms offer this week, and who may move. `v` are the policy's values of the week, `industry` is the gain in
    /// quality of all firms, `ours` the customers we have.
    pub fn begin_week(&mut self, v: &Values, numbers: &Numbers, industry: f64, ours: i64) {
        self.reputation.hear();
        self.compile(v, numbers, industry, ours);
        for rival in 0..RIVALS {
            let failures = self.service.failures(Offer::of(v, rival).quality + industry);
            self.reputation.tell(rival, self.customers[rival], &self.service, failures);
        }
        let praise: f64 = self.praise.iter().sum();
        let driven = self.driven.iter().fold(0.0, |most: f64, &hazard| hazard.max(most)) * self.most_visits;
        let leaving = driven + self.gone + self.otherwise + self.compares + self.per_praise * praise;
        self.gates = [self.recruiting(), threshold(1.0 - libm::exp(-leaving))];
    }

    fn compile(&mut self, v: &Values, numbers: &Numbers, industry: f64, ours: i64) {
        let weight = v[P::RivalsQualityWeight];
        let mean = |quality: &Quality| quality.perceived_mean(self.today.threshold);
        self.attraction[OURS] = libm::exp(weight * (mean(&numbers.quality) - mean(&self.today)));
        self.pull = if self.pull_today > 0.0 { numbers.pull / self.pull_today } else { numbers.pull };
        let failures = (numbers.quality.failing() + 1.0 - probability(numbers.product_from)).min(1.0);
        self.praise[OURS] = ours as f64 * (1.0 - failures);
        for rival in 0..RIVALS {
            let mut offer = Offer::of(v, rival);
            offer.quality += industry;
            let failures = self.service.failures(offer.quality);
            self.attraction[rival + 1] = offer.attraction(v) * self.reputation.of(rival);
            self.driven[rival] = self.service.drives(failures);
            self.praise[rival + 1] = self.customers[rival] as f64 * (1.0 - failures[0] - failures[1]);
        }
    }

    /// Threshold of joining any rival, for people with no firm.
    fn recruiting(&self) -> u32 {
        threshold(1.0 - libm::exp(-self.recruits * self.attraction[1..].iter().sum::<f64>()))
    }

    /// Flags people who are not our customers and may leave a rival or join one: a superset, decided exactly by the
    /// caller.
    pub fn flag(&self, status: &[u8], firm: &[u8], words: &Words, flags: &mut [u8]) {
        let [joins, leaves] = self.gates;
        for (lane, (&status, &firm)) in status.iter().zip(firm).enumerate() {
            let state = status & STATE;
            let outside = (state != CUSTOMER) & (state != OUT);
            let moves = if firm == 0 {
                outside & (words[0][lane] <= joins) & (joins > 0)
            } else {
                words[1][lane] <= leaves
            };
            flags[lane] |= u8::from(moves) * MOVES;
        }
    }

    /// Whether somebody with no firm joins a rival.
    pub fn recruits(&self, word: u32) -> bool {
        happens(word, self.gates[0])
    }

    /// What the competition changes for a customer of ours: the hazard of leaving for a competitor by how many of those who
    /// compare find another firm better, that through friends by how many satisfied customers rivals have; against today.
    pub fn change(&self, opinion: f64, own: &mut Own) {
        let [better, praise] = [self.better(opinion), self.praised()];
        own.scale_exits(|cause| match cause {
            Cause::Competitor => better,
            Cause::Friend => praise,
            _ => 1.0,
        });
    }

    fn better(&self, opinion: f64) -> f64 {
        let rest: f64 = self.attraction[1..].iter().sum();
        let now = part(rest, rest + self.attraction[OURS] * opinion);
        if self.better_today > 0.0 { now / self.better_today } else { 1.0 }
    }

    fn praised(&self) -> f64 {
        let now: f64 = self.praise[1..].iter().sum();
        if self.praise_today > 0.0 { now / self.praise_today } else { 1.0 }
    }

    /// Largest factor of the sum of our customers' hazards of leaving unprovoked: that of somebody of the worst opinion.
    pub fn most_exits(&self, numbers: &Numbers) -> f64 {
        let mut worst = Own::SAME;
        self.change(0.0, &mut worst);
        let factors = worst.exits.unwrap_or([1.0; EXITS]);
        let all: f64 = numbers.exit_hazards.iter().sum();
        let most: f64 =
            numbers.exit_hazards.iter().zip(&factors).map(|(hazard, factor)| hazard * factor).sum();
        part(most, all).max(1.0)
    }

    /// Hazards of leaving a rival this week, by [`Reason`].
    fn leaving(&self, who: &Chooser) -> [(Reason, f64); 4] {
        let rest: f64 = self.weights(who).iter().sum();
        let own = self.attraction[who.from];
        let praise: f64 = self.praise.iter().sum::<f64>() - self.praise[who.from];
        [
            (Reason::Comparison, self.compares * part(rest, rest + own)),
            (Reason::Friend, self.per_praise * praise),
            (Reason::Driven, self.driven[who.from - 1] * who.visits + self.otherwise),
            (Reason::Gone, self.gone),
        ]
    }

    /// Whether and why a rival's customer leaves it: `turn` decides whether, `cause` why.
    pub fn leaves(&self, who: &Chooser, turn: u32, cause: u32) -> Option<Reason> {
        let hazards = self.leaving(who);
        let all: f64 = hazards.iter().map(|(_, hazard)| hazard).sum();
        if !happens(turn, threshold(1.0 - libm::exp(-all))) {
            return None;
        }
        let mut below = 0.0;
        let chosen = hazards.iter().find(|(_, hazard)| {
            below += hazard;
            happens(cause, threshold((below / all).min(1.0)))
        });
        Some(chosen.map_or(Reason::Gone, |(reason, _)| *reason))
    }

    /// Where somebody goes who leaves a firm, or who joins one for the first time; `None` for nowhere.
    pub fn destination(&self, who: &Chooser, reason: Reason, word: u32) -> Option<usize> {
        let (weights, nobody) = match reason {
            Reason::Gone => return None,
            Reason::Comparison => (self.weights(who), 0.0),
            Reason::Friend => (self.praising(who), 0.0),
            Reason::Driven if self.nobody_share >= 1.0 => return None,
            Reason::Driven => (self.weights(who), self.nobody),
        };
        let all = weights.iter().sum::<f64>() + nobody;
        let mut below = 0.0;
        weights.iter().position(|weight| {
            below += weight;
            *weight > 0.0 && happens(word, threshold(part(below, all).min(1.0)))
        })
    }

    /// Attraction of every firm but the one somebody comes from.
    fn weights(&self, who: &Chooser) -> [f64; FIRMS] {
        let mut weights = self.attraction;
        weights[OURS] *= if who.open { who.opinion * self.pull } else { 0.0 };
        weights[who.from] = 0.0;
        weights
    }

    /// Satisfied customers of every firm but the one somebody comes from.
    fn praising(&self, who: &Chooser) -> [f64; FIRMS] {
        let mut praise = self.praise;
        praise[OURS] *= f64::from(u8::from(who.open));
        praise[who.from] = 0.0;
        praise
    }
}

/// Whether somebody in this state would consider our firm.
pub fn is_open(state: u8) -> bool {
    debug_assert!([PROSPECT, CUSTOMER, LAPSED, LOST_FOREVER, OUT, CLOSED].contains(&state));
    matches!(state, PROSPECT | LAPSED)
}

/// 0 for what is too small to be calibrated to: rivals whom one in a thousand million would choose.
fn if_felt(amount: f64) -> f64 {
    if amount < 1e-9 { 0.0 } else { amount }
}

/// `top / bottom`, and 0 of nothing.
fn part(top: f64, bottom: f64) -> f64 {
    if bottom > 0.0 { top / bottom } else { 0.0 }
}
