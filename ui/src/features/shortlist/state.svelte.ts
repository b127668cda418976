/** The shortlist in hand: the fund and the rule supposed, the last cut, and what it says of each bid. */
import { untrack } from 'svelte';

import type { Cut, FitRule, ShortlistView } from '../../bindings';
import { call } from '../../ipc';
import { same } from '../../lib/decimal';
import { problemsOf, toApiError, type Problem } from '../../lib/errors';
import { Latest } from '../../lib/latest';
import { Loader } from '../../lib/loader.svelte';
import { also, crossed, fullOf, known, NONE_MOVED, recut } from './recut';
import { NO_STATES, statesOf } from './rows';

type Question = { total: string; rule: FitRule };

/** How long a bid that crossed the line stays marked. */
const MARKED_MS = 2500;

export class ShortlistState {
  readonly loader = new Loader<ShortlistView>();
  /** The fund supposed, in pounds. */
  fund = $state('0');
  rule = $state<FitRule>('stop');
  /** The program's last cut, with the question that it answers. */
  cut = $state.raw<(Question & { cut: Cut }) | null>(null);
  /** The bids that crossed the line a moment ago. */
  moved = $state.raw(NONE_MOVED);
  /** What was refused of the last cut; the fund and the rule are controls of the screen's own. */
  problems = $state.raw<Problem[]>([]);
  readonly form = '';

  readonly view = $derived(this.loader.value);
  /** The rule of the round. */
  readonly own = $derived<FitRule>(this.view?.fund.rule ?? 'stop');
  /** Whether the cut in hand is of the fund and the rule in hand. */
  readonly exact = $derived(this.cut !== null && this.cut.rule === this.rule && same(this.cut.total, this.fund));
  /** The bids funded in full at the fund in hand. Breakpoints are of the round's own rule alone. */
  readonly full = $derived.by(() => {
    const { cut, view } = this;
    if (!cut || !view) return null;
    const start = fullOf(cut.cut);
    const own = cut.rule === this.own && this.rule === this.own;
    const follows = !this.exact && own && known(view.breakpoints_up_to, cut.total, this.fund);
    return follows ? recut(start, cut.total, this.fund, view.breakpoints) : start;
  });
  readonly states = $derived.by(() => {
    const { view, cut, full } = this;
    return view && cut ? statesOf(view.ranking, view.rows, cut.cut, this.exact ? null : full) : NO_STATES;
  });

  readonly #round: string;
  #before: ReadonlySet<string> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #latest = new Latest<Question, Cut>(
    (question) => call('shortlist_cut', { round: this.#round, ...question }),
    (cut, question) => {
      this.cut = { ...question, cut };
      this.problems = [];
    },
    (thrown) => {
      this.problems = problemsOf(toApiError(thrown));
    },
  );

  constructor(round: string) {
    this.#round = round;
  }

  /** Reads the shortlist. */
  async load(): Promise<void> {
    await this.loader.load(() => call('shortlist', { round: this.#round }));
    const { view } = this;
    if (!view || this.cut) return;
    this.fund = view.opens_at;
    this.rule = this.own;
    this.cut = { total: view.opens_at, rule: this.own, cut: view.cut };
  }

  /** Reads the shortlist again, and keeps the fund in hand. */
  async refresh(): Promise<void> {
    await this.load();
    if (this.view) this.#follow(this.view);
  }

  /** Takes the shortlist as a command answered with it, and keeps the fund in hand. */
  take(view: ShortlistView): void {
    this.loader.put(view);
    this.#follow(view);
  }

  #follow(view: ShortlistView): void {
    if (this.rule === this.own && same(this.fund, view.opens_at)) {
      this.cut = { total: view.opens_at, rule: this.own, cut: view.cut };
    }
    // Also where the cut came with it: a question from before may still be on its way.
    this.#ask();
  }

  /** Supposes another fund. */
  suppose(fund: string): void {
    if (fund === this.fund) return;
    this.fund = fund;
    this.#ask();
  }

  /** Supposes another rule. */
  ruleIs(rule: FitRule): void {
    this.rule = rule;
    this.#ask();
  }

  /** Marks for a moment what has crossed since it was last called. */
  mark(): void {
    const now = this.full;
    if (now && this.#before) {
      const moved = crossed(this.#before, now);
      if (moved.size > 0) {
        clearTimeout(this.#timer);
        this.moved = also(
          untrack(() => this.moved),
          moved,
        );
        this.#timer = setTimeout(() => (this.moved = NONE_MOVED), MARKED_MS);
      }
    }
    this.#before = now;
  }

  /** Lets go of what still waits. */
  close(): void {
    this.#latest.drop();
    clearTimeout(this.#timer);
  }

  #ask(): void {
    this.#latest.put({ total: this.fund, rule: this.rule });
  }
}
