//! A record as it arrives, before anything but its id is known of it.

use evenhand_record::{Envelope, LogId, Record, RecordFault, RecordId, Salt};

use crate::hash::sha256_of;

/// What follows the name of the key in an envelope: a signature has 88 letters in base64.
const AFTER_KEY: usize = r#"","sig":""}]}"#.len() + 88;

/// How many digits the name of a key has.
const KEY_DIGITS: usize = 64;

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

    /// The log that it says it is of. Nothing is checked: this only spares the checks
    /// where nobody on the panel has that log. None where it cannot be a record, since
    /// an envelope has one spelling, and the key stands at one place in it.
    pub fn claimed_log(&self) -> Option<LogId> {
        let end = self.line.len().checked_sub(AFTER_KEY)?;
        let digits = self.line.get(end.checked_sub(KEY_DIGITS)?..end)?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// Whether salt and body are those that the envelope names. For a record that is on
    /// file this shows that the copy is exact: its id stands for the envelope.
    pub fn has_its_body(&self) -> bool {
        let payload = Envelope::payload_on_file(&self.line);
        payload.is_ok_and(|payload| payload.body_sha256 == self.salt.hash(&self.body))
    }

    /// How many bytes it takes.
    pub(crate) fn size(&self) -> usize {
        self.line.len().saturating_add(self.body.len())
    }

    /// Checks signature, hash and body.
    ///
    /// # Errors
    /// [`RecordFault`] says why it is no record.
    pub fn open(self) -> Result<Record, RecordFault> {
        Record::open(&self.line, self.salt, self.body)
    }
}
