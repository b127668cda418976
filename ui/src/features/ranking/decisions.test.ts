import { describe, expect, it } from 'vitest';

import type { RankingView } from '../../bindings';
import { changes, drafts, inRankOrder, missing, wanting, withReason } from './decisions';

const bid = (amount: string, running: string | null, decision: object | null = null) => ({ bid: { amount }, running, decision });
const view = {
  ranking: { ranking: [{ bid: 'a' }, { bid: 'b' }], unranked: [{ bid: 'c' }] },
  rows: {
    a: bid('100', '100', { bid: 'a', kind: 'award', amount: '100.00', reason: 'Best' }),
    b: bid('200', '300'),
    c: bid('50', null),
  },
} as unknown as RankingView;

describe('decisions', () => {
  it('list ranked bids first, with what is on file', () => {
    expect(drafts(view).map((draft) => [draft.bid, draft.kind])).toEqual([['a', 'award'], ['b', 'open'], ['c', 'open']]);
  });

  it('fill in rank order up to a line', () => {
    expect(inRankOrder(drafts(view), view, '299').map((draft) => draft.kind)).toEqual(['award', 'decline', 'decline']);
  });

  it('send only what changed, and never an open one', () => {
    const all = drafts(view).map((draft) => (draft.bid === 'b' ? { ...draft, kind: 'part_award' as const, amount: '£1,50', reason: ' Some ' } : draft));
    expect(changes(all, view)).toEqual([{ bid: 'b', kind: 'part_award', amount: '150', reason: 'Some' }]);
  });

  it('take one reason for all of a kind that have none', () => {
    const all = inRankOrder(drafts(view), view, '99');
    expect(wanting(all)).toEqual([{ kind: 'decline', count: 2 }]);
    const given = withReason(all, 'decline', 'Below the line.');
    expect(given.map((draft) => draft.reason)).toEqual(['Best', 'Below the line.', 'Below the line.']);
    expect(wanting(given)).toEqual([]);
  });

  it('award nothing with a decline', () => {
    const all = drafts(view).map((draft) => (draft.bid === 'c' ? { ...draft, kind: 'decline' as const, amount: '50', reason: 'r' } : draft));
    expect(changes(all, view)[0]?.amount).toBe('0');
  });

  it('want an amount not over what was asked, a reason, and who decided', () => {
    const all = drafts(view);
    const over = [{ bid: 'b', kind: 'part_award' as const, amount: '201', reason: '' }];
    expect(missing(over, all, ' ').map((problem) => problem.field)).toEqual(['decide.b.amount', 'decide.b.reason', 'decide.by']);
    expect(missing([], all, 'PCC')).toHaveLength(1);
  });
});
