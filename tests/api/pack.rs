//! The pack, written to a folder.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::json;

use crate::NAMES;
use crate::examples::of_the_round;

#[tokio::test]
async fn the_pack_is_written_whole_and_is_what_the_preview_shows() {
    let panel = Panel::typed_in(NAMES, Stage::Decided).await;
    let (chair, folder) = (panel.chair(), panel.stick());
    let ask = of_the_round(json!({"which": {"document": "pack"}, "folder": folder}));
    let written = chair.told(C::document_write, ask.clone()).await;
    let path = std::path::PathBuf::from(written["files"][0]["path"].as_str().unwrap());
    assert_eq!(path.parent(), Some(folder));
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(written["files"][0]["bytes"], bytes.len());
    let preview = chair
        .told(
            C::document_preview,
            of_the_round(json!({"which": {"document": "pack"}})),
        )
        .await;
    assert_eq!(written["files"][0]["kind"], "pack");
    assert_eq!(
        Some(preview["name"].as_str().unwrap()),
        path.file_name().unwrap().to_str()
    );
    let files = std::fs::read_dir(folder).unwrap().count();
    chair.told(C::document_write, ask).await;
    let after = std::fs::read_dir(folder).unwrap().count();
    assert_eq!(
        after, files,
        "the same pack once more stays where it is, and nothing is left over"
    );
}

#[tokio::test]
async fn a_pack_that_cannot_be_written_is_refused() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let missing = panel.stick().join("not").join("there");
    std::fs::write(panel.stick().join("not"), "a file in its way").unwrap();
    let ask = of_the_round(json!({"which": {"document": "pack"}, "folder": missing}));
    let error = panel.chair().refusal(C::document_write, ask).await;
    assert_ne!(error.code, ErrorCode::Bug, "{error}");
    assert!(
        error.message.contains("there"),
        "it names the place: {error}"
    );
}
