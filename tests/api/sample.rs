//! The sample round, made in this process.

use std::collections::BTreeMap;

use evenhand_api::CommandName as C;
use evenhand_core::Pounds;
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
    assert_half_year(&laptop, &first["id"]).await;
}

/// The half-year to September 2013, by hand: of £669,000 two of four equal payments were made,
/// of £331,000 the first of three; the pennies that do not come out even are in the first ones.
async fn assert_half_year(laptop: &Laptop, round: &serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let which = json!({"document": "half_year", "half": "2013-H1"});
    let ask = json!({"round": round, "which": which, "folder": folder.path()});
    let written = laptop.told(C::document_write, ask).await;
    let files = written["files"].as_array().unwrap();
    let csv = files.iter().find(|file| file["kind"] == "half_year_csv");
    let text = std::fs::read_to_string(csv.unwrap()["path"].as_str().unwrap()).unwrap();
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<BTreeMap<String, String>> = rows.deserialize().map(Result::unwrap).collect();
    let awards = rows.iter().filter(|row| row["line"] == "award");
    let sum = |of: &str| -> Pounds {
        let paid = awards.clone().map(|row| row[of].parse::<Pounds>().unwrap());
        paid.sum()
    };
    assert_eq!(
        awards.clone().count(),
        17,
        "9 taken over and 8 by invitation"
    );
    assert_eq!(sum("award").to_words(), "£1,000,000");
    assert_eq!(sum("paid in the half").to_words(), "£444,833.40");
    assert!(
        !text.contains("posts"),
        "what a project wrote is not told: {text}"
    );
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
