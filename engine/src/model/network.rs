//! Who knows whom: the contact network, drawn once per world and the same under every policy.
//!
//! Every draw is named by [`Purpose::Network`] and the person or pair it decides, so a network depends on
//! seed, replication and its own settings alone.

use super::dispatch::{Isa, draw_words};
use super::sweep::CHUNK;
use crate::draws::sample::CountTable;
use crate::draws::{Draws, Purpose, happens, threshold};
use crate::scenario::params::{ParamId, Values};

/// Kinds of network in the order of `network.kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nobody has ties; whoever talks meets random people.
    WellMixed,
    /// Ring of `network.neighbours` nearest people, each tie rewired with probability `network.rewiring`.
    WattsStrogatz,
    /// Newcomers tie themselves to `network.attachments` people, the popular ones preferred.
    BarabasiAlbert,
    /// Random ties with negative-binomial numbers of ties per person.
    Configuration,
    /// The `network.neighbours` nearest people on a circle.
    Ring,
    /// The user's own ties.
    EdgeList,
    /// `network.strong` strong and `network.weak` weak ties of everybody, all at random (Goldenberg, Libai & Muller
    /// 2001, Marketing Letters 12).
    StrongWeak,
}

impl Kind {
    /// The kind a world asks for.
    pub fn of(world: &Values) -> Kind {
        match world[ParamId::NetworkKind] as usize {
            0 => Kind::WellMixed,
            1 => Kind::WattsStrogatz,
            2 => Kind::BarabasiAlbert,
            3 => Kind::Configuration,
            4 => Kind::Ring,
            5 => Kind::EdgeList,
            _ => Kind::StrongWeak,
        }
    }
}

/// Mutual ties of all people, as one list per person, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Network {
    /// Person `i` has `ties[offsets[i]..offsets[i + 1]]`.
    offsets: Vec<u32>,
    ties: Vec<u32>,
    /// How many of a person's ties, the first ones, are strong; empty when all are alike.
    strong: Vec<u32>,
    /// Working memory kept between worlds: the other end of each person's own ties, or loose ends.
    ends: Vec<u32>,
    /// Working memory: who was seen last in whose list.
    seen_by: Vec<u32>,
}

/// Stands for "no tie" in [`Network::ends`].
const NOBODY: u32 = u32::MAX;

impl Network {
    /// The people tied to `person`, each once, never the person; no particular order.
    #[inline]
    pub fn ties(&self, person: u32) -> &[u32] {
        let i = person as usize;
        &self.ties[self.offsets[i] as usize..self.offsets[i + 1] as usize]
    }

    /// Number of strong ties of `person`; they are the first in [`Network::ties`].
    #[inline]
    pub fn strong(&self, person: u32) -> u32 {
        self.strong.get(person as usize).copied().unwrap_or(0)
    }

    /// Number of ties of `person`.
    #[inline]
    pub fn degree(&self, person: u32) -> u32 {
        self.offsets[person as usize + 1] - self.offsets[person as usize]
    }

    /// Number of people.
    pub fn people(&self) -> u32 {
        self.offsets.len().saturating_sub(1) as u32
    }

    /// Memory in use, bytes.
    pub fn bytes(&self) -> usize {
        4 * [&self.offsets, &self.ties, &self.strong, &self.ends, &self.seen_by]
            .iter()
            .map(|v| v.capacity())
            .sum::<usize>()
    }

    /// Sorts mutual pairs into one list per person (counting sort).
    fn sort_pairs(&mut self, people: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) {
        // While filling, `offsets[i + 1]` is where the next tie of person `i` goes; afterwards it is the end
        // of its list.
        let offsets = &mut self.offsets;
        offsets.clear();
        offsets.resize(people as usize + 2, 0);
        pairs.clone().for_each(|(a, b)| {
            offsets[a as usize + 2] += 1;
            offsets[b as usize + 2] += 1;
        });
        let mut total: u32 = 0;
        for offset in &mut offsets[2..] {
            total = total.checked_add(*offset).expect("invariant: validation keeps people x ties below 2^32");
            *offset = total;
        }
        let ties = &mut self.ties;
        ties.clear();
        ties.resize(total as usize, 0);
        pairs.for_each(|(a, b)| {
            for (one, other) in [(a, b), (b, a)] {
                let next = &mut offsets[one as usize + 1];
                ties[*next as usize] = other;
                *next += 1;
            }
        });
        offsets.pop();
    }

    /// [`Network::sort_pairs`] of `ends`: entry `i * own + j` is the other end of the j-th tie that person `i`
    /// brought in, or [`NOBODY`].
    fn sort_own(&mut self, people: u32, own: usize) {
        let ends = std::mem::take(&mut self.ends);
        let pairs =
            ends.chunks_exact(own).zip(0..people).flat_map(|(ties, i)| ties.iter().map(move |&t| (i, t)));
        self.sort_pairs(people, pairs.filter(|&(_, other)| other != NOBODY));
        self.ends = ends;
    }

