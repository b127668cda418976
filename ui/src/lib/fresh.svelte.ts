/** Keeps what a screen shows fresh while it is shown. */
import type { Area } from '../bindings';
import { changes } from './changes';

/** Reads again whenever one of the areas was changed in the round. Called while a component is made. */
export function keepFresh(areas: readonly Area[], round: () => string | null, again: () => Promise<void>): void {
  $effect(() => changes.follow({ areas, round: round(), again }));
}
