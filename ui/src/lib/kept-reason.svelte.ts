/** One text of a form, such as a reason: kept when the form is left, until it is sent or given up. */
import { Typed } from './typed.svelte';

export class KeptReason {
  text = $state('');
  readonly #typed: Typed<string>;

  /** `place` and `label` as of {@link Typed}. Called while a component is made. */
  constructor(place: string, label: string) {
    this.#typed = new Typed(place, label, '');
    this.text = this.#typed.first;
    this.#typed.follow(() => this.text);
  }

  /** Whether it was typed before the form was left. */
  get restored(): boolean {
    return this.#typed.restored;
  }

  /** The reason as it is sent. */
  get trimmed(): string {
    return this.text.trim();
  }

  /** Lets it go: it was sent, or is given up. */
  readonly drop = (): void => {
    this.text = '';
    this.#typed.sent('');
  };
}
