//! What is wrong with a scenario file, and where.

use std::ops::Range;

/// One thing to put right. Printing it is the program's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the file the problem is about; empty at a place where something is missing.
    pub span: Range<usize>,
    /// The whole message in one sentence, with the value found.
    pub title: String,
    /// A few words to stand under the marked text.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Further remarks, for example where the other of two doubles stands.
    pub notes: Vec<String>,
}

impl Problem {
    /// A problem without help yet.
    pub fn new(span: Range<usize>, title: impl Into<String>, label: impl Into<String>) -> Problem {
        Problem { span, title: title.into(), label: label.into(), help: None, notes: Vec::new() }
    }

    /// Adds what to write instead.
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// Adds a remark.
    pub fn note(mut self, note: impl Into<String>) -> Problem {
        self.notes.push(note.into());
        self
    }
}
