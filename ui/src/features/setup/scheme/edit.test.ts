import { describe, expect, it } from 'vitest';

import type { Scheme } from '../../../bindings';
import { announcer } from '../../../lib/announce.svelte';
import {
  addBand,
  EMPTY,
  freeId,
  move,
  newCriterion,
  newSection,
  orNull,
  pathsUnder,
  takeOut,
  pathOf,
  removeBand,
  tieOf,
  tieWord,
  unreadable,
} from './edit';

function scheme(): Scheme {
  const draft = structuredClone(EMPTY);
  const section = { ...newSection(draft), weight: '100' };
  section.criteria.push(newCriterion({ ...draft, sections: [section] }));
  return { ...draft, sections: [section] };
}

describe('editing a scheme', () => {
  it('gives ids that are free in the whole scheme', () => {
    expect(freeId('c', ['c1', 'c3'])).toBe('c2');
    expect(newCriterion(scheme()).id).toBe('c2');
  });

  it('moves by one and stops at the ends', () => {
    const list = ['a', 'b', 'c'];
    move(list, 0, 1);
    expect(list).toEqual(['b', 'a', 'c']);
    move(list, 0, -1);
    move(list, 2, 1);
    expect(list).toEqual(['b', 'a', 'c']);
  });

  it('writes tie-breaks as words and back', () => {
    for (const tie of ['lower_amount', { section: 's 1' }, { criterion: 'o1' }, { drawn: '2014' }] as const) {
      expect(tieOf(tieWord(tie), '2014')).toEqual(tie);
    }
  });

  it('adds and removes bands, and leaves no empty list behind', () => {
    const draft = scheme();
    const before = JSON.stringify(draft);
    addBand(draft);
    addBand(draft);
    expect(draft.bands).toEqual([
      { from: '', title: '' },
      { from: '', title: '' },
    ]);
    draft.bands?.splice(1, 1, { from: '70', title: 'Recommended' });
    removeBand(draft, 0);
    expect(draft.bands).toEqual([{ from: '70', title: 'Recommended' }]);
    removeBand(draft, 0);
    expect(JSON.stringify(draft)).toBe(before);
  });

  it('keeps empty as null', () => {
    expect(orNull('  ')).toBeNull();
    expect(orNull(' 40 ')).toBe('40');
  });

  it('finds figures that cannot be read, each at its place', () => {
    const draft = scheme();
    expect(unreadable(draft)).toEqual([]);
    const [section] = draft.sections;
    if (section?.criteria[0]) section.criteria[0].weight = '1,5';
    if (section) section.weight = '';
    draft.pass_mark = 'half';
    draft.bands = [
      { from: '70', title: 'Recommended' },
      { from: 'sixty', title: 'Discuss' },
    ];
    expect(unreadable(draft).map((fault) => fault.at)).toEqual([
      'pass_mark',
      'bands.1.from',
      'sections.0.weight',
      'sections.0.criteria.0.weight',
    ]);
  });

  it('finds faults below a path, not beside it', () => {
    const faults = ['sections.1', 'sections.1.weight', 'sections.10.weight'].map((at) => ({ at }));
    expect(pathsUnder(faults.map(pathOf), 'scheme.sections.1')).toHaveLength(2);
    expect(pathOf({ at: '' })).toBe('scheme');
  });
});

describe('taking one of a list out', () => {
  it('can be undone', () => {
    const list = ['a', 'b', 'c'];
    takeOut(list, 1, '“b”');
    expect(list).toEqual(['a', 'c']);
    expect(announcer.done?.words).toBe('“b” is removed.');
    announcer.undo();
    expect(list).toEqual(['a', 'b', 'c']);
  });
});
