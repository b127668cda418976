//! The window as somebody sees it who has enlarged it to 400 per cent: 320 pixels wide.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::window::{PATIENCE, Window};

/// What lies beyond the sides of the window, or is cut off by a box that does not scroll.
const BEYOND: &str = "
const done = arguments[arguments.length - 1];
const frame = document.querySelector('.frame');
const sideways = frame.scrollWidth > innerWidth + 1;
const scrolls = (box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
const hidden = (one) => one.closest('.govuk-visually-hidden, [class*=visually-hidden], option') !== null;
const inScroller = (one) => { for (let box = one.parentElement; box && box !== frame; box = box.parentElement) if (scrolls(box)) return true; return false; };
const said = (one) => `${one.tagName.toLowerCase()}.${one.className} “${(one.textContent ?? '').trim().slice(0, 40)}”`;
const words = (node) => { const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()]; };
const reach = (one) => [one.getBoundingClientRect(), ...[...one.childNodes].filter((node) => node.nodeType === 3).flatMap(words)];
const found = [...document.body.querySelectorAll('*')].filter((one) => {
  const boxes = reach(one).filter((box) => box.width > 0 && box.height > 0);
  if ((hidden(one) && !sideways) || inScroller(one) || (one !== frame && scrolls(one))) return false;
  return boxes.some((box) => box.right > innerWidth + 1 || box.left < -1);
});
done(sideways ? ['the page scrolls sideways', ...found.map(said)] : found.map(said));";

impl Window {
    /// Makes the window as narrow as it may be.
    pub(crate) async fn narrow(&self) {
        self.size(320, 900).await;
    }

    /// Gives the window a size in pixels.
    pub(crate) async fn size(&self, width: u32, height: u32) {
        let sized = self.client.set_window_size(width, height).await;
        sized.expect("the window can be given another size");
        self.is_wide(i64::from(width)).await;
    }

    /// Waits until so many pixels of a page fit beside each other.
    pub(crate) async fn is_wide(&self, pixels: i64) {
        let begun = Instant::now();
        let width = "arguments[arguments.length - 1](innerWidth)";
        while self.ask(width).await != pixels {
            assert!(
                begun.elapsed() < PATIENCE,
                "the window is not {pixels} wide"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Looks at all of a narrow screen: nothing lies beyond its sides. A picture for each page of it.
    pub(crate) async fn look_down(&self, name: &str) {
        let beyond = self.ask(BEYOND).await;
        let lines = beyond.as_array().into_iter().flatten();
        let lines: Vec<&str> = lines.filter_map(Value::as_str).collect();
        for page in 0..8 {
            let to = "const done = arguments[arguments.length - 1]; const frame = document.querySelector('.frame'); frame.scrollTo(0, PAGE * 850); requestAnimationFrame(() => requestAnimationFrame(() => done(frame.scrollHeight)))";
            let height = self.ask(&to.replace("PAGE", &page.to_string())).await;
            self.look(&format!("{name} {page}")).await;
            if height.as_i64().unwrap_or_default() <= (page + 1) * 850 {
                break;
            }
        }
        assert!(
            lines.is_empty(),
            "{name}: beyond the sides:\n{}",
            lines.join("\n")
        );
    }
}
