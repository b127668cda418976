import { describe, expect, it } from 'vitest';

import type { AgreementVersionRow, AwardView } from '../../bindings';
import { agreement, awardView } from '../../forms/fixtures-awards';
import { nextStep, unsigned } from './next';

const signature = { version: 1, by: 'Jane Smith', on: '2014-03-21' };
const office = { ...signature, side: 'office' as const };
const recipient = { ...signature, side: 'recipient' as const };
const version = { number: 1, agreement, at: '2014-03-20T10:00:00Z', in_force: true };

/** An award of which nothing waits, but for what is said. */
function quiet(change: Partial<AwardView> = {}): AwardView {
  const view = awardView();
  return {
    ...view,
    versions: [{ ...version, signed: { office, recipient } }],
    checks: view.checks.map((row) => ({ ...row, is_met: true })),
    returns: view.returns.map((row) => ({ ...row, state: 'not_yet_due' as const })),
    payments: view.payments.map((row) => ({ ...row, state: 'planned' as const })),
    ...change,
  };
}

const [row] = awardView().returns;
const [payment] = awardView().payments;
if (!row || !payment) throw new Error('the fixture has a return and a payment');

describe('the next step', () => {
  it.each<[string, Partial<AwardView>, string | undefined]>([
    ['is none where nothing waits', {}, undefined],
    ['is to write the agreement', { versions: [] }, 'agreement'],
    ['is the office’s signature', { versions: [{ ...version, signed: {} }] }, 'sign office'],
    ['is the recipient’s signature', { versions: [{ ...version, signed: { office } }] }, 'sign recipient'],
    ['is a variation where the agreement fits no more', { mismatches: ['The bid was changed.'] }, 'agreement'],
    ['is to read a return that came in', { returns: [{ ...row, state: 'received' }] }, 'judge 1'],
    ['is not to read one that was asked about', { returns: [{ ...row, state: 'queried' }] }, undefined],
    ['is to pay', { payments: [{ ...payment, state: 'to_pay' }] }, 'pay 1'],
    ['is not to pay what is held', { payments: [{ ...payment, state: 'held' }] }, undefined],
    ['is the check that is not met', { checks: awardView().checks }, 'check dbs'],
    ['is to enter an overdue return', { returns: [row] }, 'return 1'],
    ['is a review whose day has come', { planned_reviews: [{ on: '2014-08-01', done: false }] }, 'review'],
    ['is no review that was done', { planned_reviews: [{ on: '2014-08-01', done: true }] }, undefined],
  ])('%s', (_, change, open) => {
    expect(nextStep(quiet(change))?.open).toBe(open);
  });

  it('is the agreement before anything else', () => {
    expect(nextStep({ ...awardView(), versions: [] })?.open).toBe('agreement');
  });
});

it('asks both sides to sign each new version', () => {
  const versions: AgreementVersionRow[] = [
    { ...version, signed: { office, recipient } },
    { ...version, number: 2, signed: {}, in_force: false },
  ];
  expect(unsigned({ versions })).toEqual(['office', 'recipient']);
});
