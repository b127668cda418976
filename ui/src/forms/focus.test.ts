// @vitest-environment happy-dom
/** The focus through every action: it goes to what took the place of the control that was used. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { RoundView, Stage } from '../bindings';
import { call } from '../ipc';
import { keepFocus } from '../lib/focus';
import { session } from '../lib/session.svelte';
import { forgetTyped } from '../lib/typed.svelte';
import { beginWork } from '../lib/working';
import { groupsOf } from '../features/documents/publication';
import { COMPONENTS } from './cases';
import { bid, home, office, pack, packPreview, publication, round, row, scheme, sheet, shortlist } from './fixtures';
import OfRound from './OfRound.svelte';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({
  call: vi.fn(),
  given: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(null),
  cancel: () => Promise.resolve(),
  onProgress: () => () => undefined,
}));
vi.mock('../features/documents/reader', () => ({
  open: () => Promise.resolve({ pages: 2, draw: () => Promise.resolve(''), close: () => undefined }),
}));

type Journey = {
  name: string;
  of: string;
  props?: Record<string, unknown>;
  /** Whether it is shown with the round in hand. */
  ofRound?: Partial<RoundView>;
  answers?: Record<string, unknown>;
  /** What is used one after the other, each by a selector; `[path, text]` is typed. */
  steps: (string | [string, string])[];
  /** A part of what has the focus at the end, as it reads or is marked. */
  ends: RegExp;
};

const others = round().members.filter((member) => member.id === 'm1');
const scores = { bid, scheme, sheets: [], agreed: [], strengths: '', weaknesses: '', lines: [] };
const passed = { ...row, gateways: { g1: { answer: 'pass', note: '', score_anyway: false } } };
const nothing = (): void => undefined;
const publishing = { round: 'r1', view: publication, groups: groupsOf(publication.texts, {}), onview: nothing };

function step(stage: Stage, then: Stage, command: string): Journey {
  return {
    name: command,
    of: 'features/setup/Step.svelte',
    ofRound: { stage },
    answers: { [command]: round({ stage: then }) },
    steps: ['[data-testid="take-step"]', '[data-testid="take-step-confirm"]'],
    ends: /Close scoring|Open the scores|Moderate/,
  };
}

const JOURNEYS: Journey[] = [
  step('set_up', 'scoring', 'round_open'),
  step('scoring', 'closed', 'round_close'),
  step('closed', 'revealed', 'round_reveal'),
  {
    name: 'asking to take somebody off, and not now',
    of: 'features/setup/Panel.svelte',
    ofRound: { stage: 'set_up' },
    steps: ['td button', 'td .quiet'],
    ends: /Take off…/,
  },
  {
    name: 'taking somebody off',
    of: 'features/setup/Panel.svelte',
    ofRound: { stage: 'set_up' },
    answers: { member_remove: round({ stage: 'set_up', members: others }) },
    steps: ['td button', 'td .grave'],
    ends: /f-|input|button/,
  },
  {
    name: 'removing a criterion',
    of: 'features/setup/scheme/SchemeEditor.svelte',
    ofRound: { stage: 'set_up' },
    answers: { scheme_check: { faults: [], effective_weights: {}, warnings: [] } },
    steps: ['[data-testid="criterion-0-0"] .moves button:last-child'],
    ends: /criteria-0-title/,
  },
  {
    name: 'moving a criterion to the end',
    of: 'features/setup/scheme/SchemeEditor.svelte',
    ofRound: { stage: 'set_up' },
    answers: { scheme_check: { faults: [], effective_weights: {}, warnings: [] } },
    steps: ['[data-testid="criterion-0-0"] .moves button:nth-child(2)'],
    ends: /Up.*First/s,
  },
  {
    name: 'opening a sheet again, and not now',
    of: 'features/score/Notices.svelte',
    props: { round: 'r1', view: sheet({ state: 'submitted' }), onview: nothing },
    steps: ['[data-testid="reopen"]', 'form .quiet'],
    ends: /Open it again/,
  },
  {
    name: 'agreeing a score',
    of: 'features/moderate/AgreeForm.svelte',
    props: { round: 'r1', bid: '021', criterion: scheme.sections[0]?.criteria[0], agreed: null, onscores: nothing },
    answers: { agree: scores },
    steps: [
      '[data-testid="agree-o1"]',
      ['scores.0.score', '1'],
      ['scores.0.reason', 'So'],
      '[data-testid="agree-save-o1"]',
    ],
    ends: /Agree a score/,
  },
  {
    name: 'saving the panel’s words',
    of: 'features/moderate/Moderate.svelte',
    props: { round: 'r1', part: '021', member: null },
    answers: {
      agenda: { items: [{ ref: '021', title: 'A project', agreed: 0 }], withheld: [] },
      bid_scores: { ...scores, strengths: '', weaknesses: '' },
      moderation_note: { ...scores, strengths: 'Clear' },
    },
    steps: [['strengths', 'Clear'], '[data-testid="note-save"]'],
    ends: /note-strengths/,
  },
  {
    name: 'passing the rest of a column',
    of: 'features/bids/Bids.svelte',
    props: { round: 'r1', part: '+gateways', member: null },
    answers: { bid_list: { bids: [row], asked: '100' }, gateways_answer: { bids: [passed], asked: '100' } },
    steps: ['[data-testid="pass-rest-g1"]'],
    ends: /All answered/,
  },
  {
    name: 'turning to the last page',
    of: 'features/documents/OneDocument.svelte',
    props: { round: 'r1', row: pack, folder: '/f' },
    answers: { document_preview: { ...packPreview, pages: 2 } },
    steps: ['[data-testid="make-preview"]', '[data-testid="page-next"]'],
    ends: /page-next/,
  },
  {
    name: 'taking in a file of bids',
    of: 'features/bids/Import.svelte',
    props: { round: 'r1', late: false, onimported: () => Promise.resolve() },
    answers: { bids_check: { good: [bid], replaced: [], refusals: [], warnings: [], mend: null }, bids_import: {} },
    steps: [['file', ''], '[data-testid="take-none"]'],
    ends: /file/,
  },
  {
    name: 'settling',
    of: 'features/shortlist/Settle.svelte',
    props: { round: 'r1', fund: '1', awards: [], own: true, onview: nothing },
    answers: { shortlist_settle: shortlist },
    steps: ['[data-testid="settle"]', '[data-testid="settle-confirm"]'],
    ends: /Settle on this shortlist/,
  },
  {
    name: 'filling the decisions, and giving one reason to them',
    of: 'features/shortlist/Decisions.svelte',
    props: { round: 'r1', view: shortlist, cut: shortlist.cut, onview: nothing },
    steps: ['[data-testid="fill"]', ['common', 'So'], '.common button'],
    ends: /decide-by/,
  },
  {
    name: 'making the preview',
    of: 'features/documents/OneDocument.svelte',
    props: { round: 'r1', row: pack, folder: '/f' },
    answers: { document_preview: packPreview },
    steps: ['[data-testid="make-preview"]'],
    ends: /Make it again/,
  },
  {
    name: 'ticking all of a bid',
    of: 'features/documents/PublicationForm.svelte',
    props: publishing,
    steps: ['[data-testid="tick-all-022"]'],
    ends: /All ticked/,
  },
  {
    name: 'removing what is left out',
    of: 'features/documents/PublicationForm.svelte',
    props: publishing,
    steps: ['[data-testid="left-out"] fieldset button'],
    ends: /Add what is left out/,
  },
  {
    name: 'saving what is published',
    of: 'features/documents/PublicationForm.svelte',
    props: publishing,
    answers: { publication_set: publication },
    steps: ['[data-testid="save-publication"]'],
    ends: /save-publication/,
  },
  {
    name: 'saving the office',
    of: 'features/documents/OfficeForm.svelte',
    props: { office, onview: nothing },
    answers: { office_set: { office } },
    steps: ['[data-testid="save-office"]'],
    ends: /save-office/,
  },
];

