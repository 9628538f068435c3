//! Named draws: the only place with random-number arithmetic.
//!
//! A draw is a pure function of *what it decides*: seed, world (replication), [`Purpose`], person and
//! time. No policy, thread, shard or order of evaluation enters, which is what pairs policies: the same
//! person has the same luck under each of them.
//!
//! The generator is Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy
//! as 1, 2, 3"). The seed is the key; the 128-bit counter holds person, time, purpose and block, and the
//! replication. Nothing is hashed together, so two different names can never share a block.

pub mod counts;
pub mod math;
pub mod philox;
pub mod sample;
pub mod sobol;

use core::convert::Infallible;
use rand::TryRng;

/// What a draw decides. Numbers are append-only: a new decision is a new purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Dense block of a person's week: word 0 visits (of somebody with no firm: joining a rival), 1 leaving or joining, 2 first visit's failure, 3 first visit's spend.
    Week = 0,
    /// Further visits of the same week: stream of (failure, spend) pairs.
    MoreVisits = 1,
    /// Service failure: block 0 = severity, voice, resolution, response time; block 1 = stay, number told, talking at all, spare.
    Episode = 2,
    /// Which people a teller reaches.
    Listeners = 3,
    /// Satisfied talk: block of (talks?, number told, -, -).
    SatisfiedTalk = 4,
    /// Cause of an exit that the firm did not provoke.
    ExitCause = 5,
    /// A person's visit rate.
    VisitRate = 6,
    /// A person's basket size.
    Basket = 7,
    /// A person's own failure rate.
    Tolerance = 8,
    /// A person's talkativeness.
    Talkativeness = 9,
    /// Who is a customer at the start.
    FirstCustomers = 10,
    /// Who would consider the firm at all.
    Openness = 11,
    /// Unknowns of the scenario; "person" is the parameter.
    Unknown = 12,
    /// The contact network.
    Network = 13,
    /// Phase of a regular visitor.
    VisitPhase = 14,
    /// Owen scrambling of Sobol points; "person" is the parameter, "time" the digits before.
    Scramble = 15,
    /// A person's ideal point of service.
    Ideal = 16,
    /// Whether a person is one of the demanding.
    Segment = 17,
    /// A visit's treatment, block by visit: word 0 its quality when the product failed, 1 whether it holds a surprise.
    ProductQuality = 18,
    /// Who answers a complaint: block of (goes on to management, resolved there, given to senior staff at once, settled on the
    /// spot).
    Escalation = 19,
    /// Who hands on what was heard.
    Retelling = 20,
    /// Whether a visit is reviewed in public.
    Review = 21,
    /// The firm's survey; "person" is the question: 0 failing visits among those asked, 1 their answers, 2 answers of the others.
    Survey = 22,
    /// Who belongs to the pilot.
    PilotArm = 23,
    /// The loyalty programme: word 0 whether a person is a member.
    Membership = 24,
    /// Whose customer somebody is at the start who is not ours: word 0 chooses nobody or a rival.
    RivalAtStart = 25,
    /// Why a rival's customer leaves it in a week: word 0.
    RivalService = 26,
    /// Choice among firms of somebody who leaves one or joins his first: word 0, by inversion, our firm first.
    Choice = 27,
    /// Points of a sweep's design, which belong to no world; "person" is the factor, "time" the point.
    Design = 28,
}

/// Source of all draws of one world.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    key: [u32; 2],
    replication: u32,
}

impl Draws {
    /// Draws of world `replication` under `seed`.
    pub fn new(seed: u64, replication: u32) -> Draws {
        Draws { key: [seed as u32, (seed >> 32) as u32], replication }
    }

    /// The world these draws belong to.
    pub fn replication(&self) -> u32 {
        self.replication
    }

    /// Four independent 32-bit words named (purpose, person, time, block).
    #[inline]
    pub fn block(&self, purpose: Purpose, person: u32, time: u32, block: u32) -> [u32; 4] {
        philox::philox4x32_10([person, time, (purpose as u32) << 24 | block, self.replication], self.key)
    }

