import { expect, it } from 'vitest';

import type { MonthOfPayments } from '../../bindings';
import { barsOf, freeOf, monthsSum, monthWords } from './months';

function month(first: string, amount: string, held = '0'): MonthOfPayments {
  return { first, payments: 1, amount, held };
}

const months = [month('2014-12-01', '250.50', '100.25'), month('2015-01-01', '1002'), month('2015-02-01', '0')];

it('draws each month beside the highest', () => {
  const bars = barsOf(months);
  expect(bars.map((bar) => bar.name)).toEqual(['Dec', 'Jan', 'Feb']);
  expect(bars.map((bar) => bar.height)).toEqual([0.25, 1, 0]);
  expect(bars[0]?.held).toBeCloseTo(0.1, 3);
});

it('draws nothing where nothing is to be paid', () => {
  expect(barsOf([month('2014-12-01', '0')])[0]?.height).toBe(0);
});

it('sums exactly', () => {
  expect(monthsSum({ months, earlier: '0', later: '0', unscheduled: '0' })).toBe('1252.5');
  expect(freeOf(month('2014-12-01', '250.50', '100.25'))).toBe('150.25');
  expect(monthWords('2014-12-01')).toBe('December 2014');
});
