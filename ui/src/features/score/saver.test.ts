import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { IDLE_MS, Saver, type SaveState } from './saver';

type Gate = { content: string; open: () => void; fail: () => void };

function trial() {
  const gates: Gate[] = [];
  const heard: SaveState['kind'][] = [];
  const saver = new Saver<string>(
    (content) =>
      new Promise((resolve, reject) => {
        gates.push({
          content,
          open: () => {
            resolve();
          },
          fail: () => {
            reject(new Error('disk full'));
          },
        });
      }),
    (state) => heard.push(state.kind),
  );
  return { saver, gates, heard };
}

const turn = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving as it is typed', () => {
  it('saves a score at once, and text when it has rested', async () => {
    const { saver, gates } = trial();
    saver.change('score', 'now');
    expect(gates.map((gate) => gate.content)).toEqual(['score']);
    gates[0]?.open();
    await turn();
    saver.change('te', 'rested');
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    saver.change('text', 'rested');
    await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
    expect(gates).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(gates[1]?.content).toBe('text');
  });

  it('saves a second after the first letter, however steadily it is typed', async () => {
    const { saver, gates } = trial();
    for (let typed = 1; typed <= 60; typed += 1) {
      saver.change('x'.repeat(typed), 'rested');
      await vi.advanceTimersByTimeAsync(100);
      gates.at(-1)?.open();
      await turn();
    }
    expect(gates.length, 'six seconds of typing are saved about once a second').toBeGreaterThanOrEqual(5);
    expect(gates[0]?.content.length, 'the first save holds all that was typed by then').toBeGreaterThanOrEqual(9);
  });

  it('never runs two saves at once, and leaves out only what a newer one covers', async () => {
    const { saver, gates, heard } = trial();
    saver.change('a', 'now');
    saver.change('b', 'now');
    saver.change('c', 'now');
    expect(gates).toHaveLength(1);
    gates[0]?.open();
    await turn();
    expect(gates.map((gate) => gate.content)).toEqual(['a', 'c']);
    expect(saver.settled).toBe(false);
    gates[1]?.open();
    await turn();
    expect(saver.settled).toBe(true);
    expect(heard.at(-1)).toBe('saved');
  });

  it('flushes what still rests when the user leaves', async () => {
    const { saver, gates } = trial();
    saver.change('last words', 'rested');
    const left = saver.flush();
    gates[0]?.open();
    await left;
    expect(gates[0]?.content).toBe('last words');
    expect(saver.settled).toBe(true);
  });

  it('waits on leaving for a save that runs and for the change behind it', async () => {
    const { saver, gates } = trial();
    saver.change('a', 'now');
    saver.change('b', 'rested');
    let left = false;
    void saver.flush().then(() => (left = true));
    gates[0]?.open();
    await turn();
    expect(left).toBe(false);
    gates[1]?.open();
    await turn();
    expect(left).toBe(true);
  });

  it('keeps what could not be saved and saves it on retry', async () => {
    const { saver, gates, heard } = trial();
    saver.change('a', 'now');
    gates[0]?.fail();
    await turn();
    expect(heard.at(-1)).toBe('failed');
    expect(saver.settled).toBe(false);
    expect(saver.pending).toBe('a');
    const again = saver.flush();
    expect(gates[1]?.content).toBe('a');
    gates[1]?.open();
    await again;
    expect(saver.settled).toBe(true);
  });

  it('retries the newest where something was typed after the failure', async () => {
    const { saver, gates } = trial();
    saver.change('old', 'now');
    saver.change('new', 'rested');
    gates[0]?.fail();
    await turn();
    void saver.flush();
    expect(gates[1]?.content).toBe('new');
  });
});
