//! `status DIR`: how far a sweep is, and its answer so far. Looks only; also while the sweep runs.

use std::path::PathBuf;

use super::exit::{self, Failure};
use super::out;
use crate::experiment::runner::quiet_trial_panics;
use crate::report::Lang;
use crate::report::sweep::next;
use crate::report::sweep::standing::Standing;
use crate::report::sweep::status::Status;
use crate::store::sweep::folder::{read_manifest, read_plan, read_target};
use crate::store::sweep::inspect::inspect;

/// Failed results that are named one by one.
const FAILURES_NAMED: usize = 3;

/// Files that are no parts, named one by one.
const STRANGERS_NAMED: usize = 5;

/// Arguments of `status`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a sweep, as `sweep` printed it
    pub folder: PathBuf,
    /// All numbers as JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// Language [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// Names files in `parts/` that are no parts by their names; a copy "… (1).parquet" is easily overlooked.
pub fn note_strangers(files: &[PathBuf], lang: Lang) {
    if files.is_empty() {
        return;
    }
    let name = |f: &PathBuf| f.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let mut names: Vec<String> = files.iter().take(STRANGERS_NAMED).map(name).collect();
    names.extend((files.len() > STRANGERS_NAMED).then(|| "…".to_owned()));
    out::note(&(lang.texts().status.strangers)(&names.join(", ")));
}

/// Prints the status. Ends with 74 when a file is damaged or does not belong there, with 1 when results failed.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let plan = read_plan(&args.folder)?;
    let manifest = read_manifest(&args.folder)?;
    let lang = args.lang.unwrap_or(manifest.lang.into());
    let mut standing = Standing::new(&manifest);
    quiet_trial_panics();
    let found = inspect(&args.folder, &plan, &manifest, FAILURES_NAMED, &mut |point, values| {
        standing.add(point, values);
    })?;
    let place = out::shell(&args.folder);
    let replay = |row: &str| format!("grapevine replay {place} {row}");
    let status = Status::of(&plan, &manifest, &found, &standing, read_target(&args.folder), &replay);
    if args.json {
        out::data(&status.document(&plan, &manifest, &args.folder.display().to_string()))?;
    } else {
        let body = status.body(&manifest, lang, out::columns());
        out::data(&format!("{}\n{body}\n", out::bold(&status.headline(lang))))?;
    }
    note_strangers(&found.strangers, lang);
    let next = if status.left_trials.is_some_and(|left| left > 0) || status.done_trials == 0 {
        next::going_on(&args.folder, &plan)
    } else {
        next::question(&args.folder, &plan)
    };
    out::note(&format!("{}: {next}", lang.texts().plan.next));
    Ok(match (found.bad.is_empty(), found.failed) {
        (false, _) => exit::STORAGE,
        (true, 0) => exit::DONE,
        _ => exit::SOME_FAILED,
    })
}
