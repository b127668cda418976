/**
 * Which commands are under way. The program says with an answer all that was
 * changed on file since the one before, by whatever command; only of one that
 * was alone is it known to be its own doing.
 */
import type { Commands } from '../bindings';

type Name = keyof Commands;

/** Commands that change nothing, and that screens ask for while a sheet is being written. */
const READING: ReadonlySet<Name> = new Set<Name>([
  'home',
  'round_show',
  'score_list',
  'sheet_show',
  'progress',
  'bid_list',
]);

/** One command under way. */
export type Running = {
  name: Name;
  /** Whether no other was under way with it that may have changed something. */
  alone: boolean;
};

export class UnderWay {
  readonly #running = new Set<Running>();
  /** Whether a command was refused since the last answer: what it had changed by then is said with the next. */
  #refused = false;

  /** Notes that a command begins. */
  begin(name: Name): Running {
    const one = { name, alone: true };
    if (READING.has(name)) return one;
    for (const other of this.#running) one.alone = other.alone = false;
    this.#running.add(one);
    return one;
  }

  /** Notes that it was answered. Returns whether all that the answer says was changed is its own doing. */
  answer(one: Running): boolean {
    const own = one.alone && !this.#refused;
    this.#running.delete(one);
    this.#refused = false;
    return own;
  }

  /** Notes that it was refused. */
  refuse(one: Running): void {
    this.#running.delete(one);
    this.#refused ||= !READING.has(one.name);
  }
}
