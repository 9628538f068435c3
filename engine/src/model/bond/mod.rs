//! The relationship over time: what years, friends and programmes do to one customer.
//!
//! Each mechanism has a file: its compiled numbers, its column, its formulas. [`Bond`] holds the numbers of a week,
//! [`Columns`] the state of everybody; they meet the customer's week in `own.rs`. docs/model.md has the equations.

pub mod attachment;
pub mod complacency;
pub mod contagion;
pub mod drift;
pub mod programme;
pub mod referred;

use super::complaint::Complaint;
use super::encounter::Failure;
use super::ledger::{Cause, Week};
use super::numbers::WEEKS_PER_YEAR;
use super::own::{Bounds, Own};
use super::pilot::Members;
use super::policy::Schedule;
use super::roster::Roster;
use crate::draws::Draws;
use crate::scenario::params::{ParamId as P, Values};
use attachment::Attachment;
use complacency::Complacency;
use contagion::Contagion;
use drift::Drift;
use programme::Programme;
use referred::Referred;

/// Numbers of a week of the mechanisms that are on.
#[derive(Clone, Debug, Default)]
pub struct Bond {
    attachment: Option<Attachment>,
    complacency: Option<Complacency>,
    drift: Option<Drift>,
    programme: Option<Programme>,
    contagion: Option<Contagion>,
    referred: Option<Referred>,
}

/// State of everybody; a column is empty when its mechanism is never on under the policy.
#[derive(Default)]
pub struct Columns {
    pub(super) attachment: attachment::Column,
    pub(super) complacency: complacency::Column,
    pub(super) drift: drift::Column,
    pub(super) programme: programme::Column,
    pub(super) contagion: contagion::Column,
    pub(super) referred: referred::Column,
}

impl Columns {
    /// Everybody as they are before the first week of a policy. `world` holds this world's values as today.
    pub fn reset(&mut self, roster: &Roster, world: &Values, schedule: &Schedule, draws: &Draws) {
        let people = |switch| if schedule.ever(switch) { roster.people as usize } else { 0 };
        self.attachment.reset(people(P::LoyaltyOn), world[P::LoyaltyAtStartYears]);
        self.complacency.reset(people(P::ComplacencyOn), world[P::ComplacencyAtStartYears]);
        self.drift.reset(people(P::DriftOn));
        self.programme.reset(people(P::ProgrammeOn), draws);
        self.contagion.reset(people(P::ContagionOn));
        self.referred.reset(people(P::ReferredOn));
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        self.attachment.bytes()
            + self.complacency.bytes()
            + self.drift.bytes()
            + self.programme.bytes()
            + self.contagion.bytes()
            + self.referred.bytes()
    }

    /// Somebody becomes a customer in `week`; `praised` is whether good stories had lifted his opinion.
    pub fn begin(&mut self, person: usize, week: u32, praised: bool) {
        self.attachment.begin(person, week);
        self.complacency.begin(person, week);
        self.drift.begin(person);
        self.programme.begin(person);
        self.referred.begin(person, praised);
    }
}

impl Bond {
    /// Compiles the values that hold from `week` on; what is off is left out.
    pub fn compile(v: &Values, week: u32, before: &Bond) -> Bond {
        let on = |switch: P| v[switch] != 0.0;
        Bond {
            attachment: on(P::LoyaltyOn).then(|| Attachment::compile(v)),
            complacency: on(P::ComplacencyOn)
                .then(|| Complacency::compile(v, week, before.complacency.as_ref())),
            drift: on(P::DriftOn).then(|| Drift::compile(v)),
            programme: on(P::ProgrammeOn).then(|| Programme::compile(v)),
            contagion: on(P::ContagionOn).then(|| Contagion::compile(v)),
            referred: on(P::ReferredOn).then(|| Referred::compile(v)),
        }
    }

    /// These numbers, and those of another policy for the mechanisms that are off here.
    pub fn or(&self, other: &Bond) -> Bond {
        let (a, b) = (self.clone(), other.clone());
        Bond {
            attachment: a.attachment.or(b.attachment),
            complacency: a.complacency.or(b.complacency),
            drift: a.drift.or(b.drift),
            programme: a.programme.or(b.programme),
            contagion: a.contagion.or(b.contagion),
            referred: a.referred.or(b.referred),
        }
    }

    /// Whether anybody's history matters.
    pub fn on(&self) -> bool {
        self.attachment.is_some()
            || self.complacency.is_some()
            || self.drift.is_some()
            || self.programme.is_some()
            || self.contagion.is_some()
            || self.referred.is_some()
    }

