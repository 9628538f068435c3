//! Exit codes: one table, printed by `explain exit-codes`.

use crate::report::Lang;
use crate::store::StoreError;

/// Everything asked for was done.
pub const DONE: u8 = 0;
/// Some trials failed; the others are reported.
pub const SOME_FAILED: u8 = 1;
/// The scenario file, the folder named or the command line is wrong.
pub const WRONG_FILE: u8 = 2;
/// The answer is not settled with this many trials.
pub const NOT_SETTLED: u8 = 3;
/// `verify`: a number is not what it must be.
pub const DIFFERS: u8 = 4;
/// A bug in the program.
pub const BUG: u8 = 70;
/// Results cannot be written or read.
pub const STORAGE: u8 = 74;
/// Interrupted; the same command continues.
pub const INTERRUPTED: u8 = 130;

/// A code and its meaning.
pub struct ExitCode {
    pub code: u8,
    pub en: &'static str,
    pub de: &'static str,
}

/// All exit codes.
pub static EXIT_CODES: &[ExitCode] = &[
    ExitCode { code: DONE, en: "done", de: "fertig" },
    ExitCode {
        code: SOME_FAILED,
        en: "done, but some trials failed; they are counted and left out of every number",
        de: "fertig, aber einige Läufe sind fehlgeschlagen; sie sind gezählt und in keiner Zahl enthalten",
    },
    ExitCode {
        code: WRONG_FILE,
        en: "the scenario file, the folder or the command line is wrong; nothing was simulated",
        de: "die Szenariodatei, der Ordner oder die Befehlszeile ist falsch; es wurde nichts simuliert",
    },
    ExitCode {
        code: NOT_SETTLED,
        en: "done, but the question is not settled with this many worlds; a higher --limit or --trials may settle it",
        de: "fertig, aber mit so vielen Welten ist die Frage offen; ein höheres --limit oder --trials kann sie klären",
    },
    ExitCode {
        code: DIFFERS,
        en: "verify: done, but a number is not what it must be; please report it",
        de: "verify: fertig, aber eine Zahl ist nicht, was sie sein muss; bitte melden",
    },
    ExitCode {
        code: BUG,
        en: "a bug in the program, not in your file; please report it",
        de: "ein Fehler im Programm, nicht in der Datei; bitte melden",
    },
    ExitCode {
        code: STORAGE,
        en: "results cannot be written or read: disk full, no permission, damaged file",
        de: "Ergebnisse lassen sich nicht schreiben oder lesen: Platte voll, keine Rechte, Datei beschädigt",
    },
    ExitCode {
        code: INTERRUPTED,
        en: "interrupted; finished rounds are kept and the same command continues",
        de: "unterbrochen; fertige Runden bleiben erhalten, derselbe Befehl macht weiter",
    },
];

/// The table as `explain exit-codes` prints it.
pub fn table(lang: Lang) -> String {
    let line = |e: &ExitCode| format!("{:>3}  {}\n", e.code, lang.pick(e.en, e.de));
    EXIT_CODES.iter().map(line).collect()
}

/// Why a command ended early, and with which exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub code: u8,
    pub message: String,
}

impl Failure {
    /// A failure with one of the codes of [`EXIT_CODES`].
    pub fn new(code: u8, message: impl Into<String>) -> Failure {
        Failure { code, message: message.into() }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::new(if error.storage { STORAGE } else { WRONG_FILE }, error.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_once() {
        let mut codes: Vec<u8> = EXIT_CODES.iter().map(|e| e.code).collect();
        assert_eq!(codes, vec![0, 1, 2, 3, 4, 70, 74, 130]);
        codes.dedup();
        assert_eq!(codes.len(), EXIT_CODES.len());
        assert!(table(Lang::En).contains(" 74  results cannot be written"));
        assert_eq!(table(Lang::De).lines().count(), 8);
    }
}
