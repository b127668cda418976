//! The pack as it is saved from the window.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::Window;

/// Makes the pack, saves it, and says where; then has every record verified.
pub(crate) async fn save(window: &Window, folder: &Path) -> PathBuf {
    window.go("documents").await;
    window.click("[data-testid='make-preview']").await;
    window.find("[data-testid='paper'][data-page='1']").await;
    window.look("17 documents").await;
    window
        .fill("Folder to save it in", &folder.display().to_string())
        .await;
    window.click("[data-testid='save-document']").await;
    let path = window.text("[data-testid='written'] strong").await;
    window.go("history").await;
    window.click("[data-testid='verify']").await;
    window
        .says("[data-testid='verified']", "Every entry is sound")
        .await;
    window.look("18 history").await;
    PathBuf::from(path)
}

/// The saved file is a PDF that names every bid in its text.
pub(crate) fn check(pack: &Path) {
    let bytes = std::fs::read(pack).unwrap();
    assert!(
        bytes.starts_with(b"%PDF-1.7"),
        "{} is a PDF",
        pack.display()
    );
    let read = Command::new("pdftotext")
        .arg(pack)
        .arg("-")
        .output()
        .expect("pdftotext (poppler-utils) is installed");
    let text = String::from_utf8(read.stdout).unwrap();
    for bidder in ["Dawn Trust", "Safer Streets", "Cymdeithas Ŵyl"] {
        assert!(text.contains(bidder), "the pack names {bidder}");
    }
    assert!(
        text.contains("Agreed after the figures"),
        "the pack says why a score was agreed"
    );
}
