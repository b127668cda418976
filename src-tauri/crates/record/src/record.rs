//! A record: a signed envelope, and the body that travels beside it.

use chrono::{DateTime, Utc};

use crate::body::{Body, Kind, SheetEntry};
use crate::content::{Content, ContentFault};
use crate::envelope::{BodyKind, Envelope, EnvelopeFault, Payload, to_the_millisecond};
use crate::id::{PanelId, RecordId};
use crate::key::DeviceKey;
use crate::kind::{SheetAct, version};
use crate::log::LogPosition;
use crate::salt::Salt;
use crate::seal::{SealTo, Whereabouts, seal_sheet};

/// The largest body that is written or read, in bytes: 8 MiB.
pub const MAX_BODY: usize = 8 << 20;

/// A record whose signature and body hash hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    envelope: Envelope,
    salt: Salt,
    body: Vec<u8>,
}

/// Says why a record cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// Over [`MAX_BODY`].
    #[error(
        "this is too large to be put on record: {bytes} bytes, and the most is {MAX_BODY}; take it in parts"
    )]
    TooLarge {
        /// How many bytes the body would have.
        bytes: usize,
    },
    /// It could not be sealed.
    #[error("this could not be made unreadable to others: {0}")]
    NotSealed(String),
    /// The body has no JSON form.
    #[error("BUG: this has no JSON form: {0}")]
    NoJson(String),
}

/// Says why bytes are not a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// The envelope is wrong.
    #[error(transparent)]
    Envelope(#[from] EnvelopeFault),
    /// Over [`MAX_BODY`].
    #[error("its body has {0} bytes, and the most that is read is {MAX_BODY}")]
    TooLarge(usize),
    /// The body is not the one that was signed.
    #[error("its body is not the one that was signed: its hash differs")]
    OtherBody,
    /// The body cannot be read.
    #[error(transparent)]
    Content(#[from] ContentFault),
}

/// What stands at the head of a record that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The panel; none for a genesis alone.
    pub panel: Option<PanelId>,
    /// Where in its log it goes.
    pub position: LogPosition,
    /// The writer's clock; it is kept to the millisecond.
    pub at: DateTime<Utc>,
}

impl Record {
    /// Writes and signs a record at the end of the key's own log.
    ///
    /// # Errors
    /// [`Unwritable`] where the body is too large.
    pub fn sign(
        key: &DeviceKey,
        heading: Heading,
        body: &Body,
        salt: Salt,
    ) -> Result<Self, Unwritable> {
        let bytes = serde_json::to_vec(body).map_err(no_json)?;
        let kind = (body.kind(), body.version());
        Self::write_signed(key, heading, kind, BodyKind::Plain, bytes, salt)
    }

    /// Writes and signs a sheet whose content only those read whom it is sealed to.
    ///
    /// # Errors
    /// [`Unwritable`] where the body is too large, or a recipient is no key.
    pub fn sign_sealed(
        key: &DeviceKey,
        heading: Heading,
        sheet: &SheetEntry,
        act: SheetAct,
        to: &SealTo,
        salt: Salt,
    ) -> Result<Self, Unwritable> {
        let whereabouts = Whereabouts {
            panel: heading.panel,
            log: key.log(),
            position: &heading.position,
            act,
        };
        let sealed = seal_sheet(sheet, &whereabouts, to).map_err(Unwritable::NotSealed)?;
        let bytes = serde_json::to_vec(&sealed).map_err(no_json)?;
        let kind = (act.into(), version::FIRST);
        Self::write_signed(key, heading, kind, BodyKind::Sealed, bytes, salt)
    }

    fn write_signed(
        key: &DeviceKey,
        heading: Heading,
        (kind, version): (Kind, u32),
        body_kind: BodyKind,
        bytes: Vec<u8>,
        salt: Salt,
    ) -> Result<Self, Unwritable> {
        if bytes.len() > MAX_BODY {
            return Err(Unwritable::TooLarge { bytes: bytes.len() });
        }
        let payload = Payload {
            panel: heading.panel,
            log: key.log(),
            seq: heading.position.seq,
            prev: heading.position.prev,
            kind: kind.name().to_owned(),
            version,
            seen: heading.position.seen,
            at: to_the_millisecond(heading.at),
            body_kind,
            body_sha256: salt.hash(&bytes),
        };
        let envelope = Envelope::sign_payload(key, payload).map_err(no_json)?;
        Ok(Self {
            envelope,
            salt,
            body: bytes,
        })
    }

    /// Reads a record from its exact bytes and checks all of it: signature,
    /// body hash, and that the body is of the kind it says.
    ///
    /// # Errors
    /// [`RecordFault`] says what is wrong.
    pub fn open(line: &[u8], salt: Salt, body: Vec<u8>) -> Result<Self, RecordFault> {
        if body.len() > MAX_BODY {
            return Err(RecordFault::TooLarge(body.len()));
        }
        let envelope = Envelope::open(line)?;
        if salt.hash(&body) != envelope.payload().body_sha256 {
            return Err(RecordFault::OtherBody);
        }
        Content::read(envelope.payload(), &body)?;
        Ok(Self {
            envelope,
            salt,
            body,
        })
    }

    /// The record's id.
    pub fn id(&self) -> RecordId {
        self.envelope.id()
    }

    /// What was signed.
    pub fn payload(&self) -> &Payload {
        self.envelope.payload()
    }

    /// The exact bytes of the envelope.
    pub fn line(&self) -> &[u8] {
        self.envelope.line()
    }

    /// The salt of the body.
    pub fn salt(&self) -> &Salt {
        &self.salt
    }

    /// The exact bytes of the body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// What the body says.
    ///
    /// # Errors
    /// [`ContentFault`] never for a record that was signed or opened here.
    pub fn content(&self) -> Result<Content, ContentFault> {
        Content::read(self.payload(), &self.body)
    }
}

fn no_json(problem: serde_json::Error) -> Unwritable {
    Unwritable::NoJson(problem.to_string())
}
