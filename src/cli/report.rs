//! `report DIR`: everything about a stored run that one shows to others.

use std::path::{Path, PathBuf};

use super::chart::{self, Wish};
use super::{Failure, exit, out};
use crate::report::chart::theme::SLIDE;
use crate::report::material::Material;
use crate::report::{Lang, page, slides, workbook};
use crate::store::asked::Until;
use crate::store::{Results, atomic};

/// The page's name in a run's folder.
pub const PAGE: &str = "report.html";
/// The workbook's.
pub const WORKBOOK: &str = "results.xlsx";

/// The slides' name in a run's folder.
pub const SLIDES: &str = "slides.pptx";

/// Arguments of `report`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run, as `run` printed it
    pub folder: PathBuf,
    /// Language the report opens in [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Writes only the page, to this file
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// Writes the report and prints the files' names.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let results = Results::open(&args.folder)?;
    refuse(&results)?;
    let lang = args.lang.unwrap_or(results.manifest.lang.into());
    let material = Material::of(&results)?;
    let files = match &args.out {
        Some(file) => vec![write_page(&material, lang, file)?],
        None => write(&material, lang)?,
    };
    let names: String = files.iter().map(|f| format!("{}\n", f.display())).collect();
    out::data(&names)?;
    let page = files.first().map_or(PAGE.to_owned(), |f| out::shell(f));
    out::note(&(lang.texts().run.open_page)(&page));
    Ok(exit::DONE)
}

/// What has no report, and why.
fn refuse(results: &Results) -> Result<(), Failure> {
    let (folder, scenario) =
        (results.folder.display(), out::shell(Path::new(&results.manifest.scenario_path)));
    let wrong = |message: String| Err(Failure::new(exit::WRONG_FILE, message));
    if results.rounds.is_empty() {
        return wrong(format!("{folder} holds no finished round yet; run `grapevine run {scenario}`"));
    }
    if results.asked == Until::Guarantee {
        return wrong(format!(
            "{folder} is a selection: worse policies were dropped on the way, so that there are no worlds in which all \
             can be compared; `grapevine show` prints it, and `grapevine run {scenario}` makes a run with a report"
        ));
    }
    Ok(())
}

/// Everything a run's folder shows to others; the page is the first of the files. Nothing is written before
/// everything is there.
pub fn write(material: &Material<'_>, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    let folder = &material.results.folder;
    let files = [
        (PAGE, page::html(material, lang)?.into_bytes()),
        (WORKBOOK, workbook::write(material, lang)?),
        (SLIDES, slides::write(material, lang)),
    ];
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        atomic::write(&path, &bytes)?;
        written.push(path);
    }
    let wish = Wish { kinds: &[], theme: &SLIDE, lang, svg: true, png: true, print: false };
    written.extend(chart::draw_figures(material.results, material.figures(lang), &wish)?);
    Ok(written)
}

fn write_page(material: &Material<'_>, lang: Lang, file: &Path) -> Result<PathBuf, Failure> {
    atomic::write(file, page::html(material, lang)?.as_bytes())?;
    Ok(file.to_owned())
}
