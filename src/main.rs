#[cfg_attr(not(test), expect(dead_code, reason = "the verbs `run` and `chart` draw through it"))]
mod report;

fn main() {}
