//! Streams are compressed on whichever cores have nothing to do, while the pages after
//! them are laid out. What comes out is the same either way.

use std::io;
use std::sync::mpsc::{self, Receiver};

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard streams are compressed, of 10.
const LEVEL: u8 = 6;

/// A stream that is being compressed.
pub(super) struct Compressing(Receiver<Vec<u8>>);

impl Compressing {
    /// Hands a stream over; the first that comes is begun first.
    pub(super) fn begin(plain: Vec<u8>) -> Self {
        let (done, compressed) = mpsc::channel();
        rayon::spawn_fifo(move || {
            // Nobody listens any more where the file was given up.
            let _ = done.send(compress_to_vec_zlib(&plain, LEVEL));
        });
        Self(compressed)
    }

    /// What came of it; waits for it.
    ///
    /// # Errors
    /// Where the compression came to grief.
    pub(super) fn finish(self) -> io::Result<Vec<u8>> {
        self.0.recv().map_err(io::Error::other)
    }
}
