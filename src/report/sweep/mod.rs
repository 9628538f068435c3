//! What a sweep says.

pub mod code_book;
pub mod export;
pub mod means;
pub mod trial;
