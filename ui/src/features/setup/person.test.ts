import { describe, expect, it } from 'vitest';

import type { Stage } from '../../bindings';
import { blankPerson, missingOf, onlySupport, scoresNothing, withOneRole } from './person';

const ann = { name: 'Ann', observer: false, support: false };

describe('who can join', () => {
  it.each<[Stage, boolean]>([
    ['set_up', false],
    ['scoring', false],
    ['closed', true],
    ['revealed', true],
    ['decided', true],
  ])('at %s, only support officers: %s', (stage, only) => {
    expect(onlySupport(stage)).toBe(only);
    expect(blankPerson(stage)).toEqual({ name: '', observer: false, support: only });
  });

  it('refuses a member after scoring at the tick, and takes a support officer', () => {
    expect(missingOf(ann, 'decided').map((one) => one.field)).toEqual(['support']);
    expect(missingOf({ ...ann, support: true }, 'decided')).toEqual([]);
    expect(missingOf(ann, 'scoring')).toEqual([]);
  });

  it('asks for a name', () => {
    expect(missingOf({ ...ann, name: ' ' }, 'set_up').map((one) => one.field)).toEqual(['name']);
  });
});

describe('the roles', () => {
  it('are one at a time: the one that was ticked last', () => {
    expect(withOneRole({ ...ann, observer: true, support: true }, 'support')).toEqual({ ...ann, support: true });
    expect(withOneRole({ ...ann, observer: true, support: true }, 'observer')).toEqual({ ...ann, observer: true });
  });

  it('leave the other as it is where one is unticked', () => {
    expect(withOneRole({ ...ann, observer: true }, 'support')).toEqual({ ...ann, observer: true });
  });

  it('of observer and support officer score nothing', () => {
    expect((['chair', 'member', 'observer', 'support'] as const).map(scoresNothing)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
