//! A record as it arrives, before anything but its id is known of it.

use evenhand_record::{Record, RecordFault, RecordId, Salt};

use crate::hash::sha256_of;

/// A record as it was carried, not yet checked: only its id holds, so that one
/// that is on file already can be left aside at no cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    id: RecordId,
    line: Vec<u8>,
    salt: Salt,
    body: Vec<u8>,
}

impl Carried {
    /// Takes the parts of a record as they are; its id is the SHA-256 of its
    /// envelope's line.
    pub fn new(line: Vec<u8>, salt: Salt, body: Vec<u8>) -> Self {
        Self {
            id: RecordId::from_bytes(sha256_of(&[&line])),
            line,
            salt,
            body,
        }
    }

    /// The id that the record has, if it is one.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// The envelope's exact bytes, without a line end.
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// The salt of the body.
    pub fn salt(&self) -> &Salt {
        &self.salt
    }

    /// The body's exact bytes.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Checks signature, hash and body.
    ///
    /// # Errors
    /// [`RecordFault`] says why it is no record.
    pub fn open(self) -> Result<Record, RecordFault> {
        Record::open(&self.line, self.salt, self.body)
    }
}
