//! A pack made, and read again.

use std::{io::Write, ops::ControlFlow, process::Command};

use evenhand_pack::{Annex, Pack, PackOptions, input::PackInput, render, render_annex};

/// Makes the pack with its annex.
pub(crate) fn pack(input: &PackInput) -> Pack {
    pack_with(input, Annex::With)
}

/// Makes the pack.
pub(crate) fn pack_with(input: &PackInput, annex: Annex) -> Pack {
    let options = PackOptions { annex };
    render(input, options, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Makes the annex as a file of its own.
pub(crate) fn annex(input: &PackInput) -> Pack {
    render_annex(input, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The text of each page as it stands there, by `pdftotext`, or nothing where that
/// is not installed.
pub(crate) fn texts(pack: &Pack) -> Option<Vec<String>> {
    let text = by_pdftotext(pack, "-layout")?;
    Some(text.split('\u{c}').map(str::to_owned).collect())
}

/// All text in the order in which it was drawn, cell after cell, a blank between
/// any two words; nothing where `pdftotext` is not installed.
pub(crate) fn running_text(pack: &Pack) -> Option<String> {
    let text = by_pdftotext(pack, "-raw")?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn by_pdftotext(pack: &Pack, order: &str) -> Option<String> {
    let mut child = Command::new("pdftotext")
        .args(["-enc", "UTF-8", order, "-", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let bytes = pack.bytes.clone();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let out = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    Some(String::from_utf8(out.stdout).unwrap())
}
