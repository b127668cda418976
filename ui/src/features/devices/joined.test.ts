import { describe, expect, it } from 'vitest';

import type { DeviceView, Home, RoundCard } from '../../bindings';
import { standing, waitingFor, waits } from './joined';

const panel = { id: 'p1', chair: 'Ann Chair', fingerprint: 'AB12' };
const none: Pick<Home, 'panel' | 'rounds'> = { panel: null, rounds: [] };
const some: Pick<Home, 'panel' | 'rounds'> = { panel, rounds: [{ id: 'r1' } as RoundCard] };
const own = [{ own: true } as DeviceView];
const others = [{ own: false } as DeviceView];
const nobody: DeviceView[] = [];
const words = ['priority', 'vintage', 'company', 'panic', 'ginger', 'pulp'];

describe('somebody who was invited', () => {
  it.each([
    ['can join with an empty profile', { me: null, chair: false, words: null }, none, 'fresh'],
    ['waits once the invitation is answered', { me: 'joan', chair: false, words }, none, 'waiting'],
    ['waits still where a round came before the chair’s word', { me: 'joan', chair: false, words }, some, 'waiting'],
    [
      'has the keys of a kit and no records',
      { me: 'joan', chair: false, words: null, devices: nobody },
      none,
      'recovered',
    ],
    [
      'has the keys of a kit and the records of others',
      { me: 'joan', chair: false, words: null, devices: others },
      { ...none, panel },
      'recovered',
    ],
    ['is on the panel without a round', { me: 'joan', chair: false, words: null }, { ...none, panel }, 'roundless'],
    ['has arrived', { me: 'joan', chair: false, words: null }, some, 'settled'],
    ['never waits as the chair', { me: 'ann', chair: true, words: null }, { ...none, panel }, 'settled'],
  ] as const)('%s', (_, view, home, state) => {
    expect(standing({ devices: own, ...view, words: view.words ? [...view.words] : null }, home)).toBe(state);
  });

  it('waits for the chair by name, where it is known', () => {
    expect(waitingFor('waiting', 'Ann Chair')).toBe('Waiting for Ann Chair to add this laptop to the panel');
    expect(waitingFor('waiting', null)).toBe('Waiting for the chair to add this laptop to the panel');
    expect(waitingFor('roundless', 'Ann Chair')).toBe('Waiting for the round to arrive');
    expect(waitingFor('recovered', null)).toBe('The keys of your lost laptop are back');
  });

  it.each([
    ['waiting', true],
    ['recovered', true],
    ['roundless', true],
    ['fresh', false],
    ['settled', false],
    [null, false],
  ] as const)('%s: waits %s', (state, wait) => {
    expect(waits(state)).toBe(wait);
  });
});
