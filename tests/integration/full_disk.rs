//! A disk without room, or one that is read-only: what is on file can be read, and every
//! change is refused in a sentence. The disk is a real one, of a few megabytes in memory.

use std::path::Path;
use std::process::{Command, Stdio};

use evenhand_tests::Outcome;
use serde_json::json;

use crate::evenhand;
use crate::laptops::in_process;

/// Puts a profile on a small disk that nobody else sees, lets nothing more be written
/// there, and turns into the program.
const ON_A_SMALL_DISK: &str = r#"
room="$1" staged="$2" state="$3"; shift 3
mount -t tmpfs -o size=16m,mode=700 tmpfs "$room" && cp -r "$staged/." "$room" || exit 99
case "$state" in
    full) cat /dev/zero > "$room/fill" 2> /dev/null ;;
    read-only) mount -o remount,ro "$room" || exit 99 ;;
esac
exec "$@"
"#;

/// How the profile was left: closed, or as a program leaves it that was killed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Left {
    Closed,
    Killed,
}

/// A chair's profile with a round, copied to a folder of its own.
fn stage(left: Left) -> tempfile::TempDir {
    let staged = tempfile::tempdir().unwrap();
    in_process(async {
        let mut panel = evenhand_tests::Panel::of(["Mair Pugh", "Łukasz Żak", "Joan Fry"]).await;
        let chair = panel.take("Mair Pugh");
        let folder = chair.path();
        if left == Left::Closed {
            let profile = chair.shut().await;
            copy_files(&profile.path(), staged.path());
        } else {
            copy_files(&folder, staged.path());
            chair.shut().await;
        }
    });
    staged
}

fn copy_files(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// Runs the program on a copy of a profile on a disk in such a state; none where this
/// machine lets nobody make a disk.
fn run_on(staged: &Path, state: &str, args: &[&str]) -> Option<Outcome> {
    let room = tempfile::tempdir().unwrap();
    let program = evenhand().on(room.path());
    let inner = program.command(args);
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", ON_A_SMALL_DISK, "sh"])
        .args([room.path(), staged])
        .arg(state)
        .arg(inner.get_program())
        .args(inner.get_args())
        .env("EVENHAND_KEYCHAIN", "off")
        .env("XDG_STATE_HOME", room.path().with_extension("state"))
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.code() == Some(99) || stderr.starts_with("unshare:") {
        eprintln!("no disk can be made here: {stderr}");
        return None;
    }
    Some(Outcome {
        status: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr,
    })
}

#[test]
fn what_is_on_file_can_be_read_where_nothing_can_be_written() {
    for left in [Left::Closed, Left::Killed] {
        let staged = stage(left);
        for state in ["full", "read-only"] {
            let Some(home) = run_on(staged.path(), state, &["home", "--json"]) else {
                return;
            };
            let about = format!("{left:?}, {state}: {home:?}");
            assert_eq!(home.status, Some(0), "{about}");
            assert_eq!(home.document()["rounds"][0]["bids"], json!(2), "{about}");
            for args in [&["progress"][..], &["history"], &["verify"], &["devices"]] {
                let read = run_on(staged.path(), state, args).unwrap();
                assert_eq!(read.status, Some(0), "{args:?}, {about}: {read:?}");
            }
        }
    }
}

#[test]
fn nothing_is_saved_and_that_is_said_where_nothing_can_be_written() {
    let staged = stage(Left::Closed);
    for state in ["full", "read-only"] {
        let add = ["member", "add", "Nia Rees", "--json"];
        let Some(refused) = run_on(staged.path(), state, &add) else {
            return;
        };
        assert_eq!(refused.status, Some(3), "{state}: {refused:?}");
        let message = refused.document()["error"]["message"].to_string();
        assert!(
            message.contains("This could not be saved, and nothing was changed"),
            "{message}"
        );
        assert!(
            message.contains("Check that the disk has room"),
            "{message}"
        );
        assert!(
            refused.stderr.contains("Nothing can be saved: "),
            "{refused:?}"
        );
        let doctor = run_on(staged.path(), state, &["doctor"]).unwrap();
        assert!(
            doctor.stderr.contains("BAD  Nothing can be saved"),
            "{doctor:?}"
        );
    }
}

#[test]
fn a_backup_can_be_made_elsewhere_of_a_profile_on_a_full_disk() {
    let staged = stage(Left::Killed);
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("copy.db");
    let args = ["backup", copy.to_str().unwrap()];
    let Some(made) = run_on(staged.path(), "full", &args) else {
        return;
    };
    assert_eq!(made.status, Some(0), "{made:?}");
    assert!(copy.metadata().unwrap().len() > 0);
}

#[test]
fn tables_of_an_older_program_wait_for_room() {
    let staged = stage(Left::Closed);
    let database = staged.path().join("evenhand.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[60..64].copy_from_slice(&2u32.to_be_bytes()); // PRAGMA user_version, §1.3 of the format
    std::fs::write(&database, bytes).unwrap();
    let Some(refused) = run_on(staged.path(), "full", &["home", "--json"]) else {
        return;
    };
    assert_eq!(refused.status, Some(3), "{refused:?}");
    let message = refused.document()["error"]["message"].to_string();
    assert!(
        message.contains("has to be brought up to date"),
        "{message}"
    );
    assert!(message.contains("Make room on the disk"), "{message}");
}
