/**
 * What is said without moving the focus: to a screen reader alone what goes on
 * as one types, to everybody what was done, with the way to undo it.
 */

/** What was done, as it is shown for a while. */
export type Done = {
  words: string;
  /** Takes it back, where that can be done. */
  undo: (() => void) | null;
};

/** How long it is shown, in milliseconds; longer where it can be undone. */
const SHOWN_MS = 6000;
const UNDO_MS = 12_000;

class Announcer {
  words = $state('');
  /** What was done last, while it is shown. */
  done = $state.raw<Done | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says a sentence once; the same sentence twice is said twice. */
  say(words: string): void {
    this.#turn += 1;
    this.words = this.#turn % 2 === 0 ? words : `${words}\u00a0`;
  }

  /** Shows and says what was done. */
  show(words: string, undo: (() => void) | null = null): void {
    this.say(undo ? `${words} It can be undone.` : words);
    this.done = { words, undo };
    this.goOn();
  }

  /** Keeps what is shown, while somebody is at it. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  /** Lets it go in a while. */
  goOn(): void {
    this.hold();
    this.#timer = setTimeout(() => (this.done = null), this.done?.undo ? UNDO_MS : SHOWN_MS);
  }

  /** Takes back what was done last, where it can be. */
  undo(): void {
    const undo = this.done?.undo;
    this.hold();
    this.done = null;
    undo?.();
  }
}

export const announcer = new Announcer();
