//! Existing projects from one year to the next, and the register of those who bid: last
//! year's awards are taken over, assessed and decided, and the same money tried elsewhere.

use evenhand_api::CommandName as C;
use evenhand_api::verify_pack::{PackVerdict, verify_pack};
use evenhand_api::view::bids::FileIn;
use evenhand_core::{DeclarationKind, Stage};
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::award_on_file::follow_award;
use crate::examples::of_the_round;

/// The second round of the panel's chair, by the iterative method.
pub(crate) const NEXT: &str = "next-year";

pub(crate) async fn begin_next(chair: &Laptop) {
    let details = json!({
        "title": "Next year", "commissioner": "", "approach": "iterative", "direction": "",
        "fund": {"low": "4000", "high": "4000"}, "sample": false,
    });
    let asked = json!({"details": details, "start_from": "existing_value"});
    let begun = chair.told(C::round_new, asked).await;
    assert_eq!(begun["id"], NEXT);
    assert_eq!(begun["scheme"]["title"], "Value of existing projects");
    let plan = json!({"approaches": ["iterative"], "reason": "What works goes on"});
    let ask = json!({"round": NEXT, "plan": plan});
    chair.told(C::approaches_set, ask).await;
}

/// Last year's round decided, with what came of its award; and next year's begun.
async fn two_years() -> Panel {
    let panel = Panel::typed_in(NAMES, Stage::Decided).await;
    follow_award(panel.chair()).await;
    begin_next(panel.chair()).await;
    panel
}

async fn take_over(chair: &Laptop) -> Value {
    let from = json!([{"round": "grants", "bid": "1"}]);
    chair
        .told(C::projects_take_over, json!({"round": NEXT, "from": from}))
        .await
}

/// Scores next year's bid and opens the scores.
async fn score_next(chair: &Laptop) {
    for gateway in ["returns", "purpose"] {
        let answer =
            json!({"round": NEXT, "bid": "1", "gateway": gateway, "answer": "pass", "note": ""});
        chair.told(C::gateway_answer, answer).await;
    }
    let mut scheme = chair.told(C::round_show, json!({"round": NEXT})).await["scheme"].clone();
    scheme["quorum"] = json!(1);
    let set = json!({"round": NEXT, "scheme": scheme, "reason": "One member"});
    chair.told(C::scheme_set, set).await;
    chair.told(C::round_open, json!({"round": NEXT})).await;
    let declared = json!({"round": NEXT, "subjects": [{"bid": "1"}], "kind": "none"});
    chair.told(C::declare, declared).await;
    let sheet = chair
        .told(C::sheet_show, json!({"round": NEXT, "bid": "1"}))
        .await;
    let (mut scores, mut reasons) = (json!({}), json!({}));
    for section in sheet["sections"].as_array().unwrap() {
        for criterion in section["criteria"].as_array().unwrap() {
            let id = criterion["id"].as_str().unwrap();
            scores[id] = json!("4");
            reasons[id] = json!("Seen in its returns");
        }
    }
    let content = json!({"scores": scores, "reasons": reasons});
    let saved = json!({"round": NEXT, "bid": "1", "content": content});
    chair.told(C::sheet_save, saved).await;
    chair
        .told(C::sheet_submit, json!({"round": NEXT, "bid": "1"}))
        .await;
    chair.told(C::round_close, json!({"round": NEXT})).await;
    chair.told(C::round_reveal, json!({"round": NEXT})).await;
}

#[tokio::test]
async fn last_years_award_is_taken_over_with_what_is_on_file_of_it() {
    let panel = two_years().await;
    let chair = panel.chair();
    let before = chair.told(C::projects_show, json!({"round": NEXT})).await;
    assert_eq!(before["earlier"][0]["award"], "1000");
    assert_eq!(before["earlier"][0]["until"], "2014-03-31");
    let lessons = chair.told(C::lessons_show, json!({"round": NEXT})).await;
    assert_eq!(
        lessons["lessons"][0]["lesson"]["text"],
        "Begin in May, when schools have time"
    );
    let shown = take_over(chair).await;
    let project = &shown["projects"][0]["project"];
    assert_eq!(project["agreement"], json!(["grants", "1"]));
    assert_eq!(
        (&project["cost"], &project["spent"]),
        (&json!("1000"), &json!("450.5"))
    );
    assert_eq!(project["achieved"], "Twelve families were helped.");
    assert_eq!(
        project["reviews"],
        "20 January 2014, Ann Reed: Continue. It is full."
    );
    assert_eq!(shown["earlier"][0]["taken_as"], "1");
    let bids = chair.told(C::bid_list, json!({"round": NEXT})).await;
    let bid = &bids["bids"][0]["bid"];
    assert_eq!(
        (&bid["amount"], &bid["details"]["existing"]),
        (&json!("1000"), &json!(true))
    );
    assert_eq!(bids["bids"].as_array().unwrap().len(), 1);
    let again = take_over(chair).await;
    assert_eq!(
        again["projects"], shown["projects"],
        "taken over twice it is there once"
    );
    let declined = json!({"round": NEXT, "from": [{"round": "grants", "bid": "2"}]});
    let refused = chair.refusal(C::projects_take_over, declined).await;
    assert!(refused.message.contains("was awarded nothing"), "{refused}");
}

