//! The tables, as the structure tree has them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};
use serde::{Deserialize, Serialize};

use crate::fault::NotAPack;
use crate::limits;
use crate::printed::PrintedPage;
use crate::walk::{catalogue, entry};

/// A table as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedTable {
    /// The page that its first cell stands on, from 1; 0 where it is on none.
    pub page: u32,
    /// Its rows, the heads among them, cell by cell.
    pub rows: Vec<Vec<String>>,
}

/// Reads every table.
pub(crate) fn read_tables(
    document: &Document,
    pages: &[ObjectId],
    printed: &[PrintedPage],
) -> Result<Vec<PrintedTable>, NotAPack> {
    let Some(root) = entry(document, catalogue(document)?, b"StructTreeRoot") else {
        return Ok(Vec::new());
    };
    let root = root.as_dict().map_err(|_| NotAPack::Broken("structure"))?;
    let mut reader = TableReader {
        document,
        places: pages.iter().enumerate().map(|(at, id)| (*id, at)).collect(),
        printed,
        seen: BTreeSet::new(),
        tables: Vec::new(),
        open: false,
    };
    reader.read_kids(root, None, 0)?;
    Ok(reader.tables)
}

struct TableReader<'a> {
    document: &'a Document,
    places: BTreeMap<ObjectId, usize>,
    printed: &'a [PrintedPage],
    /// The elements that were met: each stands at one place of the tree.
    seen: BTreeSet<ObjectId>,
    tables: Vec<PrintedTable>,
    /// Whether a cell is being read.
    open: bool,
}

impl TableReader<'_> {
    fn read_kids(
        &mut self,
        element: &Dictionary,
        page: Option<usize>,
        depth: usize,
    ) -> Result<(), NotAPack> {
        if depth > limits::DEPTH {
            return Err(NotAPack::Broken("structure"));
        }
        let page = self.page_of(element).or(page);
        match entry(self.document, element, b"K") {
            Some(Object::Array(kids)) => {
                for kid in kids {
                    self.read_kid(kid, page, depth)?;
                }
                Ok(())
            }
            Some(_) => match element.get(b"K") {
                Ok(kid) => self.read_kid(kid, page, depth),
                Err(_) => Ok(()),
            },
            None => Ok(()),
        }
    }

    fn read_kid(
        &mut self,
        kid: &Object,
        page: Option<usize>,
        depth: usize,
    ) -> Result<(), NotAPack> {
        if let Ok(id) = kid.as_reference()
            && !self.seen.insert(id)
        {
            return Err(NotAPack::Broken("structure"));
        }
        match crate::walk::follow(self.document, kid) {
            Some(Object::Integer(mark)) => self.add_text(*mark, page),
            Some(Object::Dictionary(element)) => return self.read_element(element, page, depth),
            _ => {}
        }
        Ok(())
    }

    fn read_element(
        &mut self,
        element: &Dictionary,
        page: Option<usize>,
        depth: usize,
    ) -> Result<(), NotAPack> {
        if let Some(Object::Integer(mark)) = entry(self.document, element, b"MCID") {
            self.add_text(*mark, self.page_of(element).or(page));
            return Ok(());
        }
        let kind = entry(self.document, element, b"S").and_then(|kind| kind.as_name().ok());
        let is_cell = matches!(kind, Some(b"TH" | b"TD"));
        match kind {
            Some(b"Table") => self.tables.push(PrintedTable::default()),
            Some(b"TR") => self.with_table(|table| table.rows.push(Vec::new())),
            Some(b"TH" | b"TD") => self.with_table(|table| {
                if let Some(row) = table.rows.last_mut() {
                    row.push(String::new());
                }
            }),
            _ => {}
        }
        let was_open = self.open;
        self.open = was_open || is_cell;
        let read = self.read_kids(element, page, depth.saturating_add(1));
        self.open = was_open;
        read
    }

    fn with_table(&mut self, change: impl FnOnce(&mut PrintedTable)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    /// Adds what is drawn under a mark to the cell in hand.
    fn add_text(&mut self, mark: i64, page: Option<usize>) {
        let Some(page) = page.filter(|_| self.open) else {
            return;
        };
        let text = self
            .printed
            .get(page)
            .and_then(|page| page.marked.get(&mark));
        let text = text.cloned().unwrap_or_default();
        let number = u32::try_from(page.saturating_add(1)).unwrap_or(u32::MAX);
        self.with_table(|table| {
            if table.page == 0 {
                table.page = number;
            }
            if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
                cell.push_str(&text);
            }
        });
    }

    fn page_of(&self, element: &Dictionary) -> Option<usize> {
        let page = element.get(b"Pg").ok()?.as_reference().ok()?;
        self.places.get(&page).copied()
    }
}
