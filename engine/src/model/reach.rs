//! Reach: how many people somebody tells.

use super::complaint::Complaint;
use super::numbers::Ending;
use crate::draws::sample::{self, CountTable};
use crate::draws::{happens, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Half-width of the "9 to 15" that unhappy customers tell, and of the "4 to 6" of the recovered.
const UNHAPPY_SPREAD: u32 = 3;
const RECOVERED_SPREAD: u32 = 1;

/// Compiled reach laws of one policy.
#[derive(Clone, Debug)]
pub struct Reach {
    /// After a failure without recovery (minor, major), after recovery (minor, major).
    laws: [Counts; 4],
    talk: [u32; 2],
    satisfied: Counts,
}

/// Law of the number of people told, drawn by inversion of one word.
#[derive(Clone, Debug)]
enum Counts {
    /// Whole numbers around a mean, evenly spread; fixed when the spread is 0.
    Around {
        mean: f64,
        spread: u32,
    },
    /// The founding article's words: most tell `mean` and around, a share tells 21 and more.
    Literal {
        mean: f64,
        ordinary: u32,
        share: f64,
        beyond: CountTable,
    },
    Table(CountTable),
    /// Poisson with the person's own talkativeness.
    Personal {
        mean: f64,
    },
}

impl Reach {
    /// Compiles the laws from the parameters.
    pub fn compile(v: &Values) -> Reach {
        let (told, recovered, factor) = (v[P::ReachTold], v[P::ReachToldRecovered], v[P::ReachMajorFactor]);
        let unhappy = |mean| Counts::of(v, mean, UNHAPPY_SPREAD);
        let relieved = |mean| Counts::of(v, mean, RECOVERED_SPREAD);
        Reach {
            laws: [unhappy(told), unhappy(told * factor), relieved(recovered), relieved(recovered * factor)],
            talk: [threshold(v[P::ReachTalkShare]), threshold(v[P::ReachTalkShareRecovered])],
            satisfied: Counts::Around { mean: v[P::TalkSatisfiedTold], spread: 0 },
        }
    }

    /// People told after a failure; reads words 1 (how many) and 2 (at all) of the episode's second block.
    pub fn after_failure(&self, complaint: &Complaint, talkativeness: f32, words: [u32; 4]) -> u32 {
        let recovered = matches!(complaint.ending, Ending::ResolvedSlow | Ending::ResolvedQuick);
        if !happens(words[2], self.talk[usize::from(recovered)]) {
            return 0;
        }
        self.laws[2 * usize::from(recovered) + usize::from(complaint.major)].draw(words[1], talkativeness)
    }

    /// People told of a good visit by somebody who talks about it.
    pub fn after_good_visit(&self, word: u32) -> u32 {
        self.satisfied.draw(word, 1.0)
    }
}

impl Counts {
    fn of(v: &Values, mean: f64, spread: u32) -> Counts {
        let shape = v[P::ReachShape];
        match v[P::ReachLaw] as u32 {
            0 if spread == UNHAPPY_SPREAD => Counts::Literal {
                mean,
                ordinary: threshold(1.0 - v[P::ReachBigMouthShare]),
                share: v[P::ReachBigMouthShare],
                beyond: CountTable::geometric(v[P::ReachBigMouthExtra]),
            },
            0 | 1 => Counts::Around { mean, spread },
            2 if v[P::ReachPersistent] != 0.0 => Counts::Personal { mean },
            2 => Counts::Table(CountTable::negative_binomial(mean, shape)),
            3 => Counts::Table(CountTable::geometric(mean)),
            _ => Counts::Around { mean, spread: 0 },
        }
    }

    fn draw(&self, word: u32, talkativeness: f32) -> u32 {
        let unit = (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0);
        match self {
            Counts::Around { mean, spread } => sample::uniform_around(*mean, *spread, unit),
            Counts::Literal { mean, ordinary, share, beyond } => {
                if happens(word, *ordinary) {
                    sample::uniform_around(*mean, UNHAPPY_SPREAD, unit / (1.0 - share))
                } else {
                    let rest = (unit - (1.0 - share)) / share;
                    21 + beyond.draw((rest * 4_294_967_296.0) as u32)
                }
            }
            Counts::Table(table) => table.draw(word),
            Counts::Personal { mean } => sample::poisson(unit, mean * f64::from(talkativeness)),
        }
    }
}
