// @vitest-environment happy-dom
/** What the program is asked while a sheet is being written. */
import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

import { list, round, sheet } from '../../forms/fixtures';
import { changes } from '../../lib/changes';
import { session } from '../../lib/session.svelte';
import Score from './Score.svelte';

const { invoke } = vi.hoisted(() => ({ invoke: vi.fn() }));
vi.mock('@tauri-apps/api/core', () => ({ invoke }));
vi.mock('@tauri-apps/api/event', () => ({ listen: () => Promise.resolve(() => undefined) }));

const ANSWERS: Record<string, unknown> = {
  round_show: round(),
  score_list: list,
  sheet_show: sheet(),
  sheet_save: { saved_at: '2014-04-03T09:00:00Z', standing: { total: null, scored: 2, wanted: 2, left: [] } },
};

let shown: Record<string, unknown> | null = null;
let asked: string[] = [];

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await tick();
    await new Promise((done) => setTimeout(done, 0));
    await changes.settled();
    flushSync();
  }
}

async function open(): Promise<void> {
  invoke.mockImplementation((_: string, { name }: { name: string }) => {
    asked.push(name);
    const changed = name === 'sheet_save' ? { areas: ['sheets'], rounds: ['r1'] } : { areas: [], rounds: [] };
    return Promise.resolve({ answer: structuredClone(ANSWERS[name]), changed });
  });
  await session.turnTo('r1');
  shown = mount(Score, { target: document.body, props: { round: 'r1', part: '021', member: null } });
  await settle();
  asked = [];
}

function press(testid: string): void {
  document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.click();
}

afterEach(async () => {
  if (shown) await unmount(shown);
});

it('asks for the list once after a score is given, and for nothing else', async () => {
  await open();
  press('point-o1-2');
  await settle();
  expect(asked).toEqual(['sheet_save', 'score_list']);
});

it('asks for what others do to sheets as before', async () => {
  await open();
  changes.tell({ parts: ['sheets', 'drafts'], rounds: ['r1'] });
  await settle();
  expect(asked.sort()).toEqual(['round_show', 'score_list', 'score_list', 'sheet_show']);
});
