// @vitest-environment happy-dom
/** What documents say: who can change it, what is sent, and what is drawn of many texts. */
import type { Component } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PublicationView } from '../bindings';
import Documents from '../features/documents/Documents.svelte';
import { groupsOf } from '../features/documents/publication';
import OneDocument from '../features/documents/OneDocument.svelte';
import PublicationForm from '../features/documents/PublicationForm.svelte';
import { call } from '../ipc';
import { changes } from '../lib/changes';
import { PIECE, STEP } from '../lib/nearing';
import { session } from '../lib/session.svelte';
import { forgetTyped } from '../lib/typed.svelte';
import { home, office, pack, packPreview, publication, round, shortlist, textToRead } from './fixtures';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({
  call: vi.fn(),
  chooseFolder: () => Promise.resolve(null),
  cancel: () => Promise.resolve(),
  onProgress: () => () => undefined,
}));
vi.mock('../features/documents/reader', () => ({
  open: () => Promise.resolve({ pages: 1, draw: () => Promise.resolve(''), close: () => undefined }),
}));

const nothing = (): void => undefined;
let answers: Record<string, unknown>;
let page: Page | null = null;

async function show(Shown: unknown, props: Record<string, unknown>): Promise<Page> {
  page = new Page(Shown as Component<never>, props, null);
  await settle();
  return page;
}

function screen(part: string): Promise<Page> {
  return show(Documents, { round: 'r1', part, member: null });
}

function sentTo(command: string): unknown[] {
  return vi.mocked(call).mock.calls.flatMap(([name, request]) => (name === command ? [request] : []));
}

function isTicked(shown: Page, testid: string): boolean {
  return shown.find<HTMLInputElement>(`[data-testid="${testid}"]`).checked;
}

beforeEach(() => {
  session.home.put(home);
  session.round.put(round({ stage: 'decided' }));
  answers = {
    document_list: { documents: [pack], folder: '/f' },
    document_preview: packPreview,
    document_write: { files: [], warnings: [] },
    office_show: { office },
    office_set: { office },
    publication_show: publication,
    publication_set: publication,
    ranking: { rows: { '021': {}, '022': { decision: { kind: 'award' } } } },
  };
  vi.mocked(call).mockReset();
  vi.mocked(call).mockImplementation((name) => Promise.resolve(structuredClone(answers[name] ?? shortlist) as never));
});

afterEach(async () => {
  await page?.close();
  page = null;
  forgetTyped();
});

describe('the documents screen', () => {
  it.each([
    ['office', 'The office', 'office-form', 'office-read'],
    ['publication', 'What is published', 'publication-form', 'unsuccessful-read'],
  ])('lets the chair change %s, and others read it', async (part, title, form, read) => {
    const chairs = await screen(part);
    expect(chairs.find('h2').textContent).toBe(title);
    expect(chairs.find('[aria-current]').textContent.trim()).toBe(title);
    expect(chairs.root.querySelector(`[data-testid="${form}"]`)).not.toBeNull();
    await chairs.close();
    session.round.put(round({ stage: 'decided', is_chair: false }));
    const others = await screen(part);
    expect(others.find(`[data-testid="${read}"]`)).toBeTruthy();
    expect(others.find('[data-testid="for-chair"]').textContent).toContain('Ann');
    expect(others.root.querySelectorAll('form, input, textarea, select')).toHaveLength(0);
  });

  it('lets a chair who is recused from a bid read what is published, and not change it', async () => {
    answers.publication_show = { ...publication, withheld: ['023'] };
    const shown = await screen('publication');
    expect(shown.find('[data-testid="withheld"]').textContent).toContain('023');
    expect(shown.root.querySelector('form, input')).toBeNull();
  });

  it('says why the office cannot be shown, and tries again', async () => {
    vi.mocked(call).mockImplementation((name) =>
      name === 'office_show'
        ? Promise.reject({ code: 'io', message: 'The file is gone', details: [], field: null } as never)
        : Promise.resolve(structuredClone(answers[name]) as never),
    );
    const shown = await screen('office');
    expect(shown.find('[data-testid="error-summary"]').textContent).toContain('The file is gone');
    expect(shown.root.querySelector('[data-testid="retry-part"]')).not.toBeNull();
  });

  it('shows the awarded bids first', async () => {
    const shown = await screen('publication');
    const bids = [...shown.root.querySelectorAll('h3, h4')].map((one) => one.textContent.trim());
    expect(bids).toEqual([
      'Texts of the bids that are awarded something',
      '022 A bidder',
      'The round as a whole',
      'Texts of the other bids',
      '021 A bidder',
    ]);
  });
});

