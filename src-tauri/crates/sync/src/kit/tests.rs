use std::io::Read as _;

use evenhand_record::seal::MOST_WORK;

use super::*;

fn kit() -> Kit {
    Kit {
        panel: evenhand_record::PanelId::from_bytes([1; 32]),
        title: "Crime and disorder reduction grants".to_owned(),
        member: "m1".into(),
        seed: [7; 32],
        identity: age::x25519::Identity::generate().to_string(),
    }
}

fn passphrase() -> Passphrase {
    Passphrase::typed("abandon zoo apple ability zebra zone")
}

/// A kit that costs little, so that many can be tried.
fn cheap(kit: &Kit) -> Vec<u8> {
    seal_with_work(kit, &passphrase(), 1).unwrap()
}

#[test]
fn what_is_sealed_is_opened_by_the_same_passphrase_alone() {
    let kit = kit();
    let sealed = seal(&kit, &passphrase()).unwrap();
    let text = std::str::from_utf8(&sealed).unwrap();
    assert!(text.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    let opened = open(
        &sealed,
        &Passphrase::typed("ABANDON zoo apple ability zebra zone"),
    )
    .unwrap();
    assert_eq!(
        (opened.seed, opened.panel, opened.log()),
        (kit.seed, kit.panel, kit.log())
    );
    assert_eq!(
        opened.identity.expose_secret(),
        kit.identity.expose_secret()
    );
    assert_eq!((opened.title, opened.member), (kit.title, kit.member));
    let other = Passphrase::typed("abandon zoo apple ability zebra zoo");
    assert_eq!(
        open(&sealed, &other).unwrap_err(),
        KitFault::WrongPassphrase
    );
}

#[test]
fn more_work_than_ours_is_not_done() {
    let heavy = seal_with_work(&kit(), &passphrase(), MOST_WORK).unwrap();
    assert!(open(&heavy, &passphrase()).is_ok());
    let mut sealed = Vec::new();
    let plain = age::armor::ArmoredReader::new(heavy.as_slice())
        .read_to_end(&mut sealed)
        .map(|_| sealed)
        .unwrap();
    let header = String::from_utf8_lossy(&plain).replacen(" 18\n", " 40\n", 1);
    assert_ne!(header, String::from_utf8_lossy(&plain));
    let end = header.find("\n---").unwrap();
    let mut excessive = header.as_bytes()[..end].to_vec();
    excessive.extend_from_slice(&plain[end..]);
    assert_eq!(
        open(&excessive, &passphrase()).unwrap_err(),
        KitFault::TooMuchWork(40)
    );
}

#[test]
fn a_cut_or_changed_kit_is_refused_or_the_same() {
    let kit = kit();
    let sealed = cheap(&kit);
    for length in 0..sealed.len() - 1 {
        assert!(
            open(&sealed[..length], &passphrase()).is_err(),
            "cut at {length}"
        );
    }
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1 << (place % 8); // age times scrypt at each opening: one bit a byte
        if let Ok(opened) = open(&changed, &passphrase()) {
            assert_eq!(opened.seed, kit.seed, "byte {place}");
            assert_eq!(
                opened.identity.expose_secret(),
                kit.identity.expose_secret()
            );
        }
    }
}

#[test]
fn other_files_are_no_kits() {
    for text in [
        "",
        "Dear diary",
        "%PDF-1.7 a page that was chosen in its place",
    ] {
        let fault = open(text.as_bytes(), &passphrase()).unwrap_err();
        assert_eq!(fault, KitFault::NotAKit, "{text}");
    }
    let cut = &cheap(&kit())[..40];
    let fault = open(cut, &passphrase()).unwrap_err();
    assert_eq!(fault, KitFault::Damaged("it is not whole".to_owned()));
    let other = |plain: &str| {
        let sealed = seal_with_passphrase(plain.as_bytes(), passphrase().as_str(), 1).unwrap();
        open(&sealed, &passphrase()).unwrap_err()
    };
    assert_eq!(other("my diary"), KitFault::NotAKit);
    assert_eq!(
        other("{\"evenhand\":\"kit\",\"version\":2}"),
        KitFault::Newer(2)
    );
    assert!(matches!(
        other("{\"evenhand\":\"kit\",\"version\":1}"),
        KitFault::Damaged(_)
    ));
    let plain = kit()
        .to_plain_text()
        .unwrap()
        .expose_secret()
        .replace("\"log\":\"ea", "\"log\":\"eb");
    assert!(
        matches!(other(&plain), KitFault::Damaged(_)),
        "its key is another's"
    );
    let recipient = age::x25519::Identity::generate().to_public();
    let sealed = age::encrypt(&recipient, b"{}").unwrap();
    assert_eq!(open(&sealed, &passphrase()).unwrap_err(), KitFault::NotAKit);
    assert_eq!(
        open(&vec![b' '; MAX_KIT + 1], &passphrase()).unwrap_err(),
        KitFault::TooLong(MAX_KIT)
    );
}

#[test]
fn a_kit_without_keys_is_not_sealed_and_no_secret_is_printed() {
    let mut kit = kit();
    let shown = format!("{kit:?}");
    assert!(
        !shown.contains("AGE-SECRET") && !shown.contains(&"07".repeat(4)),
        "{shown}"
    );
    kit.identity = SecretString::from("AGE-SECRET-KEY-1".to_owned());
    assert_eq!(
        seal(&kit, &passphrase()).unwrap_err(),
        KitUnwritable::NoIdentity
    );
}
