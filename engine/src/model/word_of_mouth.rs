//! Word of mouth: who is told, and what hearing does to an opinion.

use super::roster::Roster;
use crate::draws::{Draws, Purpose, Stream, happens};
use crate::scenario::params::{ParamId as P, Values};

/// Somebody who tells others this week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teller {
    pub person: u32,
    /// Which of the person's visits this week it is about.
    pub visit: u32,
    pub told: u32,
    pub good: bool,
}

/// One telling in [`super::columns::Columns::heard`].
const GOOD: u32 = 1;
const BAD: u32 = 1 << 16;
/// Tellings gathered before they are applied, so that many memory accesses are under way at once.
const BATCH: usize = 4096;
/// Tellers whose ties are read together.
const AHEAD: usize = 32;

/// Delivers the week's tellings; returns how many good and bad ones there were.
pub fn deliver(
    tellers: &[Teller],
    roster: &Roster,
    share_to_ties: u32,
    draws: &Draws,
    week: u32,
    targets: &mut Vec<u32>,
    heard: &mut [u32],
) -> [i64; 2] {
    let mut count = [0; 2];
    for good in [true, false] {
        let telling = if good { GOOD } else { BAD };
        targets.clear();
        for group in tellers.chunks(AHEAD) {
            let group = group.iter().filter(|t| t.good == good);
            read_ahead(group.clone(), roster);
            for teller in group {
                listeners(teller, roster, share_to_ties, draws, week, targets);
            }
            if targets.len() >= BATCH {
                count[usize::from(!good)] += targets.len() as i64;
                tell(targets, telling, heard);
            }
        }
        count[usize::from(!good)] += targets.len() as i64;
        tell(targets, telling, heard);
    }
    count
}

/// Touches the ties of some tellers at once, so that memory answers for all of them together.
fn read_ahead<'a>(group: impl Iterator<Item = &'a Teller>, roster: &Roster) {
    let touched = group.fold(0, |touched, teller| {
        let ties = roster.network.ties(teller.person);
        touched ^ ties.first().unwrap_or(&0) ^ ties.last().unwrap_or(&0)
    });
    std::hint::black_box(touched);
}

fn tell(targets: &mut Vec<u32>, telling: u32, heard: &mut [u32]) {
    let full = 0xFFFF * telling;
    for &target in targets.iter() {
        let h = &mut heard[target as usize];
        *h += if *h & full == full { 0 } else { telling };
    }
    targets.clear();
}

/// Chooses whom a teller reaches: own ties without repetition as far as they go, then anybody.
pub(super) fn listeners(
    teller: &Teller,
    roster: &Roster,
    share_to_ties: u32,
    draws: &Draws,
    week: u32,
    out: &mut Vec<u32>,
) {
    if roster.people < 2 {
        return;
    }
    let ties = roster.network.ties(teller.person);
    let mut stream = draws.stream_from(Purpose::Listeners, teller.person, week, teller.visit << 12);
    let to_ties = to_ties(teller.told, share_to_ties, &mut stream).min(ties.len() as u32);
    let strong = roster.network.strong(teller.person).min(to_ties) as usize;
    if strong > 0 && (to_ties as usize) < ties.len() {
        strong_first(ties, roster.network.strong(teller.person) as usize, to_ties as usize, &mut stream, out);
    } else if to_ties as usize == ties.len() {
        out.extend_from_slice(ties);
    } else if to_ties > 0 {
        choose(ties, to_ties as usize, &mut stream, out);
    }
    out.extend((to_ties..teller.told).map(|_| {
        let other = stream.below(roster.people - 1);
        other + u32::from(other >= teller.person)
    }));
}

/// Strong ties are told before weak ones; among equals anybody may be left out.
fn strong_first(ties: &[u32], strong: usize, wanted: usize, stream: &mut Stream, out: &mut Vec<u32>) {
    let (strong, weak) = ties.split_at(strong);
    if wanted <= strong.len() {
        choose(strong, wanted, stream, out);
    } else {
        out.extend_from_slice(strong);
        choose(weak, wanted - strong.len(), stream, out);
    }
}

/// How many of `told` tellings go to own ties.
fn to_ties(told: u32, share_to_ties: u32, stream: &mut Stream) -> u32 {
    match share_to_ties {
        0 => 0,
        u32::MAX => told,
        share => (0..told).filter(|_| happens(stream.word(), share)).count() as u32,
    }
}

/// `wanted` different ties at random: the chosen ones, or the ones left out if those are fewer.
fn choose(ties: &[u32], wanted: usize, stream: &mut Stream, out: &mut Vec<u32>) {
    let start = out.len();
    let leave_out = 2 * wanted > ties.len();
    let picks = if leave_out { ties.len() - wanted } else { wanted };
    if ties.len() <= 128 {
        let mut mask = 0_u128;
        while (mask.count_ones() as usize) < picks {
            mask |= 1 << stream.below(ties.len() as u32);
        }
        out.extend((0..ties.len()).filter(|&s| (mask >> s & 1 == 1) != leave_out).map(|s| ties[s]));
    } else {
        // A hub with many ties: a partial shuffle of a copy keeps the cost in proportion to its ties.
        out.extend_from_slice(ties);
        for k in 0..wanted {
            let other = k + stream.below((ties.len() - k) as u32) as usize;
            out.swap(start + k, start + other);
        }
        out.truncate(start + wanted);
    }
}

/// What hearing does: b becomes 1 - (1 - b)(1 - k+)^p, then b (1 - k-)^n, after p good and n bad tellings.
#[derive(Clone, Debug)]
pub struct Hearing {
    /// What is left of doubt after p good tellings: non-customers, customers.
    doubt: [Powers; 2],
    /// What is left of belief after n bad tellings: non-customers, customers.
    trust: [Powers; 2],
}

#[derive(Clone, Debug)]
struct Powers {
    base: f32,
    table: [f32; 8],
}

impl Powers {
    fn of(base: f64) -> Powers {
        let base = base as f32;
        let mut power = 1.0;
        let table = core::array::from_fn(|_| {
            let now = power;
            power *= base;
            now
        });
        Powers { base, table }
    }
    fn to(&self, n: u32) -> f32 {
        self.table.get(n as usize).copied().unwrap_or_else(|| libm::powf(self.base, n as f32))
    }
}

impl Hearing {
    /// Effects of a telling on non-customers and, scaled, on customers (East et al.).
    pub fn compile(v: &Values) -> Hearing {
        let (good, bad) = (v[P::WomPositiveEffect], v[P::WomNegativeEffect]);
        Hearing {
            doubt: [1.0 - good, 1.0 - good * v[P::WomCustomerPositiveScale]].map(Powers::of),
            trust: [1.0 - bad, 1.0 - bad * v[P::WomCustomerNegativeScale]].map(Powers::of),
        }
    }

    /// What one telling leaves: of doubt after a good one, of belief after a bad one.
    pub fn keeps(&self, customer: bool) -> [f64; 2] {
        let who = usize::from(customer);
        [f64::from(self.doubt[who].base), f64::from(self.trust[who].base)]
    }

    /// Opinion after what was heard in a week.
    #[inline]
    pub fn hear(&self, belief: f32, heard: u32, customer: bool) -> f32 {
        let who = usize::from(customer);
        let lifted = 1.0 - (1.0 - belief) * self.doubt[who].to(heard & 0xFFFF);
        lifted * self.trust[who].to(heard >> 16)
    }
}
