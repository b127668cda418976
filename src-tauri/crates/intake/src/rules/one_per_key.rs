//! Lines of which only one may speak of the same thing.

use std::collections::BTreeMap;

use crate::mistake::Mistake;

/// The values of a table by what they are about, each with its line.
#[derive(Debug)]
pub(crate) struct OnePerKey<K, V> {
    values: BTreeMap<K, (u32, V)>,
}

impl<K: Ord, V> OnePerKey<K, V> {
    pub(crate) fn new() -> Self {
        Self {
            values: BTreeMap::new(),
        }
    }

    /// Keeps a line's value; refuses a second one for the same key. `said` begins
    /// the sentence: "This bid was decided".
    pub(crate) fn insert_once(
        &mut self,
        key: K,
        line: u32,
        value: V,
        said: &str,
    ) -> Result<(), Mistake> {
        if let Some((first, _)) = self.values.get(&key) {
            return Err(Mistake::new(
                format!("{said} before, on line {first}."),
                "Keep the line that holds, and take the other out.",
            ));
        }
        self.values.insert(key, (line, value));
        Ok(())
    }

    /// The values in order of their keys.
    pub(crate) fn into_values(self) -> Vec<V> {
        self.values.into_values().map(|(_, value)| value).collect()
    }

    /// The values in order of their lines.
    pub(crate) fn into_file_order(self) -> Vec<V> {
        let mut values: Vec<(u32, V)> = self.values.into_values().collect();
        values.sort_by_key(|(line, _)| *line);
        values.into_iter().map(|(_, value)| value).collect()
    }
}
