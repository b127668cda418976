import { expect, it } from 'vitest';

import { blankReview, missing, reviewOf } from './review';

it('sends a review that is whole, and asks for the rest of one that is not', () => {
  const blank = blankReview('2014-10-01');
  expect(reviewOf(blank)).toBeNull();
  expect(missing(blank).map((one) => one.field)).toEqual(['review.finding', 'review.reasons', 'review.by']);
  const form = { ...blank, finding: 'stop' as const, reasons: ' Nobody came ', by: ' Jane Smith ' };
  expect(missing(form)).toEqual([]);
  expect(reviewOf(form)).toEqual({
    on: '2014-10-01',
    finding: 'stop',
    reasons: 'Nobody came',
    lesson: '',
    by: 'Jane Smith',
  });
});
