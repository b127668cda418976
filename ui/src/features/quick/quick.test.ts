import { describe, expect, it } from 'vitest';

import type { Criterion } from '../../bindings';
import { blankGrant, grantOf, wrongGrant, type QuickForm } from './quick';

const criteria = [{ id: 'o1' }] as Criterion[];

const full: QuickForm = {
  ...blankGrant(),
  chair: 'Ann',
  title: 'A fence',
  fund: '5,000',
  reason: 'Need',
  fastBecause: 'Now',
  bidder: 'A trust',
  project: 'A fence',
  amount: '4000',
  need: { answer: 'pass', evidence: 'Calls' },
  record: { answer: 'pass', evidence: 'Grants' },
  scores: { o1: '4' },
  reasons: { o1: ' Good ' },
  kind: 'award',
  because: 'Plain',
  by: 'The Commissioner',
};

function fields(change: Partial<QuickForm>): (string | null)[] {
  return wrongGrant({ ...full, ...change }, true, criteria).map((one) => one.field);
}

describe('a quick grant', () => {
  it('is sent whole: an award is what was asked for', () => {
    expect(fields({})).toEqual([]);
    const sent = grantOf(full, true);
    expect(sent.decision).toMatchObject({ kind: 'award', amount: '4000' });
    expect(sent.content?.reasons).toEqual({ o1: 'Good' });
    expect(sent.details.fund).toMatchObject({ low: '5000', high: '5000' });
  });

  it('is not given without evidence, a reason for speed, or the money', () => {
    expect(fields({ fastBecause: ' ' })).toEqual(['fast_because']);
    expect(fields({ need: { answer: 'pass', evidence: '' } })).toEqual(['need.evidence']);
    expect(fields({ record: { answer: null, evidence: 'Grants' } })).toEqual(['record.answer']);
    expect(fields({ fund: '3999.99' })).toEqual(['bid.amount']);
    expect(fields({ kind: 'part_award', awarded: '5000.01' })).toEqual(['decision.amount']);
    expect(fields({ fund: 'lots' })).toEqual(['details.fund.high']);
  });

  it('is not scored where a gate is not met, and then awards nothing', () => {
    const failed = { need: { answer: 'fail' as const, evidence: 'No calls' }, scores: {}, reasons: {} };
    expect(fields(failed)).toEqual(['decision.kind']);
    expect(fields({ ...failed, kind: 'decline' })).toEqual([]);
    expect(grantOf({ ...full, ...failed, kind: 'decline' }, true)).toMatchObject({
      content: null,
      decision: { kind: 'decline', amount: '0' },
    });
  });

  it('is left to the panel where others are on it', () => {
    const others = { members: ' Ben \n\nCat', scores: {}, reasons: {}, kind: null, because: '', by: '' };
    expect(fields(others)).toEqual([]);
    expect(grantOf({ ...full, ...others }, false)).toMatchObject({
      chair: null,
      members: ['Ben', 'Cat'],
      content: null,
      decision: null,
    });
  });

  it('wants a score and a reason for each objective', () => {
    expect(fields({ scores: {}, reasons: {} })).toEqual(['content.scores.o1', 'content.reasons.o1']);
  });
});
