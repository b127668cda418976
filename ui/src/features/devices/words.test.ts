import { describe, expect, it } from 'vitest';

import type { ExchangeDone } from '../../bindings';
import { kindWords, kitMade, notes, outcome, replaces, secondKey, setAside, taken } from './words';

const QUIET: ExchangeDone = {
  sent: 0,
  received: 0,
  parked: 0,
  waiting: 0,
  waits: null,
  arriving: [],
  refused: [],
  strangers: [],
};

describe('what came of an exchange', () => {
  it.each([
    [{ sent: 3, received: 12 }, '3 sent, 12 received.'],
    [{ sent: 0, received: 1 }, '0 sent, 1 received.'],
    [{ sent: 1240, received: 0 }, '1,240 sent, 0 received.'],
    [{}, 'Nothing new to send or to receive.'],
  ])('%j is "%s"', (part, words) => {
    expect(outcome({ ...QUIET, ...part })).toBe(words);
  });

  it('says of a file only what came in', () => {
    expect(taken({ ...QUIET, received: 1 })).toBe('1 entry received.');
    expect(taken(QUIET)).toBe('Nothing new in this file.');
  });

  it('has nothing to add where all went well', () => {
    expect(notes({ ...QUIET, sent: 3, received: 12 })).toEqual([]);
  });

  it('puts what was refused first, and each stranger in a sentence', () => {
    const all = notes({
      ...QUIET,
      parked: 4,
      waiting: 1,
      waits: {
        records: 1,
        whose: ['Ann Adams'],
        missing: ['Cid Clark'],
        sentence: '1 entry of Ann Adams waits for entries of Cid Clark that have not arrived.',
        remedy: 'Ask Cid Clark to send and fetch.',
      },
      arriving: ['a.ehx'],
      refused: ['b.ehx is damaged.'],
      strangers: ['AB12 CD34'],
    });
    expect(all.map((note) => note.text)).toEqual([
      'These were not taken in:',
      'A laptop that is not on the panel writes into this folder: laptop code AB12 CD34. Nothing it writes counts.',
      'These files are still arriving. Send and fetch again in a few minutes:',
      '4 entries need a newer Evenhand. They are kept until you update.',
      '1 entry of Ann Adams waits for entries of Cid Clark that have not arrived. Ask Cid Clark to send and fetch.',
    ]);
    expect(all[0]?.items).toEqual(['b.ehx is damaged.']);
  });

  it('speaks of a file where there was no folder', () => {
    expect(notes({ ...QUIET, strangers: ['AB12'] }, 'file')[0]?.text).toBe(
      'This file holds entries of a laptop that is not on the panel: laptop code AB12. Nothing it writes counts.',
    );
  });

  it('counts one as one', () => {
    expect(notes({ ...QUIET, parked: 1 })[0]?.text).toBe(
      '1 entry needs a newer Evenhand. It is kept until you update.',
    );
    expect(setAside(1)).toBe('1 entry changed nothing');
  });
});

describe('records and devices', () => {
  it('reads a kind as words', () => {
    expect(kindWords({ kind: 'sheet_submitted' })).toBe('Sheet submitted');
    expect(kindWords({ kind: '' })).toBe('An entry');
  });

  it('says which laptops are barred by a new one, if any', () => {
    expect(replaces('Joan', 0)).toBeNull();
    expect(replaces('Joan', 1)).toContain('The laptop that Joan used before is barred');
    expect(replaces('Joan', 2)).toContain('The 2 laptops that Joan used before are barred');
  });
});

describe('a second key', () => {
  it('is said to its observer and to the others', () => {
    expect(secondKey({ stage: 'due', mine: true, observer: 'Nia Rees' })).toBe(
      'Scoring has closed. The scores open once you give your key for this round.',
    );
    expect(secondKey({ stage: 'made', mine: false, observer: 'Nia Rees' })).toBe(
      'Nia Rees, the observer, holds their key until scoring has closed.',
    );
  });
});

describe('a recovery kit', () => {
  it('was made on a day, or never', () => {
    expect(kitMade(null)).toBe('No kit of this laptop has been made yet.');
    expect(kitMade('2014-04-03T12:00:00Z')).toContain('The last kit was made on 3 April 2014.');
  });
});
