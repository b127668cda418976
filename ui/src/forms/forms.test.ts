// @vitest-environment happy-dom
/** Every refusal that names a field is shown at its control, in every form of the window. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { call, unlock } from '../ipc';
import { listControls } from '../lib/controls.svelte';
import { session } from '../lib/session.svelte';
import { forgetTyped } from '../lib/typed.svelte';
import { CASES, COMPONENTS, type FormCase } from './cases';
import { home, round } from './fixtures';
import { Page, settle } from './page';

vi.mock('../ipc', () => ({
  call: vi.fn(),
  unlock: vi.fn(),
  given: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(null),
  cancel: () => Promise.resolve(),
  onProgress: () => () => undefined,
  onDrag: () => () => undefined,
}));
vi.mock('../features/documents/reader', () => ({
  open: () => Promise.resolve({ pages: 1, draw: () => Promise.resolve(''), close: () => undefined }),
}));
// Charts, which have no control.
for (const chart of ['Verdict', 'SeverityPlot', 'ByCriterion', 'Agreement']) {
  vi.doMock(`../features/fairness/${chart}.svelte`, () => ({ default: () => undefined }));
}

const SOURCES = import.meta.glob<string>(['../features/**/*.svelte', '../lib/*.svelte'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The components in which a form is. */
const FORMS = Object.entries(SOURCES)
  .filter(([path, source]) => path !== '../lib/InForm.svelte' && /provideForm\(|<InForm\b|<form\b/.test(source))
  .map(([path]) => path.slice('../'.length));

const TEXT = 'This is what is wrong';
let page: Page | null = null;

/** Lets the program refuse what a form sends, about one field, and answer the rest. */
function refuseAt(field: string | null, { sends, answers = {} }: FormCase): void {
  const refusal = { code: 'bad_data', message: TEXT, details: [], field };
  vi.mocked(call).mockImplementation((name) => {
    if (name === sends && field !== null) return Promise.reject(refusal as never);
    return name in answers ? Promise.resolve(structuredClone(answers[name]) as never) : new Promise(() => undefined);
  });
  vi.mocked(unlock).mockImplementation(() => Promise.reject(refusal as never));
}

async function show(one: FormCase): Promise<Page> {
  const load = COMPONENTS[`../${one.of}`];
  if (!load) throw new Error(`there is no component ${one.of}`);
  const props = typeof one.props === 'function' ? await one.props() : (one.props ?? {});
  const acting = one.acting?.(props) ?? null;
  page = new Page((await load()).default, props, acting);
  await settle();
  await one.fill?.(page);
  return page;
}

async function close(): Promise<void> {
  await page?.close();
  page = null;
  forgetTyped();
}

/** The element that is marked for a control: itself, or the group of which it is the first. */
function markedOf(control: Element): Element | null {
  return control.getAttribute('aria-invalid') === 'true' ? control : control.closest('[role="radiogroup"]');
}

/** Looks whether the refusal stands at the control of a path, and is led to from the summary. */
function expectShownAt(path: string, shown: Page): void {
  const link = shown.find('[data-testid="error-summary"] a');
  expect(link.textContent, `${path} in the summary`).toContain(TEXT);
  link.click();
  const control = document.activeElement;
  expect(listControls().find((known) => known.id === control?.id)?.path, 'the link leads there').toBe(path);
  const marked = control && markedOf(control);
  expect(marked?.getAttribute('aria-invalid'), `${path} is marked`).toBe('true');
  const about = (marked?.getAttribute('aria-describedby') ?? '').split(' ');
  const words = about.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  expect(words, `${path} is described by what is wrong`).toContain(TEXT);
}

/** Looks whether a path is of a field of what was sent: the program names fields so. */
function expectSent(path: string, name: FormCase['sends']): void {
  const sent = vi
    .mocked(call)
    .mock.calls.filter(([called]) => called === name)
    .at(-1)?.[1];
  if (sent === undefined) return; // it went another way, as a passphrase does
  expect(Object.keys(sent), `${path} is a field of what ${name} is sent`).toContain(path.split('.')[0]);
}

beforeEach(() => {
  location.hash = '#/r/r1/set_up';
  session.home.put(home);
  session.round.put(round());
});

afterEach(close);

describe('the forms of the window', { timeout: 60_000 }, () => {
  it('are all in the list', () => {
    const listed = [...new Set(CASES.map((one) => one.of))];
    expect(listed.sort(), 'a component with a form is a case of forms/cases.ts').toEqual(FORMS.sort());
  });

  it.each(CASES)('$of has every control at a path, and shows there what $sends is refused for', async (one) => {
    refuseAt('', one);
    const first = await show(one);
    expect(first.pathless, 'a control that is at no path can be named by no refusal').toEqual([]);
    const paths = first.paths.filter((path) => one.mine?.test(path) ?? true);
    expect(paths.length, 'there is something to refuse').toBeGreaterThan(0);
    for (const path of paths) {
      if (one.once) await close();
      refuseAt(path, one);
      const shown = page ?? (await show(one));
      await one.send(shown);
      if (!one.others?.test(path)) expectSent(path, one.sends);
      expectShownAt(path, shown);
    }
  });
});

describe('a refusal of a part of what was sent', { timeout: 60_000 }, () => {
  const sheetPane = CASES.find((one) => one.of.endsWith('/SheetPane.svelte'));
  const editor = CASES.find((one) => one.of.endsWith('/SchemeEditor.svelte'));

  it('stands at the criterion whose score could not be saved, and leaves the focus where it is', async () => {
    if (!sheetPane) throw new Error('there is no case of the sheet');
    refuseAt('content.scores.o1', { ...sheetPane, sends: 'sheet_save' });
    const shown = await show(sheetPane);
    const point = shown.find('[data-testid="point-o1-2"]');
    point.focus();
    point.click();
    await settle();
    expect(document.activeElement).toBe(point);
    expect(shown.find('[role="radiogroup"]').getAttribute('aria-invalid')).toBe('true');
    expect(shown.root.querySelector('[data-testid="error-summary"]')).toBeNull();
    await shown.click('[data-testid="save-state"] a');
    expect(listControls().find((one) => one.id === document.activeElement?.id)?.path).toBe('content.scores.o1');
  });

  it('stands at each fault of a scheme that is refused as a whole', async () => {
    if (!editor) throw new Error('there is no case of the scheme');
    const fault = { at: 'sections.0.weight', problem: 'Too much.', remedy: 'Use 100.' };
    const check = { faults: [fault], effective_weights: {}, warnings: [] };
    refuseAt('scheme', { ...editor, answers: { scheme_check: check } });
    const shown = await show(editor);
    await editor.send(shown);
    await shown.click('[data-testid="error-summary"] a');
    expect(listControls().find((one) => one.id === document.activeElement?.id)?.path).toBe('scheme.sections.0.weight');
  });
});
