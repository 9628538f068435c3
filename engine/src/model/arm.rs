//! A policy at work: its settings, the firm that lives under them, and the numbers of the week.

use super::firm::{Firm, Standing};
use super::ledger::Week;
use super::lookout::Lookout;
use super::numbers::{Numbers, cents};
use super::observer;
use super::policy::Schedule;
use super::reach::Reach;
use super::retelling::Retelling;
use crate::draws::Draws;
use crate::draws::sample::CountTable;
use crate::scenario::params::{ParamId as P, Values};
use crate::scenario::{Policy, Shock};

/// What one policy means for the people who meet it.
pub struct Arm {
    pub schedule: Schedule,
    pub firm: Firm,
    pub values: Values,
    pub numbers: Numbers,
    /// What [`Arm::numbers`] were compiled for; `None` before the first week.
    standing: Option<Standing>,
    pub reach: Reach,
    pub retelling: Option<Retelling>,
    /// Numbers of visits when all visit at the same rate.
    pub visit_counts: CountTable,
    lookout: Lookout,
}

/// What a new week brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Settings may have moved.
    pub moved: bool,
    /// The law of failures is another than the week before.
    pub quality: bool,
}

impl Arm {
    /// The policy before its first week. `world` holds this world's values under today's policy.
    pub fn new(policy: &Policy, shocks: &[Shock], world: &Values) -> Arm {
        let numbers = Numbers::compile(world, 0, &Standing::default());
        Arm {
            schedule: Schedule::new(policy, shocks, world),
            firm: Firm::today(world),
            values: world.clone(),
            reach: Reach::compile(world),
            retelling: Retelling::compile(world),
            visit_counts: CountTable::poisson(numbers.visits_per_week),
            numbers,
            standing: None,
            lookout: Lookout::default(),
        }
    }

    /// Settings, the firm's standing, and the week's numbers, compiled only when something moved.
    pub fn begin_week(&mut self, week: u32, customers: i64) -> Turn {
        let moved = self.schedule.moves_in(week);
        if moved {
            self.schedule.values_in(week, &mut self.values);
            self.reach = Reach::compile(&self.values);
            self.retelling = Retelling::compile(&self.values);
        }
        let standing = self.firm.begin_week(&self.values, customers as f64);
        let opens = f64::from(week) == self.values[P::AcquisitionFromWeek];
        if !moved && !opens && self.standing == Some(standing) {
            return Turn { moved, quality: false };
        }
        self.standing = Some(standing);
        let (visits, quality) = (self.numbers.visits_per_week, self.numbers.quality);
        self.numbers = Numbers::compile(&self.values, week, &standing);
        if visits != self.numbers.visits_per_week {
            self.visit_counts = CountTable::poisson(self.numbers.visits_per_week);
        }
        Turn { moved, quality: quality != self.numbers.quality }
    }

    /// Closes the books of a week: service, survey, costs, what the firm learns, what it makes of what it saw.
    pub fn close(&mut self, week: u32, draws: &Draws, count: &mut Week) {
        count.add_service(&self.numbers.service);
        self.ask(week, draws, count);
        let expected = count.to_expected();
        count.cost_cents = self.end_week(week, &expected);
        let books = self.firm.desk_books(count.speaking.to_desk as f64);
        [count.speaking.backlog, count.speaking.waited] = books.map(|number| number.round() as i64);
        self.look(week, &expected, count);
    }

    /// Asks after the week's visits where the firm surveys.
    fn ask(&self, week: u32, draws: &Draws, count: &mut Week) {
        observer::survey(&self.values, week, draws, count);
    }

    /// Pays for the week, in cents, and lets the firm learn from it.
    fn end_week(&mut self, week: u32, count: &Week<f64>) -> i64 {
        let [levers, own] = self.schedule.costs(week, &self.values, count);
        let paid = cents(levers) + cents(own) + cents(self.firm.cost(&self.values));
        self.firm.end_week(&self.values, &Week { cost_cents: paid as f64, ..*count });
        paid
    }

    /// Looks at what was seen of a week that is counted and paid for.
    fn look(&mut self, week: u32, seen: &Week<f64>, count: &mut Week) {
        let noted = self.lookout.look(week, &self.values, &self.numbers, &mut self.schedule, seen);
        [count.alarms, count.worse, count.at_work] = [noted.alarm, noted.worse, noted.at_work].map(i64::from);
    }
}
