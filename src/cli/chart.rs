//! `chart DIR [KIND…]`: draws the charts of a stored run again.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Failure, ask, chart_sweep, exit, out};
use crate::report::ask::why_no_heatmap;
use crate::report::chart::theme::{REPORT, SLIDE, THEMES, Theme};
use crate::report::chart::{CHARTS, ChartKind, Picture};
use crate::report::figures::{Figures, figures, packs_figure};
use crate::report::packs::Pair;
use crate::report::{Lang, slides};
use crate::store::folder::probe;
use crate::store::{Results, StoreError, atomic};

/// Arguments of `chart`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run or of a sweep, as `run` or `sweep` printed it
    pub folder: PathBuf,
    /// Kinds of chart; all if none is given (of a sweep: heatmap, tornado)
    #[arg(value_name = "KIND", value_parser = kinds())]
    pub kinds: Vec<String>,
    /// Folder of the same scenario's run under the other evidence pack, for the chart `packs`
    #[arg(long, value_name = "FOLDER")]
    pub beside: Option<PathBuf>,
    /// Large type for a wall, or smaller for a page
    #[arg(long, default_value = SLIDE.key, value_parser = themes())]
    pub theme: String,
    /// Light on a dark ground, for a darkened room or a dark page
    #[arg(long)]
    pub dark: bool,
    /// PNG of the report theme for paper: a page of A4 wide, 300 dpi
    #[arg(long, conflicts_with_all = ["theme", "svg"])]
    pub print: bool,
    /// Language of the charts [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Only SVG
    #[arg(long, conflicts_with = "png")]
    pub svg: bool,
    /// Only PNG
    #[arg(long)]
    pub png: bool,
    /// One file of slides instead of pictures, with shapes that PowerPoint can edit
    #[arg(long, conflicts_with_all = ["svg", "png", "dark", "theme", "print"])]
    pub pptx: bool,
}

fn kinds() -> clap::builder::PossibleValuesParser {
    CHARTS.iter().map(|c| clap::builder::PossibleValue::new(c.key).help(c.en)).into()
}
fn themes() -> clap::builder::PossibleValuesParser {
    THEMES.iter().filter(|t| !t.dark).map(|t| t.key).into()
}

/// What is drawn and how.
pub struct Wish<'a> {
    /// Keys of [`CHARTS`]; all if empty.
    pub kinds: &'a [String],
    pub theme: &'static Theme,
    pub lang: Lang,
    pub svg: bool,
    pub png: bool,
    /// PNG with the dots that paper needs.
    pub print: bool,
}

impl Wish<'_> {
    /// What stands between stem and extension, so that no variant overwrites another: nothing for slides on a light
    /// ground in the scenario's language, else ".report", ".print", ".dark", ".de". No name of a policy has dots.
    pub(super) fn variant(&self, scenario: Lang) -> String {
        let theme = match (self.print, self.theme.key) {
            (true, _) => ".print".to_owned(),
            (false, key) if key == SLIDE.key => String::new(),
            (false, key) => format!(".{key}"),
        };
        let ground = if self.theme.dark { ".dark" } else { "" };
        let lang = if self.lang == scenario { String::new() } else { format!(".{}", self.lang.code()) };
        format!("{theme}{ground}{lang}")
    }
}

/// Draws what was asked for and prints the files' names.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    if ask::is_sweep(&args.folder) {
        return chart_sweep::execute(args);
    }
    let results = Results::open(&args.folder)?;
    let key = if args.print { REPORT.key } else { &args.theme };
    let theme = Theme::named(key, args.dark).unwrap_or(&SLIDE);
    let lang = args.lang.unwrap_or(results.manifest.lang.into());
    let kinds = kinds_wanted(args, &results)?;
    let beside = args.beside.as_deref().map(Results::open).transpose()?;
    let wish =
        Wish { kinds: &kinds, theme, lang, svg: !args.png && !args.print, png: !args.svg, print: args.print };
    let figures = figures_of(&results, beside.as_ref(), lang)?;
    let drawn = chosen(&figures, &kinds, theme);
    let files = if args.pptx {
        write_deck(&results, &drawn, lang)?
    } else {
        write_pictures(&results, &drawn, &wish)?
    };
    let names: String = files.iter().map(|f| format!("{}\n", f.display())).collect();
    out::data(&names)?;
    let is_drawn = |key: &str| drawn.iter().any(|(kind, _)| kind.key == key);
    if let Some(kind) = kinds.iter().find(|kind| !is_drawn(kind)) {
        let why = (kind == HEATMAP).then(|| why_no_heatmap(&results, lang)).flatten();
        let why = why.unwrap_or_else(|| "this run has no numbers for it".to_owned());
        let said = format!("the chart `{kind}` has nothing to show: {why}");
        return Err(Failure::new(exit::WRONG_FILE, said));
    }
    let labels = CHARTS.iter().filter(|c| is_drawn(c.key)).map(|c| lang.pick(c.en, c.de));
    let labels = labels.collect::<Vec<_>>().join(", ");
    out::note(&format!("{}: {labels}", lang.texts().run.drawn));
    out::note(&format!("{}: grapevine show {}", lang.texts().run.next, out::shell(&args.folder)));
    Ok(exit::DONE)
}

