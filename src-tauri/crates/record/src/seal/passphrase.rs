//! A text under a passphrase: an armoured age file that any age program opens too.

use std::io::{Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::MAX_OPENED;

/// scrypt's work when sealing, as a power of two: half a second and 128 MiB.
pub const WORK: u8 = 17;

/// The most work that opening may cost, as a power of two: 256 MiB.
pub const MOST_WORK: u8 = 18;

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
    let decryptor = Decryptor::new(ArmoredReader::new(sealed)).map_err(passphrase_fault)?;
    if !decryptor.is_scrypt() {
        return Err(PassphraseFault::NotSealed);
    }
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let identities: [&dyn age::Identity; 1] = [&identity];
    let opened = decryptor
        .decrypt(identities.into_iter())
        .map_err(passphrase_fault)?;
    let mut text = Vec::new();
    opened
        .take(MAX_OPENED)
        .read_to_end(&mut text)
        .map_err(not_whole)?;
    Ok(text)
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
