//! `export DIR`: everything that is stored, as one long table.

use std::path::{Path, PathBuf};

use super::exit::{self, Failure};
use super::out;
use super::status::note_strangers;
use crate::report::Lang;
use crate::report::sweep::code_book;
use crate::report::sweep::export::{Format, Source, What};
use crate::store::{StoreError, atomic};

/// Arguments of `export`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a sweep or of a run, as `sweep` or `run` printed it
    pub folder: PathBuf,
    /// File to write, .csv or .parquet; export.csv in the folder if not given
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// A row per point and policy: means, spread, difference from the baseline with its interval
    #[arg(long, conflicts_with = "series")]
    pub means: bool,
    /// A row per recorded week of every trial
    #[arg(long)]
    pub series: bool,
    /// Replaces files that exist
    #[arg(long)]
    pub force: bool,
}

/// Writes the table and the code book beside it; prints both names.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let wrong = |message: String| Failure::new(exit::WRONG_FILE, message);
    let source = Source::open(&args.folder)?;
    let what = match (args.means, args.series) {
        (true, _) => What::Means,
        (_, true) => What::Series,
        _ => What::Trials,
    };
    if what == What::Series && !source.has_series() {
        return Err(wrong(format!(
            "{} holds no weekly course: write record = {{ series = \"quarter\" }} below [sweep] in the sweep file and \
             sweep into another folder (--out)",
            args.folder.display()
        )));
    }
    let table = args.to.clone().unwrap_or_else(|| args.folder.join(default_name(what)));
    let format = format(&table).map_err(wrong)?;
    let book = PathBuf::from(format!("{}.codebook.csv", table.display()));
    for file in [&table, &book] {
        refuse_to_overwrite(file, "--to", args.force).map_err(wrong)?;
    }
    let elsewhere = |e: StoreError| e.chosen_by("with --to");
    let (rows, columns) = source.write(what, &table, format).map_err(elsewhere)?;
    atomic::write(&book, &code_book::csv(&source, what, &columns)?).map_err(elsewhere)?;
    out::data(&format!("{}\n{}\n", table.display(), book.display()))?;
    let lang = Lang::from(source.manifest().lang);
    if let Source::Sweep(swept) = &source {
        note_strangers(&swept.results.strangers, lang);
    }
    let t = lang.texts().export;
    let (rows, columns) = (lang.count(rows as u64), lang.count(columns.columns.len() as u64));
    out::note(&format!("{}; {}: {}", (t.exported)(&rows, &columns), t.code_book, out::shell(&book)));
    Ok(exit::DONE)
}

fn default_name(what: What) -> &'static str {
    match what {
        What::Trials => "export.csv",
        What::Means => "export-means.csv",
        What::Series => "export-series.csv",
    }
}

fn format(file: &Path) -> Result<Format, String> {
    match file.extension().and_then(|e| e.to_str()) {
        Some("csv") => Ok(Format::Csv),
        Some("parquet") => Ok(Format::Parquet),
        _ => Err(format!("--to {}: write a name that ends with .csv or .parquet", file.display())),
    }
}

/// Refuses a file that exists, unless it may be replaced; `option` names another one.
pub(super) fn refuse_to_overwrite(file: &Path, option: &str, force: bool) -> Result<(), String> {
    if force || !file.exists() {
        return Ok(());
    }
    Err(format!(
        "{} is there already and was left alone; give another name with {option}, or --force",
        file.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_its_format() {
        assert_eq!(format(Path::new("a/b.csv")), Ok(Format::Csv));
        assert_eq!(format(Path::new("b.c.parquet")), Ok(Format::Parquet));
        for wrong in ["a", "a.xlsx", "csv", ".csv", "a.csv.gz"] {
            assert!(format(Path::new(wrong)).unwrap_err().contains(".parquet"), "{wrong}");
        }
    }
}
