//! The commissioning cycle across laptops: a support officer puts entries on file, a plain
//! member cannot, and the report for the public holds what was read for it and nothing else.

use std::io::Read as _;

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_core::Stage;
use evenhand_record::Body;
use evenhand_tests::{Laptop, Panel, ROUND};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

const OFFICER: &str = "Cai Rees";

/// A panel whose support officer has a laptop.
async fn panel_with_officer() -> Panel {
    let mut panel = Panel::set_up(["Mair Pugh", "Joan Fry"]).await;
    let add = json!({"name": OFFICER, "observer": false, "support": true});
    panel.chair().told(C::member_add, of_the_round(add)).await;
    panel.come(["Mair Pugh", "Joan Fry", OFFICER]).await;
    panel
}

/// An entry of May 2013 about the round and its victims; what is given stands in its place.
fn entry(more: Value) -> Value {
    let mut entry = json!({
        "id": "", "kind": "engagement", "phases": ["understand", "plan"],
        "title": "Survey of victims", "on": "2013-05-02", "until": "2013-06-28",
        "who": "312 victims of crime", "how": "Survey by post", "text": "They want one place to turn to.",
        "rounds": [ROUND], "criteria": ["victims"], "public": true,
    });
    for (name, value) in more.as_object().unwrap() {
        entry[name] = value.clone();
    }
    json!({"entry": entry})
}

async fn add(laptop: &Laptop, more: Value) -> Value {
    laptop.told(C::cycle_entry_set, entry(more)).await
}

async fn year(laptop: &Laptop, year: &str) -> Value {
    laptop.told(C::cycle_show, json!({"year": year})).await
}

