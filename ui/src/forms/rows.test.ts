// @vitest-environment happy-dom
/** A long list draws its first piece, and more as it is wanted: never a row for each of 500 bids at once. */
import type { Component } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';

import type { BidRow, ProgressView, ShortlistView } from '../bindings';
import { call } from '../ipc';
import { PIECE, STEP } from '../lib/nearing';
import { awardRow, awardsView } from './fixtures-awards';
import { bid, members, row, scheme, shortlist } from './fixtures';
import { Page, settle } from './page';
import AwardsList from '../features/awards/AwardsList.svelte';
import { keptList } from '../features/awards/kept.svelte';
import GatewayGrid from '../features/bids/GatewayGrid.svelte';
import BidTable from '../features/bids/BidTable.svelte';
import AgendaPane from '../features/moderate/AgendaPane.svelte';
import Progress from '../features/progress/Progress.svelte';
import DecisionTable from '../features/shortlist/DecisionTable.svelte';
import RankRow from '../features/shortlist/RankRow.svelte';
import Unranked from '../features/shortlist/Unranked.svelte';

vi.mock('../ipc', () => ({ call: vi.fn(() => new Promise(() => undefined)) }));

const REFS = Array.from({ length: 500 }, (_, at) => String(at + 1).padStart(3, '0'));
const bids: BidRow[] = REFS.map((ref) => ({ ...row, bid: { ...bid, ref } }));
const list = { bids, asked: '50000' };
const progress: ProgressView = {
  members: members.map((member) => ({ member, submitted: 0, wanted: 500, cells: REFS.map(() => 'waiting') })),
  bids: bids.map((one) => one.bid),
  by_exchange: false,
  exchanged_at: null,
};
const unranked: ShortlistView = {
  ...shortlist,
  ranking: {
    ...shortlist.ranking,
    unranked: REFS.map((ref) => ({ bid: ref, reason: 'quorum', details: 'No sheet', figures: null })),
  },
};
const drafts = REFS.map((ref) => ({ bid: ref, asked: '100', kind: 'open', amount: '', reason: '' }));

vi.spyOn(console, 'warn').mockImplementation(() => undefined); // the drafts are no state here

let page: Page | null = null;

async function show(Shown: unknown, props: Record<string, unknown>): Promise<Page> {
  vi.mocked(call).mockImplementation((name) =>
    name === 'progress' ? Promise.resolve(progress as never) : new Promise(() => undefined),
  );
  page = new Page(Shown as Component<never>, props, null);
  await settle();
  return page;
}

function rowsOf(shown: Page): number {
  return [...shown.root.querySelectorAll('table')].at(-1)?.querySelectorAll('tbody > tr').length ?? 0;
}

afterEach(async () => {
  await page?.close();
});

it.each([
  ['the bids', BidTable, { round: 'r1', list, scheme }],
  ['the gateways', GatewayGrid, { round: 'r1', list, scheme, onlist: () => undefined }],
  ['the progress', Progress, { round: 'r1', part: null, member: null }],
  ['the decisions', DecisionTable, { all: drafts, sent: [], rows: {}, whole: false }],
  ['what is not ranked', Unranked, { round: 'r1', view: unranked }],
])('draws a piece of %s', async (_, Shown, props) => {
  const shown = await show(Shown, props);
  expect(rowsOf(shown)).toBe(PIECE);
  expect(shown.root.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount')).toBe('501');
  await shown.press('more-rows');
  expect(rowsOf(shown)).toBe(PIECE + STEP);
});

it('draws a piece of the awards, anew for each filter, beside the totals of all of them', async () => {
  const risky = (at: number): string[] => (at % 5 === 0 ? ['Behind'] : []);
  const rows = REFS.map((_, at) => awardRow({ risks: risky(at) }, at));
  const shown = await show(AwardsList, { view: awardsView(rows) });
  expect(rowsOf(shown)).toBe(PIECE);
  expect(shown.find('[data-testid="awards"]').getAttribute('aria-rowcount')).toBe('502');
  await shown.press('more-rows');
  expect(rowsOf(shown)).toBe(PIECE + STEP);
  await shown.press('need-risk');
  expect(rowsOf(shown)).toBe(PIECE);
  expect(shown.root.textContent).toContain('100 awards');
  expect(shown.find('[data-testid="totals"]').textContent).toContain('All 500 awards');
  expect(keptList.need).toBe('risk');
  await shown.press('all-awards');
  expect(shown.root.textContent).toContain('500 awards');
});

it('draws every decision where one of them is refused', async () => {
  const hundred = drafts.slice(0, 100);
  const shown = await show(DecisionTable, { all: hundred, sent: [], rows: {}, whole: true });
  expect(rowsOf(shown)).toBe(100);
});

it('says so where there is no bid to answer gateways for', async () => {
  const shown = await show(GatewayGrid, {
    round: 'r1',
    list: { bids: [], asked: '0' },
    scheme,
    onlist: () => undefined,
  });
  expect(shown.root.textContent).toContain('There is no bid to answer gateways for.');
  expect(shown.root.querySelector('table, button, input')).toBeNull();
});

it('sets the amount of a part award apart from its word', async () => {
  const decision = { bid: '021', kind: 'part_award', amount: '40000', reason: '' };
  const shown = await show(RankRow, {
    round: 'r1',
    rank: { bid: '021', rank: 1, tied: false, total: '75.53', band: null },
    row: { bid, members: {}, set_apart_by: null, decision },
    now: { kind: 'full', reason: '', running: null },
    pence: false,
    stability: null,
    chosen: null,
    tied: false,
    moved: null,
    onchoose: null,
  });
  expect(shown.find('.state .tag').textContent).toBe('Part award £40,000');
});

/** An agenda of which every fifth bid could cross a line. */
const agenda = REFS.map((ref, at) => ({
  ref,
  title: '',
  rank: at,
  spread: null,
  agreed: 0,
  consequence: at % 5 === 0,
}));

function linesOf(shown: Page): number {
  return shown.root.querySelectorAll('li').length;
}

it('draws a piece of the agenda', async () => {
  const shown = await show(AgendaPane, { round: 'r1', items: agenda, bid: null });
  expect(linesOf(shown)).toBe(PIECE);
  await shown.press('more-rows');
  expect(linesOf(shown)).toBe(PIECE + STEP);
});

it('draws the agenda as far as the bid in hand while the screen stands', async () => {
  const frames: (() => void)[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(() => frame(0)));
  const shown = await show(AgendaPane, { round: 'r1', items: agenda, bid: '005' });
  expect(linesOf(shown)).toBe(PIECE);
  while (frames.length > 0) {
    frames.shift()?.();
    await settle();
  }
  expect(linesOf(shown)).toBe(100 + 3 + PIECE); // every bid that could cross a line stands before it
});

it.each([
  ['brings the bid in hand into sight of the agenda', 0, 4440],
  ['leaves an agenda where it is that somebody has scrolled', 300, 300],
])('%s', async (_, scrolled, then) => {
  const placed = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: HTMLElement,
  ) {
    return this.matches('[aria-current]') ? new DOMRect(0, 5000, 200, 40) : new DOMRect(0, 0, 200, 600);
  });
  const frames: (() => void)[] = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.push(() => frame(0)));
  const shown = await show(AgendaPane, { round: 'r1', items: agenda, bid: '002' });
  const list = shown.find('nav');
  list.scrollTop = scrolled;
  while (frames.length > 0) {
    frames.shift()?.();
    await settle();
  }
  expect(list.scrollTop).toBe(then);
  expect(document.activeElement, 'the focus stays where it was').toBe(document.body);
  placed.mockRestore();
});
