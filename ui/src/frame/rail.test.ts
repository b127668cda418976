import { describe, expect, it } from 'vitest';

import type { Member, RoundView, Stage } from '../bindings';
import { railItems } from './rail';

function round(stage: Stage): RoundView {
  return {
    id: 'r1',
    stage,
    bids: 32,
    sheets_submitted: 45,
    sheets_wanted: 128,
    me: 'm1',
    members: [] as Member[],
    approaches: ['invitation_for_bids'],
  } as unknown as RoundView;
}

function open(stage: Stage): string[] {
  return railItems(round(stage), 12)
    .filter((item) => item.href)
    .map((item) => item.screen);
}

describe('the rail', () => {
  it('never leads to scores before they are opened', () => {
    for (const stage of ['set_up', 'scoring', 'closed'] as const) {
      expect(open(stage)).not.toContain('moderate');
      expect(open(stage)).not.toContain('fairness');
      expect(open(stage)).not.toContain('shortlist');
      expect(open(stage)).not.toContain('documents');
    }
    expect(open('revealed')).toEqual(expect.arrayContaining(['moderate', 'fairness', 'shortlist', 'documents']));
  });

  it('leads to the laptops from the first, after progress', () => {
    expect(open('set_up')).toContain('devices');
    const screens = railItems(round('set_up'), null).map((item) => item.screen);
    expect(screens[screens.indexOf('progress') + 1]).toBe('devices');
  });

  it('offers no sheet to whoever observes', () => {
    const members: Member[] = [{ id: 'm1', name: 'Nia Rees', role: 'observer' }];
    const screens = railItems({ ...round('scoring'), members }, null).map((item) => item.screen);
    expect(screens).not.toContain('score');
    expect(screens).toContain('devices');
  });

  it('has the screens of an approach where the round is commissioned by it', () => {
    const screens = (approaches: RoundView['approaches']) =>
      railItems({ ...round('set_up'), approaches }, null).map((item) => item.screen);
    expect(screens(['invitation_for_bids'])).not.toContain('research');
    expect(screens(['evidence_led', 'iterative'])).toEqual(expect.arrayContaining(['research', 'projects']));
    expect(screens(['evidence_led', 'iterative'])).not.toContain('partners');
    expect(screens(['co_commissioning'])).toContain('partners');
  });

  it('says when the rest opens', () => {
    const later = railItems(round('scoring'), 12).filter((item) => item.href === null);
    expect(later.map((item) => item.screen)).toEqual(['moderate', 'fairness', 'shortlist', 'documents', 'awards']);
    expect(later.map((item) => item.later)).toEqual([
      null,
      null,
      null,
      'Open when the scores are opened',
      'Open with the decision',
    ]);
  });

  it('counts what waits', () => {
    const items = railItems(round('scoring'), 12);
    expect(items.find((item) => item.screen === 'score')?.count).toEqual({
      figure: '12',
      of: 'sheets left to hand in',
    });
    expect(items.find((item) => item.screen === 'progress')?.count?.figure).toBe('45/128');
    expect(railItems(round('scoring'), 0).find((item) => item.screen === 'score')?.count).toBeNull();
  });
});
