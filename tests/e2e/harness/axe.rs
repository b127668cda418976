//! axe-core on the screen in hand.

use evenhand_tests::tree;
use fantoccini::Client;
use serde_json::Value;

/// Asks axe, and answers each violation as one line.
const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  (found) => done(found.violations.map((one) => `${one.id} (${one.impact}): ${one.help}: ${one.nodes.map((node) => node.target.join(' ')).join('; ')}`)),
  (why) => done([String(why)]),
);";

/// Checks the screen.
///
/// # Panics
/// Where axe finds anything, naming the rule and the element.
pub(crate) async fn check(client: &Client, screen: &str) {
    client
        .execute(
            &tree::text("ui/node_modules/axe-core/axe.min.js"),
            Vec::new(),
        )
        .await
        .expect("axe can be loaded");
    let found = client
        .execute_async(RUN, Vec::new())
        .await
        .expect("axe can be run");
    let lines: Vec<&str> = found
        .as_array()
        .expect("axe answers a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(lines.is_empty(), "axe on {screen}:\n{}", lines.join("\n"));
}
