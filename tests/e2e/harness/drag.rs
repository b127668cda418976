//! Files dragged over the window and dropped on it.

use std::path::Path;

use evenhand_api::view::bids::FileIn;
use serde_json::json;

use super::window::Window;

/// Hands events with a file to what lies in the middle of the window, as the system does.
const DRAG: &str = "
const [name, base64, kinds] = arguments;
const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const data = new DataTransfer();
data.items.add(new File([bytes], name));
const under = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
for (const kind of kinds) {
  under.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
}";

impl Window {
    /// Drags a file over the window, and holds it there.
    pub(crate) async fn drag(&self, file: &Path) {
        self.hand(file, &["dragenter", "dragover"]).await;
    }

    /// Drops a file that is held over the window.
    pub(crate) async fn drop_it(&self, file: &Path) {
        self.hand(file, &["dragover", "drop"]).await;
    }

    async fn hand(&self, file: &Path, events: &[&str]) {
        let file = FileIn::read(file).expect("the file can be read");
        let told = vec![json!(file.name), json!(file.base64), json!(events)];
        let handed = self.client.execute(DRAG, told).await;
        handed.expect("the window can be handed a file");
    }
}
