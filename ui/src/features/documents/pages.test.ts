import { describe, expect, it } from 'vitest';

import { fitting, pageByKey, pageOf, zoomed } from './pages';

describe('the preview', () => {
  it('stays within the pack', () => {
    expect(pageOf('999', 40)).toBe(40);
    expect(pageOf('0', 40)).toBe(1);
    expect(pageOf('two', 40)).toBeNull();
    expect(pageByKey('PageDown', 40, 40)).toBe(40);
    expect(pageByKey('ArrowLeft', 1, 40)).toBe(1);
    expect(pageByKey('x', 1, 40)).toBeNull();
  });

  it('begins at a size that fits', () => {
    expect(fitting(2000)).toBe(100);
    expect(fitting(794)).toBe(100);
    expect(fitting(712)).toBe(80);
    expect(fitting(100)).toBe(50);
  });

  it('zooms in steps, from between them too', () => {
    expect(zoomed(100, 1)).toBe(125);
    expect(zoomed(110, -1)).toBe(100);
    expect(zoomed(300, 1)).toBe(300);
  });
});
