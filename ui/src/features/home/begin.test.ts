import { describe, expect, it } from 'vitest';

import { BLANK, missing, request, startFor } from './begin';

const form = { ...BLANK, chair: ' Ann Chair ', title: 'Grants', approach: 'grant_giving' as const, high: '£1,000,000' };

describe('beginning a round', () => {
  it('asks for the chair once', () => {
    expect(missing({ ...form, chair: '' }, true).map((problem) => problem.field)).toEqual(['chair']);
    expect(missing({ ...form, chair: '' }, false)).toEqual([]);
  });

  it('names every field that is empty', () => {
    expect(missing(BLANK, true).map((problem) => problem.field)).toEqual([
      'chair',
      'details.title',
      'details.approach',
      'details.fund.high',
    ]);
  });

  it('sends null for the chair of a later round, and plain amounts', () => {
    const sent = request(form, false);
    expect(sent.chair).toBeNull();
    expect(sent.details.fund).toMatchObject({ low: '1000000', high: '1000000', most_per_bidder: null });
  });

  it('offers the scheme for existing projects where they are assessed, and leaves what was picked', () => {
    expect(startFor('iterative', 'norfolk')).toBe('existing_value');
    expect(startFor('grant_giving', 'existing_value')).toBe('norfolk');
    expect(startFor('iterative', 'r7')).toBe('r7');
    expect(request({ ...form, from: 'existing_value' }, true).start_from).toBe('existing_value');
  });

  it('starts from another round by its id', () => {
    expect(request({ ...form, from: 'r7' }, true).start_from).toEqual({ round: 'r7' });
    expect(request(form, true)).toMatchObject({ start_from: 'norfolk', chair: 'Ann Chair' });
  });
});
