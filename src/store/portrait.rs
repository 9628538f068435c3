//! `portrait.json`: single people of one world of the run, to be looked at.
//!
//! A neighbourhood with who told whom under a few policies, and how customers stayed. It decides no number of the
//! answer: a run without it is shown without the pictures that need it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{StoreError, atomic};

/// Version of the file's layout.
const FORMAT: u32 = 1;

/// What is kept of single people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Portrait {
    format: u32,
    /// `None` where nobody told anybody, or where tracing a world would cost too much.
    pub neighbourhood: Option<Neighbourhood>,
    /// `None` where nobody starts as a customer, or where it would cost too much.
    pub staying: Option<Staying>,
}

/// Some people of one world who know each other or told each other, and what happened to them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbourhood {
    /// Which world.
    pub world: u32,
    /// People in the whole market.
    pub of: u32,
    pub weeks: u32,
    /// Where each person stands in the picture, 0 to 1000 across and down.
    pub people: Vec<[u16; 2]>,
    /// Persons who are customers at the start.
    pub customers: Vec<u16>,
    pub ties: Vec<[u16; 2]>,
    pub lives: Vec<Events>,
}

/// What happened to the neighbourhood under one policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Events {
    /// Index into the manifest's policies.
    pub policy: usize,
    /// Week, [`Kind`], person, and what the kind says of it; in the order of weeks.
    pub events: Vec<[u32; 4]>,
}

/// What the second number of an event means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// Let down, and said nothing to the firm.
    Silent,
    /// Let down, spoke up in vain.
    Vain,
    /// Let down, spoke up, put right.
    PutRight,
    /// Told a bad story to another person of the picture.
    Bad,
    /// Told a good one.
    Good,
    /// Heard so many bad stories from people outside the picture.
    BadFromOutside,
    /// Heard so many good ones.
    GoodFromOutside,
    /// Told a bad story to so many people outside.
    BadToOutside,
    /// Told a good one to so many.
    GoodToOutside,
    /// Ceased to be a customer; the cause in the order of the engine's causes.
    Left,
    /// Became a customer for the first time.
    Joined,
    /// Became one again.
    WonBack,
}

/// Number of kinds.
const KINDS: u32 = Kind::WonBack as u32 + 1;

/// How the customers of the start stay, over some worlds of the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staying {
    /// Weeks of a step.
    pub step_weeks: u32,
    /// By world: customers of the start who never left, at the start and after each step.
    pub as_is: Vec<Vec<u32>>,
    /// The same worlds where nobody changes with time; equal where nothing of the kind is on.
    pub unchanged: Vec<Vec<u32>>,
    /// Something that makes people change is on.
    pub people_change: bool,
    /// What does so and cannot be switched off, by key of its parameter: then there is no split.
    pub inseparable: Option<String>,
    /// The firm or the market may change for all customers alike.
    pub firm_changes: bool,
}

impl Portrait {
    /// A portrait of this version.
    pub fn new(neighbourhood: Option<Neighbourhood>, staying: Option<Staying>) -> Portrait {
        Portrait { format: FORMAT, neighbourhood, staying }
    }
}

fn path(folder: &Path) -> std::path::PathBuf {
    folder.join("portrait.json")
}

/// Whether a run has a portrait, sound or not.
pub fn exists(folder: &Path) -> bool {
    path(folder).exists()
}

/// Stores the portrait of a run.
pub fn write(folder: &Path, portrait: &Portrait) -> Result<(), StoreError> {
    let json = serde_json::to_string(portrait).expect("a portrait has text keys only");
    atomic::write(&path(folder), (json + "\n").as_bytes())
}

/// The portrait of a run with so many policies; `None` where none was drawn, or one of a later program.
pub fn read(folder: &Path, policies: usize) -> Result<Option<Portrait>, StoreError> {
    #[derive(Deserialize)]
    struct Version {
        format: u32,
    }
    let file = path(folder);
    if !file.exists() {
        return Ok(None);
    }
    let damaged = |what: &str| {
        StoreError::damaged(format!(
            "{} is damaged ({what}); delete this file and run the same command again",
            file.display()
        ))
    };
    let json = std::fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
    let version: Version = serde_json::from_str(&json).map_err(|e| damaged(&e.to_string()))?;
    if version.format != FORMAT {
        return Ok(None);
    }
    let portrait: Portrait = serde_json::from_str(&json).map_err(|e| damaged(&e.to_string()))?;
    let wrong = portrait.neighbourhood.as_ref().and_then(|n| n.wrong(policies));
    match wrong.or_else(|| portrait.staying.as_ref().and_then(Staying::wrong)) {
        Some(what) => Err(damaged(what)),
        None => Ok(Some(portrait)),
    }
}

