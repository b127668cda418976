//! What is drawn on each page, as text: by the numbers of its marked content.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Encoding, Object, ObjectId};
use serde::{Deserialize, Serialize};

use crate::fault::NotAPack;
use crate::limits;
use crate::walk::text_of;

/// What is drawn on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedPage {
    /// The text of each marked content, by its number.
    pub marked: BTreeMap<i64, String>,
    /// The text that belongs to no element: running heads, and whatever else was drawn.
    pub unmarked: String,
}

/// Reads the pages.
pub(crate) fn read_pages(
    document: &Document,
    pages: &[ObjectId],
) -> Result<Vec<PrintedPage>, NotAPack> {
    let mut total = 0_usize;
    pages
        .iter()
        .map(|page| {
            let content = document
                .get_page_content_with_limit(*page, limits::STREAM)
                .map_err(|problem| NotAPack::Unreadable(problem.to_string()))?;
            total = total.saturating_add(content.len());
            if total > limits::STREAMS {
                return Err(NotAPack::TooMuch("drawing"));
            }
            read_page(document, *page, &content)
        })
        .collect()
}

fn read_page(document: &Document, page: ObjectId, content: &[u8]) -> Result<PrintedPage, NotAPack> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> = fonts
        .into_iter()
        .filter_map(|(name, font)| {
            let encoding = font.get_font_encoding_with_limit(document, limits::STREAM);
            Some((name, encoding.ok()?))
        })
        .collect();
    let content = Content::decode(content).map_err(|_| NotAPack::Broken("pages"))?;
    let mut pen = Pen::new(&encodings);
    for operation in &content.operations {
        pen.take(&operation.operator, &operation.operands);
    }
    Ok(pen.page)
}

/// Where the drawing has come.
struct Pen<'a> {
    page: PrintedPage,
    encodings: &'a BTreeMap<Vec<u8>, Encoding<'a>>,
    font: Option<&'a Encoding<'a>>,
    /// The contents that have begun and not ended.
    open: Vec<Mark>,
}

/// One content that has begun.
struct Mark {
    number: Option<i64>,
    /// Whether it says how it is read, so that its glyphs are not.
    is_spoken: bool,
}

impl<'a> Pen<'a> {
    fn new(encodings: &'a BTreeMap<Vec<u8>, Encoding<'a>>) -> Self {
        Self {
            page: PrintedPage::default(),
            encodings,
            font: None,
            open: Vec::new(),
        }
    }

    fn take(&mut self, operator: &str, operands: &[Object]) {
        match (operator, operands) {
            ("BMC", _) => self.begin(None),
            ("BDC", [.., properties]) => self.begin(Some(properties)),
            ("EMC", _) => {
                self.open.pop();
            }
            ("Tf", [name, ..]) => {
                let name = name.as_name().unwrap_or_default();
                self.font = self.encodings.get(name);
            }
            ("Tj" | "'", [text]) | ("\"", [_, _, text]) => self.show(text),
            ("TJ", [parts]) => {
                let parts = parts.as_array().map(Vec::as_slice);
                parts
                    .unwrap_or_default()
                    .iter()
                    .for_each(|part| self.show(part));
            }
            _ => {}
        }
    }

    fn begin(&mut self, properties: Option<&Object>) {
        let properties = properties.and_then(|one| one.as_dict().ok());
        let number = properties.and_then(|one| one.get(b"MCID").ok()?.as_i64().ok());
        let spoken = properties.and_then(|one| one.get(b"ActualText").ok());
        self.open.push(Mark {
            number,
            is_spoken: false,
        });
        if let Some(spoken) = spoken {
            self.write(&text_of(spoken));
            if let Some(mark) = self.open.last_mut() {
                mark.is_spoken = true;
            }
        } else if let Some(number) = number {
            self.page.marked.entry(number).or_default();
        }
    }

    fn show(&mut self, text: &Object) {
        if self.open.iter().any(|mark| mark.is_spoken) {
            return;
        }
        let (Ok(bytes), Some(font)) = (text.as_str(), self.font) else {
            return;
        };
        let read = Document::decode_text(font, bytes).unwrap_or_default();
        self.write(&read);
    }

    /// Adds text to the innermost content that has a number.
    fn write(&mut self, text: &str) {
        let number = self.open.iter().rev().find_map(|mark| mark.number);
        match number {
            Some(number) => self.page.marked.entry(number).or_default().push_str(text),
            None => self.page.unmarked.push_str(text),
        }
    }
}
