// @vitest-environment happy-dom
/** No form loses what was typed when it is left; what was sent, or given up, is not kept. */
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import AgreementForm from '../features/awards/AgreementForm.svelte';
import CheckForm from '../features/awards/CheckForm.svelte';
import JudgeReturn from '../features/awards/JudgeReturn.svelte';
import PaymentStepForm from '../features/awards/PaymentStepForm.svelte';
import ReturnForm from '../features/awards/ReturnForm.svelte';
import ReviewForm from '../features/awards/ReviewForm.svelte';
import SignForm from '../features/awards/SignForm.svelte';
import Chair from '../features/devices/Chair.svelte';
import Deputy from '../features/devices/Deputy.svelte';
import { DevicesState } from '../features/devices/state.svelte';
import OfficeForm from '../features/documents/OfficeForm.svelte';
import { groupsOf } from '../features/documents/publication';
import PublicationForm from '../features/documents/PublicationForm.svelte';
import Declare from '../features/score/Declare.svelte';
import Panel from '../features/setup/Panel.svelte';
import SchemeEditor from '../features/setup/scheme/SchemeEditor.svelte';
import { call } from '../ipc';
import { session } from '../lib/session.svelte';
import { forgetTyped, listUnsent } from '../lib/typed.svelte';
import { exchange, home, list, members, office, publication, round, sheet } from './fixtures';
import { awardView, report } from './fixtures-awards';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({ call: vi.fn() }));

const cat = { id: 'm3', name: 'Cat', role: 'member' as const };
const nothing = (): void => undefined;
const published = {
  ...publication,
  publication: {
    ...publication.publication,
    read: [...publication.publication.read, { bid: '022', text: 'purpose', sha256: 'sha of 022' }],
  },
};
let page: Page | null = null;

/** What a form is, how it is filled in, and what of it is there again. */
type Kept = {
  Form: unknown;
  props: () => Record<string, unknown>;
  /** What the program answers. */
  answer: unknown;
  type: (page: Page) => Promise<void>;
  /** What is typed in it, as it stands on the page. */
  read: (page: Page) => unknown;
  typed: unknown;
  /** What it is called where it would be lost. */
  label: string;
  send: (page: Page) => Promise<void>;
};

function valueOf(shown: Page, testid: string): string {
  return shown.find<HTMLInputElement>(`[data-testid="${testid}"]`).value;
}

/** What each form of an award is given; its agreement is not signed yet. */
function award(): Record<string, unknown> {
  const view = awardView();
  const versions = view.versions.map((version) => ({ ...version, in_force: false }));
  return { view: { ...view, versions }, onview: nothing, onclose: nothing };
}

function devices(): Record<string, unknown> {
  const state = new DevicesState('r1');
  state.exchange.put(exchange);
  const laptops = [...exchange.devices, { ...exchange.devices[0], log: 'l2', member: 'm3', name: 'Cat' }];
  return {
    devices: state,
    view: { ...exchange, devices: laptops },
    people: [members[1], cat],
    members: [...members, cat],
  };
}

