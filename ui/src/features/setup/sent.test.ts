import { expect, it } from 'vitest';

import { sentIndexes } from './sent';

it('counts only the rows that are sent', () => {
  expect(sentIndexes(['', 'a', '', 'b'], (row) => row === '')).toEqual(['blank-0', '0', 'blank-2', '1']);
});
