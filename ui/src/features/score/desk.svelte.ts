/** The sheet in hand: what it says, and how its last change stands. */
import type { SheetContent, SheetSaved, SheetView } from '../../bindings';
import { call } from '../../ipc';
import { announcer } from '../../lib/announce.svelte';
import { Loader } from '../../lib/loader.svelte';
import { formatTimeToTheSecond } from '../../lib/format';
import { session } from '../../lib/session.svelte';
import { Saver, type SaveState } from './saver';

type Place = { round: string; bid: string; member: string | null };

function isSame(a: Place, b: Place): boolean {
  return a.round === b.round && a.bid === b.bid && a.member === b.member;
}

export class Desk {
  sheet = new Loader<SheetView>();
  content = $state<SheetContent | null>(null);
  state = $state.raw<SaveState>({ kind: 'idle' });
  savedAt = $state<string | null>(null);
  /** Changes that could not be saved before another sheet was turned to. */
  held = $state.raw<{ place: Place; content: SheetContent }[]>([]);
  #saver: Saver<SheetContent> | null = null;
  #place: Place | null = null;
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

  /** Puts another sheet on the desk, after saving the one that lies there. */
  async turnTo(place: Place): Promise<void> {
    const last = this.#saver;
    const from = this.#place;
    this.#place = place;
    this.sheet.clear();
    await last?.flush();
    if (last?.pending && from) this.#hold(from, last.pending);
    await this.sheet.load(() => call('sheet_show', place));
    if (this.#place !== place || !this.sheet.value) return;
    this.#lay(place, this.sheet.value);
    this.#takeUp(place);
  }

  /** Keeps what could not be saved while another sheet is on the desk. */
  #hold(place: Place, content: SheetContent): void {
    this.held = [...this.held.filter((one) => !isSame(one.place, place)), { place, content }];
  }

  /** Lays what was kept on top of its sheet, and tries to save it again. */
  #takeUp(place: Place): void {
    const kept = this.held.find((one) => isSame(one.place, place));
    if (!kept) return;
    this.held = this.held.filter((one) => one !== kept);
    this.content = structuredClone(kept.content);
    this.changed('now');
  }

  /** Shows a sheet that a command answered with. */
  put(view: SheetView): void {
    this.sheet.put(view);
    if (this.#place) this.#lay(this.#place, view);
  }

  #lay(place: Place, view: SheetView): void {
    this.content = structuredClone(view.content);
    this.savedAt = view.saved_at;
    this.state = { kind: 'idle' };
    const saver = new Saver<SheetContent>(
      async (content) => {
        const saved = await call('sheet_save', { ...place, content });
        this.#saved(place.bid, saved);
        if (this.#saver === saver) this.#take(saved);
      },
      (state) => {
        if (this.#saver === saver) this.#hear(state);
        else if (state.kind === 'failed')
          announcer.say(`The last change to ${place.bid} was not saved. ${state.error.message}`);
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

  /** Saves what rests. */
  flush(): Promise<void> {
    return this.#saver?.flush() ?? Promise.resolve();
  }
}