const KEPT: Record<string, Kept> = {
  'a person to add to the panel': {
    Form: Panel,
    props: () => ({ view: round({ stage: 'set_up' }) }),
    answer: round({ stage: 'set_up' }),
    type: async (shown) => {
      await shown.type('name', 'Cat');
      await shown.tick('observer');
    },
    read: (shown) => [
      valueOf(shown, 'member-name'),
      shown.find<HTMLInputElement>('[data-testid="member-observer"]').checked,
    ],
    typed: ['Cat', true],
    label: 'A person to add',
    send: (shown) => shown.submit(),
  },
  'a support officer to add once the round is decided': {
    Form: Panel,
    props: () => ({ view: round({ stage: 'decided' }) }),
    answer: round({ stage: 'decided' }),
    type: (shown) => shown.type('name', 'Dee'),
    read: (shown) => [
      valueOf(shown, 'member-name'),
      shown.find<HTMLInputElement>('[data-testid="member-support"]').checked,
    ],
    typed: ['Dee', true],
    label: 'A person to add',
    send: (shown) => shown.submit(),
  },
  'why somebody leaves the panel': {
    Form: Panel,
    props: () => ({ view: round() }),
    answer: round(),
    type: async (shown) => {
      if (!shown.paths.includes('reason')) await shown.click('td button');
      await shown.type('reason', 'Moved away');
    },
    read: (shown) => valueOf(shown, 'leaving-reason-m2'),
    typed: 'Moved away',
    label: 'Why Ben leaves',
    send: (shown) => shown.click('td .grave'),
  },
  'who is deputy': {
    Form: Deputy,
    props: devices,
    answer: exchange,
    type: (shown) => shown.type('member', 'm3'),
    read: (shown) => valueOf(shown, 'deputy'),
    typed: 'm3',
    label: 'The deputy',
    send: (shown) => shown.submit(),
  },
  'what is declared': {
    Form: Declare,
    props: () => ({ round: 'r1', view: sheet({ declaration: null }), list, ondeclared: nothing }),
    answer: list,
    type: async (shown) => {
      await shown.click('input[value="declared"]');
      await shown.type('note', 'A cousin works there');
    },
    read: (shown) => [shown.find<HTMLInputElement>('input[value="declared"]').checked, valueOf(shown, 'declare-note')],
    typed: [true, 'A cousin works there'],
    label: 'Interests in 021',
    send: (shown) => shown.submit(),
  },
  'what is said of the office': {
    Form: OfficeForm,
    props: () => ({ office, onview: nothing }),
    answer: { office: { ...office, name: 'Another office' } },
    type: (shown) => shown.type('office.name', 'Another office'),
    read: (shown) => valueOf(shown, 'office-name'),
    typed: 'Another office',
    label: 'The office',
    send: (shown) => shown.submit(),
  },
  'what is read for publication': {
    Form: PublicationForm,
    props: () => ({ round: 'r1', view: publication, groups: groupsOf(publication.texts, {}), onview: nothing }),
    answer: published,
    type: (shown) => shown.click('[data-testid="read-022-purpose"]'),
    read: (shown) => shown.find<HTMLInputElement>('[data-testid="read-022-purpose"]').checked,
    typed: true,
    label: 'What is published',
    send: (shown) => shown.submit(),
  },
  'the agreement of an award': {
    Form: AgreementForm,
    props: () => ({ ...award(), scheme: null }),
    answer: awardView(),
    type: async (shown) => {
      if (!shown.root.querySelector('[data-testid="measure-1-title"]')) await shown.press('add-measure');
      await shown.type('agreement.measures.blank-1.title', 'Calls answered');
    },
    read: (shown) => valueOf(shown, 'measure-1-title'),
    typed: 'Calls answered',
    label: 'The agreement of 021',
    send: (shown) => shown.submit(),
  },
  'a return of an award': {
    Form: ReturnForm,
    props: () => ({ ...award(), row: awardView().returns[0] }),
    answer: awardView(),
    type: async (shown) => {
      await shown.type('report.actuals.m1.value', '20');
      await shown.type('report.narrative', 'Two courses ran');
    },
    read: (shown) => [valueOf(shown, 'actual-m1-value'), valueOf(shown, 'return-narrative')],
    typed: ['20', 'Two courses ran'],
    label: 'Return 1 of 021',
    send: (shown) => shown.submit(),
  },
  'what is said to a return': {
    Form: JudgeReturn,
    props: () => ({ ...award(), report }),
    answer: awardView(),
    type: (shown) => shown.type('report.note', 'Which course?'),
    read: (shown) => valueOf(shown, 'judge-note'),
    typed: 'Which course?',
    label: 'What is said to return 1 of 021',
    send: (shown) => shown.press('query-return'),
  },
  'where a check stands': {
    Form: CheckForm,
    props: () => ({ ...award(), row: awardView().checks[0] }),
    answer: awardView(),
    type: async (shown) => {
      await shown.click('input[value="evidenced"]');
      await shown.type('check.state.reference', 'Number 12');
    },
    read: (shown) => valueOf(shown, 'check-reference'),
    typed: 'Number 12',
    label: 'DBS checks of 021',
    send: (shown) => shown.submit(),
  },
  'who signed an agreement': {
    Form: SignForm,
    props: () => ({ ...award(), side: 'office' }),
    answer: awardView(),
    type: (shown) => shown.type('signature.by', 'Another'),
    read: (shown) => valueOf(shown, 'signature-by'),
    typed: 'Another',
    label: 'A signature of 021',
    send: (shown) => shown.submit(),
  },
  'what happens to a payment': {
    Form: PaymentStepForm,
    props: () => ({ ...award(), row: awardView().payments[0], act: 'hold' }),
    answer: awardView(),
    type: (shown) => shown.type('event.step.reason', 'No news'),
    read: (shown) => valueOf(shown, 'payment-reason'),
    typed: 'No news',
    label: 'Payment 1 of 021',
    send: (shown) => shown.submit(),
  },
  'a review of an award': {
    Form: ReviewForm,
    props: award,
    answer: awardView(),
    type: async (shown) => {
      await shown.click('input[value="stop"]');
      await shown.type('review.reasons', 'Nobody came');
      await shown.type('review.by', 'Jane Smith');
    },
    read: (shown) => valueOf(shown, 'review-reasons'),
    typed: 'Nobody came',
    label: 'A review of 021',
    send: (shown) => shown.submit(),
  },
  'why the scheme changes': {
    Form: SchemeEditor,
    props: () => ({ view: round() }),
    answer: round(),
    type: (shown) => shown.type('reason', 'A slip of the pen'),
    read: (shown) => valueOf(shown, 'scheme-reason'),
    typed: 'A slip of the pen',
    label: 'Scheme',
    send: (shown) => shown.submit(),
  },
};

