//! A pilot: some customers meet another policy while the rest go on as today, in one and the same market.
//!
//! Three lives are compared: as today for everybody, the policy for everybody, and the pilot, in which each person
//! lives under the policy of his own arm. Everything that is compiled from a policy, the firm's own history
//! included, exists once per arm (`Side`); a chunk of people is passed through once for either arm, and the two
//! change places in between, so that no mechanism needs to know of pilots. What is one number of the whole firm's
//! week (visits, complaints, reviews) is counted once and both sides learn from all of it: load is shared, training
//! is not. Tellings cross between the arms as they do between any other people.

use core::mem::swap;

use super::arm::Arm;
use super::bond::Bond;
use super::columns::status::{CUSTOMER, STATE};
use super::expectation::Expecting;
use super::life::Life;
use super::personalisation::Tastes;
use super::rivals::Rivals;
use super::roster::Roster;
use super::sweep::{CHUNK, Gates, Words};
use crate::draws::{Purpose, happens, threshold};
use crate::scenario::params::{Kind, ParamId as P, Values};
use crate::scenario::{Change, Pilot as Plan, PilotMeasure, Policy, Scenario, Setting, Shock};

/// What a pilot came to in one world. Arms are control and pilot; values are per customer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PilotOutcome {
    /// Customers at the pilot's start, by arm.
    pub customers: [i64; 2],
    /// Mean of the measure in either arm; 0 in an arm without anybody.
    pub mean: [f64; 2],
    /// Standard deviation between the customers of an arm (n - 1); 0 below two of them.
    pub sd: [f64; 2],
    /// Mean over both arms' customers if all had gone on as today.
    pub today: f64,
    /// Mean over both arms' customers if all had met the policy.
    pub rolled_out: f64,
    /// What the other arm's presence changed: control against today, pilot against everybody in the policy; the
    /// same customers with the same luck.
    pub spill: [f64; 2],
}

impl PilotOutcome {
    /// What the pilot shows: the difference of the arms' means.
    pub fn naive(&self) -> f64 {
        self.mean[1] - self.mean[0]
    }

    /// What rolling the policy out to all of these customers does.
    pub fn truth(&self) -> f64 {
        self.rolled_out - self.today
    }

    /// Expected bias of the naive difference, by pairing each customer with himself. In the mean over all draws of
    /// the arms it is `naive - truth`, which holds the luck of the draw besides.
    pub fn contamination(&self) -> f64 {
        self.spill[1] - self.spill[0]
    }
}

/// What a customer brings from one week to another.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    from: u32,
    until: u32,
    measure: PilotMeasure,
    /// Added per cent paid and per visit.
    per_cent: i64,
    per_visit: i64,
    /// Per person, once the readout is over.
    read: Vec<i64>,
}

impl Tally {
    fn new(plan: &Plan) -> Tally {
        let paid = matches!(plan.measure, PilotMeasure::Revenue | PilotMeasure::Margin);
        Tally {
            from: plan.from_week,
            until: plan.from_week + plan.weeks,
            measure: plan.measure,
            per_cent: i64::from(paid),
            per_visit: i64::from(plan.measure == PilotMeasure::Visits),
            read: Vec::new(),
        }
    }
}

/// Everything about a life that follows from a policy.
struct Side {
    arm: Arm,
    gates: Gates,
    personal: bool,
    expecting: Option<Expecting>,
    tastes: Option<Tastes>,
    bond: Bond,
    rivals: Option<Rivals>,
    filled_for: Option<f64>,
    no_visit: Vec<u32>,
    fails: Vec<u32>,
}

/// The pilot of a life: the arm that is not at work, and who belongs to which.
pub(super) struct Pilot {
    plan: Plan,
    other: Side,
    members: Members,
}

/// Who belongs to which arm. Per person from the pilot's start on: 0 no customer then, else 1 + the arm.
#[derive(Default)]
pub struct Members(Vec<u8>);

impl Members {
    /// Whether somebody is in the pilot's arm.
    pub fn has(&self, person: usize) -> bool {
        self.0.get(person) == Some(&PILOT)
    }
}

/// [`Members`] of the two arms.
const CONTROL: u8 = 1;
const PILOT: u8 = 2;

impl Pilot {
    fn new(plan: Plan, policy: &Policy, shocks: &[Shock], world: &Values, roster: &Roster) -> Pilot {
        let arm = Arm::new(policy, shocks, world);
        let gates = Gates::of(&arm.numbers, 0, false, 0.0);
        let other = Side {
            rivals: Rivals::new(world, &arm.numbers, &roster.firm, &roster.visit_rate),
            bond: Bond::default(),
            arm,
            gates,
            personal: false,
            expecting: None,
            tastes: None,
            filled_for: None,
            no_visit: Vec::new(),
            fails: Vec::new(),
        };
        Pilot { plan, other, members: Members::default() }
    }
}

/// Where the three lives are that a pilot compares.
pub(super) struct Trial {
    plan: Plan,
    today: usize,
    rolled_out: usize,
    pilot: usize,
}

