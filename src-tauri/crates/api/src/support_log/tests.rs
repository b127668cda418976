//! The log tells what ran, and nothing that a person wrote.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::FILE_NAME;
use crate::app::App;
use crate::commands::dispatch;
use crate::error::ErrorCode;
use crate::task::Task;

/// Stands in every name, reason, reference, file and folder of the round.
const CANARY: &str = "zanzibar";

fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix(CANARY).tempdir().unwrap()
}

fn log_in(folder: &Path) -> String {
    fs::read_to_string(folder.join(FILE_NAME)).unwrap()
}

/// The commands of a whole round, with what each is asked.
fn commands_of_a_round(exchange: &Path) -> Vec<(&'static str, Value)> {
    let round = "zanzibar-round";
    let of_round = json!({"round": round});
    let bid = "Zanzibar1";
    let scheme = json!({"title": "Zanzibar scheme", "sections": [{"id": "zanzibar", "title": "Zanzibar section", "weight": "100",
        "criteria": [{"id": "zanzibar1", "title": "Zanzibar criterion", "weight": "100"}]}], "gateways": []});
    let content = json!({"scores": {"zanzibar1": "4"}, "reasons": {"zanzibar1": "Zanzibar reason"},
        "strengths": "Zanzibar strength", "weaknesses": "Zanzibar weakness", "comment": "Zanzibar comment",
        "recommendation": null, "suggested_amount": null});
    vec![
        (
            "round_new",
            json!({"chair": "Zanzibar Chair", "details": {"title": "Zanzibar round"}, "start_from": {"scheme": scheme}}),
        ),
        (
            "member_add",
            json!({"round": round, "name": "Zanzibar Member"}),
        ),
        (
            "bid_set",
            json!({"round": round, "bid": {"ref": bid, "bidder": "Zanzibar Trust", "title": "Zanzibar bid", "amount": "1000"}}),
        ),
        ("round_open", of_round.clone()),
        (
            "declare",
            json!({"round": round, "subjects": [{"bid": bid}], "kind": "declared", "note": "Zanzibar cousin"}),
        ),
        (
            "sheet_save",
            json!({"round": round, "bid": bid, "content": content}),
        ),
        ("sheet_submit", json!({"round": round, "bid": bid})),
        ("round_close", of_round.clone()),
        ("round_reveal", of_round.clone()),
        (
            "agree",
            json!({"round": round, "scores": [{"bid": bid, "criterion": "zanzibar1", "score": "5", "reason": "Zanzibar agreement"}]}),
        ),
        ("ranking", of_round.clone()),
        ("history", of_round),
        ("exchange_run", json!({"folder": exchange})),
        ("doctor", json!({})),
    ]
}

#[tokio::test]
async fn a_round_leaves_its_commands_in_the_log_and_none_of_its_words() {
    let (profile, exchange) = (folder(), folder());
    let app = App::open_made_up(profile.path()).await.unwrap();
    let commands = commands_of_a_round(exchange.path());
    for (command, request) in commands.clone() {
        let done = dispatch(&app, &Task::silent(), command, request).await;
        assert!(done.is_ok(), "{command}: {:?}", done.err());
    }
    for (command, request) in [
        ("round_show", json!({"round": "zanzibar-unknown"})),
        ("round_show", json!({"zanzibar": "request"})),
        (
            "file_save",
            json!({"folder": "/zanzibar", "file": {"name": "zanzibar.ehx", "base64": ""}}),
        ),
        ("zanzibar", json!({})),
    ] {
        let done = dispatch(&app, &Task::silent(), command, request).await;
        assert!(done.is_err(), "{command} is refused");
    }
    app.close().await;
    let log = log_in(profile.path());
    assert!(!log.to_lowercase().contains(CANARY), "{log}");
    assert!(
        !log.contains(['/', '\\', '"']),
        "no path and no text: {log}"
    );
    for (command, _) in commands {
        assert!(log.contains(&format!(" {command} ok ")), "{command}: {log}");
    }
    for told in [
        " opened by evenhand ",
        " round_show not_found ",
        " round_show bad_data ",
        " file_save bad_data ",
        " exchanged: ",
        " closed\n",
    ] {
        assert!(log.contains(told), "{told}: {log}");
    }
}

#[tokio::test]
async fn a_profile_that_cannot_be_opened_is_told_by_its_code() {
    let profile = folder();
    let app = App::open_made_up(profile.path()).await.unwrap();
    App::open_made_up(profile.path()).await.unwrap_err();
    app.close().await;
    let log = log_in(profile.path());
    let refused = log.lines().nth(1).unwrap();
    assert!(refused.contains(" not opened by evenhand "), "{log}");
    assert!(refused.ends_with(": environment"), "{log}");
}

#[tokio::test]
async fn a_folder_that_is_no_profile_is_left_without_a_log() {
    let other = folder();
    fs::write(other.path().join("evenhand.db"), "another program's file").unwrap();
    App::open_made_up(other.path()).await.unwrap_err();
    assert!(!other.path().join(FILE_NAME).exists());
}

#[test]
fn a_code_is_spelt_as_programs_see_it() {
    for code in [
        ErrorCode::BadData,
        ErrorCode::NotFound,
        ErrorCode::NotAllowed,
        ErrorCode::Cancelled,
        ErrorCode::Usage,
        ErrorCode::Locked,
        ErrorCode::Environment,
        ErrorCode::Bug,
    ] {
        assert_eq!(serde_json::to_value(code).unwrap(), code.code());
    }
}
