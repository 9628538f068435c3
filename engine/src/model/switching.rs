//! People between firms: our leavers choose a rival, rivals' customers leave them, some of them for us.

use super::columns::status::{OUT, STATE};
use super::ledger::Cause;
use super::life::Life;
use super::rivals::{Chooser, OURS, Reason, is_open};
use super::sweep::{CHUNK, Words};
use crate::draws::Purpose;

impl Life<'_> {
    /// Flags those of a chunk who may leave or join a rival.
    pub(super) fn flag_switchers(&self, first: usize, end: usize, words: &Words, flags: &mut [u8; CHUNK]) {
        if let Some(rivals) = &self.rivals {
            let columns = &self.memory.columns;
            rivals.flag(&columns.status[first..end], &columns.firm[first..end], words, flags);
        }
    }

    /// The rival somebody is a customer of, from 1; 0 for none.
    pub(super) fn rival_of(&self, person: usize) -> usize {
        self.memory.columns.firm.get(person).copied().map_or(0, usize::from)
    }

    fn chooser(&self, person: usize) -> Chooser {
        let columns = &self.memory.columns;
        Chooser {
            from: self.rival_of(person),
            open: is_open(columns.status[person] & STATE),
            opinion: self.opinion(person),
            visits: self.roster.visit_rate.get(person).copied().map_or(1.0, f64::from),
        }
    }

    /// Opinion of our firm beside the one everybody starts with.
    pub(super) fn opinion(&self, person: usize) -> f64 {
        f64::from(self.memory.columns.belief[person]) / f64::from(self.arm.numbers.belief_start)
    }

    /// A rival's customer, who may leave it this week.
    pub(super) fn rivals_customer(&mut self, person: usize, week: u32, turn: u32) {
        let Some(rivals) = &self.rivals else { return };
        let who = self.chooser(person);
        let cause = self.draws.block(Purpose::RivalService, person as u32, week, 0)[0];
        let Some(reason) = rivals.leaves(&who, turn, cause) else { return };
        let to = rivals.destination(&who, reason, self.choice(person, week));
        self.count.rival_left[who.from - 1] += 1;
        self.assign(person, 0);
        let state = self.memory.columns.status[person] & STATE;
        match to {
            None if reason == Reason::Gone => {
                let status = &mut self.memory.columns.status[person];
                *status = *status & !STATE | OUT;
            }
            None => {}
            Some(OURS) => {
                self.count.from_rivals += 1;
                self.join(person, week, state);
            }
            Some(rival) => self.assign(person, rival),
        }
    }

    /// Somebody with no firm, who may join a rival this week.
    pub(super) fn may_join_rival(&mut self, person: usize, week: u32, word: u32) {
        let Some(rivals) = self.rivals.as_ref().filter(|rivals| rivals.recruits(word)) else { return };
        let who = Chooser { open: false, ..self.chooser(person) };
        if let Some(rival) = rivals.destination(&who, Reason::Comparison, self.choice(person, week)) {
            self.assign(person, rival);
        }
    }

    /// Where one of our customers goes who leaves for `cause`.
    pub(super) fn choose_rival(&mut self, person: usize, cause: Cause) {
        let Some(rivals) = &self.rivals else { return };
        let reason = match cause {
            Cause::Moved | Cause::Died => Reason::Gone,
            Cause::Competitor => Reason::Comparison,
            Cause::Friend => Reason::Friend,
            Cause::Treatment | Cause::Product | Cause::Access | Cause::Price => Reason::Driven,
        };
        let who = Chooser { from: OURS, ..self.chooser(person) };
        let word = self.choice(person, self.weeks.len() as u32);
        if let Some(rival) = rivals.destination(&who, reason, word) {
            self.count.to_rivals += 1;
            self.assign(person, rival);
        }
    }

    fn choice(&self, person: usize, week: u32) -> u32 {
        self.draws.block(Purpose::Choice, person as u32, week, 0)[0]
    }

    /// Makes somebody a customer of a rival, or of none.
    fn assign(&mut self, person: usize, rival: usize) {
        let firm = &mut self.memory.columns.firm[person];
        let Some(rivals) = &mut self.rivals else { return };
        if *firm > 0 {
            rivals.customers[usize::from(*firm) - 1] -= 1;
        }
        if rival > 0 {
            rivals.customers[rival - 1] += 1;
        }
        *firm = rival as u8;
    }

    /// Every rival has as many customers as are counted, and none of them is ours or out.
    pub(super) fn rivals_add_up(&self) -> bool {
        let Some(rivals) = &self.rivals else { return true };
        let mut counted = [0; super::ledger::RIVALS];
        let columns = &self.memory.columns;
        let apart =
            columns.firm.iter().zip(&columns.status).filter(|(firm, _)| **firm > 0).all(|(firm, status)| {
                counted[usize::from(*firm) - 1] += 1;
                ![super::columns::status::CUSTOMER, OUT].contains(&(status & STATE))
            });
        apart && counted == rivals.customers
    }
}
