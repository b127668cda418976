//! What is brought in again changes only what it mentions, and says so; what looks alike
//! is one, or is asked about.

use evenhand_api::CommandName as C;
use evenhand_api::view::bids::FileIn;
use evenhand_core::DeclarationKind::{None as NoInterest, Recused};
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

fn file(text: &str) -> Value {
    of_the_round(json!({"file": FileIn::from_bytes("again.csv", text.as_bytes())}))
}

fn warnings(told: &Value) -> String {
    told["warnings"].to_string()
}

#[tokio::test]
async fn a_file_of_bids_changes_only_what_it_mentions_and_says_it_beforehand() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let full = "ref,bidder,title,amount,minimum_amount,groups,district,summary\n\
        1,Ann,First,1000,900,victims,Norwich,A shelter\n";
    chair.told(C::bids_import, file(full)).await;
    let again = "ref,bidder,title,amount,district\n1,Ann,First,800,\n";
    let checked = chair.told(C::bids_check, file(again)).await;
    let taken = chair.told(C::bids_import, file(again)).await;
    for told in [checked, taken] {
        assert!(
            warnings(&told).contains("Changed in bid 1: amount £1,000 to £800"),
            "{told}"
        );
        assert!(
            warnings(&told).contains("£900, is over the new amount"),
            "{told}"
        );
    }
    let list = chair.told(C::bid_list, of_the_round(json!({}))).await;
    let bid = &list["bids"][0]["bid"];
    assert_eq!(
        bid["groups"],
        json!(["victims"]),
        "the file has no such column"
    );
    assert_eq!(
        (&bid["district"], &bid["summary"]),
        (&json!("Norwich"), &json!("A shelter"))
    );
    assert_eq!(
        (&bid["amount"], &bid["minimum_amount"]),
        (&json!("800"), &Value::Null)
    );
}

#[tokio::test]
async fn what_documents_need_of_a_bid_stays_where_a_file_does_not_mention_it() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let full = "ref,bidder,title,amount,company_number,contact,start,end\n\
        1,Ann,First,1000,01234567,Jo Reed,2014-04-01,2015-03-31\n";
    chair.told(C::bids_import, file(full)).await;
    let again = "ref,bidder,title,amount,start,purpose\n1,Ann,First,1000,2015-05-01,Beds\n";
    let told = chair.told(C::bids_import, file(again)).await;
    assert!(
        warnings(&told).contains("Changed in bid 1: start, end and purpose."),
        "{told}"
    );
    let list = chair.told(C::bid_list, of_the_round(json!({}))).await;
    assert_eq!(
        list["bids"][0]["bid"]["details"],
        json!({"company_number": "01234567", "contact": "Jo Reed", "start": "2015-05-01", "purpose": "Beds"}),
        "an end before the new start cannot stand"
    );
}

#[tokio::test]
async fn a_withdrawn_bid_that_comes_again_stays_so_and_says_so() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let withdraw = json!({"bid": "1", "reason": "By letter of 3 May"});
    chair.told(C::bid_withdraw, of_the_round(withdraw)).await;
    let again = "ref,bidder,title,amount\n1,Ann,First,1100\n";
    let told = chair.told(C::bids_import, file(again)).await;
    let said = "Bid 1 was withdrawn (By letter of 3 May) and stays so.";
    assert!(warnings(&told).contains(said), "{told}");
    let bid = json!({"bid": {"ref": "1", "bidder": "Ann", "title": "First", "amount": "1200"}});
    let refused = chair.refusal(C::bid_set, of_the_round(bid)).await;
    assert!(refused.message.contains(said), "{refused}");
}

#[tokio::test]
async fn what_looks_like_a_bid_or_a_bidder_on_file_is_not_a_second_one() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    chair
        .told(
            C::bids_import,
            file("ref,bidder,title,amount\nA1,Oak Trust,T,1\n"),
        )
        .await;
    let alike = "ref,bidder,title,amount\na1,B,T,1\n";
    let refused = chair.refusal(C::bids_import, file(alike)).await;
    assert!(refused.message.contains("looks like A1"), "{refused}");
    let bid = json!({"ref": "A2", "bidder": "OAK  TRUST", "title": "T", "amount": "1"});
    let list = chair
        .told(C::bid_set, of_the_round(json!({"bid": bid})))
        .await;
    let second = list["bids"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["bid"]["ref"] == "A2");
    assert_eq!(second.unwrap()["bid"]["bidder"], "Oak Trust");
    panel.open().await;
    let subjects = json!([{"bidder": "oak trust"}]);
    let declare = json!({"subjects": subjects, "kind": "recused", "note": "A trustee"});
    let scores = chair.told(C::declare, of_the_round(declare)).await;
    let recused = scores["bids"].as_array().unwrap().iter();
    let recused: Vec<_> = recused.filter(|bid| bid["progress"] == "recused").collect();
    assert_eq!(recused.len(), 2, "a recusal misses no spelling: {scores}");
}

