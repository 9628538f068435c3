//! Problems as rustc would show them: the place, a caret, the cure.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::METRICS;
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::{Problem, Scenario};

use super::exit::{self, Failure};
use super::texts;
use crate::scenario_file::{self, LoadError, Loaded};
use crate::sweep_file::{self, Sweep};

/// More than this nobody reads at once.
const MOST_SHOWN: usize = 50;

/// Reads a scenario for a verb, with another evidence pack than its own if one is given.
///
/// # Errors
/// Code 2 if the file is wrong, 74 if it cannot be read; the message is complete.
pub fn load(path: &Path, evidence: Option<Pack>) -> Result<Loaded, Failure> {
    let mut loaded = scenario_file::load(path, evidence).map_err(|error| failure(&error, on_terminal()))?;
    loaded.notes.extend(silent_measures(&loaded.scenario));
    Ok(loaded)
}

/// Measures that would be the same in every world, with the cure.
fn silent_measures(scenario: &Scenario) -> Vec<String> {
    let t = texts(scenario.lang).check;
    let note = |(measure, switch): &(usize, ParamId)| {
        (t.silent_measure)(&METRICS[*measure].key, &switch.param().key)
    };
    scenario.silent_measures().iter().map(note).collect()
}

/// Reads a sweep file for a verb; `set` are overrides from the command line.
///
/// # Errors
/// As [`load`].
pub fn load_sweep(path: &Path, set: &[(String, String)]) -> Result<Sweep, Failure> {
    sweep_file::load(path, set).map_err(|error| failure(&error, on_terminal()))
}

/// [`load_sweep`] from the copies in a sweep's folder.
///
/// # Errors
/// As [`load`].
pub fn load_kept(inputs: &Path, set: &[(String, String)]) -> Result<Sweep, Failure> {
    sweep_file::load_kept(inputs, set).map_err(|error| failure(&error, on_terminal()))
}

fn on_terminal() -> bool {
    anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never
}

fn failure(error: &LoadError, colour: bool) -> Failure {
    match error {
        LoadError::Storage { path, message, help } => {
            plain(exit::STORAGE, path, message, help.as_deref(), colour)
        }
        LoadError::Unfit { path, message, help } => {
            plain(exit::WRONG_FILE, path, message, help.as_deref(), colour)
        }
        LoadError::Problems { path, text, problems } => {
            Failure { code: exit::WRONG_FILE, message: render(path, text, problems, colour) }
        }
    }
}

fn renderer(colour: bool) -> Renderer {
    if colour { Renderer::styled() } else { Renderer::plain() }
}

fn plain(code: u8, path: &Path, message: &str, help: Option<&str>, colour: bool) -> Failure {
    let title = format!("{}: {message}", path.display());
    let error = renderer(colour).render(&[Group::with_title(Level::ERROR.primary_title(title.as_str()))]);
    let help =
        help.map(|help| renderer(colour).render(&[Group::with_title(Level::HELP.primary_title(help))]));
    let message = help.map_or(error.clone(), |help| format!("{error}\n{help}"));
    Failure { code, message }
}

/// All problems of one file, one below the other, and their number.
pub fn render(path: &Path, text: &str, problems: &[Problem], colour: bool) -> String {
    let renderer = renderer(colour);
    let name = path.display().to_string();
    let mut shown: Vec<String> =
        problems.iter().take(MOST_SHOWN).map(|problem| one(&renderer, &name, text, problem)).collect();
    let count = problems.len();
    let rest = if count > MOST_SHOWN { format!("; the first {MOST_SHOWN} are shown") } else { String::new() };
    let plural = if count == 1 { "" } else { "s" };
    let sum = format!("{name} has {count} problem{plural}{rest}; nothing was simulated");
    shown.push(renderer.render(&[Group::with_title(Level::ERROR.primary_title(sum.as_str()))]));
    shown.join("\n\n")
}

fn one(renderer: &Renderer, name: &str, text: &str, problem: &Problem) -> String {
    let place = AnnotationKind::Primary.span(problem.span.clone()).label(problem.label.as_str());
    let mut error = Level::ERROR
        .primary_title(problem.title.as_str())
        .element(Snippet::source(text).path(name).annotation(place));
    for note in &problem.notes {
        error = error.element(Level::NOTE.message(note.as_str()));
    }
    let mut groups = vec![error];
    groups.extend(problem.help.as_deref().map(|help| Group::with_title(Level::HELP.secondary_title(help))));
    renderer.render(&groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::scenario::parse;

    fn shown(text: &str) -> String {
        render(Path::new("scenarios/fitness.toml"), text, &parse(text).expect_err("wrong on purpose"), false)
    }

    #[test]
    fn an_unknown_key_looks_like_a_compiler_error() {
        let text = "grapevine = 1\n[world]\nvoice.rat = 0.05\n[[policy]]\nname = \"A\"\nbaseline = true\n";
        let expected = "\
error: unknown key `voice.rat`
 --> scenarios/fitness.toml:3:1
  |
3 | voice.rat = 0.05
  | ^^^^^^^^^ not a parameter
  |
help: did you mean `voice.rate`? (share of unhappy customers who tell the firm, 0 to 1)

error: scenarios/fitness.toml has 1 problem; nothing was simulated";
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn several_problems_stand_in_file_order() {
        let text = "grapevine = 1\n[world]\nspend.mean = 4,5\nvoice.rate = 94\n";
        let out = shown(text);
        let titles: Vec<_> = out.lines().filter(|line| line.starts_with("error")).collect();
        assert_eq!(
            titles,
            [
                "error: `spend.mean`: `4,5` has a decimal comma",
                "error: `voice.rate` is 94, outside 0 to 1",
                "error: scenarios/fitness.toml has 2 problems; nothing was simulated",
            ]
        );
    }

    #[test]
    fn a_place_at_the_end_of_the_file_can_be_shown() {
        for text in ["", "grapevine = 1", "grapevine = 1\r\n", "\u{feff}grapevine = 1\n# ü"] {
            assert!(shown(text).contains("the file has no policy"), "{text:?}");
        }
    }

    #[test]
    fn colour_is_for_terminals() {
        let problems = [Problem::new(0..1, "title", "label").help("help").note("note")];
        assert!(!render(Path::new("a"), "x", &problems, false).contains('\u{1b}'));
        assert!(render(Path::new("a"), "x", &problems, true).contains('\u{1b}'));
    }

    #[test]
    fn a_missing_file_is_the_wrong_file() {
        let failure = load(Path::new("no/such/file.toml"), None).expect_err("missing");
        assert_eq!(failure.code, 2);
        assert!(
            failure.message.contains("error: no/such/file.toml: there is no such file"),
            "{}",
            failure.message
        );
    }

    #[test]
    fn a_measure_whose_mechanism_is_off_is_noted_with_the_cure() {
        let text = include_str!("../../scenarios/front-desk.toml");
        let with = |also: &str| {
            let text = text.replace("also         = [", &format!("also         = [\"{also}\", "));
            silent_measures(&parse(&text).expect("sound"))
        };
        assert!(with("visits").is_empty());
        assert!(with("rating")[0].contains("write reviews.on = true"), "{:?}", with("rating"));
    }
}
