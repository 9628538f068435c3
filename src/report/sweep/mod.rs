//! What a sweep says: its cost, how far it is, its rows for other programs, a trial again, and its points as cases
//! that questions and pictures are about.

pub mod ask;
pub mod code_book;
pub mod export;
mod factors;
pub mod figures;
pub mod means;
pub mod next;
pub mod plan_text;
pub mod rows;
pub mod standing;
pub mod status;
pub mod trial;
pub mod words;

#[cfg(test)]
mod tests;
