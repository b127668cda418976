//! The parts of a workbook, counted before a library reads any of them.
//!
//! A small file can ask for any amount of memory: by parts that unpack without end, by
//! claims of counts, by one long text that thousands of cells name. Each part is read
//! once in a stream and counted, and an archive of the parts that are sound is handed on.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::read::ZipFile;
use zip::{ZipArchive, ZipWriter};

use super::limits::{
    Excess, LONGEST_PIECE, LONGEST_TAG, MOST_DEPTH, MOST_ELEMENTS, MOST_FORMAT_BYTES, MOST_FORMATS,
    MOST_PACKED, MOST_PART, MOST_PARTS, MOST_SHARED, MOST_TEXT, MOST_UNPACKED,
};

/// The most ends of an archive that one file may hold: its own, and those of files within it.
const MOST_ENDS: usize = 16;

/// Why a workbook is not read.
#[derive(Debug)]
pub(super) enum WorkbookFault {
    /// It has too much of something.
    Excess(Excess),
    /// It is under a password.
    Password,
    /// It has no sheet that can be seen.
    Unseen,
    /// Its cells show something else than the numbers that they hold.
    NotPlain(String),
    /// It is no workbook, or a broken one. What a library says of it is for nobody.
    Broken,
}

impl WorkbookFault {
    /// Its parts contradict one another.
    pub(super) fn misfit() -> Self {
        Self::Broken
    }
}

impl From<Excess> for WorkbookFault {
    fn from(excess: Excess) -> Self {
        Self::Excess(excess)
    }
}

impl<E: std::error::Error> From<E> for WorkbookFault {
    fn from(_: E) -> Self {
        Self::Broken
    }
}

/// The workbook as an archive of its XML parts alone, each within the limits.
///
/// # Errors
/// [`WorkbookFault`].
pub(super) fn keep_sound_parts(bytes: &[u8]) -> Result<Vec<u8>, WorkbookFault> {
    check_directory(bytes)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > MOST_PARTS {
        return Err(Excess::Parts.into());
    }
    let mut kept = ZipWriter::new(Cursor::new(Vec::new()));
    let mut count = Count::default();
    let mut packed = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index(index)?;
        packed = packed.saturating_add(part.compressed_size());
        if packed > bytes.len() as u64 {
            return Err(WorkbookFault::misfit());
        }
        let names_kind = part.name().is_ok_and(|name| name == "mimetype");
        if count.read_part(part)? || names_kind {
            kept.raw_copy_file(archive.by_index_raw(index)?)?;
        }
    }
    Ok(kept.finish()?.into_inner())
}

/// Looks at what the archive says of its own directory, which the library believes.
fn check_directory(bytes: &[u8]) -> Result<(), Excess> {
    if bytes.len() > MOST_PACKED {
        return Err(Excess::Packed);
    }
    if find_all(bytes, b"PK\x05\x06").nth(MOST_ENDS).is_some() {
        return Err(Excess::Parts);
    }
    let large = find_all(bytes, b"PK\x06\x07").next().is_some();
    let claims_many = |at: usize| {
        [24, 32].into_iter().any(|field| {
            let number = bytes.get(at + field..).and_then(<[u8]>::first_chunk);
            number.is_some_and(|number| u64::from_le_bytes(*number) > MOST_PARTS as u64)
        })
    };
    if large && find_all(bytes, b"PK\x06\x06").any(claims_many) {
        return Err(Excess::Parts);
    }
    Ok(())
}

/// Where a mark of four bytes stands.
fn find_all<'b>(bytes: &'b [u8], mark: &'b [u8; 4]) -> impl Iterator<Item = usize> + 'b {
    let here = move |(at, four): (usize, &[u8])| (four == mark).then_some(at);
    bytes.windows(4).enumerate().filter_map(here)
}

/// What the parts read so far hold.
#[derive(Debug, Default)]
struct Count {
    unpacked: u64,
    text: usize,
    shared: usize,
    formats: usize,
    elements: usize,
    depth: usize,
    longest_tag: usize,
}

