//! What happens to each person in a week: the dense pass, then whoever it flagged.

use super::acquisition::{self, Known};
use super::capacity::{self, Door};
use super::columns::status::{CUSTOMER, NEW, PROSPECT, STATE};
use super::complaint::Complaint;
use super::encounter::{self, Failure};
use super::ledger::Cause;
use super::life::Life;
use super::numbers::Ending;
use super::own::{Own, Visit};
use super::sweep::{CHUNK, Gates, HEARD, MOVES, PLAIN, Slices, VISITS, Words, for_lanes};
use super::trace::Step;
use super::word_of_mouth::Teller;
use super::{complaint, dispatch, loyalty, recency, visit};
use crate::draws::{Purpose, happens, probability, threshold};

/// Words of one person's week: visits, leaving or joining, first visit's failure, first visit's spend.
type Luck = [u32; 4];

impl Life<'_> {
    /// One chunk of people from `first`: everything that happens to each of them this week.
    pub fn pass(&mut self, first: usize, week: u32, words: &Words) {
        let mut flags = [0_u8; CHUNK];
        let gates = self.gates;
        self.flag(&gates, first, words, &mut flags);
        match self.pilot {
            None => {
                self.happen(first, week, words, &flags);
                self.count_weeks_since(first, words, |_| true);
            }
            Some(_) => self.pass_both_arms(first, week, words, &flags),
        }
    }

    /// The dense pass over a chunk: beliefs fade, and whoever may have an event is flagged.
    pub(super) fn flag(&mut self, gates: &Gates, first: usize, words: &Words, flags: &mut [u8; CHUNK]) {
        let end = (first + CHUNK).min(self.roster.people as usize);
        let columns = &mut self.memory.columns;
        let slices = Slices {
            status: &columns.status[first..end],
            belief: &mut columns.belief[first..end],
            heard: &columns.heard[first..end],
            no_visit: chunk(&columns.no_visit, first, end),
            visit_rate: chunk(&self.roster.visit_rate, first, end),
            fails: chunk(&columns.fails, first, end),
        };
        dispatch::sweep(self.isa, gates, slices, words, flags);
        self.flag_switchers(first, end, words, flags);
    }

    /// What happens to those who are flagged.
    pub(super) fn happen(&mut self, first: usize, week: u32, words: &Words, flags: &[u8; CHUNK]) {
        if self.arm.retelling.is_some() {
            for_lanes(flags, HEARD, |lane| self.retell(first + lane, week));
        }
        for_lanes(flags, HEARD, |lane| self.memory.columns.hear(first + lane, &self.hearing));
        self.plain_visits(first, week, words, flags);
        let luck = |lane: usize| [words[0][lane], words[1][lane], words[2][lane], words[3][lane]];
        for_lanes(flags, VISITS, |lane| self.customer(first + lane, week, flags[lane], luck(lane)));
        for_lanes(flags, MOVES, |lane| {
            if flags[lane] & VISITS == 0 {
                self.mover(first + lane, week, luck(lane));
            }
        });
    }

    /// The most frequent event, for all of a chunk who have it: one visit, which goes well.
    fn plain_visits(&mut self, first: usize, week: u32, words: &Words, flags: &[u8; CHUNK]) {
        let (status, baskets) = (&self.memory.columns.status, &self.roster.basket);
        let (spend, mean) = (&self.memory.spend, self.arm.numbers.spend_cents);
        let (mut visits, mut revenue, mut revenue_new) = (0_usize, 0, 0);
        let mut visitors = [0_u32; CHUNK];
        for_lanes(flags, PLAIN, |lane| {
            let person = first + lane;
            let cents = spend.cents(words[3][lane], mean, baskets.get(person).copied().unwrap_or(1.0));
            revenue += cents;
            revenue_new += cents * i64::from(status[person] & NEW != 0);
            visitors[visits % CHUNK] = person as u32;
            visits += 1;
        });
        self.count.visits += visits as i64;
        self.count.revenue_cents += revenue;
        self.count.revenue_new_cents += revenue_new;
        if !self.memory.tally.is_empty() {
            self.note_plain(first, words, &visitors[..visits.min(CHUNK)]);
        }
        if self.arm.numbers.satisfied_talk > 0 {
            self.satisfied_talk_of(&visitors, visits, week);
        }
    }

    /// Notes plain visits one by one, while a pilot is read.
    fn note_plain(&mut self, first: usize, words: &Words, visitors: &[u32]) {
        for &person in visitors {
            let person = person as usize;
            let basket = self.roster.basket.get(person).copied().unwrap_or(1.0);
            let mean = self.arm.numbers.spend_cents;
            let cents = self.memory.spend.cents(words[3][person - first], mean, basket);
            self.note_visit(person);
            self.note_paid(person, cents);
        }
    }

    /// Satisfied talk after the first visits of some people, drawn together.
    fn satisfied_talk_of(&mut self, visitors: &[u32; CHUNK], visits: usize, week: u32) {
        let mut words = [[0; CHUNK]; 4];
        let purpose = Purpose::SatisfiedTalk;
        dispatch::draw_words_for(self.isa, &self.draws, purpose, visitors, visits, week, &mut words);
        let talk = self.arm.numbers.satisfied_talk;
        for (k, &person) in visitors.iter().take(visits).enumerate() {
            self.praise(person, 0, talk, [words[0][k], words[1][k], 0, 0]);
        }
    }

    /// Somebody without a visit who may leave or join.
    fn mover(&mut self, person: usize, week: u32, luck: Luck) {
        let state = self.memory.columns.status[person] & STATE;
        if state == CUSTOMER {
            self.customer(person, week, MOVES, luck);
        } else if self.rival_of(person) > 0 {
            self.rivals_customer(person, week, luck[1]);
        } else if self.would_join(person, state, luck[1]) {
            self.join(person, week, state);
        } else {
            self.may_join_rival(person, week, luck[0]);
        }
    }

    /// A customer's week: visits until one of them drives the customer away, then other reasons to leave.
    /// Both kinds compete in time: an exit lies where its word lies below the threshold.
    fn customer(&mut self, person: usize, week: u32, flags: u8, luck: Luck) {
        let history;
        let own = if self.personal {
            history = self.history(person, week);
            &history
        } else {
            &Own::SAME
        };
        let own_exit = own.exits.map(|factors| loyalty::own_exit(&self.arm.numbers, &factors));
        let exit = own_exit.map_or(self.arm.numbers.exit, |(exit, _)| exit);
        let exits = flags & MOVES != 0 && happens(luck[1], exit);
        let exit_at = if exits { f64::from(luck[1]) / f64::from(exit) } else { f64::INFINITY };
        if flags & VISITS != 0 && self.visits(person, week, luck, own, exit_at) {
            return;
        }
        if exits {
            let word = self.draws.block(Purpose::ExitCause, person as u32, week, 0)[0];
            let causes = own_exit.map_or(self.arm.numbers.exit_cause, |(_, causes)| causes);
            let cause = loyalty::exit_cause(&causes, word);
            self.leave(person, cause, loyalty::state_after_exit(cause));
        }
    }

    /// Makes the week's visits; `true` if the customer left because of one before `exit_at`.
    fn visits(&mut self, person: usize, week: u32, luck: Luck, own: &Own, exit_at: f64) -> bool {
        let visits = self.number_of_visits(person, week, luck[0], own.visits);
        let mut more = self.draws.stream(Purpose::MoreVisits, person as u32, week);
        let member = self.bond.member(&self.memory.columns.bond, person, week);
        for visit in 0..visits {
            let (fails, spends) = if visit == 0 { (luck[2], luck[3]) } else { (more.word(), more.word()) };
            let Some(Met { word, below, failure, paid }) = self.meet(person, fails, spends, own) else {
                continue;
            };
            let (mut course, mut told) = (None, 0);
            if let Some(failure) = failure {
                let when = (f64::from(visit) + 0.5) / f64::from(visits);
                let (complaint, left) = self.episode(person, week, visit, failure, own, when < exit_at);
                if left {
                    self.member_buys(person, week, member, paid, 0);
                    return true;
                }
                course = Some((failure, complaint));
            } else if self.arm.numbers.satisfied_talk > 0 {
                told = self.satisfied_talk(person, week, visit, own.talk);
            }
            self.member_buys(person, week, member, paid, told);
            let better = own.quality;
            self.remember(person, week, Visit { visit, word, below, better, failure: course });
        }
        false
    }

    /// Counts what a member of the loyalty programme bought, and stamps the card.
    #[inline]
    fn member_buys(&mut self, person: usize, week: u32, member: Option<usize>, paid: Option<i64>, told: u32) {
        if let (Some(window), Some(cents)) = (member, paid) {
            self.count.add_member(window, cents, told);
            self.bond.stamp(&mut self.memory.columns.bond, person, week);
        }
    }

    /// From the door to the end of the encounter. `None` when the visitor gave up waiting and just went home.
    fn meet(&mut self, person: usize, word: u32, spends: u32, own: &Own) -> Option<Met> {
        let (abandons, offended) = (self.arm.numbers.abandons_below, self.arm.numbers.offended_below);
        let door = capacity::door(word, abandons, offended);
        if let Door::Served(word) = door {
            let paid = Some(self.pay(person, spends, own.basket));
            let below = self.fails_below(person, own.quality);
            let failure = encounter::failure(word, below, self.arm.numbers.product_from);
            return Some(Met { word, below, failure, paid });
        }
        self.count.visits += 1;
        self.count.abandoned += 1;
        self.note_visit(person);
        if door == Door::Gone {
            return None;
        }
        // Remembered as an encounter that was as bad as bad treatment is.
        let below = self.fails_below(person, own.quality);
        let word = threshold(probability(below) * probability(spends));
        Some(Met { word, below, failure: Some(Failure::Treatment), paid: None })
    }

    fn number_of_visits(&self, person: usize, week: u32, word: u32, factor: f64) -> u32 {
        if !self.memory.columns.since.is_empty() {
            return recency::VISITS;
        }
        let rate = self.roster.visit_rate.get(person).copied().unwrap_or(1.0);
        let mean = self.arm.numbers.visits_per_week * f64::from(rate) * factor;
        let visits = match self.roster.visit_phase.get(person) {
            Some(&phase) => visit::regular_visits(week, mean, phase),
            // The column then holds for the largest factor of anybody.
            None if self.personal => visit::poisson_visits(word, visit::no_visit_below(mean), mean),
            None if self.roster.visit_rate.is_empty() => self.arm.visit_counts.draw(word),
            None => visit::poisson_visits(word, self.memory.columns.no_visit[person], mean),
        };
        // Listeners of the visits of a week are told apart by ten bits of their name.
        visits.min(MOST_VISITS)
    }

    fn pay(&mut self, person: usize, word: u32, factor: f64) -> i64 {
        let basket = self.roster.basket.get(person).copied().unwrap_or(1.0);
        let cents = self.memory.spend.cents(word, self.arm.numbers.spend_cents * factor, basket);
        self.count.visits += 1;
        self.note_visit(person);
        self.receive(person, cents);
        cents
    }

    fn receive(&mut self, person: usize, cents: i64) {
        self.note_paid(person, cents);
        self.count.revenue_cents += cents;
        // A product instead of a branch: nobody can predict who is new.
        self.count.revenue_new_cents += cents * i64::from(self.memory.columns.status[person] & NEW != 0);
    }

    /// Words of a visit below this are a treatment failure for the person.
    fn fails_below(&self, person: usize, better: f64) -> u32 {
        let below = self.memory.columns.fails.get(person).copied();
        encounter::with_better_quality(below.unwrap_or(self.arm.numbers.treatment_below), better)
    }

    /// A failure from complaint to decision, `true` if the customer leaves. `may_leave` is false when
    /// another reason to leave came first.
    fn episode(
        &mut self,
        person: usize,
        week: u32,
        visit: u32,
        failure: Failure,
        own: &Own,
        may_leave: bool,
    ) -> (Complaint, bool) {
        let block = |k| self.draws.block(Purpose::Episode, person as u32, week, 2 * visit + k);
        let (course, after) = (block(0), block(1));
        let full = self.arm.numbers.channels.full(&self.count.speaking.contacts);
        let second = || self.draws.block(Purpose::Escalation, person as u32, week, visit);
        let complaint = complaint::complain(&self.arm.numbers, failure, own.bolder, full, course, second);
        self.count.add_episode(failure, &complaint);
        self.trace_failure(person, week, failure, &complaint);
        let talkativeness = self.roster.talkativeness.get(person).copied().unwrap_or(1.0);
        let told = self.arm.reach.after_failure(&complaint, talkativeness, after);
        let good = matches!(complaint.ending, Ending::ResolvedSlow | Ending::ResolvedQuick);
        self.tell(Teller { person: person as u32, visit, told, good });
        if !may_leave || loyalty::stays(&self.arm.numbers, &complaint, own.leaves, after[0]) {
            return (complaint, false);
        }
        self.count.left_silent += i64::from(complaint.ending == Ending::Silent);
        let cause = if failure == Failure::Treatment { Cause::Treatment } else { Cause::Product };
        self.leave(person, cause, loyalty::state_after_failure(&self.arm.numbers, &complaint));
        (complaint, true)
    }

    fn satisfied_talk(&mut self, person: usize, week: u32, visit: u32, factor: f64) -> u32 {
        let words = self.draws.block(Purpose::SatisfiedTalk, person as u32, week, visit);
        let talk = self.arm.numbers.satisfied_talk;
        let talk = if factor == 1.0 { talk } else { threshold((probability(talk) * factor).min(1.0)) };
        self.praise(person as u32, visit, talk, words)
    }

    /// How many are told.
    fn praise(&mut self, person: u32, visit: u32, talk: u32, [talks, how_many, ..]: [u32; 4]) -> u32 {
        if !happens(talks, talk) {
            return 0;
        }
        let told = self.arm.reach.after_good_visit(how_many);
        self.tell(Teller { person, visit: SATISFIED + visit, told, good: true });
        told
    }

    fn tell(&mut self, teller: Teller) {
        if teller.told > 0 {
            self.memory.tellers.push(teller);
        }
    }

    fn would_join(&self, person: usize, state: u8, word: u32) -> bool {
        let columns = &self.memory.columns;
        let known = match columns.customer_ties.get(person) {
            _ if self.roster.well_mixed => {
                let share = self.count.customers_start as f32 / self.roster.people as f32;
                Known { share, ..Known::default() }
            }
            Some(&packed) => {
                let ties = [packed & 0xFFFF, packed >> 16];
                let all = (self.roster.network.degree(person as u32) as f32).max(1.0);
                Known { share: (ties[0] + ties[1]) as f32 / all, ties }
            }
            None => Known::default(),
        };
        acquisition::joins(&self.arm.numbers, state, columns.belief[person], known, word)
    }

    pub(super) fn join(&mut self, person: usize, week: u32, from: u8) {
        if from == PROSPECT {
            self.count.joined += 1
        } else {
            self.count.won_back += 1
        }
        self.trace_turn(person, if from == PROSPECT { Step::Joined } else { Step::WonBack });
        self.move_to(person, CUSTOMER);
        self.begin_history(person, week);
        self.receive(person, self.arm.numbers.joining_cents);
    }

    pub(super) fn leave(&mut self, person: usize, cause: Cause, to: u8) {
        self.count.left[cause as usize] += 1;
        self.trace_turn(person, Step::Left(cause));
        self.bond.lose(&mut self.memory.columns.bond, person, cause);
        self.move_to(person, to);
        self.choose_rival(person, cause);
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
}

/// A visit up to the end of its encounter.
struct Met {
    /// Word of the encounter.
    word: u32,
    /// Words below this are a treatment failure for this customer.
    below: u32,
    failure: Option<Failure>,
    /// Cents; `None` for who gave up waiting.
    paid: Option<i64>,
}

/// Part of a column, which is empty when people do not differ in it.
fn chunk<T>(column: &[T], first: usize, end: usize) -> &[T] {
    if column.is_empty() { column } else { &column[first..end] }
}

/// Nobody visits more often in a week.
const MOST_VISITS: u32 = 0x3FF;
/// Satisfied talk about a visit has listeners of its own.
pub(super) const SATISFIED: u32 = 0x400;