fn titles(shown: &Value) -> Vec<&str> {
    let entries = shown["entries"].as_array().unwrap().iter();
    entries
        .map(|card| card["entry"]["title"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_support_officer_keeps_the_cycle_and_everyone_reads_it() {
    let panel = panel_with_officer().await;
    let (chair, officer, joan) = (panel.chair(), panel.at(OFFICER), panel.at("Joan Fry"));
    let shown = add(officer, json!({})).await;
    assert_eq!(shown["shown"]["year"], "2013/14", "the year of its day");
    assert_eq!(shown["may_change"], true);
    assert_eq!(shown["entries"][0]["by"], OFFICER);
    assert_eq!(
        shown["entries"][0]["subjects"],
        json!(["Supporting victims of crime"])
    );
    add(chair, json!({"title": "Survey of victims"})).await;
    panel.exchange().await;
    let shown = year(joan, "2013/14").await;
    assert_eq!(
        titles(&shown),
        ["Survey of victims"; 2],
        "two entries of one title on two laptops are two"
    );
    assert_eq!(shown["may_change"], false);
    let phases = shown["shown"]["phases"].as_array().unwrap();
    let counts: Vec<usize> = phases
        .iter()
        .map(|phase| phase["entries"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [2, 2, 0, 0], "each stands in both of its phases");
    let round = &shown["shown"]["rounds"][0];
    assert_eq!(round["title"], "Grants");
    assert_eq!(round["steps"][0]["stage"], "set_up");
    assert!(round["steps"][1].is_null(), "scoring is not open");
}

#[tokio::test]
async fn a_plain_member_is_refused_on_their_own_laptop_and_on_every_other() {
    let panel = panel_with_officer().await;
    let joan = panel.at("Joan Fry");
    add(panel.chair(), json!({})).await;
    panel.exchange().await;
    let there = year(joan, "2013/14").await["entries"][0]["entry"]["id"].clone();
    let remove = json!({"entry": there, "reason": "I want to"});
    for (command, request) in [
        (C::cycle_entry_set, entry(json!({}))),
        (C::cycle_entry_remove, remove),
    ] {
        let error = joan.refusal(command, request).await;
        assert_eq!(error.code, ErrorCode::NotAllowed);
        assert!(
            error.message.contains("nly the chair or a support officer"),
            "{error}"
        );
    }
    let forged = entry(json!({"id": "forged", "title": "Forged"}))["entry"].clone();
    let body = Body::CycleEntrySet {
        entry: Box::new(serde_json::from_value(forged).unwrap()),
    };
    let record = joan.sign(&body).await;
    let officer = panel.at(OFFICER);
    officer.takes(&[record]).await;
    assert_eq!(
        titles(&year(officer, "2013/14").await),
        ["Survey of victims"]
    );
    let why = officer.set_aside().await.join(" ");
    assert!(
        why.contains("only the chair or a support officer can do this"),
        "{why}"
    );
}

#[tokio::test]
async fn an_entry_is_changed_and_taken_out_with_a_reason() {
    let panel = panel_with_officer().await;
    let (chair, officer) = (panel.chair(), panel.at(OFFICER));
    let shown = add(officer, json!({})).await;
    let id = shown["entries"][0]["entry"]["id"].clone();
    add(
        officer,
        json!({"id": id, "on": "2013-03-01", "title": " Survey "}),
    )
    .await;
    panel.exchange().await;
    assert_eq!(titles(&year(chair, "2012/13").await), ["Survey"]);
    assert_eq!(
        titles(&year(chair, "2013/14").await),
        ["Survey"],
        "it went on until June"
    );
    let remove = |reason: &str| json!({"entry": id, "reason": reason});
    let error = chair.refusal(C::cycle_entry_remove, remove(" ")).await;
    assert_eq!(error.field.as_deref(), Some("reason"));
    chair
        .told(C::cycle_entry_remove, remove("It was of another office"))
        .await;
    panel.exchange().await;
    assert_eq!(titles(&year(officer, "2012/13").await), [""; 0]);
    for (command, request) in [
        (C::cycle_entry_remove, remove("Again")),
        (C::cycle_entry_set, entry(json!({"id": id}))),
    ] {
        let error = officer.refusal(command, request).await;
        assert_eq!(error.code, ErrorCode::NotFound, "{error}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field() {
    let panel = Panel::set_up(NAMES).await;
    for (field, more) in [
        ("title", json!({"title": " "})),
        ("phases", json!({"phases": []})),
        ("until", json!({"until": "2013-01-01"})),
        ("on", json!({"on": "1066-10-14", "until": null})),
        ("who", json!({"who": ""})),
        ("text", json!({"kind": "lesson", "text": ""})),
        ("sources", json!({"kind": "needs_document", "sources": []})),
        (
            "sources.0.title",
            json!({"sources": [{"title": "", "found_at": "x"}]}),
        ),
        ("rounds", json!({"rounds": ["another"]})),
        ("criteria", json!({"criteria": ["value"]})),
    ] {
        let error = panel.chair().refusal(C::cycle_entry_set, entry(more)).await;
        let at = format!("entry.{field}");
        assert_eq!(error.field.as_deref(), Some(at.as_str()), "{error}");
    }
    let error = panel
        .chair()
        .refusal(C::cycle_show, json!({"year": "2013"}))
        .await;
    assert_eq!(error.field.as_deref(), Some("year"));
    assert!(error.message.contains("Write it as 2013/14"), "{error}");
}

/// The text of the DOCX that a report was written to, and its warnings.
async fn report(laptop: &Laptop, year: &str) -> (String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let which = json!({"document": "cycle_report", "year": year});
    let ask = json!({"which": which, "folder": folder.path()});
    let written = laptop.told(C::document_write, of_the_round(ask)).await;
    let files = written["files"].as_array().unwrap();
    let kinds: Vec<&Value> = files.iter().map(|file| &file["kind"]).collect();
    assert_eq!(kinds, ["cycle_report"; 2]);
    let docx = files.iter().map(|file| file["path"].as_str().unwrap());
    let docx = docx.clone().find(|path| path.ends_with(".docx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(docx).unwrap()).unwrap();
    let mut text = String::new();
    let mut body = archive.by_name("word/document.xml").unwrap();
    body.read_to_string(&mut text).unwrap();
    (text, written["warnings"].clone())
}

#[tokio::test]
async fn the_report_holds_what_was_read_for_the_public_and_nothing_else() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let decide = json!({
        "by": "The Commissioner", "details": {"on": "2014-03-20"},
        "decisions": [
            {"bid": "1", "kind": "award", "amount": "1000", "reason": "Canary of a decision"},
            {"bid": "2", "kind": "decline", "amount": "0", "reason": "Last"},
        ],
    });
    chair.told(C::decide, of_the_round(decide)).await;
    add(chair, json!({})).await;
    let hidden = json!({"title": "Canary of a title", "who": "Canary of a group", "public": false});
    add(chair, hidden).await;
    let lesson = json!({"kind": "lesson", "phases": ["review"], "on": "2014-03-25", "until": null,
        "title": "Ask earlier", "text": "Ask victims before the scheme is written."});
    add(chair, lesson).await;
    let (text, warnings) = report(chair, "2013/14").await;
    for said in [
        "Survey of victims",
        "312 victims of crime",
        "They want one place to turn to.",
        "Lesson: Ask earlier (25 March 2014)",
        "20 March 2014",
        "£1,000",
    ] {
        assert!(text.contains(said), "{said} is not in the report: {text}");
    }
    assert!(!text.contains("Canary"), "{text}");
    assert_eq!(
        warnings,
        json!([
            "1 entry of 2013/14 is not marked as read for the public, and left out of the report."
        ])
    );
    let (text, _) = report(chair, "2011/12").await;
    assert!(text.contains("No round was decided in this year."));
    assert!(!text.contains("Survey of victims"));
}

#[tokio::test]
async fn lessons_of_the_cycle_are_told_where_a_round_is_set_up() {
    let panel = panel_with_officer().await;
    let officer = panel.at(OFFICER);
    let lesson = |on: &str, title: &str| {
        json!({"kind": "lesson", "phases": ["review"], "on": on, "until": null, "title": title,
            "text": format!("{title}, so that more come"), "public": false})
    };
    add(officer, lesson("2014-02-01", "Ask earlier")).await;
    add(officer, lesson("2099-02-01", "Later than this round")).await;
    panel.exchange().await;
    let joan = panel.at("Joan Fry");
    let shown = joan.told(C::lessons_show, of_the_round(json!({}))).await;
    let lessons = shown["lessons"].as_array().unwrap();
    assert_eq!(lessons.len(), 1, "{lessons:?}");
    assert_eq!(lessons[0]["about"], "Ask earlier");
    assert_eq!(lessons[0]["lesson"]["year"], "2013/14");
    assert_eq!(
        lessons[0]["lesson"]["text"],
        "Ask earlier, so that more come"
    );
}