describe('the office', () => {
  it('takes what is changed elsewhere, unless something is typed over it', async () => {
    const shown = await screen('office');
    answers.office_show = { office: { ...office, name: 'A new name' } };
    changes.tell({ parts: ['office'], rounds: [] });
    await changes.settled();
    await settle();
    const name = shown.find<HTMLInputElement>('[data-testid="office-name"]');
    expect(name.value).toBe('A new name');
    await shown.type('office.name', 'My name for it');
    answers.office_show = { office };
    changes.tell({ parts: ['office'], rounds: [] });
    await changes.settled();
    await settle();
    expect(name.value).toBe('My name for it');
  });

  it('opens the templates that have a text, and the one that is refused', async () => {
    const shown = await screen('office');
    const open = (): string[] =>
      [...shown.root.querySelectorAll<HTMLElement>('details[open]')].map((one) => one.dataset.testid ?? '');
    expect(open()).toEqual(['template-notice']);
    const refusal = { code: 'bad_data', message: 'Too long', details: [], field: 'office.templates.award_letter' };
    vi.mocked(call).mockImplementation(() => Promise.reject(refusal as never));
    await shown.submit();
    expect(open()).toEqual(['template-award_letter', 'template-notice']);
  });

  it('refuses days that are none before it asks', async () => {
    const shown = await screen('office');
    await shown.type('office.accept_within', '400');
    await shown.submit();
    expect(shown.find('[data-testid="error-summary"]').textContent).toContain('from 1 to 365');
    expect(sentTo('office_set')).toEqual([]);
  });
});

describe('what is published', () => {
  const props = { round: 'r1', view: publication, groups: groupsOf(publication.texts, {}), onview: nothing };

  it('sends the whole of it, with what is ticked as it reads now', async () => {
    const shown = await show(PublicationForm, props);
    expect(isTicked(shown, 'read-021-purpose')).toBe(true);
    expect(isTicked(shown, 'read-021-summary')).toBe(false);
    expect(shown.root.textContent).toContain('Changed since Ann read it');
    await shown.press('tick-all-021');
    expect(isTicked(shown, 'read-022-purpose')).toBe(false);
    await shown.submit();
    expect(sentTo('publication_set')).toEqual([
      {
        round: 'r1',
        publication: {
          ...publication.publication,
          read: [...publication.publication.read, { bid: '021', text: 'summary', sha256: 'sha of now' }],
        },
      },
    ]);
  });

  it('sends no row that is left empty, and asks for the rest of one that is not', async () => {
    const shown = await show(PublicationForm, props);
    await shown.press('add-left-out');
    await shown.submit();
    expect(sentTo('publication_set')).toEqual([{ round: 'r1', publication: publication.publication }]);
    await shown.press('add-left-out');
    await shown.type('publication.left_out.blank-1.what', 'A name');
    await shown.submit();
    expect(sentTo('publication_set')).toHaveLength(1);
    expect(shown.find('[data-testid="error-summary"]').textContent).toContain('Choose the ground');
  });

  it('draws a piece of many texts, and as far as one that is refused', async () => {
    const refs = Array.from({ length: 500 }, (_, at) => String(at + 1).padStart(3, '0'));
    const texts = refs.map((ref) => textToRead(ref));
    const read = texts.map(({ bid, text, sha256 }) => ({ bid, text, sha256 }));
    const view: PublicationView = { ...publication, texts, publication: { ...publication.publication, read } };
    const shown = await show(PublicationForm, { ...props, view, groups: groupsOf(texts, {}) });
    const drawn = (): number => shown.root.querySelectorAll('h4').length;
    expect(drawn()).toBe(PIECE);
    await shown.press('more-rows');
    expect(drawn()).toBe(PIECE + STEP);
    const refusal = { code: 'bad_data', message: 'It was changed', details: [], field: 'publication.read.99' };
    vi.mocked(call).mockImplementation(() => Promise.reject(refusal as never));
    await shown.submit();
    expect(drawn()).toBe(99 + PIECE);
    await shown.click('[data-testid="error-summary"] a');
    expect(document.activeElement?.getAttribute('data-testid')).toBe('read-100-purpose');
  });
});

describe('how a document is made', () => {
  it('is sent with it, and a preview of another choice is taken away', async () => {
    const shown = await show(OneDocument, { round: 'r1', row: pack, folder: '/f' });
    await shown.press('make-preview');
    expect(shown.root.textContent).toContain('pack.pdf');
    await shown.click('input[value="apart"]');
    expect(shown.root.textContent).not.toContain('pack.pdf');
    await shown.submit();
    expect(sentTo('document_write')).toMatchObject([{ which: { document: 'pack', annex: 'apart', month: null } }]);
  });

  it('is refused where the month is none', async () => {
    const row = { ...pack, document: 'specified_information' };
    const shown = await show(OneDocument, { round: 'r1', row, folder: '/f' });
    await shown.type('which.month', 'March');
    await shown.press('make-preview');
    await shown.submit();
    expect(shown.find('[data-testid="error-summary"]').textContent).toContain('such as 2014-03');
    expect([...sentTo('document_preview'), ...sentTo('document_write')]).toEqual([]);
  });
});
