/**
 * Saves what is typed, one save at a time, in order, the newest always last.
 * What could not be saved is kept and tried again; nothing typed is dropped.
 */
import type { ApiError } from '../../bindings';
import { toApiError } from '../../lib/errors';

/** How the last change stands. */
export type SaveState =
  { kind: 'idle' } | { kind: 'waiting' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; error: ApiError };

/** How long text rests before it is saved. */
export const IDLE_MS = 400;

/** How long text waits at the most, however steadily it is typed. */
export const LONGEST_MS = 1000;

export class Saver<Content> {
  #save: (content: Content) => Promise<void>;
  #hear: (state: SaveState) => void;
  #wait: number;
  #pending: { content: Content } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Runs from the first change that is not saved. */
  #longest: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;

  constructor(save: (content: Content) => Promise<void>, hear: (state: SaveState) => void, wait = IDLE_MS) {
    this.#save = save;
    this.#hear = hear;
    this.#wait = wait;
  }

  /** Whether everything is saved. */
  get settled(): boolean {
    return this.#pending === null && this.#running === null;
  }

  /** What is not saved yet, where there is something. */
  get pending(): Content | null {
    return this.#pending?.content ?? null;
  }

  /** Takes a change: saved at once, or when it has rested. */
  change(content: Content, when: 'now' | 'rested'): void {
    this.#pending = { content };
    if (when === 'now') {
      void this.flush();
      return;
    }
    this.#hear({ kind: 'waiting' });
    const save = (): void => void this.flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(save, this.#wait);
    this.#longest ??= setTimeout(save, LONGEST_MS);
  }

  /** Saves what is not saved yet, and waits for it. Settles also where a save failed. */
  flush(): Promise<void> {
    this.#stopTimers();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#pending) {
      const going = this.#pending;
      this.#pending = null;
      this.#hear({ kind: 'saving' });
      try {
        await this.#save(going.content);
        // Another change that came meanwhile goes out at once: it is newer than what was saved.
        if (!this.#pending) this.#hear({ kind: 'saved' });
      } catch (thrown) {
        this.#pending ??= going;
        this.#hear({ kind: 'failed', error: toApiError(thrown) });
        return;
      }
    }
  }

  #stopTimers(): void {
    for (const timer of [this.#timer, this.#longest]) if (timer !== null) clearTimeout(timer);
    this.#timer = this.#longest = null;
  }
}
