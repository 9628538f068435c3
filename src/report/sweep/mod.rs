//! What a sweep says: its points as cases, questions to them, and pictures.

pub mod ask;
mod factors;
pub mod figures;
pub mod rows;

#[cfg(test)]
mod tests;
