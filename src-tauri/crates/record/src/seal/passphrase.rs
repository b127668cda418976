//! A text under a passphrase: an armoured age file that any age program opens too.

use std::io::Write;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::limits::{MOST_UNDER_PASSPHRASE, MOST_WORK, check_sealed};
use super::{SealFault, read_at_most};

/// scrypt's work when sealing, as a power of two: half a second and 128 MiB.
pub const WORK: u8 = 17;

/// What an age file begins with, in armour and without.
const BEGINS: [&[u8]; 2] = [b"-----BEGIN AGE ", b"age-encryption.org/"];

/// Says why a text under a passphrase is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Another passphrase, or bytes that were changed.
    #[error("the passphrase does not open it")]
    Wrong,
    /// It asks for more work than ours.
    #[error("it asks for far more work (2^{0}) than is done")]
    TooMuchWork(u8),
    /// It is no age file under a passphrase.
    #[error("it is not under a passphrase")]
    NotSealed,
    /// It was cut or changed.
    #[error("{0}")]
    Damaged(String),
}

/// Seals a text under a passphrase. Each time gives other bytes: age draws its own
/// key and salt from the system. `work` is a power of two: [`WORK`], but for tests.
///
/// # Errors
/// Age's own words where it cannot.
pub fn seal_with_passphrase(text: &[u8], passphrase: &str, work: u8) -> Result<Vec<u8>, String> {
    let unsealed = |problem: std::io::Error| problem.to_string();
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work);
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = Encryptor::with_recipients(recipients.into_iter());
    let encryptor = encryptor.map_err(|problem| problem.to_string())?;
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(unsealed)?;
    let mut sealed = encryptor.wrap_output(armour).map_err(unsealed)?;
    sealed.write_all(text).map_err(unsealed)?;
    let sealed = sealed.finish().and_then(ArmoredWriter::finish);
    sealed.map_err(unsealed)
}

/// Opens a text with its passphrase. It costs about half a second.
///
/// # Errors
/// [`PassphraseFault`].
pub fn open_with_passphrase(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, PassphraseFault> {
    let start = sealed.trim_ascii_start();
    if !BEGINS.iter().any(|begin| start.starts_with(begin)) {
        return Err(PassphraseFault::NotSealed);
    }
    let bare = take_armour_off(sealed)?;
    let decryptor = Decryptor::new_buffered(bare.as_slice()).map_err(passphrase_fault)?;
    if !decryptor.is_scrypt() {
        return Err(PassphraseFault::NotSealed);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let identities: [&dyn age::Identity; 1] = [&identity];
    let opened = decryptor
        .decrypt(identities.into_iter())
        .map_err(passphrase_fault)?;
    read_at_most(opened, MOST_UNDER_PASSPHRASE)
        .map_err(not_whole)?
        .ok_or_else(too_large)
}

/// The age file without its armour, within the limits of its kind.
fn take_armour_off(sealed: &[u8]) -> Result<Vec<u8>, PassphraseFault> {
    let bare = read_at_most(ArmoredReader::new(sealed), MOST_UNDER_PASSPHRASE)
        .map_err(not_whole)?
        .ok_or_else(too_large)?;
    match check_sealed(&bare, MOST_UNDER_PASSPHRASE) {
        Ok(()) => Ok(bare),
        Err(SealFault::TooLarge { .. }) => Err(too_large()),
        Err(_) => Err(PassphraseFault::NotSealed),
    }
}

fn passphrase_fault(problem: DecryptError) -> PassphraseFault {
    match problem {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => PassphraseFault::Wrong,
        DecryptError::ExcessiveWork { required, .. } => PassphraseFault::TooMuchWork(required),
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => PassphraseFault::NotSealed,
        DecryptError::Io(problem) => not_whole(problem),
        other => PassphraseFault::Damaged(other.to_string()),
    }
}

/// A file that was cut or changed; what age says of it is for programmers.
fn not_whole(_: std::io::Error) -> PassphraseFault {
    PassphraseFault::Damaged("it is not whole".to_owned())
}

/// A file that no kit and no profile has.
fn too_large() -> PassphraseFault {
    PassphraseFault::Damaged(format!(
        "it has more than the {} KiB that such a file has at most",
        MOST_UNDER_PASSPHRASE >> 10
    ))
}
