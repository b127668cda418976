//! The file while it is written: what is finished goes out at once and leaves
//! memory, small objects many to a stream, and a list at the end says where each is.
//!
//! A stream's bytes are followed by a carriage return and a line feed. Whatever
//! they end with, these two are the one line ending before `endstream`, so that
//! the stream is as long as it says (ISO 19005-3, 6.1.7.1).

use std::collections::VecDeque;
use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use sha2::{Digest, Sha256};

use super::compressor::Compressing;
use super::object::{pdf_name, write_dictionary, write_object};
use crate::PackError;

/// How many objects stand in one stream: enough to compress well, few enough for
/// a reader that wants one of them.
const IN_STREAM: usize = 1_000;

/// How many streams may be on their way through compression: enough that neither it
/// nor the layout waits, few enough that they take no memory to speak of.
const MOST_ON_THE_WAY: usize = 32;

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    /// Not written yet.
    Nowhere,
    /// So many bytes from the file's beginning.
    At(usize),
    /// In a stream of objects, and the how-manieth of it.
    Within(u32, usize),
}

/// Objects that wait for the rest of their stream.
#[derive(Default)]
struct Waiting {
    ids: Vec<u32>,
    heads: Vec<u8>,
    bodies: Vec<u8>,
}

/// The file so far.
pub(crate) struct PdfFile {
    out: Vec<u8>,
    /// By object number, from 1.
    places: Vec<Place>,
    waiting: Waiting,
    /// The streams that are being compressed, the oldest first.
    on_the_way: VecDeque<(ObjectId, Dictionary, Compressing)>,
}

impl PdfFile {
    /// Begins a file.
    pub(crate) fn new() -> Self {
        Self {
            out: b"%PDF-1.7\n%\xbb\xad\xc0\xde\n".to_vec(),
            places: Vec::new(),
            waiting: Waiting::default(),
            on_the_way: VecDeque::new(),
        }
    }

    /// A number for an object that is written later.
    pub(crate) fn new_object_id(&mut self) -> ObjectId {
        self.places.push(Place::Nowhere);
        (number_of(self.places.len()), 0)
    }

    /// Writes an object under its number.
    pub(crate) fn set_object(
        &mut self,
        id: ObjectId,
        object: impl Into<Object>,
    ) -> Result<(), PackError> {
        let object = object.into();
        self.set_written(id, |out| write_object(out, &object))
    }

    /// Writes an object.
    pub(crate) fn add_object(&mut self, object: impl Into<Object>) -> Result<ObjectId, PackError> {
        let id = self.new_object_id();
        self.set_object(id, object)?;
        Ok(id)
    }

    /// Writes an object under its number by the text that `write` gives.
    pub(crate) fn set_written(
        &mut self,
        id: ObjectId,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        let Waiting { ids, heads, bodies } = &mut self.waiting;
        write!(heads, "{} {} ", id.0, bodies.len())?;
        write(bodies)?;
        bodies.push(b'\n');
        ids.push(id.0);
        if ids.len() >= IN_STREAM {
            self.write_waiting()?;
        }
        Ok(())
    }

    /// Writes a compressed stream.
    pub(crate) fn add_stream(
        &mut self,
        header: Dictionary,
        plain: Vec<u8>,
    ) -> Result<ObjectId, PackError> {
        let id = self.new_object_id();
        self.set_stream(id, header, plain)?;
        Ok(id)
    }

    /// Writes a compressed stream under its number.
    pub(crate) fn set_stream(
        &mut self,
        id: ObjectId,
        mut header: Dictionary,
        plain: Vec<u8>,
    ) -> Result<(), PackError> {
        header.set("Filter", pdf_name("FlateDecode"));
        let compressing = Compressing::begin(plain);
        self.on_the_way.push_back((id, header, compressing));
        self.write_compressed(MOST_ON_THE_WAY)
    }

    /// Writes a stream under its number without compressing it.
    pub(crate) fn set_stream_as_it_is(
        &mut self,
        id: ObjectId,
        header: Dictionary,
        bytes: &[u8],
    ) -> Result<(), PackError> {
        self.write_compressed(0)?; // what came before it stands before it
        self.write_stream(id, header, bytes)
    }

    /// Writes the oldest streams that are on their way, until so many are left.
    fn write_compressed(&mut self, left: usize) -> Result<(), PackError> {
        while self.on_the_way.len() > left
            && let Some((id, header, compressing)) = self.on_the_way.pop_front()
        {
            self.write_stream(id, header, &compressing.finish()?)?;
        }
        Ok(())
    }

    fn write_stream(
        &mut self,
        id: ObjectId,
        mut header: Dictionary,
        bytes: &[u8],
    ) -> Result<(), PackError> {
        header.set("Length", count_object(bytes.len()));
        self.set_place(id.0, Place::At(self.out.len()));
        writeln!(self.out, "{} {} obj", id.0, id.1)?;
        write_dictionary(&mut self.out, &header)?;
        self.out.extend_from_slice(b"\nstream\n");
        self.out.extend_from_slice(bytes);
        self.out.extend_from_slice(b"\r\nendstream\nendobj\n");
        Ok(())
    }

