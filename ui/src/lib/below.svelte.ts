/** What lies below the first screenful: drawn part by part, once the first stands on the screen. */
import { getContext, setContext, untrack } from 'svelte';

const KEY = Symbol('below');

/** The parts of one screen that are still to be drawn, in their order. */
export class Waiting {
  /** How many they are. */
  left = $state(0);
  /** Whether the screen has been drawn whole: what comes to it later is drawn at once. */
  opened = false;
  #parts: (() => void)[] = [];
  #running = false;

  /** Draws a part after those that wait already; answers with what calls it off. */
  readonly join = (draw: () => void): (() => void) => {
    const part = (): void => {
      this.left -= 1;
      draw();
    };
    untrack(() => (this.left += 1));
    this.#parts.push(part);
    if (!this.#running) this.#next(2);
    return () => {
      if (!this.#parts.includes(part)) return;
      this.#parts = this.#parts.filter((one) => one !== part);
      this.left -= 1;
    };
  };

  /** Draws the next part when so many frames have gone. */
  #next(frames: number): void {
    this.#running = this.#parts.length > 0;
    if (!this.#running) return;
    requestAnimationFrame(() => {
      if (frames > 1) {
        this.#next(frames - 1);
        return;
      }
      this.#parts.shift()?.();
      this.#next(1);
    });
  }
}

/** Lets the parts of a screen wait. Called while the screen is made. */
export function provideWaiting(): Waiting {
  return setContext(KEY, new Waiting());
}

/** A part of a screen as it opens; anywhere else it is drawn at once. Made while its component is. */
export class Below {
  /** Whether it is its turn. */
  here = $state(false);

  constructor() {
    const waiting = getContext<Waiting | undefined>(KEY);
    if (!waiting || waiting.opened) {
      this.here = true;
      return;
    }
    $effect(() => waiting.join(() => (this.here = true)));
  }
}
