//! Pictures of what was seen.

use std::path::PathBuf;

use evenhand_tests::tree;
use fantoccini::Client;

use super::window::{PATIENCE, Theme};

/// Answers once the letters are there and what was drawn last is on the screen.
const SETTLE: &str = "
const done = arguments[arguments.length - 1];
const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
document.fonts.ready.then(drawn);";

/// Saves what the window shows as `out/screens/<name>-<theme>.png`.
pub(crate) async fn save(client: &Client, name: &str, theme: Theme) {
    let folder: PathBuf = tree::root().join("out/screens");
    std::fs::create_dir_all(&folder).expect("out/screens can be made");
    let settled = client.execute_async(SETTLE, Vec::new()).await;
    settled.expect("the window comes to rest");
    let picture = tokio::time::timeout(PATIENCE, client.screenshot()).await;
    let picture = picture
        .expect("the window draws itself in time")
        .expect("it can be pictured");
    let file = format!("{}-{}.png", name.replace(' ', "-"), theme.name());
    std::fs::write(folder.join(file), picture).expect("out/screens can be written");
}
