//! Pictures of what was seen.

use std::path::PathBuf;

use evenhand_tests::tree;
use fantoccini::Client;

use super::window::Theme;

/// Saves what the window shows as `out/screens/<name>-<theme>.png`.
pub(crate) async fn save(client: &Client, name: &str, theme: Theme) {
    let folder: PathBuf = tree::root().join("out/screens");
    std::fs::create_dir_all(&folder).expect("out/screens can be made");
    let picture = client
        .screenshot()
        .await
        .expect("the window can be pictured");
    let file = format!("{}-{}.png", name.replace(' ', "-"), theme.name());
    std::fs::write(folder.join(file), picture).expect("out/screens can be written");
}