    /// Ends the file; its identifier is a digest of all that it holds.
    pub(crate) fn finish(mut self, root: ObjectId, info: ObjectId) -> Result<Vec<u8>, PackError> {
        self.write_waiting()?;
        self.write_compressed(0)?;
        let digest: Vec<u8> = Sha256::digest(&self.out).into_iter().take(16).collect();
        let identifier = Object::String(digest, lopdf::StringFormat::Hexadecimal);
        let id = self.new_object_id();
        let start = self.out.len();
        self.set_place(id.0, Place::At(start));
        let header = dictionary! {
            "Type" => "XRef", "Size" => count_object(self.places.len().saturating_add(1)), "W" => vec![1.into(), 5.into(), 2.into()],
            "Root" => root, "Info" => info, "ID" => vec![identifier.clone(), identifier]
        };
        self.set_stream(id, header, self.list_places())?;
        self.write_compressed(0)?;
        write!(self.out, "startxref\n{start}\n%%EOF\n")?;
        Ok(self.out)
    }

    /// Writes the objects that wait as a stream of their own.
    fn write_waiting(&mut self) -> Result<(), PackError> {
        let Waiting { ids, heads, bodies } = std::mem::take(&mut self.waiting);
        if ids.is_empty() {
            return Ok(());
        }
        let header = dictionary! {"Type" => "ObjStm", "N" => count_object(ids.len()), "First" => count_object(heads.len())};
        let stream = self.add_stream(header, [heads, bodies].concat())?;
        for (index, id) in ids.into_iter().enumerate() {
            self.set_place(id, Place::Within(stream.0, index));
        }
        Ok(())
    }

    fn set_place(&mut self, id: u32, place: Place) {
        let index = usize::try_from(id).unwrap_or_default().wrapping_sub(1);
        if let Some(kept) = self.places.get_mut(index) {
            *kept = place;
        }
    }

    /// The list of places: a byte for the kind, five for where, two for the rest.
    fn list_places(&self) -> Vec<u8> {
        let mut list = Vec::with_capacity(self.places.len().saturating_add(1).saturating_mul(8));
        push_entry(&mut list, 0, 0, 0xffff);
        for place in &self.places {
            match *place {
                Place::Nowhere => push_entry(&mut list, 0, 0, 0),
                Place::At(offset) => push_entry(&mut list, 1, offset as u64, 0),
                Place::Within(stream, index) => push_entry(&mut list, 2, stream.into(), index),
            }
        }
        list
    }
}

fn push_entry(list: &mut Vec<u8>, kind: u8, place: u64, rest: usize) {
    list.push(kind);
    list.extend(place.to_be_bytes().iter().skip(3));
    list.extend(u16::try_from(rest).unwrap_or_default().to_be_bytes());
}

/// A count as an object.
pub(crate) fn count_object(count: usize) -> Object {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use lopdf::Document;

    use super::*;

    fn file_of(bytes: &[u8]) -> (Vec<u8>, ObjectId) {
        let mut file = PdfFile::new();
        let root = file.add_object(dictionary! {"Type" => "Catalog"}).unwrap();
        let stream = file.new_object_id();
        file.set_stream_as_it_is(stream, dictionary! {}, bytes)
            .unwrap();
        (file.finish(root, root).unwrap(), stream)
    }

    /// How long a stream seems to who looks for its end, and takes one line ending
    /// from before it, as validators do.
    fn seeming_length(file: &[u8]) -> usize {
        let find = |what: &[u8]| file.windows(what.len()).position(|part| part == what);
        let begin = find(b"stream\n").unwrap() + b"stream\n".len();
        let end = begin
            + file[begin..]
                .windows(9)
                .position(|part| part == b"endstream")
                .unwrap();
        let content = &file[begin..end];
        let content = content.strip_suffix(b"\n").unwrap();
        content.strip_suffix(b"\r").unwrap_or(content).len()
    }

    #[test]
    fn a_stream_is_as_long_as_it_says_whatever_it_ends_with() {
        for last in 0..=u8::MAX {
            let bytes = [b"figures".as_slice(), &[last]].concat();
            let (file, stream) = file_of(&bytes);
            assert_eq!(
                seeming_length(&file),
                bytes.len(),
                "what ends in byte {last} is not taken for a line ending"
            );
            let read = Document::load_mem(&file).unwrap();
            let read = &read
                .get_object(stream)
                .unwrap()
                .as_stream()
                .unwrap()
                .content;
            assert_eq!(*read, bytes, "and comes back whole");
        }
    }

    #[test]
    fn every_object_is_found_in_streams_of_many() {
        let mut file = PdfFile::new();
        let root = file.add_object(dictionary! {"Type" => "Catalog"}).unwrap();
        let ids: Vec<ObjectId> = (0..2_500_i64)
            .map(|number| file.add_object(number).unwrap())
            .collect();
        let read = Document::load_mem(&file.finish(root, root).unwrap()).unwrap();
        for (number, id) in (0_i64..).zip(ids) {
            assert_eq!(read.get_object(id).unwrap().as_i64().unwrap(), number);
        }
    }
}
