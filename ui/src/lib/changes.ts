/**
 * What a command changed, and who shows something of it: the one place from
 * which the screens are refreshed. Every answer of the program says what was
 * changed on file; whatever is shown is made from some parts of it, and is read
 * again when one of them was changed.
 */
import type { ChangedParts, Part } from './areas';

/** What somebody shows: of which parts it is made, in which round, and how it is read again. */
export type Shown = {
  parts: readonly Part[];
  /** The round; `null` for what is of all of them. */
  round: string | null;
  again: () => Promise<void>;
};

/** Whether a change touched what is shown. One in no round is of the whole panel, and so of every round. */
export function touches(changed: ChangedParts, { parts, round }: Pick<Shown, 'parts' | 'round'>): boolean {
  const here = round === null || changed.rounds.length === 0 || changed.rounds.includes(round);
  return here && parts.some((part) => changed.parts.includes(part));
}

export class Changes {
  readonly #shown = new Set<Shown>();
  /** What is being read again; `true` where it was changed once more meanwhile. */
  readonly #reading = new Map<Shown, { once: Promise<void>; more: boolean }>();

  /** Reads what is shown again from now on, whenever it was changed. Returns the way to stop. */
  follow(shown: Shown): () => void {
    this.#shown.add(shown);
    return () => this.#shown.delete(shown);
  }

  /** Refreshes what a change touched. */
  tell(changed: ChangedParts): void {
    for (const shown of this.#shown) if (touches(changed, shown)) this.#refresh(shown);
  }

  /** Waits until everything that was changed is read again. */
  async settled(): Promise<void> {
    while (this.#reading.size > 0) await Promise.all([...this.#reading.values()].map((reading) => reading.once));
  }

  #refresh(shown: Shown): void {
    const reading = this.#reading.get(shown);
    if (reading) reading.more = true;
    else this.#reading.set(shown, { once: this.#read(shown), more: false });
  }

  async #read(shown: Shown): Promise<void> {
    await shown.again();
    const more = this.#reading.get(shown)?.more ?? false;
    this.#reading.delete(shown);
    if (more && this.#shown.has(shown)) this.#refresh(shown);
  }
}

export const changes = new Changes();
