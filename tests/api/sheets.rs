//! Sheets as a form sends them.

use evenhand_api::CommandName as C;
use evenhand_core::DeclarationKind;
use evenhand_tests::Panel;
use serde_json::json;

use crate::NAMES;
use crate::examples::of_the_round;

#[tokio::test]
async fn a_reason_pasted_with_a_vertical_tab_is_kept_as_lines_that_its_export_reads_back() {
    let panel = Panel::set_up(NAMES).await;
    panel.open().await;
    let (chair, joan) = (panel.chair(), panel.member("Joan Fry").await);
    chair.declare(&joan, &["1"], DeclarationKind::None).await;
    let sheet = json!({"bid": "1", "member": "joan-fry"});
    let mut save = sheet.clone();
    save["content"] = json!({"scores": {"o1": "3"}, "reasons": {"o1": "one\u{b}two"}});
    chair.told(C::sheet_save, of_the_round(save)).await;
    let shown = chair.told(C::sheet_show, of_the_round(sheet)).await;
    assert_eq!(shown["content"]["reasons"]["o1"], "one\ntwo", "{shown}");
}
