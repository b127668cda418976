// @vitest-environment happy-dom
/** The year on one page: what is seen, what is left in sight, and what is sent of an entry. */
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CycleView } from '../../bindings';
import { cycleEntry, cycleView } from '../../forms/fixtures';
import { Page, settle } from '../../forms/page';
import { call } from '../../ipc';
import { forgetTyped } from '../../lib/typed.svelte';
import Cycle from './Cycle.svelte';
import { entryOf, formOf, newEntry, turnedTo, wrongEntry } from './entry';
import { ALL, cardsOf, daysOf, formatDays, linksOf, passes, touched } from './year';

vi.mock('../../ipc', () => ({ call: vi.fn(), chooseFolder: () => Promise.resolve(null) }));
vi.mock('../documents/reader', () => ({ open: () => Promise.reject(new Error('no page is asked for')) }));

let page: Page | null = null;

async function show(view: CycleView): Promise<Page> {
  vi.mocked(call).mockImplementation(() => Promise.resolve(view as never));
  page = new Page(Cycle as Component<never>, { round: 'r1', part: '2013/14', member: null }, null);
  await settle();
  return page;
}

beforeEach(() => vi.mocked(call).mockReset());

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

describe('the year', () => {
  it('has a card in each phase of an entry, and says where else it stands', async () => {
    const shown = await show(cycleView());
    expect(shown.root.querySelectorAll('[data-testid="cycle-card"]')).toHaveLength(2);
    expect(shown.find('[data-testid="phase-understand"]').textContent).toContain('Also in Plan');
    expect(shown.find('[data-testid="cycle-rounds"]').textContent).toContain('1 March 2013, outside this year');
    expect(shown.find('[data-testid="cycle-touched"]').textContent).toContain('First no entry');
  });

  it('teaches where nothing is there, and offers nothing to those who may not change it', async () => {
    const { shown: year } = cycleView();
    const phases = year.phases.map((one) => ({ ...one, entries: [] }));
    const shown = await show(cycleView({ entries: [], shown: { ...year, phases }, may_change: false }));
    expect(shown.find('[data-testid="cycle-empty"]').textContent).toContain('support officers add them');
    expect(shown.root.querySelector('[data-testid="cycle-add"]')).toBeNull();
    expect(shown.find('[data-testid="phase-plan"]').textContent).toContain('Deciding with the public.');
  });

  it('is left in sight by kind and by what it is about', () => {
    const view = cycleView();
    const [card] = view.entries;
    expect(card && passes(card, { kind: 'lesson', subject: '' })).toBe(false);
    expect(card && passes(card, { kind: 'engagement', subject: 'Second' })).toBe(true);
    expect(cardsOf(view, 0, ALL)).toHaveLength(1);
    expect(cardsOf(view, 0, { kind: '', subject: 'First' })).toEqual([]);
    expect(cardsOf(view, 2, ALL)).toEqual([]);
  });

  it('says days, links and what nobody spoke of in words', () => {
    const view = cycleView();
    expect(formatDays('2013-05-02', '2013-06-28')).toBe('2 May 2013 to 28 June 2013');
    expect(formatDays('2013-05-02', '2013-05-02')).toBe('2 May 2013');
    expect(linksOf('r1', view.shown.links).map((one) => one.way)).toEqual(['Fed into it']);
    expect(touched(view, 'objective')).toEqual({ spoken: [], silent: ['First'] });
    const [round] = view.shown.rounds;
    expect(round && daysOf(round, view).map((day) => day.here)).toEqual([false, true]);
  });
});

describe('an entry', () => {
  it('comes back from the form as it was', () => {
    const entry = cycleEntry();
    expect(entryOf(formOf(entry), entry.id)).toEqual(entry);
  });

  it('sends nothing that its kind does not ask for', () => {
    const form = { ...formOf(cycleEntry()), kind: 'lesson' as const };
    expect(entryOf(form, '')).toMatchObject({ id: '', who: '', how: '', sources: [] });
  });

  it('begins in the usual phase of its kind, and keeps one that was chosen', () => {
    const form = newEntry('engagement', 'r1');
    expect(turnedTo(form, 'lesson').phases).toMatchObject({ understand: false, review: true });
    const chosen = { ...form, phases: { ...form.phases, do: true } };
    expect(turnedTo(chosen, 'lesson').phases).toMatchObject({ understand: true, do: true, review: false });
    expect(turnedTo(form, 'needs_document').sources).toHaveLength(1);
  });

  it('is refused at its field', () => {
    const at = (change: object): string[] =>
      wrongEntry({ ...formOf(cycleEntry()), ...change }).map((one) => one.field ?? '');
    expect(at({})).toEqual([]);
    expect(at({ title: ' ' })).toEqual(['entry.title']);
    expect(at({ on: '2 May' })).toEqual(['entry.on']);
    expect(at({ until: '2013-01-01' })).toEqual(['entry.until']);
    expect(at({ who: '', how: '' })).toEqual(['entry.who', 'entry.how']);
    expect(at({ kind: 'needs_document', text: '' })).toEqual(['entry.sources']);
    expect(at({ phases: { understand: false, plan: false, do: false, review: false } })).toEqual(['entry.phases']);
  });

  it('is sent from the form beside the year', async () => {
    const shown = await show(cycleView());
    await shown.click('[data-testid="cycle-change"]');
    await shown.type('entry.title', 'Another title');
    await shown.submit('[data-testid="cycle-entry"] form');
    const sent = vi.mocked(call).mock.calls.find(([name]) => name === 'cycle_entry_set')?.[1];
    expect(sent).toEqual({ entry: cycleEntry({ title: 'Another title' }) });
  });
});
