//! Where the pack ends as it was made, and where what was added begins.

use crate::fault::NotAPack;
use crate::limits;

/// What ends a revision of a PDF.
const END: &[u8] = b"%%EOF";

/// The bytes up to the first end of file. The program writes one revision, and none of its
/// streams holds that mark in the clear (they are compressed, and the one that is not has
/// no percent signs).
pub(crate) fn own_revision(bytes: &[u8]) -> Result<&[u8], NotAPack> {
    if bytes.len() > limits::FILE {
        return Err(NotAPack::TooMuch("bytes"));
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(NotAPack::NoPdf);
    }
    let end = bytes.windows(END.len()).position(|part| part == END);
    let end = end.ok_or(NotAPack::NoPdf)?.saturating_add(END.len());
    let with_line_feed = match bytes.get(end) {
        Some(b'\n') => end.saturating_add(1),
        _ => end,
    };
    bytes.get(..with_line_feed).ok_or(NotAPack::NoPdf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_left_aside() {
        let own = b"%PDF-1.7\n1 0 obj\n%%EOF\n";
        let signed = [own.as_slice(), b"2 0 obj\n%%EOF\n"].concat();
        assert_eq!(own_revision(&signed), Ok(own.as_slice()));
        assert_eq!(
            own_revision(b"%PDF-1.7\n1 0 obj\n%%EO"),
            Err(NotAPack::NoPdf)
        );
        assert_eq!(own_revision(b"ref,bidder\n%%EOF\n"), Err(NotAPack::NoPdf));
    }
}
