import { describe, expect, it } from 'vitest';

import type { WhatIfRow } from '../../bindings';
import { byNewRank, isEmpty, lineWords, movedWords, moveOf, toggled, withSheet } from './whatif';

const row = (bid: string, rank: number | null, now: number | null, why: string | null = null): WhatIfRow => ({
  bid,
  rank,
  total: null,
  new_rank: now,
  new_total: null,
  why_not: why,
});

describe('what leaving something out does', () => {
  it('is told by an arrow and in words', () => {
    expect(moveOf(row('a', 4, 2))).toEqual({ arrow: '▲', words: 'up 2 places' });
    expect(moveOf(row('a', 1, 2))).toEqual({ arrow: '▼', words: 'down 1 place' });
    expect(moveOf(row('a', 2, 2))).toEqual({ arrow: '=', words: 'the same rank' });
    expect(moveOf(row('a', 2, null, 'Too few sheets.'))).toEqual({
      arrow: '✕',
      words: 'no longer ranked: Too few sheets.',
    });
    expect(moveOf(row('a', null, 7))).toEqual({ arrow: '+', words: 'ranked now' });
    expect(moveOf(row('a', null, null))).toEqual({ arrow: '=', words: 'not ranked' });
  });

  it('is listed by the new rank', () => {
    expect(
      byNewRank([row('z', 1, null), row('b', 1, 2), row('c', 2, 1), row('y', 3, null)]).map((one) => one.bid),
    ).toEqual(['c', 'b', 'y', 'z']);
  });

  it('says who crosses the line', () => {
    expect(lineWords({ rows: [], enters: ['a', 'b'], leaves: ['c'] }, '280000')).toBe(
      'At £280,000 bids a and b would come in and bid c would go out.',
    );
    expect(lineWords({ rows: [], enters: [], leaves: [] }, '1')).toBe('At £1 the same bids would be funded in full.');
  });

  it('counts the bids that move', () => {
    expect(movedWords([row('a', 1, 1), row('b', 2, 3)])).toBe('1 of 2 bids takes another rank.');
    expect(movedWords([row('a', 1, 1)])).toBe('No bid takes another rank.');
  });

  it('takes members, criteria and sheets, each once', () => {
    expect(toggled(['a'], 'a', true)).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
    const sheet = { bid: '1', member: 'm' };
    expect(withSheet([sheet], { ...sheet })).toEqual([sheet]);
    expect(isEmpty({ members: [], criteria: [], sheets: [] })).toBe(true);
    expect(isEmpty({ members: [], criteria: [], sheets: [sheet] })).toBe(false);
  });
});
