//! A text under a passphrase: an age file that other age programs open too.

use std::io::{Read, Write};

use age::scrypt;
use age::secrecy::SecretString;

use super::{MAX_OPENED, SealFault};

/// scrypt's work when sealing, as a power of two: half a second and 128 MiB.
const WORK: u8 = 17;

/// The most work that opening may cost, as a power of two: 256 MiB.
const MOST_WORK: u8 = 18;

/// Seals a text under a passphrase.
///
/// # Errors
/// Age's own words where it cannot.
pub fn seal_with_passphrase(text: &[u8], passphrase: &str) -> Result<Vec<u8>, String> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK);
    let recipients: [&dyn age::Recipient; 1] = [&recipient];
    let encryptor = age::Encryptor::with_recipients(recipients.into_iter());
    let encryptor = encryptor.map_err(|problem| problem.to_string())?;
    let mut sealed = Vec::new();
    let mut writer = encryptor
        .wrap_output(&mut sealed)
        .map_err(|problem| problem.to_string())?;
    let written = writer.write_all(text).and_then(|()| writer.finish());
    written.map_err(|problem| problem.to_string())?;
    Ok(sealed)
}

/// Opens a text with its passphrase.
///
/// # Errors
/// [`SealFault::NotForUs`] where the passphrase is another, or the file was changed.
pub fn open_with_passphrase(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, SealFault> {
    let not_for_us = |_| SealFault::NotForUs;
    let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| SealFault::NotForUs)?;
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MOST_WORK);
    let identity: &dyn age::Identity = &identity;
    let opened = decryptor.decrypt(std::iter::once(identity));
    let opened = opened.map_err(|_| SealFault::NotForUs)?;
    let mut text = Vec::new();
    opened
        .take(MAX_OPENED)
        .read_to_end(&mut text)
        .map_err(not_for_us)?;
    Ok(text)
}
