import { describe, expect, it } from 'vitest';

import { USUAL, whichOf, wrongPeriod } from './which';

const chosen = { annex: 'apart', month: ' 2014-03 ', bid: ' PCC-001 ', year: ' 2013/14 ', half: ' 2014-H1 ' } as const;

describe('how a document is made', () => {
  it('has an annex for the pack alone, and a month for the Specified Information alone', () => {
    expect(whichOf('pack', chosen)).toMatchObject({ annex: 'apart', month: null });
    expect(whichOf('specified_information', chosen)).toMatchObject({ annex: 'with', month: '2014-03' });
    expect(whichOf('open_data', chosen)).toMatchObject({ annex: 'with', month: null });
    expect(whichOf('specified_information', USUAL).month).toBeNull();
  });

  it('is of one bid or of all where it is an agreement, and of none otherwise', () => {
    expect(whichOf('agreement', chosen)).toMatchObject({ bid: 'PCC-001', month: null });
    expect(whichOf('agreement', USUAL).bid).toBeNull();
    expect(whichOf('letters', chosen).bid).toBeNull();
  });

  it.each([
    ['2014-03', true],
    ['2014-12', true],
    ['2014-13', false],
    ['2014-3', false],
    ['March 2014', false],
  ])('takes %s as a month: %s', (month, right) => {
    const problems = wrongPeriod(whichOf('specified_information', { ...USUAL, month }));
    expect(problems.map((problem) => problem.field)).toEqual(right ? [] : ['which.month']);
  });

  it('needs no month', () => {
    expect(wrongPeriod(whichOf('specified_information', USUAL))).toEqual([]);
  });

  it('has a half-year for the half-year report alone', () => {
    expect(whichOf('half_year', chosen)).toMatchObject({ half: '2014-H1', year: null, month: null });
    expect(whichOf('pack', chosen).half).toBeNull();
    const wrong = (half: string): number => wrongPeriod(whichOf('half_year', { ...USUAL, half })).length;
    expect(['2014-H1', '2014-H2', '', '2014-H3', 'H1 2014'].map(wrong)).toEqual([0, 0, 0, 1, 1]);
  });

  it('has a financial year for the report of the cycle alone', () => {
    expect(whichOf('cycle_report', chosen)).toMatchObject({ annex: 'with', month: null, year: '2013/14' });
    expect(whichOf('pack', chosen).year).toBeNull();
    const wrong = (year: string): number => wrongPeriod(whichOf('cycle_report', { ...USUAL, year })).length;
    expect(['2013/14', '2013-14', '2013/2014', ''].map(wrong)).toEqual([0, 0, 0, 0]);
    expect(['2013', '13/14'].map(wrong)).toEqual([1, 1]);
  });
});
