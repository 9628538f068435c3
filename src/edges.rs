//! Own networks: a text file with two ids per line.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use crate::scenario_file::{LoadError, storage};

/// Longest line that can hold two ids and a remark.
const LONGEST_LINE: u64 = 4_096;
/// Ties a list may have; more do not fit into memory beside the people.
const MOST_TIES: usize = 250_000_000;
/// So many bad lines are shown.
const MOST_FAULTS: usize = 10;

/// A network read from a file.
#[derive(Debug, PartialEq, Eq)]
pub struct EdgeList {
    /// Lower id first, sorted, each tie once.
    pub edges: Vec<(u32, u32)>,
    /// What was put right silently.
    pub notes: Vec<String>,
}

/// Reads an edge list for people 0 to `people - 1`. Ids are separated by a comma, semicolon, tab or
/// spaces; a heading line, empty lines and lines with `#` are passed over. Ties have no direction.
///
/// # Errors
/// [`LoadError::Storage`] if the file cannot be read, else [`LoadError::Unfit`] with the lines at fault.
pub fn read(path: &Path, people: u32) -> Result<EdgeList, LoadError> {
    let file = File::open(path).map_err(|error| storage(path, &error))?;
    if fs::metadata(path).is_ok_and(|meta| meta.is_dir()) {
        let message = "this is a folder, not an edge list".to_owned();
        return Err(LoadError::Storage { path: path.to_owned(), message, help: None });
    }
    let reader = BufReader::with_capacity(1 << 16, file);
    let (edges, faults) = ties(reader, people).map_err(|error| storage(path, &error))?;
    finish(path, people, edges, faults)
}

/// [`read`] for a list that the program itself holds.
///
/// # Errors
/// The lines at fault.
pub fn of_text(text: &str, people: u32) -> Result<Vec<(u32, u32)>, String> {
    let (edges, faults) = ties(text.as_bytes(), people).map_err(|error| error.to_string())?;
    match finish(Path::new(""), people, edges, faults) {
        Ok(list) => Ok(list.edges),
        Err(LoadError::Unfit { message, .. } | LoadError::Storage { message, .. }) => Err(message),
        Err(LoadError::Problems { .. }) => Err("has problems".to_owned()),
    }
}

/// Ties, and the lines at fault.
type Ties = (Vec<(u32, u32)>, Vec<String>);

/// Ties as they stand.
fn ties(reader: impl BufRead, people: u32) -> std::io::Result<Ties> {
    let mut lines = Lines { reader, bytes: Vec::new(), number: 0 };
    let mut edges = Vec::new();
    let mut faults = Vec::new();
    while lines.next()? {
        match tie(&lines.bytes, lines.number, people) {
            Ok(Some(edge)) => edges.push(edge),
            Ok(None) => {}
            Err(fault) => faults.push(format!("line {}: {fault}", lines.number)),
        }
        if faults.len() > MOST_FAULTS || edges.len() > MOST_TIES {
            break;
        }
    }
    Ok((edges, faults))
}

fn finish(
    path: &Path,
    people: u32,
    mut edges: Vec<(u32, u32)>,
    mut faults: Vec<String>,
) -> Result<EdgeList, LoadError> {
    if edges.len() > MOST_TIES {
        faults = vec![format!("more than {MOST_TIES} ties")];
    } else if faults.is_empty() && edges.is_empty() {
        faults = vec!["holds no ties".to_owned()];
    }
    if faults.len() > MOST_FAULTS {
        faults[MOST_FAULTS] = "and perhaps more".to_owned();
    }
    if !faults.is_empty() {
        return Err(LoadError::Unfit {
            path: path.to_owned(),
            message: format!("is no edge list of this market\n  {}", faults.join("\n  ")),
            help: Some(format!(
                "two whole numbers per line, for example 0,17; ids run from 0 to {}",
                people - 1
            )),
        });
    }
    let read = edges.len();
    edges.sort_unstable();
    edges.dedup();
    let double = read - edges.len();
    let notes = if double == 0 {
        Vec::new()
    } else {
        vec![format!("{double} ties stand more than once; each counts once")]
    };
    Ok(EdgeList { edges, notes })
}

/// Lines of bounded length.
struct Lines<R> {
    reader: R,
    bytes: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Reads the next line into `bytes`; false at the end.
    fn next(&mut self) -> std::io::Result<bool> {
        self.bytes.clear();
        self.number += 1;
        let read = self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.bytes)?;
        Ok(read > 0)
    }
}

