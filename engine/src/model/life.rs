//! One policy's life in one world: the market's state and what changes it, week by week.
//!
//! [`Life::begin_week`], [`Life::pass`] and [`Life::end_week`] are the order of events (docs/model.md):
//! policy and training; visits, encounters, complaints, leaving and joining; telling; counting; cash.

use super::columns::Columns;
use super::columns::status::{self, CUSTOMER, LAPSED, LOST_FOREVER, NEW, OUT, PROSPECT, REACHED, STATE};
use super::complaint;
use super::dispatch::{self, Isa};
use super::encounter::{self, Failure};
use super::ledger::{Cause, Week};
use super::numbers::{Ending, Numbers};
use super::policy::Schedule;
use super::reach::Reach;
use super::roster::Roster;
use super::spend::SpendTable;
use super::staff::Training;
use super::sweep::{CHUNK, Gates, HEARD, MOVES, PLAIN, Slices, VISITS, Words};
use super::word_of_mouth::{self, Hearing, Teller};
use super::{End, acquisition, loyalty, visit};
use crate::draws::{Draws, Purpose, happens};
use crate::scenario::Policy;
use crate::scenario::params::{ParamId as P, Values};

/// Columns and buffers of a life, reused from world to world.
#[derive(Default)]
pub struct Memory {
    columns: Columns,
    tellers: Vec<Teller>,
    targets: Vec<u32>,
    moved: Vec<(u32, bool)>,
    spend: SpendTable,
}

impl Memory {
    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        self.columns.bytes()
            + size_of::<Teller>() * self.tellers.capacity()
            + 4 * self.targets.capacity()
            + size_of::<(u32, bool)>() * self.moved.capacity()
            + self.spend.bytes()
    }
}

/// A policy at work.
pub struct Life<'a> {
    roster: &'a Roster,
    draws: Draws,
    isa: Isa,
    schedule: Schedule,
    training: Training,
    values: Values,
    numbers: Numbers,
    reach: Reach,
    hearing: Hearing,
    gates: Gates,
    memory: &'a mut Memory,
    customers: i64,
    count: Week,
    weeks: Vec<Week>,
}

/// Words of one person's week: visits, leaving or joining, first visit's failure, first visit's spend.
type Luck = [u32; 4];

