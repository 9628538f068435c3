//! What a sweep says: its cost, how far it is, its rows for other programs, a trial again.

pub mod code_book;
pub mod export;
pub mod means;
pub mod plan_text;
pub mod standing;
pub mod status;
pub mod trial;
pub mod words;
