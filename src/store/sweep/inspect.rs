//! A sweep's folder looked through without trusting any file: what is done, what failed, what does not belong there.

use std::path::{Path, PathBuf};

use super::Plan;
use super::parts::{self, UnitName};
use crate::store::table::{Table, of_another_plan};
use crate::store::{Manifest, StoreError};

/// What there is.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    /// Finished units whose part is whole, in the order of work.
    pub units: Vec<UnitName>,
    /// Results (point, world, policy) that failed, and the first of those with alike reasons.
    pub failed: u64,
    pub failures: Vec<Failure>,
    /// Parts that cannot be read, of another plan, or that hold trials twice, and what to do about each.
    pub bad: Vec<Bad>,
    /// Files in `parts/` that are no parts, by their names.
    pub strangers: Vec<PathBuf>,
}

/// A failed result, and how many there are like it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Failure {
    pub point: u32,
    pub world: u32,
    pub policy: u32,
    pub reason: String,
    pub results: u64,
}

/// Whether two reasons say the same but for their numbers.
fn alike(a: &str, b: &str) -> bool {
    let words =
        |text: &str| text.chars().filter(|c| !c.is_ascii_digit() && !".,-".contains(*c)).collect::<String>();
    a == b || words(a) == words(b)
}

/// A file that counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Bad {
    pub file: PathBuf,
    pub kind: Fault,
    pub why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    Damaged,
    /// Of another plan.
    Foreign,
    /// Its trials stand in another part, too.
    Twice,
}

/// Looks through the parts, one at a time. `on_world` is told every world at every point: the measure under each
/// policy, not a number where it failed.
///
/// # Errors
/// The folder itself cannot be read.
pub fn inspect(
    folder: &Path,
    plan: &Plan,
    manifest: &Manifest,
    first_failures: usize,
    on_world: &mut dyn FnMut(u32, &[f64]),
) -> Result<Inspection, StoreError> {
    let mut found = Inspection::default();
    for unit in named(folder, plan, &mut found)? {
        let file = parts::path(folder, &unit);
        match rows(&file, plan, manifest, &unit) {
            Ok(rows) => {
                found.units.push(unit);
                found.add(&rows, manifest.policies.len(), first_failures, on_world);
            }
            // Its own words say what to do about it.
            Err(e) => found.bad.push(Bad {
                file,
                kind: if e.storage { Fault::Damaged } else { Fault::Foreign },
                why: e.message,
            }),
        }
    }
    Ok(found)
}

/// Parts by their names; what cannot be one goes to `found`.
fn named(folder: &Path, plan: &Plan, found: &mut Inspection) -> Result<Vec<UnitName>, StoreError> {
    let listing = parts::listed(folder, plan)?;
    found.strangers = listing.strangers;
    for unit in listing.foreign {
        let file = parts::path(folder, &unit);
        found.bad.push(Bad { kind: Fault::Foreign, why: of_another_plan(&file).message, file });
    }
    // Parts of one block of worlds that share points are neighbours.
    let mut kept: Vec<UnitName> = Vec::new();
    for unit in listing.units {
        match kept.last().filter(|last| last.overlaps(&unit)) {
            Some(last) => found.bad.push(Bad {
                file: parts::path(folder, &unit),
                kind: Fault::Twice,
                why: format!(
                    "{} holds trials that {last}.parquet holds, too: take out the one that does not belong",
                    parts::path(folder, &unit).display()
                ),
            }),
            None => kept.push(unit),
        }
    }
    Ok(kept)
}

/// The columns that are looked at.
struct Rows {
    point: Vec<i64>,
    world: Vec<i64>,
    policy: Vec<i64>,
    ok: Vec<bool>,
    reason: Vec<String>,
    measure: Vec<f64>,
}

fn rows(file: &Path, plan: &Plan, manifest: &Manifest, unit: &UnitName) -> Result<Rows, StoreError> {
    let measure = manifest.measure.as_str();
    let wanted = ["point", "world", "policy", "status", "reason", measure];
    let table = Table::read_of(file, Some(&wanted), Some(("plan", &plan.identity())), parts::CURE)?;
    let whole = |name| table.whole(name).map(<[i64]>::to_vec).unwrap_or_default();
    let text = |name| table.text(name).map(<[String]>::to_vec).unwrap_or_default();
    let rows = Rows {
        point: whole("point"),
        world: whole("world"),
        policy: whole("policy"),
        ok: text("status").iter().map(|s| s == "ok").collect(),
        reason: text("reason"),
        measure: table.real(measure).unwrap_or_default(),
    };
    let expected = unit.points() as usize * unit.worlds() as usize * manifest.policies.len();
    let first = rows.point.first().zip(rows.world.first());
    let starts = first == Some((&i64::from(unit.first_point), &i64::from(unit.first_world)));
    if rows.point.len() != expected || rows.ok.len() != expected || !starts {
        return Err(StoreError::damaged(format!(
            "{} does not hold what its name says ({} rows of {expected}); {}",
            file.display(),
            rows.point.len(),
            parts::CURE
        )));
    }
    Ok(rows)
}

impl Inspection {
    fn add(&mut self, rows: &Rows, policies: usize, first: usize, on_world: &mut dyn FnMut(u32, &[f64])) {
        for i in (0..rows.ok.len()).filter(|&i| !rows.ok[i]) {
            self.failed += 1;
            let point = rows.point[i] as u32;
            let reason = &rows.reason[i];
            if let Some(group) = self.failures.iter_mut().find(|f| alike(&f.reason, reason)) {
                group.results += 1;
            } else if self.failures.len() < first {
                self.failures.push(Failure {
                    point,
                    world: rows.world[i] as u32,
                    policy: rows.policy[i] as u32,
                    reason: reason.clone(),
                    results: 1,
                });
            }
        }
        for (i, values) in rows.measure.chunks_exact(policies).enumerate() {
            on_world(rows.point[i * policies] as u32, values);
        }
    }

    /// Trials (points x worlds) that are stored.
    pub fn trials(&self) -> u64 {
        self.units.iter().map(|u| u64::from(u.points()) * u64::from(u.worlds())).sum()
    }

    /// For each block of worlds: its first world and how many points have it.
    pub fn blocks(&self) -> Vec<(u32, u64)> {
        let mut blocks: Vec<(u32, u64)> = Vec::new();
        for unit in &self.units {
            match blocks.last_mut() {
                Some((first, points)) if *first == unit.first_world => *points += u64::from(unit.points()),
                _ => blocks.push((unit.first_world, u64::from(unit.points()))),
            }
        }
        blocks
    }
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn reasons_that_differ_in_numbers_only_are_alike() {
        let why = "market.customers is 3000, more than the 2000 people";
        assert!(alike(why, "market.customers is 2917.25, more than the 1999 people"));
        assert!(!alike(why, "market.people is 3000, more than the 2000 people"));
    }
}