impl<'a> Life<'a> {
    /// The market before the first week. `world` holds this world's values under today's policy.
    pub fn new(
        policy: &Policy,
        world: &Values,
        roster: &'a Roster,
        draws: Draws,
        isa: Isa,
        memory: &'a mut Memory,
    ) -> Life<'a> {
        let training = Training::sustained(world);
        let numbers = Numbers::compile(world, 0, 0.0);
        memory.columns.reset(roster, numbers.belief_start, world[P::AcquisitionImitationPerYear] > 0.0);
        memory.spend.prepare(world[P::SpendVisitCv]);
        Life {
            roster,
            draws,
            isa,
            schedule: Schedule::new(policy, world),
            training,
            values: world.clone(),
            reach: Reach::compile(world),
            hearing: Hearing::compile(world),
            gates: Gates::of(&numbers, 0, false, 0.0),
            numbers,
            customers: memory.columns.census()[CUSTOMER as usize],
            memory,
            count: Week::default(),
            weeks: Vec::with_capacity(world[P::TimeWeeks] as usize),
        }
    }

    /// Policy settings, training, and the week's compiled numbers.
    pub fn begin_week(&mut self, week: u32) {
        if self.schedule.moves_in(week) {
            self.schedule.values_in(week, &mut self.values);
            self.reach = Reach::compile(&self.values);
            self.hearing = Hearing::compile(&self.values);
        }
        self.training.step(&self.values);
        let before = self.numbers.clone();
        self.numbers = Numbers::compile(&self.values, week, self.training.gain(&self.values));
        self.refill_personal(&before, week == 0);
        let regular = !self.roster.visit_phase.is_empty();
        let no_visit = if regular { 0 } else { visit::no_visit_below(self.numbers.visits_per_week) };
        self.gates = Gates::of(&self.numbers, no_visit, !regular, self.imitation_bound());
        self.count = Week { customers_start: self.customers, ..Week::default() };
    }

    /// Columns of people who differ are refilled when the mean they belong to moves.
    fn refill_personal(&mut self, before: &Numbers, first: bool) {
        let (now, roster, columns) = (&self.numbers, self.roster, &mut self.memory.columns);
        let regular = !roster.visit_phase.is_empty();
        if !roster.visit_rate.is_empty()
            && !regular
            && (first || before.visits_per_week != now.visits_per_week)
        {
            visit::fill_no_visit(&roster.visit_rate, now.visits_per_week, &mut columns.no_visit);
        }
        if !roster.tolerance.is_empty() && (first || before.treatment_failure != now.treatment_failure) {
            let concentration = self.values[P::QualityFailureConcentration];
            encounter::fill_fails(now, concentration, &roster.tolerance, &mut columns.fails);
        }
    }

    /// Imitation hazard in the dense pass: exact in a well-mixed market, else its upper bound.
    fn imitation_bound(&self) -> f32 {
        if self.numbers.imitation > 0.0 { self.numbers.imitation * self.widest_share() } else { 0.0 }
    }

    fn widest_share(&self) -> f32 {
        if self.roster.well_mixed { self.market_share() } else { 1.0 }
    }

    fn market_share(&self) -> f32 {
        self.customers as f32 / self.roster.people as f32
    }

    /// One chunk of people from `first`: everything that happens to each of them this week.
    pub fn pass(&mut self, first: usize, week: u32, words: &Words) {
        let end = (first + CHUNK).min(self.roster.people as usize);
        let mut flags = [0_u8; CHUNK];
        let columns = &mut self.memory.columns;
        let slices = Slices {
            status: &columns.status[first..end],
            belief: &mut columns.belief[first..end],
            heard: &columns.heard[first..end],
            no_visit: chunk(&columns.no_visit, first, end),
            visit_rate: chunk(&self.roster.visit_rate, first, end),
            fails: chunk(&columns.fails, first, end),
        };
        dispatch::sweep(self.isa, &self.gates, slices, words, &mut flags);
        for (group, eight) in flags.chunks_exact(8).enumerate() {
            let mut any = u64::from_le_bytes(eight.try_into().expect("chunks of eight"));
            while any != 0 {
                let lane = group * 8 + any.trailing_zeros() as usize / 8;
                if flags[lane] == PLAIN {
                    self.plain_visit(first + lane, week, words[3][lane]);
                } else {
                    let luck = [words[0][lane], words[1][lane], words[2][lane], words[3][lane]];
                    self.person(first + lane, week, flags[lane], luck);
                }
                any &= !(0xFF << (lane % 8 * 8));
            }
        }
    }

    /// The most frequent event: one visit, which goes well.
    #[inline]
    fn plain_visit(&mut self, person: usize, week: u32, word: u32) {
        self.pay(person, word);
        if self.numbers.satisfied_talk > 0 {
            self.satisfied_talk(person, week, 0);
        }
    }

    /// Everything that may happen to one flagged person in a week.
    fn person(&mut self, person: usize, week: u32, flags: u8, luck: Luck) {
        if flags & HEARD != 0 {
            self.memory.columns.hear(person, &self.hearing);
        }
        let state = self.memory.columns.status[person] & STATE;
        if state == CUSTOMER {
            self.customer(person, week, flags, luck);
        } else if flags & (MOVES | HEARD) != 0 && self.would_join(person, state, luck[1]) {
            self.join(person, state);
        }
    }

    /// A customer's week: visits until one of them drives the customer away, then other reasons to leave.
    /// Both kinds compete in time: an exit lies where its word lies below the threshold.
    fn customer(&mut self, person: usize, week: u32, flags: u8, luck: Luck) {
        let exits = flags & MOVES != 0 && happens(luck[1], self.numbers.exit);
        let exit_at = if exits { f64::from(luck[1]) / f64::from(self.numbers.exit) } else { f64::INFINITY };
        if flags & VISITS != 0 && self.visits(person, week, luck, exit_at) {
            return;
        }
        if exits {
            let word = self.draws.block(Purpose::ExitCause, person as u32, week, 0)[0];
            let cause = loyalty::exit_cause(&self.numbers, word);
            self.leave(person, cause, loyalty::state_after_exit(cause));
        }
    }

    /// Makes the week's visits; `true` if the customer left because of one before `exit_at`.
    fn visits(&mut self, person: usize, week: u32, luck: Luck, exit_at: f64) -> bool {
        let visits = self.number_of_visits(person, week, luck[0]);
        let mut more = self.draws.stream(Purpose::MoreVisits, person as u32, week);
        for visit in 0..visits {
            let (fails, spends) = if visit == 0 { (luck[2], luck[3]) } else { (more.word(), more.word()) };
            self.pay(person, spends);
            if let Some(failure) = self.failure(person, fails) {
                let when = (f64::from(visit) + 0.5) / f64::from(visits);
                if self.episode(person, week, visit, failure, when < exit_at) {
                    return true;
                }
            } else if self.numbers.satisfied_talk > 0 {
                self.satisfied_talk(person, week, visit);
            }
        }
        false
    }

    fn number_of_visits(&self, person: usize, week: u32, word: u32) -> u32 {
        let rate = self.roster.visit_rate.get(person).copied().unwrap_or(1.0);
        let mean = self.numbers.visits_per_week * f64::from(rate);
        match self.roster.visit_phase.get(person) {
            Some(&phase) => visit::regular_visits(week, mean, phase),
            None => {
                let own = self.memory.columns.no_visit.get(person).copied().unwrap_or(self.gates.no_visit);
                visit::poisson_visits(word, own, mean)
            }
        }
    }

    fn pay(&mut self, person: usize, word: u32) {
        let basket = self.roster.basket.get(person).copied().unwrap_or(1.0);
        let cents = self.memory.spend.cents(word, self.numbers.spend_cents, basket);
        self.count.visits += 1;
        self.receive(person, cents);
    }

    fn receive(&mut self, person: usize, cents: i64) {
        self.count.revenue_cents += cents;
        if self.memory.columns.status[person] & NEW != 0 {
            self.count.revenue_new_cents += cents;
        }
    }

    fn failure(&self, person: usize, word: u32) -> Option<Failure> {
        let own = self.memory.columns.fails.get(person).copied().unwrap_or(self.numbers.treatment_below);
        encounter::failure(word, own, self.numbers.product_from)
    }

    /// A failure from complaint to decision; `true` if the customer leaves. `may_leave` is false when
    /// another reason to leave came first.
    fn episode(&mut self, person: usize, week: u32, visit: u32, failure: Failure, may_leave: bool) -> bool {
        let block = |k| self.draws.block(Purpose::Episode, person as u32, week, 2 * visit + k);
        let (course, after) = (block(0), block(1));
        let complaint = complaint::complain(&self.numbers, failure, course);
        self.count.add_episode(failure, &complaint);
        let talkativeness = self.roster.talkativeness.get(person).copied().unwrap_or(1.0);
        let told = self.reach.after_failure(&complaint, talkativeness, after);
        let good = matches!(complaint.ending, Ending::ResolvedSlow | Ending::ResolvedQuick);
        self.tell(Teller { person: person as u32, visit, told, good });
        if !may_leave || loyalty::stays(&self.numbers, &complaint, after[0]) {
            return false;
        }
        self.count.left_silent += i64::from(complaint.ending == Ending::Silent);
        let cause = if failure == Failure::Treatment { Cause::Treatment } else { Cause::Product };
        self.leave(person, cause, loyalty::state_after_failure(&self.numbers, &complaint));
        true
    }

    fn satisfied_talk(&mut self, person: usize, week: u32, visit: u32) {
        let words = self.draws.block(Purpose::SatisfiedTalk, person as u32, week, visit);
        if happens(words[0], self.numbers.satisfied_talk) {
            let told = self.reach.after_good_visit(words[1]);
            self.tell(Teller { person: person as u32, visit: SATISFIED + visit, told, good: true });
        }
    }

    fn tell(&mut self, teller: Teller) {
        if teller.told > 0 {
            self.memory.tellers.push(teller);
        }
    }

    fn would_join(&self, person: usize, state: u8, word: u32) -> bool {
        let columns = &self.memory.columns;
        let share = match columns.customer_ties.get(person) {
            _ if self.roster.well_mixed => self.count.customers_start as f32 / self.roster.people as f32,
            Some(&customers) => {
                customers as f32 / (self.roster.network.ties(person as u32).len() as f32).max(1.0)
            }
            None => 0.0,
        };
        acquisition::joins(&self.numbers, state, columns.belief[person], share, word)
    }

    fn join(&mut self, person: usize, from: u8) {
        if from == PROSPECT {
            self.count.joined += 1
        } else {
            self.count.won_back += 1
        }
        self.move_to(person, CUSTOMER);
        self.receive(person, self.numbers.joining_cents);
    }

    fn leave(&mut self, person: usize, cause: Cause, to: u8) {
        self.count.left[cause as usize] += 1;
        self.move_to(person, to);
    }

    fn move_to(&mut self, person: usize, state: u8) {
        let status = &mut self.memory.columns.status[person];
        *status = *status & !STATE | state;
        let joins = state == CUSTOMER;
        self.customers += if joins { 1 } else { -1 };
        if !self.memory.columns.customer_ties.is_empty() {
            self.memory.moved.push((person as u32, joins));
        }
    }

    /// Tells what happened, counts the week and pays for it.
    pub fn end_week(&mut self, week: u32) {
        let m = &mut *self.memory;
        let share = self.numbers.share_to_ties;
        let told = word_of_mouth::deliver(
            &m.tellers,
            self.roster,
            share,
            &self.draws,
            week,
            &mut m.targets,
            &mut m.columns.heard,
        );
        m.tellers.clear();
        for (person, joined) in m.moved.drain(..) {
            m.columns.count_customer(self.roster, person, joined);
        }
        [self.count.told_positive, self.count.told_negative] = told;
        self.count.customers_end = self.customers;
        self.count.cost_cents = self.schedule.cost_cents(week, &self.values, &self.count);
        self.weeks.push(self.count);
        debug_assert!(self.nobody_is_lost_or_invented(), "people appeared or vanished in week {week}");
    }

    fn nobody_is_lost_or_invented(&self) -> bool {
        let census = self.memory.columns.census();
        let c = &self.count;
        let moved = c.joined + c.won_back - c.left.iter().sum::<i64>();
        census.iter().sum::<i64>() == i64::from(self.roster.people)
            && census[CUSTOMER as usize] == c.customers_end
            && c.customers_start + moved == c.customers_end
    }

    /// Lets the last tellings be heard and closes the books.
    pub fn finish(self) -> (Vec<Week>, End) {
        let columns = &mut self.memory.columns;
        for person in 0..self.roster.people as usize {
            if columns.heard[person] != 0 {
                columns.hear(person, &self.hearing);
            }
        }
        let census = columns.census();
        let present = |s: &u8| s & STATE != OUT;
        let beliefs = columns.status.iter().zip(&columns.belief).filter(|(s, _)| present(s));
        let sum: f64 = beliefs.map(|(_, b)| f64::from(*b)).sum();
        let end = End {
            prospects: census[PROSPECT as usize],
            customers: census[CUSTOMER as usize],
            lapsed: census[LAPSED as usize],
            lost_forever: census[LOST_FOREVER as usize],
            out: census[OUT as usize],
            closed: census[status::CLOSED as usize],
            belief_mean: sum / (i64::from(self.roster.people) - census[OUT as usize]).max(1) as f64,
            reached: columns.status.iter().filter(|s| *s & REACHED != 0).count() as i64,
        };
        (self.weeks, end)
    }
}

/// Part of a column, which is empty when people do not differ in it.
fn chunk<T>(column: &[T], first: usize, end: usize) -> &[T] {
    if column.is_empty() { column } else { &column[first..end] }
}

/// Satisfied talk about a visit has listeners of its own.
const SATISFIED: u32 = 0x400;
