import { describe, expect, it } from 'vitest';

import type { BidRow, Scheme } from '../../bindings';
import { claimable, filtered, gatewaysOf, sorted, turned } from './table';

const row = (ref: string, bidder: string, amount: string): BidRow =>
  ({
    bid: { ref, bidder, amount, title: 'T', district: null, objectives: ['o1'], groups: [] },
    gateways: {},
  }) as unknown as BidRow;
const rows = [row('10', 'Żółw', '900'), row('9', 'apple', '24500'), row('11', 'Ŵyn', '1000.50')];
const refs = (list: BidRow[]) => list.map((one) => one.bid.ref);

describe('the table of bids', () => {
  it('sorts references as numbers and amounts as amounts', () => {
    expect(refs(sorted(rows, { by: 'ref', down: false }))).toEqual(['9', '10', '11']);
    expect(refs(sorted(rows, { by: 'amount', down: true }))).toEqual(['9', '11', '10']);
  });

  it('does not change the rows it was given', () => {
    sorted(rows, { by: 'ref', down: false });
    expect(refs(rows)).toEqual(['10', '9', '11']);
  });

  it('turns a column round on the second press', () => {
    expect(turned({ by: 'ref', down: false }, 'ref')).toEqual({ by: 'ref', down: true });
    expect(turned({ by: 'ref', down: true }, 'title')).toEqual({ by: 'title', down: false });
  });

  it('filters by every word, claims by their titles included', () => {
    const titles = new Map([['o1', 'Reduce priority crime']]);
    expect(refs(filtered(rows, 'APPLE priority', titles))).toEqual(['9']);
    expect(refs(filtered(rows, 'APPLE o1', titles))).toEqual([]);
  });

  it('counts gateways and names the failed', () => {
    const answered = {
      gateways: { g1: { answer: 'pass', note: '' }, g2: { answer: 'fail', note: '' }, g3: { answer: null, note: '' } },
    } as unknown as BidRow;
    expect(gatewaysOf(answered)).toEqual({ answered: 2, of: 3, failed: ['g2'] });
  });

  it('tells objectives from groups', () => {
    const scheme = {
      sections: [
        { id: 'objectives', criteria: [{ id: 'o1', title: 'O', applies: 'always' }] },
        { id: 'groups', criteria: [{ id: 'p1', title: 'P', applies: 'claimed' }] },
        { id: 'delivery', criteria: [{ id: 'd1', title: 'D', applies: 'always' }] },
      ],
    } as unknown as Scheme;
    expect(claimable(scheme).objectives.map((one) => one.id)).toEqual(['o1']);
    expect(claimable(scheme).groups.map((one) => one.id)).toEqual(['p1']);
  });
});
