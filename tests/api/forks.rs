//! A log that was written twice, by a profile and its copy, until the chair settles it.

use evenhand_api::CommandName as C;
use evenhand_core::DeclarationKind;
use evenhand_tests::Panel;
use serde_json::{Value, json};

use crate::NAMES;

#[tokio::test]
async fn the_chair_chooses_which_branch_stands() {
    let mut panel = Panel::of(NAMES).await;
    let (joan, copy) = panel.take("Joan Fry").copied().await;
    joan.declare(&joan.member, &["1"], DeclarationKind::None)
        .await;
    copy.declare(&copy.member, &["1"], DeclarationKind::Declared)
        .await;
    let chair = panel.chair();
    for laptop in [&joan, &copy, chair] {
        laptop.sync(panel.stick()).await;
    }
    assert!(chair.sees_forks().await, "both branches have come");
    let fork = chair.told(C::exchange_show, json!({})).await["forks"][0].clone();
    assert_eq!(
        (&fork["name"], &fork["settled"]),
        (&json!("Joan Fry"), &json!(false))
    );
    let branches: Vec<&Value> = fork["branches"].as_array().unwrap().iter().collect();
    let [_, kept] = branches[..] else {
        panic!("two branches are shown: {fork}");
    };
    let choose = json!({"record": kept["record"], "reason": "The old laptop was used by mistake"});
    let shown = chair.told(C::fork_choose, choose).await["forks"][0].clone();
    assert_eq!(shown["settled"], true, "{shown}");
    for branch in shown["branches"].as_array().unwrap() {
        let is_kept = branch["record"] == kept["record"];
        assert_eq!(
            branch["stands"], is_kept,
            "the one that was chosen: {shown}"
        );
    }
    let verified = chair.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true, "{verified}");
}
