/** The list of awards: what is said of each in a line, which of them need somebody, the filter and the order. */
import { agreementStateTitles, type AwardRow, type AwardsView, type DueThing, type Gap } from '../../bindings';
import { compareText, parse } from '../../lib/decimal';
import { compareWords, formatDate, formatCount, pounds } from '../../lib/format';

export type Column = 'bidder' | 'round' | 'award' | 'paid' | 'spent' | 'now' | 'end' | 'state' | 'next';
export type Order = { by: Column; down: boolean };

/** What needs somebody: how long overdue, due soon, at risk, money not spent. */
export type Needs = 'to_30' | 'to_60' | 'over_60' | 'due' | 'risk' | 'unspent';

/** An award with what is asked of it again and again, worked out once. */
export type Listed = {
  row: AwardRow;
  key: string;
  /** All that can be found, in small letters. */
  text: string;
  needs: ReadonlySet<Needs>;
  /** What stands in its line as due: what is overdue longest, else what is next. */
  due: DueThing | null;
};

export const NEEDS: Record<Needs, { label: string; hint: string }> = {
  to_30: { label: 'Overdue 1–30 days', hint: 'Something should have come, or been done, up to 30 days ago.' },
  to_60: { label: 'Overdue 31–60 days', hint: 'Something should have come, or been done, 31 to 60 days ago.' },
  over_60: { label: 'Overdue over 60 days', hint: 'Something should have come, or been done, over 60 days ago.' },
  due: { label: 'Due within 60 days', hint: 'Something is due today or in the next 60 days.' },
  risk: { label: 'At risk', hint: 'A return, a measure or the money says that it may not come out as agreed.' },
  unspent: { label: 'Unspent', hint: 'More was paid than the returns say was spent.' },
};

/** What tells an award apart from all others. */
export function keyOf({ round, bid }: { round: string; bid: string }): string {
  return `${round} ${bid}`;
}

function ageOf(days: number): Needs {
  if (days > 60) return 'over_60';
  return days > 30 ? 'to_60' : 'to_30';
}

function isOverZero(text: string): boolean {
  const value = parse(text);
  return value !== null && value.units > 0n;
}

/** The awards as they are listed. */
export function listed(view: AwardsView): Listed[] {
  const soon = new Set(view.due_soon.map(keyOf));
  return view.rows.map((row) => {
    const needs = new Set<Needs>(row.overdue.map((thing) => ageOf(thing.days_late)));
    if (soon.has(keyOf(row))) needs.add('due');
    if (row.risks.length > 0) needs.add('risk');
    if (isOverZero(row.money.unspent)) needs.add('unspent');
    const words = [row.bid, row.bidder, row.title, row.round_title, agreementStateTitles[row.state]];
    return { row, key: keyOf(row), text: words.join(' ').toLowerCase(), needs, due: row.overdue[0] ?? row.next };
  });
}

/** How many awards need somebody, by what. */
export function countNeeds(all: Listed[]): Record<Needs, number> {
  const counts: Record<Needs, number> = { to_30: 0, to_60: 0, over_60: 0, due: 0, risk: 0, unspent: 0 };
  for (const one of all) for (const need of one.needs) counts[need] += 1;
  return counts;
}

/** The awards that hold every word typed, and need somebody for that where one is chosen. */
export function filtered(all: Listed[], typed: string, need: Needs | null): Listed[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => (need === null || one.needs.has(need)) && words.every((word) => one.text.includes(word)));
}

/** A gap as a figure: over is above zero. */
function signed(gap: Gap | null): string {
  if (!gap) return '';
  return gap.kind === 'overspend' ? gap.amount : `-${gap.amount}`;
}

const TEXTS: Partial<Record<Column, (row: AwardRow) => string>> = {
  bidder: (row) => row.bidder,
  round: (row) => row.round_title,
  state: (row) => agreementStateTitles[row.state],
};

const FIGURES: Partial<Record<Column, (row: AwardRow) => string>> = {
  award: (row) => row.money.award,
  paid: (row) => row.money.paid,
  spent: (row) => row.money.spent ?? '',
  now: (row) => signed(row.money.now),
  end: (row) => signed(row.money.at_end),
};

function compareBy(by: Column, a: Listed, b: Listed): number {
  const [text, figure] = [TEXTS[by], FIGURES[by]];
  if (text) return compareWords(text(a.row), text(b.row));
  if (figure) return compareText(figure(a.row), figure(b.row));
  // What is due first stands first; where nothing is due, last.
  return (a.due?.on ?? '9').localeCompare(b.due?.on ?? '9');
}

/** The awards in an order; equal ones by round and reference. */
export function sorted(rows: Listed[], order: Order): Listed[] {
  const sign = order.down ? -1 : 1;
  return [...rows].sort(
    (a, b) =>
      sign * compareBy(order.by, a, b) ||
      compareWords(a.row.round_title, b.row.round_title) ||
      compareWords(a.row.bid, b.row.bid),
  );
}

/** The other way round for the same column, upwards for another. */
export function turned(order: Order, by: Column): Order {
  return order.by === by ? { by, down: !order.down } : { by, down: false };
}

/** How far spending is from what was given: "£1,200 under", "£300 over"; "not yet" where nothing is said. */
export function gapWords(gap: Gap | null): string {
  if (!gap) return 'not yet';
  if (gap.kind === 'even') return 'even';
  return `${pounds(gap.amount)} ${gap.kind === 'overspend' ? 'over' : 'under'}`;
}

/** "12 days late", or the day; where nothing is due, nothing. */
export function whenWords(due: DueThing): string {
  return due.days_late > 0 ? `${formatCount(due.days_late, 'day')} late` : formatDate(due.on);
}
