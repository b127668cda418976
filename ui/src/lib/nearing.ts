/** Draws long lists a piece at a time. */

/** How many rows are drawn at first. */
export const PIECE = 12;

/** How many more each time the end comes near: so few that none who scrolls waits for them. */
export const STEP = 6;

/** How far off the end may be. */
const NEAR = '600px';

/** Says when an element is about to come into sight of the box that it scrolls in. */
export function nearing(near: () => void): (end: HTMLElement) => () => void {
  return (end) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) near();
      },
      { root: boxOf(end), rootMargin: NEAR },
    );
    watch.observe(end);
    return () => {
      watch.disconnect();
    };
  };
}

/** The box in which an element scrolls up and down; `null` for the window. */
function boxOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
