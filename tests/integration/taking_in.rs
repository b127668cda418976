//! Records are taken in whole or not at all: whatever moment the program is killed
//! at, and when the disk is full.

use std::time::Duration;

use evenhand_api::CommandName;
use evenhand_tests::laptop::ROUND;
use evenhand_tests::{Laptop, Profile};
use serde_json::{Value, json};

use crate::laptops::{Panel, in_process};

/// A stick with a few hundred records of one member's that the chair does not have.
fn with_much_to_take() -> Panel {
    let mut panel = Panel::open();
    panel.score(&panel.joan, "Joan Fry", 5);
    let profile = std::mem::take(&mut panel.joan);
    panel.joan = in_process(async {
        let joan = Laptop::open("Joan Fry", profile).await;
        for number in 0..150 {
            joan.told(CommandName::declare, declaration(number)).await;
        }
        joan.shut().await
    });
    panel.sync(&panel.joan);
    panel
}

fn declaration(number: u32) -> Value {
    let note = format!("Thought again, {number}");
    json!({"round": ROUND, "subjects": [{"bid": "1"}], "kind": "declared", "note": note})
}

fn assert_all_there(panel: &Panel, chair: &Profile, what: &str) {
    let program = panel.at(chair);
    let verified = program.json(["verify"]);
    assert_eq!(verified["sound"], json!(true), "{what}: {verified}");
    panel.sync(chair);
    assert_eq!(
        panel.sync(chair)["received"],
        json!(0),
        "{what}: nothing is left over"
    );
    assert_eq!(program.json(["verify"])["sound"], json!(true), "{what}");
}

#[test]
fn a_kill_while_records_are_taken_in_leaves_all_or_nothing() {
    let panel = with_much_to_take();
    let stick = panel.stick.to_str().unwrap();
    for kill in 0..20_u64 {
        let mut program = panel
            .at(&panel.chair)
            .command(["sync", "--folder", stick])
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(3 + 6 * kill));
        program.kill().unwrap();
        program.wait().unwrap();
        let verified = panel.at(&panel.chair).json(["verify"]);
        assert_eq!(verified["sound"], json!(true), "kill {kill}: {verified}");
    }
    assert_all_there(&panel, &panel.chair, "after twenty kills");
    panel.sync(&panel.joan);
    let receipts = panel.at(&panel.joan).json(["devices"]);
    assert_eq!(
        receipts["receipts"][0]["sentence"],
        json!("2 of 2 sheets received by the chair."),
        "a receipt that a kill prevented is written later"
    );
}

/// A limit on the size of files stands in for a disk that is full, as in the store's
/// own test.
#[cfg(unix)]
#[test]
fn a_full_disk_refuses_the_exchange_in_a_sentence_and_loses_nothing() {
    let panel = with_much_to_take();
    let database = panel.chair.path().join("evenhand.db");
    let room = std::fs::metadata(&database).unwrap().len() / 1024 + 16;
    let limited = format!("trap '' XFSZ; ulimit -f {room}; exec \"$0\" \"$@\"");
    let sync = panel.at(&panel.chair).command([
        "sync",
        "--json",
        "--folder",
        panel.stick.to_str().unwrap(),
    ]);
    let ended = std::process::Command::new("bash")
        .args(["-c", &limited])
        .arg(sync.get_program())
        .args(sync.get_args())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert_eq!(ended.status.code(), Some(3), "{said}");
    assert!(
        said.contains("nothing was changed") && said.contains("disk has room"),
        "{said}"
    );
    assert_all_there(&panel, &panel.chair, "once there is room");
}