#[tokio::test]
async fn a_member_who_looks_like_another_is_asked_about() {
    let panel = Panel::set_up(NAMES).await;
    for name in ["joan fry", "Joan  Fry", "JOAN FRY"] {
        let add = of_the_round(json!({"name": name}));
        let refused = panel.chair().refusal(C::member_add, add).await;
        assert!(refused.message.contains("looks like Joan Fry"), "{refused}");
    }
}

#[tokio::test]
async fn a_file_of_scores_changes_the_scores_that_it_gives() {
    let panel = Panel::set_up(NAMES).await;
    panel.open().await;
    let (chair, joan) = (panel.chair(), panel.member("Joan Fry").await);
    chair.declare(&joan, &["1"], NoInterest).await;
    let sheet = json!({"bid": "1", "member": "joan-fry"});
    let mut save = sheet.clone();
    save["content"] = json!({
        "scores": {"o1": "3", "o2": "2"}, "reasons": {"o1": "one", "o2": "two"}, "comment": "all"
    });
    chair.told(C::sheet_save, of_the_round(save)).await;
    let one = "bid,member,criterion,score\n1,joan fry,o1,5\n1,joan fry,o2,\n";
    let told = chair.told(C::sheets_import, file(one)).await;
    assert!(
        warnings(&told).contains("sheet for bid 1: o1 from 3 to 5."),
        "{told}"
    );
    let shown = chair.told(C::sheet_show, of_the_round(sheet)).await;
    assert_eq!(shown["content"]["scores"], json!({"o1": "5", "o2": "2"}));
    assert_eq!(
        shown["content"]["reasons"],
        json!({"o1": "one", "o2": "two"})
    );
    assert_eq!(shown["content"]["comment"], "all");
}

#[tokio::test]
async fn a_file_of_which_nothing_is_taken_is_refused() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let mut all_bad = file("ref,bidder,title,amount\n3,C,T,\n");
    all_bad["take_good"] = json!(true);
    let refused = chair.refusal(C::bids_import, all_bad).await;
    assert!(refused.details[0].contains("line 2"), "{refused:?}");
    let refused = chair
        .refusal(C::bids_import, file("ref,bidder,title,amount\n"))
        .await;
    assert!(
        refused.message.contains("no lines beneath its headings"),
        "{refused}"
    );
}

#[tokio::test]
async fn references_stand_in_natural_order() {
    let panel = Panel::set_up(NAMES).await;
    let chair = panel.chair();
    let bids = "ref,bidder,title,amount\nA10,B,T,1\nA9,B,T,1\nA2,B,T,1\n";
    chair.told(C::bids_import, file(bids)).await;
    let list = chair.told(C::bid_list, of_the_round(json!({}))).await;
    let refs = list["bids"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["bid"]["ref"].as_str());
    assert_eq!(
        refs.flatten().collect::<Vec<_>>(),
        ["1", "2", "A2", "A9", "A10"]
    );
}

#[tokio::test]
async fn decisions_over_the_fund_are_recorded_with_a_warning() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let decisions = json!([
        {"bid": "1", "kind": "award", "amount": "1000", "reason": "Yes"},
        {"bid": "2", "kind": "award", "amount": "2000", "reason": "Yes"},
    ]);
    let decide = of_the_round(json!({"decisions": decisions, "by": "The Commissioner"}));
    let told = panel.chair().told(C::decide, decide).await;
    let said = "The decisions award £3,000, which is £1,000 over the fund of £2,000.";
    assert!(
        told["ranking"]["warnings"].to_string().contains(said),
        "{told}"
    );
}

#[tokio::test]
async fn whoever_is_recused_does_not_read_how_the_bid_met_its_gateways() {
    let panel = Panel::of(NAMES).await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    joan.declare(&joan.member, &["2"], Recused).await;
    panel.exchange().await;
    let answer = json!({"bid": "2", "gateway": "purpose", "answer": "fail", "note": "It lapsed"});
    chair.told(C::gateway_answer, of_the_round(answer)).await;
    panel.exchange().await;
    let list = joan.told(C::bid_list, of_the_round(json!({}))).await;
    assert!(!list.to_string().contains("It lapsed"), "{list}");
    assert_eq!(list["bids"][1]["withheld"], true);
    assert!(list["bids"][1]["gateways"]["purpose"]["answer"].is_null());
    let list = chair.told(C::bid_list, of_the_round(json!({}))).await;
    assert_eq!(list["bids"][1]["gateways"]["purpose"]["note"], "It lapsed");
}
