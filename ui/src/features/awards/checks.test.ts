import { describe, expect, it } from 'vitest';

import type { AwardCheckState } from '../../bindings';
import { checkForm, missing, stateOf } from './checks';

function formOf(state: AwardCheckState | null) {
  return checkForm({ kind: 'dbs', state, is_met: false, words: '' }, '2014-04-01');
}

describe('a check', () => {
  it.each<AwardCheckState>([
    { state: 'promised', by: '2014-05-01' },
    { state: 'promised', by: null },
    { state: 'evidenced', on: '2014-04-02', reference: 'Number 12', expires: '2017-04-01' },
    { state: 'not_needed', because: 'No children' },
  ])('comes back as it was', (state) => {
    expect(stateOf(formOf(state))).toEqual(state);
    expect(missing(formOf(state))).toEqual([]);
  });

  it('that is new is seen today, once something is chosen', () => {
    const form = formOf(null);
    expect(stateOf(form)).toBeNull();
    expect(missing(form).map((one) => one.field)).toEqual(['check.state']);
    expect(form.on).toBe('1 April 2014');
  });

  it.each([
    ['evidenced' as const, ['check.state.reference']],
    ['promised' as const, []],
    ['not_needed' as const, ['check.state.because']],
  ])('that is %s wants %j', (state, fields) => {
    expect(missing({ ...formOf(null), state }).map((one) => one.field)).toEqual(fields);
  });
});
