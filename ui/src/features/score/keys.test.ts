import { describe, expect, it } from 'vitest';

import { actionOf, type Stroke } from './keys';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('the keys of the Score screen', () => {
  it('scores by a digit, but never while a reason is typed', () => {
    expect(actionOf(stroke('3'), false)).toEqual({ do: 'score', point: '3' });
    expect(actionOf(stroke('3'), true)).toBeNull();
  });

  it('moves between bids also while typing', () => {
    expect(actionOf(stroke('j', { ctrlKey: true }), true)).toEqual({ do: 'bid', by: 1 });
    expect(actionOf(stroke('J', { ctrlKey: true, shiftKey: true }), true)).toEqual({ do: 'bid', by: -1 });
  });

  it('leaves Ctrl K to the palette', () => {
    expect(actionOf(stroke('k', { ctrlKey: true }), false)).toBeNull();
    expect(actionOf(stroke('k'), false)).toEqual({ do: 'criterion', by: -1 });
  });

  it('leaves a text by Esc', () => {
    expect(actionOf(stroke('Escape'), true)).toEqual({ do: 'leave' });
    expect(actionOf(stroke('Escape'), false)).toBeNull();
  });
});
