import { describe, expect, it } from 'vitest';

import { at, fieldId, problemsOf, toApiError } from './errors';

describe('errors across the seam', () => {
  it('keeps a typed refusal as it is', () => {
    const refusal = { code: 'bad_data', message: 'No.', details: ['a'], field: 'title' };
    expect(toApiError(refusal)).toEqual(refusal);
  });

  it('makes a sentence of anything else', () => {
    expect(toApiError(new Error('pipe closed')).message).toContain('pipe closed');
    expect(toApiError('gone').code).toBe('bug');
  });

  it('lists the message first, at its field, then each detail', () => {
    const problems = problemsOf({ code: 'bad_data', message: 'No.', details: ['a'], field: 'title' });
    expect(problems).toEqual([
      { text: 'No.', field: 'title' },
      { text: 'a', field: null },
    ]);
    expect(at(problems, 'title')).toBe('No.');
    expect(at(problems, 'other')).toBeNull();
  });

  it('names a control after the way to its value', () => {
    expect(fieldId('sections.0.criteria.2.weight')).toBe('f-sections-0-criteria-2-weight');
  });
});
