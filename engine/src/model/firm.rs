//! The firm from week to week: what its own history adds to the parameters of a policy.
//!
//! Everything here is one number for the whole firm, so that the agents and the twin share it: [`Firm::begin_week`]
//! says where the firm stands, [`Firm::end_week`] learns what the week brought.

use super::capacity::{Capacity, Service};
use super::desk::Desk;
use super::industry::Drift;
use super::ledger::Week as Counts;
use super::numbers::WEEKS_PER_YEAR;
use super::reviews::{self, Reviews};
use super::staff::Training;
use super::standards;
use super::workforce::Workforce;
use crate::scenario::params::{ParamId as P, Values};

/// What the firm's history adds to the parameters of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Gain in mean quality against today, SD of today's encounters.
    pub quality_gain: f64,
    /// Times the spread of quality, `quality.sd`.
    pub quality_spread: f64,
    /// Days a complaint waits before work on it begins, beyond `recovery.response_days`.
    pub answer_delay_days: f64,
    /// Times the hazard of joining and of coming back.
    pub demand: f64,
    /// Times mean spending of a visit.
    pub spend: f64,
    /// What visits meet at the door.
    pub service: Service,
}

impl Default for Standing {
    /// A firm whose history adds nothing.
    fn default() -> Standing {
        Standing {
            quality_gain: 0.0,
            quality_spread: 1.0,
            answer_delay_days: 0.0,
            demand: 1.0,
            spend: 1.0,
            service: Service::default(),
        }
    }
}

/// State of the firm under one policy.
#[derive(Clone, Debug)]
pub struct Firm {
    training: Training,
    /// Spread of quality under today's standards.
    standards: f64,
    workforce: Option<Workforce>,
    reviews: Option<Reviews>,
    capacity: Capacity,
    drift: Drift,
    /// The week's, whose hours are paid for at its end.
    service: Service,
    desk: Desk,
}

impl Firm {
    /// The firm as it is today, in balance with today's values.
    pub fn today(v: &Values) -> Firm {
        Firm {
            training: Training::sustained(v),
            standards: standards::spread(v),
            workforce: (v[P::WorkforceOn] != 0.0).then(|| Workforce::today(v)),
            reviews: (v[P::ReviewsOn] != 0.0).then(|| Reviews::today(v, reviews::as_today(v))),
            capacity: Capacity::today(v),
            drift: Drift::default(),
            service: Service::default(),
            desk: Desk::default(),
        }
    }

    /// Where the firm stands in a week that begins with `customers`; `v` are the policy's values of the week.
    pub fn begin_week(&mut self, v: &Values, customers: f64) -> Standing {
        self.training.step(v);
        let mut standing = Standing { quality_gain: self.training.gain(v), ..Standing::default() };
        standing.quality_spread *= standards::spread(v) / self.standards;
        if let Some(workforce) = &mut self.workforce {
            let visits = customers * v[P::VisitsPerYear] / WEEKS_PER_YEAR;
            let work = workforce.step(v, visits, self.training.ability(v));
            self.training.change(work.forgotten_with_leavers, work.extra_sessions);
            standing.quality_gain = work.quality_gain;
            standing.spend = work.spend;
        }
        standing.answer_delay_days = self.desk.begin_week(v);
        if let Some(reviews) = &self.reviews {
            standing.demand = reviews.demand(v);
        }
        self.drift.step(v);
        self.service = Service::of(v, customers);
        standing.service = self.service;
        standing.quality_gain += self.drift.quality_gain() + self.capacity.quality_gain(v, &self.service);
        standing
    }

    /// Gain in mean quality that is the whole industry's.
    pub fn industry_gain(&self) -> f64 {
        self.drift.quality_gain()
    }

    /// Stars of the public reviews, 1 to 5; 0 without any.
    pub fn rating(&self, v: &Values) -> f64 {
        self.reviews.as_ref().and_then(|reviews| reviews.rating(v)).unwrap_or(0.0)
    }

    /// Employee satisfaction (0 when employees are not modelled) and filled posts.
    pub fn employees(&self, v: &Values) -> [f64; 2] {
        let all = v[P::StaffCount];
        self.workforce.as_ref().map_or([0.0, all], |w| [w.satisfaction(), all * w.filled()])
    }

    /// What the complaint desk writes into the books ([`Desk::books`]).
    pub fn desk_books(&self, to_desk: f64) -> [f64; 2] {
        self.desk.books(to_desk)
    }

    /// Costs of a week that depend on the firm's own state, currency units.
    pub fn cost(&self, v: &Values) -> f64 {
        self.workforce.as_ref().map_or(0.0, |workforce| workforce.cost(v)) + self.service.cost(v)
    }

    /// Learns what the week brought, its costs included: counted by the agents, expected by the twin.
    pub fn end_week(&mut self, v: &Values, count: &Counts<f64>) {
        self.desk.end_week(v, count.speaking.to_desk);
        if let Some(reviews) = &mut self.reviews {
            reviews.post(v, count.reviews);
        }
        if let Some(workforce) = &mut self.workforce {
            workforce.earn((count.revenue_cents * v[P::MoneyMargin] - count.cost_cents) / 100.0);
        }
    }
}
