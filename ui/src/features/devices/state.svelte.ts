/** The laptops of the panel as the screen shows them: what the program says of them, and what is asked of it. */
import type { ExchangeDone, ExchangeView, LateSheets } from '../../bindings';
import { reached } from '../../lib/stages';
import { call } from '../../ipc';
import { changes } from '../../lib/changes';
import { announcer } from '../../lib/announce.svelte';
import { Action, Loader } from '../../lib/loader.svelte';
import { session } from '../../lib/session.svelte';

export class DevicesState {
  readonly exchange = new Loader<ExchangeView>();
  readonly late = new Loader<LateSheets>();
  readonly acting = new Action();
  readonly round: string;

  constructor(round: string) {
    this.round = round;
  }

  /** The round, once it is the one in hand. */
  get view() {
    const view = session.round.value;
    return view?.id === this.round ? view : null;
  }

  /** Whether all that the screen shows has been heard of. */
  get settled(): boolean {
    const view = this.view;
    if (!view) return false;
    return !reached(view.stage, 'closed') || this.late.value !== null || this.late.error !== null;
  }

  async load(): Promise<void> {
    await this.exchange.load(() => call('exchange_show', {}));
  }

  /** The sheets that came after the close; there are none before it. */
  async loadLate(): Promise<void> {
    const view = this.view;
    if (view && reached(view.stage, 'closed')) await this.late.load(() => call('late_sheets', { round: this.round }));
  }

  /** Runs what answers with the laptops as they are then. */
  async change(form: string, ask: () => Promise<ExchangeView>, done: string): Promise<boolean> {
    return this.acting.run(
      async () => {
        this.exchange.put(await ask());
        session.saved();
        await changes.settled();
      },
      done,
      form,
    );
  }

  /** Exchanges with a folder, or takes in a file, and hears what came of it. */
  async take(
    form: string,
    ask: () => Promise<ExchangeDone>,
    heard: (done: ExchangeDone) => string,
  ): Promise<ExchangeDone | null> {
    let got: ExchangeDone | null = null;
    await this.acting.run(
      async () => {
        got = await ask();
        await changes.settled();
      },
      undefined,
      form,
    );
    if (got) announcer.say(heard(got));
    return got;
  }
}
