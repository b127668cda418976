import { describe, expect, it } from 'vitest';

import { AS_DAY, dayOf, daysBetween, readDay, typedDay, typedDayOrNull, wrongDay } from './day';

describe('a day that is typed', () => {
  it.each([
    ['2014-04-01', '2014-04-01'],
    [' 1 April 2014 ', '2014-04-01'],
    ['1 apr 2014', '2014-04-01'],
    ['01/04/2014', '2014-04-01'],
    ['1.4.2014', '2014-04-01'],
    ['29 February 2016', '2016-02-29'],
    ['3 Sept, 2014', '2014-09-03'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toBe(day);
    expect(wrongDay(text, null)).toBeNull();
  });

  it.each(['29 February 2015', '31/4/2014', '4/31/2014', 'April 2014', '1 A 2014', '1 Foo 2014', '1/4/14', 'soon'])(
    '%s is none',
    (text) => {
      expect(readDay(text)).toBeNull();
      expect(typedDay(text)).toBe(text);
      expect(wrongDay(text, null)).toBe(AS_DAY);
    },
  );

  it('may be left out where nothing asks for it', () => {
    expect(typedDayOrNull(' ')).toBeNull();
    expect(wrongDay(' ', null)).toBeNull();
    expect(wrongDay('', 'Say when')).toBe('Say when');
  });
});

it('counts the days between two, over the changes of the clocks', () => {
  expect(daysBetween('2014-03-29', '2014-03-31')).toBe(2);
  expect(daysBetween('2014-04-02', '2014-04-01')).toBe(-1);
});

it('knows the day by the office’s clocks', () => {
  expect(dayOf(new Date('2014-06-30T23:30:00Z'))).toBe('2014-07-01');
});
