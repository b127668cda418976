// @vitest-environment happy-dom
/** The awards screen: the list, one award with one form at a time, what is missing, and who may change it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { AwardView } from '../bindings';
import Awards from '../features/awards/Awards.svelte';
import { keptList } from '../features/awards/kept.svelte';
import { call } from '../ipc';
import { listControls } from '../lib/controls.svelte';
import { session } from '../lib/session.svelte';
import { forgetTyped } from '../lib/typed.svelte';
import { home, round } from './fixtures';
import { agreement, awardRow, awardsView, awardView, due, report } from './fixtures-awards';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({ call: vi.fn() }));

let page: Page | null = null;
let award: AwardView;

async function show(part: string | null): Promise<Page> {
  page = new Page(Awards as never, { round: 'r1', part, member: null }, null);
  await settle();
  return page;
}

function sentTo(command: string): unknown[] {
  return vi.mocked(call).mock.calls.flatMap(([name, request]) => (name === command ? [request] : []));
}

function focusPath(): string | undefined {
  return listControls().find((one) => one.id === document.activeElement?.id)?.path;
}

beforeEach(() => {
  session.home.put(home);
  session.round.put(round({ stage: 'decided' }));
  keptList.typed = '';
  keptList.need = null;
  award = awardView();
  const rows = [
    awardRow({ bidder: 'Dawn', overdue: [due({ days_late: 40 })] }, 0),
    awardRow({ bidder: 'Dusk', round: 'r2' }, 1),
  ];
  vi.mocked(call).mockReset();
  vi.mocked(call).mockImplementation((name) =>
    Promise.resolve((name === 'awards' ? awardsView(rows) : structuredClone(award)) as never),
  );
});

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

describe('the list', { timeout: 60_000 }, () => {
  it('is of all rounds, a line each, and leads to the award in its own round', async () => {
    const shown = await show(null);
    expect(sentTo('awards')).toEqual([{ round: null, on: null }]);
    const links = [...shown.root.querySelectorAll('[data-testid="award-row"] a')].map((one) =>
      one.getAttribute('href'),
    );
    expect(links).toEqual(['#/round/r1/awards/001', '#/round/r2/awards/002']);
  });

  it('is one stop of the Tab key, and goes on by J', async () => {
    const shown = await show(null);
    const links = [...shown.root.querySelectorAll<HTMLElement>('[data-testid="award-row"] a')];
    expect(links.map((one) => one.tabIndex)).toEqual([0, -1]);
    links[0]?.focus();
    links[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }));
    expect(document.activeElement).toBe(links[1]);
  });

  it('shows what needs somebody, and all again', async () => {
    const shown = await show(null);
    expect(shown.find('[data-testid="need-to_60"]').textContent).toContain('1');
    await shown.press('need-to_60');
    expect(shown.root.querySelectorAll('[data-testid="award-row"]')).toHaveLength(1);
    expect(shown.find('[data-testid="need-to_60"]').getAttribute('aria-pressed')).toBe('true');
    await shown.press('need-to_60');
    expect(shown.root.querySelectorAll('[data-testid="award-row"]')).toHaveLength(2);
  });

  it('teaches where there is no award', async () => {
    vi.mocked(call).mockImplementation(() => Promise.resolve(awardsView([]) as never));
    const shown = await show(null);
    expect(shown.root.textContent).toContain('An award is made when the Commissioner’s decision is on file');
  });
});

describe('one award', { timeout: 60_000 }, () => {
  it('begins an agreement from the draft, and puts it on file as it is', async () => {
    award = { ...award, versions: [], draft: agreement, state: 'none' };
    const shown = await show('021');
    await shown.press('take-next');
    await shown.submit('[data-testid="agreement-form"]');
    expect(sentTo('agreement_write')).toEqual([{ round: 'r1', bid: '021', agreement }]);
  });

  it('opens one form at a time', async () => {
    const shown = await show('021');
    await shown.press('sign-office');
    await shown.press('check-dbs');
    const forms = [...shown.root.querySelectorAll<HTMLElement>('form')].map((one) => one.dataset.testid);
    expect(forms).toEqual(['check-form']);
    expect(document.activeElement?.textContent).toBe('DBS checks');
  });

  it('closes a form that was sent, and leaves the focus near', async () => {
    const shown = await show('021');
    await shown.press('sign-office');
    await shown.submit('[data-testid="sign-form"]');
    expect(sentTo('agreement_sign')).toEqual([
      {
        round: 'r1',
        bid: '021',
        signature: { version: 1, side: 'office', by: 'Jane Smith, Chief Executive', on: '2014-08-01' },
      },
    ]);
    expect(shown.root.querySelector('form')).toBeNull();
    expect(shown.root.contains(document.activeElement)).toBe(true);
  });

  it('leads from what is missing to its field', async () => {
    award.gaps = [
      { heading: 'publicity', what: 'Say how it is told', kind: 'missing', place: 'text' },
      { heading: 'crb_checks', what: 'DBS: promised', kind: 'promised', place: { check: 'dbs' } },
    ];
    const shown = await show('021');
    await shown.click('[data-testid="gaps"] li a');
    await settle();
    expect(focusPath()).toBe('agreement.texts.publicity');
    await shown.click('[data-testid="gaps"] ul:last-of-type li a');
    await settle();
    expect(focusPath()).toBe('check.state');
  });

  it('asks about a return, and accepts one', async () => {
    award.returns = award.returns.map((row) => ({ ...row, state: 'received', report }));
    const shown = await show('021');
    await shown.press('read-return-1');
    await shown.press('query-return');
    expect(shown.find('[data-testid="error-summary"]').textContent).toContain('Say what you ask');
    await shown.type('report.note', 'Which course?');
    await shown.press('query-return');
    await shown.press('read-return-1');
    await shown.submit('[data-testid="judge-form"]');
    expect(sentTo('return_record')).toMatchObject([
      { report: { ...report, state: 'queried', note: 'Which course?' } },
      { report: { ...report, state: 'accepted', note: '' } },
    ]);
  });

  it('can be read, and not changed, by those who may not', async () => {
    award = { ...award, may_change: false, returns: award.returns.map((row) => ({ ...row, report })) };
    const shown = await show('021');
    const buttons = [...shown.root.querySelectorAll('button')].map((one) => one.textContent.trim());
    expect(buttons).toEqual(['Read return 1']);
    await shown.press('read-return-1');
    expect(shown.root.textContent).toContain('Two courses ran');
    expect(shown.root.querySelector('form, input, textarea, select')).toBeNull();
  });
});
