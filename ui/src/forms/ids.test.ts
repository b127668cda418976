// @vitest-environment happy-dom
/** What is kept under an id is shown by its title: nobody is shown an id. */
import { afterEach, expect, it, vi } from 'vitest';

import type { BidRow, Scheme } from '../bindings';
import BidTable from '../features/bids/BidTable.svelte';
import { bid, row, scheme } from './fixtures';
import { Page } from './page';

vi.mock('../ipc', () => ({ call: vi.fn(() => new Promise(() => undefined)) }));

const TITLES = { alcohol_drugs: 'Less harm by alcohol and drugs', c1: 'Young people', g_lawful: 'Is it lawful?' };

/** The round's scheme with ids that nobody could take for words. */
function schemeOf(): Scheme {
  const [section] = scheme.sections;
  if (!section) throw new Error('the scheme of the fixtures has a section');
  const criteria = section.criteria.map((one, at) =>
    at === 0
      ? { ...one, id: 'alcohol_drugs', title: TITLES.alcohol_drugs }
      : { ...one, id: 'c1', title: TITLES.c1, applies: 'claimed' as const },
  );
  return {
    ...scheme,
    sections: [{ ...section, criteria }],
    gateways: scheme.gateways.map((one) => ({ ...one, id: 'g_lawful', question: TITLES.g_lawful })),
  };
}

let page: Page | null = null;

afterEach(async () => {
  await page?.close();
});

it('draws no id in the table of bids', () => {
  const failed: BidRow = {
    ...row,
    bid: { ...bid, objectives: ['alcohol_drugs'], groups: ['c1'] },
    gateways: { g_lawful: { answer: 'fail', note: 'It is not', score_anyway: false } },
  };
  page = new Page(BidTable, { round: 'r1', list: { bids: [failed], asked: '100' }, scheme: schemeOf() }, null);
  const line = page.find('[data-testid="bid-row"]');
  const hints = [...line.querySelectorAll('[title]')].map((one) => one.getAttribute('title'));
  const shown = [line.textContent, ...hints].join('\n');
  for (const [id, title] of Object.entries(TITLES)) {
    expect(shown, `${title} is named`).toContain(title);
    expect(shown, `${id} is not`).not.toContain(id);
  }
});
