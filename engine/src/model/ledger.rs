//! What is counted: one [`Week`] per simulated week. Whole numbers only, so that sums do not depend on order.

use super::complaint::Complaint;
use super::encounter::Failure;
use super::numbers::Ending;

/// Why customers leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Cause {
    Treatment,
    Product,
    Competitor,
    Friend,
    Moved,
    Died,
}

impl Cause {
    /// All causes in ledger order.
    pub const ALL: [Cause; 6] =
        [Cause::Treatment, Cause::Product, Cause::Competitor, Cause::Friend, Cause::Moved, Cause::Died];
}

/// Counts of one week (or, added up, of a whole run). Money in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    pub visits: i64,
    pub revenue_cents: i64,
    /// Part of the revenue from people who were not customers at the start.
    pub revenue_new_cents: i64,
    pub failures_treatment: i64,
    pub failures_product: i64,
    pub failures_major: i64,
    pub voiced: i64,
    pub resolved_quick: i64,
    pub resolved_slow: i64,
    pub unresolved: i64,
    pub broken_promises: i64,
    /// Leavers by [`Cause`].
    pub left: [i64; 6],
    /// Of the leavers by treatment or product: those who never said a word to the firm.
    pub left_silent: i64,
    pub joined: i64,
    pub won_back: i64,
    pub told_negative: i64,
    pub told_positive: i64,
    /// Customers when the week began.
    pub customers_start: i64,
    /// Customers when the week ended.
    pub customers_end: i64,
    /// All costs of the week other than cost of goods: policy costs, complaint handling, training, marketing, staff.
    pub cost_cents: i64,
}

impl Week {
    /// Counts a failure and what became of it.
    pub fn add_episode(&mut self, failure: Failure, complaint: &Complaint) {
        match failure {
            Failure::Treatment => self.failures_treatment += 1,
            Failure::Product => self.failures_product += 1,
        }
        self.failures_major += i64::from(complaint.major);
        self.voiced += i64::from(complaint.ending != Ending::Silent);
        self.broken_promises += i64::from(complaint.broken_promise);
        match complaint.ending {
            Ending::Silent => {}
            Ending::Unresolved => self.unresolved += 1,
            Ending::ResolvedSlow => self.resolved_slow += 1,
            Ending::ResolvedQuick => self.resolved_quick += 1,
        }
    }
}
