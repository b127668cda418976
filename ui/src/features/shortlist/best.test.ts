import { describe, expect, it } from 'vitest';

import type { Award, BestValue, BestView } from '../../bindings';
import { beside, differenceWords, proofWords } from './best';

const best: BestValue = {
  objective: 'total_score',
  value: '812.40',
  awards: [],
  spent: '0',
  left: '0',
  proved: false,
  bound: '813.15',
};
const award = (bid: string, kind: Award['kind'] = 'full'): Award => ({ bid, kind, rank: 1, amount: '10', reason: '' });

describe('best value against rank order', () => {
  it('is told in bids, points and pounds', () => {
    expect(differenceWords({ gained: ['022', '024'], lost: ['008'], points: '41.20', pounds: '-3210' })).toBe(
      'Best value brings in 2 bids (022 and 024) and leaves out 1 bid (008): 41.20 more points, £3,210 less spent.',
    );
    expect(differenceWords({ gained: ['022'], lost: [], points: '0.00', pounds: '0' })).toBe(
      'Best value brings in 1 bid (022): the same points, the same money.',
    );
    expect(differenceWords({ gained: [], lost: [], points: '0', pounds: '0' })).toBe(
      'Best value funds the same bids in full as rank order.',
    );
  });

  it('says whether it is proved, and how far it could be off', () => {
    expect(proofWords({ ...best, proved: true })).toMatch(/^Proved/);
    expect(proofWords(best)).toBe('Not proved: at most 0.75 points more is possible.');
    expect(proofWords({ ...best, bound: null })).toBe('Not proved: a better set may be possible.');
  });

  it('marks in each column what the other has not', () => {
    const view: BestView = {
      best: { ...best, awards: [award('a'), award('c')] },
      why_not: null,
      coverage: [],
      difference: { gained: ['c'], lost: ['b'], points: '1', pounds: '0' },
    };
    const columns = beside([award('a'), award('b'), award('d', 'part')], view);
    expect(columns.rank.map((one) => [one.bid, one.change])).toEqual([
      ['a', null],
      ['b', 'lost'],
    ]);
    expect(columns.best.map((one) => [one.bid, one.change])).toEqual([
      ['a', null],
      ['c', 'gained'],
    ]);
  });
});
