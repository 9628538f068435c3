//! Checksums of columns: CRC-32 over the values as they were meant, whatever encoding and compression made of them.
//!
//! The metadata of a file say `crc32 = "1a2b3c4d,…"`, one per column in order. Each goes over the column's name, then
//! real and whole numbers as eight bytes, texts as their length in four bytes and their UTF-8, all little-endian.
//! They find what a disk or a copy changed, not what somebody changed on purpose.

use crc32fast::Hasher;
use parquet::file::metadata::{FileMetaData, KeyValue};

use super::table::{Column, Table};

/// Key in a file's metadata.
const KEY: &str = "crc32";
/// Bytes that are gathered before they are hashed: many at once are faster.
const BUFFER: usize = 8192;

/// Checksums that grow with a file.
pub struct Sums(Vec<Hasher>);

impl Sums {
    /// Of the columns of a table before its first row.
    pub fn of_columns(table: &Table) -> Sums {
        Sums(table.columns.iter().map(|(name, _)| begun(name)).collect())
    }
    /// Takes in more rows.
    pub fn add(&mut self, table: &Table) {
        for (sum, (_, column)) in self.0.iter_mut().zip(&table.columns) {
            add(sum, column);
        }
    }
    /// As metadata.
    pub fn note(&self) -> KeyValue {
        let sums: Vec<String> = self.0.iter().map(|sum| format!("{:08x}", sum.clone().finalize())).collect();
        KeyValue::new(KEY.to_owned(), sums.join(","))
    }
}

/// The checksum of a whole column.
pub fn of(name: &str, column: &Column) -> u32 {
    let mut sum = begun(name);
    add(&mut sum, column);
    sum.finalize()
}

/// What a file says about its columns; `None` in files of earlier programs.
///
/// # Errors
/// It says something else than checksums, or not one per column.
pub fn noted(meta: &FileMetaData) -> Result<Option<Vec<u32>>, String> {
    let notes = meta.key_value_metadata().into_iter().flatten();
    let Some(note) = notes.into_iter().find(|note| note.key == KEY) else { return Ok(None) };
    let text = note.value.as_deref().unwrap_or_default();
    let columns = meta.schema_descr().num_columns();
    let sums: Option<Vec<u32>> =
        text.split(',').take(columns).map(|sum| u32::from_str_radix(sum, 16).ok()).collect();
    let sums = if columns == 0 { Some(Vec::new()) } else { sums };
    sums.filter(|s| s.len() == columns).map(Some).ok_or_else(|| "unreadable checksums".to_owned())
}

fn begun(name: &str) -> Hasher {
    let mut sum = Hasher::new();
    sum.update(name.as_bytes());
    sum
}

fn add(sum: &mut Hasher, column: &Column) {
    let mut waiting = Vec::with_capacity(BUFFER + 8);
    let mut push = |bytes: &[u8]| {
        waiting.extend_from_slice(bytes);
        if waiting.len() >= BUFFER {
            sum.update(&waiting);
            waiting.clear();
        }
    };
    match column {
        Column::Real(values) => {
            // What is no number is stored as null: one is like the other.
            values
                .iter()
                .map(|v| if v.is_nan() { f64::NAN } else { *v })
                .for_each(|v| push(&v.to_le_bytes()));
        }
        Column::Whole(values) => values.iter().for_each(|v| push(&v.to_le_bytes())),
        Column::Text(values) => values.iter().for_each(|text| {
            push(&(text.len() as u32).to_le_bytes());
            push(text.as_bytes());
        }),
    }
    sum.update(&waiting);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_same_however_the_rows_came_and_another_for_other_values_or_names() {
        let long = Column::Whole((0..5000).collect());
        let mut table = Table::default();
        table.push("a", long.clone());
        let mut sums = Sums::of_columns(&table);
        sums.add(&table.part(0..7));
        sums.add(&table.part(7..5000));
        assert_eq!(sums.note().value, Some(format!("{:08x}", of("a", &long))));
        assert_ne!(of("a", &long), of("b", &long));
        let text = |all: &[&str]| of("a", &Column::Text(all.iter().map(|t| (*t).to_owned()).collect()));
        assert_ne!(text(&["ab", "c"]), text(&["a", "bc"]));
        assert_ne!(of("a", &Column::Real(vec![0.0])), of("a", &Column::Real(vec![-0.0])));
        assert_eq!(of("a", &Column::Real(vec![f64::NAN])), of("a", &Column::Real(vec![-f64::NAN])));
    }

    #[test]
    fn it_is_the_checksum_that_others_compute() {
        // "123456789", the check value of CRC-32 as in zip files.
        let mut sum = begun("1234");
        sum.update(b"56789");
        assert_eq!(sum.finalize(), 0xcbf4_3926);
    }
}
