//! Fills cells of a written form, by its XML: not with the code that wrote it.

use std::io::{Cursor, Read as _, Write as _};

use chrono::NaiveDate;
use evenhand_core::commission::FormLayout;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is put into a cell.
#[derive(Clone, Debug)]
pub(crate) enum Put {
    Number(String),
    Text(String),
    Day(NaiveDate),
    /// A formula that was never worked out.
    Formula(String),
}

/// A cell to fill: its sheet, its row and column, and what is put there.
pub(crate) type Filling = (&'static str, (u32, u16), Put);

/// The form with its cells filled; what stood in them goes.
pub(crate) fn fill(form: &[u8], fillings: &[Filling]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(form)).unwrap();
    let mut filled = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let of_sheet = fillings.iter().filter(|(sheet, ..)| path_of(sheet) == name);
        for (_, at, put) in of_sheet {
            let xml = String::from_utf8(bytes).unwrap();
            bytes = put_into(&xml, &FormLayout::cell_name(*at), put).into_bytes();
        }
        filled
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        filled.write_all(&bytes).unwrap();
    }
    filled.finish().unwrap().into_inner()
}

fn path_of(sheet: &str) -> String {
    let at = FormLayout::SHEETS.iter().position(|name| *name == sheet);
    format!("xl/worksheets/sheet{}.xml", at.unwrap() + 1)
}

fn put_into(xml: &str, cell: &str, put: &Put) -> String {
    let start = xml
        .find(&format!("<c r=\"{cell}\""))
        .unwrap_or_else(|| panic!("{cell} is there to be filled"));
    let rest = &xml[start..];
    let head_end = rest.find('>').unwrap();
    let end = match rest[..head_end].ends_with('/') {
        true => head_end + 1,
        false => rest.find("</c>").unwrap() + 4,
    };
    let style = rest[..head_end]
        .split(" s=\"")
        .nth(1)
        .and_then(|after| after.split('"').next())
        .unwrap_or("0");
    let made = match put {
        Put::Number(digits) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{digits}</v></c>"),
        Put::Day(day) => {
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            let days = day.signed_duration_since(first).num_days();
            format!("<c r=\"{cell}\" s=\"{style}\"><v>{days}</v></c>")
        }
        Put::Text(text) => format!(
            "<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escape(text)
        ),
        Put::Formula(formula) => {
            format!(
                "<c r=\"{cell}\" s=\"{style}\"><f>{}</f></c>",
                escape(formula)
            )
        }
    };
    format!("{}{made}{}", &xml[..start], &rest[end..])
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\r', "&#13;")
}
