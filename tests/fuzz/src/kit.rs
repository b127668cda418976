//! Recovery kits.

use std::io::{Read, Write};
use std::sync::LazyLock;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::scrypt;
use age::secrecy::SecretString;
use evenhand_sync::kit::{self as kits, Passphrase};
use serde_json::Value;

/// The passphrase of the fixture.
const PASSPHRASE: &str = "abandon-zoo-apple-ability-zebra-zone";

/// The most work that is done for one kit, as a power of two: thousands a second are tried.
const MOST_WORK: u8 = 6;

/// The passphrase as age wants it, at next to no work. Making it measures the machine,
/// which takes longer than all else.
static RECIPIENT: LazyLock<scrypt::Recipient> = LazyLock::new(|| {
    let mut recipient = scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
    recipient.set_work_factor(1);
    recipient
});

/// Opens bytes as a kit, and as what is inside one.
pub fn kit(bytes: &[u8]) -> bool {
    let file = is_quick(bytes) && open(bytes, None);
    file | open(&seal(bytes), Some(bytes))
}

/// A kit that opens gives the log that it names.
fn open(bytes: &[u8], inside: Option<&[u8]>) -> bool {
    let Ok(kit) = kits::open(bytes, &Passphrase::typed(PASSPHRASE)) else {
        return false;
    };
    let Some(inside) = inside else { return true };
    let inside: Value = serde_json::from_slice(inside).expect("it was read");
    assert_eq!(inside["log"], kit.log().to_string());
    assert_eq!(inside["panel"], kit.panel.to_string());
    assert_eq!(inside["evenhand"], "kit");
    true
}

/// Whether no more than a little work is asked for: what the passphrase costs is told
/// in the first lines. More than the program does is refused by a test of its own.
fn is_quick(bytes: &[u8]) -> bool {
    let mut plain = Vec::new();
    let _ = ArmoredReader::new(bytes).read_to_end(&mut plain);
    let head = String::from_utf8_lossy(&plain);
    let asked = head
        .lines()
        .filter_map(|line| line.strip_prefix("-> scrypt "));
    let mut work = asked.filter_map(|line| line.split(' ').nth(1)?.parse::<u8>().ok());
    work.all(|work| work <= MOST_WORK)
}

/// A kit with any bytes inside, that costs next to no work.
pub(super) fn seal(bytes: &[u8]) -> Vec<u8> {
    let to = std::iter::once(&*RECIPIENT as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(to).expect("there is a recipient");
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor);
    let armour = armour.expect("memory can be written");
    let mut writer = encryptor
        .wrap_output(armour)
        .expect("memory can be written");
    writer.write_all(bytes).expect("memory can be written");
    let sealed = writer.finish().and_then(ArmoredWriter::finish);
    sealed.expect("memory can be written")
}
