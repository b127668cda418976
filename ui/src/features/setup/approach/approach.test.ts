import { describe, expect, it } from 'vitest';

import type { ApproachesView, ApproachRow } from '../../../bindings';
import { approachForm, planOf, saidOf, turned, wrongPlan } from './approach';

const row = (approach: ApproachRow['approach'], held: boolean): ApproachRow => ({
  approach,
  held,
  words: { what_it_is: 'What it is', advantages: ['It is known'], drawbacks: [] },
  asks: [],
});

const view: ApproachesView = {
  round: 'r1',
  may_choose: true,
  is_planned: true,
  approaches: [row('evidence_led', true), row('grant_giving', false)],
  plans: [
    {
      plan: { approaches: ['evidence_led'], reason: 'Because', fast_because: '' },
      by: 'Ann',
      at: '2014-01-31T09:00:00Z',
    },
  ],
  fast: null,
};

describe('the approaches of a round', () => {
  it('begin with what holds and ask for a reason each time', () => {
    const form = approachForm(view);
    expect(form.chosen).toEqual(['evidence_led']);
    expect(wrongPlan(form).map((one) => one.field)).toEqual(['plan.reason']);
  });

  it('ask why a grant has to be quick, and only then', () => {
    const form = { ...approachForm(view), reason: 'R', fastBecause: '' };
    const quick = { ...form, chosen: turned(form.chosen, 'grant_giving', true) };
    expect(wrongPlan(form)).toEqual([]);
    expect(wrongPlan(quick).map((one) => one.field)).toEqual(['plan.fast_because']);
    expect(planOf({ ...form, fastBecause: 'Left over' }).fast_because).toBe('');
    expect(planOf({ ...quick, fastBecause: ' Winter ' })).toEqual({
      approaches: ['evidence_led', 'grant_giving'],
      reason: 'R',
      fast_because: 'Winter',
    });
  });

  it('are one or more', () => {
    const form = { ...approachForm(view), reason: 'R', chosen: turned(['evidence_led'], 'evidence_led', false) };
    expect(wrongPlan(form).map((one) => one.field)).toEqual(['plan.approaches']);
  });

  it('have no drawback made up', () => {
    const one = row('grant_giving', true);
    expect(saidOf(one, 'advantages')).toEqual(['It is known']);
    expect(saidOf(one, 'drawbacks')).toEqual(['The strategy names none.']);
  });
});
