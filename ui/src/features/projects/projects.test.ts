import { describe, expect, it } from 'vitest';

import type { EarlierAward, ProjectRow } from '../../bindings';
import {
  BLANK,
  byRound,
  fieldOf,
  formOf,
  keyOf,
  missing,
  requestFor,
  rowRequest,
  standingOf,
  tellAward,
} from './projects';

const award: EarlierAward = {
  round: 'g13',
  round_title: 'Grants 2013',
  bid: '1',
  bidder: 'Leeway',
  title: 'Refuge',
  award: '12000',
  until: '2014-03-31',
  finding: 'continue',
  taken_as: null,
};

const row: ProjectRow = {
  project: { bid: '1', cost: '12000', spent: '11200.50', until: '2014-03-31', achieved: '43 women', reviews: '' },
  bidder: 'Leeway',
  title: 'Refuge',
  asks: '12500',
  withdrawn: null,
  from: null,
  assessment: null,
  decision: null,
  decided: { finding: null, sentence: 'Nothing is decided on it yet.' },
  mismatch: null,
  instead: null,
  withheld: false,
};

describe('existing projects', () => {
  it('stand by round, and the chosen ones are asked for', () => {
    const other = { ...award, round: 'g12', round_title: 'Grants 2012' };
    expect(byRound([award, other, { ...award, bid: '2' }]).map((one) => one.awards.length)).toEqual([2, 1]);
    expect(requestFor('g14', [award, other], [keyOf(other)]).from).toEqual([
      { round: 'g12', bid: '1', reference: null, amount: null },
    ]);
  });

  it('stand in the request by their place among the chosen', () => {
    const other = { ...award, bid: '2', until: null, finding: null, taken_as: '9' };
    expect(fieldOf([award, other], [keyOf(other)], keyOf(other))).toBe('from.0');
    expect(fieldOf([award, other], [keyOf(other)], keyOf(award))).toBe('unsent.g13.1');
    expect(tellAward(award)).toBe('Paid until 31 March 2014. Last review: continue.');
    expect(tellAward(other)).toBe('No agreement yet. Taken over as bid 9; choose it to bring it up to date.');
  });

  it('say how they stand', () => {
    expect(standingOf(row)).toBe('Not assessed');
    const assessment = { finding: 'vary' as const, reasons: 'Half the need is met', by: 'Mair', at: '' };
    expect(standingOf({ ...row, assessment })).toBe('Vary');
    expect(standingOf({ ...row, withheld: true })).toContain('Withheld');
  });

  it('are sent as they were typed, and what is left empty is not known', () => {
    const form = formOf(row.project);
    expect(missing(form)).toEqual([]);
    expect(rowRequest('g14', '1', form).rows).toEqual([row.project]);
    expect(rowRequest('g14', '1', { ...BLANK, cost: '£1,000' }).rows[0]).toMatchObject({
      cost: '1000',
      spent: null,
      until: null,
    });
  });

  it('want a cost, and say what is no amount and no day', () => {
    expect(missing({ ...BLANK, until: '31/03/2014', spent: 'some' }).map((one) => one.field)).toEqual([
      'rows.0.cost',
      'rows.0.spent',
      'rows.0.until',
    ]);
  });
});
