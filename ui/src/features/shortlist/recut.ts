/** Which bids are funded in full at another fund, from a cut and the breakpoints between. */
import type { Breakpoint, Cut } from '../../bindings';
import { compareText } from '../../lib/decimal';

/** The bids that a cut funds in full. */
export function fullOf(cut: Cut): Set<string> {
  return new Set(cut.shortlist.awards.filter((award) => award.kind === 'full').map((award) => award.bid));
}

/**
 * The bids funded in full at `to`, where those at `from` are `start`. A breakpoint counts at its own
 * fund and above. What enters is added after what leaves is taken, so that a bid named in both stays.
 */
export function recut(start: ReadonlySet<string>, from: string, to: string, breakpoints: Breakpoint[]): Set<string> {
  const set = new Set(start);
  const rising = compareText(from, to) < 0;
  const [low, high] = rising ? [from, to] : [to, from];
  const between = breakpoints
    .filter((one) => compareText(one.fund, low) > 0 && compareText(one.fund, high) <= 0)
    .sort((a, b) => (rising ? compareText(a.fund, b.fund) : compareText(b.fund, a.fund)));
  for (const { enters, leaves } of between) {
    for (const bid of rising ? leaves : enters) set.delete(bid);
    for (const bid of rising ? enters : leaves) set.add(bid);
  }
  return set;
}

/** Whether the breakpoints are worked out between two funds: all are where `upTo` is `null`. */
export function known(upTo: string | null, from: string, to: string): boolean {
  return upTo === null || (compareText(from, upTo) <= 0 && compareText(to, upTo) <= 0);
}

/** The bids that crossed the line, and which way. */
export type Moved = ReadonlyMap<string, 'in' | 'out'>;

export const NONE_MOVED: Moved = new Map();

/** The bids that came in and went out between two sets. */
export function crossed(before: ReadonlySet<string>, after: ReadonlySet<string>): Moved {
  const moved = new Map<string, 'in' | 'out'>();
  for (const bid of after) if (!before.has(bid)) moved.set(bid, 'in');
  for (const bid of before) if (!after.has(bid)) moved.set(bid, 'out');
  return moved;
}

/** What crossed a moment ago and what has crossed since. */
export function also(before: Moved, since: Moved): Moved {
  return new Map([...before, ...since]);
}
