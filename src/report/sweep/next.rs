//! The command to give next about a sweep: one that goes on with this sweep and no other, or a question that its design
//! can answer.

use std::path::Path;

use crate::report::command::quoted;
use crate::store::folder::safe;
use crate::store::sweep::Plan;
use crate::store::sweep::target::read_asked;

/// Where sweeps are kept unless told otherwise.
pub const OUT: &str = "output";

/// The command that goes on with the sweep of a folder, as large as it was last asked for.
pub fn going_on(folder: &Path, plan: &Plan) -> String {
    let asked = read_asked(folder);
    let file = if asked.file.is_empty() { &plan.sweep_path } else { &asked.file };
    let mut words = vec!["grapevine sweep".to_owned(), quoted(file)];
    words.extend(asked.set.iter().map(|set| format!("--set {}", quoted(set))));
    words.extend(asked.shard.map(|shard| format!("--shard {shard}")));
    words.extend(out(folder, Path::new(file)).map(|out| format!("--out {}", quoted(&out))));
    words.join(" ")
}

/// `--out` of a folder that is not where a sweep of this file would be kept by itself.
fn out(folder: &Path, file: &Path) -> Option<String> {
    let stem = file.file_stem().map_or_else(String::new, |stem| safe(&stem.to_string_lossy()));
    let named = folder.file_name().is_some_and(|name| name.to_string_lossy() == stem);
    let parent = folder.parent().map(|parent| parent.display().to_string())?;
    match parent.as_str() {
        // A folder that was renamed cannot be named by an option.
        _ if !named => None,
        OUT => None,
        "" => Some(".".to_owned()),
        _ => Some(parent),
    }
}

/// A question that this sweep can answer.
pub fn question(folder: &Path, plan: &Plan) -> String {
    let question = match plan.design.as_str() {
        "oat" => "tornado",
        "morris" => "drivers",
        _ if plan.policies.len() < 2 => "drivers",
        _ => "best",
    };
    format!("grapevine ask {} {question}", quoted(&folder.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sweep::target::{Asked, TargetSize, begin};
    use crate::testing::sweep_plan;

    #[test]
    fn the_command_that_goes_on_names_everything_that_decides_which_sweep_it_is() {
        let dir = tempfile::tempdir().expect("a folder");
        let plan = Plan { sweep_path: "sweeps/my night.toml".into(), ..sweep_plan(4, 2) };
        let folder = dir.path().join(safe("my night"));
        std::fs::create_dir(&folder).expect("made");
        let out = format!("--out {}", quoted(&dir.path().display().to_string()));
        assert_eq!(going_on(&folder, &plan), format!("grapevine sweep 'sweeps/my night.toml' {out}"));
        let asked = Asked {
            file: "my night.toml".into(),
            set: vec!["reach.told=12".into(), "policy.Half the failures.from.week=3".into()],
            shard: Some("2/3".into()),
        };
        drop(begin(&folder, TargetSize { points: 4, worlds: 2 }, &asked).expect("noted"));
        assert_eq!(
            going_on(&folder, &plan),
            format!(
                "grapevine sweep 'my night.toml' --set reach.told=12 \
                 --set 'policy.Half the failures.from.week=3' --shard 2/3 {out}"
            )
        );
    }

    #[test]
    fn a_folder_where_it_belongs_needs_no_option() {
        let file = Path::new("a/night.toml");
        assert_eq!(out(Path::new("output/night"), file), None);
        assert_eq!(out(Path::new("night"), file), Some(".".into()));
        assert_eq!(out(Path::new("here/night"), file), Some("here".into()));
        assert_eq!(out(Path::new("here/renamed"), file), None);
    }

    #[test]
    fn a_question_is_one_that_the_design_answers() {
        let asked = |design: &str, policies: &[&str]| {
            let policies = policies.iter().map(|p| (*p).to_owned()).collect();
            let plan = Plan { design: design.into(), policies, ..sweep_plan(4, 2) };
            question(Path::new("o/n"), &plan).split(' ').next_back().map(str::to_owned)
        };
        let two = ["a", "b"];
        assert_eq!(
            ["sobol", "oat", "morris"].map(|d| asked(d, &two).unwrap()),
            ["best", "tornado", "drivers"]
        );
        assert_eq!(asked("sobol", &["function"]), Some("drivers".into()));
    }
}
