/** How much is drawn of a long list that has one line in hand. */
import { PIECE } from './nearing';

/** How many lines more in each frame, as far as the line in hand. */
const STRIDE = 12;

/**
 * The first piece is drawn at once. As far as the line in hand, and a piece beyond, is drawn while the
 * screen stands already where the list opens with it, and at once where it is turned to later.
 */
export class AsFarAs {
  /** How much is drawn whatever is in hand. */
  more = $state(PIECE);
  readonly #place: () => number;
  readonly #opened: number;

  constructor(place: () => number) {
    this.#place = place;
    this.#opened = place();
    $effect(() => this.#grow(place() + PIECE));
  }

  /** How many lines are drawn. */
  get drawn(): number {
    const place = this.#place();
    return place === this.#opened ? this.more : Math.max(this.more, place + PIECE);
  }

  /** Draws a few more in each frame, until there are so many. */
  #grow(to: number): (() => void) | undefined {
    if (this.more >= to) return undefined;
    const frame = requestAnimationFrame(() => (this.more = Math.min(to, this.more + STRIDE)));
    return () => {
      cancelAnimationFrame(frame);
    };
  }
}
