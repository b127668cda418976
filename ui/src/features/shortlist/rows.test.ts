import { describe, expect, it } from 'vitest';

import type { Award, Cut, Override, Ranking, RankingRow } from '../../bindings';
import { awarded, countsOf, lineAfter, rankOf, stateWords, statesOf, whisker } from './rows';

const ranking = {
  ranking: ['a', 'b', 'c', 'd'].map((bid, at) => ({ bid, rank: at + 1, tied: false })),
} as unknown as Ranking;
const rows = Object.fromEntries(
  Object.entries({ a: '100.50', b: '200', c: '50', d: '80' }).map(([bid, amount]) => [bid, { bid: { amount } }]),
) as unknown as Record<string, RankingRow>;
const award = (bid: string, kind: Award['kind'], amount: string): Award => ({
  bid,
  rank: 1,
  kind,
  amount,
  reason: `why ${bid}`,
});
const cut = {
  shortlist: {
    awards: [
      award('a', 'full', '100.50'),
      award('b', 'reserve', '0'),
      award('c', 'part', '40'),
      award('d', 'reserve', '0'),
    ],
  },
} as unknown as Cut;

describe('the state of each row', () => {
  it('is the program’s own at the fund of the cut', () => {
    const states = statesOf(ranking, rows, cut, null);
    expect([...states.values()].map((one) => [stateWords(one), one.running])).toEqual([
      ['In full', '100.5'],
      ['Reserve 1', null],
      ['In part: £40', '140.5'],
      ['Reserve 2', null],
    ]);
    expect(states.get('a')?.reason).toBe('why a');
    expect(countsOf(states)).toEqual({ full: 1, part: 1, reserve: 2, none: 0 });
  });

  it('follows the set funded in full meanwhile, without a reason that no longer holds', () => {
    const states = statesOf(ranking, rows, cut, new Set(['b']));
    expect([...states.values()].map((one) => [stateWords(one), one.running, one.reason])).toEqual([
      ['Reserve 1', null, ''],
      ['In full', '200', ''],
      ['In part: £40', '240', 'why c'],
      ['Reserve 2', null, 'why d'],
    ]);
  });

  it('is not funded where the program says nothing of it', () => {
    const none = { shortlist: { awards: [] } } as unknown as Cut;
    expect([...statesOf(ranking, rows, none, null).values()].map(stateWords)).toEqual(Array(4).fill('Not funded'));
  });
});

describe('the funding line', () => {
  const at = (full: string[], overrides: Override[] = []): number | null =>
    lineAfter(ranking, statesOf(ranking, rows, cut, new Set(full)), overrides, 'stop');

  it('stands under the last bid that the walk funds', () => {
    expect([at(['a', 'b']), at(['a', 'c']), at([]), at(['a', 'b', 'c', 'd'])]).toEqual([2, 3, 0, 4]);
  });

  it('passes by a bid funded out of order', () => {
    expect(at(['a', 'd'], [{ bid: 'd', kind: 'fund', reason: 'r' }])).toBe(1);
  });

  it('is no line where bids are passed over', () => {
    expect(lineAfter(ranking, statesOf(ranking, rows, cut, null), [], 'skip')).toBeNull();
  });
});

describe('the list', () => {
  it('marks a shared rank', () => {
    expect([rankOf(2, true), rankOf(4, false)]).toEqual(['=2', '4']);
  });

  it('adds up what was awarded', () => {
    const row = (amount: string) => ({ decision: { amount } }) as RankingRow;
    expect(awarded([row('0.10'), row('0.20'), undefined])).toBe('0.3');
  });

  it('draws from the lowest to the highest member', () => {
    expect(whisker(['70.00', '55.50', '81'])).toEqual({ low: 55.5, high: 81 });
    expect(whisker([])).toBeNull();
  });
});