    /// Removes ties to oneself and repeated ties, in place.
    fn erase_loops_and_repeats(&mut self) {
        let people = self.people();
        self.seen_by.clear();
        self.seen_by.resize(people as usize, NOBODY);
        let (mut read, mut write) = (0, 0);
        for person in 0..people {
            let end = self.offsets[person as usize + 1] as usize;
            for at in read..end {
                let other = self.ties[at];
                let seen_by = &mut self.seen_by[other as usize];
                if other != person && *seen_by != person {
                    *seen_by = person;
                    self.ties[write] = other;
                    write += 1;
                }
            }
            read = end;
            self.offsets[person as usize + 1] = write as u32;
        }
        self.ties.truncate(write);
    }
}

/// Draws the network of one world into `net`, reusing its memory. `edges` are the user's pairs for
/// `network.kind = "edge_list"`, person numbers below `market.people`; ignored otherwise.
pub fn build(world: &Values, edges: &[(u32, u32)], draws: &Draws, isa: Isa, net: &mut Network) {
    let people = world[ParamId::MarketPeople] as u32;
    let neighbours = world[ParamId::NetworkNeighbours];
    net.strong.clear();
    match Kind::of(world) {
        Kind::WellMixed => net.sort_pairs(people, std::iter::empty()),
        Kind::WattsStrogatz => {
            watts_strogatz(people, neighbours as usize, world[ParamId::NetworkRewiring], draws, isa, net);
        }
        Kind::BarabasiAlbert => {
            barabasi_albert(people, world[ParamId::NetworkAttachments] as usize, draws, net);
        }
        Kind::Configuration => {
            configuration(people, neighbours, world[ParamId::NetworkShape], draws, isa, net);
        }
        Kind::Ring => {
            let own = lay_ring(people, neighbours as usize, net);
            net.sort_own(people, own);
        }
        Kind::EdgeList => {
            net.sort_pairs(people, edges.iter().copied());
            net.erase_loops_and_repeats();
        }
        Kind::StrongWeak => {
            let [strong, weak] = [ParamId::NetworkStrong, ParamId::NetworkWeak].map(|p| world[p] as u32);
            strong_weak(people, strong, weak, draws, isa, net);
        }
    }
}

/// Lays each person's ties to the `neighbours / 2` nearest people clockwise into `net.ends` and returns how
/// many entries each person has. In a small circle nobody is counted twice: at most everyone is tied to
/// everyone, and of two people exactly opposite only one brings in the tie.
fn lay_ring(people: u32, neighbours: usize, net: &mut Network) -> usize {
    let own = (neighbours / 2).min(people as usize / 2);
    net.ends.clear();
    net.ends.reserve(people as usize * own);
    for person in 0..people {
        let clockwise = (1..=own as u32).map(|step| {
            let opposite_again = 2 * step == people && person >= step;
            let other = if person < people - step { person + step } else { person - (people - step) };
            if opposite_again { NOBODY } else { other }
        });
        net.ends.extend(clockwise);
    }
    own.max(1)
}

/// Refusals after which a tie stays where it is. Reached only where nearly everybody is a tie already.
const REFUSALS: u32 = 256;

/// Small world of Watts & Strogatz (1998, Nature 393, 440): a ring of nearest neighbours; lap by lap, nearest
/// ties first, each tie keeps its owner and with probability `rewiring` gets another end, all people equally
/// likely except the owner and those already tied to the owner.
fn watts_strogatz(people: u32, neighbours: usize, rewiring: f64, draws: &Draws, isa: Isa, net: &mut Network) {
    let own = lay_ring(people, neighbours, net);
    let rewired = threshold(rewiring);
    let mut words = [[0_u32; CHUNK]; 4];
    for lap in 0..if rewired > 0 { own } else { 0 } {
        for first in (0..people).step_by(CHUNK) {
            draw_words(isa, draws, Purpose::Network, first, lap as u32, &mut words);
            for (person, &word) in (first..people).zip(&words[0]) {
                if happens(word, rewired) {
                    rewire(&mut net.ends, own, people, person, lap, draws);
                }
            }
        }
    }
    net.sort_own(people, own);
}

/// Gives the tie that `person` brought in on `lap` another end. Candidates are the words after the first one
/// of the tie's name, which said that it is rewired.
fn rewire(ends: &mut [u32], own: usize, people: u32, person: u32, lap: usize, draws: &Draws) {
    let at = person as usize * own + lap;
    if ends.get(at).is_none_or(|&end| end == NOBODY) {
        return;
    }
    let brought_in = |who: u32| &ends[who as usize * own..(who as usize + 1) * own];
    let mut words = draws.stream(Purpose::Network, person, lap as u32);
    words.word();
    for _ in 0..REFUSALS {
        let other = words.below(people);
        let tied = brought_in(person).contains(&other) || brought_in(other).contains(&person);
        if other != person && !tied {
            ends[at] = other;
            return;
        }
    }
}

