/**
 * The controls on the screen, each at a path in the request that its form
 * sends. A refusal names such a path ("details.fund.low"); the control that
 * stands there is marked, and the summary of the refusals leads to it.
 */
import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

import { controlId, nearestPath, type Problem } from './errors';

/** A form: what was refused of the request that it sends. */
type Form = {
  name: string;
  readonly problems: Problem[];
};

const FORM = Symbol('form');
const shown = new SvelteSet<string>();

/** Makes the controls of a component those of a form. `name` tells the forms of one action apart. */
export function provideForm(action: { form: string; problems: Problem[] }, name = action.form): void {
  setContext<Form>(FORM, {
    name,
    get problems() {
      return action.problems;
    },
  });
}

/** The control to which a problem leads: the one at its path, or at the nearest path above; `null` where none is shown. */
export function controlOf({ field, form = '' }: Problem): string | null {
  const path = field === null ? null : nearestPath(field, (above) => shown.has(controlId(above, form)));
  return path === null ? null : controlId(path, form);
}

/** The id of the control at a path of the form in hand. Called while a component is made. */
export function idHere(path: () => string): () => string {
  const form = getContext<Form | undefined>(FORM);
  return () => controlId(path(), form?.name ?? '');
}

/** A control at a path: its id, and what was refused about it. Called while a component is made. */
export class Control {
  readonly #id: () => string;
  readonly #form = getContext<Form | undefined>(FORM);

  constructor(path: () => string) {
    this.#id = idHere(path);
    $effect.pre(() => {
      const { id } = this;
      shown.add(id);
      return () => shown.delete(id);
    });
  }

  get id(): string {
    return this.#id();
  }

  /** What was refused about it, in a sentence. */
  get problem(): string | null {
    if (!this.#form) return null;
    return this.#form.problems.find((problem) => controlOf(problem) === this.id)?.text ?? null;
  }
}
