/** A profile that joins a panel: the invitation, the wait, and the round's arrival. */
import type { ExchangeDone, ExchangeView, FileIn, JoinView, KitRecover, KitRecovered } from '../../bindings';
import { call } from '../../ipc';
import { changes } from '../../lib/changes';
import { announcer } from '../../lib/announce.svelte';
import { Action, Loader } from '../../lib/loader.svelte';
import { session } from '../../lib/session.svelte';
import { standing, type Standing } from './joined';

export class Arriving {
  readonly exchange = new Loader<ExchangeView>();
  readonly acting = new Action();
  /** What the invitation said, while the window is open. */
  joined = $state.raw<JoinView | null>(null);
  /** A recovery kit that was dropped on the window, until it is used. */
  kit = $state.raw<FileIn | null>(null);
  /** Whose keys a recovery kit brought back, while the window is open. */
  recovered = $state.raw<KitRecovered | null>(null);
  /** What came of the last exchange. */
  done = $state.raw<ExchangeDone | null>(null);

  /** How far it has come; `null` while that is not known. */
  get standing(): Standing | null {
    const [view, home] = [this.exchange.value, session.home.value];
    return view && home ? standing(view, home) : null;
  }

  /** Who is waited for, where it is known. */
  get chair(): string | null {
    return this.exchange.value?.chair_name ?? this.joined?.chair ?? null;
  }

  async load(): Promise<void> {
    await this.exchange.load(() => call('exchange_show', {}));
  }

  /** Opens an invitation; opened again, it gives the same reply. */
  async join(read: () => Promise<FileIn>): Promise<boolean> {
    return this.acting.run(
      async () => {
        this.joined = await call('join', await read());
        await changes.settled();
      },
      'The invitation is open. Six words are on the screen.',
      'join',
    );
  }

  /** Begins this fresh profile from a recovery kit. */
  async recover(read: () => Promise<KitRecover>): Promise<boolean> {
    return this.acting.run(
      async () => {
        this.recovered = await call('kit_recover', await read());
        this.kit = null;
        await changes.settled();
      },
      'The keys are back. Send and fetch next.',
      'recover',
    );
  }

  /** Exchanges with a folder, or takes in a file, and looks whether the round has arrived. */
  async take(
    form: string,
    ask: () => Promise<ExchangeDone>,
    heard: (done: ExchangeDone) => string,
  ): Promise<ExchangeDone | null> {
    this.done = null;
    const went = await this.acting.run(
      async () => {
        const done = await ask();
        await changes.settled();
        this.done = done;
        announcer.say(heard(done));
      },
      undefined,
      form,
    );
    return went ? this.done : null;
  }

  /** Forgets what has been read, when the screen is left. */
  leave(): void {
    this.done = null;
    this.kit = null;
    this.acting.problems = [];
  }
}

/** The one wait of this profile, which several screens show. */
export const arriving = new Arriving();
