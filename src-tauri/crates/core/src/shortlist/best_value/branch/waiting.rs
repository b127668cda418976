//! The nodes of a search that wait for their turn.

use std::collections::BTreeMap;

use super::node::Node;

/// While those that wait hold no more options than this, the most promising goes
/// next; then the newest does, so that memory stays bounded (some 100 MB).
const MOST_HELD: usize = 1_000_000;

/// The nodes that wait.
#[derive(Default)]
pub(super) struct Waiting<'m> {
    /// By bound, and then by age.
    by_upper: BTreeMap<(i128, u64), Node<'m>>,
    /// Those that came when there were too many, the newest last.
    newest: Vec<Node<'m>>,
    count: u64,
    /// How many options `by_upper` holds.
    held: usize,
}

impl<'m> Waiting<'m> {
    /// Adds a node.
    pub(super) fn push(&mut self, node: Node<'m>) {
        if self.held < MOST_HELD {
            self.count = self.count.saturating_add(1);
            self.held = self.held.saturating_add(options_held(&node));
            self.by_upper.insert((node.upper, self.count), node);
        } else {
            self.newest.push(node);
        }
    }

    /// The node that goes next.
    pub(super) fn pop(&mut self) -> Option<Node<'m>> {
        if let Some(node) = self.newest.pop() {
            return Some(node);
        }
        let (_, node) = self.by_upper.pop_last()?;
        self.held = self.held.saturating_sub(options_held(&node));
        Some(node)
    }

    /// The largest bound of all.
    pub(super) fn upper(&self) -> Option<i128> {
        let newest = self.newest.iter().map(|node| node.upper);
        let first = self.by_upper.last_key_value().map(|((upper, _), _)| *upper);
        newest.chain(first).max()
    }
}

/// How many options a node holds.
fn options_held(node: &Node<'_>) -> usize {
    node.open.len().saturating_add(node.taken.len())
}
