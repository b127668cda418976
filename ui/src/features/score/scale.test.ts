import { describe, expect, it } from 'vitest';

import type { Scale } from '../../bindings';
import { hasButtons, isOnScale, offScale, pointsOf, read, wordsOf } from './scale';

const scale: Scale = {
  min: '0',
  max: '5',
  step: '1',
  higher_is_better: true,
  points: { '0': 'Unacceptable', '5': 'Excellent' },
};
const skating: Scale = { ...scale, max: '10', step: '0.25', points: {} };

describe('the points of a scale', () => {
  it('runs from the lowest to the highest', () => {
    expect(pointsOf(scale)).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('steps exactly where a float would drift', () => {
    const tenths = { ...scale, max: '1', step: '0.1' };
    expect(pointsOf(tenths).at(-1)).toBe('1');
    expect(pointsOf(tenths)).toHaveLength(11);
  });

  it('has buttons up to eleven points', () => {
    expect(hasButtons({ ...scale, max: '10' })).toBe(true);
    expect(hasButtons(skating)).toBe(false);
  });

  it('does not run on where the step is nothing', () => {
    expect(pointsOf({ ...scale, step: '0' })).toEqual([]);
  });

  it('knows what stands on it', () => {
    expect(isOnScale(skating, '7.75')).toBe(true);
    expect(isOnScale(skating, '7.8')).toBe(false);
    expect(isOnScale(skating, '10.25')).toBe(false);
    expect(offScale(skating, '7.8')).toContain('steps of 0.25');
    expect(offScale(skating, '0')).toBeNull();
  });

  it('finds the words of a point however it is written', () => {
    expect(wordsOf(scale, '5.0')).toBe('Excellent');
    expect(wordsOf(scale, '3')).toBeNull();
    expect(read(scale, '5')).toBe('5 Excellent');
    expect(read({ ...scale, words_only: true }, '5')).toBe('Excellent');
  });
});
