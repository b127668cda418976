import { describe, expect, it } from 'vitest';

import { partsOf } from './areas';
import { UnderWay } from './under-way';

describe('a command under way', () => {
  it('is alone beside those that change nothing', () => {
    const underWay = new UnderWay();
    const save = underWay.begin('sheet_save');
    underWay.answer(underWay.begin('score_list'));
    expect(underWay.answer(save)).toBe(true);
  });

  it('is not alone where another begins before its answer, and neither is that one', () => {
    const underWay = new UnderWay();
    const save = underWay.begin('sheet_save');
    const submit = underWay.begin('sheet_submit');
    expect([underWay.answer(save), underWay.answer(submit)]).toEqual([false, false]);
  });

  it('may tell what a refused one had changed before, once', () => {
    const underWay = new UnderWay();
    underWay.refuse(underWay.begin('exchange_run'));
    expect(underWay.answer(underWay.begin('sheet_save'))).toBe(false);
    expect(underWay.answer(underWay.begin('sheet_save'))).toBe(true);
  });
});

describe('the parts of a change', () => {
  it.each([
    ['a draft alone', ['sheets'], true, ['drafts']],
    ['a draft, with something that came meanwhile', ['bids', 'sheets'], true, ['bids', 'sheets', 'drafts']],
    ['sheets by any other way', ['sheets'], false, ['sheets', 'drafts']],
    ['no sheets', ['bids'], true, ['bids']],
  ] as const)('%s: %j, %s -> %j', (_, areas, draft, parts) => {
    expect(partsOf({ areas: [...areas], rounds: ['r1'] }, draft)).toEqual({ parts, rounds: ['r1'] });
  });
});
