import { describe, expect, it } from 'vitest';

import { named } from './points';

describe('naming points', () => {
  it('replaces a name however its figure is written, and takes it away', () => {
    expect(named({ '1.0': 'Poor', '2': 'Weak' }, '1', 'Bad')).toEqual({ '1': 'Bad', '2': 'Weak' });
    expect(named({ '1': 'Poor' }, '1', '')).toEqual({});
  });
});
