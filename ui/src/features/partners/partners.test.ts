/** What the form of the partners says, what it lacks, and what stands below the split. */
import { describe, expect, it } from 'vitest';

import type { Partnership, PartnersView } from '../../bindings';
import { blankPartner, formOf, linesOf, missing, moneyOf, partnershipOf, turned, type PartnersForm } from './partners';
import { splitRows } from './split';

const partnership: Partnership = {
  partners: [
    { id: 'pcc', name: 'PCC', organisation_id: '', money: '2000.01', people: '', influence: '', members: ['m1'] },
    {
      id: 'council',
      name: 'Council',
      money: '999.99',
      members: ['m2'],
      earmark: { criteria: ['o1'], districts: ['Breckland', 'Norwich'], bids: ['021'] },
    },
  ],
  rule: 'earmarked',
  outcomes: [{ text: 'Fewer are hurt', criteria: ['o1'] }],
} as unknown as Partnership;

function form(change: Partial<PartnersForm> = {}): PartnersForm {
  return { ...formOf(partnership), ...change };
}

describe('the form of the partners', () => {
  it('says what is on file, and sends it back as it is', () => {
    const said = form();
    expect(said.partners[1]).toMatchObject({ districts: 'Breckland\nNorwich', bids: '021', criteria: ['o1'] });
    expect(partnershipOf(said)).toMatchObject({
      partners: [
        { id: 'pcc', money: '2000.01', earmark: { criteria: [], districts: [], bids: [] } },
        { id: 'council', money: '999.99', earmark: { criteria: ['o1'], districts: ['Breckland', 'Norwich'] } },
      ],
      rule: 'earmarked',
      outcomes: [{ text: 'Fewer are hurt', criteria: ['o1'] }],
    });
  });

  it('begins with two partners of whom nothing is said, and leaves empty outcomes out', () => {
    const empty = formOf(null);
    expect(empty.partners).toHaveLength(2);
    expect(partnershipOf(empty).outcomes).toEqual([]);
  });

  it('adds the money up exactly, what cannot be read apart', () => {
    const partners = form().partners;
    expect(moneyOf(form())).toBe('3000');
    const third = { ...blankPartner(), money: 'much' };
    expect(moneyOf({ ...form(), partners: [...partners, third] })).toBe('3000');
    const fourth = { ...blankPartner(), money: '£1,000.10' };
    expect(moneyOf({ ...form(), partners: [...partners, fourth] })).toBe('4000.1');
  });

  it('wants a name and the money of each, and nobody who sits for two', () => {
    const [first = blankPartner()] = form().partners;
    const second = { ...blankPartner(), members: ['m1'] };
    const fields = missing(form({ partners: [first, second] })).map((one) => one.field);
    expect(fields).toEqual([
      'partnership.partners.1.name',
      'partnership.partners.1.money',
      'partnership.partners.1.members',
    ]);
    expect(missing(form({ partners: [first] }))[0]?.field).toBe('partnership.partners');
    expect(missing(form())).toEqual([]);
  });

  it('reads lines once each, and turns what is ticked', () => {
    expect(linesOf(' 021 \n\n022\n021')).toEqual(['021', '022']);
    expect(turned(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(turned(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

describe('the rows below the split', () => {
  const view = {
    partners: [
      { money: '2000.01', paid: '666.67', left: '1333.34' },
      { money: '999.99', paid: '333.33', left: '666.66' },
    ],
    split: { decided: true, awards: [], total: '1000' },
  } as unknown as PartnersView;

  it('are the sums of all partners, exactly', () => {
    expect(splitRows(view).map((row) => [row.what, ...row.amounts])).toEqual([
      ['Pays in all', '666.67', '333.33', '1000'],
      ['Contributes', '2000.01', '999.99', '3000'],
      ['Left', '1333.34', '666.66', '2000'],
    ]);
  });

  it('are none while awards are not split', () => {
    expect(splitRows({ ...view, split: null })).toEqual([]);
  });
});
