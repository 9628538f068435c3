//! The mean-field twin: what the agents do on average, as difference equations, one step per week.
//!
//! It reads the agents' own compiled numbers ([`Numbers`], [`Schedule`], `Training`, the means of the reach
//! laws, [`Hearing`]), so there is no second list of parameters. It is exact up to selection by opinion and
//! terms of order 1/people where everybody is alike and meets anybody; [`applies`] says where it is not.
//! docs/model.md has the equations.

mod course;
mod expected;
mod pool;
mod validity;

pub use expected::Expected;
pub use pool::Closure;
pub use validity::{LeftOut, applies};

use crate::model::End;
use crate::model::capacity::Service;
use crate::model::expectation::Mood;
use crate::model::firm::{Firm, Standing};
use crate::model::ledger::{Cause, RIVALS, Week};
use crate::model::lookout::Lookout;
use crate::model::numbers::Numbers;
use crate::model::observer;
use crate::model::policy::Schedule;
use crate::model::quality::Quality;
use crate::model::reach::MeanReach;
use crate::model::word_of_mouth::Hearing;
use crate::model::{retelling, reviews};
use crate::scenario::params::{ParamId as P, Values};
use crate::scenario::{Policy, Shock};
use course::Course;
use pool::{Change, Pool};

/// A change of the training gain below this moves no probability that matters.
const STEADY: f64 = 1e-12;

/// What is expected of `policy` under the scenario's shocks in a world with these values (today's, unknowns included).
pub fn expect(policy: &Policy, shocks: &[Shock], world: &Values) -> Expected {
    expect_with(Closure::default(), policy, shocks, world)
}

/// [`expect`] with a choice of which moments of the opinions are followed.
pub fn expect_with(closure: Closure, policy: &Policy, shocks: &[Shock], world: &Values) -> Expected {
    let mut market = Market::new(closure, policy, shocks, world);
    let weeks = (0..world[P::TimeWeeks] as u32).map(|week| market.week(week)).collect();
    Expected { weeks, end: market.finish() }
}

/// Memory that one thread reuses from world to world; the weeks of a run are larger than what allocators keep at hand.
#[derive(Default)]
pub struct Scratch {
    expected: Vec<Week<f64>>,
    counts: Vec<Week>,
}

/// Metric `index` of [`expect`]: the same number, without asking for memory again for every world.
pub fn measure(
    scratch: &mut Scratch,
    policy: &Policy,
    shocks: &[Shock],
    world: &Values,
    index: usize,
) -> f64 {
    let mut market = Market::new(Closure::default(), policy, shocks, world);
    let mut weeks = core::mem::take(&mut scratch.expected);
    weeks.clear();
    weeks.extend((0..world[P::TimeWeeks] as u32).map(|week| market.week(week)));
    let expected = Expected { weeks, end: market.finish() };
    let value = expected.metrics_in(&mut scratch.counts, &[index], world)[0];
    scratch.expected = expected.weeks;
    value
}

/// Visits, failures and complaints of a week of today's service, without anything that comes of history.
pub fn week_of_today(world: &Values) -> Week<f64> {
    let customers = world[P::MarketCustomers];
    let standing = Standing { service: Service::of(world, customers), ..Standing::default() };
    let numbers = Numbers::compile(world, 0, &standing);
    let mut count = Week { customers_start: customers, ..Week::default() };
    Course::of(&numbers, &MeanReach::compile(world), world).count(customers, &mut count);
    count
}

/// The expected market under one policy. People who were customers at the start (`old`) are kept apart from
/// the others (`new`), because revenue from new customers is counted.
struct Market {
    closure: Closure,
    people: f64,
    schedule: Schedule,
    firm: Firm,
    values: Values,
    numbers: Numbers,
    reach: MeanReach,
    hearing: Hearing,
    course: Course,
    standing: Standing,
    lookout: Lookout,
    prospects: Pool,
    /// Old, new.
    customers: [Pool; 2],
    /// Old, new.
    lapsed: [Pool; 2],
    lost_forever: Pool,
    closed: Pool,
    out: f64,
    /// Good and bad tellings per person last week, heard this week.
    heard: [f64; 2],
    /// Share of the people who have heard nothing yet.
    unreached: f64,
}

