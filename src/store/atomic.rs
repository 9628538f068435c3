//! Files that exist whole or not at all: temporary file, fsync, rename, fsync of the folder.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::StoreError;

/// How the names of damaged files end.
pub const ASIDE: &str = ".damaged";

/// A temporary file older than this belongs to no living writer: one file takes well under a second.
const STALE: Duration = Duration::from_secs(600);

/// Writes `bytes` to `path` so that a reader sees the old file, the new file or none, never a part.
/// On failure (disk full) the temporary file is removed and whatever stood at `path` is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut result = try_write(path, bytes);
    if matches!(&result, Err(e) if e.kind() == ErrorKind::NotFound) && path.parent().is_some_and(Path::is_dir)
    {
        // Another process took our temporary file for a stale one.
        result = try_write(path, bytes);
    }
    result.map_err(|e| StoreError::io("write", path, &e))
}

fn try_write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = temporary_beside(path);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    })();
    if written.is_err() {
        // The first error is the one to report; a leftover would be swept at the next start.
        let _ = fs::remove_file(&temporary);
        return written;
    }
    sync_folder(path.parent().unwrap_or(Path::new(".")))
}

/// Writes a file unless one is there already, also when another process does the same at this moment: exactly one of
/// them is told `true`.
///
/// # Errors
/// The disk said no.
pub fn create(path: &Path, bytes: &[u8]) -> Result<bool, StoreError> {
    let io = |e: std::io::Error| StoreError::io("write", path, &e);
    let temporary = temporary_beside(path);
    let written = (|| {
        let mut file = OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        // A second name for the whole file; unlike renaming it never replaces what is there.
        fs::hard_link(&temporary, path)
    })();
    // A leftover would be swept at the next start.
    let _ = fs::remove_file(&temporary);
    match written {
        Ok(()) => {
            sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(io)?;
            Ok(true)
        }
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Ok(false),
        // Some file systems know no second names.
        Err(e) if matches!(e.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            if path.exists() {
                return Ok(false);
            }
            write(path, bytes).map(|()| true)
        }
        Err(e) => Err(io(e)),
    }
}

/// Makes a folder and those above it that lack, so that they survive a power cut.
///
/// # Errors
/// The disk said no.
pub fn create_folder(path: &Path) -> Result<(), StoreError> {
    let io = |e: std::io::Error| StoreError::io("create", path, &e);
    let lacking: Vec<&Path> =
        path.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists()).collect();
    fs::create_dir_all(path).map_err(io)?;
    // A new folder stands in the one above it.
    lacking.iter().try_for_each(|new| sync_folder(new.parent().unwrap_or(Path::new(".")))).map_err(io)
}

/// Writes a file too large for memory, as [`write()`]; `fill` gets the temporary file.
///
/// # Errors
/// The disk said no, or `fill` did; nothing is left and whatever stood at `path` is untouched.
pub fn fill(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let io = |e: std::io::Error| StoreError::io("write", path, &e);
    let temporary = temporary_beside(path);
    let file = OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(io)?;
    let mut file = BufWriter::new(file);
    let written = fill(&mut file).and_then(|()| {
        file.flush().map_err(io)?;
        file.get_ref().sync_all().map_err(io)?;
        fs::rename(&temporary, path).map_err(io)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
        return written;
    }
    sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(io)
}

/// Renames a damaged file within its folder so that nothing takes it for what it was; nothing is deleted. Returns its
/// new path.
///
/// # Errors
/// The disk said no.
pub fn set_aside(path: &Path) -> Result<PathBuf, StoreError> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let numbered = |n: u32| if n == 1 { String::new() } else { format!(".{n}") };
    let names = (1..).map(|n| path.with_file_name(format!("{name}{}{}", numbered(n), ASIDE)));
    let free = names.into_iter().find(|to| !to.exists()).expect("invariant: numbers do not end");
    match fs::rename(path, &free) {
        // Another process was faster.
        Err(e) if e.kind() == ErrorKind::NotFound => {}
        renamed => renamed.map_err(|e| StoreError::io("rename", path, &e))?,
    }
    sync_folder(path.parent().unwrap_or(Path::new("."))).map_err(|e| StoreError::io("rename", path, &e))?;
    Ok(free)
}

