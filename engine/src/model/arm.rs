//! A policy at work: its settings, the firm that lives under them, and the numbers of the week.

use super::alarm::Alarm;
use super::firm::{Firm, Standing};
use super::ledger::Week;
use super::numbers::{Numbers, cents};
use super::observer::{self, Seen, TrueQuality};
use super::policy::Schedule;
use super::reach::Reach;
use crate::draws::Draws;
use crate::draws::sample::CountTable;
use crate::scenario::Policy;
use crate::scenario::params::Values;

/// What one policy means for the people who meet it.
pub struct Arm {
    pub schedule: Schedule,
    pub firm: Firm,
    pub values: Values,
    pub numbers: Numbers,
    pub reach: Reach,
    /// Numbers of visits when all visit at the same rate.
    pub visit_counts: CountTable,
    alarm: Alarm,
    quality: TrueQuality,
}

impl Arm {
    /// The policy before its first week. `world` holds this world's values under today's policy.
    pub fn new(policy: &Policy, world: &Values) -> Arm {
        let numbers = Numbers::compile(world, 0, &Standing::default());
        Arm {
            schedule: Schedule::new(policy, world),
            firm: Firm::today(world),
            values: world.clone(),
            reach: Reach::compile(world),
            visit_counts: CountTable::poisson(numbers.visits_per_week),
            numbers,
            alarm: Alarm::default(),
            quality: TrueQuality::default(),
        }
    }

    /// Settings, the firm's standing, and the week's compiled numbers; returns the numbers of the week before
    /// and whether settings moved.
    pub fn begin_week(&mut self, week: u32, customers: i64) -> (Numbers, bool) {
        let moved = self.schedule.moves_in(week);
        if moved {
            self.schedule.values_in(week, &mut self.values);
            self.reach = Reach::compile(&self.values);
        }
        let standing = self.firm.begin_week(&self.values, customers as f64);
        let numbers = Numbers::compile(&self.values, week, &standing);
        let before = core::mem::replace(&mut self.numbers, numbers);
        if before.visits_per_week != self.numbers.visits_per_week {
            self.visit_counts = CountTable::poisson(self.numbers.visits_per_week);
        }
        (before, moved)
    }

    /// Asks after the week's visits, lets the firm learn from the week, pays for it, and looks at what was seen.
    pub fn end_week(&mut self, week: u32, draws: &Draws, week_count: &mut Week) {
        observer::survey(&self.values, week, draws, week_count);
        let count = week_count.to_expected();
        self.firm.end_week(&self.values, &count);
        let [levers, own] = self.schedule.costs(week, &self.values, &count);
        week_count.cost_cents = cents(levers) + cents(own);
        let seen = Seen::of(&count, self.schedule.today());
        week_count.alarms = i64::from(self.alarm.saw(&self.values, &seen));
        week_count.worse = i64::from(self.quality.has_dropped(&self.numbers));
        week_count.at_work = i64::from(self.schedule.is_at_work(week));
        self.schedule.saw(week, &seen);
    }
}