async function show(Form: unknown, props: Record<string, unknown>): Promise<Page> {
  await page?.close();
  page = new Page(Form as Component<never>, props, null);
  await settle();
  return page;
}

beforeEach(() => {
  session.home.put(home);
  session.round.put(round());
});

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

describe.each(Object.entries(KEPT))(
  '%s',
  { timeout: 60_000 },
  (_, { Form, props, answer, type, read, typed, label, send }) => {
    beforeEach(() => {
      vi.mocked(call).mockImplementation((name) =>
        name === 'scheme_check'
          ? Promise.resolve({ faults: [], effective_weights: {}, warnings: [] } as never)
          : Promise.resolve(structuredClone(answer) as never),
      );
    });

    it('is there again when its form is come back to', async () => {
      await type(await show(Form, props()));
      expect(listUnsent()).toEqual([label]);
      const again = await show(Form, props());
      expect(read(again)).toEqual(typed);
    });

    it('is gone when it was sent', async () => {
      await type(await show(Form, props()));
      const again = await show(Form, props());
      await send(again);
      expect(listUnsent()).toEqual([]);
      const anew = await show(Form, props());
      expect(anew.root.textContent).not.toContain('what you typed before');
      expect(listUnsent()).toEqual([]);
    });

    it('is kept when it was refused', async () => {
      const refusal = { code: 'bad_data', message: 'No', details: [], field: null };
      await type(await show(Form, props()));
      vi.mocked(call).mockImplementation(() => Promise.reject(refusal as never));
      await send(await show(Form, props()));
      expect(read(await show(Form, props()))).toEqual(typed);
    });
  },
);

it('keeps who takes the chair with the reason for it', async () => {
  const shown = await show(Chair, devices());
  await shown.press('hand-over');
  await shown.type('to', 'm3');
  await shown.type('reason', 'A new post');
  const again = await show(Chair, devices());
  expect([valueOf(again, 'hand-over-to'), valueOf(again, 'hand-over-reason')]).toEqual(['m3', 'A new post']);
  expect(listUnsent()).toEqual(['Give the chair to someone else']);
  vi.mocked(call).mockImplementation(() => Promise.resolve(exchange as never));
  await again.press('hand-over-confirm');
  expect(listUnsent()).toEqual([]);
});
