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

/// People told on average, not talking at all included; the expectations of [`Reach`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanReach {
    /// After a failure without recovery (minor, major), after recovery (minor, major).
    pub after_failure: [f64; 4],
    /// By somebody who talks about a good visit.
    pub after_good_visit: f64,
}

impl MeanReach {
    /// Means of the laws that [`Reach::compile`] makes of the same parameters.
    pub fn compile(v: &Values) -> MeanReach {
        let factor = v[P::ReachMajorFactor];
        let told =
            |key, share, spread| [1.0, factor].map(|grave| v[share] * mean_of_law(v, v[key] * grave, spread));
        let unhappy = told(P::ReachTold, P::ReachTalkShare, UNHAPPY_SPREAD);
        let relieved = told(P::ReachToldRecovered, P::ReachTalkShareRecovered, RECOVERED_SPREAD);
        MeanReach {
            after_failure: [unhappy[0], unhappy[1], relieved[0], relieved[1]],
            after_good_visit: mean_around(v[P::TalkSatisfiedTold], 0),
        }
    }
}

/// Mean of the law with the given parameter, by the same choice as [`Counts::of`].
fn mean_of_law(v: &Values, mean: f64, spread: u32) -> f64 {
    let big = v[P::ReachBigMouthShare];
    match v[P::ReachLaw] as u32 {
        0 if spread == UNHAPPY_SPREAD => {
            (1.0 - big) * mean_around(mean, spread) + big * (21.0 + v[P::ReachBigMouthExtra])
        }
        0 | 1 => mean_around(mean, spread),
        2 | 3 => mean,
        _ => mean_around(mean, 0),
    }
}

/// Mean of [`sample::uniform_around`]: the parameter itself unless the range reaches below 0, where counts
/// stop. With width w = 2 spread + 1 the value j has probability (part of [j, j + 1) in the range) / w.
fn mean_around(told: f64, spread: u32) -> f64 {
    let (low, width) = (told - f64::from(spread), 2.0 * f64::from(spread) + 1.0);
    if low >= 0.0 {
        return told;
    }
    let part = |j: u32| {
        let j = f64::from(j);
        j * ((j + 1.0).min(low + width) - j.max(low)).max(0.0) / width
    };
    (1..=2 * spread + 1).map(part).sum()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    /// Mean over equally spaced words.
    fn average(law: impl Fn(u32) -> u32) -> f64 {
        const N: u32 = 1 << 16;
        (0..N).map(|i| f64::from(law(i * (u32::MAX / N) + (1 << 15)))).sum::<f64>() / f64::from(N)
    }

    #[test]
    fn the_mean_of_every_law_is_the_average_of_its_draws() {
        for law in 0..5 {
            for told in [0.0, 0.4, 1.0, 2.5, 5.0, 12.3] {
                let mut v = Values::of_pack(Pack::Measured);
                v[P::ReachLaw] = f64::from(law);
                v[P::ReachTold] = told;
                v[P::ReachToldRecovered] = told;
                v[P::TalkSatisfiedTold] = told;
                let (reach, mean) = (Reach::compile(&v), MeanReach::compile(&v));
                for (k, counts) in reach.laws.iter().enumerate() {
                    let talk = v[if k < 2 { P::ReachTalkShare } else { P::ReachTalkShareRecovered }];
                    let drawn = talk * average(|word| counts.draw(word, 1.0));
                    // 65,536 words leave out the last 1/131,072 of a tail of mean 12 x 1.5: below 0.005.
                    let off = (drawn - mean.after_failure[k]).abs();
                    assert!(off < 0.005, "law {law}, told {told}, {k}: {drawn} {}", mean.after_failure[k]);
                }
                let satisfied = average(|word| reach.after_good_visit(word));
                assert!((satisfied - mean.after_good_visit).abs() < 1e-3);
            }
        }
    }
}
