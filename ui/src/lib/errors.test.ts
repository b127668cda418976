import { describe, expect, it } from 'vitest';

import { controlId, nearestPath, problemsOf, toApiError } from './errors';

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
  });

  it('names a control after the way to its value', () => {
    expect(controlId('sections.0.criteria.2.weight', '')).toBe('f-sections-0-criteria-2-weight');
    expect(controlId('reason', 'bar.ab12')).toBe('f-bar-ab12-reason');
  });

  it('marks the nearest control above a path that has none of its own', () => {
    const shown = ['file', 'details.fund.low', 'details.fund'];
    const marked = (path: string) => nearestPath(path, (above) => shown.includes(above));
    expect(marked('file.base64')).toBe('file');
    expect(marked('details.fund.low')).toBe('details.fund.low');
    expect(marked('details.fund.minimums.0')).toBe('details.fund');
    expect(marked('log')).toBeNull();
  });
});
