import { describe, expect, it } from 'vitest';

import examples from '../../../src-tauri/crates/core/amounts.json';
import { readPounds, typedPounds, typedPoundsOrNull, wrongPounds } from './amount';
import { same } from './decimal';

describe('what is typed as money', () => {
  it.each(examples)('$text is read as by the program', ({ text, amount, says }) => {
    const read = readPounds(text);
    if ('amount' in read) expect(same(read.amount, amount ?? '')).toBe(true);
    else expect(`${read.why}: ${read.remedy}`).toBe(says);
  });

  it('is never a hundred times too large', () => {
    expect(typedPounds('24500,50')).toBe('24500,50');
    expect(wrongPounds('24500,50', null)).toContain('Write 24500.50.');
  });

  it('may be nothing', () => {
    expect(typedPounds('£ 24,500.00')).toBe('24500.00');
    expect(typedPoundsOrNull('  ')).toBeNull();
    expect(wrongPounds('  ', null)).toBeNull();
    expect(wrongPounds('', 'Give it')).toBe('Give it');
  });
});
