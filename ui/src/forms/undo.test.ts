// @vitest-environment happy-dom
/** What is agreed can be undone for a while, and reasons are kept when their form is left. */
import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import AgreeForm from '../features/moderate/AgreeForm.svelte';
import PanelWords from '../features/moderate/PanelWords.svelte';
import OverrideForm from '../features/shortlist/OverrideForm.svelte';
import Settle from '../features/shortlist/Settle.svelte';
import type { BidScores } from '../bindings';
import { call } from '../ipc';
import { announcer } from '../lib/announce.svelte';
import { session } from '../lib/session.svelte';
import { forgetTyped, listUnsent } from '../lib/typed.svelte';
import { bid, round, scheme, shortlist } from './fixtures';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({ call: vi.fn() }));

const nothing = (): void => undefined;
const agreed = { bid: '021', criterion: 'o1', score: '2', reason: 'As before' };
const scores = { bid, sheets: [], strengths: 'Clear', weaknesses: '' } as unknown as BidScores;
let page: Page | null = null;

async function show(Shown: unknown, props: Record<string, unknown>): Promise<Page> {
  await page?.close();
  page = new Page(Shown as Component<never>, { round: 'r1', ...props }, null);
  await settle();
  return page;
}

function sentTo(command: string): unknown[] {
  return vi.mocked(call).mock.calls.flatMap(([name, request]) => (name === command ? [request] : []));
}

async function undo(): Promise<void> {
  announcer.undo();
  await settle();
}

beforeEach(() => {
  session.round.put(round());
  vi.mocked(call).mockReset();
  vi.mocked(call).mockImplementation(() => Promise.resolve(scores as never));
});

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

it.each([
  ['a first agreed score', null, { ...agreed, score: null, reason: '' }],
  ['a changed one', agreed, agreed],
])('undoes %s', async (_, before, back) => {
  const criterion = scheme.sections[0]?.criteria[0];
  const shown = await show(AgreeForm, { bid: '021', criterion, agreed: before, onscores: nothing });
  await shown.press('agree-o1');
  await shown.type('scores.0.score', '1');
  await shown.type('scores.0.reason', 'The panel agreed');
  await shown.submit();
  await undo();
  expect(sentTo('agree')).toEqual([
    { round: 'r1', scores: [{ ...agreed, score: '1', reason: 'The panel agreed' }] },
    { round: 'r1', scores: [back] },
  ]);
});

it('undoes the panel’s words, in the form too', async () => {
  const shown = await show(PanelWords, { scores, onscores: nothing });
  await shown.type('strengths', 'Well thought out');
  await shown.submit();
  await undo();
  expect(sentTo('moderation_note').at(-1)).toEqual({ round: 'r1', bid: '021', strengths: 'Clear', weaknesses: '' });
  expect(shown.find<HTMLTextAreaElement>('[data-testid="note-strengths"]').value).toBe('Clear');
  expect(listUnsent()).toEqual([]);
});

it('keeps the reason of a choice and of a shortlist that are not sent', async () => {
  const choice = { bid: '021', title: 'A project', chosen: null, funded: false, onview: nothing, onclose: nothing };
  const settling = { fund: '100', awards: shortlist.cut.shortlist.awards, own: true, onview: nothing };
  for (const [Shown, props, name] of [
    [OverrideForm, choice, 'override-reason-021'],
    [Settle, settling, 'settle-reason'],
  ] as const) {
    await (await show(Shown, props)).type('reason', 'A reason of some length');
    const again = await show(Shown, props);
    expect(again.find<HTMLTextAreaElement>(`[data-testid="${name}"]`).value).toBe('A reason of some length');
    await again.press('kept-back');
    expect(listUnsent()).toEqual([]);
  }
});
