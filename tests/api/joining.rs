//! Invitations, replies, and what is refused of them.

use evenhand_api::CommandName as C;
use evenhand_api::error::ErrorCode;
use evenhand_api::view::exchange::FileOut;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;

fn value(file: &FileOut) -> Value {
    serde_json::to_value(file).unwrap()
}

#[tokio::test]
async fn an_invitation_is_the_same_until_a_new_one_is_asked_for() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.member("Joan Fry").await;
    let first = panel.invite(&joan, false).await;
    let second = panel.invite(&joan, false).await;
    assert_eq!(
        value(&second),
        value(&first),
        "a second click voids nothing"
    );
    let anew = panel.invite(&joan, true).await;
    assert_ne!(value(&anew), value(&first));
    let late = Laptop::fresh("Joan Fry").await;
    let joined = late.told(C::join, value(&first)).await;
    let error = panel
        .chair()
        .refusal(C::reply_check, joined["reply"].clone())
        .await;
    assert!(
        error.message.contains("does not answer that invitation"),
        "the old one is void: {error}"
    );
}

#[tokio::test]
async fn an_invitation_is_used_once() {
    let panel = Panel::set_up(["Mair Pugh", "Joan Fry"]).await;
    let mut laptop = Laptop::fresh("Joan Fry").await;
    laptop.member = panel.member("Joan Fry").await;
    let (reply, _) = panel.answer(&laptop).await;
    let accept = json!({"file": reply, "words_confirmed": true});
    panel.chair().told(C::reply_accept, accept.clone()).await;
    let error = panel.chair().refusal(C::reply_accept, accept).await;
    assert!(error.message.contains("used already"), "{error}");
}

#[tokio::test]
async fn an_invitation_opened_again_gives_the_same_reply() {
    let panel = Panel::set_up(["Mair Pugh", "Joan Fry"]).await;
    let invitation = panel.invite(&panel.member("Joan Fry").await, false).await;
    let laptop = Laptop::fresh("Joan Fry").await;
    let first = laptop.told(C::join, value(&invitation)).await;
    let again = laptop.told(C::join, value(&invitation)).await;
    assert_eq!(first["words"], again["words"]);
    let waiting = laptop.told(C::exchange_show, json!({})).await;
    assert_eq!(waiting["words"], first["words"], "until the chair accepts");
}

#[tokio::test]
async fn what_cannot_be_joined_or_accepted_is_refused() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.member("Joan Fry").await;
    let invitation = value(&panel.invite(&joan, true).await);
    let letter = json!({"name": "letter.ehi", "base64": "RGVhcg=="});
    let (chair, fresh) = (panel.chair(), Laptop::fresh("Nobody").await);
    let in_use = panel.at("Łukasz Żak");
    for (laptop, command, request, code, wanted) in [
        (
            in_use,
            C::join,
            invitation.clone(),
            ErrorCode::NotAllowed,
            "belongs to a panel already",
        ),
        (
            &fresh,
            C::join,
            letter.clone(),
            ErrorCode::BadData,
            "etter.ehi",
        ),
        (
            chair,
            C::reply_check,
            letter.clone(),
            ErrorCode::BadData,
            "etter.ehi",
        ),
        (
            chair,
            C::reply_check,
            invitation,
            ErrorCode::BadData,
            "invitation-joan-fry.ehi",
        ),
        (
            chair,
            C::bundle_take,
            letter,
            ErrorCode::BadData,
            "etter.ehi",
        ),
        (
            chair,
            C::invite,
            json!({"round": "grants", "member": "mair-pugh"}),
            ErrorCode::NotAllowed,
            "needs no invitation",
        ),
        (
            chair,
            C::invite,
            json!({"round": "grants", "member": "nobody"}),
            ErrorCode::NotFound,
            "not on the panel",
        ),
        (
            &fresh,
            C::bundle_make,
            json!({}),
            ErrorCode::NotAllowed,
            "nothing to send",
        ),
        (
            &fresh,
            C::kit_make,
            json!({}),
            ErrorCode::NotAllowed,
            "belongs to no panel",
        ),
    ] {
        let error = laptop.refusal(command, request).await;
        assert_eq!(error.code, code, "{command}: {error}");
        assert!(error.message.contains(wanted), "{command}: {error}");
    }
}

#[tokio::test]
async fn a_file_is_looked_at_before_it_is_opened() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.member("Joan Fry").await;
    let invitation = value(&panel.invite(&joan, true).await);
    let bundle = panel.chair().told(C::bundle_make, json!({})).await;
    let new = Laptop::fresh("Joan Fry").await;
    let (chair, member) = (panel.chair(), panel.at("Joan Fry"));
    let reply = {
        let joined = new.told(C::join, invitation.clone()).await;
        joined["reply"].clone()
    };
    let fresh = Laptop::fresh("Nobody").await;
    for (laptop, file, kind, opens) in [
        (&fresh, &invitation, "invitation", true),
        (member, &invitation, "invitation", false),
        (&fresh, &bundle, "bundle", false),
        (member, &bundle, "bundle", true),
        (chair, &reply, "reply", true),
        (member, &reply, "reply", false),
        (
            &fresh,
            &json!({"name": "empty", "base64": ""}),
            "other",
            false,
        ),
        (
            chair,
            &json!({"name": "letter", "base64": "RGVhcg=="}),
            "other",
            false,
        ),
    ] {
        let look = laptop.told(C::file_look, file.clone()).await;
        assert_eq!(look["kind"], kind, "{look}");
        assert_eq!(look["refusal"].is_null(), opens, "{}: {look}", laptop.name);
    }
}

#[tokio::test]
async fn a_file_of_ours_is_saved_whole_and_no_other() {
    let panel = Panel::set_up(["Mair Pugh", "Joan Fry"]).await;
    let invitation = panel.invite(&panel.member("Joan Fry").await, false).await;
    let (chair, folder) = (panel.chair(), panel.stick());
    let saved = chair
        .told(C::file_save, json!({"folder": folder, "file": invitation}))
        .await;
    assert!(std::path::Path::new(saved["path"].as_str().unwrap()).is_file());
    for (folder, name, wanted) in [
        (json!(folder), "notes.txt", "not a file of Evenhand's"),
        (json!("/not/there"), "invitation.ehi", "There is no folder"),
        (json!(" "), "invitation.ehi", "Say which folder"),
    ] {
        let file = json!({"name": name, "base64": ""});
        let error = chair
            .refusal(C::file_save, json!({"folder": folder, "file": file}))
            .await;
        assert!(error.message.contains(wanted), "{error}");
    }
    let beside = tempfile::tempdir().unwrap();
    let kit = beside.path().join("kit.age");
    let page = json!({"name": "kit.pdf", "base64": ""});
    let error = chair
        .refusal(
            C::file_save,
            json!({"folder": beside.path(), "file": page, "apart_from": kit}),
        )
        .await;
    assert_eq!(error.field.as_deref(), Some("folder"), "{error}");
    assert!(error.message.contains("whoever finds both"), "{error}");
    let away = json!({"folder": folder, "file": {"name": "../../away.ehi", "base64": ""}});
    let saved = chair.told(C::file_save, away).await;
    let path = std::path::PathBuf::from(saved["path"].as_str().unwrap());
    assert_eq!(
        path.parent(),
        Some(folder),
        "no name leads out of the folder"
    );
}
