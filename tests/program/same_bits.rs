//! The same scenario and seed give the same bytes, whatever machine and however many threads.

use super::{Desk, SMALL, assert_same, results};

/// Runs the scenario with `prepare` and returns its bytes.
fn bytes(text: &str, options: &[&str], tunables: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let desk = Desk::with(text);
    let mut command = desk.run();
    command.args(["--trials", "128"]).args(options);
    if let Some(tunables) = tunables {
        command.env("GLIBC_TUNABLES", tunables);
    }
    let output = command.output().expect("started");
    assert!(matches!(output.status.code(), Some(0 | 3)), "{output:?}");
    results(&desk.result())
}

/// The small scenario with most mechanisms switched on.
fn busy() -> String {
    SMALL.replace("title =", "evidence = \"measured\"\ntitle =").replace(
        "network.kind     = \"watts_strogatz\"",
        "network.kind = \"barabasi_albert\"\nvisits.shape = 0.8\nwinback.per_year = 0.5",
    )
}

#[test]
fn one_two_and_eight_threads_give_the_same_bytes() {
    for text in [SMALL.to_owned(), busy()] {
        let one = bytes(&text, &["--threads", "1"], None);
        assert_eq!(one.len(), 5, "two rounds of two files and a table");
        assert_same("2 threads", &one, &bytes(&text, &["--threads", "2"], None));
        assert_same("8 threads", &one, &bytes(&text, &["--threads", "8"], None));
    }
    let other = bytes(SMALL, &["--seed", "2"], None);
    assert_ne!(other, bytes(SMALL, &[], None), "the comparison sees a difference where there is one");
}

/// The platform's float functions choose their code by the processor; the model must not use them.
#[cfg(target_os = "linux")]
#[test]
fn fused_multiply_add_switched_off_gives_the_same_bytes() {
    for text in [SMALL.to_owned(), busy()] {
        let plain = bytes(&text, &[], None);
        let unfused = bytes(&text, &[], Some("glibc.cpu.hwcaps=-FMA,-AVX2"));
        assert_same("without FMA", &plain, &unfused);
    }
}
