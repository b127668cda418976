import { describe, expect, it } from 'vitest';

import type { PaymentRow, PaymentStep } from '../../bindings';
import { awardView } from '../../forms/fixtures-awards';
import type { PaymentAct } from './next';
import { actsOn, missing, stepForm, stepOf, stepWords, waitsWords } from './payments';

const form = { ...stepForm('2014-04-30'), reference: ' BACS 12 ', amount: '£20', reason: ' A slip ' };
const [row] = awardView().payments;
if (!row) throw new Error('the fixture has a payment');
const payment: PaymentRow = row;

describe('what happens to a payment', () => {
  it.each<[PaymentAct, PaymentStep, string]>([
    ['pay', { step: 'paid', on: '2014-04-30', reference: 'BACS 12', despite: '' }, 'Paid on 30 April 2014, BACS 12'],
    ['hold', { step: 'held', reason: 'A slip' }, 'Held back: A slip'],
    ['release', { step: 'released', reason: 'A slip' }, 'Released: A slip'],
    ['mistake', { step: 'taken_back', reason: 'A slip' }, 'The payment was a mistake: A slip'],
    [
      'repay',
      { step: 'repaid', on: '2014-04-30', amount: '20', reason: 'A slip' },
      '£20 paid back on 30 April 2014: A slip',
    ],
  ])('by %s', (act, step, words) => {
    expect(stepOf(act, form)).toEqual(step);
    expect(stepWords(step)).toBe(words);
  });

  it.each<[PaymentAct, boolean, string[]]>([
    ['pay', false, []],
    ['pay', true, ['event.step.despite']],
    ['hold', false, ['event.step.reason']],
    ['release', true, ['event.step.reason']],
    ['mistake', false, ['event.step.reason']],
    ['repay', false, ['event.step.amount', 'event.step.reason']],
  ])('by %s, waiting %s, wants %j', (act, waits, fields) => {
    expect(missing(act, stepForm('2014-04-30'), waits).map((one) => one.field)).toEqual(fields);
  });

  it('is what its state allows', () => {
    const acts = (['waiting', 'planned', 'to_pay', 'held', 'paid'] as const).map((state) =>
      actsOn({ ...payment, state }),
    );
    expect(acts).toEqual([['pay', 'hold'], ['pay', 'hold'], ['pay', 'hold'], ['release'], ['repay', 'mistake']]);
  });
});

it('says in words what a payment waits for', () => {
  const waiting = { ...payment, waits_for: ['both signatures', 'return 1'] };
  expect(waitsWords(waiting)).toBe('Waits for both signatures and return 1');
  expect(waitsWords({ ...waiting, held_because: 'No news' })).toBe('Held back: No news');
  expect(waitsWords({ ...waiting, state: 'paid' })).toBeNull();
  expect(waitsWords(payment)).toBeNull();
});
