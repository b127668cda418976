/** The forms of the laptops of a panel, and of the way on to one. */
import { call } from '../ipc';
import { Arriving } from '../features/devices/arriving.svelte';
import { DevicesState } from '../features/devices/state.svelte';
import type { Action } from '../lib/loader.svelte';
import type { FormCase } from './cases';
import { exchange, members } from './fixtures';
import type { Acting } from './page';

type Shown = Record<string, unknown>;

/** The action that a form was given. */
export const ofActing = (props: Shown): Acting => props.acting as Action;

function devices(more: Shown = {}): Shown {
  const state = new DevicesState('r1');
  state.exchange.put(exchange);
  return { devices: state, acting: state.acting, view: exchange, members, people: members, ...more };
}

function arriving(more: Shown = {}): Shown {
  const state = new Arriving();
  return { arriving: state, acting: state.acting, ...more };
}

/** Their cases. */
export const DEVICES: FormCase[] = [
  {
    of: 'features/devices/Deputy.svelte',
    sends: 'deputy_set',
    props: devices(),
    acting: ofActing,
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/FolderForm.svelte',
    sends: 'exchange_run',
    props: (() => {
      const props = devices({ known: '/share' });
      const state = props.devices as DevicesState;
      return {
        ...props,
        run: (folder: string) =>
          state.take(
            'exchange',
            () => call('exchange_run', { folder }),
            () => '',
          ),
      };
    })(),
    acting: ofActing,
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/Fork.svelte',
    sends: 'fork_choose',
    props: devices({
      chair: true,
      fork: {
        log: 'l2',
        name: 'Ben',
        seq: 3,
        settled: false,
        branches: [{ record: 'aa', at: null, kind: 'sheet_drafted', stands: false }],
      },
    }),
    acting: ofActing,
    fill: async (page) => {
      await page.tick('record');
      await page.press('fork-choose');
      await page.type('reason', 'A copy');
    },
    send: (page) => page.press('fork-choose-confirm'),
  },
  {
    of: 'features/devices/Invite.svelte',
    others: /^folder$/,
    sends: 'invite',
    props: devices(),
    acting: ofActing,
    fill: (page) => page.type('folder', '/folder'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/Keys.svelte',
    sends: 'keys_move',
    props: devices(),
    acting: ofActing,
    answers: { keys_show: { at: 'passphrase', sentence: 'Under a passphrase.' } },
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/OpenInvitation.svelte',
    sends: 'join',
    props: arriving(),
    acting: ofActing,
    send: (page) => page.choose('base64'),
  },
  {
    of: 'features/devices/OpenInvitation.svelte',
    sends: 'join',
    props: arriving({ again: true }),
    acting: ofActing,
    send: (page) => page.choose('base64'),
  },
  {
    of: 'features/devices/OpenReply.svelte',
    sends: 'reply_check',
    props: devices(),
    acting: ofActing,
    send: (page) => page.choose('base64'),
  },
  {
    of: 'features/devices/Reasoned.svelte',
    sends: 'device_bar',
    props: (() => {
      const props = devices({ form: 'bar', verb: 'Bar', sentence: 'Shut out.', label: 'Why', missing: 'Say why' });
      const state = props.devices as DevicesState;
      return {
        ...props,
        testid: 'bar',
        onconfirm: (reason: string) => void state.change('bar', () => call('device_bar', { log: 'l1', reason }), ''),
      };
    })(),
    acting: ofActing,
    fill: async (page) => {
      await page.press('bar');
      await page.type('reason', 'Lost');
    },
    send: (page) => page.press('bar-confirm'),
  },
  {
    of: 'features/devices/Recover.svelte',
    sends: 'kit_recover',
    props: arriving(),
    acting: ofActing,
    fill: async (page) => {
      await page.choose('file');
      await page.type('passphrase', 'six words');
    },
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/SaveFile.svelte',
    sends: 'file_save',
    props: devices({ form: 'records', what: 'it', next: '', make: () => Promise.resolve({ name: 'a', base64: '' }) }),
    acting: ofActing,
    fill: (page) => page.type('folder', '/folder'),
    send: (page) => page.submit(),
  },
  {
    of: 'features/devices/TakeFile.svelte',
    sends: 'bundle_take',
    props: (() => {
      const props = devices();
      const state = props.devices as DevicesState;
      return {
        ...props,
        run: (file: () => Promise<{ name: string; base64: string }>) =>
          state.take(
            'take',
            async () => call('bundle_take', await file()),
            () => '',
          ),
      };
    })(),
    acting: ofActing,
    send: (page) => page.choose('base64'),
  },
];
