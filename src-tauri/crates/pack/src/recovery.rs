//! The printable page of a recovery kit: its passphrase, and what to do with it.
//!
//! It stands here because it is set as the decision pack is. No key is on it.

use evenhand_core::phrase;

use chrono::{DateTime, Utc};

use crate::{
    Pack, PackError,
    layer::{Ink, Scope, Tag, finish, metadata::About},
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{self, LEFT, MEASURE, PROSE, SMALL, WIDTH},
    },
};

/// The page's title.
const TITLE: &str = "Recovery kit";

/// What stands on the page. Of all secrets, only the passphrase.
#[derive(Clone)]
pub struct RecoveryPage {
    /// What the panel's round is called.
    pub panel: String,
    /// Whose device it is.
    pub owner: String,
    /// The device's fingerprint, as the others see it.
    pub fingerprint: String,
    /// When the kit was made.
    pub made: DateTime<Utc>,
    /// The name of the kit's file.
    pub file: String,
    /// The passphrase, word by word.
    pub words: Vec<String>,
}

impl RecoveryPage {
    /// Makes the page. The same page gives the same bytes.
    ///
    /// # Errors
    /// Faults of the program alone.
    pub fn render(&self) -> Result<Pack, PackError> {
        let flow = self.lay_out()?;
        let title = format!("{TITLE}: {}", self.owner);
        let pages = flow.canvas.page_count();
        let about = About {
            title: &title,
            creator: "Evenhand recovery kit",
            as_of: self.made,
            mark: None,
        };
        let bytes = finish::write_file(flow.canvas, &about, &[])?;
        Ok(Pack {
            bytes,
            pages,
            title,
        })
    }

    fn lay_out(&self) -> Result<Flow, PackError> {
        let mut flow = Flow::new()?;
        flow.begin_chapter(TITLE)?;
        let heading = Text::new(TITLE, style::TITLE.ink(Ink::Accent));
        flow.add_paragraph(Tag::H1, &heading, WIDTH)?;
        flow.skip_space(8.0);
        draw_warning(&mut flow)?;
        self.draw_kit_facts(&mut flow)?;
        self.draw_passphrase(&mut flow)?;
        draw_remedy(&mut flow)?;
        self.draw_foot(&mut flow)?;
        Ok(flow)
    }

    fn draw_kit_facts(&self, flow: &mut Flow) -> Result<(), PackError> {
        let columns = [0.22, 0.78].map(|part| Column::left(WIDTH * part));
        let mut table = Table::new(flow, columns.to_vec(), Vec::new());
        for (label, value) in [
            ("Laptop of", self.owner.clone()),
            ("Panel", self.panel.clone()),
            ("Laptop code", self.fingerprint.clone()),
            ("Made", phrase::day(self.made)),
            ("Goes with the file", self.file.clone()),
        ] {
            let label = Cell::new(Text::new(label, PROSE.ink(Ink::Grey))).heads(Scope::Row);
            let value = Cell::new(Text::new(value, PROSE));
            table.add_row(flow, Row::new(vec![label, value]))?;
        }
        table.finish(flow)?;
        flow.skip_space(12.0);
        Ok(())
    }

    /// The words, one a line, large: they are copied by hand on a bad day.
    fn draw_passphrase(&self, flow: &mut Flow) -> Result<(), PackError> {
        flow.add_section_heading("Passphrase")?;
        for (number, word) in (1..).zip(&self.words) {
            let number = format!("{number}.");
            let line = Text::new(number, PROSE.ink(Ink::Grey)).then(word.as_str(), style::LARGE);
            flow.add_paragraph(Tag::P, &line, WIDTH)?;
        }
        flow.skip_space(4.0);
        flow.add_prose(
            "Type the words in this order, in small letters, with a blank between each two.",
        )
    }

