import { describe, expect, it } from 'vitest';

import type { Breakpoint } from '../../bindings';
import { downWords, labelled, nextDown, nextUp, rounded, stepped, tickWords, upWords, valueWords } from './strip';

const breakpoints: Breakpoint[] = [
  { fund: '309500', enters: ['017'], leaves: [] },
  { fund: '318000.50', enters: ['022', '024'], leaves: ['020'] },
];
const fund = { low: '280000', high: '331000' };

describe('the next breakpoints in words', () => {
  it('say what comes in and what goes out', () => {
    expect(upWords(nextUp(breakpoints, '309500'), fund.high)).toBe(
      'At £318,000.50 bids 022 and 024 come in and bid 020 goes out.',
    );
    expect(downWords(nextDown(breakpoints, '309500'), fund.low)).toBe('Under £309,500 bid 017 goes out.');
    expect(downWords(nextDown(breakpoints, '320000'), fund.low)).toBe(
      'Under £318,000.50 bid 020 comes in and bids 022 and 024 go out.',
    );
  });

  it('say so where nothing changes', () => {
    expect(upWords(nextUp(breakpoints, '331000'), fund.high)).toBe('Nothing more changes up to £331,000.');
    expect(downWords(nextDown(breakpoints, '309499.99'), fund.low)).toBe('Nothing changes down to £280,000.');
  });
});

describe('the slider', () => {
  it('says what the fund pays for', () => {
    expect(valueWords('312400', 14, '£3,210 left')).toBe('£312,400: 14 bids in full, £3,210 left');
    expect(valueWords('0', 1, null)).toBe('£0: 1 bid in full');
  });

  it('steps from breakpoint to breakpoint and to the ends', () => {
    const path = (key: string, from: string) => stepped(key, false, from, fund, breakpoints);
    expect([path('ArrowRight', '280000'), path('ArrowUp', '309500.00'), path('ArrowRight', '318000.5')]).toEqual([
      '309500',
      '318000.50',
      '331000',
    ]);
    expect([path('ArrowLeft', '331000'), path('ArrowDown', '318000.50'), path('ArrowLeft', '309500')]).toEqual([
      '318000.50',
      '309500',
      '280000',
    ]);
    expect(path('ArrowRight', '331000')).toBe('331000');
    expect(path('a', '331000')).toBeNull();
  });

  it('steps by £1,000 with Shift, never over an end', () => {
    expect(stepped('ArrowRight', true, '312400.25', fund, breakpoints)).toBe('313400.25');
    expect(stepped('ArrowLeft', true, '280400', fund, breakpoints)).toBe('280000');
    expect(stepped('ArrowRight', true, '330500', fund, breakpoints)).toBe('331000');
  });

  it('rests on round funds while it is dragged, and on the ends exactly', () => {
    expect(rounded(31_243_777, fund.low, fund.high)).toBe('312400');
    expect(rounded(28_000_100, '280000.55', '280090')).toBe('280001');
    expect(rounded(99_999_999, fund.low, '331000.99')).toBe('331000.99');
  });
});

describe('the ticks', () => {
  it('are named by what they change', () => {
    expect(breakpoints.map(tickWords)).toEqual(['+017', '+022 +024 −020']);
  });

  it('take a second row where another label stands, and are left out where that is taken too', () => {
    const many = ['100', '101', '102', '200'].map((at) => ({ fund: at, enters: ['001'], leaves: [] }));
    const x = (pence: number): number => pence / 100;
    expect(labelled(many, x, 300).map(({ one, row }) => [one.fund, row])).toEqual([
      ['100', 0],
      ['101', 1],
      ['200', 0],
    ]);
    expect(labelled(many, x, 210).map(({ one }) => one.fund)).toEqual(['100', '101']);
  });
});
