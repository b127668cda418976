/** How far somebody who was invited has come. */
import type { ExchangeView, Home } from '../../bindings';
import { neverReached } from '../../lib/never';

/** Those in which there is something to wait for. */
export type Waiting = 'waiting' | 'recovered' | 'roundless';

/**
 * - `fresh` the profile belongs to nobody: it can begin a panel or join one
 * - `waiting` it answered an invitation, and the chair has not taken it on
 * - `recovered` its keys came back from a recovery kit, and its records have not
 * - `roundless` it is on the panel, and no round has arrived
 * - `settled` there is nothing to wait for
 */
export type Standing = Waiting | 'fresh' | 'settled';

export function standing(
  view: Pick<ExchangeView, 'me' | 'chair' | 'words' | 'devices'>,
  home: Pick<Home, 'panel' | 'rounds'>,
): Standing {
  if (view.words !== null) return 'waiting';
  if (home.rounds.length > 0) return 'settled';
  if (view.me === null && home.panel === null) return 'fresh';
  if (view.me !== null && !view.devices.some((device) => device.own)) return 'recovered';
  return view.chair ? 'settled' : 'roundless';
}

/** Whether there is something to wait for. */
export function waits(state: Standing | null): state is Waiting {
  return state === 'waiting' || state === 'recovered' || state === 'roundless';
}

/** What the waiting is for, as a heading. */
export function waitingFor(state: Waiting, chair: string | null): string {
  switch (state) {
    case 'recovered':
      return 'The keys of your lost laptop are back';
    case 'waiting':
      return `Waiting for ${chair ?? 'the chair'} to add this laptop to the panel`;
    case 'roundless':
      return 'Waiting for the round to arrive';
    default:
      return neverReached(state);
  }
}
