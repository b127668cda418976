//! A recovery kit: a device's keys under a passphrase, for the day it is lost.
//!
//! The file is a plain age file with a passphrase, in age's armour, so that
//! any age program opens it with the passphrase that was printed.

use std::io::{Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};

mod content;
mod fault;
mod passphrase;

pub use age::secrecy;
pub use content::Kit;
pub use fault::{KitFault, KitUnwritable};
pub use passphrase::Passphrase;

/// scrypt's work when sealing, as a power of two: half a second and 128 MiB.
const WORK: u8 = 17;

/// The most work that opening a kit may cost, as a power of two: 256 MiB.
const MOST_WORK: u8 = 18;

/// The longest kit that is read, in bytes: 64 KiB.
pub const MAX_KIT: usize = 64 << 10;

/// What an age file begins with, in armour and without.
const BEGINS: [&[u8]; 2] = [b"-----BEGIN AGE ", b"age-encryption.org/"];

/// Seals a kit under a passphrase. Each time gives other bytes: age draws its
/// own key and salt from the system.
///
/// # Errors
/// [`KitUnwritable`] where the keys are not keys.
pub fn seal(kit: &Kit, passphrase: &Passphrase) -> Result<Vec<u8>, KitUnwritable> {
    seal_with(kit, passphrase, WORK)
}

/// Opens a kit. It costs about half a second.
///
/// # Errors
/// [`KitFault`] where the passphrase is wrong, or the file is not a kit.
pub fn open(bytes: &[u8], passphrase: &Passphrase) -> Result<Kit, KitFault> {
    if bytes.len() > MAX_KIT {
        return Err(KitFault::TooLong(MAX_KIT));
    }
    if !BEGINS
        .iter()
        .any(|begin| bytes.trim_ascii_start().starts_with(begin))
    {
        return Err(KitFault::NotAKit);
    }
    let decryptor = Decryptor::new(ArmoredReader::new(bytes)).map_err(refusal)?;
    if !decryptor.is_scrypt() {
        return Err(KitFault::NotAKit);
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let identities: [&dyn age::Identity; 1] = [&identity];
    let mut plain = String::new();
    decryptor
        .decrypt(identities.into_iter())
        .map_err(refusal)?
        .read_to_string(&mut plain)
        .map_err(not_whole)?;
    Kit::read(&SecretString::from(plain))
}

fn seal_with(kit: &Kit, passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, KitUnwritable> {
    let plain = kit.write()?;
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work);
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = Encryptor::with_recipients(recipients.into_iter()).map_err(unsealed)?;
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).map_err(unsealed)?;
    let mut sealed = encryptor.wrap_output(armour).map_err(unsealed)?;
    sealed
        .write_all(plain.expose_secret().as_bytes())
        .map_err(unsealed)?;
    sealed
        .finish()
        .and_then(ArmoredWriter::finish)
        .map_err(unsealed)
}

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_str().to_owned())
}

fn unsealed(problem: impl ToString) -> KitUnwritable {
    KitUnwritable::Age(problem.to_string())
}

fn refusal(problem: DecryptError) -> KitFault {
    match problem {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => KitFault::WrongPassphrase,
        DecryptError::ExcessiveWork { required, .. } => KitFault::TooMuchWork(required),
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => KitFault::NotAKit,
        DecryptError::Io(problem) => not_whole(problem),
        other => KitFault::Damaged(other.to_string()),
    }
}

/// A file that was cut or changed; what age says of it is for programmers.
fn not_whole(_: std::io::Error) -> KitFault {
    KitFault::Damaged("it is not whole".to_owned())
}

#[cfg(test)]
mod tests;
