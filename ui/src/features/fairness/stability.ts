/** How firmly each bid stands, as lengths for drawing and in words. */
import type { BidStability } from '../../bindings';
import { percent } from './figures';

/** A rank as a place from 0 to 100 along the ranks from 1 to the last. */
export function placeOf(rank: number, last: number): string {
  return `${(last <= 1 ? 0 : ((rank - 1) / (last - 1)) * 100).toFixed(2)}%`;
}

/** The last rank that any bid takes under any of the changes. */
export function lastRank(rows: BidStability[]): number {
  return Math.max(1, ...rows.map((row) => row.rank_high));
}

/** "rank 3" where it never moves, "rank 3, from 2 to 7" where it does. */
export function reachWords({ rank, rank_low: low, rank_high: high }: BidStability): string {
  return low === high ? `rank ${rank}` : `rank ${rank}, from ${low} to ${high}`;
}

/** A chance as whole per cent, never rounded to certainty that is not there. */
export function chanceWords(share: number | null): string {
  if (share === null) return 'none';
  if (share > 0.995 && share < 1) return 'over 99 %';
  return percent(share);
}
