import { describe, expect, it } from 'vitest';

import { fromPence, toPence } from './pence';

describe('pence', () => {
  it.each([
    ['312400', 31_240_000],
    ['312400.00', 31_240_000],
    ['9999.5', 999_950],
    ['0', 0],
  ])('%s is %d pence', (text, pence) => {
    expect(toPence(text)).toBe(pence);
  });

  it.each(['', 'much', '-1', '0.005', '99999999999999999999'])('%j is none', (text) => {
    expect(toPence(text)).toBeNull();
  });

  it('goes back to pounds', () => {
    expect([fromPence(31_240_000), fromPence(999_950), fromPence(5)]).toEqual(['312400', '9999.50', '0.05']);
  });
});
