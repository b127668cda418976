import { expect, it } from 'vitest';

import type { LessonRow } from '../../bindings';
import { byYear, originOf } from './lessons';

const ofCycle: LessonRow = {
  lesson: { on: '2014-02-01', year: '2013/14', text: 'Ask', from: { kind: 'cycle', title: 'Ask earlier' } },
  about: 'Ask earlier',
};
const ofReview: LessonRow = {
  lesson: {
    on: '2012-06-01',
    year: '2012/13',
    text: 'Pay on returns',
    from: { kind: 'review', round: 'r0', bid: '7', finding: 'vary', by: 'Cai Rees, officer' },
  },
  about: 'A course, Leeway (“Grants 2012”)',
};

it('puts lessons under their years', () => {
  expect(byYear([ofCycle, ofReview, ofCycle]).map(({ year, lessons }) => [year, lessons.length])).toEqual([
    ['2013/14', 2],
    ['2012/13', 1],
  ]);
});

it('says where a lesson comes from', () => {
  expect(originOf(ofCycle)).toBe('Ask earlier, 1 February 2014');
  expect(originOf(ofReview)).toBe('Review of A course, Leeway (“Grants 2012”): vary. Cai Rees, officer, 1 June 2012');
});
