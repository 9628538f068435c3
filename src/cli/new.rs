//! `new NAME`: a commented scenario that runs as it is.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use grapevine_engine::scenario::{Lang, suggest};

use super::exit::{self, Failure};
use super::{out, said, texts};

/// Arguments of `new`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Name of the scenario; the file gets the ending .toml
    pub name: PathBuf,
    /// Shipped scenario to start from [default: front-desk]
    #[arg(long, value_name = "SCENARIO")]
    pub from: Option<String>,
    /// Language, en or de [default: that of the scenario to start from]
    #[arg(long, value_parser = super::language)]
    pub lang: Option<Lang>,
}

/// A shipped scenario that `new` starts from.
struct Template {
    name: &'static str,
    /// The language of its comments and names.
    lang: Lang,
    text: &'static str,
}

macro_rules! templates {
    ($($name:literal $lang:ident),* $(,)?) => {
        &[$(Template {
            name: $name,
            lang: Lang::$lang,
            text: include_str!(concat!("../../scenarios/", $name, ".toml")),
        }),*]
    };
}

/// One line per shipped scenario; the first of a language is its default.
static TEMPLATES: &[Template] = templates![
    "front-desk" En,
    "why-they-leave" En,
    "iceberg" En,
    "hughes-test" En,
    "cable-rudeness" En,
    "effort-or-delight" En,
    "same-product-rival" En,
    "double-jeopardy" En,
    "staff-first" En,
    "reviews-small-firm" En,
    "reviews-larger-firm" En,
    "restaurant-surge" En,
    "two-day-promise" En,
    "speak-up" En,
    "complacency" En,
    "ten-times" En,
    "five-to-twenty-five" En,
    "loyalty-referral" En,
    "hughes-drift" En,
    "located-service" En,
    "pilot" En,
    "evaluate-regularly" En,
    "bass" En,
    "goldenberg" En,
    "cdnow" En,
    "erlang" En,
    "sbg" En,
    "pfeifer-carraway" En,
    "empfang" De,
];

/// Writes the file.
///
/// # Errors
/// Code 2 for an unknown template or an unusable name, 74 if the file exists or cannot be written.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let (text, lang) = text(args.from.as_deref(), args.lang)?;
    let path = file_name(&args.name)?;
    write(&path, &text)?;
    out::data(&format!("{}\n", path.display()))?;
    out::note(&format!("{}: grapevine run {}", texts(lang).run.next, path.display()));
    Ok(exit::DONE)
}

/// The template's text with its language set, and that language: the template's own unless another is asked for.
fn text(from: Option<&str>, lang: Option<Lang>) -> Result<(String, Lang), Failure> {
    let found = match from {
        None => TEMPLATES.iter().find(|t| t.lang == lang.unwrap_or(Lang::En)),
        Some(name) => TEMPLATES.iter().find(|t| t.name == name.trim_end_matches(".toml")),
    };
    let Some(template) = found else { return Err(unknown(from.unwrap_or_default())) };
    let lang = lang.unwrap_or(template.lang);
    if template.lang == lang {
        return Ok((template.text.to_owned(), lang));
    }
    let code = said(lang, "en", "de");
    let other_line = |line: &str| line.split('=').next().is_none_or(|key| key.trim() != "lang");
    let kept = template.text.lines().filter(|line| other_line(line));
    let text = kept
        .map(|line| match line.starts_with("grapevine") {
            true => format!("{line}\nlang      = \"{code}\"\n"),
            false => format!("{line}\n"),
        })
        .collect();
    Ok((text, lang))
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = TEMPLATES.iter().map(|t| t.name).collect();
    let help = match suggest::nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("known: {}", names.join(", ")),
    };
    Failure::new(exit::WRONG_FILE, format!("there is no shipped scenario `{name}`\nhelp: {help}"))
}

/// The path with the ending `.toml`.
fn file_name(name: &Path) -> Result<PathBuf, Failure> {
    let text = name.to_string_lossy();
    let last = name.file_name().map(|last| last.to_string_lossy().into_owned()).unwrap_or_default();
    if last.is_empty() || text.ends_with(['/', '\\']) || last.chars().any(char::is_control) {
        let help = "help: write a name, for example: grapevine new my-question";
        return Err(Failure::new(exit::WRONG_FILE, format!("`{text}` cannot name a scenario\n{help}")));
    }
    let done = last.ends_with(".toml");
    Ok(if done { name.to_owned() } else { name.with_file_name(format!("{last}.toml")) })
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let shown = path.display();
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|error| {
        let message = match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{shown} exists already and is left as it is\nhelp: choose another name, or remove the file first")
            }
            ErrorKind::NotFound => format!("{shown}: there is no such folder"),
            _ => format!("{shown} cannot be written: {error}"),
        };
        Failure::new(exit::STORAGE, message)
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| Failure::new(exit::STORAGE, format!("{shown} cannot be written: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::scenario::parse;

    #[test]
    fn every_template_is_a_sound_scenario_in_both_languages() {
        for template in TEMPLATES {
            for lang in [Lang::En, Lang::De] {
                let (text, _) = text(Some(template.name), Some(lang)).unwrap();
                let scenario =
                    parse(&text).unwrap_or_else(|problems| panic!("{}: {problems:?}", template.name));
                assert_eq!(scenario.lang, lang, "{}", template.name);
            }
        }
        assert!(text(None, Some(Lang::De)).unwrap().0.contains("Wie heute"));
    }

    #[test]
    fn a_template_keeps_its_own_language_unless_another_is_asked_for() {
        let (german, lang) = text(Some("empfang"), None).unwrap();
        assert_eq!((parse(&german).unwrap().lang, lang), (Lang::De, Lang::De));
        assert_eq!(text(Some("empfang"), Some(Lang::En)).unwrap().1, Lang::En);
        assert_eq!(text(None, None).unwrap().1, Lang::En);
    }

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let args = Args { name: dir.path().join("a"), from: None, lang: None };
        assert_eq!(execute(&args), Ok(0));
        std::fs::write(dir.path().join("a.toml"), "mine").unwrap();
        assert_eq!(execute(&args).unwrap_err().code, 74);
        assert_eq!(std::fs::read_to_string(dir.path().join("a.toml")).unwrap(), "mine");
    }

    #[test]
    fn bad_names_and_folders_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let code = |name: PathBuf, from: Option<&str>| {
            execute(&Args { name, from: from.map(str::to_owned), lang: None }).unwrap_err().code
        };
        assert_eq!(code(dir.path().join("no/such/a"), None), 74);
        assert_eq!(code(PathBuf::from(""), None), 2);
        assert_eq!(code(PathBuf::from("x/"), None), 2);
        assert_eq!(code(dir.path().join("b"), Some("front-dsk")), 2);
        assert!(unknown("front-dsk").message.contains("did you mean front-desk?"));
    }
}
