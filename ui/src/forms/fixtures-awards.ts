/** An award with something of everything, for the tests. */
import type { AwardRow, AwardsView, AwardView, DueThing, ProjectReturn, WrittenAgreement } from '../bindings';

export function due(change: Partial<DueThing> = {}): DueThing {
  return {
    kind: 'return',
    number: 1,
    what: 'Return of period 1',
    on: '2014-07-31',
    days_late: 0,
    amount: null,
    waits_for: [],
    ...change,
  };
}

const money = {
  award: '1000',
  paid: '500',
  repaid: '0',
  unpaid: '500',
  held: '0',
  spent: '500',
  without_spend: [],
  expected: null,
  now: null,
  at_end: null,
  unspent: '0',
};

export function awardRow(change: Partial<AwardRow> = {}, at = 0): AwardRow {
  return {
    round: 'r1',
    round_title: 'A round',
    bid: String(at + 1).padStart(3, '0'),
    bidder: 'A bidder',
    title: 'A project',
    state: 'signed',
    money,
    next: null,
    overdue: [],
    risks: [],
    finding: null,
    ...change,
  };
}

export function awardsView(rows: AwardRow[], change: Partial<AwardsView> = {}): AwardsView {
  return {
    on: '2014-08-01',
    rows,
    totals: {
      awards: rows.length,
      signed: rows.length,
      at_risk: 0,
      award: '1000',
      paid: '500',
      repaid: '0',
      unpaid: '500',
      held: '0',
      spent: '500',
      without_spend: 0,
      unspent: '0',
      forecast_under: '0',
      forecast_over: '0',
    },
    due_soon: [],
    overdue: [],
    ageing: [],
    calendar: { earlier: '0', months: [], later: '0', unscheduled: '0' },
    ...change,
  };
}

export const agreement: WrittenAgreement = {
  start: '2014-04-01',
  end: '2015-03-31',
  texts: { activities: 'Two courses a term' },
  measures: [
    {
      id: 'm1',
      title: 'Young people who finish the course',
      outcome: 'Fewer young people offend',
      criterion: 'o1',
      kind: 'count',
      unit: 'people',
      direction: 'at_least',
      baseline: { figure: '12' },
      target: { figure: '80' },
      by: '2015-03-31',
      evidence: 'Attendance sheets',
    },
  ],
  returns: [{ number: 1, from: '2014-04-01', to: '2014-06-30', due: '2014-07-31' }],
  payments: [
    { number: 1, due: '2014-04-30', amount: '500', needs: ['signatures'], sources: [] },
    { number: 2, due: '2014-08-31', amount: '500', needs: [{ return: 1 }], sources: [] },
  ],
  reviews: ['2014-10-01'],
  office_signatory: 'Jane Smith, Chief Executive',
  recipient_signatory: 'Jo Reed, Director',
  bid_sha256: 'a'.repeat(64),
  variation: null,
};

export const report: ProjectReturn = {
  period: 1,
  received: '2014-07-20',
  actuals: { m1: { value: { figure: '20' }, forecast: null, evidence: 'Sheets seen' } },
  spend: '250.50',
  forecast: null,
  narrative: 'Two courses ran',
  delivery: { points: 3, comment: 'A venue fell out' },
  spending: null,
  risk: null,
  signed_by: 'Jo Reed, Director',
  state: 'received',
  note: '',
};

export function awardView(change: Partial<AwardView> = {}): AwardView {
  return {
    on: '2014-08-01',
    round: 'r1',
    round_title: 'A round',
    bid: {
      ref: '021',
      bidder: 'A bidder',
      title: 'A project',
      amount: '1000',
      minimum_amount: null,
      objectives: ['o1'],
      groups: [],
      district: null,
      summary: null,
    },
    decision: { bid: '021', kind: 'award', amount: '1000', reason: '' },
    bid_sha256: 'a'.repeat(64),
    state: 'signed',
    versions: [{ number: 1, agreement, at: '2014-03-20T10:00:00Z', signed: {}, in_force: true }],
    draft: null,
    gaps: [],
    mismatches: [],
    checks: [
      { kind: 'dbs', state: null, is_met: false, words: 'Nothing was seen or promised yet.' },
      {
        kind: 'insurance',
        state: { state: 'promised', by: '2014-04-30' },
        is_met: false,
        words: 'Promised by 30 April 2014.',
      },
      {
        kind: 'bank_account',
        state: { state: 'not_needed', because: 'A council' },
        is_met: true,
        words: 'Not needed: a council.',
      },
    ],
    measures: [
      {
        measure: agreement.measures[0],
        so_far: { figure: '20' },
        forecast: null,
        standing: 'not_yet',
        unreported: false,
        periods: [{ period: 1, value: { figure: '20' }, forecast: null, evidence: '' }],
      },
    ],
    returns: [{ period: agreement.returns[0], state: 'overdue', days_late: 1, report: null }],
    payments: [
      {
        planned: agreement.payments[0],
        state: 'to_pay',
        days_late: 0,
        waits_for: [],
        held_because: null,
        paid_on: null,
        repaid: '0',
        steps: [],
      },
    ],
    money,
    planned_reviews: [{ on: '2014-10-01', done: false }],
    reviews: [],
    due: [],
    overdue: [],
    risks: [],
    rating_words: {
      delivery: ['Stopped', 'Far behind', 'Behind', 'Nearly', 'On time'],
      spending: ['Far off', 'Off', 'Some off', 'Near', 'Within'],
      risk: ['Likely to fail', 'Serious', 'In hand', 'Small', 'None'],
    },
    may_change: true,
    ...change,
  } as AwardView;
}
