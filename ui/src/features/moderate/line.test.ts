import { describe, expect, it } from 'vitest';

import { lineWords } from './line';

describe('the line for one bid', () => {
  it('says how low the total may fall, or how high it must rise', () => {
    const line = { fund: '331000', margin: { over: '58.00' } };
    expect(lineWords(line, '61.33')).toBe('Anything under 58.00 drops it below the line at £331,000.');
    expect(lineWords(line, '57.99')).toBe('Anything over 58.00 brings it above the line at £331,000.');
  });

  it('says where the total does not matter', () => {
    expect(lineWords({ fund: '331000', margin: 'always' }, '61.33')).toBe(
      'Its place above the line at £331,000 does not depend on its total.',
    );
    expect(lineWords({ fund: '280000.50', margin: 'never' }, '61.33')).toBe(
      'No total would bring it above the line at £280,000.50.',
    );
  });
});
