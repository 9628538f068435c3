//! Files derived from the stored rounds, rewritten at the end of every run: `worlds.csv`, `weeks.csv`,
//! `weekly.parquet`.

use crate::stats::{moments::Moments, quantile};
use crate::store::rounds::{CASH, SERIES};
use crate::store::table::{Column, Table};
use crate::store::{Results, StoreError, atomic};

/// Quantiles stored for every week.
pub const QUANTILES: [f64; 7] = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];
const QUANTILE_NAMES: [&str; 7] = ["q2.5", "q10", "q25", "q50", "q75", "q90", "q97.5"];
/// Name of the series "cumulated cash less the baseline's in the same world".
pub const GAIN: &str = "gain";

/// Mean and quantiles over worlds of one series in one week under one policy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub mean: f64,
    /// At [`QUANTILES`].
    pub quantiles: [f64; QUANTILES.len()],
}

/// Bands of a series per policy and week; [`GAIN`], the cumulated cash or one of the weekly counts.
pub fn bands(results: &Results, series: &str) -> Result<Vec<Vec<Band>>, StoreError> {
    let stored = if series == GAIN { CASH } else { series };
    let weekly = results.weekly(stored)?;
    let baseline = results.manifest.baseline();
    let policies = 0..results.manifest.policies.len();
    Ok(policies
        .map(|p| {
            let (of, row) = if series == GAIN { (&weekly.minus(p, baseline), 0) } else { (&weekly, p) };
            (0..of.weeks).filter_map(|w| band(&of.week(row, w))).collect()
        })
        .collect())
}

fn band(values: &[f64]) -> Option<Band> {
    let sorted = quantile::sorted(values)?;
    let mean = Moments::of(values)?.mean();
    Some(Band { mean, quantiles: QUANTILES.map(|p| quantile::of_sorted(&sorted, p)) })
}

/// Writes all three files into the run's folder.
pub fn write(results: &Results) -> Result<(), StoreError> {
    atomic::write(&results.folder.join("worlds.csv"), &worlds_csv(results)?)?;
    let weekly = weekly_table(results)?;
    atomic::write(&results.folder.join("weekly.parquet"), &weekly.to_parquet(&[]))?;
    atomic::write(&results.folder.join("weeks.csv"), &csv_of(&[weekly]))
}

/// Long format: one row per policy, series and week.
fn weekly_table(results: &Results) -> Result<Table, StoreError> {
    let mut keys: (Vec<i64>, Vec<String>, Vec<String>, Vec<i64>) = Default::default();
    let mut mean = Vec::new();
    let mut quantiles = vec![Vec::new(); QUANTILES.len()];
    for series in std::iter::once(GAIN).chain([CASH]).chain(SERIES) {
        for (p, weeks) in bands(results, series)?.iter().enumerate() {
            for (week, band) in weeks.iter().enumerate() {
                keys.0.push(p as i64);
                keys.1.push(results.manifest.policies[p].name.clone());
                keys.2.push(series.to_owned());
                keys.3.push(week as i64 + 1);
                mean.push(band.mean);
                quantiles.iter_mut().zip(band.quantiles).for_each(|(column, q)| column.push(q));
            }
        }
    }
    let mut table = Table::default();
    table.push("policy", Column::Whole(keys.0));
    table.push("policy_name", Column::Text(keys.1));
    table.push("series", Column::Text(keys.2));
    table.push("week", Column::Whole(keys.3));
    table.push("mean", Column::Real(mean));
    for (name, column) in QUANTILE_NAMES.into_iter().zip(quantiles) {
        table.push(name, Column::Real(column));
    }
    Ok(table)
}

/// All stored rows, the failed ones included.
fn worlds_csv(results: &Results) -> Result<Vec<u8>, StoreError> {
    let read = |&round: &u32| Table::read(&crate::store::rounds::worlds_path(&results.folder, round), None);
    let tables = results.rounds.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(csv_of(&tables))
}

/// Tables of the same columns one under the other.
fn csv_of(tables: &[Table]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fine = "writing to memory with rows of equal length cannot fail";
    if let Some(first) = tables.first() {
        writer.write_record(first.columns.iter().map(|(name, _)| name)).expect(fine);
    }
    for table in tables {
        for row in 0..table.rows() {
            writer.write_record(table.columns.iter().map(|(_, c)| cell(c, row))).expect(fine);
        }
    }
    writer.into_inner().expect(fine)
}

pub(super) fn cell(column: &Column, row: usize) -> String {
    match column {
        Column::Real(v) if v[row].is_nan() => String::new(),
        Column::Real(v) => v[row].to_string(),
        Column::Whole(v) => v[row].to_string(),
        Column::Text(v) => harmless(&v[row]),
    }
}

/// A text that a spreadsheet would run as a formula gets an apostrophe: at its start, and wherever a program that takes
/// semicolons or tabs for commas would start a cell.
pub(super) fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut starts = true;
    for c in text.chars() {
        if starts && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r') {
            safe.push('\'');
        }
        safe.push(c);
        starts = matches!(c, ';' | '\t' | '\r' | '\n');
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_name_cannot_become_a_formula() {
        let mut table = Table::default();
        table.push("policy_name", Column::Text(vec!["=1+1".into(), "@x".into(), "Plain, \"quoted\"".into()]));
        table.push("npv", Column::Real(vec![-1.5, f64::NAN, 1e6]));
        let text = String::from_utf8(csv_of(&[table])).unwrap();
        assert_eq!(text, "policy_name,npv\n'=1+1,-1.5\n'@x,\n\"Plain, \"\"quoted\"\"\",1000000\n");
    }

    #[test]
    fn nor_can_a_name_that_another_separator_would_split() {
        assert_eq!(harmless("ask; then =1"), "ask; then =1");
        assert_eq!(harmless("ask;=HYPERLINK(\"http://x\")"), "ask;'=HYPERLINK(\"http://x\")");
        assert_eq!(harmless("\t+1"), "'\t'+1");
        assert_eq!(harmless("a\n-1"), "a\n'-1");
        assert_eq!(harmless("2 - 1 = 1 @ once"), "2 - 1 = 1 @ once");
    }
}
