//! The six words that both screens show.

use evenhand_record::{LogId, PanelId};
use sha2::{Digest, Sha256};

use super::secret::feed_framed;
use evenhand_record::Recipient;

use super::OneTimeSecret;
use crate::words::six_words_of;

/// What the words are made for, so that no other hash gives them.
const DOMAIN: &[u8] = b"evenhand six words v1";

/// Six words (66 bits) that both sides read out to each other. They agree only
/// where both hold the same panel, keys and secret, so that a file that was
/// swapped on the way is found out.
///
/// The first 66 bits of SHA-256 over: `evenhand six words v1`, the panel, the
/// chair's log, the member's log (32 bytes each), the recipient's text, the
/// secret; each with its length in eight bytes before it.
pub fn six_words(
    panel: PanelId,
    chair_log: LogId,
    member_log: LogId,
    recipient: &Recipient,
    secret: &OneTimeSecret,
) -> [&'static str; 6] {
    let parts: [&[u8]; 6] = [
        DOMAIN,
        panel.as_bytes(),
        chair_log.as_bytes(),
        member_log.as_bytes(),
        recipient.as_str().as_bytes(),
        secret.as_bytes(),
    ];
    let mut digest = Sha256::new();
    feed_framed(&parts, |bytes| digest.update(bytes));
    six_words_of(&digest.finalize().into())
}
