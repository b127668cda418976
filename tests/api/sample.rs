//! The sample round, made in this process.

use evenhand_api::CommandName as C;
use evenhand_tests::Laptop;
use serde_json::json;

#[tokio::test]
async fn the_sample_year_has_five_rounds_by_the_five_approaches() {
    let laptop = Laptop::fresh("Mair Pugh").await;
    let first = laptop.told(C::sample_year, json!({})).await;
    assert_eq!(first["approaches"], json!(["iterative"]));
    let home = laptop.told(C::home, json!({})).await;
    let rounds = home["rounds"].as_array().unwrap().iter();
    let decided = rounds.clone().filter(|round| round["stage"] == "decided");
    assert_eq!((rounds.count(), decided.count()), (5, 4), "{home}");
    let verified = laptop.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true, "{verified}");
}

#[tokio::test]
async fn the_sample_round_is_made_once_in_a_profile_of_its_own() {
    let laptop = Laptop::fresh("Mair Pugh").await;
    let round = laptop.told(C::sample_round, json!({})).await;
    assert_eq!(round["stage"], "decided", "it is shown to its end");
    assert_eq!(round["details"]["sample"], true, "it says what it is");
    assert_eq!(
        (&round["bids"], &round["is_chair"]),
        (&json!(30), &json!(true))
    );
    let ranking = laptop.told(C::ranking, json!({"round": round["id"]})).await;
    let ranked = ranking["ranking"]["ranking"].as_array().unwrap();
    assert!(
        ranked.iter().any(|row| row["tied"] == true),
        "a tie to learn on"
    );
    let verified = laptop.told(C::verify, json!({})).await;
    assert_eq!(verified["sound"], true, "{verified}");
    let again = laptop.refusal(C::sample_round, json!({})).await;
    let wanted = "needs another copy of Evenhand";
    assert!(again.message.contains(wanted), "{again}");
}
