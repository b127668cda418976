import { describe, expect, it } from 'vitest';

import { walk } from './keyboard';

describe('walking a group', () => {
  it('goes round at both ends', () => {
    expect(walk('ArrowRight', 5, 6)).toBe(0);
    expect(walk('ArrowUp', 0, 6)).toBe(5);
  });

  it('leaves other keys alone, and an empty group', () => {
    expect(walk('a', 0, 6)).toBeNull();
    expect(walk('Home', 0, 0)).toBeNull();
  });
});