impl Trial {
    /// Adds the pilot's life, and those of the lives it is compared with that are not simulated anyway, to the lives
    /// of `policies`. `None` when there is no pilot or its policy is not among them.
    pub fn begin<'a>(
        scenario: &Scenario,
        world: &Values,
        policies: &[usize],
        lives: &mut Vec<Life<'a>>,
        mut begin: impl FnMut(&Policy) -> Life<'a>,
    ) -> Option<Trial> {
        let plan = scenario.pilot.filter(|plan| policies.contains(&plan.policy))?;
        let today = scenario.policies.iter().position(|p| p.baseline).unwrap_or(0);
        let planned = &scenario.policies[plan.policy];
        let until = |week: u32| week.saturating_sub(planned.from_week).saturating_add(plan.from_week);
        let until_week = planned.until_week.map(until);
        let policy = Policy { from_week: plan.from_week, until_week, ..planned.clone() };
        let until = plan.from_week + plan.weeks;
        let mut more = |policy: &Policy, lives: &mut Vec<Life<'a>>| {
            let mut life = begin(policy);
            life.until = until;
            lives.push(life);
            lives.len() - 1
        };
        let lived = |index: usize| policies.iter().position(|&p| p == index);
        let rolled_out = lived(plan.policy).filter(|_| planned.from_week == plan.from_week);
        let rolled_out = rolled_out.unwrap_or_else(|| more(&policy, lives));
        let as_today = &scenario.policies[today];
        let today = lived(today).unwrap_or_else(|| more(as_today, lives));
        // People need the columns of the mechanisms of either arm: what only one of them switches off counts as on.
        let off = |c: &Change| c.param.param().kind == Kind::Flag && c.to == Setting::To(0.0);
        let both = as_today.changes.iter().chain(&policy.changes);
        let changes = both.copied().filter(|c| !off(c)).collect();
        let pilot = more(&Policy { changes, ..policy.clone() }, lives);
        let shocks = &scenario.shocks;
        lives[pilot].arm = Arm::new(as_today, shocks, world);
        let arms = Pilot::new(plan, &policy, shocks, world, lives[pilot].roster);
        lives[pilot].pilot = Some(arms);
        for life in [today, rolled_out, pilot] {
            lives[life].tally = Some(Tally::new(&plan));
        }
        Some(Trial { plan, today, rolled_out, pilot })
    }

    /// What the pilot came to, once all lives are over.
    pub fn outcome(&self, lives: &[Life<'_>], world: &Values) -> PilotOutcome {
        let read = |life: usize| lives[life].tally.as_ref().map_or(&[][..], |tally| &tally.read);
        let (today, rolled_out, own) = (read(self.today), read(self.rolled_out), read(self.pilot));
        let unit = match self.plan.measure {
            PilotMeasure::Revenue => 0.01,
            PilotMeasure::Margin => 0.01 * world[P::MoneyMargin],
            PilotMeasure::Visits | PilotMeasure::Stayed => 1.0,
        };
        let group = lives[self.pilot].pilot.as_ref().map_or(&[][..], |pilot| &pilot.members.0);
        let arms = [CONTROL, PILOT].map(|arm| Arms::of(arm, group, own, [today, rolled_out]));
        let all = (arms[0].n + arms[1].n).max(1) as f64;
        let sum_of = |life: usize| (arms[0].elsewhere[life] + arms[1].elsewhere[life]) as f64 * unit;
        PilotOutcome {
            customers: [arms[0].n, arms[1].n],
            mean: [0, 1].map(|a| arms[a].mean(arms[a].sum) * unit),
            sd: [0, 1].map(|a| libm::sqrt(arms[a].variance) * unit),
            today: sum_of(0) / all,
            rolled_out: sum_of(1) / all,
            spill: [0, 1].map(|a| arms[a].mean(arms[a].sum - arms[a].elsewhere[a]) * unit),
        }
    }
}

/// Sums over one arm's customers.
struct Arms {
    n: i64,
    /// In the pilot.
    sum: i64,
    variance: f64,
    /// The same customers as today, and with the policy for everybody.
    elsewhere: [i64; 2],
}

impl Arms {
    fn of(arm: u8, group: &[u8], own: &[i64], elsewhere: [&[i64]; 2]) -> Arms {
        let people = || (0..group.len()).filter(|&i| group[i] == arm);
        let (n, sum) = (people().count() as i64, people().map(|i| own[i]).sum::<i64>());
        let mean = sum as f64 / n.max(1) as f64;
        let squares: f64 = people().map(|i| (own[i] as f64 - mean) * (own[i] as f64 - mean)).sum();
        let variance = if n > 1 { squares / (n - 1) as f64 } else { 0.0 };
        Arms { n, sum, variance, elsewhere: elsewhere.map(|values| people().map(|i| values[i]).sum()) }
    }

    fn mean(&self, sum: i64) -> f64 {
        sum as f64 / self.n.max(1) as f64
    }
}

