import { describe, expect, it } from 'vitest';

import type { BidRow, Home, Member, RoundView } from '../bindings';
import { bidScreen, findDestinations, listDestinations } from './destinations';

const view = {
  id: 'r1',
  stage: 'scoring',
  bids: 1,
  sheets_submitted: 0,
  sheets_wanted: 4,
  members: [] as Member[],
  approaches: [],
} as unknown as RoundView;
const bid = { bid: { ref: '007', title: 'Tŷ Diogel', bidder: 'Cymdeithas Wŷdd' } } as BidRow;

describe('the palette', () => {
  it('offers a new round only to those who may begin one', () => {
    const labels = (begins: boolean) =>
      listDestinations(view, [], { may_begin: begins, rounds: [] } as unknown as Home).map(
        (destination) => destination.label,
      );
    expect(labels(true)).toContain('Make a new round');
    expect(labels(false)).not.toContain('Make a new round');
  });

  const all = listDestinations(view, [bid], { may_begin: true, rounds: [] } as unknown as Home);

  it('finds a bid by any of its words, without accents', () => {
    expect(findDestinations(all, 'ty wydd').map((destination) => destination.href)).toEqual(['#/round/r1/score/007']);
  });

  it('does not offer what is not open', () => {
    expect(findDestinations(all, 'shortlist')).toEqual([]);
  });

  it('shows no more than it is asked for', () => {
    expect(findDestinations(all, '', 2)).toHaveLength(2);
  });

  it('opens a bid where it is worked on', () => {
    expect(bidScreen({ ...view, stage: 'set_up' })).toBe('bids');
    expect(bidScreen({ ...view, stage: 'revealed' })).toBe('moderate');
  });
});
