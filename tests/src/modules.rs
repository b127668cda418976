//! The files that a target of Cargo's is made of, by following `mod` upon `mod`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Every file that is compiled with this one, itself included.
///
/// # Panics
/// Where a file cannot be read.
pub fn compiled_with(main: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![(main.to_owned(), true)];
    while let Some((file, owns_folder)) = waiting.pop() {
        if !found.insert(file.clone()) {
            continue;
        }
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        waiting.extend(modules_of(&file, &text, owns_folder));
    }
    found
}

/// The files of the modules that a file declares, each with whether it owns its folder,
/// as `main.rs`, `lib.rs` and `mod.rs` do.
fn modules_of(file: &Path, text: &str, owns_folder: bool) -> Vec<(PathBuf, bool)> {
    let parent = file.parent().expect("a file lies in a folder");
    let folder = match owns_folder {
        true => parent.to_owned(),
        false => file.with_extension(""),
    };
    let mut path = None;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(named) = line.strip_prefix("#[path = \"") {
            path = named.strip_suffix("\"]").map(|named| parent.join(named));
        } else if let Some(name) = declared(line) {
            found.push(match path.take() {
                Some(path) => (normal(&path), true),
                None => module_file(&folder, name),
            });
        }
    }
    found
}

/// The name in a line such as `pub mod name;`.
fn declared(line: &str) -> Option<&str> {
    let line = match line.strip_prefix("pub") {
        Some(rest) => rest
            .trim_start_matches("(crate)")
            .trim_start_matches("(super)")
            .trim_start(),
        None => line,
    };
    line.strip_prefix("mod ")?.strip_suffix(';')
}

fn module_file(folder: &Path, name: &str) -> (PathBuf, bool) {
    let alone = folder.join(format!("{name}.rs"));
    match alone.is_file() {
        true => (alone, false),
        false => (folder.join(name).join("mod.rs"), true),
    }
}

/// A path without `..`, so that two ways to a file are one.
fn normal(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_no_module_names_is_not_compiled() {
        let desk = tempfile::tempdir().expect("a folder can be made");
        let put = |name: &str, text: &str| {
            let path = desk.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
            std::fs::write(path, text).expect("it can be written");
        };
        put("main.rs", "mod one;\n#[cfg(unix)]\npub(crate) mod two;\n");
        put("one.rs", "mod below;\n// mod forgotten;\n");
        put("one/below.rs", "");
        put("two/mod.rs", "mod beside;\n");
        put("two/beside.rs", "");
        put("forgotten.rs", "");
        let compiled = compiled_with(&desk.path().join("main.rs"));
        let names: Vec<_> = compiled
            .iter()
            .map(|file| file.strip_prefix(desk.path()).expect("it lies there"))
            .collect();
        let wanted = [
            "main.rs",
            "one/below.rs",
            "one.rs",
            "two/beside.rs",
            "two/mod.rs",
        ];
        assert_eq!(names, wanted.map(Path::new));
    }
}
