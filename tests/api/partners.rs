//! A co-commissioned round: two commissioners, each with a laptop of its own, agree, sign,
//! pay their parts of every award to the penny, and publish them apart.

use evenhand_api::CommandName as C;
use evenhand_core::{Pounds, Stage};
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::before::{describe_as_shared, partnership};
use crate::examples::of_the_round;

async fn show(laptop: &Laptop) -> Value {
    laptop.told(C::partners_show, of_the_round(json!({}))).await
}

async fn set(panel: &Panel, second: &str) -> Value {
    let request = of_the_round(json!({"partnership": partnership(second)}));
    panel.chair().told(C::partners_set, request).await
}

fn signs(shown: &Value, partner: &str) -> Value {
    let by = format!("The leader of {partner}");
    let request = json!({"partner": partner, "digest": shown["digest"], "by": by, "note": ""});
    of_the_round(request)
}

fn states(shown: &Value) -> Vec<&str> {
    let rows = shown["partners"].as_array().unwrap().iter();
    rows.map(|row| row["state"].as_str().unwrap()).collect()
}

fn award(bid: &str, kind: &str, amount: &str) -> Value {
    json!({"bid": bid, "kind": kind, "amount": amount, "reason": "It came first"})
}

async fn decide(panel: &Panel, decisions: Value) -> Result<Value, evenhand_api::ApiError> {
    let request = of_the_round(json!({"decisions": decisions, "by": "The Commissioner"}));
    panel.chair().ask(C::decide, request).await
}

/// A round whose scores are open and whose partners have both signed.
async fn signed() -> Panel {
    let mut panel = Panel::set_up(NAMES).await;
    describe_as_shared(panel.chair()).await;
    panel.come(NAMES).await;
    set(&panel, "999.99").await;
    panel.exchange().await;
    panel.open().await;
    panel.exchange().await;
    for name in NAMES {
        panel.at(name).score_all(4, "Seen").await;
    }
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    panel
}

async fn sign_both(panel: &mut Panel) {
    let shown = show(panel.chair()).await;
    panel
        .chair()
        .told(C::partner_sign_off, signs(&shown, "pcc"))
        .await;
    panel.exchange().await;
    let joan = panel.at("Joan Fry");
    let shown = show(joan).await;
    joan.told(C::partner_sign_off, signs(&shown, "council"))
        .await;
    panel.exchange().await;
}

#[tokio::test]
async fn each_partner_signs_for_itself_and_for_what_stands() {
    let mut panel = signed().await;
    let joan = panel.at("Joan Fry");
    let shown = show(joan).await;
    assert_eq!(states(&shown), ["not_yet", "not_yet"]);
    assert_eq!(shown["partners"][1]["may_sign"], true, "Joan sits for it");
    assert_eq!(shown["partners"][0]["may_sign"], false);
    let refused = joan
        .refusal(C::partner_sign_off, signs(&shown, "pcc"))
        .await;
    assert!(
        refused.message.contains("its own member on the panel"),
        "{refused}"
    );
    let third = panel.at("Łukasz Żak");
    let refused = third
        .refusal(C::partner_sign_off, signs(&shown, "council"))
        .await;
    assert!(
        refused.message.contains("its own member on the panel"),
        "{refused}"
    );
    sign_both(&mut panel).await;
    for name in NAMES {
        assert_eq!(
            states(&show(panel.at(name)).await),
            ["signed", "signed"],
            "{name}"
        );
    }
    let before = show(panel.chair()).await;
    set(&panel, "1500").await;
    panel.exchange().await;
    let shown = show(panel.at("Joan Fry")).await;
    assert_eq!(
        states(&shown),
        ["changed", "changed"],
        "another sum is another partnership"
    );
    let stale = panel
        .at("Joan Fry")
        .refusal(C::partner_sign_off, signs(&before, "council"))
        .await;
    assert!(
        stale.message.contains("not the partnership as it stands"),
        "{stale}"
    );
    let refused = decide(&panel, json!([award("1", "award", "1000")]))
        .await
        .unwrap_err();
    let details = refused.details.join(" ");
    assert!(details.contains("Changed since it was signed by Police and Crime Commissioner and Norfolk County Council."), "{details}");
}

#[tokio::test]
async fn every_award_is_paid_by_both_to_the_penny_and_by_neither_over_its_money() {
    let mut panel = signed().await;
    sign_both(&mut panel).await;
    let both = json!([award("1", "award", "1000"), award("2", "award", "2000")]);
    let shown = {
        decide(&panel, both).await.unwrap();
        panel.exchange().await;
        show(panel.at("Joan Fry")).await
    };
    // Of £3,000 the PCC contributes £2,000.01 and the council £999.99: all of both.
    let parts = |at: usize| shown["split"]["awards"][at]["parts"].clone();
    assert_eq!(
        parts(0),
        json!(["666.67", "333.33"]),
        "£1,000 × 2,000.01 ÷ 3,000"
    );
    assert_eq!(parts(1), json!(["1333.34", "666.66"]));
    assert_eq!(shown["partners"][0]["paid"], "2000.01");
    assert_eq!(shown["partners"][1]["left"], "0");
    assert_eq!(shown["split"]["decided"], true);
}

