import { describe, expect, it } from 'vitest';

import type { Measure, MeasureKind, MeasureValue } from '../../bindings';
import {
  blankMeasure,
  isBlankMeasure,
  measureForm,
  measureOf,
  readValue,
  targetWords,
  valueText,
  valueWords,
  wrongMeasure,
  wrongValue,
} from './measure';

const measure: Measure = {
  id: 'm1',
  title: 'Young people who finish the course',
  outcome: '',
  criterion: null,
  kind: 'count',
  unit: 'people',
  direction: 'at_least',
  baseline: { figure: '12' },
  target: { figure: '80' },
  by: '2015-03-31',
  evidence: 'attendance sheets',
};

describe('a value', () => {
  it.each<[MeasureKind, string, MeasureValue, string]>([
    ['count', '1,200', { figure: '1200' }, '1200 people'],
    ['percentage', '80 %', { figure: '80' }, '80 % people'],
    ['money', '£1,200', { figure: '1200' }, '£1,200'],
    ['yes_no', 'no', { yes_no: false }, 'No'],
    ['milestone', '1/4/2014', { reached: '2014-04-01' }, '1 April 2014'],
  ])('of %s is read from %s', (kind, text, value, words) => {
    expect(wrongValue(kind, text)).toBeNull();
    expect(readValue(kind, text)).toEqual(value);
    expect(valueWords(value, kind, 'people')).toBe(words);
    expect(readValue(kind, valueText(value))).toEqual(value);
  });

  it('that is not there is not yet, and never 0', () => {
    expect(readValue('count', ' ')).toBeNull();
    expect(valueWords(null, 'count', 'people')).toBe('not yet');
    expect(valueWords({ figure: '0' }, 'count', 'people')).toBe('0 people');
  });

  it.each<[MeasureKind, string]>([
    ['count', 'many'],
    ['percentage', '80 out of 100'],
    ['money', '1.2m'],
    ['milestone', 'soon'],
  ])('of %s is not %s', (kind, text) => {
    expect(wrongValue(kind, text)).not.toBeNull();
  });
});

describe('a measure', () => {
  it('comes back as it was', () => {
    expect(measureOf(measureForm(measure))).toEqual(measure);
  });

  it('says what is aimed for in words', () => {
    expect(targetWords(measure)).toBe('at least 80 people by 31 March 2015');
    expect(targetWords({ ...measure, kind: 'yes_no', target: { yes_no: true } })).toBe('Yes by 31 March 2015');
    expect(targetWords({ ...measure, kind: 'milestone', target: null })).toBe('by 31 March 2015');
    expect(targetWords({ ...measure, target: null })).toBe('no target yet');
  });

  it('that is added has an id of its own', () => {
    expect(blankMeasure([{ id: 'm1' }, { id: 'm3' }]).id).toBe('m2');
    expect(isBlankMeasure(blankMeasure([]))).toBe(true);
  });

  it('wants a title, and of a milestone a day', () => {
    const wants = wrongMeasure({ ...blankMeasure([]), kind: 'milestone', baseline: 'x' }, 'agreement.measures.0');
    expect(wants.map((one) => one.field)).toEqual([
      'agreement.measures.0.title',
      'agreement.measures.0.baseline',
      'agreement.measures.0.by',
    ]);
  });
});
