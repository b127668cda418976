import { describe, expect, it } from 'vitest';

import type { Award, Settled, Shortlist, ShortlistView } from '../../bindings';
import {
  changes,
  decided,
  detailsOf,
  drafts,
  fromCut,
  fromSettled,
  missing,
  wanting,
  withReason,
  wrongWhole,
} from './decisions';

const bid = (amount: string, decision: object | null = null) => ({ bid: { amount }, decision });
const view = {
  ranking: { ranking: [{ bid: 'a' }, { bid: 'b' }], unranked: [{ bid: 'c' }] },
  rows: {
    a: bid('100', { bid: 'a', kind: 'award', amount: '100.00', reason: 'Best' }),
    b: bid('200'),
    c: bid('50'),
  },
} as unknown as ShortlistView;
const award = (ref: string, kind: Award['kind'], amount = '0'): Award => ({
  bid: ref,
  rank: 1,
  kind,
  amount,
  reason: '',
});
const cut = (...awards: Award[]): Shortlist => ({
  fund: '300',
  awards,
  spent: '0',
  left: '0',
  reserve: '0',
  ties: [],
  unmet: [],
});

describe('decisions', () => {
  it('list ranked bids first, with what is on file', () => {
    expect(drafts(view).map((draft) => [draft.bid, draft.kind])).toEqual([
      ['a', 'award'],
      ['b', 'open'],
      ['c', 'open'],
    ]);
  });

  it('are read where there are any', () => {
    expect(decided(view).map((one) => [one.bid, one.kind, one.reason])).toEqual([['a', 'award', 'Best']]);
  });

  it('send conditions with an award alone, and where they changed', () => {
    const [first, ...others] = drafts(view);
    if (!first) throw new Error('there is a draft');
    const conditional = { ...first, conditions: ' A report every quarter ' };
    expect(changes([conditional, ...others], view)).toEqual([
      { bid: 'a', kind: 'award', amount: '100.00', reason: 'Best', conditions: 'A report every quarter' },
    ]);
    expect(changes([{ ...conditional, kind: 'deferred' }, ...others], view)).toEqual([
      { bid: 'a', kind: 'deferred', amount: '0', reason: 'Best', conditions: '' },
    ]);
    expect(changes([first, ...others], view)).toEqual([]);
  });

  it('say as a whole what is typed', () => {
    expect(detailsOf({ reference: ' PCC 1 ', on: '2014-02-14', options: ' ' })).toEqual({
      reference: 'PCC 1',
      on: '2014-02-14',
      options: null,
      restricted: null,
    });
    const wrong = (on: string) => wrongWhole({ reference: '', on, options: '' }).map((one) => one.field);
    expect(wrong('')).toEqual([]);
    expect(wrong('2014-02-14')).toEqual([]);
    expect(wrong('2014-02-30')).toEqual(['details.on']);
    expect(wrong('14/02/2014')).toEqual(['details.on']);
  });

  it('fill from a cut', () => {
    const filled = fromCut(drafts(view), cut(award('a', 'full', '100'), award('b', 'part', '150'), award('c', 'none')));
    expect(filled.map((draft) => [draft.kind, draft.amount])).toEqual([
      ['award', '100'],
      ['part_award', '150'],
      ['decline', ''],
    ]);
    expect(fromCut(drafts(view), cut(award('a', 'reserve'))).map((draft) => draft.kind)).toEqual([
      'reserve',
      'decline',
      'decline',
    ]);
  });

  it('fill from what was settled on, whatever cut is in hand', () => {
    const settled: Settled = {
      total: '250',
      way: 'best_value',
      reason: 'r',
      awards: [
        { bid: 'b', amount: '200.00' },
        { bid: 'c', amount: '20' },
      ],
    };
    const filled = fromSettled(
      drafts(view),
      settled,
      cut(award('a', 'full', '100'), award('b', 'reserve'), award('c', 'none')),
    );
    expect(filled.map((draft) => [draft.kind, draft.amount])).toEqual([
      ['reserve', ''],
      ['award', '200'],
      ['part_award', '20'],
    ]);
  });

  it('send only what changed, and never an open one', () => {
    const all = drafts(view).map((draft) =>
      draft.bid === 'b' ? { ...draft, kind: 'part_award' as const, amount: '£150', reason: ' Some ' } : draft,
    );
    expect(changes(all, view)).toEqual([
      { bid: 'b', kind: 'part_award', amount: '150', reason: 'Some', conditions: '' },
    ]);
  });

  it('take one reason for all of a kind that have none', () => {
    const all = fromCut(drafts(view), cut(award('a', 'full', '100')));
    expect(wanting(all)).toEqual([{ kind: 'decline', count: 2 }]);
    const given = withReason(all, 'decline', 'Below the line.');
    expect(given.map((draft) => draft.reason)).toEqual(['Best', 'Below the line.', 'Below the line.']);
    expect(wanting(given)).toEqual([]);
  });

  it('award nothing with a decline', () => {
    const all = drafts(view).map((draft) =>
      draft.bid === 'c' ? { ...draft, kind: 'decline' as const, amount: '50', reason: 'r' } : draft,
    );
    expect(changes(all, view)[0]?.amount).toBe('0');
  });

  it('want an amount not over what was asked, a reason, and who decided', () => {
    const all = drafts(view);
    const over = [{ bid: 'b', kind: 'part_award' as const, amount: '201', reason: '' }];
    expect(missing(over, all, ' ').map((problem) => problem.field)).toEqual([
      'decisions.0.amount',
      'decisions.0.reason',
      'by',
    ]);
    expect(missing([], all, 'PCC')).toHaveLength(1);
  });
});
