//! `run FILE --evidence both`: the scenario under each evidence pack, and whether the advice is the same.

use grapevine_engine::evidence::Pack;

use super::exit::{self, Failure};
use super::run::{self, Args, Load, Open};
use super::{Loaded, chart, out, portrait, report};
use crate::experiment::stopping::Why;
use crate::report::material::Material;
use crate::report::packs::Pair;
use crate::report::{Answer, Lang, derived};
use crate::store::{Folder, Results};

/// Which pack stands behind what a file does not say.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The founding articles' numbers
    Folklore,
    /// What studies and surveys found
    Measured,
    /// Each by itself, side by side
    Both,
}

impl Evidence {
    /// The one pack that is meant; `None` for both.
    pub fn pack(self) -> Option<Pack> {
        match self {
            Evidence::Folklore => Some(Pack::Folklore),
            Evidence::Measured => Some(Pack::Measured),
            Evidence::Both => None,
        }
    }
    /// As it is typed.
    pub fn name(self) -> &'static str {
        self.pack().map_or("both", Pack::name)
    }
}

/// A finished run of one pack.
struct Done {
    folder: Folder,
    results: Results,
    why: Why,
}

/// Runs what is missing of both packs and prints the comparison.
pub fn execute(args: &Args, load: &Load) -> Result<u8, Failure> {
    if args.guarantee {
        return Err(Failure::new(
            exit::WRONG_FILE,
            "--guarantee selects within one pack: run it with --evidence folklore, then with --evidence measured",
        ));
    }
    // What is wrong with either pack is found before anything is simulated.
    let [one, other] = Pack::ALL.map(|pack| run::prepared(args, load, Some(pack)));
    let loaded = [one?, other?];
    let [one, other] = [&loaded[0], &loaded[1]].map(|l| Open::of(args, l));
    let [one, other] = [(one?, &loaded[0]), (other?, &loaded[1])];
    let done = [simulate(args, one)?, simulate(args, other)?];
    answer(args, &loaded, &done)
}

fn simulate(args: &Args, (open, loaded): (Open, &Loaded)) -> Result<Done, Failure> {
    let folder = open.folder.clone();
    let lang = args.report.language(folder.manifest());
    if !args.quiet {
        let pack = loaded.scenario.evidence.name();
        out::note(&(lang.texts().run.evidence_pack)(&pack));
    }
    let (why, _) = open.simulated(args, loaded)?;
    let results = Results::open(folder.path())?;
    derived::write(&results)?;
    if !args.no_charts && !results.worlds.is_empty() {
        let answer = Answer::of(&results)?.with_flip(&results);
        portrait::keep(loaded, &results, &answer)?;
        report::write(&Material::with(&results, answer)?, lang)?;
    }
    Ok(Done { folder, results, why })
}

/// The comparison on standard output, folders and what to do next on standard error.
fn answer(args: &Args, loaded: &[Loaded; 2], done: &[Done; 2]) -> Result<u8, Failure> {
    let pair = Pair::of(&done[0].results, &done[1].results)?;
    let lang = args.report.language(&done[0].results.manifest);
    // The picture lies with the run of the file's own pack.
    let own = usize::from(loaded[0].instead.is_some());
    let [home, away] = [own, 1 - own].map(|i| &done[i]);
    if !args.no_charts {
        chart::draw_packs(&home.results, &away.results, lang)?;
    }
    if args.report.json {
        out::data(&pair.document()?)?;
    } else {
        let report = pair.report(lang, out::columns());
        out::data(&format!("{}\n{}\n", out::bold(&report.verdict), report.body))?;
    }
    if !args.quiet {
        notes(args, &pair, done, lang);
        let [a, b] = [home, away].map(|d| out::shell(d.folder.path()));
        let next = if args.no_charts {
            format!("grapevine chart {a} packs --beside {b}")
        } else {
            format!("grapevine check {} --evidence both", out::shell(&args.file))
        };
        out::note(&format!("{}: {next}", lang.texts().run.next));
    }
    let codes = [0, 1].map(|i| run::exit_code(&pair.answers[i], done[i].why));
    let worst = |code: &u8| [exit::DONE, exit::NOT_SETTLED, exit::SOME_FAILED].iter().position(|c| c == code);
    Ok(codes.into_iter().max_by_key(worst).unwrap_or(exit::DONE))
}

/// How each run ended, and where it lies.
fn notes(args: &Args, pair: &Pair<'_>, done: &[Done; 2], lang: Lang) {
    for (i, pack) in Pack::ALL.into_iter().enumerate() {
        if let Some(line) = run::ended(args, &pair.answers[i], done[i].why, lang) {
            out::note(&format!("{}: {line}", pack.name()));
        }
        out::note(&format!("{} worlds.csv weeks.csv", done[i].folder.path().display()));
    }
}