    /// What one customer's history changes in a week.
    pub fn change(&self, columns: &Columns, person: usize, week: u32, own: &mut Own) {
        if let Some(m) = &self.attachment {
            m.change(columns.attachment.loyalty(m, person, week), own);
        }
        if let Some(m) = &self.complacency {
            own.quality -= m.gap(columns.complacency.neglected(m, person, week));
        }
        if let Some(m) = &self.drift {
            m.change(columns.drift.of(person), own);
        }
        if let Some(m) = &self.programme {
            m.change(columns.programme.card(person), week, own);
        }
        if let Some(m) = &self.contagion {
            m.change(columns.contagion.exposure(person), own);
        }
        if let Some(m) = &self.referred {
            m.change(columns.referred.of(person), own);
        }
    }

    /// Widens the largest effects of anybody's history.
    pub fn widen(&self, columns: &Columns, bounds: &mut Bounds) {
        if self.drift.is_some() {
            bounds.visits *= columns.drift.most_visits();
        }
        if let Some(m) = &self.programme {
            bounds.visits *= m.most_visits();
        }
        if let Some(m) = &self.contagion {
            bounds.exit *= m.factor(columns.contagion.most());
        }
    }

    /// A customer remembers what came of a visit.
    pub fn learn(
        &self,
        columns: &mut Columns,
        person: usize,
        week: u32,
        failure: Option<&(Failure, Complaint)>,
    ) {
        if let (Some(m), Some((_, complaint))) = (&self.attachment, failure) {
            columns.attachment.fail(m, person, week, complaint.ending);
        }
    }

    /// A member's card after a purchase.
    pub fn stamp(&self, columns: &mut Columns, person: usize, week: u32) {
        if let Some(m) = &self.programme {
            columns.programme.stamp(m, person, week);
        }
    }

    /// Whether a customer is a member of the programme, and then whether the weeks after a redemption run (1) or
    /// not (0).
    #[inline]
    pub fn member(&self, columns: &Columns, person: usize, week: u32) -> Option<usize> {
        self.programme.as_ref().and_then(|m| m.member(columns.programme.card(person), week))
    }

    /// Notes that a customer left, for those who feel it.
    #[inline]
    pub fn lose(&self, columns: &mut Columns, person: usize, cause: Cause) {
        if self.contagion.is_some() && contagion::is_defection(cause) {
            columns.contagion.gone.push(person as u32);
        }
    }

    /// What the week leaves behind for the next one; `pleased` is a person's satisfaction beyond today's, `other` the
    /// numbers of a pilot and its people.
    pub fn end_week(
        &self,
        columns: &mut Columns,
        roster: &Roster,
        count: &mut Week,
        pleased: impl Fn(usize) -> f64,
        other: Option<(&Bond, &Members)>,
    ) {
        if let Some(m) = &self.drift {
            match other.and_then(|(other, people)| Some((other.drift.as_ref()?, people))) {
                None => columns.drift.step(|_| m, pleased),
                Some((other, people)) => {
                    columns.drift.step(|person| if people.has(person) { other } else { m }, pleased);
                }
            }
        }
        if let Some(m) = &self.contagion {
            columns.contagion.step(m, roster);
        }
        if let Some(m) = &self.programme {
            count.deadweight_cents = m.deadweight_cents(count.revenue_members_cents);
        }
    }
}

/// Costs of the mechanisms in a week, currency units; linear in the week's counts.
pub fn costs(v: &Values, count: &Week<f64>) -> f64 {
    let customer_years = count.customers_start / WEEKS_PER_YEAR;
    let mut cost = 0.0;
    if v[P::LoyaltyOn] != 0.0 {
        cost += customer_years * v[P::LoyaltySwitchingCost] * v[P::LoyaltySwitchingCostPrice];
    }
    if v[P::ComplacencyOn] != 0.0 && v[P::ComplacencyReviewEveryMonths] > 0.0 {
        cost += customer_years * 12.0 / v[P::ComplacencyReviewEveryMonths] * v[P::ComplacencyReviewCost];
    }
    if v[P::ProgrammeOn] != 0.0 {
        cost += count.revenue_members_cents / 100.0 * v[P::ProgrammeRewardShare]
            + v[P::ProgrammeCostPerMonth] * 12.0 / WEEKS_PER_YEAR;
    }
    cost
}

/// Refills a column that belongs to a mechanism; with nobody it stays empty.
fn refill<T: Clone>(column: &mut Vec<T>, people: usize, value: T) {
    column.clear();
    column.resize(people, value);
}
