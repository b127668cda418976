//! Where a device's keys lie: in the system's own keychain (a real one, GNOME Keyring on
//! a bus of its own), under a passphrase, or in files.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use evenhand_tests::{Profile, Program};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::evenhand;
use crate::laptops::holds;

/// A desktop session with a keychain, which ends with its test.
struct Session {
    home: TempDir,
    bus: Child,
    keyring: Child,
    address: String,
}

impl Session {
    fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("dbus-daemon is installed");
        let mut address = String::new();
        let said = bus.stdout.take().unwrap();
        BufReader::new(said).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let mut keyring = Command::new("gnome-keyring-daemon")
            .args(["--unlock", "--foreground", "--components=secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", &address)
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_RUNTIME_DIR", home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon is installed");
        let password = b"the password of the login";
        keyring.stdin.take().unwrap().write_all(password).unwrap();
        let said = keyring.stdout.take().unwrap();
        BufReader::new(said).read_line(&mut String::new()).unwrap(); // it is there
        Self {
            home,
            bus,
            keyring,
            address,
        }
    }

    fn at(&self, profile: &Profile) -> Program {
        evenhand().on(profile.path()).in_session(&self.address)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for process in [&mut self.keyring, &mut self.bus] {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = self.home.path();
    }
}

fn begin(program: &Program) {
    program.json(["round", "new", "--title", "Grants", "--chair", "Mair Pugh"]);
}

fn file(profile: &Profile, name: &str) -> bool {
    profile.path().join(name).exists()
}

fn fingerprint(program: &Program) -> Value {
    program.json(["devices"])["devices"][0]["fingerprint"].clone()
}

#[test]
fn the_keys_of_a_new_profile_go_into_the_keychain_where_there_is_one() {
    let (session, profile) = (Session::start(), Profile::new());
    let program = session.at(&profile);
    begin(&program);
    assert_eq!(program.json(["keys"])["at"], json!("keychain"));
    assert!(!file(&profile, "device.key") && !file(&profile, "seal.key"));
    assert!(
        !holds(&profile.path(), "AGE-SECRET-KEY"),
        "no secret lies in the profile"
    );
    let device = fingerprint(&program);
    program.json(["member", "add", "Joan Fry"]);
    assert_eq!(
        fingerprint(&program),
        device,
        "each start finds the same key"
    );
    assert_eq!(program.json(["verify"])["sound"], json!(true));
}

#[test]
fn a_keychain_that_is_switched_off_is_left_alone() {
    let (session, profile) = (Session::start(), Profile::new());
    let program = session.at(&profile);
    let mut begin = program.command(["round", "new", "--title", "Grants", "--chair", "Mair"]);
    let begun = begin.env("EVENHAND_KEYCHAIN", "off").output().unwrap();
    assert!(begun.status.success(), "{begun:?}");
    assert!(file(&profile, "device.key") && !file(&profile, "keys.keychain"));
    assert_eq!(program.json(["keys"])["at"], json!("files"));
    let mut moved = program.command(["keys", "keychain"]);
    let moved = moved.env("EVENHAND_KEYCHAIN", "off").output().unwrap();
    let said = String::from_utf8_lossy(&moved.stderr).into_owned();
    assert!(
        !moved.status.success() && said.contains("EVENHAND_KEYCHAIN"),
        "{said}"
    );
    assert!(file(&profile, "device.key") && !file(&profile, "keys.keychain"));
}

#[test]
fn a_program_that_a_test_starts_writes_in_nobodys_keychain() {
    let profile = Profile::new();
    let program = evenhand().on(profile.path());
    begin(&program);
    assert_eq!(program.json(["keys"])["at"], json!("files"));
    assert!(!file(&profile, "keys.keychain"));
    let command = program.command(["keys"]);
    let off = command
        .get_envs()
        .find(|(name, _)| *name == "EVENHAND_KEYCHAIN");
    assert_eq!(
        off,
        Some(("EVENHAND_KEYCHAIN".as_ref(), Some("off".as_ref())))
    );
}

#[test]
fn a_keychain_that_is_shut_is_said_in_a_sentence_and_nothing_is_altered() {
    let (session, profile) = (Session::start(), Profile::new());
    let program = session.at(&profile);
    begin(&program);
    let device = fingerprint(&program);
    let nobody_is_logged_in = evenhand().on(profile.path());
    let (status, error) = nobody_is_logged_in.refusal(["home"]);
    let message = error["message"].as_str().unwrap();
    assert_eq!(status, 3, "an environment fault");
    assert!(
        message.contains("no keychain") && message.contains("recovery kit"),
        "{message}"
    );
    assert!(!file(&profile, "device.key"), "no other key is made");
    let other = Session::start();
    let (status, error) = other.at(&profile).refusal(["home"]);
    assert_eq!(status, 3);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("no key of Evenhand on this laptop any more"),
        "{error}"
    );
    assert_eq!(fingerprint(&program), device, "logged in again, it goes on");
}

#[test]
fn the_keys_can_be_moved_to_and_fro() {
    let (session, profile) = (Session::start(), Profile::new());
    let program = session.at(&profile);
    begin(&program);
    let device = fingerprint(&program);
    let words = profile.file("words.txt", "rabbit umbrella granite choir");
    let short = profile.file("short.txt", "rabbit");
    let move_to = |program: &Program, place: &str, file: &std::path::Path| {
        program.json(["keys", place, "--passphrase-file", file.to_str().unwrap()])
    };
    let (status, error) = program.refusal([
        "keys",
        "passphrase",
        "--passphrase-file",
        short.to_str().unwrap(),
    ]);
    assert_eq!(status, 1);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("12 characters or more"),
        "{error}"
    );
    move_to(&program, "passphrase", &words);
    assert!(file(&profile, "keys.age") && !file(&profile, "keys.keychain"));
    assert!(!holds(&profile.path(), "AGE-SECRET-KEY"));
    let away = evenhand().on(profile.path());
    let (status, error) = away.refusal(["home"]);
    assert_eq!((status, error["code"].as_str().unwrap()), (3, "locked"));
    let unlock = |file: &std::path::Path| {
        [
            "devices".to_owned(),
            "--unlock".to_owned(),
            file.to_str().unwrap().to_owned(),
        ]
    };
    let (status, error) = away.refusal(unlock(&short));
    assert_eq!(status, 3);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("not the passphrase"),
        "{error}"
    );
    assert_eq!(
        away.json(unlock(&words))["devices"][0]["fingerprint"],
        device
    );
    away.json(["keys", "files", "--unlock", words.to_str().unwrap()]);
    assert!(file(&profile, "device.key") && !file(&profile, "keys.age"));
    assert_eq!(fingerprint(&away), device);
    program.json(["keys", "keychain"]);
    assert!(!file(&profile, "device.key") && file(&profile, "keys.keychain"));
    assert_eq!(fingerprint(&program), device);
    let (status, _) = away.refusal(["keys", "files"]);
    assert_eq!(status, 3, "nobody is logged in");
}

#[test]
fn a_move_that_was_cut_short_is_ended_at_the_next_start() {
    let (session, profile) = (Session::start(), Profile::new());
    let away = evenhand().on(profile.path());
    begin(&away);
    let device = fingerprint(&away);
    let plain = std::fs::read(profile.path().join("device.key")).unwrap();
    let program = session.at(&profile);
    program.json(["keys", "keychain"]);
    std::fs::write(profile.path().join("device.key"), plain).unwrap(); // as if killed before it was taken away
    assert_eq!(fingerprint(&program), device);
    assert!(!file(&profile, "device.key"), "no key is left lying about");
}
