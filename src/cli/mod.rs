//! The verbs. Only this folder prints.

pub mod check;
pub mod exit_codes;
pub mod explain;
pub mod new;
pub mod problems;
pub mod reference;
pub mod schema;

use std::io::{self, Write};

/// Why a verb gave up: the exit code and the whole message, ready for the error stream.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure {
    pub code: u8,
    pub message: String,
}

/// Writes to standard output. A reader that stops reading (`| head`) is no failure.
pub fn say(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure {
            code: exit_codes::STORAGE,
            message: format!("error: cannot write the output: {error}"),
        }),
        _ => Ok(()),
    }
}
