//! How much is opened, at most. A sealed file comes from whoever wrote in the folder,
//! so its header and its length are counted before a key is tried or a text is made.

use super::SealFault;

/// The most keys that a header may name. Ours name two, and age adds one at random that
/// nobody has.
pub const MOST_STANZAS: usize = 6;

/// The longest header, in bytes. Ours have some 700.
pub const MOST_HEADER: usize = 8 << 10;

/// The longest text of a sheet with all its reasons, in bytes: 1 MiB.
pub const MOST_SHEET_TEXT: usize = 1 << 20;

/// The longest sheet that is sealed once already and lies within a second seal, in bytes.
pub const MOST_SEALED_ONCE: usize = most_sealed(MOST_SHEET_TEXT);

/// The longest text of a key that is wrapped for a device, in bytes. Ours have 74.
pub const MOST_KEY_TEXT: usize = 256;

/// The largest file under a passphrase, in bytes: 256 KiB. A kit has at most 64 KiB.
pub const MOST_UNDER_PASSPHRASE: usize = 256 << 10;

/// The most work that opening with a passphrase may cost, as a power of two: 256 MiB.
pub const MOST_WORK: u8 = 18;

/// The text before a header's first recipient.
const MAGIC: &[u8] = b"age-encryption.org/";

/// How long a sealed text of so many bytes can be: age adds a nonce, and 16 bytes
/// for each part of 64 KiB.
const fn most_sealed(text: usize) -> usize {
    MOST_HEADER + 16 + text + 16 * (text / (64 << 10) + 1)
}

/// Says whether a sealed file keeps within the limits of its kind.
///
/// # Errors
/// [`SealFault`]: no header, one with too many recipients, or more than `most` bytes of text.
pub(super) fn check_sealed(sealed: &[u8], most: usize) -> Result<(), SealFault> {
    if sealed.len() > most_sealed(most) {
        return Err(SealFault::TooLarge { most });
    }
    match count_stanzas(sealed) {
        Some(found) if found <= MOST_STANZAS => Ok(()),
        Some(_) => Err(SealFault::TooManyRecipients),
        None => Err(SealFault::NotForUs),
    }
}

/// Counts the recipients in the header, up to one more than the most; none where no header
/// ends within its longest.
fn count_stanzas(sealed: &[u8]) -> Option<usize> {
    let header = sealed.get(..sealed.len().min(MOST_HEADER))?;
    if !header.starts_with(MAGIC) {
        return None;
    }
    let mut found = 0;
    for line in header.split(|byte| *byte == b'\n') {
        if line.starts_with(b"---") {
            return Some(found);
        }
        found += usize::from(line.starts_with(b"-> "));
        if found > MOST_STANZAS {
            return Some(found);
        }
    }
    None
}
