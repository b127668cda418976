import { describe, expect, it } from 'vitest';

import { Latest } from './latest';

/** Answers when told to, and notes what was asked. */
function desk() {
  const asked: number[] = [];
  const heard: number[] = [];
  const refused: unknown[] = [];
  const open: { answer: (value: number) => void; refuse: (why: string) => void }[] = [];
  const latest = new Latest<number, number>(
    (question) => {
      asked.push(question);
      return new Promise((answer, refuse) => open.push({ answer, refuse }));
    },
    (answer) => heard.push(answer),
    (why) => refused.push(why),
  );
  const next = async (act: (one: (typeof open)[number]) => void): Promise<void> => {
    const one = open.shift();
    if (one) act(one);
    await new Promise((done) => setTimeout(done));
  };
  return { latest, asked, heard, refused, next };
}

describe('the latest question', () => {
  it('goes next, and those between are never asked', async () => {
    const { latest, asked, heard, next } = desk();
    for (const question of [1, 2, 3, 4]) latest.put(question);
    expect(asked).toEqual([1]);
    await next((one) => {
      one.answer(10);
    });
    expect(asked).toEqual([1, 4]);
    await next((one) => {
      one.answer(40);
    });
    expect(heard).toEqual([10, 40]);
  });

  it('is asked after a refusal too', async () => {
    const { latest, asked, refused, next } = desk();
    latest.put(1);
    latest.put(2);
    await next((one) => {
      one.refuse('no');
    });
    expect(refused).toEqual(['no']);
    expect(asked).toEqual([1, 2]);
  });

  it('can be dropped while it waits', async () => {
    const { latest, asked, next } = desk();
    latest.put(1);
    latest.put(2);
    latest.drop();
    await next((one) => {
      one.answer(10);
    });
    expect(asked).toEqual([1]);
  });
});