/// A name in the same folder that no other process or thread uses.
pub fn temporary_beside(path: &Path) -> PathBuf {
    use std::sync::atomic::{AtomicU32, Ordering};
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    let unique = format!("{}-{nanos}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{unique}.tmp"))
}

/// Makes the rename itself durable where the system knows folders as files.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    // A file name alone has an empty parent.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Removes temporary files that a killed process left in `folder`. Younger ones may belong to a process
/// that is writing right now and stay.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let age = entry.metadata().and_then(|m| m.modified()).ok().and_then(|t| t.elapsed().ok());
        if name.starts_with('.') && name.ends_with(".tmp") && age.is_some_and(|a| a > STALE) {
            // A leftover that cannot be removed harms nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_file_is_whole_and_leaves_no_temporary() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.bin");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_a_file_is_a_storage_error_naming_the_path() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("file");
        fs::write(&file, "x").unwrap();
        let error = write(&file.join("a.bin"), b"x").unwrap_err();
        assert!(error.storage && error.message.contains("a.bin"), "{error}");
    }

    #[test]
    fn a_file_that_could_not_be_filled_leaves_the_old_one_and_no_temporary() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.csv");
        let say = |file: &mut BufWriter<File>, text: &str| file.write_all(text.as_bytes()).unwrap();
        let fine = |file: &mut BufWriter<File>| {
            say(file, "first");
            Ok(())
        };
        fill(&path, fine).unwrap();
        let broken = |file: &mut BufWriter<File>| {
            say(file, "half");
            Err(StoreError::damaged("no"))
        };
        fill(&path, broken).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn only_old_temporaries_are_swept() {
        let dir = tempfile::tempdir().unwrap();
        let (old, young) = (dir.path().join(".r.1.tmp"), dir.path().join(".r.2.tmp"));
        fs::write(&young, "x").unwrap();
        let file = File::create(&old).unwrap();
        file.set_modified(SystemTime::now() - 2 * STALE).unwrap();
        sweep(dir.path());
        assert!(!old.exists() && young.exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_nothing_and_says_so() {
        // /dev/full refuses every byte: what is written into the file that `fill` opened goes there.
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.csv");
        fs::write(&path, "before").unwrap();
        let full = |file: &mut BufWriter<File>| {
            *file = BufWriter::new(OpenOptions::new().write(true).open("/dev/full").unwrap());
            file.write_all(b"x").map_err(|e| StoreError::io("write", &path, &e))
        };
        let told = fill(&path, full).unwrap_err();
        assert!(told.storage && !told.damaged && told.message.contains("free some space"), "{told}");
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "no temporary");
    }

    #[test]
    fn of_many_that_create_a_file_exactly_one_does_and_it_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("plan.toml");
        let made: Vec<bool> = std::thread::scope(|scope| {
            let path = &path;
            let threads: Vec<_> =
                (0..8).map(|i| scope.spawn(move || create(path, &[i; 5000]).unwrap())).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        let winner = made.iter().position(|m| *m).unwrap() as u8;
        assert_eq!(made.iter().filter(|m| **m).count(), 1);
        assert_eq!(fs::read(&path).unwrap(), [winner; 5000]);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_are_made_down_to_the_last() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b/c");
        create_folder(&deep).unwrap();
        create_folder(&deep).unwrap();
        assert!(deep.is_dir());
        fs::write(dir.path().join("file"), "x").unwrap();
        assert!(create_folder(&dir.path().join("file/a")).unwrap_err().message.contains("choose another"));
    }
}
