//! What a customer's own history changes about the numbers that everybody shares.
//!
//! Mechanisms with a memory (expectations, hopelessness, loyalty, tenure, friends who left ...) each own a column of
//! [`super::columns::Columns`]. They meet here: `Life::history` is read before a customer's week,
//! `Life::remember` is told what came of each visit, and [`Bounds`] keep the dense pass a superset. As long as no
//! such mechanism is on, everybody is [`Own::SAME`] and the dense pass decides as before.

use super::columns::status::REACHED;
use super::complaint::Complaint;
use super::encounter::Failure;
use super::expectation::{self, Expecting};
use super::ledger::{Cause, EXITS};
use super::life::Life;
use super::personalisation::Tastes;
use super::recency;
use crate::scenario::params::ParamId as P;

/// Changes that hold for one customer in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// Times the mean number of visits.
    pub visits: f64,
    /// Times the basket.
    pub basket: f64,
    /// Added to the quality the customer meets, SD of the firm's encounters (today's times `quality.sd`).
    pub quality: f64,
    /// Times the hazards of leaving unprovoked, in the order of [`super::ledger::Cause::EXITS`].
    pub exits: Option<[f64; EXITS]>,
    /// Added to the logit of speaking up after a failure.
    pub bolder: f64,
    /// Times the chance of leaving after a failure.
    pub leaves: f64,
    /// Times the chance of talking about a good visit.
    pub talk: f64,
}

impl Own {
    /// Nothing is changed.
    pub const SAME: Own =
        Own { visits: 1.0, basket: 1.0, quality: 0.0, exits: None, bolder: 0.0, leaves: 1.0, talk: 1.0 };

    /// Multiplies the hazards of leaving unprovoked, cause by cause.
    pub fn scale_exits(&mut self, factor: impl Fn(Cause) -> f64) {
        let exits = self.exits.get_or_insert([1.0; EXITS]);
        for (times, cause) in exits.iter_mut().zip(Cause::EXITS) {
            *times *= factor(cause);
        }
    }
}

/// Largest factors that anybody's history may have this week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Of [`Own::visits`].
    pub visits: f64,
    /// Of the sum of all hazards of leaving unprovoked.
    pub exit: f64,
}

impl Bounds {
    /// Nobody's history changes anything.
    pub const SAME: Bounds = Bounds { visits: 1.0, exit: 1.0 };
}

/// What came of a visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Visit {
    pub visit: u32,
    /// Word of the encounter: its quality is the quantile of the word.
    pub word: u32,
    /// Words below this are a treatment failure for this customer.
    pub below: u32,
    /// [`Own::quality`] of the week.
    pub better: f64,
    pub failure: Option<(Failure, Complaint)>,
}

impl Life<'_> {
    /// What a customer's own history changes this week; to be asked only when somebody is personal.
    pub(super) fn history(&self, person: usize, week: u32) -> Own {
        let (columns, numbers) = (&self.memory.columns, &self.arm.numbers);
        let mut own = Own { bolder: columns.complaints.bolder(person, week, &numbers.hope), ..Own::SAME };
        if let Some(tastes) = &self.tastes {
            own.quality += tastes.better(self.roster.ideal[person]);
        }
        if let Some(expecting) = &self.expecting {
            expecting.act(&self.memory.columns.minds[person], &mut own);
        }
        if let Some(rivals) = &self.rivals {
            rivals.change(self.opinion(person), &mut own);
        }
        self.bond.change(&self.memory.columns.bond, person, week, &mut own);
        own
    }

    /// Largest effects of anybody's history this week; `None` when nobody's is looked at.
    pub(super) fn bounds(&self) -> Option<Bounds> {
        if !self.personal {
            return None;
        }
        let mut bounds = Bounds::SAME;
        if self.expecting.is_some() {
            bounds.exit *= expectation::MOST;
        }
        if let Some(rivals) = &self.rivals {
            bounds.exit *= rivals.most_exits(&self.arm.numbers);
        }
        self.bond.widen(&self.memory.columns.bond, &mut bounds);
        Some(bounds)
    }

    /// Lets a customer remember what came of a visit after which he is still one.
    #[inline]
    pub(super) fn remember(&mut self, person: usize, week: u32, visit: Visit) {
        if self.personal {
            self.learn(person, week, visit);
        }
    }

    fn learn(&mut self, person: usize, week: u32, visit: Visit) {
        let (columns, numbers) = (&mut self.memory.columns, &self.arm.numbers);
        if let Some((_, complaint)) = &visit.failure {
            columns.complaints.learn(person, week, &numbers.hope, complaint);
        }
        self.bond.learn(&mut self.memory.columns.bond, person, week, visit.failure.as_ref());
        if let Some(expecting) = self.expecting {
            self.compare(&expecting, person, week, &visit);
        }
    }

    /// Somebody begins to be a customer.
    #[inline]
    pub(super) fn begin_history(&mut self, person: usize, week: u32) {
        self.memory.columns.complaints.begin(person);
        if let Some(expecting) = &self.expecting {
            self.memory.columns.minds[person] = expecting.newcomer();
        }
        let columns = &mut self.memory.columns;
        recency::join(&mut columns.since, person);
        let heard = columns.status[person] & REACHED != 0;
        let praised = heard && columns.belief[person] > self.arm.numbers.belief_start;
        columns.bond.begin(person, week, praised);
    }

    /// The week's numbers of the mechanisms with a memory.
    pub(super) fn compile_histories(&mut self, first: bool) {
        let (v, today, quality) = (&self.arm.values, self.arm.schedule.today(), &self.arm.numbers.quality);
        self.tastes = Tastes::compile(v, today, quality.room, quality.spread);
        self.expecting = Expecting::compile(v, today, quality);
        if first && self.arm.schedule.ever(P::ExpectationOn) {
            self.first_minds();
        }
        let complaints = self.memory.columns.complaints.matter();
        let minds = self.tastes.is_some() || self.expecting.is_some();
        self.personal = complaints || minds || self.rivals.is_some() || self.bond.on();
    }
}
