/** The fund's range as a strip: where it can stop, and what a move would change, in words. */
import type { Breakpoint, Fund } from '../../bindings';
import { compareText } from '../../lib/decimal';
import { formatCount, formatList, pluralOf, pounds } from '../../lib/format';
import { fromPence, toPence } from '../../lib/pence';
import { roughWidth } from '../../lib/plane';

/** The next breakpoint over a fund. */
export function nextUp(breakpoints: Breakpoint[], fund: string): Breakpoint | null {
  return breakpoints.find((one) => compareText(one.fund, fund) > 0) ?? null;
}

/** The last breakpoint at or under a fund: going under it undoes it. */
export function nextDown(breakpoints: Breakpoint[], fund: string): Breakpoint | null {
  return breakpoints.findLast((one) => compareText(one.fund, fund) <= 0) ?? null;
}

function bidsThat(refs: string[], one: string, other: string): string | null {
  if (refs.length === 0) return null;
  const [bids, verb] = [pluralOf(refs.length, 'bid', 'bids'), pluralOf(refs.length, one, other)];
  return `${bids} ${formatList(refs)} ${verb}`;
}

function moves(comes: string[], goes: string[]): string {
  const parts = [bidsThat(comes, 'comes in', 'come in'), bidsThat(goes, 'goes out', 'go out')];
  return formatList(parts.filter((part) => part !== null));
}

/** "At £318,000 bid 022 comes in." */
export function upWords(one: Breakpoint | null, high: string): string {
  return one
    ? `At ${pounds(one.fund)} ${moves(one.enters, one.leaves)}.`
    : `Nothing more changes up to ${pounds(high)}.`;
}

/** "Under £309,500 bid 017 goes out." */
export function downWords(one: Breakpoint | null, low: string): string {
  return one
    ? `Under ${pounds(one.fund)} ${moves(one.leaves, one.enters)}.`
    : `Nothing changes down to ${pounds(low)}.`;
}

/** What the slider says of itself, with what is left in words: "£312,400: 14 bids in full, £3,210 left". */
export function valueWords(fund: string, full: number, left: string | null): string {
  const rest = left === null ? '' : `, ${left}`;
  return `${pounds(fund)}: ${formatCount(full, 'bid')} in full${rest}`;
}

/** The fund that a key leads to: arrows go from breakpoint to breakpoint, with Shift by £1,000. `null` for other keys. */
export function stepped(
  key: string,
  shift: boolean,
  fund: string,
  fundRange: Pick<Fund, 'low' | 'high'>,
  breakpoints: Breakpoint[],
): string | null {
  const up = key === 'ArrowRight' || key === 'ArrowUp';
  if (!up && key !== 'ArrowLeft' && key !== 'ArrowDown') return null;
  const { low, high } = fundRange;
  if (!shift) {
    const stops = [low, ...breakpoints.map((one) => one.fund), high];
    const next = up
      ? stops.find((stop) => compareText(stop, fund) > 0)
      : stops.findLast((stop) => compareText(stop, fund) < 0);
    return next ?? (up ? high : low);
  }
  const thousand = 100_000;
  const to = (toPence(fund) ?? 0) + (up ? thousand : -thousand);
  return clamp(to, low, high);
}

/** An amount in pence within the range, as text. */
export function clamp(pence: number, low: string, high: string): string {
  if (pence <= (toPence(low) ?? 0)) return low;
  return pence >= (toPence(high) ?? 0) ? high : fromPence(pence);
}

/** A place on the slider as a round fund: to £1, £10, £100 or £1,000, by how long the range is. */
export function rounded(pence: number, low: string, high: string): string {
  const span = (toPence(high) ?? 0) - (toPence(low) ?? 0);
  const grain = [100, 1_000, 10_000].find((one) => span / one <= 600) ?? 100_000;
  return clamp(Math.round(pence / grain) * grain, low, high);
}

/** "+022" for a bid that comes in at a breakpoint, "−017" for one that goes out. */
export function tickWords({ enters, leaves }: Breakpoint): string {
  return [...enters.map((bid) => `+${bid}`), ...leaves.map((bid) => `−${bid}`)].join(' ');
}

/** The breakpoints whose labels have room, from the left; in the second row those that the first has no room for. */
export function labelled(
  breakpoints: Breakpoint[],
  x: (pence: number) => number,
  width: number,
): { one: Breakpoint; row: 0 | 1 }[] {
  const taken: [number, number] = [-Infinity, -Infinity];
  return breakpoints.flatMap((one) => {
    const half = roughWidth(tickWords(one)) / 2;
    const middle = x(toPence(one.fund) ?? 0);
    const from = middle - half;
    if (from < 0 || middle + half > width) return [];
    const row = from >= taken[0] ? 0 : from >= taken[1] ? 1 : null;
    if (row === null) return [];
    taken[row] = middle + half;
    return [{ one, row }];
  });
}
