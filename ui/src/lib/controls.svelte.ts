/**
 * The controls on the screen, each at a path in the request that its form
 * sends. A refusal names such a path ("details.fund.low"); the control that
 * stands there is marked, and the summary of the refusals leads to it.
 *
 * A control outside every form is the screen's: it stands for its path in each
 * form that has no control of its own there, such as the fund supposed.
 */
import { getContext, setContext } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';

import { controlId, nearestPath, type Problem } from './errors';

/** A form: what was refused of the request that it sends. */
type Form = {
  name: string;
  readonly problems: Problem[];
};

/** What ties an element to its control: its id, and what describes it. */
type Marks = {
  id: string;
  'aria-invalid': 'true' | undefined;
  'aria-describedby': string | undefined;
};

const FORM = Symbol('form');
/** The controls that are shown, by their ids. */
const shown = new SvelteMap<string, Control>();
/** The forms that are shown. */
const forms = new SvelteSet<Form>();
/** The name under which the screen's own controls stand. */
const SCREEN = '';

/** What is asked for in a form, and what was refused of it. */
type Asked = { form: string; readonly problems: Problem[] };

/** Makes the controls of a component those of a form. `name` tells the forms of one action apart. */
export function provideForm(action: Asked, name = action.form): void {
  setContext(FORM, followForm(action, name));
}

/** Lets the screen's own controls show what was refused of an action. Called while a component is made. */
export function followForm(action: Asked, name = action.form): Form {
  const form: Form = {
    name,
    get problems() {
      return action.problems;
    },
  };
  $effect.pre(() => {
    forms.add(form);
    return () => forms.delete(form);
  });
  return form;
}

/** The control to which a problem leads: the one at its path, or at the nearest path above; `null` where none is shown. */
export function controlOf({ field, form = SCREEN }: Problem): string | null {
  if (field === null) return null;
  for (const name of [form, SCREEN]) {
    const path = nearestPath(field, (above) => shown.has(controlId(above, name)));
    if (path !== null) return controlId(path, name);
  }
  return null;
}

/** Every control that is shown, in the order in which they came. */
export function listControls(): Control[] {
  return [...shown.values()];
}

/** The id of the control at a path of the form in hand. Called while a component is made. */
export function idHere(path: () => string): () => string {
  const form = getContext<Form | undefined>(FORM);
  return () => controlId(path(), form?.name ?? SCREEN);
}

/** A control at a path: its id, and what is wrong with it. Called while a component is made. */
export class Control {
  readonly #path: () => string;
  readonly #id: () => string;
  readonly #found: () => string | null;
  readonly #form = getContext<Form | undefined>(FORM);

  /** `found` is what the screen itself finds wrong with it as it is typed. */
  constructor(path: () => string, found: () => string | null = () => null) {
    this.#path = path;
    this.#id = idHere(path);
    this.#found = found;
    $effect.pre(() => {
      const { id } = this;
      shown.set(id, this);
      return () => {
        // Another may stand there by now, where a list was put in another order.
        if (shown.get(id) === this) shown.delete(id);
      };
    });
  }

  get id(): string {
    return this.#id();
  }

  get path(): string {
    return this.#path();
  }

  /** What was refused about it, in sentences. */
  get problem(): string | null {
    const problems = this.#form?.problems ?? [...forms].flatMap((form) => form.problems);
    const mine = problems.filter((problem) => controlOf(problem) === this.id).map((problem) => problem.text);
    return mine.filter((text, index) => mine.indexOf(text) === index).join(' ') || null;
  }

  /** What is wrong with it, whoever found it. */
  get wrong(): string | null {
    return this.#found() ?? this.problem;
  }

  /**
   * The attributes of its element. What is wrong stands in an `ErrorMessage`, and a hint where there
   * is one at the id with "-hint"; `words` is the id of what else describes it.
   */
  marks(hint: unknown = null, words = ''): Marks {
    const about = [words, hint ? `${this.id}-hint` : '', this.wrong ? `${this.id}-error` : '']
      .filter(Boolean)
      .join(' ');
    return {
      id: this.id,
      'aria-invalid': this.wrong ? 'true' : undefined,
      'aria-describedby': about || undefined,
    };
  }
}
