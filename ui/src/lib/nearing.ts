/** Draws long lists a piece at a time. */

/** How many rows are drawn at first, and how many more each time the end comes near. */
export const PIECE = 60;

/** Says when an element is about to come into sight. */
export function nearing(near: () => void): (end: HTMLElement) => () => void {
  return (end) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) near();
      },
      { rootMargin: '600px' },
    );
    watch.observe(end);
    return () => {
      watch.disconnect();
    };
  };
}
