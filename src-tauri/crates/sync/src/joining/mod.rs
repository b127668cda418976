//! Joining a panel: an invitation goes out, a reply comes back, six words are compared.
//!
//! The chair saves an [`Invitation`] with a secret that is used once. The new
//! device answers with a [`Reply`]: its first record and where to seal things
//! for it, bound to the invitation by an HMAC under that secret. Both screens
//! then show the same [`six_words`], which the chair confirms by phone: whoever
//! read or changed the files on the way shows there.

use std::io::Read;

mod fault;
mod file;
mod invitation;
mod reply;
mod secret;
mod six_words;

pub use fault::{JoiningFault, ReplyUnwritable};
pub use invitation::{Host, Invitation};
pub use reply::{Reply, read_addressee};
pub use secret::OneTimeSecret;
pub use six_words::six_words;

/// The longest invitation that is read, in bytes: 64 KiB.
pub const MAX_INVITATION: usize = 64 << 10;

/// The longest reply that is read, in bytes: a whole record and room for the rest.
pub const MAX_REPLY: usize = crate::bundle::MAX_ROW + (8 << 10);

/// Reads an invitation or a reply into memory, never more than the longest.
///
/// # Errors
/// [`JoiningFault`] where it is too long or cannot be read.
pub fn read_joining_file(from: impl Read) -> Result<Vec<u8>, JoiningFault> {
    let most = u64::try_from(MAX_REPLY).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_REPLY {
        return Err(JoiningFault::TooLong(MAX_REPLY));
    }
    Ok(bytes)
}
