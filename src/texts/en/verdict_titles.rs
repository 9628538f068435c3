//! Titles that leave open what the verdict leaves open, in English.

use crate::texts::verdict_titles::TitleTexts;

pub static TEXTS: TitleTexts = TitleTexts {
    open_one: |p, verb| format!("Still open which is best – {p} {verb}"),
    open_many: |k, n, verb| format!("Still open which is best – {} {verb}", policies(k, n).to_lowercase()),
    alike_one: |p, verb| format!("{p} {verb}, but is not clearly ahead"),
    alike_many: |k, n, verb| format!("{} {verb}, none clearly ahead", policies(k, n)),
    no_difference: |only, base| match only {
        Some(p) => format!("{p} makes no difference to {base} that matters"),
        None => format!("No policy makes a difference to {base} that matters"),
    },
    none_better: |base| format!("No policy is clearly better than {base}"),
    identical: |base| format!("Every policy did exactly as {base}"),
    tornado_open: |p| format!("Still open: no single unknown decides on {p}"),
    tornado_decide: |n, p| format!("{n} assumptions could each decide on {p}"),
};

fn policies(k: usize, n: usize) -> String {
    match (k, n) {
        (2, 2) => "Both policies".to_owned(),
        (k, n) if k == n => format!("All {n} policies"),
        (k, n) => format!("{k} of {n} policies"),
    }
}
