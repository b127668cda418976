import { describe, expect, it } from 'vitest';

import {
  needChoices,
  needKey,
  needOf,
  needsWords,
  needWords,
  paymentForm,
  paymentsOf,
  periodForm,
  periodsOf,
  plannedSum,
  sharedOut,
  withoutPeriod,
  wrongPayments,
  wrongPeriods,
  type PaymentForm,
} from './schedule';

function row(amount: string, needs: string[] = []): PaymentForm {
  return { due: '1 April 2014', amount, needs, sources: [] };
}

describe('what a payment waits for', () => {
  it.each([
    ['signatures' as const, 'signatures', 'both signatures'],
    [{ return: 2 }, 'return 2', 'return 2, accepted'],
    [{ check: 'bank_account' as const }, 'check bank_account', 'bank account'],
    [{ check: 'dbs' as const }, 'check dbs', 'DBS checks'],
  ])('comes back as it was', (need, key, words) => {
    expect(needKey(need)).toBe(key);
    expect(needOf(key)).toEqual(need);
    expect(needWords(need)).toBe(words);
  });

  it('is said of a row in words', () => {
    expect(needsWords(row('1', ['signatures', 'check insurance']))).toBe('both signatures and insurance');
    expect(needsWords(row('1'))).toBe('nothing');
  });

  it('is offered for each period there is', () => {
    expect(needChoices(2).map((one) => one.key)).toEqual([
      'signatures',
      'check dbs',
      'check insurance',
      'check bank_account',
      'return 1',
      'return 2',
    ]);
  });
});

it('sends rows as they were read', () => {
  const periods = [{ number: 1, from: '2014-04-01', to: '2014-06-30', due: '2014-07-31' }];
  expect(periodsOf(periods.map(periodForm))).toEqual(periods);
  const payments = [
    {
      number: 1,
      due: '2014-04-01',
      amount: '100.50',
      needs: ['signatures' as const, { return: 1 }],
      sources: [{ label: 'Police grant', amount: '100.50' }],
    },
  ];
  expect(paymentsOf(payments.map(paymentForm))).toEqual(payments);
});

it('lets no payment wait for a period that was taken out', () => {
  const rows = [row('1', ['signatures', 'return 1']), row('1', ['return 2', 'check dbs']), row('1', ['return 3'])];
  expect(withoutPeriod(rows, 1).map((one) => one.needs)).toEqual([
    ['signatures', 'return 1'],
    ['check dbs'],
    ['return 2'],
  ]);
});

describe('the sum', () => {
  it('is exact, and none where a row is no amount', () => {
    expect(plannedSum([row('£1,000.10'), row('0.20')])).toBe('1000.3');
    expect(plannedSum([row('1'), row('some')])).toBeNull();
  });

  it('is shared out to the penny, the rest in the first', () => {
    const shared = sharedOut([row('9'), row('9'), row('9')], '100', new Set());
    expect(shared?.map((one) => one.amount)).toEqual(['33.34', '33.33', '33.33']);
  });

  it('leaves what was paid as it is', () => {
    const shared = sharedOut([row('40'), row('9'), row('9')], '100', new Set([1]));
    expect(shared?.map((one) => one.amount)).toEqual(['40', '30', '30']);
  });

  it('is not shared out where more was paid or nothing is left to pay', () => {
    expect(sharedOut([row('140'), row('9')], '100', new Set([1]))).toBeNull();
    expect(sharedOut([row('100')], '100', new Set([1]))).toBeNull();
  });
});

it('asks for days and amounts at their fields', () => {
  expect(wrongPeriods([{ from: '', to: '31 June 2014', due: '1 July 2014' }], 'agreement.returns')).toEqual([
    { field: 'agreement.returns.0.from', text: 'Say when the period begins' },
    { field: 'agreement.returns.0.to', text: expect.stringContaining('1 April 2014') as string },
  ]);
  const payment = { ...row('lots'), due: '', sources: [{ label: '', amount: '1' }] };
  expect(wrongPayments([payment], 'agreement.payments').map((one) => one.field)).toEqual([
    'agreement.payments.0.due',
    'agreement.payments.0.amount',
    'agreement.payments.0.sources.0.label',
  ]);
});
