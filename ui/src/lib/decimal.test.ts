import { describe, expect, it } from 'vitest';

import { compareText, parse, same, show, subtract, sum } from './decimal';

describe('exact decimals', () => {
  it('adds without losing a digit that a float would lose', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
    expect(sum(['33.33', '33.33', '33.33'])).toBe('99.99');
  });

  it('says null where one part is no number', () => {
    expect(sum(['60', 'forty'])).toBeNull();
  });

  it.each(['', '.', '1,000', '1e3', ' 1', '--1', '£4'])('refuses %j', (text) => {
    expect(parse(text)).toBeNull();
  });

  it('orders as numbers, not as text', () => {
    expect(['10', '9.5', '-1'].sort(compareText)).toEqual(['-1', '9.5', '10']);
  });

  it('takes 2 and 2.0 for the same number', () => {
    expect(same('2', '2.0')).toBe(true);
    expect(same('2', '2.01')).toBe(false);
  });

  it('writes what is below zero', () => {
    const one = parse('1');
    const more = parse('1.05');
    expect(one && more && show(subtract(one, more))).toBe('-0.05');
  });
});
