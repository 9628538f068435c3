//! The program's one way to write numbers, [`crate::texts::number`].

pub use crate::texts::number::{adding_up, odds, place};
