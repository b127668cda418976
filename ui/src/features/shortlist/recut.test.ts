import { describe, expect, it } from 'vitest';

import type { Breakpoint } from '../../bindings';
import { also, crossed, known, recut } from './recut';

const breakpoints: Breakpoint[] = [
  { fund: '100', enters: ['a'], leaves: [] },
  { fund: '150.50', enters: ['b'], leaves: ['a'] },
  { fund: '200.00', enters: ['a', 'c'], leaves: [] },
];
const at = (from: string, start: string[], to: string): string[] =>
  [...recut(new Set(start), from, to, breakpoints)].sort();

describe('cutting again', () => {
  it('takes a breakpoint at its own fund, not a penny under', () => {
    expect(at('0', [], '99.99')).toEqual([]);
    expect(at('0', [], '100.00')).toEqual(['a']);
    expect(at('0', [], '150.49')).toEqual(['a']);
    expect(at('0', [], '150.5')).toEqual(['b']);
  });

  it('goes down by undoing them, from the highest', () => {
    expect(at('300', ['a', 'b', 'c'], '199.99')).toEqual(['b']);
    expect(at('300', ['a', 'b', 'c'], '150')).toEqual(['a']);
    expect(at('100', ['a'], '99')).toEqual([]);
  });

  it('comes to the same set by any way', () => {
    const funds = ['0', '100', '120', '150.50', '180', '200', '250'];
    for (const via of funds) {
      for (const to of funds) {
        const there = at('0', [], via);
        expect(at(via, there, to)).toEqual(at('0', [], to));
      }
    }
  });

  it('bears breakpoints in any order, and bids it was not told of', () => {
    const turned = [...breakpoints].reverse();
    expect([...recut(new Set(['x']), '0', '250', turned)].sort()).toEqual(['a', 'b', 'c', 'x']);
  });

  it('changes nothing where the fund stays', () => {
    expect(at('150', ['a'], '150.00')).toEqual(['a']);
  });

  it('goes no further than the breakpoints are worked out', () => {
    expect([known(null, '1', '9'), known('5', '1', '5.00'), known('5', '1', '6'), known('5', '6', '1')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('names what crossed', () => {
    expect([...crossed(new Set(['a', 'b']), new Set(['b', 'c']))]).toEqual([
      ['c', 'in'],
      ['a', 'out'],
    ]);
  });

  it('keeps what crossed a moment ago, by its last way', () => {
    expect([
      ...also(
        new Map([
          ['a', 'in'],
          ['b', 'in'],
        ]),
        new Map([['a', 'out']]),
      ),
    ]).toEqual([
      ['a', 'out'],
      ['b', 'in'],
    ]);
  });
});
