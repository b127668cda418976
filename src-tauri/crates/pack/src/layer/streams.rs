//! Streams that end well.
//!
//! lopdf writes a line feed and `endstream` after a stream's bytes. Where the
//! last byte is a carriage return, the two read as one line ending and the
//! stream seems a byte shorter than it says (PDF/A 6.1.7.1). The last byte of a
//! Flate stream is a checksum of the plain bytes, so one in 256 ends so.

use lopdf::{Dictionary, Document, Object, SaveOptions, Stream};
use sha2::{Digest, Sha256};

use crate::PackError;

const RETURN: u8 = b'\r';

/// A compressed stream whose plain bytes must not change: where it would end in
/// a carriage return it is written in ASCII85 besides, which ends in `~>`.
pub(crate) fn exact_stream(header: Dictionary, plain: Vec<u8>) -> Result<Stream, PackError> {
    let mut stream = Stream::new(header, plain);
    stream.compress()?;
    if stream.content.last() == Some(&RETURN) {
        let mut filters = vec![Object::from("ASCII85Decode")];
        filters.extend(stream.dict.get(b"Filter").ok().cloned());
        stream.dict.set("Filter", filters);
        stream.set_content(encode_ascii85(&stream.content));
    }
    Ok(stream.with_compression(false))
}

/// ASCII85 (ISO 32000-1, 7.4.3): each four bytes as five digits of base 85; of the
/// last, one digit more than it has bytes. The short form for four zeros is not used.
fn encode_ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 5 + 8);
    for group in bytes.chunks(4) {
        let value = (0..4).fold(0_u32, |value, index| {
            value << 8 | u32::from(group.get(index).copied().unwrap_or_default())
        });
        let digits = [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1]
            .map(|unit| b'!' + u8::try_from(value / unit % 85).unwrap_or_default());
        out.extend(digits.iter().take(group.len() + 1));
    }
    out.extend(b"~>");
    out
}

/// Compresses every other stream; a blank at the end of page content or of a font
/// program changes nothing but the checksum.
pub(crate) fn compress_streams(document: &mut Document) -> Result<(), PackError> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let plain = stream.content.clone();
        stream.compress()?;
        if stream.content.last() == Some(&RETURN) {
            lengthen_stream(stream, plain)?;
        }
    }
    Ok(())
}

fn lengthen_stream(stream: &mut Stream, mut plain: Vec<u8>) -> Result<(), PackError> {
    plain.push(b'\n');
    if stream.dict.has(b"Length1") {
        stream
            .dict
            .set("Length1", i64::try_from(plain.len()).unwrap_or(i64::MAX));
    }
    stream.dict.remove(b"Filter");
    stream.set_plain_content(plain);
    Ok(stream.compress()?)
}

/// A digest of all streams in order: the file's identifier.
pub(crate) fn digest_streams(document: &Document) -> Vec<u8> {
    let mut digest = Sha256::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(stream.content.len().to_be_bytes());
            digest.update(&stream.content);
        }
    }
    digest.finalize().into_iter().take(16).collect()
}

/// How many object streams a large file is cut into, about: each may end badly,
/// so that few of them seldom make the file be written twice.
const PARTS: usize = 16;
/// The fewest objects in a stream, so that a small file is not cut at all.
const LEAST: usize = 2_000;
/// The most: their places are counted in 16 bits.
const MOST: usize = 60_000;

/// Writes the file with object and cross-reference streams, a third of the size
/// without. Those are made on the way; should one end badly, they are cut otherwise.
///
/// # Errors
/// [`PackError::EndsBadly`] where no cut helps, which is as likely as forty tosses of a coin in a row.
pub(crate) fn save_document(document: &mut Document) -> Result<Vec<u8>, PackError> {
    let about = (document.objects.len() / PARTS).clamp(LEAST, MOST);
    for objects in (about - 40..=about).rev() {
        let mut out = Vec::new();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(objects)
            .compression_level(6)
            .build();
        document.clone().save_with_options(&mut out, options)?;
        if !ends_badly(&out) {
            return Ok(out);
        }
    }
    Err(PackError::EndsBadly)
}

fn ends_badly(file: &[u8]) -> bool {
    const BAD: &[u8] = b"\r\nendstream";
    file.windows(BAD.len()).any(|window| window == BAD)
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn ascii85_is_the_published_code() {
        assert_eq!(
            encode_ascii85(b"Man is d"),
            b"9jqo^BlbD-~>",
            "the example of the format's description"
        );
        assert_eq!(
            encode_ascii85(b"."),
            b"/c~>",
            "a group of one byte takes two digits"
        );
    }

    #[test]
    fn an_attachment_that_would_end_in_a_return_keeps_its_bytes() {
        let mut met = 0;
        for last in 0..=u8::MAX {
            let plain = [b"ref,score\n".repeat(20).as_slice(), &[last]].concat();
            let stream = exact_stream(dictionary! {}, plain.clone()).unwrap();
            assert_ne!(stream.content.last(), Some(&RETURN));
            if matches!(stream.dict.get(b"Filter"), Ok(Object::Array(_))) {
                met += 1;
                assert_eq!(
                    stream.decompressed_content().unwrap(),
                    plain,
                    "what comes out is what went in"
                );
            }
        }
        assert!(
            met > 0,
            "the last byte of the checksum follows the last byte of the text: one of 256 must meet it"
        );
    }
}