impl Market {
    fn new(closure: Closure, policy: &Policy, shocks: &[Shock], world: &Values) -> Market {
        let numbers = Numbers::compile(world, 0, &Standing::default());
        let reach = MeanReach::compile(world);
        let (people, customers) = (world[P::MarketPeople], world[P::MarketCustomers]);
        let start = f64::from(numbers.belief_start);
        let others = people - customers;
        let open = others * world[P::AcquisitionOpenShare];
        Market {
            closure,
            people,
            schedule: Schedule::new(policy, shocks, world),
            firm: Firm::today(world),
            values: world.clone(),
            course: Course::of(&numbers, &reach, world),
            numbers,
            reach,
            hearing: Hearing::compile(world),
            standing: Standing::default(),
            lookout: Lookout::default(),
            prospects: Pool::of(open, start),
            customers: [Pool::of(customers, start), Pool::default()],
            lapsed: [Pool::default(); 2],
            lost_forever: Pool::default(),
            closed: Pool::of(others - open, start),
            out: 0.0,
            heard: [0.0; 2],
            unreached: 1.0,
        }
    }

    /// One week, in the order of the agents' week.
    fn week(&mut self, week: u32) -> Week<f64> {
        self.begin(week);
        self.hear();
        let mut count = Week { customers_start: self.all_customers(), ..Week::default() };
        let joined = self.join(&mut count);
        self.visit(&mut count);
        self.retell(&mut count);
        if self.values[P::ReviewsOn] != 0.0 {
            count.reviews = reviews::expected(&self.values, &count);
        }
        self.leave(&mut count);
        for (customers, joined) in self.customers.iter_mut().zip(joined) {
            customers.add(joined);
        }
        count.customers_end = self.all_customers();
        observer::expected_survey(&self.values, week, &mut count);
        count.cost_cents = self.cost_cents(week, &count);
        [count.speaking.backlog, count.speaking.waited] = self.firm.desk_books(count.speaking.to_desk);
        self.look(week, &mut count);
        self.heard =
            [count.told_positive, count.told_negative].map(|told| told / (self.people - 1.0).max(1.0));
        count
    }

    /// Settings, training and the numbers they mean; compiled anew only when something moves.
    fn begin(&mut self, week: u32) {
        let moved = self.schedule.moves_in(week);
        if moved {
            self.schedule.values_in(week, &mut self.values);
            self.reach = MeanReach::compile(&self.values);
            self.hearing = Hearing::compile(&self.values);
        }
        let standing = self.firm.begin_week(&self.values, self.all_customers());
        let trained = (standing.quality_gain - self.standing.quality_gain).abs() > STEADY;
        let only_trained = Standing { quality_gain: self.standing.quality_gain, ..standing } == self.standing;
        if moved || !only_trained || f64::from(week) == self.values[P::AcquisitionFromWeek] {
            self.numbers = Numbers::compile(&self.values, week, &standing);
        } else if trained {
            // Training acts on nothing else.
            self.numbers.set_quality(Quality::compile(&self.values, &standing));
        }
        if moved || trained || !only_trained {
            self.standing = standing;
            self.course = Course::of(&self.numbers, &self.reach, &self.values);
        }
    }

    /// Opinions fade, then last week's stories are heard.
    fn hear(&mut self) {
        let (forget, start) = (f64::from(self.numbers.forget), f64::from(self.numbers.belief_start));
        self.change_opinions(forget, start);
    }

    fn change_opinions(&mut self, forget: f64, start: f64) {
        let heard = self.heard;
        if forget == 0.0 && heard == [0.0; 2] {
            return;
        }
        let [others, customers] =
            [false, true].map(|customer| Change::of(forget, start, &self.hearing, customer, heard));
        self.customers.iter_mut().for_each(|pool| pool.believe(&customers));
        self.lapsed.iter_mut().for_each(|pool| pool.believe(&others));
        for pool in [&mut self.prospects, &mut self.lost_forever, &mut self.closed] {
            pool.believe(&others);
        }
        self.unreached *= libm::exp(-heard[0] - heard[1]);
    }

