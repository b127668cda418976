import { describe, expect, it } from 'vitest';

import { planeOf, within } from './plane';

describe('a plane to draw on', () => {
  it('puts the ends at the ends and the rest between', () => {
    const { x } = planeOf([280_000, 331_000], 510);
    expect([x(280_000), x(305_500), x(331_000)]).toEqual([0, 255, 510]);
  });

  it('has one place where both ends are one', () => {
    expect(planeOf([5, 5], 100).x(5)).toBe(0);
  });

  it('keeps a text within', () => {
    expect([within(0, 60, 500), within(250, 60, 500), within(499, 60, 500)]).toEqual([30, 250, 470]);
  });
});
