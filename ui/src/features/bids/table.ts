/** The order and the filter of the table of bids. */
import type { BidRow, Scheme } from '../../bindings';
import { compareText } from '../../lib/decimal';
import { compareWords } from '../../lib/format';

export type Column = 'ref' | 'bidder' | 'title' | 'district' | 'amount';
export type Order = { by: Column; down: boolean };

/** The titles of what a bid claims, by the scheme's titles. */
export function claimsOf({ bid }: BidRow, titles: ReadonlyMap<string, string>): string[] {
  return [...bid.objectives, ...bid.groups].map((id) => titles.get(id) ?? id);
}

/** The rows that hold every word typed. */
export function filtered(rows: BidRow[], typed: string, titles: ReadonlyMap<string, string>): BidRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const { bid } = row;
    const text = [bid.ref, bid.bidder, bid.title, bid.district ?? '', ...claimsOf(row, titles)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The rows in an order; equal ones by reference. */
export function sorted(rows: BidRow[], order: Order): BidRow[] {
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const by =
      order.by === 'amount'
        ? compareText(a.bid.amount, b.bid.amount)
        : compareWords(a.bid[order.by] ?? '', b.bid[order.by] ?? '');
    return sign * by || compareWords(a.bid.ref, b.bid.ref);
  });
}

/** The other way round for the same column, upwards for another. */
export function turned(order: Order, by: Column): Order {
  return order.by === by ? { by, down: !order.down } : { by, down: false };
}

/** How many of a bid's gateways are answered and which failed. */
export function gatewaysOf(row: BidRow): { answered: number; of: number; failed: string[] } {
  const cells = Object.entries(row.gateways);
  return {
    answered: cells.filter(([, cell]) => cell?.answer).length,
    of: cells.length,
    failed: cells.filter(([, cell]) => cell?.answer === 'fail').map(([id]) => id),
  };
}

export type Claimable = { id: string; title: string };

/** What a bid can claim: objectives, and priority groups (criteria scored only where claimed). */
export function claimable(scheme: Scheme): { objectives: Claimable[]; groups: Claimable[] } {
  const named = scheme.sections.filter((section) => section.id === 'objectives');
  const always = (named.length > 0 ? named : scheme.sections).flatMap((section) => section.criteria);
  const all = scheme.sections.flatMap((section) => section.criteria);
  return {
    objectives: always.filter((criterion) => criterion.applies === 'always'),
    groups: all.filter((criterion) => criterion.applies === 'claimed'),
  };
}
