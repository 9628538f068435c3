//! Points that somebody else chose: a CSV file with a column per factor, named as in `[sweep.vary]`.

use std::path::Path;

use crate::design::Level;

/// Most points of a file.
const MOST: usize = 1_000_000;

/// The columns' names and the rows.
pub struct Listed {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Level>>,
}

/// Reads the file. Numbers are numbers, `true` and `false` flags, anything else words.
///
/// # Errors
/// What is wrong, with the line.
pub fn read(path: &Path) -> Result<Listed, String> {
    let shown = path.display();
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .comment(Some(b'#'))
        .from_path(path)
        .map_err(|e| format!("{shown}: {e}"))?;
    let columns: Vec<String> =
        reader.headers().map_err(|e| format!("{shown}: {e}"))?.iter().map(str::to_owned).collect();
    if let Some(german) = columns.iter().find(|c| c.contains(';')) {
        return Err(format!("{shown}: columns are separated by commas, found `{german}`"));
    }
    if let Some(i) = (1..columns.len()).find(|&i| columns[..i].contains(&columns[i])) {
        return Err(format!("{shown}: the column `{}` stands there twice", columns[i]));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| format!("{shown}: {e}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row: Vec<Level> = record
            .iter()
            .enumerate()
            .map(|(i, cell)| {
                level(cell).ok_or_else(|| format!("{shown}: line {line} has no value for `{}`", columns[i]))
            })
            .collect::<Result<_, _>>()?;
        rows.push(row);
        if rows.len() > MOST {
            return Err(format!("{shown}: has more than {MOST} points"));
        }
    }
    if rows.is_empty() {
        return Err(format!("{shown}: has no point"));
    }
    Ok(Listed { columns, rows })
}

fn level(cell: &str) -> Option<Level> {
    match cell {
        "" => None,
        "true" => Some(Level::Flag(true)),
        "false" => Some(Level::Flag(false)),
        _ => Some(match cell.replace('_', "").parse::<f64>() {
            Ok(v) if v.is_finite() => Level::Number(v),
            _ => Level::Word(cell.to_owned()),
        }),
    }
}
