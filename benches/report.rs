//! What it takes to show a stored run: `cargo bench --bench report` (`-- 4096` for more worlds).
//!
//! Times the program as people start it, reading included: 1,024 worlds of four policies are simulated once, then
//! each command runs in turn for some rounds, so that a machine whose speed drifts treats them alike. Prints medians;
//! `show` is the floor, what it takes to read the run and answer.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 5;

/// Four policies and three years, as in the examples.
const SCENARIO: &str = r#"grapevine = 1
title = "Four policies"

[world]
market.people    = 20_000
market.customers = 5_000
time.weeks       = 156
network.kind     = "watts_strogatz"

[unknowns]
voice.rate         = "beta(2, 38)"
reach.told         = "9 .. 15"
recovery.resolved  = "triangular(0.4, 0.6, 0.8)"

[[policy]]
name     = "As today"
baseline = true

[[policy]]
name = "Ask for complaints"
cost = { setup = 6_000, per_week = 100, per_complaint = 3 }
set  = { "voice.rate" = "x 3", "recovery.resolved" = "+ 0.10" }

[[policy]]
name = "Train the front desk"
cost = { setup = 8_000, per_week = 150 }
set  = { "training.sessions_per_month" = 1 }

[[policy]]
name = "Both"
cost = { setup = 14_000, per_week = 250, per_complaint = 3 }
set  = { "voice.rate" = "x 3", "recovery.resolved" = "+ 0.10", "training.sessions_per_month" = 1 }
"#;

/// Runs the program and gives its seconds.
fn seconds(arguments: &[&str], folder: &Path) -> f64 {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_grapevine"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert!(status.success(), "{arguments:?}: {status}");
    start.elapsed().as_secs_f64()
}

/// The folder of the run, simulated now.
fn run(folder: &Path, worlds: &str) -> PathBuf {
    std::fs::write(folder.join("four.toml"), SCENARIO).expect("written");
    seconds(&["run", "four.toml", "--trials", worlds, "--no-charts", "--out", "runs"], folder);
    let mut runs = std::fs::read_dir(folder.join("runs")).expect("a run");
    runs.next().expect("a run").expect("readable").path()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let worlds =
        std::env::args().skip(1).find(|a| a.parse::<u32>().is_ok()).unwrap_or_else(|| "1024".to_owned());
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let run = run(temporary.path(), &worlds);
    let run = run.to_string_lossy();
    let commands: [(&str, Vec<&str>); 5] = [
        ("show: read and answer", vec!["show", &run]),
        ("one chart, SVG", vec!["chart", &run, "policies", "--svg"]),
        ("one chart, PNG", vec!["chart", &run, "policies", "--png"]),
        ("report.html alone", vec!["report", &run, "--out", "page.html"]),
        ("report: all files", vec!["report", &run]),
    ];
    let mut times = vec![Vec::new(); commands.len()];
    for _ in 0..ROUNDS {
        for (times, (_, arguments)) in times.iter_mut().zip(&commands) {
            times.push(seconds(arguments, temporary.path()));
        }
    }
    println!("{worlds} worlds of 4 policies, seconds, median of {ROUNDS}");
    for (times, (name, _)) in times.iter_mut().zip(&commands) {
        println!("{name:<24} {:>7.2}", median(times));
    }
}
