/**
 * A list of links is one stop of the Tab key, however long it is: arrows, Home and End go from
 * link to link in it, and Tab goes on after it. In a list that fills its screen J and K do too.
 */
import { walk } from './keyboard';

const CHANGES = { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-current'] };

function linksOf(list: HTMLElement): HTMLAnchorElement[] {
  return [...list.querySelectorAll('a')];
}

/** Makes one of the links the list's stop. */
function stopAt(list: HTMLElement, stop: HTMLAnchorElement | undefined): void {
  for (const link of linksOf(list)) {
    const place = link === stop ? '0' : '-1';
    if (link.getAttribute('tabindex') !== place) link.setAttribute('tabindex', place);
  }
}

/** The link that is come to by Tab: the one with the focus, else the one in hand, else the first. */
function chooseStop(list: HTMLElement): void {
  const links = linksOf(list);
  const focused = links.find((link) => link === document.activeElement);
  stopAt(list, focused ?? links.find((link) => link.hasAttribute('aria-current')) ?? links[0]);
}

/** Letters that stand for arrows. */
const LETTERS: Record<string, string> = { j: 'ArrowDown', k: 'ArrowUp' };

/** Makes a list of links one stop of the Tab key. */
export function roving(list: HTMLElement): () => void {
  return rove(list, (key) => key);
}

/** The same, with J and K as arrows. */
export function rovingByLetters(list: HTMLElement): () => void {
  return rove(list, (key) => LETTERS[key] ?? key);
}

function rove(list: HTMLElement, keyOf: (key: string) => string): () => void {
  function goBy(event: KeyboardEvent): void {
    const links = linksOf(list);
    const from = links.findIndex((link) => link === event.target);
    if (from < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = walk(keyOf(event.key), from, links.length);
    if (to === null) return;
    event.preventDefault();
    links[to]?.focus();
  }

  function follow(event: FocusEvent): void {
    const link = linksOf(list).find((one) => one === event.target);
    if (link) stopAt(list, link);
  }

  const watch = new MutationObserver(() => {
    chooseStop(list);
  });
  watch.observe(list, CHANGES);
  list.addEventListener('keydown', goBy);
  list.addEventListener('focusin', follow);
  chooseStop(list);
  return () => {
    watch.disconnect();
    list.removeEventListener('keydown', goBy);
    list.removeEventListener('focusin', follow);
  };
}