    /// Takes out who becomes a customer this week: old, new.
    fn join(&mut self, count: &mut Week<f64>) -> [Pool; 2] {
        let n = &self.numbers;
        let share = count.customers_start / self.people;
        let imitation = f64::from(n.imitation) * share;
        let fresh = self.prospects.take_by_belief(f64::from(n.join_per_belief), imitation, self.closure);
        let back = self
            .lapsed
            .each_mut()
            .map(|pool| pool.take_by_belief(f64::from(n.winback_per_belief), 0.0, self.closure));
        count.joined = fresh.people;
        count.won_back = back[0].people + back[1].people;
        let entry = n.joining_cents as f64;
        count.revenue_cents = entry * (count.joined + count.won_back);
        count.revenue_new_cents = entry * (count.joined + back[1].people);
        let mut new = back[1];
        new.add(fresh);
        [back[0], new]
    }

    /// Visits and what comes of them.
    fn visit(&self, count: &mut Week<f64>) {
        let (c, all, new) = (&self.course, count.customers_start, self.customers[1].people);
        let cents = (c.visits - c.abandoned) * self.numbers.spend_cents;
        c.count(all, count);
        [count.waited_seconds, count.in_time_thousandths, count.busy_seconds, count.booked_seconds] =
            self.numbers.service.counts(count.visits);
        count.revenue_cents += all * cents;
        count.revenue_new_cents += new * cents;
        if self.people >= 2.0 {
            [count.told_positive, count.told_negative] = c.told.map(|told| all * told);
        }
    }

    /// Who heard something last week may hand it on.
    fn retell(&self, count: &mut Week<f64>) {
        if self.people >= 2.0 {
            let listeners = self.people - self.out;
            let [good, bad] = self.heard.map(|heard| listeners * retelling::expected(&self.values, heard));
            count.told_positive += good;
            count.told_negative += bad;
        }
    }

    /// Customers leave for lapsed, lost for ever, or out.
    fn leave(&mut self, count: &mut Week<f64>) {
        let c = &self.course;
        count.left = c.left.map(|share| count.customers_start * share);
        count.left_silent = count.customers_start * c.left_silent;
        let all: f64 = c.left.iter().sum();
        let out = c.left[Cause::Moved as usize] + c.left[Cause::Died as usize];
        for (customers, lapsed) in self.customers.iter_mut().zip(&mut self.lapsed) {
            self.out += customers.people * out;
            self.lost_forever.add(customers.share(c.lost_forever));
            lapsed.add(customers.share((all - out - c.lost_forever).max(0.0)));
            customers.take(all);
        }
    }

    fn cost_cents(&mut self, week: u32, count: &Week<f64>) -> f64 {
        let [levers, own] = self.schedule.costs(week, &self.values, count);
        let cost_cents = 100.0 * (levers + own + self.firm.cost(&self.values));
        self.firm.end_week(&self.values, &Week { cost_cents, ..*count });
        cost_cents
    }

    fn look(&mut self, week: u32, count: &mut Week<f64>) {
        let noted = self.lookout.look(week, &self.values, &self.numbers, &mut self.schedule, count);
        [count.alarms, count.worse, count.at_work] =
            [noted.alarm, noted.worse, noted.at_work].map(|is| f64::from(u8::from(is)));
    }

    fn all_customers(&self) -> f64 {
        self.customers[0].people + self.customers[1].people
    }

    /// The last stories are heard and the books closed.
    fn finish(mut self) -> End<f64> {
        self.change_opinions(0.0, 0.0);
        let pools =
            [&self.prospects, &self.customers[0], &self.customers[1], &self.lapsed[0], &self.lapsed[1]];
        let pools = pools.into_iter().chain([&self.lost_forever, &self.closed]);
        let belief: f64 = pools.map(|pool| pool.belief).sum();
        let [employee_satisfaction, employees] = self.firm.employees(&self.values);
        End {
            employee_satisfaction,
            employees,
            rating: self.firm.rating(&self.values),
            prospects: self.prospects.people,
            customers: self.all_customers(),
            lapsed: self.lapsed[0].people + self.lapsed[1].people,
            lost_forever: self.lost_forever.people,
            out: self.out,
            closed: self.closed.people,
            rival_customers: [0.0; RIVALS],
            belief_mean: belief / (self.people - self.out).max(1.0),
            reached: self.people * (1.0 - self.unreached),
            mood: Mood::default(),
        }
    }
}
