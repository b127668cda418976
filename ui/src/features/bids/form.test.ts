import { describe, expect, it } from 'vitest';

import { bidOf, formOf, missing } from './form';

const full = { ...formOf(null), ref: ' 021 ', bidder: 'B', title: 'T', amount: '£24,500' };

describe('a bid by hand', () => {
  it('sends plain amounts, and null for what is empty', () => {
    expect(bidOf(full)).toMatchObject({
      ref: '021',
      amount: '24500',
      minimum_amount: null,
      district: null,
      summary: null,
    });
  });

  it('comes back as it was', () => {
    const bid = { ...bidOf(full), minimum_amount: '100', district: 'Breckland', objectives: ['o1'] };
    expect(bidOf(formOf(bid))).toEqual(bid);
  });

  it('names what is missing, and a late bid’s reason', () => {
    expect(missing(full, false)).toEqual([]);
    expect(missing(full, true).map((one) => one.field)).toEqual(['late_reason']);
    expect(missing({ ...full, amount: 'lots' }, false).map((one) => one.field)).toEqual(['bid.amount']);
  });
});