let page: Page | null = null;

function answer(answers: Record<string, unknown> = {}): void {
  vi.mocked(call).mockImplementation((name) =>
    name in answers ? Promise.resolve(structuredClone(answers[name]) as never) : new Promise(() => undefined),
  );
}

async function show({ of, ofRound, props = {} }: Journey): Promise<Page> {
  const load = COMPONENTS[`../${of}`];
  if (!load) throw new Error(`there is no component ${of}`);
  const Form = (await load()).default;
  if (ofRound) session.round.put(round(ofRound));
  page = ofRound ? new Page(OfRound as never, { Form }, null) : new Page(Form, props, null);
  await settle();
  return page;
}

beforeEach(() => {
  session.home.put(home);
  session.round.put(round({ stage: 'revealed' }));
});

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

describe('the focus', { timeout: 60_000 }, () => {
  it.each(JOURNEYS)('after $name is where the work goes on', async (journey) => {
    answer(journey.answers);
    const shown = await show(journey);
    for (const step of journey.steps) {
      if (typeof step === 'string') await shown.click(step);
      else if (step[0] === 'file') await shown.choose('file');
      else await shown.type(...step);
    }
    const { outerHTML = '', tagName = '' } = document.activeElement ?? {};
    expect(tagName).not.toBe('BODY');
    expect(outerHTML).toMatch(journey.ends);
  });

  it.each([
    { name: 'is on a control again that was busy', after: '', ends: 'Send and fetch now' },
    { name: 'goes on from a control for which nothing is left', after: 'disabled', ends: 'Next' },
  ])('$name', async ({ after, ends }) => {
    document.body.innerHTML = '<main><button>Send and fetch now</button><button>Next</button></main>';
    const button = document.querySelector('button');
    const letGo = keepFocus();
    button?.focus();
    const rest = beginWork();
    button?.setAttribute('disabled', '');
    await new Promise((done) => setTimeout(done, 0));
    expect(document.activeElement?.textContent).not.toBe('Next');
    button?.toggleAttribute('disabled', after === 'disabled');
    rest();
    await new Promise((done) => setTimeout(done, 0));
    expect(document.activeElement?.textContent).toBe(ends);
    letGo();
  });

  it('is left alone by somebody who turns away from a control', async () => {
    document.body.innerHTML = '<main><button>One</button><p></p></main>';
    const letGo = keepFocus();
    const button = document.querySelector('button');
    button?.focus();
    button?.blur();
    await new Promise((done) => setTimeout(done, 0));
    document.querySelector('p')?.append(document.createElement('i'));
    await new Promise((done) => setTimeout(done, 0));
    expect(document.activeElement).toBe(document.body);
    letGo();
  });
});
