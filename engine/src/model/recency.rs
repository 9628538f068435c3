//! Buying by recency: whether a customer buys this week depends on the weeks since the last purchase.
//!
//! Pfeifer & Carraway (2000), Modeling customer relationships as Markov chains, Journal of Interactive Marketing 14,
//! with a week as period. A customer of recency r (1: bought last week) buys exactly once with probability
//! `visits.recency_r` and is then of recency 1, else of recency r + 1; beyond `visits.lost_after` he is lost to a
//! competitor. It replaces the Poisson process: `visits.per_year`, `visits.shape` and what history does to the number
//! of visits then change nothing about who comes.

use super::columns::status::{CUSTOMER, LAPSED, STATE};
use super::ledger::Cause;
use super::life::Life;
use super::sweep::{CHUNK, Words};
use super::visit::Law;
use crate::draws::threshold;
use crate::scenario::params::{ParamId as P, Values};

/// Visits of a customer who comes in a week.
pub const VISITS: u32 = 1;
/// Became a customer this week: of recency 1 from the next on.
const NEW: u8 = 0;
/// By recency, from 1.
const BUYS: [P; 4] = [P::VisitsRecency1, P::VisitsRecency2, P::VisitsRecency3, P::VisitsRecency4];

/// Everybody before the first week: customers have just bought. Empty under another law.
pub fn begin(world: &Values, status: &[u8], since: &mut Vec<u8>) {
    since.clear();
    if Law::of(world) == Law::Recency {
        since.extend(status.iter().map(|s| u8::from(s & STATE == CUSTOMER)));
    }
}

/// Somebody becomes a customer.
pub fn join(since: &mut [u8], person: usize) {
    if let Some(since) = since.get_mut(person) {
        *since = NEW;
    }
}

/// Thresholds of no purchase this week. The column is left alone under another law.
pub fn fill_no_visit(v: &Values, since: &[u8], out: &mut Vec<u32>) {
    if since.is_empty() {
        return;
    }
    let no_visit = BUYS.map(|p| threshold(1.0 - v[p]));
    let of = |weeks: u8| no_visit[usize::from(weeks.clamp(1, 4)) - 1];
    out.clear();
    out.extend(since.iter().map(|&weeks| of(weeks)));
}

impl Life<'_> {
    /// Counts the weeks since the last purchase of a chunk's customers at the end of their week, for those `lanes`
    /// whose policy is at work, and gives up who has not bought for too long.
    pub(super) fn count_weeks_since(&mut self, first: usize, words: &Words, lanes: impl Fn(usize) -> bool) {
        if self.memory.columns.since.is_empty() {
            return;
        }
        let lost_after = self.arm.values[P::VisitsLostAfter] as u8;
        let end = (first + CHUNK).min(self.roster.people as usize);
        for person in first..end {
            let (lane, columns) = (person - first, &mut self.memory.columns);
            if !lanes(lane) || columns.status[person] & STATE != CUSTOMER {
                continue;
            }
            let bought = words[0][lane] >= columns.no_visit[person];
            let since = if bought { 1 } else { columns.since[person] + 1 };
            columns.since[person] = since;
            if since > lost_after {
                self.leave(person, Cause::Competitor, LAPSED);
            }
        }
    }
}
