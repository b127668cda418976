//! The tree keeps its shape: who may lean on whom, and who may know of Tauri.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evenhand_tests::tree;

/// Each package and the packages of the tree that it may lean on.
const MAY_USE: [(&str, &[&str]); 13] = [
    ("evenhand-core", &[]),
    ("evenhand-intake", &["evenhand-core"]),
    ("evenhand-record", &["evenhand-core"]),
    ("evenhand-pack", &["evenhand-core"]),
    // In its tests alone: the forms that it writes are read back.
    ("evenhand-workbook", &["evenhand-core", "evenhand-intake"]),
    ("evenhand-documents", &["evenhand-core", "evenhand-pack"]),
    ("evenhand-opendata", &["evenhand-core"]),
    ("evenhand-packreader", &[]),
    ("evenhand-store", &["evenhand-core", "evenhand-record"]),
    (
        "evenhand-sync",
        &["evenhand-core", "evenhand-record", "evenhand-store"],
    ),
    (
        "evenhand-api",
        &[
            "evenhand-core",
            "evenhand-intake",
            "evenhand-record",
            "evenhand-store",
            "evenhand-sync",
            "evenhand-pack",
            "evenhand-workbook",
            "evenhand-documents",
            "evenhand-opendata",
            "evenhand-packreader",
        ],
    ),
    ("evenhand", &["evenhand-api"]),
    (
        "evenhand-tests",
        &[
            "evenhand-api",
            "evenhand-core",
            "evenhand-intake",
            "evenhand-record",
            "evenhand-store",
            "evenhand-sync",
            "evenhand-pack",
            "evenhand-packreader",
        ],
    ),
];

#[test]
fn packages_lean_one_way() {
    let rules: BTreeMap<&str, BTreeSet<&str>> = MAY_USE
        .iter()
        .map(|(name, uses)| (*name, uses.iter().copied().collect()))
        .collect();
    let metadata = tree::cargo_metadata();
    let ours = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| package["source"].is_null());
    for package in ours {
        let name = package["name"].as_str().unwrap();
        let allowed = rules.get(name).unwrap_or_else(|| {
            panic!("{name} is new: give it its place in MAY_USE and in docs/ARCHITECTURE.md")
        });
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            assert!(
                dependency["path"].is_null() || allowed.contains(used),
                "{name} leans on {used}, which points back"
            );
        }
    }
}

#[test]
fn core_reads_no_clock_and_no_file() {
    for file in tree::files("src-tauri/crates/core/src") {
        let text = std::fs::read_to_string(&file).unwrap();
        let rules = text.split("#[cfg(test)]").next().unwrap_or_default();
        for foreign in [
            "std::fs",
            "std::net",
            "SystemTime",
            "Instant::now",
            "Utc::now",
            "Local::now",
            "thread_rng",
            "async fn",
        ] {
            assert!(
                !rules.contains(foreign),
                "{} uses {foreign}: time, chance and files are passed in to the rules",
                file.display()
            );
        }
    }
}

#[test]
fn one_folder_writes_files() {
    let door = tree::root().join("src-tauri/crates/store/src/files");
    let lock = tree::root().join("src-tauri/crates/store/src/profile/lock.rs"); // holds no byte
    let is_production = |file: &Path| {
        let is_code = file.extension().is_some_and(|kind| kind == "rs");
        let is_apart = ["tests", "benches", "examples", "tests.rs"];
        let mut parts = file.iter().filter_map(|part| part.to_str());
        is_code && !parts.any(|part| is_apart.contains(&part))
    };
    for file in tree::files("src-tauri") {
        if !is_production(&file) || file.starts_with(&door) || file == lock {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for writer in [
            "fs::write",
            "fs::copy",
            "fs::rename",
            "fs::remove_file",
            "File::create",
            "OpenOptions",
            ".sync_all(", // Windows syncs no file that is open to be read alone
            ".sync_data(",
        ] {
            assert!(
                !program.contains(writer),
                "{} uses {writer}: evenhand_store::files writes a file whole, and removes it",
                file.display()
            );
        }
    }
}

#[test]
fn one_file_of_the_screens_knows_tauri() {
    let door = tree::root().join("ui/src/ipc.ts");
    for file in tree::files("ui/src") {
        let is_code = file
            .extension()
            .is_some_and(|kind| kind == "ts" || kind == "svelte");
        if is_code && file != door {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(
                !text.contains("from '@tauri-apps") && !text.contains("__TAURI"),
                "{} speaks to Tauri itself; only ui/src/ipc.ts does",
                file.display()
            );
        }
    }
}

#[test]
fn the_browser_keeps_nothing_of_what_is_typed() {
    let windows = &tree::json("src-tauri/tauri.conf.json")["app"]["windows"];
    let windows = windows.as_array().unwrap();
    assert!(!windows.is_empty());
    for window in windows {
        let filled_in = &window["generalAutofillEnabled"];
        assert_eq!(*filled_in, false, "WebView2 keeps texts for it: {window}");
    }
    let frame = tree::root().join("src-tauri/src/window/frame.rs");
    let frame = std::fs::read_to_string(frame).unwrap();
    assert!(
        frame.contains(r#".incognito(cfg!(not(target_os = "linux")))"#),
        "a session that is not private leaves history, caches and passwords on disk"
    );
}
