/** How much is drawn of a long list that has one line in hand. */
import { Below } from './below.svelte';
import { PIECE } from './nearing';

/** How many lines are drawn in a frame on the way: a frame costs little more for many than for few. */
const STRIDE = 40;

/**
 * The first piece is drawn at once. As far as the line in hand, and a piece beyond, is drawn while the
 * screen stands already where the list opens with it, and at once where it is turned to later.
 */
export class AsFarAs {
  /** How much is drawn whatever is in hand. */
  more = $state(PIECE);
  readonly #place: () => number;
  readonly #opened: number;
  /** Whether the line in hand was brought into sight as the screen opened. */
  #shown = false;

  constructor(place: () => number) {
    this.#place = place;
    this.#opened = place();
    const below = new Below();
    $effect(() => (below.here ? this.#grow(place() + PIECE) : undefined));
  }

  /** How many lines are drawn. */
  get drawn(): number {
    const place = this.#place();
    return place === this.#opened ? this.more : Math.max(this.more, place + PIECE);
  }

  /**
   * Brings the line in hand into sight of its list, as soon as it is drawn after the screen opened. A
   * list that somebody has scrolled by then stays where it is. To be attached to the list.
   */
  readonly opening = (list: HTMLElement): void => {
    const place = this.#place();
    if (this.#shown || place < 0 || place >= this.drawn) return;
    this.#shown = true;
    const line = list.querySelector<HTMLElement>('[aria-current]');
    if (line && list.scrollTop === 0) showIn(list, line);
  };

  /** Draws a few more in each frame, until there are so many. */
  #grow(to: number): (() => void) | undefined {
    if (this.more >= to) return undefined;
    const frame = requestAnimationFrame(() => (this.more = Math.min(to, this.more + STRIDE)));
    return () => {
      cancelAnimationFrame(frame);
    };
  }
}

/** Scrolls a box just so far that a line of it is in sight, and nothing else. */
export function showIn(box: HTMLElement, line: HTMLElement): void {
  const [seen, at] = [box.getBoundingClientRect(), line.getBoundingClientRect()];
  if (at.top < seen.top) box.scrollTop -= seen.top - at.top;
  else if (at.bottom > seen.bottom) box.scrollTop += at.bottom - seen.bottom;
}
