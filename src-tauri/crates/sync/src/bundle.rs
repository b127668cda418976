//! A bundle: records of one panel in a file (`.ehx`), one JSON object a line.
//!
//! The first line says what it is, the last how many records it has and the
//! SHA-256 of all that stands before. A file without its last line is still
//! arriving. A bundle is judged by what is in it, never by its name.

use std::io::{BufRead, Read};

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_record::{MAX_BODY, PanelId, Record, RecordId, Salt, envelope::MAX_LINE};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of the format that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The longest line that is read, in bytes: the longest envelope, escaped, and body.
const MOST_LINE: usize = 2 * MAX_LINE + MAX_BODY / 3 * 4 + 4_096;
/// The largest bundle that is read, in bytes: 256 MiB.
pub const MOST_BYTES: u64 = 256 << 20;

#[derive(Serialize, Deserialize)]
struct First {
    evenhand: String,
    version: u32,
    #[serde(default)]
    panel: Option<PanelId>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    envelope: String,
    salt: String,
    body: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Last {
    records: usize,
    sha256: String,
}

/// A record as a bundle carries it: not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The id that its envelope's bytes have.
    pub id: RecordId,
    /// The envelope.
    pub line: Vec<u8>,
    /// The salt of the body.
    pub salt: Salt,
    /// The body.
    pub body: Vec<u8>,
}

/// What a bundle holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// The panel that it says it is of.
    pub panel: PanelId,
    /// Its records, in order.
    pub records: Vec<Carried>,
}

/// Says why a file is not a whole bundle.
#[derive(Debug, thiserror::Error)]
pub enum BundleFault {
    /// It ends before its last line.
    #[error("it is still arriving, or was cut short: its last line is missing")]
    Arriving,
    /// Its bytes are not those that were written.
    #[error("line {line} is damaged: {problem}. Fetch the file again")]
    Damaged {
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// Not a bundle at all.
    #[error("it is not a bundle of records")]
    NotABundle,
    /// Of a version to come.
    #[error(
        "it was written by a newer Evenhand (version {0} of the format); update Evenhand to read it"
    )]
    Newer(u32),
    /// Over [`MOST_BYTES`], or a line over what a record can have.
    #[error("it is larger than any bundle is: over {} MiB, or with a line over {} MiB", MOST_BYTES >> 20, MOST_LINE >> 20)]
    TooLarge,
    /// The disk could not be read.
    #[error("it could not be read: {0}")]
    Disk(#[from] std::io::Error),
}

/// Writes a bundle. The same records give the same bytes.
///
/// # Errors
/// Never for records that were signed or opened; serde's own otherwise.
pub fn write(panel: PanelId, records: &[Record]) -> Result<Vec<u8>, serde_json::Error> {
    let first = First {
        evenhand: "bundle".to_owned(),
        version: VERSION,
        panel: Some(panel),
    };
    let mut bytes = serde_json::to_vec(&first)?;
    bytes.push(b'\n');
    for record in records {
        let line = Line {
            envelope: String::from_utf8_lossy(record.line()).into_owned(),
            salt: record.salt().to_string(),
            body: STANDARD.encode(record.body()),
        };
        serde_json::to_writer(&mut bytes, &line)?;
        bytes.push(b'\n');
    }
    let last = Last {
        records: records.len(),
        sha256: hex::encode(Sha256::digest(&bytes)),
    };
    serde_json::to_writer(&mut bytes, &last)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a bundle. Signatures are not checked here: see [`crate::check`]. No more
/// than one line is held in memory beside the records.
///
/// # Errors
/// [`BundleFault`]; of a faulty bundle nothing is taken.
pub fn read(from: impl Read) -> Result<Bundle, BundleFault> {
    let mut lines = Lines {
        from: std::io::BufReader::new(from.take(MOST_BYTES + 1)),
        sum: Sha256::new(),
        bytes: 0,
        number: 0,
    };
    let first = lines.next()?.ok_or(BundleFault::Arriving)?;
    let panel = read_first(&first)?;
    lines.sum.update(&first);
    let mut records = Vec::new();
    while let Some(line) = lines.next()? {
        if line.starts_with(b"{\"records\":") {
            lines.finish(&line, records.len())?;
            return Ok(Bundle { panel, records });
        }
        records.push(read_record(&line).map_err(|problem| lines.damaged(problem))?);
        lines.sum.update(&line);
    }
    Err(BundleFault::Arriving)
}

fn read_first(line: &[u8]) -> Result<PanelId, BundleFault> {
    let first: First = serde_json::from_slice(line).map_err(|_| BundleFault::NotABundle)?;
    if first.evenhand != "bundle" {
        return Err(BundleFault::NotABundle);
    }
    if first.version > VERSION {
        return Err(BundleFault::Newer(first.version));
    }
    first.panel.ok_or(BundleFault::NotABundle)
}

fn read_record(line: &[u8]) -> Result<Carried, String> {
    let line: Line = serde_json::from_slice(line).map_err(|problem| problem.to_string())?;
    let salt: Salt = line
        .salt
        .parse()
        .map_err(|_| "a salt is not one".to_owned())?;
    let body = STANDARD
        .decode(line.body)
        .map_err(|problem| problem.to_string())?;
    let line = line.envelope.into_bytes();
    Ok(Carried {
        id: RecordId::from_bytes(Sha256::digest(&line).into()),
        line,
        salt,
        body,
    })
}

/// The lines of a file, counted and summed.
struct Lines<R> {
    from: R,
    sum: Sha256,
    bytes: u64,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// The next line with its end; none at the end of the file. A line without an
    /// end is still arriving.
    fn next(&mut self) -> Result<Option<Vec<u8>>, BundleFault> {
        let mut line = Vec::new();
        let most = u64::try_from(MOST_LINE).unwrap_or(u64::MAX);
        let read = (&mut self.from).take(most).read_until(b'\n', &mut line)?;
        self.bytes += u64::try_from(read).unwrap_or(u64::MAX);
        self.number += 1;
        if self.bytes > MOST_BYTES || read >= MOST_LINE {
            return Err(BundleFault::TooLarge);
        }
        match line.last() {
            None => Ok(None),
            Some(b'\n') => Ok(Some(line)),
            Some(_) => Err(BundleFault::Arriving),
        }
    }

    fn damaged(&self, problem: String) -> BundleFault {
        BundleFault::Damaged {
            line: self.number,
            problem,
        }
    }

    /// Compares the last line with what came before it.
    fn finish(&mut self, line: &[u8], records: usize) -> Result<(), BundleFault> {
        let last: Last =
            serde_json::from_slice(line).map_err(|problem| self.damaged(problem.to_string()))?;
        let sum = hex::encode(std::mem::take(&mut self.sum).finalize());
        if last.sha256 != sum || last.records != records {
            return Err(self.damaged("the file is not what was written".to_owned()));
        }
        match self.next()? {
            None => Ok(()),
            Some(_) => Err(self.damaged("something follows the last line".to_owned())),
        }
    }
}
