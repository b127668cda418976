//! One row of a table, as its reader last filled it.

use evenhand_core::harmless_cell::read_harmless;

/// Why a row cannot be split into fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// A quote opens a field and none closes it; nothing after it can be read.
    UnclosedQuote,
    /// The field of this index goes on behind the quote that closes it.
    StrayQuote(usize),
    /// A row runs over a great length: most likely after a quote that was not closed.
    TooLong,
    /// As many as make no row of a table, or more; nothing after them is read.
    TooManyFields,
}

/// A row. It is filled again and again, so that reading takes no memory a row.
#[derive(Debug, Default)]
pub(crate) struct Row<'t> {
    /// The line on which it starts, counted from 1; the row number in a spreadsheet.
    pub(crate) line: u32,
    /// The line on which it ends: a later one where a field in quotes holds line ends.
    pub(crate) last_line: u32,
    /// What keeps it from being read.
    pub(crate) trouble: Option<Trouble>,
    /// The line itself, where its fields stand in it as they are.
    pub(super) plain: Option<&'t str>,
    /// The fields one after the other, where they had to be unwrapped.
    pub(super) own: Vec<u8>,
    /// Where each field ends.
    pub(super) ends: Vec<usize>,
}

impl<'t> Row<'t> {
    /// Makes the row ready to be filled.
    pub(super) fn start_at(&mut self, line: u32) {
        self.line = line;
        self.last_line = line;
        self.trouble = None;
        self.plain = None;
        self.ends.clear();
    }

    /// How many fields it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A field as it was meant, counted from 0; empty past the last one.
    pub(crate) fn field(&self, index: usize) -> &str {
        read_harmless(self.raw_field(index))
    }

    /// A field as it stands.
    fn raw_field(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else {
            return "";
        };
        let before = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        match self.plain {
            Some(line) => line
                .get(before.map_or(0, |before| before + 1)..*end)
                .unwrap_or_default(),
            None => {
                let bytes = self
                    .own
                    .get(before.copied().unwrap_or(0)..*end)
                    .unwrap_or_default();
                std::str::from_utf8(bytes).unwrap_or_default()
            }
        }
    }

    /// All fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.field(index))
    }

    /// Whether nothing stands in any field.
    pub(crate) fn is_blank(&self) -> bool {
        self.trouble.is_none() && self.fields().all(|field| field.trim().is_empty())
    }

    /// Adds a field that stands in the row's own buffer.
    pub(super) fn push_field(&mut self, field: &str) {
        self.own.extend_from_slice(field.as_bytes());
        self.ends.push(self.own.len());
    }
}
