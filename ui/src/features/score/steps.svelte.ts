/** Where the work is on the Score screen, and where its keys lead: from criterion to criterion, and from bid to bid. */
import type { ScoreRow } from '../../bindings';
import { neverReached } from '../../lib/never';
import { focusPoints, focusReason, isInHand, pressPoint } from './card';
import type { SheetDraft } from './draft.svelte';
import type { KeyAction } from './keys';
import { criteriaOf, neighbour, nextLeft, nextUnscored } from './order';

/** The bids beside the sheet. */
export type Bids = {
  /** Those that are shown. */
  readonly rows: ScoreRow[];
  /** The one in hand. */
  readonly ref: string | null;
  /** Turns to another. */
  turnTo: (ref: string) => void;
};

export class Steps {
  /** The criterion in hand. */
  current = $state<string | null>(null);
  /** Whether the keys are listed. */
  help = $state(false);
  readonly #draft: SheetDraft;
  readonly #bids: Bids;
  /** The sheet that is on its way; keys struck meanwhile are meant for it. */
  #coming: Promise<void> | null = null;
  /** Says that the sheet which a key led to begins to come. */
  #begun: () => void = () => undefined;
  /** Whether a key led to the sheet that is on its way, so that the focus goes there. */
  #byKey = false;

  constructor(draft: SheetDraft, bids: Bids) {
    this.#draft = draft;
    this.#bids = bids;
  }

  /** Takes another sheet in hand, once it is here: at its first criterion that is not scored. */
  async begin(coming: Promise<void>): Promise<void> {
    this.current = null;
    this.#coming = coming;
    this.#begun();
    await coming;
    if (this.#coming !== coming) return;
    this.#coming = null;
    const byKey = this.#byKey;
    this.#byKey = false;
    const first = this.#unscoredAfter(null) ?? this.#ids[0] ?? null;
    if (byKey) this.toCriterion(first);
    else this.current = first;
  }

  /** Does what a key means; where a sheet is on its way, once that is here. */
  async act(action: KeyAction): Promise<void> {
    while (this.#coming) await this.#coming;
    this.#do(action);
  }

  #do(action: KeyAction): void {
    switch (action.do) {
      case 'score':
        if (this.current !== null) pressPoint(this.current, action.point);
        break;
      case 'criterion':
        this.#moveCriterion(action.by);
        break;
      case 'bid':
        this.#toBid(neighbour(this.#bids.rows, this.#bids.ref, action.by));
        break;
      case 'help':
        this.help = true;
        break;
      case 'leave':
        this.toCriterion(this.current);
        break;
      case 'unscored':
        this.#toUnscored();
        break;
      default:
        neverReached(action);
    }
  }

  /** Puts the focus on the points of a criterion. */
  toCriterion(id: string | null): void {
    if (id === null) return;
    this.current = id;
    void focusPoints(id);
  }

  /** Begins a sheet: at its first criterion without a score. */
  toFirst(): void {
    this.toCriterion(this.#unscoredAfter(null));
  }

  /** Goes to what is left to do for a criterion: its reason once it is scored. */
  toLeft(criterion: string): void {
    const { content } = this.#draft;
    if (content && criterion in content.scores) {
      this.current = criterion;
      void focusReason(criterion);
    } else this.toCriterion(criterion);
  }

  get #ids(): string[] {
    return criteriaOf(this.#draft.sheet.value?.sections ?? []);
  }

  #unscoredAfter(from: string | null): string | null {
    return nextUnscored(this.#ids, this.#draft.content?.scores ?? {}, from);
  }

  #moveCriterion(by: 1 | -1): void {
    const all = this.#ids;
    const at = this.current === null ? (by === 1 ? -1 : all.length) : all.indexOf(this.current);
    this.toCriterion(all[at + by] ?? null);
  }

  #toUnscored(): void {
    const from = isInHand(this.current) ? this.current : null; // one who came by hand begins at the first
    const next = this.#draft.open ? this.#unscoredAfter(from) : null;
    if (next) this.toCriterion(next);
    else this.#toBid(nextLeft(this.#bids.rows, this.#bids.ref));
  }

  #toBid(row: ScoreRow | null): void {
    if (!row || row.ref === this.#bids.ref) return;
    this.#byKey = true;
    this.#coming = new Promise((begun) => (this.#begun = begun));
    this.#bids.turnTo(row.ref);
  }
}
