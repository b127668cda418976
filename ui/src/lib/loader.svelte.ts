/** One answer of the program, as a screen shows it: still coming, here, or refused. */
import type { ApiError } from '../bindings';
import { announcer } from './announce.svelte';
import { problemsOf, toApiError, type Problem } from './errors';

export class Loader<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  #turn = 0;

  /** Asks, and keeps the answer unless a later question was asked meanwhile. */
  async load(ask: () => Promise<T>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.error = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.error = toApiError(thrown);
      announcer.say(this.error.message);
    }
  }

  /** Puts an answer in that came another way, over any question still open. */
  put(value: T): void {
    this.#turn += 1;
    this.value = value;
    this.error = null;
  }

  /** Shows nothing, while another thing is asked for. */
  clear(): void {
    this.#turn += 1;
    this.value = null;
    this.error = null;
  }
}

/** One thing the user asked for: whether it runs, and what was refused about it. */
export class Action {
  busy = $state(false);
  problems = $state.raw<Problem[]>([]);

  /** Runs it unless it runs already. Says `done` when it went well; returns whether it did. */
  async run(work: () => Promise<void>, done?: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problems = [];
    try {
      await work();
      if (done) announcer.say(done);
      return true;
    } catch (thrown) {
      this.refuse(problemsOf(toApiError(thrown)));
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Shows what the screen itself found wrong. */
  refuse(problems: Problem[]): void {
    this.problems = problems;
    announcer.say(problems.map((problem) => problem.text).join(' '));
  }
}
