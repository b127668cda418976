// @vitest-environment happy-dom
/** A bid that asks for £0 is asked about at every form that takes one. */
import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { bid, row, scheme } from '../../forms/fixtures';
import { Page } from '../../forms/page';
import { call } from '../../ipc';
import { forgetTyped } from '../../lib/typed.svelte';
import BidPage from './BidPage.svelte';
import Correct from './Correct.svelte';

vi.mock('../../ipc', () => ({ call: vi.fn() }));

let page: Page;

function show(Shown: unknown, props: Record<string, unknown>): void {
  page = new Page(Shown as Component<never>, { round: 'r1', row, scheme, onlist: () => undefined, ...props }, null);
}

beforeEach(() => {
  vi.mocked(call).mockReset();
  vi.mocked(call).mockImplementation(() => Promise.resolve({ bids: [row], asked: '0' } as never));
});

afterEach(async () => {
  await page.close();
  forgetTyped();
});

it.each([
  ['a bid by hand', BidPage, { late: false }, 'bid_set'],
  ['a correction', Correct, {}, 'bid_correct'],
])('asks about £0 in %s, and takes it once it is meant', async (_, Shown, props, command) => {
  show(Shown, props);
  await page.type('bid.amount', '0.00');
  await page.submit('[data-testid="bid-form"]');
  expect(call).not.toHaveBeenCalled();
  expect(page.find('[data-testid="asks-nothing"]').textContent).toContain('£0');
  await page.click('[data-testid="asks-nothing-yes"]');
  expect(vi.mocked(call).mock.calls.map(([name]) => name)).toEqual([command]);
});

it('goes back to the form where it is not meant, and asks about no other amount', async () => {
  show(BidPage, { late: false });
  await page.type('bid.amount', '0');
  await page.submit('[data-testid="bid-form"]');
  await page.press('asks-nothing-no');
  expect(page.root.querySelector('[data-testid="asks-nothing"]')).toBeNull();
  await page.type('bid.amount', '10');
  await page.submit('[data-testid="bid-form"]');
  expect(vi.mocked(call).mock.calls.map(([name]) => name)).toEqual(['bid_set']);
});

it('does not ask again about what is on file so', async () => {
  show(BidPage, { late: false, row: { ...row, bid: { ...bid, amount: '0' } } });
  await page.submit('[data-testid="bid-form"]');
  expect(vi.mocked(call).mock.calls.map(([name]) => name)).toEqual(['bid_set']);
});
