//! Streams are compressed on whichever cores have nothing to do, while the pages after
//! them are laid out. What comes out is the same either way.

use std::io;
use std::sync::mpsc::{self, Receiver};

use libdeflater::{CompressionError, CompressionLvl, Compressor};

/// A stream that is being compressed.
pub(super) struct Compressing(Receiver<Result<Vec<u8>, CompressionError>>);

impl Compressing {
    /// Hands a stream over; the first that comes is begun first.
    pub(super) fn begin(plain: Vec<u8>) -> Self {
        let (done, compressed) = mpsc::channel();
        rayon::spawn_fifo(move || {
            // Nobody listens any more where the file was given up.
            let _ = done.send(compress(&plain));
        });
        Self(compressed)
    }

    /// What came of it; waits for it.
    ///
    /// # Errors
    /// Where the compression came to grief.
    pub(super) fn finish(self) -> io::Result<Vec<u8>> {
        let compressed = self.0.recv().map_err(io::Error::other)?;
        compressed.map_err(io::Error::other)
    }
}

/// From how many bytes on a stream is compressed the quick way. So long are the signed
/// records alone; most of them is sealed, and no way of looking makes that shorter.
const LONG: usize = 1 << 20;

/// The zlib stream of some bytes.
fn compress(plain: &[u8]) -> Result<Vec<u8>, CompressionError> {
    let level = match plain.len() < LONG {
        true => CompressionLvl::default(),
        false => CompressionLvl::fastest(),
    };
    let mut compressor = Compressor::new(level);
    let mut compressed = vec![0; compressor.zlib_compress_bound(plain.len())];
    let length = compressor.zlib_compress(plain, &mut compressed)?;
    compressed.truncate(length);
    Ok(compressed)
}
