//! What a kit holds.

use std::fmt;

use age::secrecy::{ExposeSecret, SecretString};
use age::x25519;
use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_core::MemberId;
use evenhand_record::{DeviceKey, LogId, PanelId};
use serde::{Deserialize, Serialize};

use super::{KitFault, KitUnwritable};

const VERSION: u64 = 1;

/// The keys of a device, and what they are for.
#[derive(Clone)]
pub struct Kit {
    /// The panel that the device is part of.
    pub panel: PanelId,
    /// What the panel is called.
    pub title: String,
    /// Whose device it is.
    pub member: MemberId,
    /// The 32 secret bytes of the device's signing key.
    pub seed: [u8; 32],
    /// The device's age identity (`AGE-SECRET-KEY-1…`), which opens what is sealed for it.
    pub identity: SecretString,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlainKit {
    evenhand: String,
    version: u64,
    panel: PanelId,
    title: String,
    member: MemberId,
    log: LogId,
    seed: String,
    identity: String,
}

#[derive(Deserialize)]
struct KitHead {
    evenhand: String,
    version: u64,
}

impl Kit {
    /// The log that the device signs.
    pub fn log(&self) -> LogId {
        DeviceKey::from_seed(&self.seed).log()
    }

    pub(super) fn to_plain_text(&self) -> Result<SecretString, KitUnwritable> {
        if !is_identity(self.identity.expose_secret()) {
            return Err(KitUnwritable::NoIdentity);
        }
        let plain = PlainKit {
            evenhand: "kit".to_owned(),
            version: VERSION,
            panel: self.panel,
            title: self.title.clone(),
            member: self.member.clone(),
            log: self.log(),
            seed: STANDARD.encode(self.seed),
            identity: self.identity.expose_secret().to_owned(),
        };
        serde_json::to_string(&plain)
            .map(SecretString::from)
            .map_err(|problem| KitUnwritable::NoJson(problem.to_string()))
    }

    pub(super) fn from_plain_text(plain: &SecretString) -> Result<Self, KitFault> {
        let text = plain.expose_secret();
        let head: KitHead = serde_json::from_str(text).map_err(|_| KitFault::NotAKit)?;
        if head.evenhand != "kit" {
            return Err(KitFault::NotAKit);
        }
        if head.version > VERSION {
            return Err(KitFault::Newer(head.version));
        }
        // What serde says could repeat a part of the text, which is secret.
        let read: PlainKit =
            serde_json::from_str(text).map_err(|_| damaged_kit("it cannot be read"))?;
        read.check_keys()
    }
}

impl PlainKit {
    fn check_keys(self) -> Result<Kit, KitFault> {
        let seed = STANDARD.decode(&self.seed).ok();
        let seed = seed.and_then(|seed| seed.try_into().ok());
        let kit = Kit {
            panel: self.panel,
            title: self.title,
            member: self.member,
            seed: seed.ok_or_else(|| damaged_kit("its signing key is not 32 bytes"))?,
            identity: SecretString::from(self.identity),
        };
        if !is_identity(kit.identity.expose_secret()) {
            return Err(damaged_kit("its identity is no age identity"));
        }
        if kit.log() != self.log {
            return Err(damaged_kit("its signing key is not that of its log"));
        }
        Ok(kit)
    }
}

impl fmt::Debug for Kit {
    /// Shows whose it is, and no secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kit")
            .field("panel", &self.panel)
            .field("log", &self.log())
            .finish_non_exhaustive()
    }
}

fn is_identity(text: &str) -> bool {
    text.parse::<x25519::Identity>().is_ok()
}

fn damaged_kit(problem: &str) -> KitFault {
    KitFault::Damaged(problem.to_owned())
}
