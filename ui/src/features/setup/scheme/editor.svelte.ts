/** The draft of a scheme and what the program says of it. */
import type { RoundView, Scheme, SchemeCheck, SchemeFault } from '../../../bindings';
import { call } from '../../../ipc';
import type { Problem } from '../../../lib/errors';
import { pathOf, pathsUnder, unreadable } from './edit';

const REST_MS = 300;

export class Editor {
  scheme = $state<Scheme>() as Scheme;
  check = $state.raw<SchemeCheck>() as SchemeCheck;
  /** Whether the draft differs from what is on file. */
  changed = $state(false);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;
  #onFile: string;

  /** `draft` is what is in hand where that is not what is on file. */
  constructor(view: RoundView, draft: Scheme = view.scheme) {
    this.scheme = structuredClone(draft);
    this.check = view.check;
    this.#onFile = JSON.stringify(view.scheme);
  }

  /** What is wrong: what cannot be read first, else what the program found. */
  get faults(): SchemeFault[] {
    const first = unreadable(this.scheme);
    return first.length > 0 ? first : this.check.faults;
  }

  /** The faults as the lines of a summary. */
  get problems(): Problem[] {
    return this.faults.map((fault) => ({ field: pathOf(fault), text: `${fault.problem} ${fault.remedy}` }));
  }

  /** What is wrong at a path; `null` where nothing is. */
  at(path: string): string | null {
    const fault = this.faults.find((one) => pathOf(one) === path);
    return fault ? `${fault.problem} ${fault.remedy}` : null;
  }

  /** How much is wrong at a path and below it. */
  under(path: string): number {
    return pathsUnder(this.faults.map(pathOf), path).length;
  }

  /** Takes another scheme in hand. */
  replace(scheme: Scheme): void {
    this.scheme = structuredClone(scheme);
  }

  /** Notes that the draft is on file now. */
  saved(view: RoundView): void {
    this.#onFile = JSON.stringify(view.scheme);
    this.check = view.check;
    this.replace(view.scheme);
    this.changed = false;
  }

  /** Asks the program about the draft once it has rested; called with each change. */
  rest(draft: Scheme): void {
    this.changed = JSON.stringify(draft) !== this.#onFile;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (unreadable(draft).length > 0) return;
    this.#timer = setTimeout(() => void this.#ask(draft), REST_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /** Asks the program about the draft now, so that each of its faults stands at its place. */
  async checkNow(): Promise<void> {
    this.stop();
    await this.#ask($state.snapshot(this.scheme));
  }

  async #ask(draft: Scheme): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const check = await call('scheme_check', { scheme: draft });
      if (turn === this.#turn) this.check = check;
    } catch {
      // What cannot be checked now is checked when it is saved, and refused there.
    }
  }
}
