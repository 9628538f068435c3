//! A small file system that a test may fill up or make read-only: a tmpfs in a mount namespace of its own, which ends with
//! the process that holds it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tempfile::TempDir;

/// Mounts, says so, and mounts anew with other options for every line that it is given.
const HOLD: &str = r#"mount -t tmpfs -o "$1" none "$2" && echo done &&
while read -r how; do mount -o "remount,$how" "$2" && echo done; done"#;

/// See the module.
pub struct Disk {
    holder: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    under: TempDir,
}

impl Disk {
    /// A disk with these mount options, `size=8m`; none where the system lets nobody mount one.
    pub fn mounted(options: &str) -> Option<Disk> {
        // As root, or as root of a user namespace.
        ["-m", "-rm"].iter().find_map(|how| Disk::held_by(how, options))
    }

    fn held_by(how: &str, options: &str) -> Option<Disk> {
        let under = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("unshare");
        command.args([how, "sh", "-c", HOLD, "sh", options]).arg(under.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut holder = command.spawn().ok()?;
        let orders = holder.stdin.take();
        let answers = BufReader::new(holder.stdout.take().expect("piped"));
        let mut disk = Disk { holder, orders, answers, under };
        (disk.answered() && disk.path().is_dir()).then_some(disk)
    }

    /// Where it is for processes outside of its namespace.
    pub fn path(&self) -> PathBuf {
        let inside = self.under.path().strip_prefix("/").expect("an absolute path");
        Path::new("/proc").join(self.holder.id().to_string()).join("root").join(inside)
    }

    /// Mounts it anew: `ro`, `rw`.
    pub fn remount(&mut self, how: &str) {
        writeln!(self.orders.as_mut().expect("open until it is dropped"), "{how}").expect("heard");
        assert!(self.answered(), "remount with {how}");
    }

    fn answered(&mut self) -> bool {
        let mut line = String::new();
        self.answers.read_line(&mut line).is_ok() && line == "done\n"
    }

    /// Takes all the room that is left, to the last byte and the last file, with files that [`Disk::empty`] removes.
    pub fn fill(&self) {
        let folder = self.path().join("filler");
        fs::create_dir_all(&folder).expect("room for a folder");
        let mut file = File::create(folder.join("bytes")).expect("room for a file");
        for block in [1 << 20, 1 << 12, 1] {
            while write_block(&mut file, block) {}
        }
        for n in 0..1_000 {
            if let Err(error) = File::create(folder.join(n.to_string())) {
                assert_eq!(error.kind(), ErrorKind::StorageFull);
                return;
            }
        }
    }

    /// Gives the room back.
    pub fn empty(&self) {
        fs::remove_dir_all(self.path().join("filler")).expect("removed");
    }
}

/// Whether there was room for so many bytes more.
fn write_block(file: &mut File, bytes: usize) -> bool {
    match file.write_all(&vec![0; bytes]) {
        Ok(()) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::StorageFull);
            false
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // The shell ends with its input, and the mount with the shell.
        self.orders.take();
        let _ = self.holder.wait();
    }
}

#[test]
fn a_disk_of_a_test_is_full_when_it_is_filled_and_read_only_when_that_is_asked_for() {
    let Some(mut disk) = Disk::mounted("size=1m") else { return super::tools::forbidden("mounting a disk") };
    let file = disk.path().join("file");
    fs::write(&file, "here").expect("written");
    disk.fill();
    assert_eq!(fs::write(&file, vec![1; 1 << 16]).map_err(|e| e.kind()), Err(ErrorKind::StorageFull));
    disk.empty();
    fs::write(&file, vec![1; 1 << 16]).expect("written again");
    disk.remount("ro");
    assert_eq!(fs::write(&file, "x").map_err(|e| e.kind()), Err(ErrorKind::ReadOnlyFilesystem));
    assert_eq!(fs::read(&file).map(|bytes| bytes.len()).expect("readable"), 1 << 16);
}
