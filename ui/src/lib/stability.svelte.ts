/** The stability bands, worked out when asked for and kept while they hold. */
import type { StabilityView } from '../bindings';
import { call } from '../ipc';
import { same } from './decimal';
import { Action } from './loader.svelte';

export class Stability {
  view = $state.raw<StabilityView | null>(null);
  readonly working = new Action();
  readonly #round: string;
  #turn = 0;

  constructor(round: string) {
    this.#round = round;
  }

  /** Works the bands out at a fund. */
  async work(total: string): Promise<void> {
    const turn = this.#turn;
    await this.working.run(async () => {
      const view = await call('stability', { round: this.#round, total, draws: null });
      if (turn === this.#turn) this.view = view;
    }, 'The stability bands are worked out.');
  }

  /** Forgets them: what they rest on has changed. */
  drop(): void {
    this.#turn += 1;
    this.view = null;
  }

  /** The bands at a fund; `null` where they are not worked out for it. */
  at(total: string): StabilityView | null {
    return this.view && same(this.view.total, total) ? this.view : null;
  }
}
