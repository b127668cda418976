//! A recovery kit: a device's keys under a passphrase, for the day it is lost.
//!
//! The file is a plain age file with a passphrase, in age's armour, so that
//! any age program opens it with the passphrase that was printed.

use age::secrecy::{ExposeSecret, SecretString};
use evenhand_record::seal::{WORK, open_with_passphrase, seal_with_passphrase};

mod content;
mod fault;
mod passphrase;

pub use age::secrecy;
pub use content::Kit;
pub use fault::{KitFault, KitUnwritable};
pub use passphrase::Passphrase;

/// The longest kit that is read, in bytes: 64 KiB.
pub const MAX_KIT: usize = 64 << 10;

/// Seals a kit under a passphrase. Each time gives other bytes: age draws its
/// own key and salt from the system.
///
/// # Errors
/// [`KitUnwritable`] where the keys are not keys.
pub fn seal(kit: &Kit, passphrase: &Passphrase) -> Result<Vec<u8>, KitUnwritable> {
    seal_with_work(kit, passphrase, WORK)
}

/// Opens a kit. It costs about half a second.
///
/// # Errors
/// [`KitFault`] where the passphrase is wrong, or the file is not a kit.
pub fn open(bytes: &[u8], passphrase: &Passphrase) -> Result<Kit, KitFault> {
    if bytes.len() > MAX_KIT {
        return Err(KitFault::TooLong(MAX_KIT));
    }
    let plain = open_with_passphrase(bytes, passphrase.as_str())?;
    let plain = String::from_utf8(plain).map_err(|_| KitFault::NotAKit)?;
    Kit::from_plain_text(&SecretString::from(plain))
}

fn seal_with_work(kit: &Kit, passphrase: &Passphrase, work: u8) -> Result<Vec<u8>, KitUnwritable> {
    let plain = kit.to_plain_text()?;
    let plain = plain.expose_secret().as_bytes();
    seal_with_passphrase(plain, passphrase.as_str(), work).map_err(KitUnwritable::Age)
}

#[cfg(test)]
mod tests;
