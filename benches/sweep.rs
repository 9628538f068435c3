//! What the layer of sweeps costs: `cargo bench --bench sweep`.
//!
//! Two ratios and two times, by the program as people start it. The worlds of a run against the same worlds as points of a
//! sweep, in turn, on one thread: medians of processor-bound wall time. Then questions to a million rows of a test function.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const ROUNDS: usize = 5;

const SCENARIO: &str = r#"grapevine = 1
[world]
market.people    = 20_000
market.customers = 5_000
time.weeks       = 156
[[policy]]
name     = "As today"
baseline = true
[[policy]]
name = "Fewer failures"
cost = { setup = 6_000 }
set  = { "quality.failure_rate" = "x 0.8" }
"#;

/// Four points that cost the same to simulate: only a price differs.
const SWEEP: &str = r#"grapevine = 1
scenario = "s.toml"
[sweep]
design = "lhs"
points = 4
trials = 64
[sweep.vary]
"policy.Fewer failures.cost.setup" = "6_000 .. 6_001"
"#;

fn million(design: &str, points: u32) -> String {
    format!(
        "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"{design}\"\npoints = {points}\ntrials = 1\n[sweep.vary]\n\
         x1 = \"-3.14159 .. 3.14159\"\nx2 = \"-3.14159 .. 3.14159\"\nx3 = \"-3.14159 .. 3.14159\"\n"
    )
}

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
    assert!(matches!(status.code(), Some(0 | 3)), "{arguments:?}: {status}");
    start.elapsed().as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path();
    fs::write(place.join("s.toml"), SCENARIO).expect("written");
    fs::write(place.join("w.toml"), SWEEP).expect("written");
    let (mut run, mut sweep) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let _ = fs::remove_dir_all(place.join("output"));
        run.push(seconds(
            &["run", "s.toml", "--trials", "256", "--no-charts", "--quiet", "--threads", "1"],
            place,
        ));
        sweep.push(seconds(&["sweep", "w.toml", "--quiet", "--threads", "1"], place));
    }
    let (run, sweep) = (median(run), median(sweep));
    println!("256 worlds as a run {run:.2} s, as a sweep {sweep:.2} s: ratio {:.3}", sweep / run);
    for (design, points) in [("sobol", 1_000_000), ("saltelli", 200_000)] {
        let name = format!("{design}.toml");
        fs::write(place.join(&name), million(design, points)).expect("written");
        println!(
            "{design}: a million rows simulated in {:.2} s",
            seconds(&["sweep", &name, "--quiet"], place)
        );
        for question in ["drivers", "tornado"] {
            let took = median(
                (0..ROUNDS)
                    .map(|_| seconds(&["ask", &format!("output/{design}"), question], place))
                    .collect(),
            );
            println!("{design}: ask {question} {took:.2} s");
        }
    }
}
