/** The files that were handed to the window, and what became of each. */
import type { FileIn } from '../../bindings';
import { call, given as nextGiven } from '../../ipc';
import { changes } from '../../lib/changes';
import { announcer } from '../../lib/announce.svelte';
import { to, toFiles } from '../../lib/route';
import { router } from '../../lib/router.svelte';
import { session } from '../../lib/session.svelte';
import { all, replyAlone, work, type Ask, type Item } from './look';

class Given {
  items = $state.raw<Item[]>([]);
  busy = $state(false);
  /** A reply that the chair's screen is to open next. */
  reply = $state.raw<FileIn | null>(null);
  /** Why files could not be read that were dropped or named to the program. */
  problems = $state.raw<string[]>([]);
  /** What the screen in hand takes besides, such as a file of bids, and who takes it. */
  wants = $state<string | null>(null);
  taker: ((file: FileIn) => void) | null = null;
  /** Files that are still to be worked off. */
  #waiting: Ask[] = [];

  /** Lets a screen take files that are none of ours, as long as it is there. */
  take(wants: string, taker: (file: FileIn) => void): () => void {
    this.wants = wants;
    this.taker = taker;
    return () => {
      this.wants = this.taker = null;
    };
  }

  /** Works off the files that were dropped, or that the program was opened with. */
  async begin(): Promise<void> {
    const { files, problems } = await all(nextGiven);
    const asks = files.map(asked);
    this.problems = problems;
    if (problems.length > 0) router.go(toFiles);
    const [only, ...others] = asks;
    const taker = this.taker;
    if (only && taker && others.length === 0 && (await isForeign(only))) taker(await only.read());
    else await this.open(asks);
  }

  /** Shows files in the one place for them, and works them off one after the other. */
  async open(asks: Ask[]): Promise<void> {
    this.#waiting.push(...asks);
    if (this.busy || asks.length === 0) return;
    this.busy = true;
    this.items = [];
    router.go(toFiles);
    for (let ask = this.#waiting.shift(); ask; ask = this.#waiting.shift()) {
      this.items = [
        ...this.items,
        await work(ask, { look: (file) => call('file_look', file), take: (file) => call('bundle_take', file) }),
      ];
    }
    await changes.settled();
    this.busy = false;
    announcer.say(this.items.map((item) => item.refusal ?? item.look?.sentence ?? '').join(' '));
    const reply = replyAlone(this.items);
    if (reply) this.compare(reply, true);
  }

  /** Opens a reply on the chair's screen of devices. */
  compare(reply: FileIn, alone = false): void {
    const round = session.round.value?.id ?? session.home.value?.rounds[0]?.id;
    if (!round) return;
    this.reply = reply;
    if (alone) router.replace(to(round, 'devices'));
    else router.go(to(round, 'devices'));
  }
}

/** Whether a file is none of ours, so that the screen in hand may take it. */
async function isForeign(ask: Ask): Promise<boolean> {
  try {
    return (await call('file_look', await ask.read())).kind === 'other';
  } catch {
    return false;
  }
}

function asked(file: FileIn): Ask {
  return { name: file.name, read: () => Promise.resolve(file) };
}

export const given = new Given();
