//! Points that somebody else chose: a CSV file with a column per factor, named as in `[sweep.vary]`.

use std::path::Path;

use crate::design::Level;

/// Most points of a file.
const MOST: usize = 1_000_000;

/// Columns of a table of points that say where a point came from: `plan --csv` writes them.
const BOOKKEEPING: [&str; 5] = ["point", "candidate", "row", "step", "moved"];

/// The factors' columns and the rows.
pub struct Listed {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Level>>,
    /// The line of the file that each row stands in.
    pub lines: Vec<u64>,
    /// Columns that are no factors and were left out, as they may be called.
    pub left_out: Vec<String>,
}

/// Reads the file. Numbers are numbers, `true` and `false` flags, anything else words.
///
/// # Errors
/// What is wrong, with the line.
pub fn read(path: &Path) -> Result<Listed, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => format!("{shown}: there is no such file"),
        _ => format!("{shown}: {e}"),
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().trim(csv::Trim::All).comment(Some(b'#')).from_reader(text.as_bytes());
    let columns: Vec<String> =
        reader.headers().map_err(|e| format!("{shown}: {e}"))?.iter().map(|c| bare(c).to_owned()).collect();
    if let Some(german) = columns.iter().find(|c| c.contains(';')) {
        return Err(format!("{shown}: columns are separated by commas, found `{german}`"));
    }
    if let Some(i) = (1..columns.len()).find(|&i| columns[..i].contains(&columns[i])) {
        return Err(format!("{shown}: the column `{}` stands there twice", columns[i]));
    }
    let factors: Vec<usize> = (0..columns.len()).filter(|&i| !is_bookkeeping(&columns, i)).collect();
    if factors.is_empty() {
        return Err(format!("{shown}: no column is a factor"));
    }
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|e| format!("{shown}: {e}"))?;
        let line = record.position().map_or(0, |at| line_of(text, at));
        let value = |i: &usize| {
            level(bare(record.get(*i).unwrap_or("")))
                .ok_or_else(|| format!("{shown}: line {line} has no value for `{}`", columns[*i]))
        };
        let row: Vec<Level> = factors.iter().map(value).collect::<Result<_, _>>()?;
        rows.push(row);
        lines.push(line);
        if rows.len() > MOST {
            return Err(format!("{shown}: has more than {MOST} points"));
        }
    }
    if rows.is_empty() {
        return Err(format!("{shown}: has no point"));
    }
    let named = |i: usize| {
        if columns[i].is_empty() { "the column without a name".into() } else { columns[i].clone() }
    };
    let left_out = (0..columns.len()).filter(|i| !factors.contains(i)).map(named).collect();
    Ok(Listed { columns: factors.iter().map(|&i| columns[i].clone()).collect(), rows, lines, left_out })
}

/// The line of a record, whose position may be that of remarks or empty lines before it.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let rest = text.get(at.byte() as usize..).unwrap_or("");
    let skipped = rest.lines().take_while(|line| line.is_empty() || line.starts_with('#')).count();
    at.line() + skipped as u64
}

/// Whether a column numbers the points: one of [`BOOKKEEPING`], or a first one without a name, as pandas writes it.
fn is_bookkeeping(columns: &[String], i: usize) -> bool {
    let name = columns[i].as_str();
    BOOKKEEPING.contains(&name) || i == 0 && (name.is_empty() || name == "Unnamed: 0")
}

/// Without the quotation marks that a space before them made part of the text.
fn bare(cell: &str) -> &str {
    cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')).map_or(cell, str::trim)
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
