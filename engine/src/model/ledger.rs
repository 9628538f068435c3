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

/// Counts of one week (or, added up, of a whole run). Money in cents. What is simulated is whole; what the
/// twin expects is `Week<f64>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week<T = i64> {
    pub visits: T,
    pub revenue_cents: T,
    /// Part of the revenue from people who were not customers at the start.
    pub revenue_new_cents: T,
    pub failures_treatment: T,
    pub failures_product: T,
    pub failures_major: T,
    pub voiced: T,
    pub resolved_quick: T,
    pub resolved_slow: T,
    pub unresolved: T,
    pub broken_promises: T,
    /// Leavers by [`Cause`].
    pub left: [T; 6],
    /// Of the leavers by treatment or product: those who never said a word to the firm.
    pub left_silent: T,
    pub joined: T,
    pub won_back: T,
    pub told_negative: T,
    pub told_positive: T,
    /// Customers when the week began.
    pub customers_start: T,
    /// Customers when the week ended.
    pub customers_end: T,
    /// All costs of the week other than cost of goods: policy costs, complaint handling, training, marketing, staff.
    pub cost_cents: T,
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