#[tokio::test]
async fn a_decision_against_the_finding_is_named_and_what_it_shuts_out_is_told() {
    let panel = two_years().await;
    let chair = panel.chair();
    take_over(chair).await;
    let found = json!({"round": NEXT, "bid": "1", "assessment": {"finding": "stop", "reasons": "The need is met"}});
    let early = chair.refusal(C::project_assess, found.clone()).await;
    assert!(
        early.message.contains("after the scores are opened"),
        "{early}"
    );
    score_next(chair).await;
    let shown = chair.told(C::project_assess, found).await;
    assert_eq!(shown["projects"][0]["assessment"]["by"], "Mair Pugh");
    assert_eq!(shown["projects"][0]["mismatch"], Value::Null);
    assert_eq!(
        shown["shut_out"]["sentences"][0],
        "£1,000 would stay with 1 existing project, 25 % of the fund of £4,000."
    );
    assert_eq!(
        shown["shut_out"]["absent"], 1,
        "Ben bid last year and has no bid now"
    );
    let decision = json!({"bid": "1", "kind": "award", "amount": "1000", "reason": "It is needed"});
    let decided = json!({"round": NEXT, "decisions": [decision], "by": "The Commissioner"});
    chair.told(C::decide, decided).await;
    let shown = chair.told(C::projects_show, json!({"round": NEXT})).await;
    assert_eq!(
        shown["projects"][0]["mismatch"],
        "The panel found “Stop”, and the decision makes it “Continue”. It continues with £1,000, as before. The reasons of the decision should say why."
    );
    assert_eq!(shown["shut_out"]["stays"], "1000");
    assert_eq!(shown["shut_out"]["is_decided"], true);
}

#[tokio::test]
async fn the_same_money_is_tried_on_the_round_beside() {
    let panel = two_years().await;
    let chair = panel.chair();
    take_over(chair).await;
    // Of last year's bids only 2, for £2,000, is not funded: £1,000 is too little for it.
    let beside = json!({"round": NEXT, "beside": "grants"});
    let shown = chair.told(C::projects_show, beside.clone()).await;
    assert_eq!(shown["instead"]["bids"], json!([]));
    assert_eq!(shown["instead"]["left"], "1000");
    let row = json!({"bid": "1", "cost": "2500"});
    chair
        .told(C::projects_take_over, json!({"round": NEXT, "rows": [row]}))
        .await;
    let shown = chair.told(C::projects_show, beside).await;
    let instead = &shown["projects"][0]["instead"];
    assert_eq!(
        (&instead["bids"][0]["bid"], &instead["left"]),
        (&json!("2"), &json!("500"))
    );
    assert_eq!(
        instead["sentence"],
        "£2,500 would fund 1 more bid of “Grants” in full, in rank order, and leave £500."
    );
    let itself = json!({"round": NEXT, "beside": NEXT});
    let refused = chair.refusal(C::projects_show, itself).await;
    assert_eq!(refused.field.as_deref(), Some("beside"), "{refused}");
}

#[tokio::test]
async fn projects_from_elsewhere_come_in_a_file() {
    let panel = two_years().await;
    let chair = panel.chair();
    let text = "ref,bidder,title,amount,cost,spent,until,achieved,reviews\n\
        n1,Norfolk Drug and Alcohol Partnership,Treatment,174000,174000,,2014-03-31,,\n\
        n2,NCCSP,Early help,50000,many,,,,\n";
    let file = FileIn::from_bytes("projects.csv", text.as_bytes());
    let refused = chair
        .refusal(C::projects_take_over, json!({"round": NEXT, "file": file}))
        .await;
    assert!(refused.details[0].contains("line 3"), "{refused:?}");
    let file = FileIn::from_bytes("projects.csv", text.replace("many", "48000").as_bytes());
    let shown = chair
        .told(C::projects_take_over, json!({"round": NEXT, "file": file}))
        .await;
    assert_eq!(shown["cost"], "222000");
    let left = json!({"round": NEXT, "leave": ["n2"]});
    let shown = chair.told(C::projects_take_over, left).await;
    assert_eq!(shown["cost"], "174000");
}

