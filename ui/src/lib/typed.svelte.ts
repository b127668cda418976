/**
 * What was typed in a form and is not sent yet. It is kept while the window is
 * open, so that a form that was left says the same when it is come back to.
 */
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';

import { session } from './session.svelte';

/** What is kept of one form. */
type Kept = {
  /** What the form is called, for those who are asked whether it is given up. */
  label: string;
  /** The folder of the profile in which it was typed. */
  profile: string;
  value: unknown;
};

const kept = new SvelteMap<string, Kept>();

function profileInHand(): string {
  return session.home.value?.profile ?? '';
}

/** The names of the forms with something that is not sent, in the profile in hand. */
export function listUnsent(): string[] {
  const labels = [...kept.values()].filter((one) => one.profile === profileInHand()).map((one) => one.label);
  return labels.filter((label, index) => labels.indexOf(label) === index);
}

/** Forgets what was typed in the profile in hand. */
export function forgetTyped(): void {
  for (const [key, one] of kept) if (one.profile === profileInHand()) kept.delete(key);
}

/** What one form says, kept from when it is first changed until it is sent. Called while a component is made. */
export class Typed<Form> {
  /** What the form begins with: what was typed before, else what is on file. */
  readonly first: Form;
  /** Whether it begins with what was typed before. */
  restored = $state(false);
  readonly #key: string;
  readonly #label: string;
  readonly #profile = profileInHand();
  #onFile: string;

  /** `place` tells the form apart from all others ("r1/details"); `onFile` is what it says before anything is typed. */
  constructor(place: string, label: string, onFile: Form) {
    this.#key = `${this.#profile} ${place}`;
    this.#label = label;
    this.#onFile = JSON.stringify(onFile);
    const before = kept.get(this.#key);
    this.restored = before !== undefined;
    this.first = before === undefined ? onFile : (structuredClone(before.value) as Form);
  }

  /** Follows what the form says from now on, as long as it is shown. */
  follow(now: () => Form): void {
    $effect(() => {
      this.#note($state.snapshot(now()) as Form);
    });
  }

  /** Takes what is on file when it is changed from elsewhere, unless something is typed over it. */
  followFile(onFile: () => Form, now: () => Form, take: (form: Form) => void): void {
    $effect(() => {
      const newer = onFile();
      const text = JSON.stringify(newer);
      if (text === this.#onFile || untrack(() => this.#isTyped(now()))) return;
      this.#onFile = text;
      untrack(() => {
        take(newer);
      });
    });
  }

  /** Notes that what the form says was sent, or given up. It begins anew with what it says from now on. */
  sent(now: Form): void {
    this.#onFile = JSON.stringify($state.snapshot(now));
    this.restored = false;
    kept.delete(this.#key);
  }

  #isTyped(now: Form): boolean {
    return JSON.stringify($state.snapshot(now)) !== this.#onFile;
  }

  #note(value: Form): void {
    if (JSON.stringify(value) === this.#onFile) kept.delete(this.#key);
    else kept.set(this.#key, { label: this.#label, profile: this.#profile, value });
  }
}
