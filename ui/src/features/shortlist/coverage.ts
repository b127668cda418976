/** What a shortlist pays for, by objective, group and district, in words. */
import type { CoverageKind, CoverageRow } from '../../bindings';
import { formatCount, formatList, pounds } from '../../lib/format';

const ORDER = { objective: 0, group: 1, district: 2, new: 3 } as const satisfies Record<CoverageKind, number>;
const KINDS = Object.keys(ORDER) as (keyof typeof ORDER)[];

/** The rows by kind, kinds without a row left out. */
export function byKind(rows: CoverageRow[]): { kind: CoverageKind; rows: CoverageRow[] }[] {
  return KINDS.map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) })).filter(
    (group) => group.rows.length > 0,
  );
}

/** "at least £20,000 and 2 awards"; `null` where nothing is asked. */
export function minimumWords({
  least_spend,
  least_awards,
}: Pick<CoverageRow, 'least_spend' | 'least_awards'>): string | null {
  const parts = [
    least_spend === null ? null : pounds(least_spend),
    least_awards === null ? null : formatCount(least_awards, 'award'),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `at least ${formatList(parts)}`;
}
