/** Which bid comes next, which are shown, and what of a sheet is in hand. */
import type { Left, ProgressCell, ScoreRow, SheetSection } from '../../bindings';
import type { Shape } from '../../lib/shapes';

export type Filter = 'all' | 'left' | 'done';

const DONE: ProgressCell[] = ['submitted', 'withdrawn', 'recused', 'not_sent'];

/** The shape that stands for how far a bid is. */
export const SHAPES: Record<ProgressCell, Shape> = {
  waiting: 'empty',
  declared: 'dot',
  started: 'half',
  submitted: 'tick',
  reopened: 'again',
  withdrawn: 'cross',
  recused: 'bar',
  not_sent: 'bar',
};

/** Whether nothing is left to do about a bid. */
export function isDone(row: ScoreRow): boolean {
  return DONE.includes(row.progress);
}

/** The bids that a filter and some typed letters leave. */
export function shown(rows: ScoreRow[], filter: Filter, typed: string): ScoreRow[] {
  const words = typed.trim().toLowerCase();
  return rows.filter((row) => {
    if (filter === 'left' && isDone(row)) return false;
    if (filter === 'done' && !isDone(row)) return false;
    return `${row.ref} ${row.title} ${row.bidder}`.toLowerCase().includes(words);
  });
}

/** The bid before or after one; the first where none is in hand. */
export function neighbour(rows: ScoreRow[], ref: string | null, by: 1 | -1): ScoreRow | null {
  const at = rows.findIndex((row) => row.ref === ref);
  return at < 0 ? (rows[0] ?? null) : (rows[at + by] ?? null);
}

/** The next bid after one with something left to do, going round. */
export function nextLeft(rows: ScoreRow[], ref: string | null): ScoreRow | null {
  const at = rows.findIndex((row) => row.ref === ref);
  const round = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return round.find((row) => !isDone(row)) ?? null;
}

/** The ids of a sheet's criteria, as they stand. */
export function criteriaOf(sections: SheetSection[]): string[] {
  return sections.flatMap((section) => section.criteria.map((criterion) => criterion.id));
}

/** What is left of one thing, with the title of its criterion: "Give a reason: Mental health". */
export function leftWords(left: Left, sections: SheetSection[]): string {
  const all = sections.flatMap((section) => section.criteria);
  const title = all.find((criterion) => criterion.id === left.criterion)?.title;
  return title ? `${left.text}: ${title}` : left.text;
}

/** The next criterion without a score after one, going round. */
export function nextUnscored(ids: string[], scored: Record<string, string>, from: string | null): string | null {
  const at = from === null ? -1 : ids.indexOf(from);
  const round = [...ids.slice(at + 1), ...ids.slice(0, at + 1)];
  return round.find((id) => !(id in scored)) ?? null;
}
