import { describe, expect, it } from 'vitest';

import { agreement, awardView, report } from '../../forms/fixtures-awards';
import { judged, missing, pointsOf, ratingWords, returnForm, returnOf } from './returns';

const { measures } = agreement;
const blank = returnForm(null, measures, '2014-07-20');

describe('a return', () => {
  it('comes back as it was', () => {
    expect(returnOf(returnForm(report, measures, '2014-12-01'), 1, measures)).toEqual(report);
  });

  it('that came in today says nothing of what is left empty: not yet, and no nought', () => {
    expect(returnOf(blank, 2, measures)).toMatchObject({
      period: 2,
      received: '2014-07-20',
      actuals: {},
      spend: null,
      forecast: null,
      delivery: null,
      state: 'received',
    });
  });

  it('keeps a nought that is typed', () => {
    const form = { ...blank, spend: '0', actuals: { m1: { value: '0', forecast: '', evidence: '' } } };
    const sent = returnOf(form, 1, measures);
    expect([sent.spend, sent.actuals.m1?.value]).toEqual(['0', { figure: '0' }]);
  });

  it('waits to be judged again when it is put right', () => {
    const asked = judged(report, 'queried', ' Which course? ');
    expect([asked.state, asked.note]).toEqual(['queried', 'Which course?']);
    const again = returnOf(returnForm(asked, measures, '2014-12-01'), 1, measures);
    expect([again.state, again.note]).toEqual(['received', '']);
  });
});

describe('the ratings', () => {
  const words = awardView().rating_words.delivery;

  it('are worded, the best first', () => {
    expect(pointsOf(words).slice(0, 2)).toEqual([
      { value: '', label: 'Not said' },
      { value: '5', label: '5: On time' },
    ]);
    expect(ratingWords({ points: 4, comment: '' }, words)).toBe('4: Nearly');
    expect(ratingWords(null, words)).toBeNull();
  });

  it.each([
    ['3', '', ['report.delivery.comment']],
    ['4', '', []],
    ['1', 'It stopped', []],
    ['', 'It stopped', ['report.delivery']],
  ])('of %s points with the reason "%s" want %j', (points, comment, fields) => {
    const form = { ...blank, ratings: { ...blank.ratings, delivery: { points, comment } } };
    expect(missing(form, measures).map((one) => one.field)).toEqual(fields);
  });
});

it('asks at the field for what is no day, no amount and no figure', () => {
  const actuals = { m1: { value: 'many', forecast: '1', evidence: '' } };
  const form = { ...blank, received: '', spend: '1.2m', actuals };
  expect(missing(form, measures).map((one) => one.field)).toEqual([
    'report.received',
    'report.spend',
    'report.actuals.m1.value',
  ]);
});
