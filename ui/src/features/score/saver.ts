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

export class Saver<Content> {
  #save: (content: Content) => Promise<void>;
  #hear: (state: SaveState) => void;
  #wait: number;
  #pending: { content: Content } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
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
    this.#stopTimer();
    if (when === 'now') {
      void this.flush();
      return;
    }
    this.#hear({ kind: 'waiting' });
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
  }

  /** Saves what is not saved yet, and waits for it. Settles also where a save failed. */
  flush(): Promise<void> {
    this.#stopTimer();
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

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
