//! Data on stdout, everything else on stderr, colour only on a terminal.

use std::io::{ErrorKind, Write};

use super::exit::{Failure, STORAGE};

/// Writes data. A reader that stopped reading (`| head`) is no error.
pub fn data(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(STORAGE, format!("cannot write the answer: {e}")))
        }
        _ => Ok(()),
    }
}

/// A remark to the person at the terminal.
pub fn note(text: &str) {
    // Nobody can be told that telling failed.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// An error message; `error:` in red on a terminal.
pub fn error(text: &str) {
    if text.is_empty() {
        return;
    }
    // Messages that come with their own annotated layout are printed as they are.
    if text.starts_with("error") || text.starts_with('\u{1b}') {
        note(text);
    } else {
        note(&format!("\u{1b}[1;31merror\u{1b}[0m: {text}"));
    }
}

/// Columns of the terminal that standard output goes to; `None` if it is no terminal.
pub fn columns() -> Option<u16> {
    comfy_table::Table::new().width()
}

/// Bold on a terminal.
pub fn bold(text: &str) -> String {
    format!("\u{1b}[1m{text}\u{1b}[0m")
}

/// A path as it is typed in a shell.
pub fn shell(path: &std::path::Path) -> String {
    crate::report::command::quoted(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn a_path_can_be_pasted_into_a_shell() {
        assert_eq!(shell(Path::new("output/front-desk-3f9c")), "output/front-desk-3f9c");
        assert_eq!(shell(Path::new("my runs/it's")), r"'my runs/it'\''s'");
    }
}
