//! The one table of exit codes.

/// Everything done.
pub const DONE: u8 = 0;
/// Some trials failed.
pub const TRIALS_FAILED: u8 = 1;
/// The scenario file or the command line is wrong.
pub const WRONG_FILE: u8 = 2;
/// Not settled at the trial limit.
pub const NOT_SETTLED: u8 = 3;
/// A bug.
pub const BUG: u8 = 70;
/// Reading or writing failed.
pub const STORAGE: u8 = 74;
/// Interrupted, can be resumed.
pub const INTERRUPTED: u8 = 130;

/// Code, English, German.
pub static EXIT_CODES: &[(u8, &str, &str)] = &[
    (DONE, "done", "fertig"),
    (
        TRIALS_FAILED,
        "some trials failed; they are counted in every table",
        "einzelne Läufe sind gescheitert; jede Tabelle zählt sie mit",
    ),
    (
        WRONG_FILE,
        "the scenario file or the command line is wrong; nothing was simulated",
        "die Szenariodatei oder der Befehl ist fehlerhaft; es wurde nichts simuliert",
    ),
    (
        NOT_SETTLED,
        "the answer is not settled at the trial limit",
        "die Antwort steht bei der Höchstzahl der Läufe noch nicht fest",
    ),
    (BUG, "a bug in this program; please report it", "ein Fehler in diesem Programm; bitte melden"),
    (STORAGE, "a file could not be read or written", "eine Datei ließ sich nicht lesen oder schreiben"),
    (
        INTERRUPTED,
        "interrupted; finished rounds are kept, the same command continues",
        "unterbrochen; fertige Runden bleiben erhalten, derselbe Befehl macht weiter",
    ),
];