    /// The words of a name one after the other, for rare events and for the `rand` API.
    pub fn stream(&self, purpose: Purpose, person: u32, time: u32) -> Stream {
        self.stream_from(purpose, person, time, 0)
    }

    /// A stream that starts at a later block of its name: one of several that share person and time.
    pub fn stream_from(&self, purpose: Purpose, person: u32, time: u32, block: u32) -> Stream {
        Stream { draws: *self, purpose, person, time, block, words: [0; 4], next: 4 }
    }

    /// Block 0 of `purpose` for consecutive people from `first`, word by word: `out[w][i]` is word `w`
    /// of person `first + i`. Equal to [`Draws::block`] bit for bit.
    #[inline(always)]
    pub fn fill<const N: usize>(&self, purpose: Purpose, first: u32, time: u32, out: &mut [[u32; N]; 4]) {
        philox::fill(first, [time, (purpose as u32) << 24, self.replication], self.key, out);
    }
}

impl Draws {
    /// Block 0 of `purpose` for the first `count` of `people`, word by word; the rest of `out` is left open.
    #[inline(always)]
    pub fn fill_for<const N: usize>(
        &self,
        purpose: Purpose,
        people: &[u32; N],
        count: usize,
        time: u32,
        out: &mut [[u32; N]; 4],
    ) {
        philox::fill_for(people, count, [time, (purpose as u32) << 24, self.replication], self.key, out);
    }
}

/// Words of one name in order; implements `rand`'s generator trait.
#[derive(Clone, Debug)]
pub struct Stream {
    draws: Draws,
    purpose: Purpose,
    person: u32,
    time: u32,
    block: u32,
    words: [u32; 4],
    next: usize,
}

impl Stream {
    /// The next 32-bit word.
    #[inline]
    pub fn word(&mut self) -> u32 {
        if self.next == 4 {
            self.words = self.draws.block(self.purpose, self.person, self.time, self.block);
            self.block += 1;
            self.next = 0;
        }
        self.next += 1;
        self.words[self.next - 1]
    }
    /// A uniform number in the open interval (0, 1), 53 bits from two words.
    #[inline]
    pub fn uniform(&mut self) -> f64 {
        let (high, low) = (self.word(), self.word());
        open_unit(high, low)
    }
    /// A whole number in `0..n` by multiplication (bias below n / 2^32).
    #[inline]
    pub fn below(&mut self, n: u32) -> u32 {
        ((self.word() as u64 * n as u64) >> 32) as u32
    }
}

impl TryRng for Stream {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.word())
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let (low, high) = (self.word() as u64, self.word() as u64);
        Ok(high << 32 | low)
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for piece in bytes.chunks_mut(4) {
            let word = self.word().to_le_bytes();
            piece.copy_from_slice(&word[..piece.len()]);
        }
        Ok(())
    }
}

/// Two words as a uniform number strictly between 0 and 1 with 53 bits.
#[inline]
pub fn open_unit(high: u32, low: u32) -> f64 {
    let bits = ((high as u64) << 20) | (low >> 12) as u64;
    (bits as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

/// A probability as a threshold for [`happens`]; 0 never and 1 always happen.
#[inline]
pub fn threshold(probability: f64) -> u32 {
    debug_assert!((0.0..=1.0).contains(&probability), "a probability, not {probability}");
    if probability >= 1.0 { u32::MAX } else { (probability * 4_294_967_296.0) as u32 }
}

/// The probability that a threshold stands for.
#[inline]
pub fn probability(threshold: u32) -> f64 {
    if threshold == u32::MAX { 1.0 } else { f64::from(threshold) * (1.0 / 4_294_967_296.0) }
}

/// Whether an event of probability `threshold(p)` happens for this word. Raising `p` only adds events.
#[inline(always)]
pub fn happens(word: u32, threshold: u32) -> bool {
    word.min(u32::MAX - 1) < threshold
}
