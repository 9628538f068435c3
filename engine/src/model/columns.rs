//! What changes about people: one column each, in id order, per policy.

use super::bond;
use super::expectation::Mind;
use super::hopelessness::Complaints;
use super::roster::Roster;
use super::word_of_mouth::Hearing;

/// Where a person stands towards the firm. The low three bits of the status byte.
pub mod status {
    pub const PROSPECT: u8 = 0;
    pub const CUSTOMER: u8 = 1;
    pub const LAPSED: u8 = 2;
    pub const LOST_FOREVER: u8 = 3;
    /// Died or moved away.
    pub const OUT: u8 = 4;
    /// Never considers the firm.
    pub const CLOSED: u8 = 5;
    pub const STATE: u8 = 0b0000_0111;
    /// Was not a customer at the start.
    pub const NEW: u8 = 0b0000_1000;
    /// Heard at least one thing.
    pub const REACHED: u8 = 0b0001_0000;
}
use status::{CLOSED, CUSTOMER, NEW, PROSPECT};

/// State of everybody under one policy.
#[derive(Default)]
pub struct Columns {
    pub status: Vec<u8>,
    /// Opinion of the firm, 0 to 1.
    pub belief: Vec<f32>,
    /// Tellings received this week, applied in the next: good ones in the low, bad ones in the high 16 bits.
    pub heard: Vec<u32>,
    /// Threshold of "no visit this week" per person; empty when all visit at the same rate.
    pub no_visit: Vec<u32>,
    /// Threshold of a treatment failure per person; empty when all are alike.
    pub fails: Vec<u32>,
    /// Whose customer somebody is who is not ours: a rival's number from 1, 0 for nobody's; empty without rivals.
    pub firm: Vec<u8>,
    /// Own ties who are customers: weak (or plain) ones in the low, strong ones in the high 16 bits; empty without
    /// imitation.
    pub customer_ties: Vec<u32>,
    /// What people expect and how satisfied they are; empty without expectations.
    pub minds: Vec<Mind>,
    /// Own complaints; empty when they change nothing.
    pub complaints: Complaints,
    /// Weeks since the last purchase; empty unless visits follow them ([`super::recency`]).
    pub since: Vec<u8>,
    /// The relationship with each customer.
    pub bond: bond::Columns,
}

impl Columns {
    /// Everybody as they are before the first week.
    pub fn reset(&mut self, roster: &Roster, belief_start: f32, imitation: bool) {
        let people = roster.people as usize;
        self.status.clear();
        self.status.extend((0..people).map(|i| match (roster.first[i], roster.open.get(i)) {
            (true, _) => CUSTOMER,
            (false, Some(false)) => CLOSED | NEW,
            (false, _) => PROSPECT | NEW,
        }));
        refill(&mut self.belief, people, belief_start);
        refill(&mut self.heard, people, 0);
        self.firm.clone_from(&roster.firm);
        self.no_visit.clear();
        self.fails.clear();
        self.customer_ties.clear();
        self.minds.clear();
        if imitation {
            self.customer_ties.resize(people, 0);
            for i in (0..roster.people).filter(|&i| roster.first[i as usize]) {
                self.count_customer(roster, i, true);
            }
        }
    }

    /// Tells the ties of a person that he became or ceased to be a customer.
    pub fn count_customer(&mut self, roster: &Roster, person: u32, is_one: bool) {
        let strong = roster.network.strong(person) as usize;
        for (k, &tie) in roster.network.ties(person).iter().enumerate() {
            let one = if k < strong { 1 << 16 } else { 1 };
            let count = &mut self.customer_ties[tie as usize];
            *count = if is_one { *count + one } else { *count - one };
        }
    }

    /// Lets a person hear what was told last week.
    pub fn hear(&mut self, person: usize, hearing: &Hearing) {
        let customer = self.status[person] & status::STATE == CUSTOMER;
        self.belief[person] = hearing.hear(self.belief[person], self.heard[person], customer);
        self.heard[person] = 0;
        self.status[person] |= status::REACHED;
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        let words = [&self.heard, &self.no_visit, &self.fails, &self.customer_ties];
        self.status.capacity()
            + self.complaints.bytes()
            + size_of::<Mind>() * self.minds.capacity()
            + self.firm.capacity()
            + self.since.capacity()
            + self.bond.bytes()
            + 4 * (self.belief.capacity() + words.iter().map(|c| c.capacity()).sum::<usize>())
    }

    /// People in each state.
    pub fn census(&self) -> [i64; 6] {
        let mut count = [0; 6];
        for s in &self.status {
            count[(s & status::STATE) as usize] += 1;
        }
        count
    }
}

fn refill<T: Copy>(column: &mut Vec<T>, people: usize, value: T) {
    column.clear();
    column.resize(people, value);
}
