//! Streams are compressed on a thread of their own, in the order in which they come,
//! while the pages after them are laid out. What comes out is the same either way.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};

use miniz_oxide::deflate::compress_to_vec_zlib;

/// How hard streams are compressed, of 10.
const LEVEL: u8 = 6;

/// The thread that compresses; it ends with this.
pub(super) struct Compressor {
    plain: Sender<Vec<u8>>,
    compressed: Receiver<Vec<u8>>,
}

impl Compressor {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub(super) fn start() -> io::Result<Self> {
        let (plain, to_do) = mpsc::channel::<Vec<u8>>();
        let (done, compressed) = mpsc::channel();
        std::thread::Builder::new()
            .name("compressor".to_owned())
            .spawn(move || {
                for plain in to_do {
                    if done.send(compress_to_vec_zlib(&plain, LEVEL)).is_err() {
                        return; // the file was given up
                    }
                }
            })?;
        Ok(Self { plain, compressed })
    }

    /// Hands a stream over.
    ///
    /// # Errors
    /// Where the thread has ended.
    pub(super) fn take(&self, plain: Vec<u8>) -> io::Result<()> {
        self.plain.send(plain).map_err(io::Error::other)
    }

    /// The oldest stream that was not given back yet; waits for it.
    ///
    /// # Errors
    /// Where the thread has ended.
    pub(super) fn give_back(&self) -> io::Result<Vec<u8>> {
        self.compressed.recv().map_err(io::Error::other)
    }
}
