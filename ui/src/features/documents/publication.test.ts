import { describe, expect, it } from 'vitest';

import type { Publication, TextToRead } from '../../bindings';
import {
  changedWords,
  formOf,
  groupsOf,
  indexesOf,
  isTicked,
  keyOf,
  missing,
  publicationOf,
  refusedText,
  tickWords,
} from './publication';

const read = { by: 'Ann', at: '2014-04-03T13:02:00Z', changed: false };
const text = (bid: string | null, change: Partial<TextToRead> = {}): TextToRead => ({
  bid,
  bidder: bid === null ? '' : `Bidder ${bid}`,
  text: bid === null ? 'options' : 'purpose',
  words: 'Some words',
  sha256: `sha of ${bid ?? 'the round'}`,
  read: null,
  ...change,
});
const texts = [
  text('1', { read }),
  text('1', { text: 'summary' }),
  text('2', { read: { ...read, changed: true } }),
  text('3'),
  text(null),
];
const publication: Publication = {
  unsuccessful: 'named',
  read: [
    { bid: '1', text: 'purpose', sha256: 'sha of 1' },
    { bid: '2', text: 'purpose', sha256: 'sha of what it said' },
    { bid: '9', text: 'purpose', sha256: 'sha of 9' },
  ],
  left_out: [{ what: 'The address', ground: 'health_and_safety', why: 'A refuge', by: 'Jane Smith' }],
};

describe('what is published', () => {
  it('ticks what was read as it reads now, and nothing else', () => {
    const { ticked } = formOf(publication, texts);
    expect(texts.filter((one) => isTicked(ticked, one))).toEqual([texts[0]]);
  });

  it('sends what is ticked, and no mark of a text that was changed or is gone', () => {
    const form = formOf(publication, texts);
    expect(publicationOf(form, texts)).toEqual({ ...publication, read: publication.read.slice(0, 1) });
    form.ticked[keyOf(text(null))] = 'sha of the round';
    expect(publicationOf(form, texts).read.at(-1)).toEqual({
      bid: null,
      text: 'options',
      sha256: 'sha of the round',
    });
  });

  it('takes a tick of what a text said before for none', () => {
    const { ticked } = formOf(publication, texts);
    expect(isTicked(ticked, { ...text('1', { read }), sha256: 'sha of what it says now' })).toBe(false);
  });

  it('leaves rows out that are left empty, and asks for what others lack', () => {
    const blank = { what: ' ', ground: '', why: '', by: '' } as const;
    const form = { ...formOf(publication, texts), leftOut: [blank, { ...blank, what: 'The address' }] };
    expect(publicationOf(form, texts).left_out).toEqual([]);
    expect(missing(form).map((problem) => problem.field)).toEqual([
      'publication.left_out.0.ground',
      'publication.left_out.0.why',
      'publication.left_out.0.by',
    ]);
    expect(missing(formOf(publication, texts))).toEqual([]);
  });

  it('shows the awarded bids first, and the round’s own words before the other bids', () => {
    const groups = groupsOf(texts, { '1': 'decline', '2': 'part_award', '3': 'award' });
    expect(groups.map((group) => [group.bid, group.standing])).toEqual([
      ['2', 'awarded'],
      ['3', 'awarded'],
      [null, 'round'],
      ['1', 'other'],
    ]);
    expect(groups.at(-1)?.texts).toEqual(texts.slice(0, 2));
    expect(groups[0]?.bidder).toBe('Bidder 2');
  });

  it('finds the text that a refusal is about', () => {
    const sent = publication.read;
    const at = (field: string | null) => refusedText([{ field, text: 'It was changed' }], sent);
    expect(at('publication.read.1')).toBe(sent[1]);
    expect(at('publication.read.1.sha256')).toBe(sent[1]);
    expect(at('publication.left_out.0.by')).toBeUndefined();
    expect(at(null)).toBeUndefined();
    expect(indexesOf(sent).get(keyOf({ bid: '9', text: 'purpose' }))).toBe(2);
  });

  it('says who read a text and when, and whether that still holds', () => {
    const [first, second, third] = texts as [TextToRead, TextToRead, TextToRead];
    expect(tickWords(first, true)).toMatch(/^Read by Ann, 3 April 2014, \d\d:02\.$/);
    expect(tickWords(first, false)).toMatch(/Taken back once this is saved\.$/);
    expect([tickWords(second, true), tickWords(second, false)]).toEqual(['Not saved yet.', undefined]);
    expect(changedWords(third)).toMatch(/^Changed since Ann read it, 3 April 2014, \d\d:02: read it again$/);
    expect([changedWords(first), changedWords(second)]).toEqual([null, null]);
  });
});
