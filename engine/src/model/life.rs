//! One policy's life in one world: the market's state and what changes it, week by week.
//!
//! [`Life::begin_week`], [`Life::pass`] (person.rs) and [`Life::end_week`] are the order of events
//! (docs/model.md): policy and training; hearing, visits, encounters, complaints, leaving and joining;
//! telling; counting; cash.

use super::arm::Arm;
use super::bond::Bond;
use super::columns::Columns;
use super::columns::status::{CLOSED, CUSTOMER, LAPSED, LOST_FOREVER, OUT, PROSPECT, REACHED, STATE};
use super::dispatch::Isa;
use super::encounter::FailureTable;
use super::expectation::Expecting;
use super::ledger::{RIVALS, Week};
use super::own::Bounds;
use super::personalisation::Tastes;
use super::pilot::{Pilot, Tally};
use super::rivals::Rivals;
use super::roster::Roster;
use super::spend::SpendTable;
use super::sweep::Gates;
use super::trace::Trace;
use super::word_of_mouth::{self, Hearing, Teller};
use super::{End, hopelessness, recency, reviews, visit};
use crate::draws::{Draws, threshold};
use crate::scenario::params::{ParamId as P, Values};
use crate::scenario::{Policy, Shock};

/// Columns and buffers of a life, reused from world to world.
#[derive(Default)]
pub struct Memory {
    pub(super) columns: Columns,
    pub(super) tellers: Vec<Teller>,
    pub(super) targets: Vec<u32>,
    pub(super) moved: Vec<(u32, bool)>,
    pub(super) spend: SpendTable,
    pub(super) failures: FailureTable,
    /// What each customer brought so far, while a pilot is read; else empty.
    pub(super) tally: Vec<i64>,
}

impl Memory {
    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        self.columns.bytes()
            + size_of::<Teller>() * self.tellers.capacity()
            + 4 * self.targets.capacity()
            + size_of::<(u32, bool)>() * self.moved.capacity()
            + self.spend.bytes()
            + self.failures.bytes()
            + 8 * self.tally.capacity()
    }
}

/// Whether anybody looks at who among his ties is a customer.
fn imitates(world: &Values) -> bool {
    [P::AcquisitionImitationPerYear, P::AcquisitionPerWeakTie, P::AcquisitionPerStrongTie]
        .iter()
        .any(|&p| world[p] > 0.0)
}

/// A policy at work.
pub struct Life<'a> {
    pub(super) roster: &'a Roster,
    pub(super) draws: Draws,
    pub(super) isa: Isa,
    pub(super) arm: Arm,
    pub(super) hearing: Hearing,
    pub(super) bond: Bond,
    pub(super) gates: Gates,
    pub(super) rivals: Option<Rivals>,
    /// Somebody's own history may change what happens to him.
    pub(super) personal: bool,
    pub(super) expecting: Option<Expecting>,
    pub(super) tastes: Option<Tastes>,
    /// Mean visits of an average customer that the column of no visits was filled for.
    pub(super) filled_for: Option<f64>,
    /// Weeks that this life is simulated for.
    pub(super) until: u32,
    pub(super) pilot: Option<Pilot>,
    pub(super) tally: Option<Tally>,
    /// Events, where somebody wants to know them.
    pub(super) trace: Option<Box<Trace>>,
    pub(super) memory: &'a mut Memory,
    pub(super) customers: i64,
    pub(super) count: Week,
    pub(super) weeks: Vec<Week>,
}

