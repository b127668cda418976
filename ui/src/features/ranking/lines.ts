/** Where the fund's lines fall among the ranked bids. */
import type { Fund, RankingView } from '../../bindings';
import { compareText, same, sum } from '../../lib/decimal';

export type RankingRow = RankingView['rows'][string];

export type Line = { amount: string; label: string; /** The place in the ranks before which it is drawn. */ before: number };

/** One line where the fund is settled, two while it has a low and a high end. */
export function ends(fund: Fund): { amount: string; label: string }[] {
  if (same(fund.low, fund.high)) return [{ amount: fund.high, label: 'Funding line' }];
  return [
    { amount: fund.low, label: 'Funding line, low end' },
    { amount: fund.high, label: 'Funding line, high end' },
  ];
}

/** Draws each line before the first bid whose running sum goes over it. */
export function lines(fund: Fund, running: (string | null)[]): Line[] {
  return ends(fund).map((end) => {
    const over = running.findIndex((amount) => amount !== null && compareText(amount, end.amount) > 0);
    return { ...end, before: over < 0 ? running.length : over };
  });
}

/** A rank as it stands: "2", or "=2" where it is shared. */
export function rankOf(rank: number, tied: boolean): string {
  return tied ? `=${rank}` : String(rank);
}

/** What the decisions award in all. */
export function awarded(rows: Iterable<RankingRow | undefined>): string {
  const amounts = [...rows].flatMap((row) => (row?.decision ? [row.decision.amount] : []));
  return sum(amounts) ?? '0';
}
