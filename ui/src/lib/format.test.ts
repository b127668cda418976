import { describe, expect, it } from 'vitest';

import {
  formatCount,
  formatDate,
  formatDateTime,
  formatList,
  formatPlainList,
  formatTimeToTheSecond,
  hasPence,
  pluralOf,
  pounds,
} from './format';

describe('money', () => {
  it.each([
    ['1234567', '£1,234,567'],
    ['1234567.00', '£1,234,567'],
    ['1234567.5', '£1,234,567.50'],
    ['24500', '£24,500'],
    ['999', '£999'],
    ['-0.05', '−£0.05'],
    ['123456789012345678.01', '£123,456,789,012,345,678.01'],
  ])('%s stands as %s', (text, shown) => {
    expect(pounds(text)).toBe(shown);
  });

  it('leaves what is no amount as it is, so that nobody reads a wrong one', () => {
    expect(pounds('about 5')).toBe('about 5');
  });
});

describe('words', () => {
  it('writes dates in full', () => {
    expect(formatDate('2014-04-03T12:00:00Z')).toBe('3 April 2014');
    expect(formatDate('some day')).toBe('some day');
  });

  it('writes the time of day in 24 hours, midnight as 00', () => {
    expect(formatDateTime('2014-04-03T00:05:09Z')).toBe('3 April 2014, 01:05');
    expect(formatDateTime('2026-06-30T23:30:00Z')).toBe('1 July 2026, 00:30');
    expect(formatDateTime('2026-10-25T00:59:59Z')).toBe('25 October 2026, 01:59');
    expect(formatDateTime('2026-10-25T01:00:00Z')).toBe('25 October 2026, 01:00');
    expect(formatDateTime('2026-12-31T23:30:00Z')).toBe('31 December 2026, 23:30');
    expect(formatTimeToTheSecond('2014-04-03T00:05:09Z')).toBe('01:05:09');
  });

  it('takes the form that goes with a number', () => {
    expect([0, 1, 2].map((number) => pluralOf(number, 'is', 'are'))).toEqual(['are', 'is', 'are']);
  });

  it('counts', () => {
    expect(formatCount(1, 'bid')).toBe('1 bid');
    expect(formatCount(1240, 'bid')).toBe('1,240 bids');
    expect(formatCount(0, 'entry', 'entries')).toBe('0 entries');
  });

  it('joins a list', () => {
    expect(formatList([])).toBe('');
    expect(formatPlainList(['a', 'b', 'c'])).toBe('a, b, c');
    expect(formatList(['a'])).toBe('a');
    expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

it('shows pence on a whole column where one amount has them', () => {
  expect(pounds('24500', true)).toBe('£24,500.00');
  expect(pounds('9999.5', true)).toBe('£9,999.50');
  expect([hasPence('24500'), hasPence('24500.00'), hasPence('0.05')]).toEqual([false, false, true]);
});
