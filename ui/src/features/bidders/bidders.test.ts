import { describe, expect, it } from 'vitest';

import type { BidInHistory, BiddersAnswer, RegisteredBidder } from '../../bindings';
import { answerTo, becameOf, countRounds, findBidders, findingOf, isNewIn, sayAnswer, stands, turned } from './bidders';

const bid: BidInHistory = {
  round: 'g13',
  round_title: 'Grants 2013',
  bid: '1',
  name: 'Leeway',
  title: 'Refuge',
  asked: '12000',
  withdrawn: false,
  decision: 'part_award',
  awarded: '9000.5',
  finding: 'vary',
};

const leeway: RegisteredBidder = {
  name: 'Leeway',
  other_names: ['LEEWAY Ltd'],
  charity_numbers: ['1059018'],
  company_numbers: [],
  history: [bid, { ...bid, round: 'g14', bid: '7', title: 'Helpline', decision: null, awarded: null, finding: null }],
  notes: [],
};

const said = (names: string[], as_one: string | null): BiddersAnswer => ({
  names,
  as_one,
  reason: '',
  by: 'Mair',
  at: '',
});

describe('the register', () => {
  it('is searched by every name, number and project', () => {
    for (const typed of ['', 'ltd', '1059', 'helpline leeway']) expect(findBidders([leeway], typed)).toHaveLength(1);
    expect(findBidders([leeway], 'helpline oak')).toEqual([]);
  });

  it('says who is new in a round', () => {
    expect([isNewIn(leeway, 'g13'), isNewIn(leeway, 'g14'), countRounds(leeway)]).toEqual([true, false, 2]);
  });

  it('says what became of a bid', () => {
    expect(becameOf(bid)).toBe('Part award, £9,000.50');
    expect(becameOf({ ...bid, decision: null })).toBe('Not decided');
    expect(becameOf({ ...bid, decision: 'decline', awarded: '0' })).toBe('Decline');
    expect(becameOf({ ...bid, withdrawn: true })).toBe('Withdrawn');
    expect(findingOf(bid)).toBe('Vary');
  });
});

describe('an answer', () => {
  it('takes what was alike as its reason', () => {
    const asked = { one: 'A', other: 'B', reasons: ['Both gave the charity number 1059018.'] };
    expect(answerTo(asked, 'B')).toEqual({ names: ['A', 'B'], as_one: 'B', reason: asked.reasons[0] });
    expect(answerTo(asked, null).as_one).toBeNull();
  });

  it('is taken back by its opposite', () => {
    expect(turned(said(['A', 'B'], 'B')).as_one).toBeNull();
    expect(turned(said(['A', 'B'], null)).as_one).toBe('A');
  });

  it('stands until a later one is about all of its names', () => {
    const answers = [said(['A', 'B', 'C'], null), said(['A', 'B'], 'A'), said(['C', 'D'], 'C')];
    expect(answers.map((_, index) => stands(answers, index))).toEqual([true, false, true]);
  });

  it('is told in a sentence', () => {
    expect(sayAnswer(said(['A', 'B'], 'B'))).toBe('“A” and “B” are one bidder, which goes by “B”.');
    expect(sayAnswer(said(['A', 'B'], null))).toBe('“A” and “B” are different bidders.');
  });
});
