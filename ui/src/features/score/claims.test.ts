import { describe, expect, it } from 'vitest';

import type { Bid, Scheme } from '../../bindings';
import { claims } from './claims';

describe('claims', () => {
  it('go by the scheme’s titles and order, an unknown one last by its id', () => {
    const scheme = {
      sections: [
        {
          criteria: [
            { id: 'o1', title: 'First' },
            { id: 'o2', title: 'Second' },
          ],
        },
      ],
    } as unknown as Scheme;
    const bid = { objectives: ['o2', 'o1'], groups: ['gone'] } as unknown as Bid;
    expect(claims(bid, scheme).map((claim) => claim.title)).toEqual(['First', 'Second', 'gone']);
  });
});
