//! `target.json`: what the last command asked for. Decides nothing about results, but what `status` calls left and what a
//! command without a size goes on with.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::UnitName;
use crate::store::{StoreError, atomic};

/// How much was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetSize {
    pub points: u32,
    pub worlds: u32,
}

impl TargetSize {
    /// Trials (points x worlds) in all.
    pub fn trials(self) -> u64 {
        u64::from(self.points) * u64::from(self.worlds)
    }

    /// Trials of these units that are asked for. No two of the units overlap.
    pub fn stored(self, done: &[UnitName]) -> u64 {
        let inside = |first: u32, last: u32, end: u32| u64::from(end.min(last + 1).saturating_sub(first));
        let of = |u: &UnitName| {
            inside(u.first_point, u.last_point, self.points)
                * inside(u.first_world, u.last_world, self.worlds)
        };
        done.iter().map(of).sum()
    }
}

/// The options of the last command that decide what it works on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The sweep file as it was given.
    #[serde(default)]
    pub file: String,
    /// Values of the scenario set on the command line, as `key=value`.
    #[serde(default)]
    pub set: Vec<String>,
    #[serde(default)]
    pub shard: Option<String>,
}

#[derive(Serialize)]
struct Written<'a> {
    #[serde(flatten)]
    size: TargetSize,
    #[serde(flatten)]
    asked: &'a Asked,
}

/// How often and how long to wait for a command that is about to note its size.
const TRIES: u32 = 250;
const PAUSE: Duration = Duration::from_millis(20);

/// Says to other processes that one works on the folder with this number of points; ends with the process.
#[derive(Debug)]
pub struct Working {
    _lock: Option<File>,
}

/// What the last command asked for, where that is known.
pub fn read_target(folder: &Path) -> Option<TargetSize> {
    serde_json::from_str(&fs::read_to_string(folder.join("target.json")).ok()?).ok()
}

/// With which options it did.
pub fn read_asked(folder: &Path) -> Asked {
    let text = fs::read_to_string(folder.join("target.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Notes what is asked for and that this process works on it. The last unit of a block of worlds ends with the last
/// point, so that two processes with different numbers of points would store the same trials under two names: the
/// second is refused while the first is at work. The same number works side by side. Where the file system knows no
/// locks nobody is refused.
///
/// # Errors
/// Another process works on another number of points, or the disk said no.
pub fn begin(folder: &Path, size: TargetSize, asked: &Asked) -> Result<Working, StoreError> {
    let path = folder.join(".working");
    let open = || File::options().create(true).truncate(false).write(true).open(&path);
    for _ in 0..TRIES {
        let Ok(file) = open() else { break };
        match file.try_lock() {
            // Nobody else is at work.
            Ok(()) => {
                write(folder, size, asked)?;
                let shared = file.unlock().is_ok() && file.lock_shared().is_ok();
                // Between the two locks another may have come first.
                if !shared || read_target(folder).is_none_or(|t| t.points == size.points) {
                    return Ok(Working { _lock: Some(file) });
                }
            }
            Err(TryLockError::WouldBlock) => match file.try_lock_shared() {
                Ok(()) => return beside(folder, size, asked, file),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => break,
            },
            Err(TryLockError::Error(_)) => break,
        }
    }
    write(folder, size, asked)?;
    Ok(Working { _lock: None })
}

/// Joins a process that is at work.
fn beside(folder: &Path, size: TargetSize, asked: &Asked, file: File) -> Result<Working, StoreError> {
    let theirs = read_target(folder).unwrap_or(size);
    if theirs.points != size.points {
        return Err(StoreError::content(format!(
            "another command is at work in {} on {} points, and this one asks for {}: nothing was simulated; ask for \
             as many as it does, or wait until it has ended",
            folder.display(),
            theirs.points,
            size.points
        )));
    }
    write(folder, TargetSize { worlds: size.worlds.max(theirs.worlds), ..size }, asked)?;
    Ok(Working { _lock: Some(file) })
}

fn write(folder: &Path, size: TargetSize, asked: &Asked) -> Result<(), StoreError> {
    let json = serde_json::to_string(&Written { size, asked }).expect("numbers and texts") + "\n";
    let file = folder.join("target.json");
    if fs::read_to_string(&file).is_ok_and(|now| now == json) {
        return Ok(());
    }
    atomic::write(&file, json.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(points: u32, worlds: u32) -> TargetSize {
        TargetSize { points, worlds }
    }

    #[test]
    fn another_number_of_points_is_refused_while_somebody_works_and_noted_afterwards() {
        let dir = tempfile::tempdir().expect("a folder");
        let begin = |size| begin(dir.path(), size, &Asked::default());
        let first = begin(size(10, 64)).expect("nobody is there");
        let refused = begin(size(12, 64)).expect_err("at work").message;
        assert!(refused.contains("on 10 points, and this one asks for 12"), "{refused}");
        assert_eq!(read_target(dir.path()), Some(size(10, 64)), "left as it was");
        let second = begin(size(10, 128)).expect("side by side");
        let third = begin(size(10, 64)).expect("side by side");
        assert_eq!(read_target(dir.path()), Some(size(10, 128)), "what another works on is not forgotten");
        drop((first, second));
        assert!(begin(size(12, 64)).is_err(), "one is left");
        drop(third);
        begin(size(12, 64)).expect("all have ended");
        assert_eq!(read_target(dir.path()), Some(size(12, 64)));
    }

    #[test]
    fn the_options_are_read_back_and_older_files_have_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let asked = Asked { file: "a.toml".into(), set: vec!["a=1".into()], shard: Some("1/2".into()) };
        drop(begin(dir.path(), size(3, 64), &asked).expect("noted"));
        assert_eq!((read_target(dir.path()), read_asked(dir.path())), (Some(size(3, 64)), asked));
        fs::write(dir.path().join("target.json"), "{\"points\":4,\"worlds\":8}\n").expect("written");
        assert_eq!((read_target(dir.path()), read_asked(dir.path())), (Some(size(4, 8)), Asked::default()));
    }
}
