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
    let awards = laptop.told(C::awards, json!({})).await;
    let (rows, totals) = (awards["rows"].as_array().unwrap(), &awards["totals"]);
    assert_eq!((rows.len(), &awards["on"]), (19, &json!("2014-01-15")));
    assert_eq!(
        totals["award"], "1179750.0",
        "669,000 + 331,000 + 14,750 + 165,000"
    );
    assert_answers_of_the_letter(&laptop, &first["id"]).await;
}

/// The four questions of FOI/OPCCN/30, answered with the figures of the source's letter.
async fn assert_answers_of_the_letter(laptop: &Laptop, round: &serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let ask = json!({"round": round, "which": {"document": "foi"}, "folder": folder.path()});
    let written = laptop.told(C::document_write, ask).await;
    let pdf = written["files"][0]["path"].as_str().unwrap();
    let read = std::process::Command::new("pdftotext")
        .args(["-layout", pdf, "-"])
        .output();
    let text = String::from_utf8(read.unwrap().stdout).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    for said in [
        "Prevention of misuse of alcohol and drugs Norfolk Drug and Alcohol Partnership £174,000",
        "£700,000 to £1,000,000",
        "late December at the earliest",
        "The Commissioner is a member of the Norfolk Health and Wellbeing Board.",
        "none depends on a measure of results",
    ] {
        assert!(text.contains(said), "{said} is not in: {text}");
    }
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
