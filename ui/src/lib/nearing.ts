/** Draws long lists a piece at a time. */

/** How many rows are drawn at first, and at most at once. */
export const PIECE = 24;

/** How far off the end may be, in pixels. */
const NEAR = 600;

/**
 * Says when the end of a list is about to come into sight of the box that it scrolls in, and by how
 * many pixels it is nearer than it may be.
 */
export function nearing(near: (by: number) => void): (end: HTMLElement) => () => void {
  return (end) => {
    const watch = new IntersectionObserver(
      (seen) => {
        const last = seen.at(-1);
        if (last?.isIntersecting) near((last.rootBounds?.bottom ?? 0) - last.boundingClientRect.top);
      },
      { root: boxOf(end), rootMargin: `${String(NEAR)}px` },
    );
    watch.observe(end);
    return () => {
      watch.disconnect();
    };
  };
}

/** The box in which an element scrolls up and down; `null` for the window. */
export function boxOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
