import { describe, expect, it } from 'vitest';

import { axis, effects, effectWords } from './severity';

describe('severity', () => {
  const all = effects([
    { member: 'kind', effect: 4, se: 1, sheets: 9 },
    { member: 'severe', effect: -2.31, se: 0.5, sheets: 9 },
    { member: 'even', effect: 0.04, se: 1, sheets: 9 },
    { member: 'unsure', effect: -1.2, se: 1, sheets: 2 },
    { member: 'alone', effect: null, se: null, sheets: 1 },
    { member: 'bare', effect: 0.5, se: null, sheets: 1 },
  ]);

  it('puts the most severe first and leaves out who cannot be told', () => {
    expect(all.map((one) => one.member)).toEqual(['severe', 'unsure', 'even', 'bare', 'kind']);
  });

  it('is told in points, with what could be chance', () => {
    expect(all.map(effectWords)).toEqual([
      '2.3 points lower than the panel',
      '1.2 points lower than the panel; could be chance',
      'as the panel',
      '0.5 points higher than the panel',
      '4.0 points higher than the panel',
    ]);
  });

  it('is drawn round 0 in the middle, whiskers within', () => {
    const { at, ticks } = axis(all);
    expect(at(0)).toBe(50);
    expect(ticks).toContain(0);
    for (const { low, high } of all) {
      for (const end of [low ?? 0, high ?? 0]) {
        expect(at(end)).toBeGreaterThanOrEqual(0);
        expect(at(end)).toBeLessThanOrEqual(100);
      }
    }
  });
});
