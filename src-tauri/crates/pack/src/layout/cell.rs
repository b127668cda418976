//! What a table is made of: columns, cells, rows.

use super::{Align, Text};
use crate::layer::Scope;

/// A column: its width in points, and to which side its cells are set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) width: f32,
    pub(crate) align: Align,
}

impl Column {
    pub(crate) const fn left(width: f32) -> Self {
        Self {
            width,
            align: Align::Left,
        }
    }

    pub(crate) const fn right(width: f32) -> Self {
        Self {
            width,
            align: Align::Right,
        }
    }
}

/// A cell: its paragraphs, how many columns it takes, and what it heads.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) texts: Vec<Text>,
    pub(crate) columns: usize,
    pub(crate) scope: Option<Scope>,
}

impl Cell {
    /// A cell of one paragraph.
    pub(crate) fn new(text: Text) -> Self {
        Self {
            texts: vec![text],
            columns: 1,
            scope: None,
        }
    }

    /// A cell of dense text.
    pub(crate) fn dense(words: impl Into<String>) -> Self {
        Self::new(Text::dense(words))
    }

    /// An empty cell.
    pub(crate) fn empty() -> Self {
        Self {
            texts: Vec::new(),
            columns: 1,
            scope: None,
        }
    }

    /// With another paragraph below.
    pub(crate) fn below(mut self, text: Text) -> Self {
        self.texts.push(text);
        self
    }

    /// Over several columns.
    pub(crate) fn over(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// As the head of its row or column.
    pub(crate) fn heads(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Look {
    /// A hairline below.
    #[default]
    Plain,
    /// On a grey band: it heads the rows that follow, and stays with the next.
    Band,
    /// Between two accent rules: the line of a fund.
    Rule,
    /// Below an accent rule: a sum.
    Sum,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    pub(crate) look: Look,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            look: Look::Plain,
        }
    }

    pub(crate) fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }
}
