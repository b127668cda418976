//! Text as people's own programs save it: Windows' Notepad and PowerShell put a mark
//! before it (the byte order mark, U+FEFF), and PowerShell writes UTF-16.

use std::borrow::Cow;
use std::str;

/// The text of a file, without its mark: UTF-8, or UTF-16 that begins with a mark; none
/// where it is neither.
pub fn read_marked_text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => read_utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xFE, 0xFF, rest @ ..] => read_utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        [0xEF, 0xBB, 0xBF, rest @ ..] | rest => str::from_utf8(rest).ok().map(Cow::Borrowed),
    }
}

fn read_utf16(bytes: &[u8], read: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().copied().map(read).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_the_same_however_it_was_saved() {
        let text = "abandon zoo\r\nŁucja 😀\n";
        let marked = format!("\u{feff}{text}");
        let units = || marked.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        for bytes in [text.as_bytes(), marked.as_bytes(), &little, &big] {
            assert_eq!(read_marked_text(bytes).unwrap(), text, "{bytes:?}");
        }
        assert_eq!(read_marked_text(b"").unwrap(), "");
    }

    #[test]
    fn what_is_no_such_text_is_not_read() {
        let halves: [&[u8]; 4] = [
            b"caf\xE9",              // the code page of older programs
            b"\xFF\xFEa\0b",         // half a letter at the end
            b"\xFF\xFE\x00\xD8a\0",  // half a pair of units
            b"\xEF\xBB\xBF\xFF\xFF", // a mark before other bytes
        ];
        for bytes in halves {
            assert_eq!(read_marked_text(bytes), None, "{bytes:?}");
        }
    }
}
