/**
 * Every screen of the window, with all that the frame has to know of it: the
 * rail, the palette, the router and `App.svelte` read this record and nothing
 * else. A screen that is left out, or that the program does not know, breaks
 * the build.
 *
 * A component is fetched when its screen is first turned to, so that the
 * record can be read without a window.
 */
import type { Component } from 'svelte';

import type { Home, Role, RoundView, Screen, Stage } from './bindings';
import type { Route } from './lib/route';

/** What a screen of a round is given. */
export type ScreenProps = {
  round: string;
  /** What of the screen: a bid's reference, a page of set-up, or a fund. */
  part: string | null;
  /** Whose sheet, where it is not one's own. */
  member: string | null;
};

/** How much is on a screen or waits there, and what is counted, for those who hear it. */
export type Count = { figure: string; of: string };

/** A screen of one round; the program names the same ones. */
export type RoundScreen = Exclude<Screen, 'home'>;
/** A screen that is of no round. */
export type WindowScreen = 'home' | 'new' | 'quick' | 'files';
export type ScreenName = RoundScreen | WindowScreen;

type RoundEntry = {
  title: string;
  /** The stage from which it is open. */
  from: Stage;
  /** Who has something to do or to read there. */
  for: readonly Role[];
  /** Whether the round has it, by how it is commissioned; left out where every round has it. */
  shown?: (view: RoundView) => boolean;
  /** How much is there or waits there, once it is open; `left` sheets are still to be handed in. */
  count: (view: RoundView, left: number | null) => Count | null;
  load: () => Promise<{ default: Component<ScreenProps> }>;
};

type WindowEntry = {
  title: string;
  /** What a way to it is called elsewhere; `null` where it is come to by itself alone. */
  link: string | null;
  address: string;
  /** Whether it can be used now. */
  usable: (home: Home | null) => boolean;
  load: () => Promise<{ default: Component }>;
};

const EVERYBODY: readonly Role[] = ['chair', 'member', 'observer', 'support'];
const SCORERS: readonly Role[] = ['chair', 'member'];

function uncounted(): null {
  return null;
}

/** The screens of a round, in the order of the rail. */
export const ROUND_SCREENS = {
  set_up: {
    title: 'Set-up',
    from: 'set_up',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/setup'),
  },
  research: {
    title: 'Research',
    from: 'set_up',
    for: EVERYBODY,
    shown: (view) => view.approaches.includes('evidence_led'),
    count: uncounted,
    load: () => import('./features/research'),
  },
  partners: {
    title: 'Partners',
    from: 'set_up',
    for: EVERYBODY,
    shown: (view) => view.approaches.includes('co_commissioning'),
    count: uncounted,
    load: () => import('./features/partners'),
  },
  bids: {
    title: 'Bids',
    from: 'set_up',
    for: EVERYBODY,
    count: (view) => ({ figure: String(view.bids), of: 'bids' }),
    load: () => import('./features/bids'),
  },
  projects: {
    title: 'Existing projects',
    from: 'set_up',
    for: EVERYBODY,
    shown: (view) => view.approaches.includes('iterative'),
    count: uncounted,
    load: () => import('./features/projects'),
  },
  bidders: {
    title: 'Bidders',
    from: 'set_up',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/bidders'),
  },
  score: {
    title: 'Score',
    from: 'scoring',
    for: SCORERS,
    count: (_, left) => (left ? { figure: String(left), of: 'sheets left to hand in' } : null),
    load: () => import('./features/score'),
  },
  progress: {
    title: 'Progress',
    from: 'scoring',
    for: EVERYBODY,
    count: (view) => ({
      figure: `${view.sheets_submitted}/${view.sheets_wanted}`,
      of: 'sheets submitted of those wanted',
    }),
    load: () => import('./features/progress'),
  },
  devices: {
    title: 'Laptops',
    from: 'set_up',
    for: EVERYBODY,
    count: (view) =>
      view.is_chair && view.late_sheets > 0
        ? { figure: String(view.late_sheets), of: 'late sheets that do not count' }
        : null,
    load: () => import('./features/devices'),
  },
  moderate: {
    title: 'Moderate',
    from: 'revealed',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/moderate'),
  },
  fairness: {
    title: 'Fairness',
    from: 'revealed',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/fairness'),
  },
  shortlist: {
    title: 'Shortlist',
    from: 'revealed',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/shortlist'),
  },
  documents: {
    title: 'Documents',
    from: 'revealed',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/documents'),
  },
  awards: {
    title: 'Awards',
    from: 'decided',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/awards'),
  },
  cycle: {
    title: 'Cycle',
    from: 'set_up',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/cycle'),
  },
  history: {
    title: 'History',
    from: 'set_up',
    for: EVERYBODY,
    count: uncounted,
    load: () => import('./features/history'),
  },
} as const satisfies Record<RoundScreen, RoundEntry>;

/** The screens of no round, in the order in which they are offered. */
export const WINDOW_SCREENS = {
  home: {
    title: 'Rounds',
    link: 'All rounds',
    address: '#/',
    usable: () => true,
    load: () => import('./features/home'),
  },
  new: {
    title: 'Make a new round',
    link: 'Make a new round',
    address: '#/new',
    usable: (home) => home?.may_begin ?? false,
    load: () => import('./features/home/new'),
  },
  quick: {
    title: 'Give a quick grant',
    link: 'Give a quick grant',
    address: '#/quick',
    usable: (home) => home?.may_begin ?? false,
    load: () => import('./features/quick'),
  },
  files: {
    title: 'Files to open',
    link: null,
    address: '#/files',
    usable: () => true,
    load: () => import('./features/given'),
  },
} as const satisfies Record<WindowScreen, WindowEntry>;

/** Whether a word names a screen of a round. */
export function isRoundScreen(word: string): word is RoundScreen {
  return Object.hasOwn(ROUND_SCREENS, word);
}

/** Whether a word names a screen of no round. */
export function isWindowScreen(word: string): word is WindowScreen {
  return Object.hasOwn(WINDOW_SCREENS, word);
}

/** The screens of a round with their names, in the order of the rail. */
export function listRoundScreens(): (RoundEntry & { screen: RoundScreen })[] {
  return Object.entries<RoundEntry>(ROUND_SCREENS).flatMap(([screen, entry]) =>
    isRoundScreen(screen) ? [{ ...entry, screen }] : [],
  );
}

/** The screens of no round that can be turned to now. */
export function listWindowScreens(home: Home | null): (WindowEntry & { screen: WindowScreen; link: string })[] {
  return Object.entries<WindowEntry>(WINDOW_SCREENS).flatMap(([screen, entry]) =>
    isWindowScreen(screen) && entry.link !== null && entry.usable(home) ? [{ ...entry, screen, link: entry.link }] : [],
  );
}

/** What a screen is called. */
export function titleOf(screen: ScreenName): string {
  return isRoundScreen(screen) ? ROUND_SCREENS[screen].title : WINDOW_SCREENS[screen].title;
}

/** A screen whose component is here, with what it was turned to by. */
export type ShownScreen =
  | { of: 'round'; screen: RoundScreen; Component: Component<ScreenProps>; props: ScreenProps }
  | { of: 'window'; screen: WindowScreen; Component: Component };

/** Fetches the component of the screen at an address. */
export async function loadScreen({ screen, round, part, member }: Route): Promise<ShownScreen> {
  if (!isRoundScreen(screen)) {
    return { of: 'window', screen, Component: (await WINDOW_SCREENS[screen].load()).default };
  }
  const { default: Component } = await ROUND_SCREENS[screen].load();
  return { of: 'round', screen, Component, props: { round: round ?? '', part, member } };
}
