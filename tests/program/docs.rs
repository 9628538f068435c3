//! The documents are true: their commands run, their samples are what the program prints, their links lead
//! somewhere.
//!
//! `toml`, `csv` and `bash` blocks that begin with `# name.toml` are made into files; `sh` blocks are run as they are; in `console` blocks, lines with `$ ` are run and the lines below must be
//! what is printed on standard output. `GRAPEVINE_BLESS=1` writes the printed lines into the documents.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{root, text};

/// Commands that build or test; they are not run again from inside a test.
const CARGO: [&str; 8] = [
    "cargo test",
    "cargo bench",
    "cargo fmt",
    "cargo clippy",
    "cargo build",
    "cargo install",
    ".ci/run",
    "GRAPEVINE_BLESS=1 cargo test",
];

/// README.md, the other papers beside it, the scenarios' and everything in docs/.
fn documents() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = markdown(root());
    found.extend(markdown(&root().join("scenarios")));
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        found.extend(markdown(&folder));
        folders.extend(
            fs::read_dir(&folder).expect("docs").map(|e| e.expect("readable").path()).filter(|p| p.is_dir()),
        );
    }
    found.sort();
    found
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("readable").path());
    entries.filter(|p| p.extension().is_some_and(|e| e == "md")).collect()
}

/// A fenced block: its language, its lines, and the line number of the first.
struct Block {
    language: String,
    lines: Vec<String>,
    first: usize,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (n, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => {
                open = Some(Block { language: language.to_owned(), lines: Vec::new(), first: n + 1 });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => block.lines.push(line.to_owned()),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

/// A copy of what a reader of the documents has: the scenarios and the program. One per document, so that
/// commands may use what earlier ones left.
struct Reader {
    folder: TempDir,
}

impl Reader {
    fn new() -> Reader {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let scenarios = folder.path().join("scenarios");
        for part in ["", "sweeps"] {
            let (from, to) = (root().join("scenarios").join(part), scenarios.join(part));
            fs::create_dir(&to).expect("created");
            let entries = fs::read_dir(from).expect("scenarios").map(|e| e.expect("readable").path());
            for path in entries.filter(|p| p.is_file()) {
                fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("copied");
            }
        }
        Reader { folder }
    }

    /// Runs a command in `sh` and returns its standard output.
    fn types(&self, command: &str, place: &str) -> String {
        let program = assert_cmd::cargo::cargo_bin("grapevine");
        let beside = program.parent().expect("a folder").display().to_string();
        let path = format!("{beside}:{}", std::env::var("PATH").unwrap_or_default());
        let command = command.replace("cargo run --release -- ", "grapevine ");
        let runs = ["grapevine ", "cp ", "for ", "xargs "].iter().any(|word| command.starts_with(word));
        assert!(runs, "{place}: what is not run is no `sh` block: {command}");
        let mut shell = Command::new("sh");
        shell.args(["-euc", &command]).env("PATH", path).current_dir(&self.folder);
        let output = shell.output().expect("sh");
        let said = text(&output.stderr);
        assert!(output.status.success(), "{place}: `{command}` ends with {}\n{said}", output.status);
        text(&output.stdout)
    }

    /// A block that begins with `# name.toml` is a file that the reader has made; in a script that line is the second.
    fn keeps(&self, block: &Block) {
        let script = block.lines.first().is_some_and(|l| l.starts_with("#!"));
        let name = block.lines.get(usize::from(script)).and_then(|l| l.strip_prefix("# "));
        let plain = |n: &&str| n.ends_with(&format!(".{}", block.language)) && !n.contains([' ', '/']);
        if let Some(name) = name.filter(plain) {
            fs::write(self.folder.path().join(name), block.lines.join("\n") + "\n").expect("written");
        }
    }

    /// The block as it should be: commands with what they print.
    fn session(&self, block: &Block, place: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for command in block.lines.iter().filter_map(|l| l.strip_prefix("$ ")) {
            lines.push(format!("$ {command}"));
            lines.extend(self.types(command, place).trim_end().lines().map(|l| l.trim_end().to_owned()));
        }
        lines
    }
}

fn is_cargo(command: &str) -> bool {
    CARGO.iter().any(|c| command.trim().starts_with(c))
}

/// Runs a document's blocks; returns it with the printed lines in place.
fn performed(document: &str, name: &str) -> String {
    let reader = Reader::new();
    let mut lines: Vec<String> = document.lines().map(str::to_owned).collect();
    // From the last block to the first would keep line numbers; commands need the order, so an offset does.
    let mut moved = 0_isize;
    for block in blocks(document) {
        let place = format!("{name}:{}", block.first + 1);
        match block.language.as_str() {
            "sh" => {
                let commands = block.lines.iter().map(|l| l.split(" # ").next().unwrap_or("").trim());
                for command in commands.filter(|c| !c.is_empty() && !c.starts_with('#') && !is_cargo(c)) {
                    reader.types(command, &place);
                }
            }
            "console" => {
                let printed = reader.session(&block, &place);
                let start = block.first.strict_add_signed(moved);
                let end = start + block.lines.len();
                moved += printed.len() as isize - block.lines.len() as isize;
                lines.splice(start..end, printed);
            }
            "toml" | "csv" | "bash" => reader.keeps(&block),
            _ => {}
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn commands_in_the_documents_run_and_print_what_is_said() {
    for path in documents() {
        let document = fs::read_to_string(&path).expect("readable");
        let name = path.strip_prefix(root()).expect("below the root").display().to_string();
        let now = performed(&document, &name);
        if now != document && std::env::var_os("GRAPEVINE_BLESS").is_some() {
            fs::write(&path, &now).expect("written");
        } else if now != document {
            let differ = document.lines().zip(now.lines()).find(|(a, b)| a != b);
            panic!(
                "{name} shows other output than the program prints, first at {differ:?}. If that is meant: \
                 GRAPEVINE_BLESS=1 cargo test --workspace"
            );
        }
    }
}

#[test]
fn the_two_commands_of_the_readme_are_there_and_gated() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there");
    let gate = fs::read_to_string(root().join(".ci/run")).expect("there");
    let commands: Vec<String> = blocks(&readme)
        .into_iter()
        .filter(|b| b.language == "sh")
        .flat_map(|b| b.lines)
        .map(|l| l.split(" # ").next().unwrap_or("").trim().to_owned())
        .collect();
    assert!(
        commands.contains(&"cargo run --release -- run scenarios/front-desk.toml".to_owned()),
        "{commands:?}"
    );
    assert!(commands.contains(&"cargo test --workspace".to_owned()), "{commands:?}");
    assert!(gate.lines().any(|l| l == "cargo test --workspace"), "the gate runs what the README says");
}

#[test]
fn links_lead_somewhere() {
    let mut checked = 0;
    for path in documents() {
        let document = fs::read_to_string(&path).expect("readable");
        for link in document.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            checked += 1;
            let there = path.parent().expect("a folder").join(target);
            assert!(there.exists(), "{}: nothing at {link}", path.display());
        }
    }
    assert!(checked >= 10, "the documents link to each other: {checked}");
}

#[test]
fn every_document_is_in_the_index_and_pictures_are_light() {
    let index = fs::read_to_string(root().join("docs/README.md")).expect("there");
    for path in documents().iter().filter(|p| p.starts_with(root().join("docs"))) {
        let name = path.strip_prefix(root().join("docs")).expect("below").display().to_string();
        assert!(name == "README.md" || index.contains(&format!("]({name})")), "docs/README.md lists {name}");
    }
    let pictures = fs::read_dir(root().join("docs/pictures")).expect("pictures");
    for picture in pictures.map(|e| e.expect("readable")) {
        let bytes = picture.metadata().expect("readable").len();
        assert!(bytes < 150_000, "{:?} has {bytes} bytes", picture.file_name());
    }
}

#[test]
fn the_reference_of_the_scenario_file_is_the_one_that_is_printed() {
    let printed = super::grapevine().args(["explain", "--markdown"]).output().expect("started");
    let stored = root().join("docs/reference/scenario-file.md");
    let (printed, before) = (text(&printed.stdout), fs::read_to_string(&stored).expect("there"));
    if printed != before && std::env::var_os("GRAPEVINE_BLESS").is_some() {
        fs::write(&stored, printed).expect("written");
    } else {
        assert!(printed == before, "grapevine explain --markdown > docs/reference/scenario-file.md");
    }
}
