import { describe, expect, it } from 'vitest';

import type { BidRow, Home, Member, RoundView } from '../bindings';
import { bidScreen, findPlaces, listPlaces } from './places';

const view = {
  id: 'r1',
  stage: 'scoring',
  bids: 1,
  sheets_submitted: 0,
  sheets_wanted: 4,
  members: [] as Member[],
} as unknown as RoundView;
const bid = { bid: { ref: '007', title: 'Tŷ Diogel', bidder: 'Cymdeithas Wŷdd' } } as BidRow;

describe('the palette', () => {
  it('offers a new round only to those who may begin one', () => {
    const labels = (begins: boolean) =>
      listPlaces(view, [], { may_begin: begins, rounds: [] } as unknown as Home).map((place) => place.label);
    expect(labels(true)).toContain('Make a new round');
    expect(labels(false)).not.toContain('Make a new round');
  });

  const all = listPlaces(view, [bid], { may_begin: true, rounds: [] } as unknown as Home);

  it('finds a bid by any of its words, without accents', () => {
    expect(findPlaces(all, 'ty wydd').map((place) => place.href)).toEqual(['#/round/r1/score/007']);
  });

  it('does not offer what is not open', () => {
    expect(findPlaces(all, 'shortlist')).toEqual([]);
  });

  it('shows no more than it is asked for', () => {
    expect(findPlaces(all, '', 2)).toHaveLength(2);
  });

  it('opens a bid where it is worked on', () => {
    expect(bidScreen({ ...view, stage: 'set_up' })).toBe('bids');
    expect(bidScreen({ ...view, stage: 'revealed' })).toBe('moderate');
  });
});
