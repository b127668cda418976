//! Positions in a scheme's file: the lines and columns of its values.

use evenhand_core::scheme::check::Step;
use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};

use crate::refusal::{Refusal, shorten_value};

/// A file's text, to tell lines and columns in.
#[derive(Debug)]
pub(super) struct Positions<'a> {
    file: &'a str,
    text: &'a str,
    /// Where each line starts, in bytes.
    starts: Vec<usize>,
}

impl<'a> Positions<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |(at, byte): (usize, &u8)| {
            *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        };
        let starts = bytes
            .iter()
            .enumerate()
            .filter(|found| ends_line(*found))
            .map(|(at, _)| at + 1);
        Self {
            file,
            text,
            starts: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The line and column of a byte, both from 1; the column in characters.
    fn position_of(&self, byte: usize) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line
            .checked_sub(1)
            .and_then(|before| self.starts.get(before))
            .copied()
            .unwrap_or(0);
        let before = self
            .text
            .get(start..byte)
            .map_or(0, |text| text.chars().count());
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (number(line), number(before.saturating_add(1)))
    }

    /// Refuses what stands in a range.
    pub(super) fn refuse_range(
        &self,
        at: Range,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Refusal {
        let stands = self.text.get(at.start..at.end).unwrap_or_default();
        let value = Some(stands).filter(|text| !text.is_empty() && !text.starts_with(['{', '[']));
        Refusal {
            value: value.map(shorten_value),
            ..Refusal::at_position(self.file, self.position_of(at.start), problem, remedy)
        }
    }

    /// The refusal of what the shape lets through and the scheme's own types do not.
    pub(super) fn refuse_serde(&self, error: &serde_json::Error) -> Refusal {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).max(1);
        let detail = error.to_string();
        let detail = detail
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        Refusal::at_position(
            self.file,
            (number(error.line()), number(error.column())),
            format!("This cannot stand here: {detail}."),
            "Compare it with the published schema of scheme.json.",
        )
    }

    /// Where the value at the end of a way stands; where it is not given, the nearest value round it.
    pub(super) fn range_of(&self, root: &Value<'_>, way: &[Step]) -> Range {
        let mut here = root;
        for step in way {
            let inner = match step {
                Step::Key(key) => find_member(here, key).map(|prop| &prop.value),
                Step::Name(name) => find_member(here, name).map(|prop| &prop.value),
                Step::Index(index) => here.as_array().and_then(|list| list.elements.get(*index)),
            };
            match inner {
                Some(inner) => here = inner,
                None => return start_of(here),
            }
        }
        here.range()
    }
}

/// The bracket that opens a value round a missing one.
fn start_of(value: &Value<'_>) -> Range {
    let range = value.range();
    Range::new(range.start, range.end.min(range.start.saturating_add(1)))
}

fn find_member<'v, 'a>(value: &'v Value<'a>, name: &str) -> Option<&'v ObjectProp<'a>> {
    value
        .as_object()?
        .properties
        .iter()
        .find(|prop| prop.name.as_str() == name)
}
