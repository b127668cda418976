/** One answer of the program, as a screen shows it: still coming, here, or refused. */
import type { ApiError } from '../bindings';
import { announcer } from './announce.svelte';
import { problemsOf, toApiError, type Problem } from './errors';
import { beginWork } from './working';

export class Loader<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  #turn = 0;
  #ask: (() => Promise<T>) | null = null;

  /** Asks, and keeps the answer unless a later question was asked meanwhile. */
  async load(ask: () => Promise<T>): Promise<void> {
    this.#ask = ask;
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

  /**
   * Asks the last question again, where there was one. Who changed something often has the answer
   * from the same command, and puts it in: then nothing is asked a second time.
   */
  readonly again = async (): Promise<void> => {
    const [ask, turn] = [this.#ask, this.#turn];
    if (!ask) return;
    await untilPutIn();
    if (turn === this.#turn) await this.load(ask);
  };

  /** Puts an answer in that came another way, over any question still open. */
  put(value: T): void {
    this.#turn += 1;
    this.value = value;
    this.error = null;
  }

  /** Puts in what is known of an answer before it is asked for again. */
  note(value: T): void {
    this.value = value;
  }

  /** Shows nothing, while another thing is asked for. */
  clear(): void {
    this.#turn += 1;
    this.value = null;
    this.error = null;
  }
}

/** Waits until whoever waits for an answer has taken it. */
function untilPutIn(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

let actions = 0;

/** What the user asks for in one form, or in several of which one is sent at a time: whether it runs, and what was refused. */
export class Action {
  busy = $state(false);
  problems = $state.raw<Problem[]>([]);
  /** The form in which it is asked for. */
  readonly form = `a${(actions += 1)}`;
  /** The form that runs or ran last. */
  #running = $state('');

  /** Runs it unless it runs already. Shows and says `done` when it went well; returns whether it did. */
  async run(work: () => Promise<void>, done?: string, form = this.form): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const rest = beginWork();
    this.#running = form;
    this.problems = [];
    try {
      await work();
      if (done) announcer.show(done);
      return true;
    } catch (thrown) {
      this.refuse(problemsOf(toApiError(thrown)), form);
      return false;
    } finally {
      this.busy = false;
      rest();
    }
  }

  /** Whether it runs now from one of its forms. */
  busyIn(form: string): boolean {
    return this.busy && this.#running === form;
  }

  /** Shows what the screen itself found wrong in a form. */
  refuse(problems: Problem[], form = this.form): void {
    this.problems = problems.map((problem) => ({ ...problem, form }));
    announcer.say(problems.map((problem) => problem.text).join(' '));
  }
}
