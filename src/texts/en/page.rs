//! What the script of `report.html` says in English.

pub static TEXTS: &[(&str, &str)] = &[("policies", "policies")];