impl Neighbourhood {
    /// What cannot be, if anything.
    fn wrong(&self, policies: usize) -> Option<&'static str> {
        let n = self.people.len();
        let here = |person: usize| person < n;
        if self.people.iter().flatten().any(|&at| at > 1000) {
            return Some("a person stands outside the picture");
        }
        let tied = self.ties.iter().flatten().chain(&self.customers);
        if !tied.into_iter().all(|&person| here(person as usize)) {
            return Some("a tie to a person who is not there");
        }
        let told = |kind: u32| kind == Kind::Bad as u32 || kind == Kind::Good as u32;
        let sound = |&[week, kind, person, other]: &[u32; 4]| {
            let cause =
                kind != Kind::Left as u32 || (other as usize) < grapevine_engine::model::ledger::CAUSES;
            let listener = !told(kind) || here(other as usize);
            week < self.weeks && kind < KINDS && here(person as usize) && cause && listener
        };
        if !self.lives.iter().flat_map(|life| &life.events).all(sound) {
            return Some("an event that cannot be");
        }
        let ordered = |life: &Events| life.events.windows(2).all(|pair| pair[0][0] <= pair[1][0]);
        if self.lives.is_empty() || !self.lives.iter().all(|life| life.policy < policies && ordered(life)) {
            return Some("the lives do not fit the run");
        }
        None
    }
}

impl Staying {
    fn wrong(&self) -> Option<&'static str> {
        let steps = self.as_is.first().map_or(0, Vec::len);
        let all = || self.as_is.iter().chain(&self.unchanged);
        let falling = |world: &Vec<u32>| world.windows(2).all(|pair| pair[0] >= pair[1]);
        let sound = steps > 1 && self.step_weeks > 0 && self.as_is.len() == self.unchanged.len();
        (!sound || !all().all(|world| world.len() == steps && falling(world)))
            .then_some("customers who stayed do not add up")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portrait() -> Portrait {
        let neighbourhood = Neighbourhood {
            world: 0,
            of: 20_000,
            weeks: 52,
            people: vec![[0, 0], [1000, 500]],
            customers: vec![1],
            ties: vec![[0, 1]],
            lives: vec![Events { policy: 0, events: vec![[0, 0, 1, 0], [0, 3, 1, 0], [9, 9, 1, 7]] }],
        };
        let staying = Staying {
            step_weeks: 13,
            as_is: vec![vec![100, 90, 85]],
            unchanged: vec![vec![100, 90, 84]],
            people_change: true,
            inseparable: None,
            firm_changes: false,
        };
        Portrait::new(Some(neighbourhood), Some(staying))
    }

    fn damaged(change: impl FnOnce(&mut Portrait)) -> String {
        let dir = tempfile::tempdir().unwrap();
        let mut wrong = portrait();
        change(&mut wrong);
        write(dir.path(), &wrong).unwrap();
        let error = read(dir.path(), 2).unwrap_err();
        assert!(error.storage && error.message.contains("portrait.json is damaged"), "{error}");
        error.message
    }

    #[test]
    fn a_portrait_comes_back_as_it_was_written_and_a_missing_one_as_none() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path(), 2).unwrap(), None);
        write(dir.path(), &portrait()).unwrap();
        assert_eq!(read(dir.path(), 2).unwrap(), Some(portrait()));
    }

    #[test]
    fn a_damaged_portrait_is_an_error_that_names_the_file_and_the_cure() {
        let people = |p: &mut Portrait| p.neighbourhood.as_mut().unwrap().people[0] = [1001, 0];
        assert!(damaged(people).contains("outside"));
        assert!(damaged(|p| p.neighbourhood.as_mut().unwrap().ties[0] = [0, 2]).contains("a tie"));
        for event in [[0, 12, 0, 0], [52, 0, 0, 0], [0, 3, 0, 2], [0, 9, 0, 8], [0, 0, 2, 0]] {
            let change = |p: &mut Portrait| p.neighbourhood.as_mut().unwrap().lives[0].events = vec![event];
            assert!(damaged(change).contains("an event that cannot be"));
        }
        assert!(damaged(|p| p.neighbourhood.as_mut().unwrap().lives[0].policy = 2).contains("the lives"));
        assert!(damaged(|p| p.staying.as_mut().unwrap().as_is[0][2] = 91).contains("add up"));
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(path(dir.path()), "{\"format\":1,\"neigh").unwrap();
        assert!(read(dir.path(), 1).unwrap_err().message.contains("delete this file"));
        std::fs::write(path(dir.path()), "{\"format\":2,\"else\":1}").unwrap();
        assert_eq!(read(dir.path(), 1).unwrap(), None, "a later program's portrait is not ours to judge");
    }
}
