//! A large file of scores, read in two halves side by side. It is done only where
//! nothing is to be said of either: whatever has a fault or earns a warning is read
//! whole, from its first line on, so that what is said of it has its line.

use memchr::{memchr, memchr3};

use super::{Part, SheetIn};
use crate::MAX_FILE_BYTES;
use crate::mend::TableRead;
use crate::table::Layout;

/// The fewest bytes for which a second core is worth its while.
const FEWEST_BYTES: usize = 128 << 10;

/// What `read` makes of the two halves together; `None` where the file is to be read whole.
pub(super) fn read_in_halves(
    bytes: &[u8],
    layout: &Layout,
    read: impl Fn(&[u8]) -> Part + Sync,
) -> Option<TableRead<SheetIn>> {
    let (first, second) = cut_in_two(bytes, layout)?;
    let (first, second) = rayon::join(|| read(first), || read(&second));
    let sound = first.is_flawless() && second.is_flawless() && first.agrees_with(&second);
    sound
        .then(|| join_sheets(first.read, second.read))
        .flatten()
}

/// The halves of a file that is plain text without a quote, each under its heading line.
fn cut_in_two<'b>(bytes: &'b [u8], layout: &Layout) -> Option<(&'b [u8], Vec<u8>)> {
    if !(FEWEST_BYTES..=MAX_FILE_BYTES).contains(&bytes.len()) || memchr(b'"', bytes).is_some() {
        return None;
    }
    let lines = memchr::memchr_iter(b'\n', bytes).count();
    if lines > layout.most_lines {
        return None;
    }
    let heading = bytes.get(..next_line(bytes, 0)?)?;
    let (first, rest) = bytes.split_at_checked(find_cut(bytes)?)?;
    Some((first, [heading, rest].concat()))
}

/// Where the second half begins: with the first line past the middle whose first field is
/// another than that of the line before, since lines mostly come bid by bid, or member by
/// member.
fn find_cut(bytes: &[u8]) -> Option<usize> {
    let mut line = next_line(bytes, bytes.len() / 2)?;
    let before = first_field(bytes, line);
    while first_field(bytes, line) == before {
        line = next_line(bytes, line)?;
    }
    Some(line)
}

/// Where the next line begins.
fn next_line(bytes: &[u8], from: usize) -> Option<usize> {
    let end = memchr(b'\n', bytes.get(from..)?)?;
    Some(from + end + 1)
}

/// The first field of the line that begins here.
fn first_field(bytes: &[u8], from: usize) -> Option<&[u8]> {
    let rest = bytes.get(from..)?;
    rest.get(..memchr3(b',', b';', b'\t', rest)?)
}

/// The sheets of both halves, by bid and member; `None` where a sheet lies in both, and
/// might score a criterion twice.
fn join_sheets(
    first: TableRead<SheetIn>,
    second: TableRead<SheetIn>,
) -> Option<TableRead<SheetIn>> {
    let order =
        |one: &SheetIn, other: &SheetIn| (&one.bid, &one.member).cmp(&(&other.bid, &other.member));
    let mut good = first.good;
    good.extend(second.good);
    good.sort_by(order);
    let apart = good.is_sorted_by(|one, next| order(one, next).is_lt());
    apart.then_some(TableRead { good, ..first })
}
