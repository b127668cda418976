//! What is wrong with one line, column by column.

use crate::mistake::Mistake;

/// The mistakes of one line, each with the index of its column.
#[derive(Debug, Default)]
pub(crate) struct LineFaults(Vec<(usize, Mistake)>);

impl LineFaults {
    /// Adds the mistake of a column.
    pub(crate) fn add(&mut self, column: usize, mistake: Mistake) {
        self.0.push((column, mistake));
    }

    /// Keeps the value of a column, or else adds its mistake.
    pub(crate) fn value_of<T>(&mut self, column: usize, read: Result<T, Mistake>) -> Option<T> {
        read.map_err(|mistake| self.add(column, mistake)).ok()
    }

    /// Whether nothing is wrong with the line.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes all mistakes out, for the next line.
    pub(crate) fn take_all(&mut self) -> impl Iterator<Item = (usize, Mistake)> {
        self.0.drain(..)
    }
}
