//! A template's lines as a document's blocks.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_pack::document::{Block, visible_text};

/// Stands before each value that is filled in: a value that begins like a mark is none.
pub(super) const FILLED_IN: char = '\u{2060}';

/// Stands for a line break within a value: it is none between the template's lines.
pub(super) const VALUE_BREAK: char = '\u{2028}';

/// What a template places by a name in square brackets, made by the program.
pub(crate) type Parts = BTreeMap<&'static str, Vec<Block>>;

/// The blocks of a template, and which parts it placed.
pub(crate) struct Filled {
    /// What it says.
    pub(crate) blocks: Vec<Block>,
    /// The names of the parts that it placed.
    pub(crate) placed: BTreeSet<&'static str>,
}

impl Filled {
    /// Whether it holds the heading of the whole.
    pub(crate) fn has_title(&self) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.any(|block| matches!(block, Block::Title(words) if !words.is_empty()))
    }
}

/// The name of the part that a line places: letters and hyphens in square brackets.
pub(super) fn part_name(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    let is_name = |one: char| one.is_ascii_alphabetic() || one == '-';
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// What has been read and is not yet a block.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    lines: Vec<String>,
    points: Vec<String>,
}

impl Reader {
    fn end_paragraph(&mut self) {
        if !self.lines.is_empty() {
            let lines = std::mem::take(&mut self.lines).join("\n");
            self.blocks.push(Block::Paragraph(lines));
        }
        if !self.points.is_empty() {
            let points = std::mem::take(&mut self.points);
            self.blocks.push(Block::Bullets(points));
        }
    }

    fn add_block(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn add_point(&mut self, point: &str) {
        if self.points.is_empty() {
            self.end_paragraph();
        }
        self.points.push(visible_text(point).trim().to_owned());
    }

    fn add_line(&mut self, line: &str) {
        if !self.points.is_empty() {
            self.end_paragraph();
        }
        self.lines.push(visible_text(line).trim().to_owned());
    }
}

/// Turns lines into blocks: `#`, `##` and `###` begin headings, `-` points of a list, a name
/// in square brackets places a part, empty lines part paragraphs.
pub(super) fn read_blocks(text: &str, parts: &Parts) -> Filled {
    let mut reader = Reader::default();
    let mut placed = BTreeSet::new();
    let heading = |words: &str| visible_text(words).replace('\n', " ").trim().to_owned();
    for line in text.lines().map(str::trim) {
        let part = part_name(line).and_then(|name| parts.get_key_value(name));
        if line.is_empty() {
            reader.end_paragraph();
        } else if line.chars().all(|one| one == FILLED_IN) {
            // A value that is not given leaves no line.
        } else if let Some((name, blocks)) = part {
            reader.end_paragraph();
            reader.blocks.extend(blocks.iter().cloned());
            placed.insert(*name);
        } else if let Some(words) = line.strip_prefix("### ") {
            reader.add_block(Block::SubHeading(heading(words)));
        } else if let Some(words) = line.strip_prefix("## ") {
            reader.add_block(Block::Heading(heading(words)));
        } else if let Some(words) = line.strip_prefix("# ") {
            reader.add_block(Block::Title(heading(words)));
        } else if let Some(point) = line.strip_prefix("- ") {
            reader.add_point(point);
        } else {
            reader.add_line(line);
        }
    }
    reader.end_paragraph();
    Filled {
        blocks: reader.blocks,
        placed,
    }
}
