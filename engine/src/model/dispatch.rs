//! The dense passes compiled for several instruction sets; the best one is chosen at run time.
//!
//! All versions are the same Rust code, and Rust never fuses or reorders float operations, so they give
//! the same bits; a test compares them.
#![expect(
    unsafe_code,
    reason = "calling a function compiled for more instructions needs `unsafe`; the check is `detect`"
)]

use super::sweep::{self, CHUNK, Gates, Slices, Words};
use crate::draws::{Draws, Purpose};

/// An instruction set that this machine has; only [`Isa::available`] makes one, so holding it is proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Isa(Level);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
enum Level {
    #[default]
    Baseline,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Isa {
    /// The fastest set this machine has.
    pub fn detect() -> Isa {
        Isa::available().last().copied().unwrap_or_default()
    }
    /// Every set this machine has, slowest first.
    pub fn available() -> Vec<Isa> {
        #[allow(unused_mut, reason = "only x86-64 has more than one")]
        let mut found = vec![Isa(Level::Baseline)];
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx2") {
                found.push(Isa(Level::Avx2));
                if ["avx512f", "avx512bw", "avx512dq", "avx512vl"].iter().all(|f| has(f)) {
                    found.push(Isa(Level::Avx512));
                }
            }
        }
        found
    }
}

#[cfg(target_arch = "x86_64")]
fn has(feature: &str) -> bool {
    match feature {
        "avx512f" => std::arch::is_x86_feature_detected!("avx512f"),
        "avx512bw" => std::arch::is_x86_feature_detected!("avx512bw"),
        "avx512dq" => std::arch::is_x86_feature_detected!("avx512dq"),
        _ => std::arch::is_x86_feature_detected!("avx512vl"),
    }
}

/// Block 0 of `purpose` for a chunk of people from `first`, with the given instruction set.
pub fn draw_words(isa: Isa, draws: &Draws, purpose: Purpose, first: u32, time: u32, words: &mut Words) {
    match isa.0 {
        Level::Baseline => draws.fill(purpose, first, time, words),
        // SAFETY: an `Isa` above the baseline comes from `Isa::available`, which asks the machine.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { draw_words_avx2(draws, purpose, first, time, words) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { draw_words_avx512(draws, purpose, first, time, words) },
    }
}

/// Block 0 of `purpose` for the first `count` of some people, with the given instruction set.
pub fn draw_words_for(
    isa: Isa,
    draws: &Draws,
    purpose: Purpose,
    people: &[u32; CHUNK],
    count: usize,
    time: u32,
    words: &mut Words,
) {
    match isa.0 {
        Level::Baseline => draws.fill_for(purpose, people, count, time, words),
        // SAFETY: see `draw_words`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { draw_words_for_avx2(draws, purpose, people, count, time, words) },
        // SAFETY: see `draw_words`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { draw_words_for_avx512(draws, purpose, people, count, time, words) },
    }
}

/// Sweeps a chunk with the given instruction set.
pub fn sweep(isa: Isa, gates: &Gates, people: Slices<'_>, words: &Words, flags: &mut [u8; CHUNK]) {
    match isa.0 {
        Level::Baseline => sweep::sweep(gates, people, words, flags),
        // SAFETY: see `draw_words`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { sweep_avx2(gates, people, words, flags) },
        // SAFETY: see `draw_words`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { sweep_avx512(gates, people, words, flags) },
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn draw_words_avx2(draws: &Draws, purpose: Purpose, first: u32, time: u32, words: &mut Words) {
    draws.fill(purpose, first, time, words);
}
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
fn draw_words_avx512(draws: &Draws, purpose: Purpose, first: u32, time: u32, words: &mut Words) {
    draws.fill(purpose, first, time, words);
}
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn sweep_avx2(gates: &Gates, people: Slices<'_>, words: &Words, flags: &mut [u8; CHUNK]) {
    sweep::sweep(gates, people, words, flags);
}
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
fn sweep_avx512(gates: &Gates, people: Slices<'_>, words: &Words, flags: &mut [u8; CHUNK]) {
    sweep::sweep(gates, people, words, flags);
}
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn draw_words_for_avx2(
    draws: &Draws,
    purpose: Purpose,
    people: &[u32; CHUNK],
    count: usize,
    time: u32,
    words: &mut Words,
) {
    draws.fill_for(purpose, people, count, time, words);
}
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
fn draw_words_for_avx512(
    draws: &Draws,
    purpose: Purpose,
    people: &[u32; CHUNK],
    count: usize,
    time: u32,
    words: &mut Words,
) {
    draws.fill_for(purpose, people, count, time, words);
}
