import { describe, expect, it } from 'vitest';

import { saysSomething, type BidDetailsForm } from './details';
import { bidOf, formOf, missing } from './form';

const full = { ...formOf(null), ref: ' 021 ', bidder: 'B', title: 'T', amount: '£24,500' };

describe('a bid by hand', () => {
  it('sends plain amounts, and null for what is empty', () => {
    expect(bidOf(full)).toMatchObject({
      ref: '021',
      amount: '24500',
      minimum_amount: null,
      district: null,
      summary: null,
    });
  });

  it('comes back as it was', () => {
    const bid = { ...bidOf(full), minimum_amount: '100', district: 'Breckland', objectives: ['o1'] };
    expect(bidOf(formOf(bid))).toEqual(bid);
  });

  it('has what documents need, sent as it is read', () => {
    const details = {
      ...full.details,
      companyNumber: ' sc123456 ',
      contact: 'Jo Reed',
      start: '2014-04-01',
      approach: 'new' as const,
      existing: 'no' as const,
    };
    const bid = bidOf({ ...full, details });
    expect(bid.details).toMatchObject({
      charity_number: null,
      company_number: 'SC123456',
      contact: 'Jo Reed',
      start: '2014-04-01',
      end: null,
      approach: 'new',
      existing: false,
    });
    expect(bidOf(formOf(bid))).toEqual(bid);
    expect(saysSomething(details)).toBe(true);
    expect(saysSomething(full.details)).toBe(false);
  });

  it('has its evidence, and a plan to validate whole or not at all', () => {
    const plan = { validationMethod: ' Before and after ', validationMeasure: 'Calls', validationBy: '2015-03-31' };
    const bid = bidOf({ ...full, details: { ...full.details, evidence: ' Smith 2012 ', ...plan } });
    expect(bid.details).toMatchObject({
      evidence: 'Smith 2012',
      validation: { method: 'Before and after', measure: 'Calls', by: '2015-03-31' },
    });
    expect(bidOf(formOf(bid))).toEqual(bid);
    expect(bidOf(full).details?.validation).toBeNull();
    const part = missing({ ...full, details: { ...full.details, validationMeasure: 'Calls' } }, false);
    expect(part.map((one) => one.field)).toEqual(['bid.details.validation.method', 'bid.details.validation.by']);
  });

  it('names the details that are wrong', () => {
    const wrong = (details: Partial<BidDetailsForm>): unknown =>
      missing({ ...full, details: { ...full.details, ...details } }, false).map((one) => one.field);
    expect(wrong({ charityNumber: '12345', companyNumber: '1234567' })).toEqual([
      'bid.details.charity_number',
      'bid.details.company_number',
    ]);
    expect(wrong({ start: '1 April 2014', end: '2014-13-01' })).toEqual(['bid.details.start', 'bid.details.end']);
    expect(wrong({ start: '2014-04-01', end: '2014-03-31' })).toEqual(['bid.details.end']);
    expect(wrong({ charityNumber: '1112345-1', companyNumber: '01234567' })).toEqual([]);
  });

  it('names what is missing, and a late bid’s reason', () => {
    expect(missing(full, false)).toEqual([]);
    expect(missing(full, true).map((one) => one.field)).toEqual(['late_reason']);
    expect(missing({ ...full, amount: 'lots' }, false).map((one) => one.field)).toEqual(['bid.amount']);
  });
});
