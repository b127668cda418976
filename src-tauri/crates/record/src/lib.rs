//! Records: what happened to a panel, signed and in order. Pure over bytes.
//!
//! A [`Record`] is an [`Envelope`] (one signed line) and a body beside it; the
//! records of one device make a log, each linked to the one before
//! ([`check_chain`]); who may decide what follows from them ([`Authority`]), and the logs
//! of a panel fold into one order ([`fold_order`]). The format is written down in `docs/RECORDS.md`.

mod authority;
mod awaited;
mod award_body;
pub mod body;
mod changed;
pub mod content;
pub mod envelope;
pub mod fold;
pub mod id;
pub mod key;
mod kind;
pub mod log;
mod marked_text;
pub mod record;
pub mod salt;
pub mod seal;
mod values;

pub use authority::{Authority, Refusal, Right, RulingBodies, Standing, devices_named};
pub use awaited::{Awaited, find_awaited};
pub use body::{Body, Kind, RoundSeal, SheetEntry, SheetNotice};
pub use changed::{Area, Changed};
pub use content::{Content, ContentFault};
pub use envelope::{BodyKind, Envelope, EnvelopeFault, PAYLOAD_TYPE, Payload};
pub use fold::{FoldOrder, fold_order, fold_order_without};
pub use id::{LogId, PanelId, RecordId};
pub use key::DeviceKey;
pub use kind::{About, KindRules, MaySign, Needs, Setting, SheetAct, Tells, UnknownKind};
pub use log::{ChainFault, ChainProblem, Head, Heads, Link, LogPosition, check_chain};
pub use marked_text::read_marked_text;
pub use record::{Heading, MAX_BODY, Record, RecordFault, Unwritable};
pub use salt::Salt;
pub use seal::{KeyFor, Recipient, SealFault, SealKey, SealTo, SealedSheet};

/// SHA-256 of byte strings one after the other.
fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}
