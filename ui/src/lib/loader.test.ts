import { expect, it } from 'vitest';

import { Loader } from './loader.svelte';

it('asks again after a change, and not where the answer came with what changed it', async () => {
  let asked = 0;
  const loader = new Loader<number>();
  await loader.load(() => Promise.resolve((asked += 1)));
  await loader.again();
  expect(asked).toBe(2);
  const again = loader.again();
  loader.put(10); // as who changed it does, once the command has answered
  await again;
  expect([asked, loader.value]).toEqual([2, 10]);
});

it('asks again where only what is known was put in', async () => {
  let asked = 0;
  const loader = new Loader<number>();
  await loader.load(() => Promise.resolve((asked += 1)));
  const again = loader.again();
  loader.note(10);
  await again;
  expect(asked).toBe(2);
});
