//! What a pilot came to, as columns of the rows of its world.

use grapevine_engine::model::pilot::PilotOutcome;

use super::table::{Column, Table};

/// Columns, in order; present only in runs of a scenario with a pilot.
pub const COLUMNS: [&str; 10] = [
    "pilot_customers_control",
    "pilot_customers",
    "pilot_mean_control",
    "pilot_mean",
    "pilot_sd_control",
    "pilot_sd",
    "pilot_all_as_today",
    "pilot_all_in_it",
    "pilot_spill_control",
    "pilot_spill",
];

fn numbers(p: &PilotOutcome) -> [f64; COLUMNS.len()] {
    [
        p.customers[0] as f64,
        p.customers[1] as f64,
        p.mean[0],
        p.mean[1],
        p.sd[0],
        p.sd[1],
        p.today,
        p.rolled_out,
        p.spill[0],
        p.spill[1],
    ]
}

/// Adds the columns: one pilot per row, not a number where the world has none.
pub fn push(table: &mut Table, pilots: &[Option<PilotOutcome>]) {
    for (i, name) in COLUMNS.into_iter().enumerate() {
        let value = |p: &Option<PilotOutcome>| p.as_ref().map_or(f64::NAN, |p| numbers(p)[i]);
        table.push(name, Column::Real(pilots.iter().map(value).collect()));
    }
}

/// Reads the columns back, one pilot per row; `None` when they are missing.
pub fn read(table: &Table) -> Option<Vec<Option<PilotOutcome>>> {
    let columns: Vec<Vec<f64>> = COLUMNS.iter().map(|name| table.real(name)).collect::<Option<_>>()?;
    let at = |row: usize| {
        let v: [f64; COLUMNS.len()] = std::array::from_fn(|i| columns[i][row]);
        v.iter().all(|v| v.is_finite()).then(|| PilotOutcome {
            customers: [v[0] as i64, v[1] as i64],
            mean: [v[2], v[3]],
            sd: [v[4], v[5]],
            today: v[6],
            rolled_out: v[7],
            spill: [v[8], v[9]],
        })
    };
    Some((0..table.rows()).map(at).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pilot_comes_back_as_it_was_written_and_a_missing_one_as_none() {
        let some = PilotOutcome {
            customers: [3, 4],
            mean: [1.5, 2.5],
            sd: [0.5, 0.25],
            today: 1.4,
            rolled_out: 2.9,
            spill: [0.1, -0.2],
        };
        let mut table = Table::default();
        push(&mut table, &[Some(some), None]);
        assert_eq!(read(&table), Some(vec![Some(some), None]));
        assert_eq!(read(&Table::default()), None);
    }
}
