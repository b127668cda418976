import { describe, expect, it } from 'vitest';

import type { OpenSheet, Scale } from '../../bindings';
import { dots, place, tallest } from './dots';

const scale: Scale = { min: '1', max: '5', step: '1', higher_is_better: true, points: {} };
const sheet = (name: string, score?: string): OpenSheet =>
  ({
    member: { id: name, name, role: 'member' },
    content: { scores: score === undefined ? {} : { o1: score } },
  }) as unknown as OpenSheet;

describe('dots on a scale', () => {
  it('stand where the score is, from the lowest point', () => {
    expect(place(scale, '1')).toBe(0);
    expect(place(scale, '3')).toBe(0.5);
    expect(place(scale, '9')).toBe(1);
  });

  it('stack where members agree, and leave out who did not score', () => {
    const all = dots([sheet('A', '3'), sheet('B', '3'), sheet('C'), sheet('D', '4')], 'o1', scale);
    expect(all.map((dot) => [dot.member, dot.level])).toEqual([
      ['A', 0],
      ['B', 1],
      ['D', 0],
    ]);
    expect(tallest(all)).toBe(2);
  });

  it('bears a scale of one point', () => {
    expect(place({ ...scale, max: '1' }, '1')).toBe(0);
  });
});