/// The name of the slides among the charts.
const DECK: &str = "charts.pptx";

/// The kind that says why there is none.
const HEATMAP: &str = "heatmap";
/// The kind that two runs are drawn in.
const PACKS: &str = "packs";

/// The kinds asked for; two runs and no kind mean the picture of both.
fn kinds_wanted(args: &Args, results: &Results) -> Result<Vec<String>, Failure> {
    let packs = args.kinds.iter().any(|k| k == PACKS);
    if packs && args.beside.is_none() {
        let (file, other) = (&results.manifest.scenario_path, results.manifest.evidence.other().name());
        return Err(Failure::new(
            exit::WRONG_FILE,
            format!(
                "the chart `packs` shows two runs: add --beside FOLDER with the run under \"{other}\" \
                 (grapevine run {file} --evidence both makes both)"
            ),
        ));
    }
    if args.beside.is_some() && args.kinds.is_empty() {
        return Ok(vec![PACKS.to_owned()]);
    }
    Ok(args.kinds.clone())
}

/// The figures of a run; with a run `beside` it also those of both.
fn figures_of(results: &Results, beside: Option<&Results>, lang: Lang) -> Result<Figures, Failure> {
    let mut figures = figures(results, lang)?;
    if let Some(beside) = beside {
        figures.data.packs = Some(packs_figure(&Pair::of(results, beside)?, lang));
    }
    Ok(figures)
}

/// Draws into the run's `charts/` and returns the files; with a run `beside` it also the chart of both.
pub fn draw(results: &Results, beside: Option<&Results>, wish: &Wish) -> Result<Vec<PathBuf>, Failure> {
    draw_figures(results, &figures_of(results, beside, wish.lang)?, wish)
}

/// Draws figures that are there already into the `charts/` of a run's folder and returns the files.
pub fn draw_figures(results: &Results, figures: &Figures, wish: &Wish) -> Result<Vec<PathBuf>, Failure> {
    write_pictures(results, &chosen(figures, wish.kinds, wish.theme), wish)
}

/// A picture and its kind.
type Drawn = (&'static ChartKind, Picture);

/// The pictures of the kinds asked for.
fn chosen(figures: &Figures, kinds: &[String], theme: &Theme) -> Vec<Drawn> {
    let Figures { data, context } = figures;
    let alone = data.policies.rows.is_empty();
    let wanted = |c: &&ChartKind| {
        // A single policy has nothing to be compared with.
        !(alone && c.key == "policies") && (kinds.is_empty() || kinds.iter().any(|k| k == c.key))
    };
    let pictures = |c: &'static ChartKind| (c.draw)(data, context, theme).into_iter().map(move |p| (c, p));
    CHARTS.iter().filter(wanted).flat_map(pictures).collect()
}

/// The folder of the charts of a run or sweep, made if it is not there.
pub(super) fn charts_folder(results: &Path) -> Result<PathBuf, StoreError> {
    let folder = results.join("charts");
    let made = std::fs::create_dir_all(&folder).map_err(|e| StoreError::io("create", &folder, &e));
    // Charts are always drawn beside their rows.
    made.and_then(|()| probe(&folder)).map_err(|e| e.chosen_by("and copy these results there"))?;
    Ok(folder)
}

fn write_pictures(results: &Results, pictures: &[Drawn], wish: &Wish) -> Result<Vec<PathBuf>, Failure> {
    let folder = charts_folder(&results.folder)?;
    let variant = wish.variant(results.manifest.lang.into());
    let written: Result<Vec<Vec<PathBuf>>, Failure> =
        pictures.par_iter().map(|(_, picture)| write(picture, &folder, &variant, wish)).collect();
    Ok(written?.concat())
}

/// Writes a picture's files.
pub(super) fn write(
    picture: &Picture,
    folder: &Path,
    variant: &str,
    wish: &Wish,
) -> Result<Vec<PathBuf>, Failure> {
    let scene = &picture.scene;
    let png = || if wish.print { scene.to_print_png() } else { scene.to_png(wish.theme.png_scale) };
    let svg = wish.svg.then(|| ("svg", scene.to_svg().into_bytes()));
    let mut files = Vec::new();
    for (extension, bytes) in svg.into_iter().chain(wish.png.then(|| ("png", png()))) {
        let path = folder.join(format!("{}{variant}.{extension}", picture.stem));
        atomic::write(&path, &bytes)?;
        files.push(path);
    }
    Ok(files)
}

/// Slides of the charts alone; no file without a chart.
fn write_deck(results: &Results, drawn: &[Drawn], lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    if drawn.is_empty() {
        return Ok(Vec::new());
    }
    let path = charts_folder(&results.folder)?.join(DECK);
    atomic::write(&path, &slides::of_charts(&results.manifest.title, drawn, lang))?;
    Ok(vec![path])
}

/// The chart of both packs for slides, into the first run's `charts/`.
pub fn draw_packs(results: &Results, beside: &Results, lang: Lang) -> Result<Vec<PathBuf>, Failure> {
    let kinds = [PACKS.to_owned()];
    draw(
        results,
        Some(beside),
        &Wish { kinds: &kinds, theme: &SLIDE, lang, svg: true, png: true, print: false },
    )
}
