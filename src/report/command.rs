//! The command that gives a stored run again.

use crate::store::Manifest;
use crate::store::asked::Until;

/// What to type to get the same worlds and the same answer.
pub fn repeat(manifest: &Manifest, asked: Until, worlds: usize) -> String {
    let mut command = format!("grapevine run {}", quoted(&manifest.scenario_path));
    match asked {
        Until::Trials | Until::Precision => command += &format!(" --trials {worlds}"),
        Until::Guarantee => command += " --guarantee",
        Until::Settled => {}
    }
    format!("{command} --seed {} --evidence {}", manifest.seed, manifest.evidence.name())
}

/// A word as it is typed in a shell.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:~+=,@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
