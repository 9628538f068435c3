//! Sweeps in words: what one will cost, how far it is.

pub mod plan_text;
pub mod standing;
pub mod status;
pub mod words;