/// Growth with preferential attachment of Barabási & Albert (1999, Science 286, 509): `attachments` + 1 people
/// who all know each other, then newcomers who each tie themselves to `attachments` different people, with
/// probability proportional to the number of ties these have.
fn barabasi_albert(people: u32, attachments: usize, draws: &Draws, net: &mut Network) {
    let own = attachments.min(people as usize - 1);
    let ends = &mut net.ends;
    ends.clear();
    ends.reserve(people as usize * own);
    // The first people bring in a tie to everybody before them.
    for person in 0..=own as u32 {
        ends.extend((0..own as u32).map(|other| if other < person { other } else { NOBODY }));
    }
    for newcomer in own as u32 + 1..people {
        attach(ends, own, draws.stream(Purpose::Network, newcomer, 0), newcomer);
    }
    net.sort_own(people, own.max(1));
}

/// Draws the ties of one newcomer. A person is met in proportion to its ties by picking an end of an existing
/// tie: everybody has `own` ends at home (the first people know each other, later ones brought ties in),
/// and later people's `ends` lie with those they chose.
fn attach(ends: &mut Vec<u32>, own: usize, mut words: crate::draws::Stream, newcomer: u32) {
    let before = newcomer as usize * own;
    let first_chosen = (own + 1) * own;
    let all = u32::try_from(2 * before - first_chosen)
        .expect("invariant: validation keeps people x ties below 2^32");
    while ends.len() < before + own {
        let end = words.below(all) as usize;
        let other = if end < before { (end / own) as u32 } else { ends[end - before + first_chosen] };
        if !ends[before..].contains(&other) {
            ends.push(other);
        }
    }
}

/// Erased configuration model (Molloy & Reed 1995; Britton, Deijfen & Martin-Löf 2006): negative-binomial
/// numbers of loose ends with mean `mean` and the given shape, joined in pairs uniformly at random, then ties
/// to oneself and repeated ties are erased. If the number of ends is odd, the last end is dropped.
fn configuration(people: u32, mean: f64, shape: f64, draws: &Draws, isa: Isa, net: &mut Network) {
    let table = CountTable::negative_binomial(mean, shape);
    let mut ends = std::mem::take(&mut net.ends);
    ends.clear();
    let mut words = [[0_u32; CHUNK]; 4];
    for first in (0..people).step_by(CHUNK) {
        draw_words(isa, draws, Purpose::Network, first, 0, &mut words);
        for (person, &word) in (first..people).zip(&words[0]) {
            ends.extend(std::iter::repeat_n(person, table.draw(word) as usize));
        }
    }
    ends.truncate(ends.len() / 2 * 2);
    pair_at_random(&mut ends, 1, draws, isa);
    net.sort_pairs(people, ends.chunks_exact(2).map(|pair| (pair[0], pair[1])));
    net.erase_loops_and_repeats();
    net.ends = ends;
}

/// Everybody gets the same numbers of strong and of weak loose ends; each kind is joined in pairs uniformly at
/// random, ties to oneself and repeated ones are erased (a repeated tie stays strong if one of the two was).
fn strong_weak(people: u32, strong: u32, weak: u32, draws: &Draws, isa: Isa, net: &mut Network) {
    let mut ends = std::mem::take(&mut net.ends);
    let cut = (people as usize * strong as usize) / 2 * 2;
    ends.clear();
    for each in [strong, weak] {
        ends.extend((0..people).flat_map(|person| std::iter::repeat_n(person, each as usize)));
        ends.truncate(ends.len() / 2 * 2);
    }
    pair_at_random(&mut ends[..cut], 1, draws, isa);
    pair_at_random(&mut ends[cut..], 2, draws, isa);
    let in_pairs = |pair: &[u32]| (pair[0], pair[1]);
    net.sort_pairs(people, ends[..cut].chunks_exact(2).map(in_pairs));
    net.erase_loops_and_repeats();
    net.strong.extend(net.offsets.windows(2).map(|list| list[1] - list[0]));
    // Strong ties come first in every list, so that a repeated weak one is erased.
    net.sort_pairs(people, ends.chunks_exact(2).map(in_pairs));
    net.erase_loops_and_repeats();
    net.ends = ends;
}

/// Puts a uniformly drawn partner behind each loose end: half a Fisher–Yates shuffle. Pair number `p` takes
/// word `p % 4` of block 0 named (person `p / 4`, `time`).
fn pair_at_random(ends: &mut [u32], time: u32, draws: &Draws, isa: Isa) {
    let pairs = ends.len() / 2;
    let mut words = [[0_u32; CHUNK]; 4];
    for first in (0..pairs).step_by(4 * CHUNK) {
        draw_words(isa, draws, Purpose::Network, (first / 4) as u32, time, &mut words);
        for pair in first..pairs.min(first + 4 * CHUNK) {
            let word = words[pair % 4][(pair - first) / 4];
            let behind = 2 * pair + 1;
            let partner = behind + ((word as u64 * (ends.len() - behind) as u64) >> 32) as usize;
            ends.swap(behind, partner);
        }
    }
}
