//! How many worlds or points a command means, after what earlier ones asked for and stored. A sweep is only ever extended.

/// A number on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    InAll(u32),
    /// So many more (`+64`).
    More(u32),
}

impl Number {
    /// Reads `128`, `1_024` or `+64`.
    pub fn parse(text: &str) -> Option<Number> {
        let number = |digits: &str| {
            let fine = digits.starts_with(|c: char| c.is_ascii_digit());
            digits.replace('_', "").parse().ok().filter(|_| fine)
        };
        match text.strip_prefix('+') {
            Some(digits) => number(digits).map(Number::More),
            None => number(text).map(Number::InAll),
        }
    }
}

/// What is known of the worlds, or of the points, before a command says how many it wants.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// What the sweep file says.
    pub file: u32,
    /// What the command before asked for; 0 if there was none.
    pub before: u32,
    /// Whether that is still being worked on.
    pub unfinished: bool,
    /// How far stored units reach.
    pub stored: u32,
}

/// What a person may not expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surprise {
    /// More were asked for while what was asked for before is not finished: that is gone on with. So a command that
    /// was killed can be repeated.
    GoesOn,
    /// Fewer were asked for than are stored.
    Kept,
}

impl Side {
    /// How many there are without a word on the command line.
    pub fn now(&self) -> u32 {
        self.file.max(self.before).max(self.stored)
    }

    /// How many a command means.
    pub fn wanted(&self, number: Option<Number>) -> (u32, Option<Surprise>) {
        match number {
            None => (self.now(), None),
            Some(Number::More(_)) if self.unfinished => (self.now(), Some(Surprise::GoesOn)),
            Some(Number::More(n)) => (self.now().saturating_add(n), None),
            Some(Number::InAll(n)) if 0 < n && n < self.stored => (self.stored, Some(Surprise::Kept)),
            Some(Number::InAll(n)) => (n, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(Number::parse("1_024"), Some(Number::InAll(1024)));
        assert_eq!(Number::parse("+64"), Some(Number::More(64)));
        for wrong in ["", "+", "++1", "-1", "1e3", "many", "_", "99999999999"] {
            assert_eq!(Number::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn more_is_more_only_once_what_was_asked_for_is_there() {
        let more = Some(Number::More(64));
        let fresh = Side { file: 64, before: 0, unfinished: false, stored: 0 };
        assert_eq!(fresh.wanted(more), (128, None));
        // Killed and repeated, however far it came; then finished and repeated.
        for stored in [0, 64, 128] {
            let killed = Side { before: 128, unfinished: true, stored, ..fresh };
            assert_eq!(killed.wanted(more), (128, Some(Surprise::GoesOn)));
        }
        let finished = Side { before: 128, stored: 128, ..fresh };
        assert_eq!(finished.wanted(more), (192, None));
        assert_eq!(finished.wanted(None), (128, None));
    }

    #[test]
    fn a_sweep_never_becomes_smaller_than_what_is_stored() {
        let side = Side { file: 64, before: 4096, unfinished: true, stored: 192 };
        assert_eq!(side.wanted(Some(Number::InAll(64))), (192, Some(Surprise::Kept)));
        // What was asked for by mistake can be taken back.
        assert_eq!(side.wanted(Some(Number::InAll(256))), (256, None));
        assert_eq!(side.wanted(None), (4096, None));
        assert_eq!(side.wanted(Some(Number::InAll(0))), (0, None), "refused later");
    }
}
