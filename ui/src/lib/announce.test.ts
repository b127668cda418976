import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { announcer } from './announce.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what was done', () => {
  it('is seen and heard, and goes away by itself', () => {
    announcer.show('The bid is on file.');
    expect(announcer.done?.words).toBe('The bid is on file.');
    expect(announcer.words).toContain('The bid is on file.');
    vi.advanceTimersByTime(60_000);
    expect(announcer.done).toBeNull();
  });

  it('stays while somebody is at it', () => {
    announcer.show('The criterion is removed.', vi.fn());
    announcer.hold();
    vi.advanceTimersByTime(60_000);
    expect(announcer.done).not.toBeNull();
    announcer.goOn();
    vi.advanceTimersByTime(60_000);
    expect(announcer.done).toBeNull();
  });

  it('is undone once', () => {
    const undo = vi.fn();
    announcer.show('The criterion is removed.', undo);
    expect(announcer.words, 'those who hear it know that it can be').toContain('undone');
    announcer.undo();
    announcer.undo();
    expect(undo).toHaveBeenCalledTimes(1);
    expect(announcer.done).toBeNull();
  });

  it('is heard alone where it is no more than a save', () => {
    announcer.say('Saved 14:02:11');
    expect(announcer.done).toBeNull();
  });
});