/// The tie of a line; `None` for a line without one.
fn tie(bytes: &[u8], number: u64, people: u32) -> Result<Option<(u32, u32)>, String> {
    if bytes.len() as u64 == LONGEST_LINE {
        return Err("the line is too long".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').split('#').next().unwrap_or("").trim();
    if text.is_empty() {
        return Ok(None);
    }
    let mut fields =
        text.split([',', ';', '\t', ' ']).map(|f| f.trim().trim_matches('"')).filter(|f| !f.is_empty());
    let (Some(a), Some(b), None) = (fields.next(), fields.next(), fields.next()) else {
        return Err(format!("`{}` does not hold exactly two ids", shown(text)));
    };
    let heading =
        number == 1 && [a, b].iter().all(|f| f.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    if heading {
        return Ok(None);
    }
    let (a, b) = (id(a, people)?, id(b, people)?);
    if a == b {
        return Err(format!("person {a} is tied to itself"));
    }
    Ok(Some((a.min(b), a.max(b))))
}

fn id(text: &str, people: u32) -> Result<u32, String> {
    match text.parse::<u64>() {
        Ok(id) if id < u64::from(people) => Ok(id as u32),
        Ok(id) if id == u64::from(people) => {
            Err(format!("nobody has the id {id}: ids start at 0 (does your list start at 1?)"))
        }
        Ok(id) => Err(format!("nobody has the id {id}: market.people is {people}")),
        Err(_) => Err(format!("`{}` is not an id (a whole number from 0 up)", shown(text))),
    }
}

fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, people: u32) -> Result<EdgeList, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ties.csv");
        fs::write(&path, text).unwrap();
        read(&path, people).map_err(|error| match error {
            LoadError::Unfit { message, .. } | LoadError::Storage { message, .. } => message,
            LoadError::Problems { .. } => unreachable!("edge lists have no spans"),
        })
    }

    #[test]
    fn headings_remarks_and_every_usual_separator_are_understood() {
        let list =
            of("\u{feff}\"from\";\"to\"\r\n# friends\r\n1;0\r\n\r\n1\t2\n3 , 2 # colleagues\n", 4).unwrap();
        assert_eq!(list.edges, [(0, 1), (1, 2), (2, 3)]);
        assert!(list.notes.is_empty());
    }

    #[test]
    fn double_ties_count_once_and_are_mentioned() {
        let list = of("0,1\n1,0\n0,1\n1,2\n", 3).unwrap();
        assert_eq!(list.edges, [(0, 1), (1, 2)]);
        assert_eq!(list.notes, ["2 ties stand more than once; each counts once"]);
    }

    #[test]
    fn a_list_the_program_holds_is_read_as_a_file_is() {
        assert_eq!(of_text("from,to\n1,0\n2,1\n", 3), Ok(vec![(0, 1), (1, 2)]));
        assert!(of_text("0,3\n", 3).unwrap_err().contains("line 1: nobody has the id 3"));
    }

    #[test]
    fn every_bad_line_is_named() {
        let message = of("0,1\n2,2\n0,3\n0,9\n-1,0\n1.5,0\n0\n0,1,2\nid,id\n", 3).unwrap_err();
        for part in [
            "line 2: person 2 is tied to itself",
            "line 3: nobody has the id 3: ids start at 0 (does your list start at 1?)",
            "line 4: nobody has the id 9: market.people is 3",
            "line 5: `-1` is not an id",
            "line 6: `1.5` is not an id",
            "line 7: `0` does not hold exactly two ids",
            "line 8: `0,1,2` does not hold exactly two ids",
            "line 9: `id` is not an id",
        ] {
            assert!(message.contains(part), "{part} not in {message}");
        }
        assert!(of("", 3).unwrap_err().contains("holds no ties"));
        assert!(of(&"x".repeat(10_000), 3).unwrap_err().contains("line 1: the line is too long"));
    }

    #[test]
    fn a_ring_of_many_people_is_read_whole() {
        let people = 200_000_u32;
        let text: String = (0..people).map(|i| format!("{i},{}\n", (i + 1) % people)).collect();
        assert_eq!(of(&text, people).unwrap().edges.len(), people as usize);
    }
}
