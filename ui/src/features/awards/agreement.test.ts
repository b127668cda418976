import { describe, expect, it } from 'vitest';

import { agreement, awardView } from '../../forms/fixtures-awards';
import { agreementForm, agreementOf, formOf, isVaried, missing, wrongSum } from './agreement';
import { blankMeasure } from './measure';

const sha = 'a'.repeat(64);
const form = agreementForm(agreement);

describe('an agreement', () => {
  it('comes back as it was', () => {
    expect(agreementOf(form, sha, false)).toEqual(agreement);
  });

  it('is ready as the program drafts it', () => {
    const drafted = formOf({ versions: [], draft: agreement });
    expect(missing(drafted, '1000', false)).toEqual([]);
    expect(agreementOf(drafted, sha, false)).toEqual(agreement);
  });

  it('leaves out rows, headings and reviews that are left empty', () => {
    const more = {
      ...form,
      measures: [...form.measures, blankMeasure(form.measures)],
      reviews: [...form.reviews, ' '],
      texts: { ...form.texts, publicity: ' ' },
    };
    expect(missing(more, '1000', false)).toEqual([]);
    expect(agreementOf(more, sha, false)).toEqual(agreement);
  });

  it('names fields by the row as it is sent', () => {
    const rows = [blankMeasure([]), { ...blankMeasure([]), target: 'many', title: 'A measure' }];
    const wants = missing({ ...form, measures: rows, start: '' }, '1000', false);
    expect(wants.map((one) => one.field)).toEqual(['agreement.start', 'agreement.measures.0.target']);
  });
});

describe('the payments', () => {
  it('come to the award exactly', () => {
    expect(wrongSum(form.payments, '1000.00')).toBeNull();
    expect(wrongSum(form.payments, '1000.01')).toContain('£1,000, and the award is £1,000.01');
    expect(missing(form, '999', false).map((one) => one.field)).toEqual(['agreement.payments']);
  });
});

describe('a variation', () => {
  const [version] = awardView().versions;
  if (!version) throw new Error('the fixture has a version');

  it('is any version after one that holds', () => {
    expect(isVaried({ versions: [version] })).toBe(true);
    expect(isVaried({ versions: [{ ...version, in_force: false }] })).toBe(false);
  });

  it('of what is signed wants a reason and a day', () => {
    const varied = formOf({ versions: [version], draft: null });
    expect(missing(varied, '1000', true).map((one) => one.field)).toEqual([
      'agreement.variation.from',
      'agreement.variation.reason',
    ]);
  });

  it('that waits for signatures keeps its reason', () => {
    const variation = { from: '2014-10-01', reason: 'Another venue' };
    const waiting = { ...version, number: 2, in_force: false, agreement: { ...agreement, variation } };
    const varied = formOf({ versions: [version, waiting], draft: null });
    expect(agreementOf(varied, sha, true).variation).toEqual(variation);
  });
});
