//! A loyalty programme: members come more often, earn a share of their spend back, and talk more after a redemption.
//!
//! A reward falls due after every so many visits. In the weeks after it a member talks about a good visit with a
//! multiple of the usual chance. Rewards are paid on every purchase of a member, also on those that would have been
//! made anyway: of a member's purchases 1 / (1 + uplift). That part is the programme's deadweight.

use super::super::own::Own;
use crate::draws::{Draws, Purpose, happens, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers of the programme.
#[derive(Clone, Debug)]
pub struct Programme {
    member: u32,
    visits: f64,
    reward: f64,
    redeem_every: u32,
    window_weeks: u32,
    talk: f64,
}

impl Programme {
    /// Compiles the values of a week.
    pub fn compile(v: &Values) -> Programme {
        Programme {
            member: threshold(v[P::ProgrammeMemberShare]),
            visits: 1.0 + v[P::ProgrammeVisitsUplift],
            reward: v[P::ProgrammeRewardShare],
            redeem_every: v[P::ProgrammeRedeemEveryVisits] as u32,
            window_weeks: v[P::ProgrammeWindowWeeks] as u32,
            talk: v[P::ProgrammeWindowTalk],
        }
    }

    /// Whether the holder of this card is a member.
    #[inline]
    pub fn is_member(&self, card: Card) -> bool {
        happens(card.word, self.member)
    }

    /// For a member, whether the weeks after a redemption run: 0 or 1.
    #[inline]
    pub fn member(&self, card: Card, week: u32) -> Option<usize> {
        self.is_member(card).then_some(usize::from(week < card.window_ends))
    }

    /// What the programme changes for a customer.
    pub fn change(&self, card: Card, week: u32, own: &mut Own) {
        if self.is_member(card) {
            own.visits *= self.visits;
            own.talk *= if week < card.window_ends { self.talk } else { 1.0 };
        }
    }

    /// Largest multiplier of anybody's visits.
    pub fn most_visits(&self) -> f64 {
        self.visits
    }

    /// Rewards on purchases that would have been made anyway, cents.
    pub fn deadweight_cents(&self, members_revenue_cents: i64) -> i64 {
        (members_revenue_cents as f64 * self.reward / self.visits).round() as i64
    }
}

/// A customer's card.
#[derive(Clone, Copy, Debug, Default)]
pub struct Card {
    /// Decides whether the person is a member.
    word: u32,
    visits: u32,
    /// First week after the last redemption's window.
    window_ends: u32,
}

/// Everybody's card.
#[derive(Default)]
pub struct Column {
    cards: Vec<Card>,
}

impl Column {
    /// Empty cards.
    pub fn reset(&mut self, people: usize, draws: &Draws) {
        self.cards.clear();
        self.cards.extend((0..people as u32).map(|person| {
            let word = draws.block(Purpose::Membership, person, 0, 0)[0];
            Card { word, ..Card::default() }
        }));
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Card>() * self.cards.capacity()
    }

    /// Whoever becomes a customer gets an empty card.
    pub fn begin(&mut self, person: usize) {
        if let Some(card) = self.cards.get_mut(person) {
            *card = Card { word: card.word, ..Card::default() };
        }
    }

    /// A person's card.
    #[inline]
    pub fn card(&self, person: usize) -> Card {
        self.cards[person]
    }

    /// A visit on a member's card; a full card is redeemed and opens the window from the next week on.
    pub fn stamp(&mut self, m: &Programme, person: usize, week: u32) {
        let card = &mut self.cards[person];
        if !m.is_member(*card) {
            return;
        }
        card.visits += 1;
        if card.visits >= m.redeem_every {
            *card = Card { visits: 0, window_ends: week + 1 + m.window_weeks, ..*card };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn a_full_card_opens_a_window_of_two_weeks() {
        let mut v = Values::of_pack(Pack::Folklore);
        v[P::ProgrammeMemberShare] = 1.0;
        v[P::ProgrammeRedeemEveryVisits] = 3.0;
        v[P::ProgrammeVisitsUplift] = 0.25;
        v[P::ProgrammeRewardShare] = 0.03;
        let m = Programme::compile(&v);
        let mut column = Column::default();
        column.reset(1, &Draws::new(1, 0));
        let talk = |column: &Column, week| {
            let mut own = Own::SAME;
            m.change(column.card(0), week, &mut own);
            own.talk
        };
        for week in 0..3 {
            assert_eq!(talk(&column, week), 1.0);
            column.stamp(&m, 0, week);
        }
        assert_eq!([3, 4, 5].map(|week| talk(&column, week)), [2.0, 2.0, 1.0]);
        // Of 125.00 spent 100.00 would have come anyway: 3 % of it.
        assert_eq!(m.deadweight_cents(12_500), 300);
        column.begin(0);
        assert_eq!(talk(&column, 3), 1.0);
    }
}
