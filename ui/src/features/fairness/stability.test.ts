import { describe, expect, it } from 'vitest';

import type { BidStability } from '../../bindings';
import { chanceWords, lastRank, placeOf, reachWords } from './stability';

const row = (rank: number, low: number, high: number) => ({ rank, rank_low: low, rank_high: high }) as BidStability;

describe('stability', () => {
  it('never says certain where it is not', () => {
    expect([1, 0.9996, 0.5, 0.0004, 0].map(chanceWords)).toEqual(['100 %', 'over 99 %', '50 %', 'under 1 %', '0 %']);
  });

  it('puts ranks along a line from the first to the last', () => {
    expect([placeOf(1, 5), placeOf(3, 5), placeOf(5, 5), placeOf(1, 1)]).toEqual([
      '0.00%',
      '50.00%',
      '100.00%',
      '0.00%',
    ]);
    expect([lastRank([row(1, 1, 3), row(2, 1, 8)]), lastRank([])]).toEqual([8, 1]);
  });

  it('says how far a rank reaches', () => {
    expect([reachWords(row(3, 3, 3)), reachWords(row(3, 2, 7))]).toEqual(['rank 3', 'rank 3, from 2 to 7']);
  });
});