impl<'a> Life<'a> {
    /// The market before the first week. `world` holds this world's values under today's policy.
    pub fn new(
        policy: &Policy,
        shocks: &[Shock],
        world: &Values,
        roster: &'a Roster,
        draws: Draws,
        isa: Isa,
        memory: &'a mut Memory,
    ) -> Life<'a> {
        let arm = Arm::new(policy, shocks, world);
        memory.columns.reset(roster, arm.numbers.belief_start, imitates(world));
        memory.tally.clear();
        recency::begin(world, &memory.columns.status, &mut memory.columns.since);
        let rivals = Rivals::new(world, &arm.numbers, &roster.firm, &roster.visit_rate);
        memory.columns.bond.reset(roster, world, &arm.schedule, &draws);
        memory.spend.prepare(world[P::SpendVisitCv]);
        let complaints = hopelessness::matters(world, policy);
        memory.columns.complaints.reset(roster.people as usize, complaints);
        Life {
            roster,
            draws,
            isa,
            hearing: Hearing::compile(world),
            bond: Bond::default(),
            gates: Gates::of(&arm.numbers, 0, false, 0.0),
            personal: complaints || rivals.is_some(),
            rivals,
            expecting: None,
            tastes: None,
            filled_for: None,
            until: u32::MAX,
            pilot: None,
            tally: None,
            trace: None,
            arm,
            customers: memory.columns.census()[CUSTOMER as usize],
            memory,
            count: Week::default(),
            weeks: Vec::with_capacity(world[P::TimeWeeks] as usize),
        }
    }

    /// Whether the week is still part of this life.
    pub fn lives_in(&self, week: u32) -> bool {
        week < self.until
    }

    /// Policy settings, the firm's standing, and the week's compiled numbers.
    pub fn begin_week(&mut self, week: u32) {
        self.begin_pilot(week);
        self.begin_side(week);
    }

    /// [`Life::begin_week`] for one arm of a pilot; without one there is no other.
    pub(super) fn begin_side(&mut self, week: u32) {
        let turn = self.arm.begin_week(week, self.customers);
        if turn.moved {
            self.hearing = Hearing::compile(&self.arm.values);
            self.bond = Bond::compile(&self.arm.values, week, &self.bond);
        }
        self.compile_histories(week == 0);
        if let Some(rivals) = &mut self.rivals {
            let industry = self.arm.firm.industry_gain();
            rivals.begin_week(&self.arm.values, &self.arm.numbers, industry, self.customers);
        }
        self.refill_personal(turn.quality || week == 0);
        self.gates = self.week_gates();
        let rival_customers = self.rivals.as_ref().map_or([0; RIVALS], |rivals| rivals.customers);
        self.count = Week { customers_start: self.customers, rival_customers, ..Week::default() };
    }

    /// Columns of people who differ are refilled when the mean they belong to moves.
    fn refill_personal(&mut self, quality_moved: bool) {
        let most_visits = self.arm.numbers.visits_per_week * self.bounds().unwrap_or(Bounds::SAME).visits;
        let (now, roster, Memory { columns, failures, .. }) =
            (&self.arm.numbers, self.roster, &mut *self.memory);
        let poisson = roster.visit_phase.is_empty() && columns.since.is_empty();
        recency::fill_no_visit(&self.arm.values, &columns.since, &mut columns.no_visit);
        if !roster.visit_rate.is_empty() && poisson && self.filled_for != Some(most_visits) {
            self.filled_for = Some(most_visits);
            visit::fill_no_visit(&roster.visit_rate, most_visits, &mut columns.no_visit);
        }
        if !roster.tolerance.is_empty() && quality_moved {
            let concentration = self.arm.values[P::QualityFailureConcentration];
            failures.fill(now, concentration, &roster.tolerance, &mut columns.fails);
        }
    }

    /// Gates of the dense pass. Where people's own histories matter they hold for the largest effect of any
    /// history, no visit counts as plain, and everything is decided exactly person by person.
    fn week_gates(&self) -> Gates {
        let numbers = &self.arm.numbers;
        let regular = !self.roster.visit_phase.is_empty();
        let bounds = self.bounds();
        let Bounds { visits, exit } = bounds.unwrap_or(Bounds::SAME);
        let no_visit = if regular { 0 } else { visit::no_visit_below(numbers.visits_per_week * visits) };
        // Own failure thresholds hold behind the door; in front of it nobody's visit counts as plain.
        let own_doors = numbers.abandons_below > 0 && !self.memory.columns.fails.is_empty();
        let poisson = !regular && self.memory.columns.since.is_empty();
        let plain = poisson && bounds.is_none() && !own_doors;
        let gates = Gates::of(numbers, no_visit, plain, self.imitation_bound());
        let all: f64 = numbers.exit_hazards.iter().sum();
        if exit == 1.0 { gates } else { Gates { exit: threshold(1.0 - libm::exp(-all * exit)), ..gates } }
    }

    /// Imitation hazard in the dense pass: exact in a well-mixed market, else its upper bound.
    fn imitation_bound(&self) -> f32 {
        let numbers = &self.arm.numbers;
        let share = if numbers.imitation > 0.0 { numbers.imitation * self.widest_share() } else { 0.0 };
        let most = [P::NetworkWeak, P::NetworkStrong].map(|p| self.arm.values[p] as f32);
        let ties = numbers.per_tie.iter().zip(most).map(|(per_tie, most)| per_tie * most).sum::<f32>();
        if ties > 0.0 { share + ties } else { share }
    }

    fn widest_share(&self) -> f32 {
        if self.roster.well_mixed { self.market_share() } else { 1.0 }
    }

    fn market_share(&self) -> f32 {
        self.customers as f32 / self.roster.people as f32
    }

    /// Tells what happened, counts the week and pays for it.
    pub fn end_week(&mut self, week: u32) {
        let lasting = self.lasting();
        let m = &mut *self.memory;
        let share = self.arm.numbers.share_to_ties;
        if let Some(trace) = &mut self.trace {
            trace.tell(&m.tellers, self.roster, share, &self.draws, week);
        }
        let told = word_of_mouth::deliver(
            &m.tellers,
            self.roster,
            share,
            &self.draws,
            week,
            &mut m.targets,
            &mut m.columns.heard,
        );
        m.tellers.clear();
        for (person, joined) in m.moved.drain(..) {
            m.columns.count_customer(self.roster, person, joined);
        }
        [self.count.told_positive, self.count.told_negative] = told;
        let (minds, (bond, expecting)) = (&m.columns.minds, lasting);
        let pleased = |person: usize| expecting.as_ref().map_or(0.0, |e| e.pleased(&minds[person]));
        let other = Life::other_bond(&self.pilot);
        bond.end_week(&mut m.columns.bond, self.roster, &mut self.count, pleased, other);
        self.count.customers_end = self.customers;
        if self.arm.values[P::ReviewsOn] != 0.0 {
            let expected = reviews::expected(&self.arm.values, &self.count.to_expected());
            self.count.reviews = reviews::posted(&self.draws, week, expected);
        }
        self.end_pilot(week);
        self.arm.close(week, &self.draws, &mut self.count);
        self.weeks.push(self.count);
        debug_assert!(self.nobody_is_lost_or_invented(), "people appeared or vanished in week {week}");
    }

    fn nobody_is_lost_or_invented(&self) -> bool {
        let census = self.memory.columns.census();
        let c = &self.count;
        let moved = c.joined + c.won_back - c.left.iter().sum::<i64>();
        census.iter().sum::<i64>() == i64::from(self.roster.people)
            && census[CUSTOMER as usize] == c.customers_end
            && c.customers_start + moved == c.customers_end
            && self.rivals_add_up()
    }

    /// Lets the last tellings be heard and closes the books.
    pub fn finish(self) -> (Vec<Week>, End) {
        let mood = self.mood();
        let columns = &mut self.memory.columns;
        for person in 0..self.roster.people as usize {
            if columns.heard[person] != 0 {
                columns.hear(person, &self.hearing);
            }
        }
        let census = columns.census();
        let present = |s: &u8| s & STATE != OUT;
        let beliefs = columns.status.iter().zip(&columns.belief).filter(|(s, _)| present(s));
        let sum: f64 = beliefs.map(|(_, b)| f64::from(*b)).sum();
        let [employee_satisfaction, employees] = self.arm.firm.employees(&self.arm.values);
        let end = End {
            employee_satisfaction,
            employees,
            rating: self.arm.firm.rating(&self.arm.values),
            prospects: census[PROSPECT as usize],
            customers: census[CUSTOMER as usize],
            lapsed: census[LAPSED as usize],
            lost_forever: census[LOST_FOREVER as usize],
            out: census[OUT as usize],
            closed: census[CLOSED as usize],
            rival_customers: self.rivals.as_ref().map_or([0; RIVALS], |rivals| rivals.customers),
            belief_mean: sum / (i64::from(self.roster.people) - census[OUT as usize]).max(1) as f64,
            reached: columns.status.iter().filter(|s| *s & REACHED != 0).count() as i64,
            mood,
        };
        (self.weeks, end)
    }
}
