//! A recovery kit, as its owner meets it.

use evenhand_record::{DeviceKey, PanelId};
use evenhand_sync::kit::secrecy::{ExposeSecret, SecretString};
use evenhand_sync::kit::{self, Kit, KitFault, Passphrase};

use crate::samples::chance;

pub(crate) fn kit() -> Kit {
    let identity = "AGE-SECRET-KEY-1PYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSTFVYXW";
    Kit {
        panel: PanelId::from_bytes([1; 32]),
        title: "Crime and disorder reduction grants".to_owned(),
        member: "m1".into(),
        seed: [7; 32],
        identity: SecretString::from(identity.to_owned()),
    }
}

#[test]
fn a_lost_device_comes_back_with_the_printed_words() {
    let printed = Passphrase::generate(&mut chance());
    let file = kit::seal(&kit(), &printed).unwrap();
    let typed = Passphrase::typed(&printed.as_str().to_uppercase().replace('-', "  "));
    let opened = kit::open(&file, &typed).unwrap();
    assert_eq!(
        opened.log(),
        DeviceKey::from_seed(&[7; 32]).log(),
        "the same log goes on"
    );
    assert_eq!(
        opened.identity.expose_secret(),
        kit().identity.expose_secret()
    );
    let wrong = kit::open(&file, &Passphrase::typed("")).unwrap_err();
    assert_eq!(wrong, KitFault::WrongPassphrase);
    assert!(wrong.to_string().contains("passphrase"), "{wrong}");
}
