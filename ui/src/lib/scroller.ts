/** A box that scrolls sideways or down can be reached by keys while it does, and is no stop where it does not. */
export function scroller(box: HTMLElement): () => void {
  const update = (): void => {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (!scrolls) {
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
      return;
    }
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', box.querySelector('caption')?.textContent?.trim() ?? 'More to the side');
  };
  const watch = new ResizeObserver(update);
  watch.observe(box);
  if (box.firstElementChild) watch.observe(box.firstElementChild);
  return () => {
    watch.disconnect();
  };
}