#[tokio::test]
async fn awards_that_the_partners_cannot_pay_are_refused_with_the_sum() {
    let mut panel = Panel::set_up(NAMES).await;
    describe_as_shared(panel.chair()).await;
    panel.come(NAMES).await;
    set(&panel, "500").await;
    panel.open().await;
    panel.exchange().await;
    for name in NAMES {
        panel.at(name).score_all(4, "Seen").await;
    }
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    sign_both(&mut panel).await;
    let both = json!([award("1", "award", "1000"), award("2", "award", "2000")]);
    let refused = decide(&panel, both).await.unwrap_err();
    assert!(
        refused
            .message
            .contains("does not reach as far as bid 2: it is short of £499.99"),
        "{refused}"
    );
    assert_eq!(refused.field.as_deref(), Some("decisions.1.amount"));
    decide(&panel, json!([award("1", "award", "1000")]))
        .await
        .unwrap();
    let more = decide(&panel, json!([award("2", "award", "2000")]))
        .await
        .unwrap_err();
    assert!(
        more.message.contains("short of £499.99"),
        "what was decided before counts: {more}"
    );
}

#[tokio::test]
async fn a_round_without_partners_opens_no_scoring() {
    let panel = Panel::set_up(NAMES).await;
    describe_as_shared(panel.chair()).await;
    let refused = panel
        .chair()
        .refusal(C::round_open, of_the_round(json!({})))
        .await;
    assert!(
        refused
            .details
            .join(" ")
            .contains("its partners are not named yet"),
        "{refused}"
    );
    assert_eq!(panel.chair().round().await.stage, Stage::SetUp);
}

/// The grants of the file of a name that ends so.
fn grants(written: &Value, ending: &str) -> (Value, Vec<Value>) {
    let files = written["files"].as_array().unwrap().iter();
    let file = files
        .map(|file| file["path"].as_str().unwrap())
        .find(|path| path.ends_with(ending));
    let text = std::fs::read_to_string(file.unwrap()).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    let grants = whole["grants"].as_array().unwrap().clone();
    (whole, grants)
}

fn awarded(grants: &[Value]) -> Pounds {
    let amounts = grants
        .iter()
        .map(|grant| grant["amountAwarded"].to_string());
    amounts
        .map(|digits| digits.parse::<Pounds>().unwrap())
        .sum()
}

#[tokio::test]
async fn each_funder_has_a_file_of_its_own_money_and_no_pound_is_in_two() {
    let mut panel = signed().await;
    sign_both(&mut panel).await;
    let both = json!([award("1", "award", "1000"), award("2", "award", "2000")]);
    decide(&panel, both).await.unwrap();
    let chair = panel.chair();
    let office = json!({"office": {"name": "The PCC’s office", "prefix": "360G-norfolkpcc", "funder_id": "GB-CCSCUST-1"}});
    chair.told(C::office_set, office).await;
    let folder = tempfile::tempdir().unwrap();
    let write = async |document: &str| {
        let which = json!({"which": {"document": document}, "folder": folder.path()});
        chair.told(C::document_write, of_the_round(which)).await
    };
    let written = write("open_data").await;
    let (own, own_grants) = grants(&written, "grants-360giving.json");
    let (other, other_grants) = grants(&written, "grants-council-360giving.json");
    assert_eq!(awarded(&own_grants).to_string(), "2000.01");
    assert_eq!(awarded(&other_grants).to_string(), "999.99");
    assert_eq!(own_grants[0]["id"], "360G-norfolkpcc-1");
    assert_eq!(
        other_grants[0]["id"], "360G-norfolkpcc-council-1",
        "no id is in two files"
    );
    assert_eq!(
        other_grants[0]["fundingOrganization"][0]["id"],
        "GB-LAE-NFK"
    );
    assert_eq!(
        other["publisher"], own["publisher"],
        "the office publishes both"
    );
    assert!(
        other_grants[0].get("amountAppliedFor").is_none(),
        "asked of both together"
    );
    for document in ["pack", "public_pack", "notice"] {
        write(document).await;
    }
}

#[tokio::test]
async fn a_partner_without_an_identifier_has_no_file_and_that_is_said() {
    let mut panel = signed().await;
    let mut without = partnership("999.99");
    without["partners"][1]["organisation_id"] = json!("");
    let request = of_the_round(json!({"partnership": without}));
    panel.chair().told(C::partners_set, request).await;
    panel.exchange().await;
    sign_both(&mut panel).await;
    decide(&panel, json!([award("1", "award", "1000")]))
        .await
        .unwrap();
    let chair = panel.chair();
    let office = json!({"office": {"name": "The office", "prefix": "360G-norfolkpcc", "funder_id": "GB-CCSCUST-1"}});
    chair.told(C::office_set, office).await;
    let folder = tempfile::tempdir().unwrap();
    let which = json!({"which": {"document": "open_data"}, "folder": folder.path()});
    let written = chair.told(C::document_write, of_the_round(which)).await;
    assert_eq!(
        written["files"].as_array().unwrap().len(),
        2,
        "JSON and CSV of the office"
    );
    let warnings = written["warnings"].to_string();
    assert!(
        warnings
            .contains("Norfolk County Council has no organisation identifier, so that the £333.33"),
        "{warnings}"
    );
}
