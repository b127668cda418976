/** The sheet in hand: what it says, and how its last change stands. */
import type { SheetContent, SheetSaved, SheetView } from '../../bindings';
import { call } from '../../ipc';
import { announcer } from '../../lib/announce.svelte';
import { problemsOf, type Problem } from '../../lib/errors';
import { Loader } from '../../lib/loader.svelte';
import { formatTimeToTheSecond } from '../../lib/format';
import { session } from '../../lib/session.svelte';
import { Saver, type SaveState } from './saver';

/** Which sheet it is. */
type SheetRef = { round: string; bid: string; member: string | null };

function isSame(a: SheetRef, b: SheetRef): boolean {
  return a.round === b.round && a.bid === b.bid && a.member === b.member;
}

export class SheetDraft {
  sheet = new Loader<SheetView>();
  content = $state<SheetContent | null>(null);
  state = $state.raw<SaveState>({ kind: 'idle' });
  savedAt = $state<string | null>(null);
  /** Changes that could not be saved before another sheet was turned to. */
  held = $state.raw<{ ref: SheetRef; content: SheetContent }[]>([]);
  #saver: Saver<SheetContent> | null = null;
  #ref: SheetRef | null = null;
  #saved: (bid: string, saved: SheetSaved) => void;

  constructor(saved: (bid: string, saved: SheetSaved) => void) {
    this.#saved = saved;
  }

  /** Whether the sheet can be written now. */
  get open(): boolean {
    const view = this.sheet.value;
    if (!view || view.closed !== null) return false;
    const may = view.declaration === 'none' || view.declaration === 'declared';
    return may && (view.state === null || view.state === 'draft' || view.state === 'reopened');
  }

  /** What was refused of the last save. */
  get refused(): Problem[] {
    return this.state.kind === 'failed' ? problemsOf(this.state.error) : [];
  }

  /** Turns to another sheet, after saving the one in hand. */
  async turnTo(ref: SheetRef): Promise<void> {
    const last = this.#saver;
    const from = this.#ref;
    this.#ref = ref;
    this.sheet.clear();
    await last?.flush();
    if (last?.pending && from) this.#hold(from, last.pending);
    await this.sheet.load(() => call('sheet_show', ref));
    if (this.#ref !== ref || !this.sheet.value) return;
    this.#lay(ref, this.sheet.value);
    this.#takeUp(ref);
  }

  /** Keeps what could not be saved while another sheet is on the draft. */
  #hold(ref: SheetRef, content: SheetContent): void {
    this.held = [...this.held.filter((one) => !isSame(one.ref, ref)), { ref, content }];
  }

  /** Lays what was kept on top of its sheet, and tries to save it again. */
  #takeUp(ref: SheetRef): void {
    const kept = this.held.find((one) => isSame(one.ref, ref));
    if (!kept) return;
    this.held = this.held.filter((one) => one !== kept);
    this.content = structuredClone(kept.content);
    this.changed('now');
  }

  /** Shows a sheet that a command answered with. */
  put(view: SheetView): void {
    this.sheet.put(view);
    if (this.#ref) this.#lay(this.#ref, view);
  }

  /**
   * Reads the sheet again. What is typed stays: the content is laid anew only where somebody else
   * wrote it, and nothing is typed here that is not saved.
   */
  async refresh(): Promise<void> {
    const [ref, saver] = [this.#ref, this.#saver];
    if (!ref || !saver || !this.sheet.value) return;
    let view: SheetView;
    try {
      view = await call('sheet_show', ref);
    } catch {
      return; // what is shown stands until it can be read
    }
    if (this.#ref !== ref || this.#saver !== saver || !this.sheet.value) return;
    this.sheet.put(view);
    const theirs = view.saved_at !== this.savedAt && JSON.stringify(view.content) !== JSON.stringify(this.content);
    if (saver.settled && theirs) this.#lay(ref, view);
  }

  #lay(ref: SheetRef, view: SheetView): void {
    this.content = structuredClone(view.content);
    this.savedAt = view.saved_at;
    this.state = { kind: 'idle' };
    const saver = new Saver<SheetContent>(
      async (content) => {
        const saved = await call('sheet_save', { ...ref, content });
        this.#saved(ref.bid, saved);
        if (this.#saver === saver) this.#take(saved);
      },
      (state) => {
        if (this.#saver === saver) this.#hear(state);
        else if (state.kind === 'failed')
          announcer.say(`The last change to ${ref.bid} was not saved. ${state.error.message}`);
      },
    );
    this.#saver = saver;
  }

  #take(saved: SheetSaved): void {
    this.savedAt = saved.saved_at;
    session.saved(saved.saved_at);
    const view = this.sheet.value;
    if (view)
      this.sheet.put({ ...view, state: view.state ?? 'draft', saved_at: saved.saved_at, standing: saved.standing });
  }

  #hear(state: SaveState): void {
    this.state = state;
    if (state.kind === 'failed') announcer.say(`Not saved. ${state.error.message}`);
    if (state.kind === 'saved' && this.savedAt) announcer.say(`Saved ${formatTimeToTheSecond(this.savedAt)}`);
  }

  /** Notes that the content was changed. */
  changed(when: 'now' | 'rested'): void {
    if (this.content && this.open) this.#saver?.change($state.snapshot(this.content), when);
  }

  /** Gives a criterion a score, or takes it away. */
  score(criterion: string, score: string | null): void {
    if (!this.content || !this.open) return;
    const others = Object.entries(this.content.scores).filter(([id]) => id !== criterion);
    this.content.scores = Object.fromEntries(score === null ? others : [...others, [criterion, score]]);
    this.changed('now');
  }

  /** Saves what rests, and says what could not be saved; `null` where all is on file. */
  async saveNow(): Promise<string | null> {
    await this.flush();
    const refs = this.held.map((one) => one.ref.bid);
    if (this.#saver?.pending && this.#ref) refs.push(this.#ref.bid);
    return refs.length > 0
      ? `The sheet of ${refs.filter((ref, index) => refs.indexOf(ref) === index).join(', ')}`
      : null;
  }

  /** Saves what rests. */
  flush(): Promise<void> {
    return this.#saver?.flush() ?? Promise.resolve();
  }
}
