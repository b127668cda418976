/** Keeps what a screen shows fresh while it is shown. */
import type { Part } from './areas';
import { changes } from './changes';

/** Reads again whenever one of the parts was changed in the round. Called while a component is made. */
export function keepFresh(parts: readonly Part[], round: () => string | null, again: () => Promise<void>): void {
  $effect(() => changes.follow({ parts, round: round(), again }));
}
