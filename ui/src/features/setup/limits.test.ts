import { describe, expect, it } from 'vitest';

import type { Fund } from '../../bindings';
import { BLANK_MINIMUM, limitsForm, limitsOf, wrongLimits } from './limits';

const fund: Fund = {
  low: '1',
  high: '2',
  sources: [],
  commitments: [],
  most_per_bidder: null,
  most_per_bid: '30000',
  least_per_bid: '500.50',
  reserve_share: '2.5',
  over_allocation: '10',
  power: 'victims_services',
  rule: 'part',
  minimums: [
    { of: { objective: 'o:1' }, least_spend: '20000', least_awards: null },
    { of: { group: 'victims' }, least_spend: null, least_awards: 2 },
    { of: { district: 'King’s Lynn' }, least_spend: '1', least_awards: 1 },
  ],
};

describe('the limits of a fund', () => {
  it('come back as they were', () => {
    expect(limitsOf(limitsForm(fund))).toMatchObject({
      most_per_bid: '30000',
      least_per_bid: '500.50',
      reserve_share: '2.5',
      over_allocation: '10',
      power: 'victims_services',
      rule: 'part',
      minimums: fund.minimums,
    });
    expect(wrongLimits(limitsForm(fund))).toEqual([]);
  });

  it('are none in a fund from before there were any', () => {
    const form = limitsForm({ low: '1', high: '2', sources: [], commitments: [], most_per_bidder: null });
    expect(limitsOf(form)).toEqual({
      most_per_bid: null,
      least_per_bid: null,
      reserve_share: '0',
      over_allocation: '0',
      power: null,
      rule: 'stop',
      minimums: [],
    });
  });

  it('are taken as people type them, empty rows left out', () => {
    const form = { ...limitsForm(fund), mostPerBid: '£30,000', reserve: '5 %', minimums: [BLANK_MINIMUM] };
    expect(limitsOf(form)).toMatchObject({ most_per_bid: '30000', reserve_share: '5', minimums: [] });
    expect(wrongLimits(form)).toEqual([]);
  });

  it('name the field that is wrong', () => {
    const form = {
      ...limitsForm(fund),
      mostPerBid: '400',
      reserve: '101',
      over: '-1',
      minimums: [
        { ...BLANK_MINIMUM, spend: '5' },
        { ...BLANK_MINIMUM, of: 'district', awards: '0' },
        { ...BLANK_MINIMUM, of: 'group:victims' },
      ],
    };
    expect(wrongLimits(form).map((problem) => problem.field?.replace('details.fund.', ''))).toEqual([
      'least_per_bid',
      'reserve_share',
      'over_allocation',
      'minimums.0',
      'minimums.1.district',
      'minimums.1.least_awards',
      'minimums.2.least_spend',
    ]);
  });
});
