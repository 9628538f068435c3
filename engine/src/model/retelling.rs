//! Second-hand stories: who heard one may hand it on.
//!
//! With n stories of a kind heard in a week somebody hands one on with probability 1 - (1 - share)^n, once, so that
//! a story cannot grow without bounds in a week. While stories are rare this is a branching process with
//! reproduction number share x told (critical at share = 1/12 for twelve listeners).

use super::columns::status::{OUT, STATE};
use super::life::Life;
use super::word_of_mouth::Teller;
use crate::draws::sample::CountTable;
use crate::draws::{Purpose, happens, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// A retold story has listeners of its own, apart from those of the person's visits.
pub(super) const RETOLD: u32 = 0x800;

/// Compiled numbers of retelling; none when nobody hands anything on.
#[derive(Clone, Debug)]
pub struct Retelling {
    /// Probability that one story is not handed on.
    keeps: f64,
    told: CountTable,
}

impl Retelling {
    /// `None` when `retelling.share` is 0.
    pub fn compile(v: &Values) -> Option<Retelling> {
        let (share, told, shape) = (v[P::RetellingShare], v[P::RetellingTold], v[P::ReachShape]);
        (share > 0.0 && told > 0.0)
            .then(|| Retelling { keeps: 1.0 - share, told: CountTable::negative_binomial(told, shape) })
    }

    /// Probability that somebody who heard `stories` hands one on.
    fn share(&self, stories: u32) -> f64 {
        1.0 - libm::pow(self.keeps, f64::from(stories))
    }
}

/// Second-hand tellings per person and week in expectation, when a person hears a Poisson number of stories with
/// mean `heard`: 1 - E(1 - share)^n = 1 - e^(-share x heard).
pub fn expected(v: &Values, heard: f64) -> f64 {
    v[P::RetellingTold] * (1.0 - libm::exp(-v[P::RetellingShare] * heard))
}

impl Life<'_> {
    /// Lets somebody hand on what he heard last week; to be asked before he hears it.
    pub(super) fn retell(&mut self, person: usize, week: u32) {
        let Some(retelling) = &self.arm.retelling else { return };
        let heard = self.memory.columns.heard[person];
        if self.memory.columns.status[person] & STATE == OUT {
            return;
        }
        let words = self.draws.block(Purpose::Retelling, person as u32, week, 0);
        let kinds =
            [(heard & 0xFFFF, true, [words[0], words[1]]), (heard >> 16, false, [words[2], words[3]])];
        for (stories, good, [hands_on, how_many]) in kinds {
            if stories > 0 && happens(hands_on, threshold(retelling.share(stories))) {
                let told = retelling.told.draw(how_many);
                if told > 0 {
                    let visit = RETOLD + u32::from(good);
                    self.memory.tellers.push(Teller { person: person as u32, visit, told, good });
                }
            }
        }
    }
}