impl Count {
    /// Reads a part to its end; says whether it is XML, which alone is read as a workbook.
    fn read_part<R: Read + ?Sized>(&mut self, part: ZipFile<'_, R>) -> Result<bool, WorkbookFault> {
        let most = MOST_PART.min(MOST_UNPACKED.saturating_sub(self.unpacked));
        let mut part = BufReader::with_capacity(64 << 10, Counted::new(part, most));
        let is_xml = begins_as_xml(part.fill_buf()?);
        let read = if is_xml {
            self.read_xml(&mut part)
        } else {
            Ok(())
        };
        let rest = io::copy(&mut part, &mut io::sink());
        let unpacked = part.get_ref().read;
        if unpacked > most {
            let whole = most < MOST_PART;
            return Err(if whole {
                Excess::Unpacked
            } else {
                Excess::Part
            }
            .into());
        }
        read?;
        rest?;
        self.unpacked = self.unpacked.saturating_add(unpacked);
        Ok(is_xml)
    }

    /// Counts the events of a part up to its end, or to where it is no XML any more:
    /// there the library that reads it ends too.
    fn read_xml(&mut self, part: &mut impl BufRead) -> Result<(), Excess> {
        let mut reader = Reader::from_reader(part);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.expand_empty_elements = true;
        let (mut buffer, formats) = (Vec::new(), self.formats);
        self.depth = 0;
        self.longest_tag = 0;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) | Err(_) => break,
                Ok(event) => self.count_event(&event)?,
            }
        }
        let here = self.formats.saturating_sub(formats);
        if here.saturating_mul(self.longest_tag) > MOST_FORMAT_BYTES {
            return Err(Excess::Formats);
        }
        Ok(())
    }

    fn count_event(&mut self, event: &Event<'_>) -> Result<(), Excess> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.count_tag(tag),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(())
            }
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                self.text = self.text.saturating_add(event.len());
                within(self.text, MOST_TEXT, Excess::Text)?;
                within(event.len(), LONGEST_PIECE, Excess::Piece)
            }
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Decl(_) => {
                within(event.len(), LONGEST_PIECE, Excess::Piece)
            }
            Event::Eof => Ok(()),
        }
    }

    fn count_tag(&mut self, tag: &BytesStart<'_>) -> Result<(), Excess> {
        within(tag.len(), LONGEST_TAG, Excess::Tag)?;
        if self.depth > 0 {
            self.longest_tag = self.longest_tag.max(tag.len());
        }
        self.depth = self.depth.saturating_add(1);
        within(self.depth, MOST_DEPTH, Excess::Depth)?;
        match tag.local_name().as_ref() {
            // What a cell is made of; how many cells there are is counted as they are read.
            "row" | "c" | "v" | "f" | "is" | "t" => Ok(()),
            "sst" => within(claimed_texts(tag), MOST_SHARED, Excess::Shared),
            "si" => {
                self.shared = self.shared.saturating_add(1);
                within(self.shared, MOST_SHARED, Excess::Shared)
            }
            "xf" => {
                self.formats = self.formats.saturating_add(1);
                within(self.formats, MOST_FORMATS, Excess::Formats)
            }
            _ => {
                self.elements = self.elements.saturating_add(1);
                within(self.elements, MOST_ELEMENTS, Excess::Elements)
            }
        }
    }
}

fn within(found: usize, most: usize, excess: Excess) -> Result<(), Excess> {
    (found <= most).then_some(()).ok_or(excess)
}

/// How many texts the list of shared ones says that it has: the library makes room for as many.
fn claimed_texts(tag: &BytesStart<'_>) -> usize {
    let mut claims = tag.attributes();
    let numbers = claims
        .with_checks(false)
        .flatten()
        .filter_map(|claim| claim.value.parse::<usize>().ok());
    numbers.max().unwrap_or(0)
}

/// Whether a part is XML, by what stands first in it.
fn begins_as_xml(start: &[u8]) -> bool {
    let plain = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    plain.trim_ascii_start().starts_with(b"<")
}

/// Counts what is read, and ends one byte past the most.
struct Counted<R> {
    from: io::Take<R>,
    read: u64,
}

impl<R: Read> Counted<R> {
    fn new(from: R, most: u64) -> Self {
        let from = from.take(most.saturating_add(1));
        Self { from, read: 0 }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.read = self
            .read
            .saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}
