/** What leaving something out does to the ranks, in words. */
import type { SheetKey, WhatIfRow, WhatIfView } from '../../bindings';
import { formatCount, formatList, pluralOf, pounds } from '../../lib/format';

export type Without = { members: string[]; criteria: string[]; sheets: SheetKey[] };

/** Whether anything is left out. */
export function isEmpty({ members, criteria, sheets }: Without): boolean {
  return members.length + criteria.length + sheets.length === 0;
}

/** The list with a value put in or taken out. */
export function toggled(all: string[], value: string, on: boolean): string[] {
  const without = all.filter((one) => one !== value);
  return on ? [...without, value] : without;
}

/** The sheets with one more, each once. */
export function withSheet(all: SheetKey[], sheet: SheetKey): SheetKey[] {
  return all.some((one) => one.bid === sheet.bid && one.member === sheet.member) ? all : [...all, sheet];
}

export type Move = { arrow: '▲' | '▼' | '=' | '✕' | '+'; words: string };

/** How a bid moves. */
export function moveOf({ rank, new_rank: now, why_not }: WhatIfRow): Move {
  if (now === null) {
    const why = why_not ? `: ${why_not}` : '';
    return rank === null ? { arrow: '=', words: `not ranked${why}` } : { arrow: '✕', words: `no longer ranked${why}` };
  }
  if (rank === null) return { arrow: '+', words: `ranked now` };
  if (now === rank) return { arrow: '=', words: 'the same rank' };
  const by = formatCount(Math.abs(now - rank), 'place');
  return now < rank ? { arrow: '▲', words: `up ${by}` } : { arrow: '▼', words: `down ${by}` };
}

/** Whether a bid takes another rank, or none. */
export function moves(row: WhatIfRow): boolean {
  return row.rank !== row.new_rank;
}

/** The rows by their new rank; those without one last, by reference. */
export function byNewRank(rows: WhatIfRow[]): WhatIfRow[] {
  const place = (row: WhatIfRow): number => row.new_rank ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => place(a) - place(b) || (a.bid < b.bid ? -1 : 1));
}

/** Who would come in and go out at a fund. */
export function lineWords({ enters, leaves }: WhatIfView, fund: string): string {
  const bids = (all: string[]): string => `${pluralOf(all.length, 'bid', 'bids')} ${formatList(all)}`;
  const parts = [
    enters.length === 0 ? null : `${bids(enters)} would come in`,
    leaves.length === 0 ? null : `${bids(leaves)} would go out`,
  ].filter((part) => part !== null);
  return `At ${pounds(fund)} ${parts.length === 0 ? 'the same bids would be funded in full' : formatList(parts)}.`;
}

/** How many bids take another rank. */
export function movedWords(rows: WhatIfRow[]): string {
  const moved = rows.filter(moves).length;
  return moved === 0
    ? 'No bid takes another rank.'
    : `${moved} of ${formatCount(rows.length, 'bid')} ${pluralOf(moved, 'takes', 'take')} another rank.`;
}
