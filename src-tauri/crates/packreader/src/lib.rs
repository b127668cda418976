//! Reads the decision packs of others: what a PDF that may be forged prints, what it holds,
//! and a hash of each of its objects.
//!
//! The file is hostile until it is shown not to be. It is read within [`limits`], and who
//! calls [`read_pack`] does so in a process of its own, which may be stopped at any time.
//! Nothing here says whether what was read is true.

mod attached;
mod fault;
pub mod limits;
mod mark;
mod objects;
mod printed;
mod revision;
mod tables;
mod walk;

use lopdf::{Document, LoadOptions};
use serde::{Deserialize, Serialize};

pub use attached::AttachedFile;
pub use fault::NotAPack;
pub use mark::PackMark;
pub use objects::ObjectHash;
pub use printed::PrintedPage;
pub use tables::PrintedTable;

/// What was read of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRead {
    /// The title of the document; empty where it has none.
    pub title: String,
    /// What it says of itself.
    pub mark: PackMark,
    /// How many bytes its own revision has.
    pub own_bytes: u64,
    /// How many bytes somebody added behind that, such as an office's signature.
    pub appended_bytes: u64,
    /// The files inside, by name.
    pub files: Vec<AttachedFile>,
    /// The pages, in order.
    pub pages: Vec<PrintedPage>,
    /// The tables, in the order in which a screen reader comes to them.
    pub tables: Vec<PrintedTable>,
    /// A hash of each object, by number.
    pub objects: Vec<ObjectHash>,
}

/// Reads a pack: its first revision, whatever was added behind that.
///
/// # Errors
/// [`NotAPack`] where it cannot be read as one, or asks for more than [`limits`] allow.
pub fn read_pack(bytes: &[u8]) -> Result<PackRead, NotAPack> {
    let own = revision::own_revision(bytes)?;
    let options = LoadOptions {
        strict: true,
        ..LoadOptions::with_max_decompressed_size(limits::STREAM)
    };
    let document = Document::load_mem_with_options(own, options)
        .map_err(|problem| NotAPack::Unreadable(problem.to_string()))?;
    if document.trailer.has(b"Encrypt") {
        return Err(NotAPack::Encrypted);
    }
    if document.objects.len() > limits::OBJECTS {
        return Err(NotAPack::TooMuch("objects"));
    }
    let pages = walk::page_ids(&document)?;
    let printed = printed::read_pages(&document, &pages)?;
    let files = attached::read_files(&document)?;
    Ok(PackRead {
        title: mark::read_title(&document),
        mark: mark::read_mark(&document)?,
        own_bytes: length(own.len()),
        appended_bytes: length(bytes.len().saturating_sub(own.len())),
        tables: tables::read_tables(&document, &pages, &printed)?,
        objects: objects::hash_objects(&document, &pages)?,
        files,
        pages: printed,
    })
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