#[tokio::test]
async fn a_support_officer_puts_right_what_is_on_file_and_adds_no_bid() {
    let mut panel = Panel::set_up(NAMES).await;
    let support = json!({"name": "Nia Rees", "support": true});
    panel
        .chair()
        .told(C::member_add, of_the_round(support))
        .await;
    let nia = panel.join("Nia Rees").await;
    panel.put(nia, false);
    panel.exchange().await;
    let nia = panel.at("Nia Rees");
    let row = json!({"rows": [{"bid": "1", "cost": "900"}]});
    let shown = nia.told(C::projects_take_over, of_the_round(row)).await;
    assert_eq!(shown["cost"], "900");
    let file = FileIn::from_bytes("p.csv", b"ref,bidder,title,amount,cost\nn1,Cai,New,10,10\n");
    let refused = nia
        .refusal(C::projects_take_over, of_the_round(json!({"file": file})))
        .await;
    assert!(
        refused.message.contains("Only the chair puts bids on file"),
        "{refused}"
    );
    let joined = json!({"names": ["Ann", "Ben"], "as_one": "Ann", "reason": "They merged"});
    nia.told(C::bidders_join, joined).await;
    panel.exchange().await;
    let listed = panel.chair().told(C::bidder_list, json!({})).await;
    assert_eq!(listed["bidders"][0]["other_names"], json!(["Ben"]));
    assert_eq!(listed["answers"][0]["by"], "Nia Rees");
}

#[tokio::test]
async fn whoever_is_recused_sees_neither_finding_nor_decision_before_it_is_made() {
    let panel = Panel::typed_in(NAMES, Stage::SetUp).await;
    let chair = panel.chair();
    let row = json!({"rows": [{"bid": "1", "cost": "900"}]});
    chair.told(C::projects_take_over, of_the_round(row)).await;
    panel.open().await;
    chair
        .declare(&chair.member, &["1"], DeclarationKind::Recused)
        .await;
    panel.close().await;
    panel.reveal().await;
    let found = json!({"bid": "1", "assessment": {"finding": "stop", "reasons": "No need"}});
    let refused = chair.refusal(C::project_assess, of_the_round(found)).await;
    assert!(
        refused.message.contains("You are recused from bid 1"),
        "{refused}"
    );
    let shown = chair.told(C::projects_show, of_the_round(json!({}))).await;
    assert_eq!(shown["projects"][0]["withheld"], true);
}

/// The pack of next year's round says what its projects came to, and proves itself.
#[tokio::test]
async fn the_pack_has_a_chapter_of_existing_projects_and_proves_itself() {
    let panel = two_years().await;
    let (chair, folder) = (panel.chair(), panel.stick());
    take_over(chair).await;
    score_next(chair).await;
    let found = json!({"round": NEXT, "bid": "1", "assessment": {"finding": "continue", "reasons": "It is full"}});
    chair.told(C::project_assess, found).await;
    let mut chapters = Vec::new();
    for round in [NEXT, "grants"] {
        let ask = json!({"round": round, "which": {"document": "pack"}, "folder": folder});
        let written = chair.told(C::document_write, ask).await;
        let bytes = std::fs::read(written["files"][0]["path"].as_str().unwrap()).unwrap();
        let read = evenhand_packreader::read_pack(&bytes);
        let pages = &read.as_ref().unwrap().pages;
        let words: Vec<&str> = pages
            .iter()
            .flat_map(|page| page.marked.values().map(String::as_str))
            .collect();
        let words = words.join(" ");
        chapters.push(words.contains("Existing projects"));
        assert_eq!(
            words.contains("Twelve families were helped."),
            round == NEXT
        );
        let told = "25 % of the fund of";
        assert_eq!(
            words.contains(told),
            round == NEXT,
            "what it shuts out is printed"
        );
        let verified = verify_pack(&bytes, read, &evenhand_api::Task::silent())
            .await
            .unwrap();
        assert_eq!(
            verified.result,
            PackVerdict::Passed,
            "{:?}",
            verified.findings
        );
    }
    assert_eq!(
        chapters,
        [true, false],
        "only where existing projects are assessed"
    );
}
