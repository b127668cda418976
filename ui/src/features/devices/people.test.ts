import { describe, expect, it } from 'vitest';

import type { DeviceView, Member } from '../../bindings';
import { canBar, invitable, successors } from './people';

function member(id: string): Member {
  return { id, name: id.toUpperCase(), role: id === 'ann' ? 'chair' : 'member' };
}

function device(owner: string, part: Partial<DeviceView> = {}): DeviceView {
  return {
    log: `log-${owner}`,
    fingerprint: '',
    member: owner,
    name: owner,
    own: owner === 'ann',
    confirmed: true,
    barred: null,
    records: 1,
    ...part,
  };
}

const members = ['ann', 'joan', 'kofi', 'mair'].map(member);
const view = { me: 'ann', devices: [device('ann'), device('joan'), device('kofi', { barred: 'It was lost' })] };

describe('who can be invited', () => {
  it('is everybody but the chair, those without a laptop first', () => {
    expect(invitable(members, view).map((one) => [one.member.id, one.again])).toEqual([
      ['kofi', false],
      ['mair', false],
      ['joan', true],
    ]);
  });

  it('is nobody on a panel of one', () => {
    expect(invitable(members.slice(0, 1), view)).toEqual([]);
  });
});

describe('who can be given the chair', () => {
  it('is whoever has a laptop that is not barred', () => {
    expect(successors(members, view).map((one) => one.id)).toEqual(['joan']);
  });
});

describe('which laptop can be barred', () => {
  it.each([
    ['by the chair, another’s', device('joan'), true, true],
    ['never the one in hand', device('ann'), true, false],
    ['never twice', device('kofi', { barred: 'It was lost' }), true, false],
    ['never by a member', device('joan'), false, false],
  ])('%s', (_, one, chair, may) => {
    expect(canBar(one, { chair })).toBe(may);
  });
});
