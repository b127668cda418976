import { expect, it } from 'vitest';

import { reached } from './stages';

it('knows the order of the stages', () => {
  expect(reached('closed', 'scoring')).toBe(true);
  expect(reached('scoring', 'scoring')).toBe(true);
  expect(reached('set_up', 'scoring')).toBe(false);
});
