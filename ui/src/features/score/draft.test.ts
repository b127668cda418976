import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { SheetContent, SheetView } from '../../bindings';
import { call } from '../../ipc';
import { SheetDraft } from './draft.svelte';

vi.mock('../../ipc', () => ({ call: vi.fn() }));

const EMPTY: SheetContent = {
  scores: {},
  reasons: {},
  strengths: '',
  weaknesses: '',
  comment: '',
  recommendation: null,
  suggested_amount: null,
};

function sheet(change: Partial<SheetView>): SheetView {
  return {
    state: 'draft',
    closed: null,
    declaration: 'none',
    saved_at: '14:00',
    content: EMPTY,
    ...change,
  } as SheetView;
}

/** Answers the next questions, one after the other. */
function answers(...views: (SheetView | Promise<SheetView>)[]): void {
  for (const view of views) vi.mocked(call).mockImplementationOnce(() => Promise.resolve(view) as never);
}

describe('a sheet that is read again', () => {
  const ref = { round: 'r1', bid: '021', member: null };

  beforeEach(() => {
    vi.mocked(call).mockReset();
  });

  it('keeps what is typed and not saved yet', async () => {
    const draft = new SheetDraft(() => undefined);
    answers(sheet({}));
    await draft.turnTo(ref);
    if (draft.content) draft.content.strengths = 'Sound';
    draft.changed('rested');
    answers(sheet({ saved_at: '14:05', content: { ...EMPTY, strengths: 'Written elsewhere' } }));
    await draft.refresh();
    expect(draft.content?.strengths).toBe('Sound');
  });

  it('keeps what is typed while it is being read', async () => {
    const draft = new SheetDraft(() => undefined);
    answers(sheet({}));
    await draft.turnTo(ref);
    let arrive: (view: SheetView) => void = () => undefined;
    answers(new Promise<SheetView>((done) => (arrive = done)));
    const reading = draft.refresh();
    if (draft.content) draft.content.comment = 'Just now';
    draft.changed('rested');
    arrive(sheet({ saved_at: '14:05', content: { ...EMPTY, comment: 'Written elsewhere' } }));
    await reading;
    expect(draft.content?.comment).toBe('Just now');
  });

  it('shows what somebody else wrote where nothing is typed', async () => {
    const draft = new SheetDraft(() => undefined);
    answers(sheet({}));
    await draft.turnTo(ref);
    answers(sheet({ saved_at: '14:05', state: 'reopened', content: { ...EMPTY, strengths: 'Written elsewhere' } }));
    await draft.refresh();
    expect(draft.content?.strengths).toBe('Written elsewhere');
    expect(draft.sheet.value?.state).toBe('reopened');
  });

  it('is left alone where another sheet was turned to meanwhile', async () => {
    const draft = new SheetDraft(() => undefined);
    answers(sheet({}));
    await draft.turnTo(ref);
    let arrive: (view: SheetView) => void = () => undefined;
    answers(new Promise<SheetView>((done) => (arrive = done)), sheet({ saved_at: null }));
    const reading = draft.refresh();
    await draft.turnTo({ ...ref, bid: '022' });
    arrive(sheet({ saved_at: '14:05', content: { ...EMPTY, strengths: 'Of another bid' } }));
    await reading;
    expect(draft.content?.strengths).toBe('');
  });
});