impl Life<'_> {
    /// What the pilot's arms and the readout need before a week.
    pub(super) fn begin_pilot(&mut self, week: u32) {
        if self.pilot.is_some() {
            self.change_sides();
            self.begin_side(week);
            self.change_sides();
        }
        if self.tally.as_ref().is_some_and(|tally| tally.from == week) {
            let people = self.roster.people as usize;
            self.memory.tally.resize(people, 0);
        }
        if self.pilot.as_ref().is_some_and(|pilot| pilot.plan.from_week == week) {
            self.draw_arms();
        }
    }

    /// Everybody who is a customer now is drawn into an arm. Raising the share only adds people to the pilot.
    fn draw_arms(&mut self) {
        let Some(pilot) = &mut self.pilot else { return };
        let share = threshold(pilot.plan.share);
        let draws = &self.draws;
        let group = |(person, status): (usize, &u8)| match status & STATE {
            CUSTOMER if happens(draws.block(Purpose::PilotArm, person as u32, 0, 0)[0], share) => PILOT,
            CUSTOMER => CONTROL,
            _ => 0,
        };
        pilot.members.0 = self.memory.columns.status.iter().enumerate().map(group).collect();
    }

    /// Lets the other arm's policy be the one at work.
    fn change_sides(&mut self) {
        let Some(pilot) = &mut self.pilot else { return };
        let Side { arm, gates, personal, expecting, tastes, bond, rivals, filled_for, no_visit, fails } =
            &mut pilot.other;
        swap(&mut self.arm, arm);
        swap(&mut self.gates, gates);
        swap(&mut self.personal, personal);
        swap(&mut self.expecting, expecting);
        swap(&mut self.tastes, tastes);
        swap(&mut self.bond, bond);
        swap(&mut self.rivals, rivals);
        if let (Some(now), Some(before)) = (&mut self.rivals, rivals) {
            now.customers = before.customers;
        }
        swap(&mut self.filled_for, filled_for);
        swap(&mut self.memory.columns.no_visit, no_visit);
        swap(&mut self.memory.columns.fails, fails);
    }

    /// One chunk, for which the control arm's dense pass found `flags`: each person under his own arm's policy.
    pub(super) fn pass_both_arms(&mut self, first: usize, week: u32, words: &Words, flags: &[u8; CHUNK]) {
        let (mut control, mut inside) = (*flags, [0; CHUNK]);
        self.change_sides();
        // Beliefs have faded already.
        let gates = Gates { forget: 0.0, ..self.gates };
        self.flag(&gates, first, words, &mut inside);
        let mut member = [false; CHUNK];
        if let Some(Pilot { members, .. }) = &self.pilot {
            for lane in 0..CHUNK {
                member[lane] = members.has(first + lane);
                let other = if member[lane] { &mut control } else { &mut inside };
                other[lane] = 0;
            }
        }
        // Where only so many can be served, neither arm comes first for ever.
        if week.is_multiple_of(2) {
            self.happen(first, week, words, &inside);
            self.count_weeks_since(first, words, |lane| member[lane]);
            self.change_sides();
            self.happen(first, week, words, &control);
            self.count_weeks_since(first, words, |lane| !member[lane]);
        } else {
            self.change_sides();
            self.happen(first, week, words, &control);
            self.count_weeks_since(first, words, |lane| !member[lane]);
            self.change_sides();
            self.happen(first, week, words, &inside);
            self.count_weeks_since(first, words, |lane| member[lane]);
            self.change_sides();
        }
    }

    /// The mechanisms whose memory goes on from week to week: those of the arm at work, else of the other.
    pub(super) fn lasting(&self) -> (Bond, Option<Expecting>) {
        let Some(Pilot { other, .. }) = &self.pilot else { return (self.bond.clone(), self.expecting) };
        (self.bond.or(&other.bond), self.expecting.or(other.expecting))
    }

    /// The other arm's numbers of the relationship, and its people.
    pub(super) fn other_bond(pilot: &Option<Pilot>) -> Option<(&Bond, &Members)> {
        pilot.as_ref().map(|pilot| (&pilot.other.bond, &pilot.members))
    }

    /// Reads the customers' sums at the end of the readout's last week; the other arm's firm learns from the week.
    pub(super) fn end_pilot(&mut self, week: u32) {
        if let Some(pilot) = &mut self.pilot {
            // It learns from the whole firm's week, which is written into the books once.
            let mut count = self.count;
            pilot.other.arm.close(week, &self.draws, &mut count);
        }
        let Some(tally) = self.tally.as_mut().filter(|tally| tally.until == week + 1) else { return };
        tally.read = core::mem::take(&mut self.memory.tally);
        if tally.measure == PilotMeasure::Stayed {
            let customer = |status: &u8| i64::from(status & STATE == CUSTOMER);
            tally.read = self.memory.columns.status.iter().map(customer).collect();
        }
    }

    /// Notes what a visit brought.
    #[inline]
    pub(super) fn note_visit(&mut self, person: usize) {
        if let (Some(sum), Some(tally)) = (self.memory.tally.get_mut(person), &self.tally) {
            *sum += tally.per_visit;
        }
    }

    /// Notes what somebody paid.
    #[inline]
    pub(super) fn note_paid(&mut self, person: usize, cents: i64) {
        if let (Some(sum), Some(tally)) = (self.memory.tally.get_mut(person), &self.tally) {
            *sum += tally.per_cent * cents;
        }
    }
}
