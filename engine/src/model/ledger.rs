//! What is counted: one [`Week`] per simulated week. Whole numbers only, so that sums do not depend on order.

use super::capacity::Service;
use super::complaint::Complaint;
use super::encounter::Failure;
use super::numbers::Ending;
use super::voice::Speaking;

/// Number of causes of leaving.
pub const CAUSES: usize = 8;
/// Number of causes of leaving that the firm did not provoke by a failure.
pub const EXITS: usize = 7;

/// Most rivals that are simulated one by one.
pub const RIVALS: usize = 8;

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
    /// Too far, closed, no parking: could not get there.
    Access,
    Price,
}

impl Cause {
    /// All causes in ledger order.
    pub const ALL: [Cause; CAUSES] = [
        Cause::Treatment,
        Cause::Product,
        Cause::Competitor,
        Cause::Friend,
        Cause::Moved,
        Cause::Died,
        Cause::Access,
        Cause::Price,
    ];
    /// Causes of leaving unprovoked, in the order in which one word chooses among them; the last is the rest.
    pub const EXITS: [Cause; EXITS] = [
        Cause::Competitor,
        Cause::Friend,
        Cause::Moved,
        Cause::Died,
        Cause::Access,
        Cause::Price,
        Cause::Product,
    ];
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
    pub speaking: Speaking<T>,
    /// Leavers by [`Cause`].
    pub left: [T; CAUSES],
    /// Of the leavers by treatment or product: those who never said a word to the firm.
    pub left_silent: T,
    pub joined: T,
    pub won_back: T,
    pub told_negative: T,
    pub told_positive: T,
    /// Visits compared with an expectation, by customers who stayed.
    pub compared: T,
    /// Of these: below, and above, the zone of tolerance.
    pub missed: T,
    pub exceeded: T,
    /// Public reviews: good ones, bad ones.
    pub reviews: [T; 2],
    /// Customers when the week began.
    pub customers_start: T,
    /// Customers when the week ended.
    pub customers_end: T,
    /// Of those who joined or came back: customers of a rival until then.
    pub from_rivals: T,
    /// Of those who left: customers of a rival from then on.
    pub to_rivals: T,
    /// Customers of each rival when the week began.
    pub rival_customers: [T; RIVALS],
    /// Customers each rival lost.
    pub rival_left: [T; RIVALS],
    /// Visits of members of the loyalty programme: outside the weeks after a redemption, within them.
    pub member_visits: [T; 2],
    /// People they told about good visits, likewise.
    pub member_told: [T; 2],
    /// Part of the revenue from members of the loyalty programme.
    pub revenue_members_cents: T,
    /// Rewards on purchases that would have been made anyway.
    pub deadweight_cents: T,
    /// All costs of the week other than cost of goods: policy costs, complaint handling, training, marketing, staff.
    pub cost_cents: T,
    /// Of the visits: those whose visitor gave up waiting.
    pub abandoned: T,
    /// Waited by all visitors together, in seconds.
    pub waited_seconds: T,
    /// Visits whose service began in time, in thousandths.
    pub in_time_thousandths: T,
    /// Time in which employees who serve were busy, and booked.
    pub busy_seconds: T,
    pub booked_seconds: T,
    /// Visits after which the firm asked, answers it got, and failures they reported.
    pub survey_asked: T,
    pub survey_answers: T,
    pub survey_failed: T,
    /// 1 in a week in which the firm's alarm went off, else 0.
    pub alarms: T,
    /// 1 in a week in which the true failure rate lies at least a tenth above that of the first week, else 0.
    pub worse: T,
    /// 1 in a week in which the policy was at work, else 0.
    pub at_work: T,
}

impl<T: Copy> Week<T> {
    /// The same counts in another type of number.
    pub fn map<U>(&self, number: impl Fn(T) -> U) -> Week<U> {
        let f = number;
        Week {
            visits: f(self.visits),
            revenue_cents: f(self.revenue_cents),
            revenue_new_cents: f(self.revenue_new_cents),
            failures_treatment: f(self.failures_treatment),
            failures_product: f(self.failures_product),
            failures_major: f(self.failures_major),
            voiced: f(self.voiced),
            resolved_quick: f(self.resolved_quick),
            resolved_slow: f(self.resolved_slow),
            unresolved: f(self.unresolved),
            broken_promises: f(self.broken_promises),
            speaking: self.speaking.map(&f),
            left: self.left.map(&f),
            left_silent: f(self.left_silent),
            joined: f(self.joined),
            won_back: f(self.won_back),
            told_negative: f(self.told_negative),
            told_positive: f(self.told_positive),
            compared: f(self.compared),
            missed: f(self.missed),
            exceeded: f(self.exceeded),
            reviews: self.reviews.map(&f),
            customers_start: f(self.customers_start),
            customers_end: f(self.customers_end),
            from_rivals: f(self.from_rivals),
            to_rivals: f(self.to_rivals),
            rival_customers: self.rival_customers.map(&f),
            rival_left: self.rival_left.map(&f),
            member_visits: self.member_visits.map(&f),
            member_told: self.member_told.map(&f),
            revenue_members_cents: f(self.revenue_members_cents),
            deadweight_cents: f(self.deadweight_cents),
            cost_cents: f(self.cost_cents),
            abandoned: f(self.abandoned),
            waited_seconds: f(self.waited_seconds),
            in_time_thousandths: f(self.in_time_thousandths),
            busy_seconds: f(self.busy_seconds),
            booked_seconds: f(self.booked_seconds),
            survey_asked: f(self.survey_asked),
            survey_answers: f(self.survey_answers),
            survey_failed: f(self.survey_failed),
            alarms: f(self.alarms),
            worse: f(self.worse),
            at_work: f(self.at_work),
        }
    }
}

impl Week {
    /// The counts as the twin expects them, for what depends on both alike.
    pub fn to_expected(&self) -> Week<f64> {
        self.map(|count| count as f64)
    }

    /// Counts a visit of a member, 1 within the weeks after a redemption and 0 outside, and whom he told about it.
    #[inline]
    pub fn add_member(&mut self, window: usize, cents: i64, told: u32) {
        self.member_visits[window] += 1;
        self.member_told[window] += i64::from(told);
        self.revenue_members_cents += cents;
    }

    /// Counts what the week's visits met at the door.
    pub fn add_service(&mut self, service: &Service) {
        let whole = service.counts(self.visits as f64).map(|count| count.round() as i64);
        [self.waited_seconds, self.in_time_thousandths, self.busy_seconds, self.booked_seconds] = whole;
    }

    /// Counts a failure and what became of it.
    pub fn add_episode(&mut self, failure: Failure, complaint: &Complaint) {
        match failure {
            Failure::Treatment => self.failures_treatment += 1,
            Failure::Product => self.failures_product += 1,
        }
        self.failures_major += i64::from(complaint.major);
        self.voiced += i64::from(complaint.ending != Ending::Silent);
        self.broken_promises += i64::from(complaint.broken_promise);
        self.speaking.add(complaint);
        match complaint.ending {
            Ending::Silent => {}
            Ending::Unresolved => self.unresolved += 1,
            Ending::ResolvedSlow => self.resolved_slow += 1,
            Ending::ResolvedQuick => self.resolved_quick += 1,
        }
    }
}
