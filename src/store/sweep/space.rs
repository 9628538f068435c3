//! How much room is left where a sweep will be kept.

use std::path::Path;

/// Bytes that may be written below a path, which need not exist yet; `None` where the system does not say.
pub fn free(path: &Path) -> Option<u64> {
    let absolute = std::path::absolute(path).ok()?;
    let there = absolute.ancestors().find(|p| p.exists())?;
    fs4::available_space(there).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_has_the_room_of_the_one_that_it_will_be_in() {
        let dir = tempfile::tempdir().unwrap();
        let inner = free(&dir.path().join("a/b/c"));
        assert!(inner.is_some_and(|bytes| bytes > 0));
    }
}
