/** What the whole window knows: the rounds, the round in hand, and when something was last saved. */
import type { Home, RoundView } from '../bindings';
import { call } from '../ipc';
import { OF_ROUND, OF_ROUNDS } from './areas';
import { changes } from './changes';
import { Loader } from './loader.svelte';

class Session {
  home = new Loader<Home>();
  round = new Loader<RoundView>();
  /** How many sheets this profile's own member still has to hand in; `null` while not known. */
  left = $state<number | null>(null);
  /** When something was last saved (RFC 3339). */
  savedAt = $state<string | null>(null);
  /** The name of the screen, in the bar and in the window's title. */
  title = $state('Evenhand');

  /** Whether the one in front of the window runs the round in hand. */
  get chairs(): boolean {
    return this.round.value?.is_chair ?? false;
  }

  constructor() {
    changes.follow({ parts: OF_ROUNDS, round: null, again: this.home.again });
    changes.follow({ parts: OF_ROUND, round: null, again: () => this.#refreshRound() });
  }

  /** Reads the rounds. */
  async loadHome(): Promise<void> {
    await this.home.load(() => call('home', {}));
  }

  /** Takes another round in hand, and reads it. */
  async turnTo(round: string): Promise<void> {
    if (this.round.value?.id !== round) {
      this.round.clear();
      this.left = null;
    }
    await this.round.load(() => call('round_show', { round }));
    await this.#loadLeft();
  }

  /** Forgets the round in hand, because another profile is turned to. */
  forget(): void {
    this.round.clear();
    this.left = null;
    this.savedAt = null;
  }

  /** Takes a round that a command answered with. */
  putRound(view: RoundView): void {
    this.round.put(view);
    this.saved();
    void this.#loadLeft();
  }

  /** Notes that something was saved now, or when the program says. */
  saved(at = new Date().toISOString()): void {
    this.savedAt = at;
  }

  async #refreshRound(): Promise<void> {
    await this.round.again();
    await this.#loadLeft();
  }

  /** What is left to score in the round in hand. */
  async #loadLeft(): Promise<void> {
    const view = this.round.value;
    if (view?.stage !== 'scoring') {
      this.left = null;
      return;
    }
    try {
      const list = await call('score_list', { round: view.id, member: null });
      this.left = list.wanted - list.submitted;
    } catch {
      this.left = null;
    }
  }
}

export const session = new Session();
