/** The files that were handed to the window, and what became of each. */
import type { FileIn } from '../../bindings';
import { call, given as nextGiven } from '../../ipc';
import { announcer } from '../../lib/announce.svelte';
import { toApiError } from '../../lib/errors';
import { to, toFiles } from '../../lib/route';
import { router } from '../../lib/router.svelte';
import { session } from '../../lib/session.svelte';
import { replyAlone, work, type Ask, type Item } from './look';

class Given {
  items = $state.raw<Item[]>([]);
  busy = $state(false);
  /** A reply that the chair's screen is to open next. */
  reply = $state.raw<FileIn | null>(null);
  /** Why a file that the program was opened with could not be read. */
  problem = $state<string | null>(null);
  /** Files that are still to be worked off. */
  #waiting: Ask[] = [];

  /** Works off the files that the program was opened with. */
  async begin(): Promise<void> {
    const asks: Ask[] = [];
    try {
      for (let file = await nextGiven(); file; file = await nextGiven()) asks.push(asked(file));
    } catch (thrown) {
      this.problem = toApiError(thrown).message;
      router.go(toFiles);
    }
    if (asks.length > 0) await this.open(asks);
  }

  /** Shows files in the one place for them, and works them off one after the other. */
  async open(asks: Ask[]): Promise<void> {
    this.#waiting.push(...asks);
    if (this.busy || asks.length === 0) return;
    this.busy = true;
    this.items = [];
    router.go(toFiles);
    for (let ask = this.#waiting.shift(); ask; ask = this.#waiting.shift()) {
      this.items = [...this.items, await work(ask, { look: (file) => call('file_look', file), take: (file) => call('bundle_take', file) })];
    }
    await this.#arrived();
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

  /** Reads again what records can have changed. */
  async #arrived(): Promise<void> {
    await session.refreshHome();
    const round = session.round.value?.id;
    if (round && this.items.some((item) => item.done)) await session.refreshRound(round);
  }
}

function asked(file: FileIn): Ask {
  return { name: file.name, read: () => Promise.resolve(file) };
}

export const given = new Given();
