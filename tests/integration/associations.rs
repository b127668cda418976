//! The desktop knows our files: the bundle's associations, the types that it
//! installs, the installer for Windows and the formats' own page say the same.

use evenhand_tests::tree;

/// Endings, and how the files with them begin (docs/EXCHANGE.md).
const FILES: [(&str, &str); 3] = [("ehx", "bundle"), ("ehi", "invitation"), ("ehr", "reply")];

#[test]
fn each_file_of_ours_opens_with_a_double_click() {
    let bundle = &tree::json("src-tauri/tauri.conf.json")["bundle"];
    let types = tree::text("src-tauri/linux/evenhand.xml");
    let installer = tree::text("src-tauri/windows/file_types.nsh");
    let page = tree::text("docs/EXCHANGE.md");
    let known = bundle["fileAssociations"].as_array().unwrap();
    assert_eq!(known.len(), FILES.len(), "no other file is claimed");
    for ((ending, begins), known) in FILES.into_iter().zip(known) {
        assert_eq!(known["ext"][0], ending);
        let kind = known["mimeType"].as_str().unwrap();
        for part in [
            format!("<mime-type type=\"{kind}\">"),
            format!("<glob pattern=\"*.{ending}\"/>"),
            format!("value=\"{{&quot;evenhand&quot;:&quot;{begins}&quot;\""),
        ] {
            assert!(types.contains(&part), "the installed types lack {part}");
        }
        assert!(
            installer.contains(&format!("${{DO}} \".{ending}\" \"Evenhand.")),
            "the installer for Windows takes .{ending}"
        );
        assert!(
            page.contains(&format!("(`.{ending}`)")),
            "the formats' page names .{ending}"
        );
    }
}

#[test]
fn the_launcher_hands_the_files_to_the_program() {
    let launcher = tree::text("src-tauri/linux/evenhand.desktop");
    assert!(
        launcher.lines().any(|line| line == "Exec={{exec}} %F"),
        "without %F a double-click opens an empty window"
    );
    assert!(
        launcher
            .lines()
            .any(|line| line == "StartupWMClass={{exec}}-window"),
        "the window is evenhand-window's: under another name it stands in the dock without its icon"
    );
    let linux = &tree::json("src-tauri/tauri.conf.json")["bundle"]["linux"];
    for package in ["deb", "rpm"] {
        assert_eq!(
            linux[package]["desktopTemplate"], "linux/evenhand.desktop",
            "{package}"
        );
        assert_eq!(
            linux[package]["files"]["/usr/share/mime/packages/evenhand.xml"], "linux/evenhand.xml",
            "{package}"
        );
    }
}
