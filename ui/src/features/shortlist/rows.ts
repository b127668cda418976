/** What each row of the list says at the fund in hand. */
import {
  awardKindTitles,
  type Award,
  type AwardKind,
  type BidStability,
  type Cut,
  type FitRule,
  type Override,
  type Ranking,
  type RankingRow,
  type StabilityView,
} from '../../bindings';
import { add, parse, show, sum } from '../../lib/decimal';
import { pounds } from '../../lib/format';
import { neverReached } from '../../lib/never';
import type { Shape } from '../../lib/shapes';

export type State = {
  kind: AwardKind;
  /** What it is awarded, in pounds. */
  amount: string;
  /** Why; empty until the program has said so. */
  reason: string;
  /** What this and all awards ranked above it come to; `null` where it is not awarded. */
  running: string | null;
  /** Its place on the reserve list. */
  reserve: number | null;
};

/** The id of the button that opens the chair's form on a bid. */
export function overrideId(bid: string): string {
  return `override-${bid}`;
}

/** A rank as it stands: "2", or "=2" where it is shared. */
export function rankOf(rank: number, tied: boolean): string {
  return tied ? `=${rank}` : String(rank);
}

/** The award of a bid once the set funded in full has moved, while the program's own cut is on its way. */
function supposed(
  award: Award,
  full: ReadonlySet<string> | null,
  asked: string,
): Pick<State, 'kind' | 'amount' | 'reason'> {
  const { kind, amount, reason } = award;
  if (!full || full.has(award.bid) === (kind === 'full')) return { kind, amount, reason };
  return kind === 'full' ? { kind: 'reserve', amount: '0', reason: '' } : { kind: 'full', amount: asked, reason: '' };
}

/** The state of every ranked bid. `full` is the set funded in full where the cut in hand is of another fund. */
export function statesOf(
  ranking: Ranking,
  rows: Record<string, RankingRow>,
  cut: Cut,
  full: ReadonlySet<string> | null,
): ReadonlyMap<string, State> {
  const awards = new Map(cut.shortlist.awards.map((award) => [award.bid, award]));
  const states = new Map<string, State>();
  let running = parse('0');
  let reserves = 0;
  for (const { bid, rank } of ranking.ranking) {
    const award = awards.get(bid) ?? { bid, rank, kind: 'none', amount: '0', reason: '' };
    const now = supposed(award, full, rows[bid]?.bid.amount ?? '0');
    const awarded = now.kind === 'full' || now.kind === 'part' ? parse(now.amount) : null;
    if (awarded && running) running = add(running, awarded);
    if (now.kind === 'reserve') reserves += 1;
    states.set(bid, {
      ...now,
      running: awarded && running ? show(running) : null,
      reserve: now.kind === 'reserve' ? reserves : null,
    });
  }
  return states;
}

/** No states, while there is no cut. */
export const NO_STATES: ReadonlyMap<string, State> = new Map();

/** The stability of each bid by its reference. */
export function byBid(view: StabilityView | null): ReadonlyMap<string, BidStability> {
  return new Map(view?.rows.map((row) => [row.bid, row]));
}

/** What a state is called: "In full", "In part: £12,000", "Reserve 1", "Not funded". */
export function stateWords(state: State): string {
  const title = awardKindTitles[state.kind];
  switch (state.kind) {
    case 'full':
    case 'none':
      return title;
    case 'part':
      return `${title}: ${pounds(state.amount)}`;
    case 'reserve':
      return `${title} ${state.reserve ?? ''}`.trim();
    default:
      return neverReached(state.kind);
  }
}

export const STATE_SHAPES: Record<AwardKind, Shape> = { full: 'tick', part: 'half', reserve: 'dot', none: 'bar' };

/**
 * The place in the ranks after which the funding line is drawn: under the last bid that the walk funds.
 * Bids funded out of order are not of the walk. `null` under the rules that pass bids over, where
 * there is no one line.
 */
export function lineAfter(
  ranking: Ranking,
  states: ReadonlyMap<string, State>,
  overrides: Override[],
  rule: FitRule,
): number | null {
  if (rule !== 'stop') return null;
  const outOfOrder = new Set(overrides.filter((one) => one.kind === 'fund').map((one) => one.bid));
  return ranking.ranking.findLastIndex(({ bid }) => states.get(bid)?.kind === 'full' && !outOfOrder.has(bid)) + 1;
}

/** How many bids are in full and in part, on the reserve list, and not funded. */
export function countsOf(states: ReadonlyMap<string, State>): Record<AwardKind, number> {
  const counts: Record<AwardKind, number> = { full: 0, part: 0, reserve: 0, none: 0 };
  for (const { kind } of states.values()) counts[kind] += 1;
  return counts;
}

/** What the decisions award in all. */
export function awarded(rows: Iterable<RankingRow | undefined>): string {
  return sum([...rows].flatMap((row) => (row?.decision ? [row.decision.amount] : []))) ?? '0';
}

/** The lowest and the highest of the members' own totals, as lengths from 0 to 100; for drawing only. */
export function whisker(totals: string[]): { low: number; high: number } | null {
  const figures = totals.map(Number).filter(Number.isFinite);
  return figures.length === 0 ? null : { low: Math.min(...figures), high: Math.max(...figures) };
}
