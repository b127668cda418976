import { describe, expect, it } from 'vitest';

import type { Fund } from '../../bindings';
import { awarded, lines, rankOf, type RankingRow } from './lines';

const fund: Fund = { low: '100', high: '250', sources: [], commitments: [], most_per_bidder: null };

describe('the funding lines', () => {
  it('stand before the first bid that goes over them', () => {
    expect(lines(fund, ['50', '100', '180', '260']).map((line) => line.before)).toEqual([2, 3]);
  });

  it('stand under all bids where the fund covers them', () => {
    expect(lines(fund, ['50', '60']).map((line) => line.before)).toEqual([2, 2]);
  });

  it('stand over all where it covers none', () => {
    expect(lines(fund, ['300']).map((line) => line.before)).toEqual([0, 0]);
  });

  it('are one where the fund is settled, however it is written', () => {
    expect(lines({ ...fund, high: '100.00' }, ['50']).map((line) => line.label)).toEqual(['Funding line']);
  });
});

describe('the list', () => {
  it('marks a shared rank', () => {
    expect(rankOf(2, true)).toBe('=2');
    expect(rankOf(4, false)).toBe('4');
  });

  it('adds up what was awarded', () => {
    const row = (amount: string) => ({ decision: { amount } }) as RankingRow;
    expect(awarded([row('0.10'), row('0.20'), undefined])).toBe('0.3');
  });
});
