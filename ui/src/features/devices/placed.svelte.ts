/** What the user does on a screen with several forms: one thing at a time, each refusal at the form it is about. */
import { tick } from 'svelte';

import { toApiError } from '../../lib/errors';
import { Action } from '../../lib/loader.svelte';
import { placed } from './place';

export class PlacedAction extends Action {
  /** The place that is being worked at. */
  place = $state('');

  /** Runs the work of one form; what is refused leads to the fields of that form. */
  async at(place: string, work: () => Promise<void>, done?: string): Promise<boolean> {
    if (this.busy) return false;
    this.place = place;
    return this.run(async () => {
      try {
        await work();
      } catch (thrown) {
        throw placed(toApiError(thrown), place);
      }
    }, done);
  }

  /** Whether the work of this form runs now. */
  busyAt(place: string): boolean {
    return this.busy && this.place === place;
  }
}

/** The folder in which a file was last saved: asked for once, offered the next time. */
export class Saving {
  folder = $state('');
}

export const saving = new Saving();

/** Moves the focus where the work went on, once it is drawn. */
export async function focusOn(id: string): Promise<void> {
  await tick();
  document.getElementById(id)?.focus();
}
