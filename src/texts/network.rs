//! The picture of who told whom.

use std::fmt::Display;

use super::part;

part! {
    /// The picture of who told whom. Functions take numbers already written in the language's format.
    pub struct NetworkTexts {
        /// shown
        pub nobody_let_down: fn(&dyn Display) -> String,
        /// heard, shown
        pub one_silent: fn(&dyn Display, &dyn Display) -> String,
        /// heard, shown
        pub one_spoke: fn(&dyn Display, &dyn Display) -> String,
        /// let down, heard, shown
        pub none_spoke: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// let down, heard, shown
        pub single_spoke: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// let down, spoke up, heard, shown
        pub some_spoke: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// shown, people, policy, world
        pub subtitle: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub marks: &'static str,
        /// time: "3 months"
        pub after: fn(&dyn Display) -> String,
        /// Let down in silence, spoke up, heard a bad story, gone, other customers, everybody else.
        pub states: [&'static str; 6],
    }
}
