// @vitest-environment happy-dom
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { ScoreRow } from '../../bindings';
import { list, sheet } from '../../forms/fixtures';
import type { SheetDraft } from './draft.svelte';
import { Steps } from './steps.svelte';

vi.mock('../../ipc', () => ({ call: vi.fn() }));

const ids = sheet().sections.flatMap((section) => section.criteria.map((criterion) => criterion.id));

/** Draws the cards of a sheet, each with two points. */
function draw(): void {
  document.body.innerHTML = ids
    .map(
      (id) =>
        `<section data-criterion="${id}"><input type="radio" name="${id}" value="1"><input type="radio" name="${id}" value="2"></section>`,
    )
    .join('');
}

function pressed(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>('input:checked')].map((one) => `${one.name} ${one.value}`);
}

/** Two bids; a sheet comes when `arrive` is called. */
function trial() {
  let arrive = (): void => undefined;
  const rows = ['021', '022'].map((ref) => ({ ...list.bids[0], ref }) as ScoreRow);
  const bids = { rows, ref: '021', turnTo: vi.fn() };
  const draft = { sheet: { value: sheet() }, content: { scores: {} }, open: true } as unknown as SheetDraft;
  const steps = new Steps(draft, bids);
  const come = (): Promise<void> => steps.begin(new Promise((done) => (arrive = done)));
  return {
    steps,
    bids,
    come,
    arrive: () => {
      arrive();
    },
  };
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('going to a bid', () => {
  it('scores its first criterion by the first digit, also one that is struck while the sheet is on its way', async () => {
    const { steps, come, arrive } = trial();
    const coming = come();
    const struck = steps.act({ do: 'score', point: '2' });
    draw();
    expect(pressed(), 'nothing is scored before the sheet is here').toEqual([]);
    arrive();
    await Promise.all([coming, struck]);
    expect(pressed()).toEqual([`${ids[0]} 2`]);
  });

  it('by a key puts the focus on the first criterion, and holds digits until then', async () => {
    const { steps, bids, come, arrive } = trial();
    draw();
    await steps.act({ do: 'bid', by: 1 });
    expect(bids.turnTo).toHaveBeenCalledWith('022');
    const struck = steps.act({ do: 'score', point: '1' });
    await Promise.resolve();
    expect(pressed(), 'the digit is not for the sheet that is left').toEqual([]);
    const coming = come();
    arrive();
    await Promise.all([coming, struck]);
    expect(pressed()).toEqual([`${ids[0]} 1`]);
    expect(document.activeElement?.closest('[data-criterion]')?.getAttribute('data-criterion')).toBe(ids[0]);
  });

  it('leaves the focus where it is when it is gone to by hand', async () => {
    const { steps, come, arrive } = trial();
    draw();
    const coming = come();
    arrive();
    await coming;
    expect(steps.current).toBe(ids[0]);
    expect(document.activeElement).toBe(document.body);
    await steps.act({ do: 'unscored' });
    await tick();
    expect(document.activeElement?.closest('[data-criterion]')?.getAttribute('data-criterion'), 'N once').toBe(ids[0]);
  });
});
