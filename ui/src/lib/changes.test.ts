import { describe, expect, it, vi } from 'vitest';

import type { ChangedParts, Part } from './areas';
import { Changes, touches } from './changes';

function changed(parts: Part[], ...rounds: string[]): ChangedParts {
  return { parts, rounds };
}

describe('a change', () => {
  it.each([
    ['of the part in the round', changed(['bids'], 'r1'), 'r1', true],
    ['of the part in another round', changed(['bids'], 'r2'), 'r1', false],
    ['of the part in any round, where all are shown', changed(['bids'], 'r2'), null, true],
    ['of the whole panel', changed(['bids']), 'r1', true],
    ['of another part', changed(['devices'], 'r1'), 'r1', false],
    ['of nothing', changed([]), 'r1', false],
  ] as const)('%s: %j shown in %s is touched: %s', (_, change, round, is) => {
    expect(touches(change, { parts: ['bids', 'gateways'], round })).toBe(is);
  });
});

/** A reading that ends when it is let. */
function gate(): { again: ReturnType<typeof vi.fn<() => Promise<void>>>; open: () => void } {
  const waiting: (() => void)[] = [];
  const again = vi.fn<() => Promise<void>>(() => new Promise((done) => waiting.push(done)));
  return { again, open: () => waiting.shift()?.() };
}

describe('what is shown', () => {
  it('is read again where it was touched, and not elsewhere', () => {
    const changes = new Changes();
    const [bids, sheets] = [vi.fn(() => Promise.resolve()), vi.fn(() => Promise.resolve())];
    changes.follow({ parts: ['bids'], round: 'r1', again: bids });
    changes.follow({ parts: ['sheets'], round: 'r1', again: sheets });
    changes.tell(changed(['bids'], 'r1'));
    expect([bids.mock.calls.length, sheets.mock.calls.length]).toEqual([1, 0]);
  });

  it('is read once more, not twice more, where it was changed twice while it was read', async () => {
    const changes = new Changes();
    const { again, open } = gate();
    changes.follow({ parts: ['bids'], round: null, again });
    for (let turn = 0; turn < 3; turn += 1) changes.tell(changed(['bids']));
    expect(again).toHaveBeenCalledTimes(1);
    open();
    await vi.waitFor(() => {
      expect(again).toHaveBeenCalledTimes(2);
    });
    open();
    await changes.settled();
    expect(again).toHaveBeenCalledTimes(2);
  });

  it('is left alone once nobody shows it', async () => {
    const changes = new Changes();
    const again = vi.fn(() => Promise.resolve());
    const stop = changes.follow({ parts: ['bids'], round: null, again });
    stop();
    changes.tell(changed(['bids']));
    await changes.settled();
    expect(again).not.toHaveBeenCalled();
  });
});
