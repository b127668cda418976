import { describe, expect, it } from 'vitest';

import { leftWords } from './left';

describe('what is left', () => {
  it('is what is left of the fund where awards may not exceed it', () => {
    expect(leftWords({ fund: '1000', spent: '900', left: '100', reserve: '0' })).toBe('£100 left');
  });

  it('is never called left of a fund that awards exceed', () => {
    const sums = { fund: '1000', reserve: '50.50', over_allocation: '100' };
    expect(leftWords({ ...sums, spent: '1000', left: '49.50' })).toBe(
      '£50.50 over the fund, £49.50 may still be awarded',
    );
    expect(leftWords({ ...sums, spent: '900', left: '149.50' })).toBe('£149.50 may still be awarded');
  });
});
