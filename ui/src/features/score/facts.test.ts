import { describe, expect, it } from 'vitest';

import { factsForScorers } from './facts';

describe('what a scorer is shown of a bid’s details', () => {
  it('is what was given, without whom to write to and where', () => {
    const facts = factsForScorers({
      contact: 'Jo Reed',
      address: '1 Elm Lane',
      charity_number: '1112345',
      start: '2014-04-01',
      purpose: 'Beds',
      other_funding: 'A grant',
      approach: 'proven',
      existing: false,
    });
    expect(facts).toEqual([
      ['Start', '1 April 2014'],
      ['Purpose', 'Beds'],
      ['Other funding', 'A grant'],
      ['Approach', 'Proven'],
      ['Existing project', 'No'],
    ]);
  });

  it('has what shows that it works, or how that will be found out', () => {
    expect(
      factsForScorers({
        approach: 'new',
        evidence: 'Smith 2012',
        validation: { method: 'Before and after', measure: 'calls', by: '2015-03-31' },
      }),
    ).toEqual([
      ['Approach', 'New'],
      ['Evidence', 'Smith 2012'],
      ['Plan to validate it', 'Before and after. Measured: calls. Known by 31 March 2015.'],
    ]);
  });

  it('is nothing where nothing was given', () => {
    expect(factsForScorers({})).toEqual([]);
  });
});
