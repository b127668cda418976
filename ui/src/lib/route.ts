/** Where the window is, as the part of the address after "#". */
import { isRoundScreen, isWindowScreen, WINDOW_SCREENS, type RoundScreen, type ScreenName } from '../screens';

export type Route = {
  screen: ScreenName;
  /** The round, on every screen but home and new. */
  round: string | null;
  /** What of the screen: a bid's reference, a page of set-up, or a fund. */
  part: string | null;
  /** Whose sheet, where it is not one's own. */
  member: string | null;
};

const HOME: Route = { screen: 'home', round: null, part: null, member: null };

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads an address; anything unknown is home. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [first, round, screen = 'set_up', ...rest] = path.split('/').filter(Boolean);
  if (first !== undefined && isWindowScreen(first)) return { ...HOME, screen: first };
  if (first !== 'round' || !round || !isRoundScreen(screen)) return HOME;
  const part = rest.length > 0 ? plain(rest.join('/')) : null;
  return { screen, round: plain(round), part, member: new URLSearchParams(query).get('member') };
}

/** Writes the address of a screen of a round. */
export function to(round: string, screen: RoundScreen, part?: string | null, member?: string | null): string {
  const path = `#/round/${encodeURIComponent(round)}/${screen}`;
  const tail = part ? `/${encodeURIComponent(part)}` : '';
  const query = member ? `?member=${encodeURIComponent(member)}` : '';
  return path + tail + query;
}

export const toHome = WINDOW_SCREENS.home.address;
export const toNew = WINDOW_SCREENS.new.address;
export const toQuick = WINDOW_SCREENS.quick.address;
/** Where files that were dropped or double-clicked are shown. */
export const toFiles = WINDOW_SCREENS.files.address;
