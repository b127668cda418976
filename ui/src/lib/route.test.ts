import { describe, expect, it } from 'vitest';

import { readRoute, to } from './route';

describe('addresses', () => {
  it('comes back as it was written, whatever a reference holds', () => {
    const hash = to('r1', 'score', '02/1 ŷ?', 'm 2');
    expect(readRoute(hash)).toEqual({ screen: 'score', round: 'r1', part: '02/1 ŷ?', member: 'm 2' });
  });

  it.each(['', '#/', '#/nowhere', '#/round', '#/round/r1/attic'])('%j is home', (hash) => {
    expect(readRoute(hash).screen).toBe('home');
  });

  it('opens a round at its set-up', () => {
    expect(readRoute('#/round/r1')).toMatchObject({ screen: 'set_up', round: 'r1', part: null });
  });

  it('knows the place for files', () => {
    expect(readRoute('#/files')).toMatchObject({ screen: 'files', round: null });
  });

  it('bears a broken escape', () => {
    expect(readRoute('#/round/r1/bids/%E0%A4%A').part).toBe('%E0%A4%A');
  });
});
