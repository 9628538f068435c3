//! What the script of `report.html` says in German.

pub static TEXTS: &[(&str, &str)] = &[("policies", "Maßnahmen")];
