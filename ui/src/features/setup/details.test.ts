import { describe, expect, it } from 'vitest';

import { detailsOf, formOf, missing } from './details';

const NO_LIMITS = {
  most_per_bid: null,
  least_per_bid: null,
  reserve_share: '0',
  over_allocation: '0',
  power: null,
  rule: 'stop' as const,
  minimums: [],
};
const details = {
  title: 'Grants',
  commissioner: 'PCC',
  approach: 'invitation_for_bids' as const,
  direction: '',
  sample: false,
  fund: {
    low: '331000',
    high: '1000000',
    sources: [{ label: 'Police Grant', amount: '1000000' }],
    commitments: [],
    most_per_bidder: null,
    ...NO_LIMITS,
  },
};

describe('the details of a round', () => {
  it('come back as they were', () => {
    expect(detailsOf(formOf(details))).toEqual(details);
  });

  it('leave out empty lines and take amounts as people type them', () => {
    const form = {
      ...formOf(details),
      low: '£331,000',
      commitments: [
        { label: '', amount: ' ' },
        { label: 'Fund', amount: '669,000' },
      ],
    };
    expect(detailsOf(form).fund).toMatchObject({ low: '331000', commitments: [{ label: 'Fund', amount: '669000' }] });
    expect(missing(form)).toEqual([]);
  });

  it('name the line that is wrong', () => {
    const form = { ...formOf(details), sources: [{ label: 'Grant', amount: 'much' }] };
    expect(missing(form).map((problem) => problem.field)).toEqual(['details.fund.sources.0.amount']);
  });
});
