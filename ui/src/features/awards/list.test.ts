import { describe, expect, it } from 'vitest';

import type { AwardRow, AwardsView, DueThing } from '../../bindings';
import { awardRow, awardsView, due } from '../../forms/fixtures-awards';
import { countNeeds, filtered, gapWords, listed, sorted, turned, whenWords, type Column } from './list';

function of(rows: Partial<AwardRow>[], change: Partial<AwardsView> = {}) {
  return listed(awardsView(rows.map(awardRow), change));
}

function late(days: number): DueThing {
  return due({ days_late: days, on: '2014-06-30' });
}

describe('what needs somebody', () => {
  it.each([
    [1, 'to_30'],
    [30, 'to_30'],
    [31, 'to_60'],
    [60, 'to_60'],
    [61, 'over_60'],
  ])('after %i days is %s', (days, need) => {
    expect([...(of([{ overdue: [late(days)] }])[0]?.needs ?? [])]).toEqual([need]);
  });

  it('counts an award once for each need, however many things are overdue', () => {
    const all = of([{ overdue: [late(70), late(3), late(2)], risks: ['Behind'] }, {}], {
      due_soon: [{ round: 'r1', bid: '002', bidder: 'B', due: due() }],
    });
    expect(countNeeds(all)).toEqual({ to_30: 1, to_60: 0, over_60: 1, due: 1, risk: 1, unspent: 0 });
  });

  it('is money that was paid and not spent, to the penny', () => {
    const money = awardRow().money;
    const all = of([{ money: { ...money, unspent: '0.01' } }, { money: { ...money, unspent: '0.00' } }]);
    expect(filtered(all, '', 'unspent').map((one) => one.row.bid)).toEqual(['001']);
  });
});

it('finds every word in bidder, title, round and state, among those that need somebody', () => {
  const all = of([
    { bidder: 'Dawn Project', state: 'signed', risks: ['Behind'] },
    { bidder: 'Dawn Trust', state: 'draft' },
  ]);
  const found = (typed: string, need: 'risk' | null = null) => filtered(all, typed, need).map((one) => one.row.bid);
  expect(found('dawn')).toEqual(['001', '002']);
  expect(found('DAWN signed')).toEqual(['001']);
  expect(found('dawn', 'risk')).toEqual(['001']);
  expect(found('trust', 'risk')).toEqual([]);
});

describe('the order', () => {
  const money = awardRow().money;
  const all = of([
    { bidder: 'B', money: { ...money, award: '900', now: { kind: 'overspend', amount: '5' } }, next: null },
    { bidder: 'a', money: { ...money, award: '1000', now: null }, next: due({ on: '2014-09-01' }) },
    {
      bidder: 'C',
      money: { ...money, award: '90.5', now: { kind: 'underspend', amount: '7' } },
      overdue: [late(2)],
    },
  ]);

  it.each<[Column, string[]]>([
    ['bidder', ['002', '001', '003']],
    ['award', ['003', '001', '002']],
    ['now', ['003', '001', '002']],
    ['next', ['003', '002', '001']],
  ])('by %s', (by, refs) => {
    expect(sorted(all, { by, down: false }).map((one) => one.row.bid)).toEqual(refs);
  });

  it('turns round, and starts upwards by another column', () => {
    const once = turned({ by: 'bidder', down: false }, 'bidder');
    expect(once).toEqual({ by: 'bidder', down: true });
    expect(turned(once, 'award')).toEqual({ by: 'award', down: false });
  });
});

it('says gaps and days in words', () => {
  expect(gapWords(null)).toBe('not yet');
  expect(gapWords({ kind: 'underspend', amount: '1200' })).toBe('£1,200 under');
  expect(gapWords({ kind: 'overspend', amount: '0.5' })).toBe('£0.50 over');
  expect(gapWords({ kind: 'even', amount: '0' })).toBe('even');
  expect(whenWords(late(1))).toBe('1 day late');
  expect(whenWords(due({ on: '2014-09-01' }))).toBe('1 September 2014');
});
