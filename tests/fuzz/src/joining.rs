//! Invitations, and the replies to them.

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_sync::joining::{Invitation, Reply, read_addressee};
use hmac::{Hmac, Mac};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{first_line, hash};

/// The invitation that the fixture of a reply answers.
pub(super) const INVITATION: &[u8] =
    include_bytes!("../../../src-tauri/crates/sync/tests/fixtures/invitation.ehi");

/// Reads bytes as an invitation, and as the first line of one with its hash after it.
pub fn invitation(bytes: &[u8]) -> bool {
    let line = [first_line(bytes).0, b"\n"].concat();
    let last = format!("{{\"sha256\":\"{}\"}}\n", hash(&line));
    invited(bytes) | invited(&[line, last.into_bytes()].concat())
}

fn invited(bytes: &[u8]) -> bool {
    let read = Invitation::read(bytes);
    if let Ok(invitation) = &read {
        let written = invitation.to_bytes().expect("what was read can be written");
        assert_eq!(written, bytes, "an invitation has one spelling");
    }
    read.is_ok()
}

/// Reads bytes as a reply, and as one to which someone who holds the secret put the HMAC.
pub fn reply(bytes: &[u8]) -> bool {
    let authenticated = authenticated(first_line(bytes).0);
    replied(bytes) | authenticated.is_some_and(|bytes| replied(&bytes))
}

fn replied(bytes: &[u8]) -> bool {
    let invitation = Invitation::read(INVITATION).expect("the fixture is an invitation");
    let to = read_addressee(bytes);
    let Ok(reply) = Reply::read(bytes, &invitation) else {
        return false;
    };
    assert_eq!(
        to.ok(),
        Some((invitation.panel, invitation.member.id.clone()))
    );
    let written = Reply::answer(&invitation, &reply.record, &reply.recipient);
    assert_eq!(
        written.expect("it can be written"),
        bytes,
        "a reply has one spelling"
    );
    assert!(
        reply
            .six_words(&invitation)
            .iter()
            .all(|word| !word.is_empty())
    );
    true
}

/// The same reply with the HMAC that `docs/EXCHANGE.md` asks for.
fn authenticated(line: &[u8]) -> Option<Vec<u8>> {
    let mut reply: Value = serde_json::from_slice(line).ok()?;
    let text = |path: &str| reply.pointer(path).and_then(Value::as_str);
    let (invited, _) = first_line(INVITATION);
    let parts = [
        b"evenhand reply v1".to_vec(),
        Sha256::digest([invited, b"\n"].concat()).to_vec(),
        hex::decode(text("/panel")?).ok()?,
        text("/member")?.as_bytes().to_vec(),
        text("/record/envelope")?.as_bytes().to_vec(),
        hex::decode(text("/record/salt")?).ok()?,
        STANDARD.decode(text("/record/body")?).ok()?,
        text("/recipient")?.as_bytes().to_vec(),
    ];
    *reply.get_mut("hmac")? = Value::from(hex::encode(mac(&parts)));
    Some(format!("{reply}\n").into_bytes())
}

fn mac(parts: &[Vec<u8>]) -> Vec<u8> {
    let invitation = Invitation::read(INVITATION).expect("the fixture is an invitation");
    let mac = Hmac::<Sha256>::new_from_slice(invitation.secret.as_bytes());
    let mut mac = mac.expect("a key of any length will do");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}
