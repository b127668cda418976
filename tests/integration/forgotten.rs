//! No file is forgotten: each file of Rust is compiled with a target of its package, so
//! that a test that nobody listed cannot go unrun.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use evenhand_tests::{modules, tree};
use serde_json::Value;

/// The files that a package's targets are compiled from.
fn compiled(package: &Value) -> BTreeSet<PathBuf> {
    let targets = package["targets"].as_array().unwrap().iter();
    let mains = targets.map(|target| target["src_path"].as_str().unwrap());
    mains
        .flat_map(|main| modules::compiled_with(Path::new(main)))
        .collect()
}

/// The files of Rust in a package's folder, but for those of packages below it.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_file_of_every_package_is_compiled() {
    let metadata = tree::cargo_metadata();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let ours = packages.filter(|package| package["source"].is_null());
    let mut looked_at = 0;
    for package in ours {
        let compiled = compiled(package);
        let manifest = Path::new(package["manifest_path"].as_str().unwrap());
        for file in files_below(manifest.parent().unwrap()) {
            assert!(
                compiled.contains(&file),
                "{} is never compiled: no `mod` of its package names it, and no [[test]]",
                file.display()
            );
            looked_at += 1;
        }
    }
    assert!(looked_at > 300, "{looked_at}");
}