    fn draw_foot(&self, flow: &mut Flow) -> Result<(), PackError> {
        let line = format!("{TITLE} of {}, {}", self.owner, phrase::day(self.made));
        let line = flow.canvas.fonts.clean_text(&line).replace('\n', " ");
        let look = SMALL.look;
        flow.canvas.revisit_pages(|canvas, number, _| {
            canvas.begin_running();
            let line = crate::pages::shorten_to_fit(canvas, look, &line, WIDTH - 80.0)?;
            canvas.draw_text(look, LEFT, 810.0, &line)?;
            canvas.draw_text_ending_at(look, style::RIGHT, 810.0, &format!("Page {number}"))?;
            canvas.end_content();
            Ok(())
        })
    }
}

/// That file and page are kept apart.
fn draw_warning(flow: &mut Flow) -> Result<(), PackError> {
    let words = Text::new("Keep this page and the file apart.", PROSE.strong()).then(
        "Whoever has both can write in your name and read your sheets. A good place for the page is a locked drawer; for the file, a memory stick somewhere else. Do not send either by mail.",
        PROSE,
    );
    flow.add_paragraph(Tag::P, &words, MEASURE)?;
    flow.skip_space(12.0);
    Ok(())
}

/// What to do when the laptop is lost.
fn draw_remedy(flow: &mut Flow) -> Result<(), PackError> {
    flow.add_section_heading("If the laptop is lost or broken")?;
    for step in [
        "1. Install Evenhand on another laptop, and open it.",
        "2. On the first screen, under “My laptop was lost”, choose the kit’s file and type the passphrase.",
        "3. Press “Send and fetch now” with the panel’s shared folder. Your sheets come back from there, as far as they had been sent.",
        "4. Make a new kit on the Laptops screen.",
    ] {
        flow.add_prose(step)?;
    }
    flow.add_section_heading("Take care")?;
    flow.add_prose("If the laptop was stolen, tell the chair at once. The chair can bar it and invite you again; this kit is then of no use.")?;
    flow.add_prose("If the old laptop turns up again, do not use Evenhand on it: two laptops that write as one spoil each other’s entries.")
}

#[cfg(test)]
mod tests {
    use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

    use super::*;
    use crate::common::texts;

    fn page(panel: &str, owner: &str) -> RecoveryPage {
        RecoveryPage {
            panel: panel.to_owned(),
            owner: owner.to_owned(),
            fingerprint: "1f0e 88c2 5a90 77d1".to_owned(),
            made: DateTime::from_timestamp(1_774_000_000, 0).unwrap(),
            file: "recovery-kit-joan-fry.age".to_owned(),
            words: "abandon zoo apple ability zebra zone"
                .split(' ')
                .map(str::to_owned)
                .collect(),
        }
    }

    #[test]
    fn one_page_that_passes_both_validators() {
        let endless = "Ymddiriedolaeth".repeat(12);
        for page in [
            page("Crime and disorder reduction grants", "Joan Fry"),
            page(&endless, "Łukasz Żak 👮 مريم"),
        ] {
            let made = page.render().unwrap();
            assert_eq!(made.pages, 1, "it is one page");
            for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
                let options = ValidationOptions::default().profile(profile);
                let report = validate_pdf_bytes(&made.bytes, &options).unwrap();
                assert!(
                    report.failures.is_empty(),
                    "{profile}: {:#?}",
                    report.failures
                );
            }
            assert_eq!(
                page.render().unwrap(),
                made,
                "the same page, the same bytes"
            );
        }
    }

    #[test]
    fn it_says_whose_it_is_and_what_to_do() {
        let made = page("Grants", "Joan Fry").render().unwrap();
        let Some(pages) = texts(&made) else { return };
        let text = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "Recovery kit",
            "Laptop of Joan Fry",
            "Laptop code 1f0e 88c2 5a90 77d1",
            "1. abandon 2. zoo 3. apple 4. ability 5. zebra 6. zone",
            "recovery-kit-joan-fry.age",
            "Keep this page and the file apart.",
            "Press “Send and fetch now” with the panel’s shared folder.",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
